package connectionhttp_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/outside/cvr/cvrtest"
	"tilslut/internal/platform/signedlink"
)

func TestALinkThatIsNoneChangesNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(bo())
	at := b.complete(solbakken)
	b.post(at + "/confirm")
	c := h.is(id(at))
	good := h.mailboxLink(c)
	bad := []string{
		"/connect/mailbox/x", good[:len(good)-1], good + "A",
		"/connect/mailbox/" + h.links.Make(signedlink.Link{Purpose: "setup", ID: c.ID, Version: 1, Expires: c.MailboxUntil()}),
		"/connect/mailbox/" + h.links.Make(signedlink.Link{Purpose: "mailbox", ID: uuid.NewString(), Version: 1, Expires: c.MailboxUntil()}),
		"/connect/mailbox/" + h.links.Make(signedlink.Link{Purpose: "mailbox", ID: c.ID, Version: 2, Expires: c.MailboxUntil()}),
	}
	for _, link := range bad {
		b.get(link).sees(404, "Linket virker ikke")
		b.post(link).sees(404, "Linket virker ikke")
	}
	require.Equal(t, connection.AwaitingMailbox, h.is(c.ID).State)
}

func TestALinkTellsWhyItIsOver(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(bo())
	at := b.complete(solbakken)
	b.post(at + "/confirm")
	first := h.mailboxLink(h.is(id(at)))

	h.register.SetEmail(solbakken, "ny@solbakkens-venner.example")
	b.post(at + "/confirm")
	second := h.mailboxLink(h.is(id(at)))
	b.get(first).sees(410, "Der er sendt et nyere link")
	b.post(first).sees(410, "Der er sendt et nyere link")
	h.stranger().get(first).sees(410, "Der er sendt et nyere link")

	h.later(7*24*time.Hour + time.Minute)
	b.get(second).sees(410, "Linket er udløbet")
	b.post(second).sees(410, "Linket er udløbet")
	require.Equal(t, at, b.doc.Find("main a.button").AttrOr("href", ""), "the owner is led to her case")
	b.get(at).sees(200, "Tjek dine svar")
	require.Contains(t, b.text(), "Linket i foreningens mail udløb")
	b.post(at+"/confirm").sees(200, "Åbn linket i foreningens mail")
	third := h.mailboxLink(h.is(id(at)))

	b.get(at+"/withdraw").sees(200, "Vil du trække tilslutningen tilbage?")
	b.post(at+"/withdraw").sees(200, "Tilslutningen er trukket tilbage")
	b.get(third).sees(410, "Linket er trukket tilbage")
	b.post(third).sees(410, "Linket er trukket tilbage")
	b.post(at+"/confirm").sees(200, "Tilslutningen er trukket tilbage")
	b.post(at + "/withdraw")
	require.Equal(t, connection.Withdrawn, h.is(id(at)).State)
}

func TestWhoWasNotFirstIsTold(t *testing.T) {
	t.Parallel()
	h := open(t)
	slow, quick := h.visit(bo()), h.visit(bo())
	at := slow.complete(solbakken)
	slow.post(at + "/confirm")
	link := h.mailboxLink(h.is(id(at)))
	ahead := quick.complete(solbakken)
	quick.post(ahead + "/confirm")
	quick.post(h.mailboxLink(h.is(id(ahead)))).sees(200, "Solbakkens Venner er tilsluttet")

	slow.get(at).sees(200, "En anden har tilsluttet foreningen")
	slow.get(link).sees(409, "Foreningen er allerede tilsluttet")
	slow.post(link).sees(409, "Foreningen er allerede tilsluttet")
	slow.post(at+"/confirm").sees(200, "En anden har tilsluttet foreningen")
	slow.post(at+"/contact", "name", "Bo", "email", "bo@lund.example", "language", "da").sees(200, "En anden har tilsluttet foreningen")
	slow.get(at+"/case").sees(200, "Tilslutning af Solbakkens Venner")
	slow.post(at+"/withdraw").sees(200, "Tilslutningen er trukket tilbage")
}

func TestADraftThatNobodyTouchedSaysSo(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	at := b.begin(nord)
	h.later(60*24*time.Hour + time.Minute)
	b.path = at
	b.get(at).sees(410, "Sagen er udløbet")
	b.post(at+"/role", "role", "representative").sees(410, "Sagen er udløbet")
	b.post("/connect/association/"+nord).sees(200, "Hvilken rolle har du i foreningen?")
}

// The link lies in a mailbox for days. Who is not the representative any longer by then connects nothing.
func TestTheRegisterIsAskedAgainWhenTheLinkIsOpened(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(bo())
	at := b.complete(solbakken)
	b.post(at+"/confirm").sees(200, "Åbn linket i foreningens mail")
	link := h.mailboxLink(h.is(id(at)))
	h.register.Misbehave(cvrtest.Down)
	b.post(link).sees(503, "CVR-registret svarer ikke lige nu")
	h.register.Misbehave("")
	require.True(t, h.register.StopRepresenting(solbakken, "Bo Registreret Lund"))
	b.post(link).sees(200, "Hvad er dit navn i dokumenterne?")
	require.Equal(t, connection.Draft, h.is(id(at)).State)
}

func TestASeparateMitIDStartsNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.handler.Separate = func(context.Context, person.Ref) (bool, error) { return true, nil }
	b := h.visit(bo())
	b.post("/connect/association/"+solbakken).sees(403, "Log ind med dit private MitID")
	h.handler.Separate = func(context.Context, person.Ref) (bool, error) { return false, nil }
	require.NotEmpty(t, b.begin(solbakken))
}
