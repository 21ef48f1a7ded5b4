package connectionjobs_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/connection/connectionsql"
	"tilslut/internal/onboarding/person"
	"tilslut/web/letter"
)

type (
	conn    = connection.Connection
	effects = []connection.Effect
)

var lone = connection.Caseworker{Ref: "99999999-9999-4999-8999-999999999999", Name: "Lone"}

// reported is an office with a case that Eva has prepared as a reporter: Rita is to represent the association, and she and Benny are to be
// administrators. Eva reads Danish, Rita English.
func reported(t *testing.T) *office {
	t.Helper()
	o := open(t)
	o.c = reportedIn(o)
	o.by = o.c.StartedBy
	return o
}

// reportedIn is such a case of somebody else.
func reportedIn(o *office) conn {
	o.t.Helper()
	before, by := o.c, person.Ref(uuid.NewString())
	defer func() { o.c = before }()
	o.rita = person.Ref(uuid.NewString())
	c, err := o.store.Start(o.t.Context(), club, by, "da")
	require.NoError(o.t, err)
	o.c = c
	o.acts(
		func(c conn, at time.Time) (conn, effects, error) { return c.ChooseRole(by, person.Reporter, at) },
		func(c conn, at time.Time) (conn, effects, error) {
			return c.SetReporter(by, connection.Contact{Name: "Eva Friis", Email: "eva@friis.example"}, "da", at)
		},
		func(c conn, at time.Time) (conn, effects, error) {
			return c.SetContact(by, connection.Contact{Name: "Rita Lind", Email: "rita@lind.example"}, "en", at)
		},
		func(c conn, at time.Time) (conn, effects, error) {
			return c.SetFinding(by, found(connection.VerdictRegistered), at)
		},
		func(c conn, at time.Time) (conn, effects, error) {
			return c.AddAdministrator(by, connection.Administrator{
				ID: uuid.NewString(), Representative: true, Name: "Rita Lind", Email: "rita@lind.example", Language: "en",
			}, at)
		},
		func(c conn, at time.Time) (conn, effects, error) {
			return c.AddAdministrator(by, connection.Administrator{
				ID: uuid.NewString(), Name: "Benny Krog", Email: "benny@krog.example", Language: "da", Birth: person.Code{Tag: []byte("x")},
			}, at)
		},
	)
	return o.c
}

// acts does one act after the other on the case, and answers the effects of the last.
func (o *office) acts(acts ...connectionsql.Decide) effects {
	o.t.Helper()
	var caused effects
	for _, act := range acts {
		o.c = o.change(o.c.ID, func(c conn, at time.Time) (conn, effects, error) {
			after, effects, err := act(c, at)
			caused = effects
			return after, effects, err
		})
	}
	return caused
}

// sent is what the reporter's case causes when it is sent, claimed when Rita takes it up and accepts the terms.
func (o *office) sent() effects {
	o.t.Helper()
	return o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Send(o.by, at) })
}

func (o *office) claimed() {
	o.t.Helper()
	o.acts(
		func(c conn, at time.Time) (conn, effects, error) {
			return c.Claim(o.rita, c.Invitation.Version, true, at)
		},
		func(c conn, at time.Time) (conn, effects, error) {
			return c.SetFinding(o.rita, found(connection.VerdictRegistered), at)
		},
		func(c conn, at time.Time) (conn, effects, error) {
			return c.AcceptTerms(o.rita, theTerms.Hash("en"), theTerms, at)
		},
	)
}

// submitted lets a caseworker have a document of whoever decides on the case, and answers what that causes.
func (o *office) submitted(by person.Ref, name string) effects {
	o.t.Helper()
	document := uuid.NewString()
	caused := o.acts(
		func(c conn, at time.Time) (conn, effects, error) {
			return c.SetFinding(by, found(connection.VerdictNotRegistered), at)
		},
		func(c conn, at time.Time) (conn, effects, error) {
			return c.NameOnDocuments(by, name, connection.NameSame, at)
		},
		uploads(by, document),
		func(c conn, at time.Time) (conn, effects, error) { return c.Scanned(document, true, at) },
		func(c conn, at time.Time) (conn, effects, error) {
			return c.Confirm(by, found(connection.VerdictNotRegistered), at)
		},
	)
	o.acts(func(c conn, at time.Time) (conn, effects, error) { return c.Take(lone, at) })
	return caused
}

func uploads(by person.Ref, id string) connectionsql.Decide {
	return func(c conn, at time.Time) (conn, effects, error) {
		return c.AddDocument(by, connection.Document{
			ID: id, Type: connection.GeneralMeeting, File: "Referat " + id[:4] + ".pdf", Format: "pdf", Size: 100, Pages: 2, Named: connection.NamedFound,
		}, at)
	}
}

func ticks(c conn, at time.Time) (conn, effects, error) { return c.Tick(at) }

func asks(c conn, at time.Time) (conn, effects, error) {
	return c.AskMore(lone, "Hvem er formand?", at)
}

func rejects(c conn, at time.Time) (conn, effects, error) {
	return c.Reject(lone, []connection.Reason{connection.ReasonNoTitle}, "Se side 2.", at)
}

func approves(c conn, at time.Time) (conn, effects, error) { return c.Approve(lone, at) }

// work carries out the jobs of effects, each twice, and answers the letters that went out, by their kind and address.
func (o *office) work(caused effects) map[string]letter.Message {
	o.t.Helper()
	before := len(o.server.letters())
	for _, e := range caused {
		for range 2 {
			require.NoError(o.t, o.carryOut(o.t.Context(), e))
		}
	}
	out := map[string]letter.Message{}
	for _, m := range o.server.letters()[before:] {
		kind, _, _ := strings.Cut(m.MessageID, ".")
		require.NotContains(o.t, out, kind+" "+m.To, "one letter each")
		out[kind+" "+m.To] = m
	}
	return out
}

func (o *office) carryOut(ctx context.Context, e connection.Effect) error {
	switch e := e.(type) {
	case connection.SendInvitation:
		return o.SendInvitation(ctx, e)
	case connection.SendNews:
		return o.SendNews(ctx, e)
	case connection.SendReceipt:
		return o.SendReceipt(ctx, e)
	case connection.SendRegisterNotice:
		return o.SendRegisterNotice(ctx, e)
	case connection.SendSetupLink:
		return o.SendSetupLink(ctx, e)
	case connection.SendRecoveryNotice:
		return o.SendRecoveryNotice(ctx, e)
	case connection.TellIncumbents:
		return o.TellIncumbents(ctx, e)
	case connection.ScanDocument, connection.DiscardDocument, connection.TellOthers:
		return nil
	}
	return fmt.Errorf("nobody carries out %T", e)
}

// languages answers in which language each letter is.
func languages(out map[string]letter.Message) map[string]string {
	spoken := map[string]string{}
	for key, m := range out {
		spoken[key] = m.Language
	}
	return spoken
}
