package connection

import (
	"slices"
	"time"
	"unicode/utf8"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/person"
)

// Document is an uploaded file that is to show who may bind the association. Its bytes lie in the vault under its id.
type Document struct {
	ID     string // UUID
	Type   DocumentType
	File   string // the name it had on the person's machine, at most MaxFile characters
	Format string // "pdf", "png" or "jpeg", by its content
	Size   int    // bytes, as kept
	Pages  int    // 1 for pictures
	Named  Named  // whether the representative's name was found in its text
	Round  int    // for which submission: 1 for the first
	By     Part
	At     time.Time
	Scan   Scan
	ScanAt time.Time // when the scan was last ordered, or ended
	Gone   time.Time // when its bytes were deleted; zero = they are kept
}

// MaxFile is how long a file's name may be, in characters; longer ones are cut.
const MaxFile = 120

// DocumentType is what a document is, as the person says.
type DocumentType string

// The types.
const (
	GeneralMeeting DocumentType = "general-meeting" // minutes of the general meeting
	BoardMeeting   DocumentType = "board-meeting"   // minutes of a board meeting
	BoardList      DocumentType = "board-list"      // who is on the board
	Statutes       DocumentType = "statutes"
	OtherDocument  DocumentType = "other"
)

// DocumentTypes answers all types in the order in which they are offered.
func DocumentTypes() []DocumentType {
	return []DocumentType{GeneralMeeting, BoardMeeting, BoardList, Statutes, OtherDocument}
}

// Named is whether a name stands in a document's text. It is a hint and no verdict.
type Named string

// What a look into the text found.
const (
	NamedUnknown Named = "unknown" // the name was changed since, or nobody has looked
	NamedFound   Named = "found"
	NamedMissing Named = "missing"
	NamedNoText  Named = "no-text" // a picture or a scan
)

// Scan is what the virus scanner says of a document. Nobody sees one that is not clean.
type Scan string

// How a scan stands.
const (
	ScanWaiting  Scan = "waiting"
	ScanClean    Scan = "clean"
	ScanInfected Scan = "infected"
	ScanLost     Scan = "lost" // what was kept of it can't be read: it is to be uploaded again
)

// NameMatch is what the comparison of the typed name with the login's found.
type NameMatch string

// How a name was matched.
const (
	NameSame      NameMatch = "same"
	NameProtected NameMatch = "protected" // the login's name is protected and is none: a caseworker looks
)

// MatchDocumentName compares the name that was typed for the documents with the login's. "" = it is another name.
func MatchDocumentName(typed string, who identity.Identity) NameMatch {
	switch {
	case who.Protected:
		return NameProtected
	case person.SameName(typed, who.Name):
		return NameSame
	}
	return ""
}

// NameOnDocuments stores the representative's whole name as it stands on the documents. match is what comparing it with her login found,
// "" = it is another name: ErrNameDiffers.
func (c Connection) NameOnDocuments(by person.Ref, typed string, match NameMatch, at time.Time) (Connection, []Effect, error) {
	c, err := c.write(by, at)
	name := person.Clean(typed)
	switch {
	case err != nil:
		return c, nil, err
	case c.Part(by) != c.Decider():
		return c, nil, ErrNotYourTurn
	case match == "":
		return c, nil, ErrNameDiffers
	case name == "" || utf8.RuneCountInString(name) > MaxName || person.LooksLikeCPR(name):
		return c, nil, ErrBadContact
	case c.DocumentName == name && c.NameMatch == match:
		return c, nil, nil
	case !c.Answering() && c.State != MoreDocumentation:
		return c, nil, ErrState
	}
	if !person.SameName(name, c.NameSought()) {
		c.Documents = slices.Clone(c.Documents)
		for i, d := range c.Documents {
			if d.Named != NamedNoText {
				c.Documents[i].Named = NamedUnknown
			}
		}
	}
	c.DocumentName, c.NameMatch = name, match
	return c.touch(EventName, by, at, "", "match", string(match)), nil, nil
}

// NameSought is the name that a document should hold, as far as it is known: as the representative typed it for the documents, else as it
// was typed for her letters.
func (c Connection) NameSought() string {
	if c.DocumentName != "" {
		return c.DocumentName
	}
	return c.Contact.Name
}

// AddDocument adds a file that was looked into and laid into the vault. Of added, ID, Type, File, Format, Size, Pages and Named are read.
// The same id again changes nothing. It is scanned before anybody sees it.
func (c Connection) AddDocument(by person.Ref, added Document, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	if err != nil {
		return c, nil, err
	}
	if _, ok := c.Document(added.ID); ok {
		return c, nil, nil
	}
	switch {
	case !slices.Contains(DocumentTypes(), added.Type):
		return c, nil, ErrBadDocument
	case !c.MayUpload(c.Part(by)):
		return c, nil, ErrNotYourTurn
	case len(c.Fresh()) >= c.rules().MaxDocuments:
		return c, nil, ErrTooManyDocuments
	}
	added.Round, added.By, added.At = c.Review.Round+1, c.Part(by), at
	added.Scan, added.ScanAt, added.Gone = ScanWaiting, at, time.Time{}
	added.File = cut(person.Clean(added.File), MaxFile)
	c.Documents = append(slices.Clip(c.Documents), added)
	return c.touch(EventDocument, by, at, added.ID, "type", string(added.Type)), []Effect{ScanDocument{Case: c.ID, Document: added.ID}}, nil
}

// RemoveDocument takes back a file that no caseworker has seen; its bytes go at once.
func (c Connection) RemoveDocument(by person.Ref, id string, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	d, ok := c.Document(id)
	switch {
	case err != nil:
		return c, nil, err
	case !ok:
		return c, nil, nil
	case !c.MayUpload(c.Part(by)) || d.Round <= c.Review.Round:
		return c, nil, ErrNotYourTurn
	}
	c.Documents = slices.DeleteFunc(slices.Clone(c.Documents), func(d Document) bool { return d.ID == id })
	return c.touch(EventDocumentRemoved, by, at, id), []Effect{DiscardDocument{Document: id}}, nil
}

// MayUpload answers whether a part may add documents now: who has the pen while the questions are open, and either side to answer a
// caseworker's question.
func (c Connection) MayUpload(part Part) bool {
	return part != Nobody && !c.Taken && (c.State == MoreDocumentation || c.Answering() && c.Pen() == part)
}

// Scanned notes what the virus scanner says. A file with harmful code is deleted at once, and the applicant is told.
func (c Connection) Scanned(id string, clean bool, at time.Time) (Connection, []Effect, error) {
	i := slices.IndexFunc(c.Documents, func(d Document) bool { return d.ID == id })
	if i < 0 || c.Documents[i].Scan != ScanWaiting {
		return c, nil, nil
	}
	c.Documents = slices.Clone(c.Documents)
	d := &c.Documents[i]
	d.ScanAt, d.Scan = at, ScanClean
	if clean {
		return c.note(Event{Kind: EventScanned, At: at, Subject: id}), nil, nil
	}
	d.Scan, d.Gone = ScanInfected, at
	c = c.note(Event{Kind: EventInfected, At: at, Subject: id})
	effects := []Effect{DiscardDocument{Document: id}}
	if c.State == Withdrawn {
		return c, effects, nil
	}
	c, told := c.tell(LetterInfected, d.By, at)
	return c, append(effects, told...), nil
}

// Lost notes that a document's bytes are not in the vault, or not as they were laid there. Nobody can look at it, and the applicant sees
// that it must be uploaded again.
func (c Connection) Lost(id string, at time.Time) (Connection, []Effect, error) {
	i := slices.IndexFunc(c.Documents, func(d Document) bool { return d.ID == id })
	if i < 0 || !c.Documents[i].Gone.IsZero() {
		return c, nil, nil
	}
	c.Documents = slices.Clone(c.Documents)
	c.Documents[i].ScanAt, c.Documents[i].Scan, c.Documents[i].Gone = at, ScanLost, at
	return c.note(Event{Kind: EventLost, At: at, Subject: id}), []Effect{DiscardDocument{Document: id}}, nil
}

// Document finds a document by id.
func (c Connection) Document(id string) (Document, bool) {
	i := slices.IndexFunc(c.Documents, func(d Document) bool { return d.ID == id })
	if i < 0 {
		return Document{}, false
	}
	return c.Documents[i], true
}

// Fresh answers the documents of the submission that is being prepared, those whose bytes are kept.
func (c Connection) Fresh() []Document {
	var out []Document
	for _, d := range c.Documents {
		if d.Round > c.Review.Round && d.Gone.IsZero() {
			out = append(out, d)
		}
	}
	return out
}

// DocumentsLeft answers how many more documents the submission takes.
func (c Connection) DocumentsLeft() int { return max(0, c.rules().MaxDocuments-len(c.Fresh())) }

// documented answers whether there is something for a caseworker to look at, and a name to look for.
func (c Connection) documented() bool {
	kept := slices.ContainsFunc(c.Documents, func(d Document) bool { return d.Gone.IsZero() })
	return kept && c.DocumentName != ""
}

// cut shortens a text to n characters.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n])
}
