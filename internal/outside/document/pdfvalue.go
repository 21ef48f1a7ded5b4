package document

import "strings"

// The values of PDF syntax (ISO 32000-1, section 7.3): nil, bool, int64, float64, and these. What stands in a string is of no
// interest here, so that a string holds nothing.
type (
	pdfName   string
	pdfString struct{}
	pdfRef    struct{ number, generation int64 }
	pdfArray  []any
	pdfDict   map[pdfName]any
	pdfWord   string // a keyword such as obj or endstream; no value, but the lexer meets it
	pdfEnd    string // what closes an array or a dictionary, and "" at the end of the text
)

// The bounds of one file's syntax. Honest files nest a dozen deep.
const (
	maxDepth  = 100
	maxValues = 3_000_000
)

// pdfAgain follows a key that stands in its dictionary once more. Readers disagree about which of them counts, so that all of them are
// kept. It is in no name: a zero byte can't be written in one.
const pdfAgain = "\x00"

const (
	pdfSpace     = "\x00\t\n\f\r "
	pdfDelimiter = "()<>[]{}/%"
)

// unambiguous answers whether no key stands twice.
func (d pdfDict) unambiguous() bool {
	for key := range d {
		if strings.HasSuffix(string(key), pdfAgain) {
			return false
		}
	}
	return true
}

func pdfRegular(b byte) bool {
	return strings.IndexByte(pdfSpace+pdfDelimiter, b) < 0
}
