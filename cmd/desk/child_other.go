//go:build !linux

package main

import "syscall"

// attributes keep a terminal's ^C away from a child. Only Linux can end it when we are killed.
func attributes() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }
