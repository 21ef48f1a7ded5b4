// Package i18ntest holds the words of the whole tree against the code that says them.
//
// It reads every da.toml and en.toml and every Go file of the module (the generated templates among them) and reports
//
//   - a key that one language lacks, or an empty text;
//   - different placeholders or plural forms in the two languages;
//   - a key that the code asks for and no file has: in a call of T, of a form's reader, or of errorpage;
//   - a call of T whose argument names are not the text's placeholders;
//   - a key that nothing asks for;
//   - a key in two packages; straight quotation marks in a text.
//
// A key counts as asked for when it stands anywhere in the code as a literal, or when a literal that ends in a dot is the
// beginning of it: "connect.state." with something added at run time asks for all its states. The fault fault.New(kind,
// "connection.not-yours") asks for "fault.connection.not-yours.title" and ".body".
//
// It lives outside of any one room because it judges them all; a test in web/gallery runs it.
package i18ntest
