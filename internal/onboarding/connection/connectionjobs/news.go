package connectionjobs

import (
	"context"
	"fmt"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/web/letter"
)

// A piece of news is one kind of letter to one side of a case.
type piece struct {
	// holds answers whether the letter still says how things are.
	holds func(n news) bool
	write func(p *Post, ctx context.Context, n news) (letter.Message, error)
}

// news is what such a letter is written from.
type news struct {
	connection.Connection // as time has left it

	ordered connection.Letter
	to      connection.Part
	at      time.Time
	e       letter.Envelope // addressed
}

// pieces are all letters that SendNews can name. See connection.LetterKind.
var pieces = map[connection.LetterKind]piece{
	connection.LetterInvitationReminder:  {stillInvited, (*Post).invitationReminder},
	connection.LetterInvitationWithdrawn: {wasInvited, (*Post).invitationWithdrawn},
	connection.LetterReturned:            {stands, (*Post).returned},
	connection.LetterDeclined:            {stands, (*Post).declined},
	connection.LetterReceipt:             {stands, (*Post).reporterReceipt},

	connection.LetterDocumentationReceived: {stands, (*Post).documentationReceived},
	connection.LetterMoreDocumentation:     {stands, (*Post).moreDocumentation},
	connection.LetterMoreReminder:          {stillAsked, (*Post).moreReminder},
	connection.LetterRejected:              {stands, (*Post).rejected},
	connection.LetterReopened:              {stands, (*Post).reopened},
	connection.LetterExpired:               {stands, (*Post).expired},
	connection.LetterInfected:              {stillOpen, (*Post).infected},

	connection.LetterRecoveryPending: {stillPending, (*Post).recoveryPending},
	connection.LetterObjected:        {stands, (*Post).objected},
}

// SendNews tells one side of a case what has happened, or what is asked of it.
func (p *Post) SendNews(ctx context.Context, job connection.SendNews) error {
	return p.send(ctx, job, of(job.To), p.news(job.To))
}

// GaveUpNews notes that somebody could not be told.
func (p *Post) GaveUpNews(ctx context.Context, job connection.SendNews, _ error) error {
	return p.gaveUp(ctx, job)
}

// news writes whichever letter was ordered, to one side of the case.
func (p *Post) news(to connection.Part) write {
	return func(ctx context.Context, c connection.Connection, l connection.Letter, at time.Time, e letter.Envelope) (letter.Message, error) {
		piece, ok := pieces[l.Kind.News()]
		if !ok {
			return letter.Message{}, fmt.Errorf("connectionjobs: there is no letter %q", l.Kind)
		}
		c, _, _ = c.Lapse(at)
		who, _ := c.Reach(to)
		e.To, e.ToName = who.Email, who.Name
		n := news{Connection: c, ordered: l, to: to, at: at, e: e}
		if !piece.holds(n) {
			return letter.Message{}, errNotNow
		}
		return piece.write(p, ctx, n)
	}
}

// stands answers for letters that say how a case stands: what may be sent again may be sent. Nothing is asked of anybody whose
// association another case has connected.
func stands(n news) bool {
	return newest(n.Connection, n.ordered) && n.Resendable(n.ordered) && (!n.Taken || n.State == connection.Connected)
}

// newest answers whether no later letter of the kind says it anew.
func newest(c connection.Connection, l connection.Letter) bool {
	last, _ := c.Letter(l.Kind, l.Subject)
	return last.Version == l.Version
}

// start leads to what is to be done on a case now, page to the case's own page.
func (p *Post) start(c connection.Connection) string { return p.Origin + "/connect/" + c.ID }
func (p *Post) page(c connection.Connection) string  { return p.start(c) + "/case" }
