// Package errorpage says what went wrong, why, and what one can do about it.
//
// There is one page. Its words are found by the key of the fault ("fault.connection.not-yours.title" and ".body"); a fault
// without words of its own gets those of its HTTP status, and a status without words those of 500. So a new fault can
// never show a bare key, and adding two lines to da.toml and en.toml gives it a better page.
//
// A body may have several paragraphs, with an empty line between them. The page blames nobody, tells whether what was
// typed is kept, and always has a way on.
package errorpage
