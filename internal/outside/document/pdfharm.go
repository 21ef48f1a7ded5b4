package document

import (
	"strings"

	"tilslut/internal/onboarding/fault"
)

// harmfulKeys are keys that do harm in whatever dictionary they stand. The trees of scripts and attachments among a document's names are
// none: many writers leave empty ones.
var harmfulKeys = map[pdfName]*fault.Fault{
	"JS":               ErrScript,
	"EF":               ErrAttachment,
	"RichMediaContent": ErrActive,
	"XFA":              ErrActive,
}

// harmful are values that do harm under these keys: actions (ISO 32000-1, table 198, and Adobe's extensions), annotations (table 169)
// and types. An action that only goes to a page or an address, hides something or turns to the next page is no harm.
var harmful = map[pdfName]map[pdfName]*fault.Fault{
	"S": {
		"JavaScript": ErrScript,
		"Launch":     ErrActive, "Sound": ErrActive, "Movie": ErrActive, "Rendition": ErrActive, "SubmitForm": ErrActive, "ImportData": ErrActive,
		"GoTo3DView": ErrActive, "RichMediaExecute": ErrActive,
		"GoToE": ErrAttachment,
	},
	"Subtype": {
		"RichMedia": ErrActive, "Screen": ErrActive, "Movie": ErrActive, "Sound": ErrActive, "3D": ErrActive,
		"FileAttachment": ErrAttachment,
	},
	"Type": {"EmbeddedFile": ErrAttachment, "RichMedia": ErrActive},
}

// harmless looks through everything that stands in the file, also what no longer counts or never did.
func (f *pdfFile) harmless() error {
	for _, table := range f.tables {
		if err := f.harmlessValue(table.trailer); err != nil {
			return err
		}
	}
	for _, offset := range f.order {
		if err := f.harmlessValue(f.objects[offset].value); err != nil {
			return err
		}
		for _, object := range f.packed[offset] {
			if err := f.harmlessValue(object.value); err != nil {
				return err
			}
		}
	}
	return nil
}

// harmlessValue recurses no deeper than the lexer has let values nest; it does not follow references, since all objects have their turn.
func (f *pdfFile) harmlessValue(value any) error {
	switch value := value.(type) {
	case pdfArray:
		for _, element := range value {
			if err := f.harmlessValue(element); err != nil {
				return err
			}
		}
	case pdfStream:
		if value.dict["F"] != nil {
			return wrong(ErrAttachment, "a stream that is another file")
		}
		return f.harmlessValue(value.dict)
	case pdfDict:
		for key, element := range value {
			key = pdfName(strings.TrimRight(string(key), pdfAgain))
			if found := harmfulKeys[key]; found != nil {
				return wrong(found, string(key))
			}
			if name, ok := f.get(element).(pdfName); ok && harmful[key][name] != nil {
				return wrong(harmful[key][name], string(key)+" "+string(name))
			}
			if err := f.harmlessValue(element); err != nil {
				return err
			}
		}
	}
	return nil
}
