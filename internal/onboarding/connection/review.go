package connection

import (
	"slices"
	"time"

	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/onboarding/person"
)

// Review is how a case stands with the caseworkers.
type Review struct {
	Round       int           // submissions so far: the first, and each answer or resubmission
	SubmittedAt time.Time     // the newest of them
	Due         calendar.Date // by when an answer was promised
	By          person.Ref    // the caseworker who has it; "" = it lies in the queue
	ByName      string        // as her colleagues know her
	TakenAt     time.Time
	Question    string // the newest, of AskMore
	AskedAt     time.Time
	RemindedAt  time.Time
	Decisions   []Decision // oldest first
}

// free is the review that nobody has on her desk.
func (r Review) free() Review {
	r.By, r.ByName, r.TakenAt = "", "", time.Time{}
	return r
}

// Decision is what a caseworker decided, once.
type Decision struct {
	Kind        DecisionKind
	By          person.Ref
	ByName      string
	SubmittedAt time.Time // of the submission that it answers
	Due         calendar.Date
	At          time.Time
	Why         []Reason // of DecisionRejected
	Text        string   // the question, or what she wrote; "" for an approval
	Answer      string   // of DecisionMore: what the applicant wrote; "" = nothing, or not yet
}

// InTime answers whether the decision came by the day that was promised.
func (d Decision) InTime() bool { return !d.Due.Before(calendar.DateOf(d.At)) }

// DecisionKind is what was decided.
type DecisionKind string

// The decisions.
const (
	DecisionApproved DecisionKind = "approved"
	DecisionMore     DecisionKind = "more"
	DecisionRejected DecisionKind = "rejected"
	DecisionReopened DecisionKind = "reopened"
)

// Reason is a standard reason for a rejection. Pages and letters have its words.
type Reason string

// The reasons.
const (
	ReasonNoName       Reason = "no-name"      // the representative's whole name is not in the documents
	ReasonNoTitle      Reason = "no-title"     // no title shows that she may bind the association
	ReasonOtherBody    Reason = "other-body"   // the documents are of another association, or don't say of which
	ReasonOld          Reason = "old"          // the documents are too old
	ReasonUnreadable   Reason = "unreadable"   // they can't be read
	ReasonRegister     Reason = "register"     // an extract of the register is no documentation
	ReasonContradicted Reason = "contradicted" // the register or another document says otherwise
	ReasonNotBinding   Reason = "not-entitled" // the person may not bind the association
	ReasonOtherwise    Reason = "other"        // the text says it
)

// Reasons answers all reasons in the order in which they are offered.
func Reasons() []Reason {
	return []Reason{
		ReasonNoName, ReasonNoTitle, ReasonOtherBody, ReasonOld, ReasonUnreadable, ReasonRegister, ReasonContradicted, ReasonNotBinding, ReasonOtherwise,
	}
}

// Caseworker is who acts for the authority.
type Caseworker struct {
	Ref  person.Ref
	Name string // as her colleagues know her
}

// submit hands the documents to the caseworkers, and promises an answer.
func (c Connection) submit(by person.Ref, at time.Time) (Connection, []Effect, error) {
	c.State = UnderReview
	c.Review.Round++
	c.Review.SubmittedAt = at
	c.Review.Due = c.promise(at)
	c = c.touch(EventSubmitted, by, at, "", "due", c.Review.Due.String())
	c, effects := c.tellAll(LetterDocumentationReceived, at)
	return c, effects, nil
}

// Answer gives the caseworker what she asked for, on the same case: documents, words, or both.
func (c Connection) Answer(by person.Ref, text string, at time.Time) (Connection, []Effect, error) {
	c, err := c.open(by, at)
	switch {
	case err != nil || c.State == UnderReview:
		return c, nil, err
	case c.State != MoreDocumentation:
		return c, nil, ErrState
	}
	if text, err = sentence(text); err != nil {
		return c, nil, err
	}
	if text == "" && len(c.Fresh()) == 0 {
		return c, nil, ErrNoAnswer
	}
	c.Review.Decisions = slices.Clone(c.Review.Decisions)
	c.Review.Decisions[len(c.Review.Decisions)-1].Answer = text // a question is the last thing that was decided.
	return c.submit(by, at)
}

// Answer is what the applicant wrote to the newest question, "" where the newest decision is none.
func (r Review) Answer() string {
	if len(r.Decisions) == 0 {
		return ""
	}
	return r.Decisions[len(r.Decisions)-1].Answer
}

// Take puts a case from the queue on a caseworker's desk.
func (c Connection) Take(by Caseworker, at time.Time) (Connection, []Effect, error) {
	switch {
	case by.Ref == "":
		return c, nil, ErrNotYours
	case c.undecided() && c.Review.By == by.Ref:
		return c, nil, nil
	case !c.undecided() || c.Taken:
		return c, nil, c.decidedOr(ErrState)
	case c.Review.By != "":
		return c, nil, ErrTakenByOther
	}
	c.Review.By, c.Review.ByName, c.Review.TakenAt = by.Ref, by.Name, at
	return c.note(Event{Kind: EventTaken, At: at, By: by.Ref}), nil, nil
}

// Release lays a case back into the queue.
func (c Connection) Release(by Caseworker, at time.Time) (Connection, []Effect, error) {
	switch {
	case by.Ref == "" || !c.undecided():
		return c, nil, c.decidedOr(ErrState)
	case c.Review.By == "":
		return c, nil, nil
	case c.Review.By != by.Ref:
		return c, nil, ErrTakenByOther
	}
	c.Review = c.Review.free()
	return c.note(Event{Kind: EventReleased, At: at, By: by.Ref}), nil, nil
}

// HandOver puts a case on a colleague's desk.
func (c Connection) HandOver(by, to Caseworker, at time.Time) (Connection, []Effect, error) {
	switch {
	case by.Ref == "" || to.Ref == "" || !c.undecided():
		return c, nil, c.decidedOr(ErrState)
	case c.Review.By == to.Ref:
		return c, nil, nil
	case c.Review.By != by.Ref:
		return c, nil, ErrTakenByOther
	}
	c.Review.By, c.Review.ByName, c.Review.TakenAt = to.Ref, to.Name, at
	return c.note(Event{Kind: EventHandedOver, At: at, By: by.Ref, Details: map[string]string{"to": string(to.Ref)}}), nil, nil
}

// decidedOr answers ErrDecided where a caseworker has decided the case since it was submitted, else err.
func (c Connection) decidedOr(err error) error {
	if d := c.LastDecision(); !d.At.IsZero() && !d.At.Before(c.Review.SubmittedAt) {
		return ErrDecided
	}
	return err
}

// LastDecision answers the newest decision, the zero value where there is none.
func (c Connection) LastDecision() Decision {
	if len(c.Review.Decisions) == 0 {
		return Decision{}
	}
	return c.Review.Decisions[len(c.Review.Decisions)-1]
}
