package main

import "tilslut/internal/outside/document"

// inspectCommand is what the service starts itself as, to look at an uploaded file; nobody types it.
type inspectCommand struct{}

// Run reads one file from stdin under limits and answers on stdout. Both are the process's own: the limits are, too.
func (inspectCommand) Run() error { return document.Child() }
