package document

import (
	"bytes"
	"strings"

	"github.com/ledongthuc/pdf"
)

// The bounds of a text: a novel fits.
const (
	maxText  = 1 << 20 // bytes
	maxForms = 1000    // drawings that a page is made of, each counted as often as it is drawn
	maxNest  = 10      // drawings within drawings
)

// textOf answers the text of a PDF's pages, with more spaces than a reader would see: one at each move of the pen. It is for a
// search that does not mind them. What can't be read is left out: the file itself has been read already, so that a font or an
// encoding which this library does not know is no reason to refuse it.
func textOf(content []byte, pages int) string {
	var out strings.Builder
	// This library is particular about the first line, and nothing else depends on the version.
	content = append([]byte("%PDF-1.7\n"), content[9:]...)
	file, err := pdf.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return ""
	}
	for n := 1; n <= pages && out.Len() < maxText; n++ {
		unharmed(func() {
			page := file.Page(n)
			forms := maxForms
			w := &textWriter{out: &out, forms: &forms, fonts: map[string]pdf.TextEncoding{}}
			w.draw(page.V.Key("Contents"), page.Resources(), 0)
		})
	}
	return out.String()
}

// unharmed does something that may panic, which is how this library says that it can't go on.
func unharmed(do func()) {
	defer func() { _ = recover() }()
	do()
}

// A textWriter writes what the operators of one content stream show (ISO 32000-1, section 9.4).
type textWriter struct {
	out      *strings.Builder
	encoding pdf.TextEncoding
	fonts    map[string]pdf.TextEncoding // by their names among the resources
	forms    *int                        // how many may still be drawn
}

// wide is how far back the pen must go within a word, in thousandths of the font's size, to make a space of it.
const wide = -180

func (w *textWriter) draw(content, resources pdf.Value, depth int) {
	if content.Kind() != pdf.Stream && content.Kind() != pdf.Array {
		return
	}
	pdf.Interpret(content, func(stack *pdf.Stack, operator string) {
		arguments := make([]pdf.Value, stack.Len())
		for i := len(arguments) - 1; i >= 0; i-- {
			arguments[i] = stack.Pop()
		}
		if w.out.Len() > maxText {
			panic("enough")
		}
		last := pdf.Value{}
		if len(arguments) > 0 {
			last = arguments[len(arguments)-1]
		}
		switch operator {
		case "Tf":
			if len(arguments) == 2 {
				w.font(arguments[0].Name(), resources)
			}
		case "BT", "Td", "TD", "Tm", "T*":
			w.out.WriteByte(' ')
		case "'", "\"":
			w.out.WriteByte(' ')
			w.show(last)
		case "Tj":
			w.show(last)
		case "TJ":
			for i := range last.Len() {
				if part := last.Index(i); part.Kind() == pdf.String {
					w.show(part)
				} else if part.Float64() < wide {
					w.out.WriteByte(' ')
				}
			}
		case "Do":
			form := resources.Key("XObject").Key(last.Name())
			if *w.forms--; form.Key("Subtype").Name() != "Form" || depth > maxNest || *w.forms < 0 {
				return
			}
			own := form.Key("Resources")
			if own.IsNull() {
				own = resources
			}
			inner := &textWriter{out: w.out, forms: w.forms, fonts: map[string]pdf.TextEncoding{}}
			unharmed(func() { inner.draw(form, own, depth+1) })
		}
	})
}

// font sets the encoding of what follows. A font that can't be read shows nothing.
func (w *textWriter) font(name string, resources pdf.Value) {
	encoding, known := w.fonts[name]
	if !known {
		unharmed(func() {
			font := pdf.Font{V: resources.Key("Font").Key(name)}
			encoding = font.Encoder()
		})
		w.fonts[name] = encoding
	}
	w.encoding = encoding
}

func (w *textWriter) show(text pdf.Value) {
	if w.encoding != nil {
		unharmed(func() { w.out.WriteString(w.encoding.Decode(text.RawString())) })
	}
}
