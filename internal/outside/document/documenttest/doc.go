// Package documenttest lets a test binary be the child that looks at uploaded files, and holds the samples that must be taken or refused.
//
// # The child
//
// A test binary is not tilslut, so that its own TestMain has to offer the child:
//
//	func TestMain(m *testing.M) { os.Exit(documenttest.Main(m)) }
//
// Inspector(t) then answers an inspector whose children are this very test binary, with the limits of the real ones.
//
// # The samples
//
// Bad and Good make files as people and attackers send them: what is in the file, what it is called, what type a browser says it is,
// and what has to come of it. All of them are made by this package, from pieces where a virus scanner would take offence; the
// people in them do not exist. Their PDFs are written by hand, object by object, because a library writes none that are wrong.
package documenttest
