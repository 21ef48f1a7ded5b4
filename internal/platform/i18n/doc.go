// Package i18n says things in Danish and in English.
//
// Words live beside the pages that say them: every package with visible text embeds a da.toml and an en.toml and hands
// them over once, at package level:
//
//	//go:embed da.toml en.toml
//	var files embed.FS
//	var _ = i18n.Register(files)
//
// A word file is flat: "connect.find.title" = "…". A placeholder is {{.Name}}; a plural is a table with the CLDR forms:
//
//	["overview.cases"]
//	one = "{{.Count}} sag"
//	other = "{{.Count}} sager"
//
// Plurals stand last in the file: in TOML, every line below a table's name belongs to the table.
//
// The catalogue is go-i18n's bundle; beside it stands one plain map for the texts without placeholders, because a page has
// a hundred of those and a request should pay for none. Register is only called while packages are initialised, so that
// reading needs no lock.
//
// The language of a request travels in its context (With, From). Danish is the language of whoever has not chosen, and of
// every text that English lacks. The test in i18ntest holds both catalogues against each other and against the code.
package i18n
