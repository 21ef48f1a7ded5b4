package connection

import (
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/onboarding/person"
)

// View is which part of the caseworkers' queue is looked at.
type View string

// The views.
const (
	ViewNew     View = "new"     // nobody has it
	ViewMine    View = "mine"    // the caseworker who looks has it
	ViewOthers  View = "others"  // a colleague has it
	ViewWaiting View = "waiting" // the applicant was asked for more
	ViewOverdue View = "overdue" // an answer was promised for a day that is over
	ViewAll     View = "all"     // everything undecided
	ViewDecided View = "decided" // what was decided, the newest first
)

// Views answers all views in the order in which they are offered.
func Views() []View {
	return []View{ViewNew, ViewMine, ViewOthers, ViewWaiting, ViewOverdue, ViewAll, ViewDecided}
}

// Order is what a queue is sorted by; the case's id decides between equals.
type Order string

// The orders.
const (
	ByDue       Order = "due"       // the day that was promised, the earliest first
	BySubmitted Order = "submitted" // the oldest submission first
	ByName      Order = "name"      // the association's name, as Danes sort
)

// QueueFilter says which cases of the queue are wanted.
type QueueFilter struct {
	View   View
	By     person.Ref // the caseworker who looks
	Search string     // a case number, a CVR number, or a part of the association's name; "" = all
	Order  Order
	Down   bool   // the other way round
	After  Cursor // the last line of the page before; zero = from the beginning
}

// Cursor is a place in a sorted queue. Pages carry it signed.
type Cursor struct {
	Key string // of the order: a date, a moment or a name, as text
	ID  string // of the case
}

// QueueLine is one case of the queue.
type QueueLine struct {
	ID          string
	Number      Number
	CVR         association.CVR
	Association string
	FormCode    int
	State       State
	SubmittedAt time.Time
	Due         calendar.Date
	By          person.Ref
	ByName      string
	Round       int  // more than 1: it was submitted before
	Recovery    bool // of an association that is locked out
	Scanning    bool // a document still waits for the virus scanner
}

// QueuePage is a part of the queue.
type QueuePage struct {
	Lines  []QueueLine // at most QueueSize
	Next   Cursor      // of the page after; zero = this is the last
	Counts map[View]int
	At     time.Time // the house's time
}

// QueueSize is how many cases a page of the queue has.
const QueueSize = 25

// EarlierCase is another case of the same association.
type EarlierCase struct {
	ID        string
	Number    Number
	State     State
	CreatedAt time.Time
	ChangedAt time.Time
	Last      DecisionKind // "" = never decided
	Same      bool         // the same person started it
}

// Week says how the caseworkers' work went in one week, which begins on a Monday.
type Week struct {
	Monday    calendar.Date
	Submitted int
	Decided   int           // approved, rejected or asked for more
	InTime    int           // of Decided: by the day that was promised
	Median    time.Duration // from submission to decision
}
