package documenttest

import (
	"slices"
	"sync"

	"tilslut/internal/outside/document"
)

// Person is the name that the good documents are about, or are not.
const Person = "Åse-Marie Bjørg Sørensen Ærø"

// Infected is wanted of a file with which nothing is wrong but that a virus scanner must find something in it.
const Infected = "infected"

// A Sample is one file as somebody uploads it.
type Sample struct {
	Name    string // what it is
	File    string // the file's name, as a browser sends it
	Type    string // the type that a browser declares
	Content []byte
	Want    string // the key of the refusal, or Infected; "" where it is to be taken

	// What is so of the good ones.
	Kind    document.Kind
	Pages   int
	Named   document.Named // what the search for Person finds
	Corners bool           // it is a picture that shows red, green, blue and white in its corners, read like a text
}

// Bad answers files that must not come through. They are made once: don't change them.
func Bad() []Sample { return slices.Clone(bad()) }

var bad = sync.OnceValue(func() []Sample {
	return slices.Concat(disguised(), cut(), glued(), locked(), swollen(), scripted(), active(), crooked(), badPictures(), infected(), badlyNamed())
})

// Good answers files that must come through, as honest people have them. They are made once: don't change them.
func Good() []Sample { return slices.Clone(good()) }

var good = sync.OnceValue(func() []Sample {
	return slices.Concat(minutes(), written(), scans(), photos(), pictures())
})
