// Package termspage shows the terms: in full, in the page's language, as they are in force or as they once were.
package termspage
