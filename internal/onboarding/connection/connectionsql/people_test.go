package connectionsql_test

import (
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/connection/connectionsql"
	"tilslut/internal/onboarding/person"
)

// The answers of an act, shortened: there are many of them here.
type (
	conn = connection.Connection
	efs  = []connection.Effect
	act  = connectionsql.Decide
)

var (
	lone = connection.Caseworker{Ref: somebody(), Name: "Lone Berg"}
	ole  = connection.Caseworker{Ref: somebody(), Name: "Ole Kjær"}
)

// together is several acts as one.
func together(acts ...act) act {
	return func(c conn, at time.Time) (conn, efs, error) {
		var all efs
		for _, a := range acts {
			after, effects, err := a(c, at)
			if err != nil {
				return c, nil, err
			}
			c, all = after, append(all, effects...)
		}
		return c, all, nil
	}
}

// change does acts one after the other, each of which must go well.
func (h *house) do(id string, acts ...act) (c connection.Connection) {
	h.t.Helper()
	for _, a := range acts {
		c = h.change(id, a)
	}
	return c
}

func documented() connection.Finding {
	f := registered()
	f.Verdict, f.Evidence = connection.VerdictNotRegistered, connection.Documented
	return f
}

func withdraw(by person.Ref) act {
	return func(c conn, at time.Time) (conn, efs, error) { return c.Withdraw(by, at) }
}

func acceptTerms(by person.Ref) act {
	return func(c conn, at time.Time) (conn, efs, error) {
		return c.AcceptTerms(by, theTerms.Hash("da"), theTerms, at)
	}
}

func name(by person.Ref) act {
	return func(c conn, at time.Time) (conn, efs, error) {
		return c.NameOnDocuments(by, "Karen Holm", connection.NameSame, at)
	}
}

func file(id string) connection.Document {
	return connection.Document{
		ID: id, Type: connection.BoardList, File: "Bestyrelsen på Ærø.pdf", Format: "pdf", Size: 12_345, Pages: 2, Named: connection.NamedFound,
	}
}

func upload(by person.Ref) act {
	id := uuid.NewString()
	return func(c conn, at time.Time) (conn, efs, error) { return c.AddDocument(by, file(id), at) }
}

// scan has the scanner find all that waits clean.
func scan(c conn, at time.Time) (conn, efs, error) {
	for _, d := range c.Documents {
		c, _, _ = c.Scanned(d.ID, true, at)
	}
	return c, nil, nil
}

func send(by person.Ref) act {
	return func(c conn, at time.Time) (conn, efs, error) { return c.Send(by, at) }
}

// find is what a reporter, or a representative, is shown of the register.
func find(by person.Ref) act {
	return func(c conn, at time.Time) (conn, efs, error) { return c.SetFinding(by, documented(), at) }
}

func claim(by person.Ref) act {
	return func(c conn, at time.Time) (conn, efs, error) { return c.Claim(by, c.Invitation.Version, true, at) }
}

func take(who connection.Caseworker) act {
	return func(c conn, at time.Time) (conn, efs, error) { return c.Take(who, at) }
}

func approve(who connection.Caseworker) act {
	return func(c conn, at time.Time) (conn, efs, error) { return c.Approve(who, at) }
}

func ask(who connection.Caseworker) act {
	return func(c conn, at time.Time) (conn, efs, error) { return c.AskMore(who, "Hvem er formand?", at) }
}

func reject(who connection.Caseworker) act {
	return func(c conn, at time.Time) (conn, efs, error) {
		return c.Reject(who, []connection.Reason{connection.ReasonOld, connection.ReasonNoTitle}, "Fra 2019.", at)
	}
}

func answer(by person.Ref) act {
	return func(c conn, at time.Time) (conn, efs, error) { return c.Answer(by, "Karen.\nSiden 2024.", at) }
}

func takeUp(by person.Ref) act {
	return func(c conn, at time.Time) (conn, efs, error) { return c.TakeUp(by, at) }
}

// submitted is the person's case in the caseworkers' queue, with one document that was scanned.
func (h *house) submitted(by person.Ref) connection.Connection {
	h.t.Helper()
	return h.do(h.complete(by).ID, name(by), upload(by), confirm(by, documented()), scan)
}

// reported is a case that a reporter has prepared, all but sent.
func (h *house) reported(reporter person.Ref) connection.Connection {
	h.t.Helper()
	h.serie++
	n, id := h.serie, uuid.NewString()
	return h.do(h.start(reporter).ID,
		func(c conn, at time.Time) (conn, efs, error) { return c.ChooseRole(reporter, person.Reporter, at) },
		func(c conn, at time.Time) (conn, efs, error) {
			return c.SetReporter(reporter, connection.Contact{Name: "Rie Lind", Email: fmt.Sprintf("rie%d@lind.example", n)}, "en", at)
		},
		func(c conn, at time.Time) (conn, efs, error) {
			return c.SetContact(reporter, connection.Contact{Name: "Karen Holm", Email: fmt.Sprintf("karen%d@holm.example", n)}, "da", at)
		},
		find(reporter),
		func(c conn, at time.Time) (conn, efs, error) {
			return c.AddAdministrator(reporter, connection.Administrator{ID: id, Representative: true, Name: "Karen Holm", Email: "karen@holm.example"}, at)
		})
}

// claimed is a case that a reporter sent, and the representative has taken up and can approve.
func (h *house) claimed(reporter, representative person.Ref) connection.Connection {
	h.t.Helper()
	return h.do(h.reported(reporter).ID, send(reporter), claim(representative), acceptTerms(representative))
}

// lockedOut connects the club by somebody, and answers that case and the one of a person who wants new administrators, in the days in
// which inc, whom the first case appointed, may object.
func (h *house) lockedOut(inc, by person.Ref) (first, recovery connection.Connection) {
	h.t.Helper()
	first = h.change(h.complete(inc).ID, confirm(inc, attested()))
	c, err := h.Recover(h.ctx, club, by, "da")
	require.NoError(h.t, err)
	id := uuid.NewString()
	recovery = h.do(c.ID,
		func(c conn, at time.Time) (conn, efs, error) {
			return c.SetContact(by, connection.Contact{Name: "Eva Lund", Email: "eva@lund.example"}, "da", at)
		},
		acceptTerms(by),
		func(c conn, at time.Time) (conn, efs, error) {
			return c.AddAdministrator(by, connection.Administrator{ID: id, Self: true, Name: "Eva Lund", Email: "eva@lund.example"}, at)
		},
		confirm(by, attested()))
	require.Equal(h.t, connection.AwaitingObjection, recovery.State)
	return first, recovery
}

// same checks that a case is read as an act left it.
func (h *house) same(want connection.Connection) {
	h.t.Helper()
	got, _, err := h.Load(h.ctx, want.ID)
	require.NoError(h.t, err)
	require.Equal(h.t, want, got)
}

func (h *house) sweep() connection.Swept {
	h.t.Helper()
	swept, err := h.Sweep(h.ctx)
	require.NoError(h.t, err)
	return swept
}
