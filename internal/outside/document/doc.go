// Package document finds out what is in an uploaded file, and makes pictures of its pages. Whoever uploads a file decides every
// byte of it, so nothing of it is parsed in the service's own process.
//
// # The child
//
// Inspect and Page start the running program again (tilslut inspect), hand it one line of JSON and the file on stdin, and read one
// line of JSON and perhaps a file from its stdout. The child first takes limits upon itself (memory, processor time, open files,
// nothing written to a disk), has an empty environment and a process group of its own, and is killed with its group when the
// time is up. Two children run at once; whoever waits too long for a turn is told to try later. However a child ends, the answer
// is a fault with a sentence for the person, never our own mistake.
//
// # What is taken
//
// PDF, PNG and JPEG, told by their content; names and declared types are not even asked for.
//
//   - Pictures are decoded in full once their header has said that they are not too large, are turned as their EXIF says, and are
//     written anew. Metadata, and whatever was hidden in or glued to the file, does not come along; many telephones glue a
//     film to a photo.
//   - PDFs are kept as they came and must therefore be harmless as a whole. The file is read from its first byte to its last, so
//     that old revisions and objects that no table mentions are seen too, and every entry of the cross-reference tables must lead to
//     an object that was seen: there is nothing that a viewer finds and we did not. Something before the header or after the
//     end, encryption, scripts, attachments, forms of the XFA kind, films and programs to start are refused; so are more
//     than 200 pages, and streams that swell.
//
// # The name
//
// The text of a PDF is searched for a person's name, and only the answer leaves the child. Spaces, hyphens and line breaks within
// the name don't matter, since that is how a name looks after layout; it must begin and end where words do. It is a hint for
// the one who decides and never evidence: no text at all is usual for what was scanned.
package document
