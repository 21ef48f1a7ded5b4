package connectionjobs_test

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/connection/connectionjobs"
	"tilslut/internal/onboarding/connection/connectionsql"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/terms"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/outbox"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/letter"
)

const origin = "https://tilslut.example.dk"

var (
	theTerms   = terms.Version{Name: "1.0", Danish: "# Vilkår", English: "# Terms"}
	club       = association.Record{CVR: "10000009", Name: "Skovby Badmintonklub", FormCode: 115, Alive: true, Email: "post@skovby.example"}
	errRefused = fault.New(fault.Refused, "mail.refused")
)

// mailServer takes letters, and may be told to answer something else.
type mailServer struct {
	mu     sync.Mutex
	taken  []letter.Message
	answer func(letter.Message) error
}

func (s *mailServer) Send(_ context.Context, m letter.Message) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.answer != nil {
		if err := s.answer(m); err != nil {
			return err
		}
	}
	s.taken = append(s.taken, m)
	return nil
}

func refuses(letter.Message) error { return errRefused }

func (s *mailServer) letters() []letter.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]letter.Message(nil), s.taken...)
}

// office is a post office on a database of its own, with one complete case.
type office struct {
	*connectionjobs.Post

	t      *testing.T
	store  *connectionsql.Store
	server *mailServer
	pool   *pgxpool.Pool
	by     person.Ref
	rita   person.Ref // whom a reporter names
	c      connection.Connection
}

func open(t *testing.T) *office {
	t.Helper()
	pool := postgrestest.New(t)
	box, err := outbox.New(pool, outbox.Config{})
	require.NoError(t, err)
	from := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	_, err = pool.Exec(t.Context(), `insert into terms_version values ('1.0', 'addition', $1, $1, $2, $3, $4, $5)`,
		from, theTerms.Danish, theTerms.English, theTerms.Hash("da"), theTerms.Hash("en"))
	require.NoError(t, err)
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	store := &connectionsql.Store{Pool: pool, Outbox: box, Clock: &clock.Clock{}}
	server := &mailServer{}
	o := &office{
		t: t, store: store, server: server, pool: pool, by: person.Ref(uuid.NewString()),
		Post: &connectionjobs.Post{Store: store, Sender: server, Links: signedlink.Signer{Keys: keys}, Origin: origin, Support: "hjaelp@tilslut.example.dk"},
	}
	o.c = o.complete(o.by, "karen@holm.example")
	return o
}

func (o *office) complete(by person.Ref, email string) connection.Connection {
	o.t.Helper()
	c, err := o.store.Start(o.t.Context(), club, by, "da")
	require.NoError(o.t, err)
	return o.change(c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		c, _, err1 := c.ChooseRole(by, person.Representative, at)
		c, _, err2 := c.SetContact(by, connection.Contact{Name: "Karen Holm", Email: email}, "da", at)
		c, _, err3 := c.AcceptTerms(by, theTerms.Hash("da"), theTerms, at)
		c, _, err4 := c.AddAdministrator(by, connection.Administrator{ID: uuid.NewString(), Self: true, Name: "Karen Holm", Email: email}, at)
		c, _, err5 := c.AddAdministrator(by, connection.Administrator{
			ID: uuid.NewString(), Name: "Benny Krog", Email: "benny@krog.example", Language: "en", Birth: person.Code{Tag: []byte("x")},
		}, at)
		return c, nil, errors.Join(err1, err2, err3, err4, err5)
	})
}

func (o *office) change(id string, decide connectionsql.Decide) connection.Connection {
	o.t.Helper()
	c, err := o.store.Change(o.t.Context(), id, decide)
	require.NoError(o.t, err)
	return c
}

func (o *office) confirm(verdict connection.Verdict) {
	o.t.Helper()
	o.c = o.change(o.c.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Confirm(o.by, found(verdict), at)
	})
}

func found(verdict connection.Verdict) connection.Finding {
	evidence := connection.Evidence(verdict)
	if verdict == connection.VerdictNotRegistered {
		evidence = connection.Documented
	}
	return connection.Finding{
		Association: club.CVR, Name: club.Name, FormCode: club.FormCode, RegisterEmail: club.Email, Verdict: verdict,
		Evidence: evidence, Automatic: verdict == connection.VerdictAttested,
	}
}

// letter answers the state of the newest letter of a kind.
func (o *office) letter(kind connection.LetterKind, subject string) connection.Letter {
	o.t.Helper()
	c, _, err := o.store.Load(o.t.Context(), o.c.ID)
	require.NoError(o.t, err)
	l, ok := c.Letter(kind, subject)
	require.True(o.t, ok)
	return l
}

var link = regexp.MustCompile(regexp.QuoteMeta(origin) + `/[A-Za-z/]+/([A-Za-z0-9_-]{62})`)

// token answers what the link in a letter says.
func (o *office) token(m letter.Message, purpose string) signedlink.Link {
	o.t.Helper()
	found := link.FindStringSubmatch(m.Text)
	require.NotNil(o.t, found, m.Text)
	require.Equal(o.t, 1, strings.Count(m.Text, found[1]))
	l, err := o.Links.Open(purpose, found[1])
	require.NoError(o.t, err)
	return l
}
