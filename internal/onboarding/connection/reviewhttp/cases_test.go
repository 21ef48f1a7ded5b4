package reviewhttp_test

import (
	"fmt"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/outside/document/documenttest"
	"tilslut/internal/platform/session"
)

// whoever is named as representative in the documents of the tests.
const grethe = "Grethe Udenfor Holm"

// The stand-in register's associations that the tests use.
var (
	aahuset    = association.Record{CVR: "00000043", Name: "Kulturhuset Åhuset", FormCode: 110, Alive: true, Email: "kontor@aahuset.example"}
	solbakken  = association.Record{CVR: "00000027", Name: "Solbakkens Venner", FormCode: 115, Alive: true, Email: "post@solbakkens-venner.example"}
	springeren = association.Record{CVR: "00000078", Name: "Skakklubben Springeren", FormCode: 110, Alive: true}
)

type deed = func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error)

// change does acts that must go well, one after the other.
func (h *house) change(id string, deeds ...deed) connection.Connection {
	h.t.Helper()
	var last connection.Connection
	for _, do := range deeds {
		c, err := h.store.Change(h.t.Context(), id, do)
		require.NoError(h.t, err)
		last = c
	}
	return last
}

// is answers a case as it stands.
func (h *house) is(id string) connection.Connection {
	h.t.Helper()
	c, _, err := h.store.Load(h.t.Context(), id)
	require.NoError(h.t, err)
	return c
}

// draft starts a case and answers everything.
func (h *house) draft(rec association.Record) (connection.Connection, person.Ref) {
	h.t.Helper()
	by := person.Ref(uuid.NewString())
	c, err := h.store.Start(h.t.Context(), rec, by, "da")
	require.NoError(h.t, err)
	h.serial++
	email := fmt.Sprintf("grethe%d@holm.example", h.serial)
	return h.change(c.ID,
		func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.ChooseRole(by, person.Representative, at)
		},
		func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.SetContact(by, connection.Contact{Name: grethe, Email: email}, "da", at)
		},
		func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.AcceptTerms(by, h.terms.Hash("da"), h.terms, at)
		},
		func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
			return c.AddAdministrator(by, connection.Administrator{ID: uuid.NewString(), Self: true, Name: grethe, Email: email}, at)
		},
	), by
}

// minutes are a file that documents are made of.
var minutes = func() documenttest.Sample {
	for _, s := range documenttest.Good() {
		if s.Pages == 2 {
			return s
		}
	}
	panic("there is no good document of two pages")
}()

// upload adds a document, whose bytes lie in the vault.
func (h *house) upload(c connection.Connection, by person.Ref, file string) string {
	h.t.Helper()
	id := uuid.NewString()
	require.NoError(h.t, h.vault.Put(h.t.Context(), c.Association, id, minutes.Content))
	h.change(c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.AddDocument(by, connection.Document{
			ID: id, Type: connection.GeneralMeeting, File: file, Format: "pdf", Size: len(minutes.Content), Pages: minutes.Pages, Named: connection.NamedMissing,
		}, at)
	})
	return id
}

func named(by person.Ref) deed {
	return func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.NameOnDocuments(by, grethe, connection.NameSame, at)
	}
}

func documented(by person.Ref, rec association.Record) deed {
	return func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Confirm(by, connection.Finding{
			Association: rec.CVR, Name: rec.Name, FormCode: rec.FormCode, RegisterEmail: rec.Email, Verdict: connection.VerdictNotRegistered, Evidence: connection.Documented,
		}, at)
	}
}

func scanned(id string) deed {
	return func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Scanned(id, true, at)
	}
}

// submitted is a case with one document that can be seen.
func (h *house) submitted(rec association.Record) connection.Connection {
	h.t.Helper()
	c, by := h.draft(rec)
	id := h.upload(c, by, "Referat æøå.pdf")
	return h.change(c.ID, named(by), documented(by, rec), scanned(id))
}

// asked is a case about which a caseworker has asked.
func (h *house) asked(rec association.Record, who connection.Caseworker) connection.Connection {
	h.t.Helper()
	c := h.submitted(rec)
	return h.change(c.ID, taken(who), func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.AskMore(who, "Hvem er formand?", at)
	})
}

func taken(who connection.Caseworker) deed {
	return func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Take(who, at)
	}
}

// citizen logs a person in who is none of the staff.
func citizen(people *session.Sessions) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		login := session.Login{Person: person.Ref(chi.URLParam(r, "person")), Level: 2, AuthTime: time.Now()}
		if err := people.Begin(r.Context(), w, login, identity.Identity{Name: grethe, Level: identity.Substantial}); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	}
}

// views counts what the audit knows of looks at a case: of a kind, by somebody.
func (h *house) views(c connection.Connection, what string, by person.Ref) (n int) {
	h.t.Helper()
	require.NoError(h.t, h.pool.QueryRow(h.t.Context(), `
select count(*) from audit_payload
 where association = $1 and payload::jsonb ->> 'kind' = 'connection.viewed' and payload::jsonb ->> 'subject' = $2
   and payload::jsonb -> 'details' ->> 'what' = $3 and payload::jsonb ->> 'actor' = $4`, c.Association, c.ID, what, by).Scan(&n))
	return n
}

// jobs counts what is in the outbox of a kind.
func (h *house) jobs(kind string) (n int) {
	h.t.Helper()
	require.NoError(h.t, h.pool.QueryRow(h.t.Context(), `select count(*) from river_job where kind = $1`, kind).Scan(&n))
	return n
}

// later moves the house's time on.
func (h *house) later(d time.Duration) { h.clock.Shift(d) }
