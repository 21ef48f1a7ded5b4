package document

import "bytes"

// What tests of this package need of the child's inside.
var (
	Limit       = limit
	Names       = names
	Orientation = orientation
)

const (
	MaxShown = maxShown
	AtOnce   = atOnce
)

// LookInProcess is what a child does, without a child.
func LookInProcess(content []byte, name string) (Facts, error) {
	said, kept, err := look(request{Name: name}, content)
	return Facts{Pages: said.Pages, Named: said.Named, Content: kept}, err
}

// TextOf is the text that the search is made in.
func TextOf(content []byte, pages int) string { return textOf(bytes.Clone(content), pages) }
