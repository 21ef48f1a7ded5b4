package connection

import (
	"slices"
	"time"
)

// Approve is a caseworker's yes: the documents show that the representative may bind the association. Where administrators objected to
// what a login attested, there may be no documents, and the caseworker stands by the login.
func (c Connection) Approve(by Caseworker, at time.Time) (Connection, []Effect, error) {
	c, done, err := c.deciding(by, DecisionApproved, at)
	if err != nil || done {
		return c, nil, err
	}
	switch {
	case len(c.Visible()) > 0:
		c.Finding.Evidence = Documented
	case c.Finding.Evidence != Attested:
		return c, nil, ErrNothingToSee
	}
	c = c.decided(Decision{Kind: DecisionApproved}, by, at)
	return c.note(Event{Kind: EventApproved, At: at, By: by.Ref}).approved(at)
}

// AskMore asks the applicant an exact question, which is answered on the same case. The caseworker keeps it.
func (c Connection) AskMore(by Caseworker, question string, at time.Time) (Connection, []Effect, error) {
	c, done, err := c.deciding(by, DecisionMore, at)
	if err != nil || done {
		return c, nil, err
	}
	question, err = sentence(question)
	switch {
	case err != nil:
		return c, nil, err
	case question == "":
		return c, nil, ErrNoText
	}
	c = c.decided(Decision{Kind: DecisionMore, Text: question}, by, at)
	c.State, c.Review.Question, c.Review.AskedAt, c.Review.RemindedAt = MoreDocumentation, question, at, time.Time{}
	c = c.note(Event{Kind: EventAsked, At: at, By: by.Ref})
	c, effects := c.tellAll(LetterMoreDocumentation, at)
	return c, effects, nil
}

// Reject is a caseworker's no, with standard reasons, words of her own, or both. The applicant corrects and submits the same case.
func (c Connection) Reject(by Caseworker, why []Reason, text string, at time.Time) (Connection, []Effect, error) {
	c, done, err := c.deciding(by, DecisionRejected, at)
	if err != nil || done {
		return c, nil, err
	}
	if text, err = sentence(text); err != nil {
		return c, nil, err
	}
	for _, r := range why {
		if !slices.Contains(Reasons(), r) {
			return c, nil, ErrBadReason
		}
	}
	if len(why) == 0 || text == "" && slices.Contains(why, ReasonOtherwise) {
		return c, nil, ErrNoText
	}
	why = slices.DeleteFunc(Reasons(), func(r Reason) bool { return !slices.Contains(why, r) })
	c = c.decided(Decision{Kind: DecisionRejected, Why: why, Text: text}, by, at)
	c.State, c.Ended = Rejected, Ended{By: ByCaseworker, At: at, Why: why, Text: text}
	c.Review = c.Review.free()
	c = c.note(Event{Kind: EventRejected, At: at, By: by.Ref})
	c, effects := c.tellAll(LetterRejected, at)
	return c, effects, nil
}

// Reopen takes a rejection back, within ReopenLife and with a reason; the applicant is told and has nothing to do.
func (c Connection) Reopen(by Caseworker, reason string, at time.Time) (Connection, []Effect, error) {
	last := c.LastDecision()
	text, err := sentence(reason)
	switch {
	case by.Ref == "":
		return c, nil, ErrNotYours
	case c.State == UnderReview && last.Kind == DecisionReopened && last.By == by.Ref:
		return c, nil, nil
	case c.Taken:
		return c, nil, ErrAlreadyConnected
	case c.State != Rejected || c.Ended.By != ByCaseworker && c.Ended.By != ByObjection:
		return c, nil, ErrState
	case !at.Before(c.Ended.At.Add(c.rules().ReopenLife)):
		return c, nil, ErrTooLate
	case err != nil:
		return c, nil, err
	case text == "":
		return c, nil, ErrNoText
	}
	c.State, c.Ended = UnderReview, Ended{}
	c.Review.By, c.Review.ByName, c.Review.TakenAt = by.Ref, by.Name, at
	c = c.decided(Decision{Kind: DecisionReopened, Text: text}, by, at)
	c.Review.SubmittedAt, c.Review.Due = at, c.promise(at)
	c = c.note(Event{Kind: EventReopened, At: at, By: by.Ref})
	c, effects := c.tellAll(LetterReopened, at)
	return c, effects, nil
}

// deciding answers whether a caseworker may decide now, and done where she has decided so already and nothing has happened since.
func (c Connection) deciding(by Caseworker, kind DecisionKind, at time.Time) (_ Connection, done bool, _ error) {
	if by.Ref == "" {
		return c, false, ErrNotYours
	}
	if last := c.LastDecision(); c.State != UnderReview && last.Kind == kind && last.By == by.Ref && !last.At.Before(c.Review.SubmittedAt) {
		return c, true, nil
	}
	c, _, _ = c.Lapse(at)
	switch {
	case c.Taken:
		return c, false, ErrAlreadyConnected
	case c.State != UnderReview:
		return c, false, c.decidedOr(ErrState)
	case c.Review.By == "":
		return c, false, ErrNotTaken
	case c.Review.By != by.Ref:
		return c, false, ErrTakenByOther
	}
	return c, false, nil
}

func (c Connection) decided(d Decision, by Caseworker, at time.Time) Connection {
	d.By, d.ByName, d.At, d.SubmittedAt, d.Due = by.Ref, by.Name, at, c.Review.SubmittedAt, c.Review.Due
	c.Review.Decisions = append(slices.Clip(c.Review.Decisions), d)
	c.ChangedAt = at
	return c
}

// Visible answers the documents that a caseworker may see: scanned, and not deleted.
func (c Connection) Visible() []Document {
	var out []Document
	for _, d := range c.Documents {
		if d.Scan == ScanClean && d.Gone.IsZero() && d.Round <= c.Review.Round {
			out = append(out, d)
		}
	}
	return out
}
