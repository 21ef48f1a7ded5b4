package activationjobs_test

import (
	"context"
	"regexp"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/activation/activationjobs"
	"tilslut/internal/onboarding/activation/activationsql"
	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/outbox"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/letter"
)

const (
	origin = "https://tilslut.example.dk"
	club   = association.CVR("10000009")
	karen  = person.Ref("0f4f9a5e-0000-4000-8000-00000000000a")
)

var errRefused = fault.New(fault.Refused, "mail.refused")

// mailServer takes letters, and may be told to answer something else.
type mailServer struct {
	mu     sync.Mutex
	taken  []letter.Message
	answer error
}

func (s *mailServer) Send(_ context.Context, m letter.Message) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.answer != nil {
		return s.answer
	}
	s.taken = append(s.taken, m)
	return nil
}

func (s *mailServer) letters() []letter.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]letter.Message(nil), s.taken...)
}

// office is a post office on a database of its own, with one imported user and one user administrator.
type office struct {
	*activationjobs.Post

	t      *testing.T
	store  *activationsql.Store
	server *mailServer
	pool   *pgxpool.Pool
	by     person.Ref // the user
	id     string
}

func open(t *testing.T) *office {
	t.Helper()
	pool := postgrestest.New(t)
	box, err := outbox.New(pool, outbox.Config{})
	require.NoError(t, err)
	for _, statement := range []string{
		`insert into association (cvr, name, form_code) values ('10000009', 'Skovby Badmintonklub', 115)`,
		`insert into connection (id, number, cvr, state, started_by, language, created_at, changed_at, connected_at)
			values ('11111111-1111-4111-8111-111111111111', 'T-7K4M-2Q', '10000009', 'connected', gen_random_uuid(), 'da', now(), now(), now())`,
		`update association set connection_id = '11111111-1111-4111-8111-111111111111', connected_at = now()`,
		`insert into agreement values ('10000009', true, '{app}', now(), gen_random_uuid())`,
		`insert into member (id, cvr, person, name, email, language, private, roles, since) values ('22222222-2222-4222-8222-222222222222', '10000009',
			'0f4f9a5e-0000-4000-8000-00000000000a', 'Karen Holm', 'karen@holm.example', 'en', true, '{user-administrator}', now())`,
	} {
		_, err := pool.Exec(t.Context(), statement)
		require.NoError(t, err)
	}
	keys, err := secret.Parse(secret.Generate())
	require.NoError(t, err)
	store := &activationsql.Store{Pool: pool, Outbox: box, Clock: &clock.Clock{}}
	server := &mailServer{}
	o := &office{
		t: t, store: store, server: server, pool: pool, by: person.Ref(uuid.NewString()), id: uuid.NewString(),
		Post: &activationjobs.Post{Store: store, Sender: server, Links: signedlink.Signer{Keys: keys}, Origin: origin, Support: "hjaelp@tilslut.example.dk"},
	}
	_, _, err = store.Import(t.Context(), club, karen, []activation.Newcomer{
		{ID: o.id, Row: activation.Row{Name: "Bo Lund", Email: "bo@lund.example"}, Birth: keys.BirthCode(o.id, "1980-01-02")},
	})
	require.NoError(t, err)
	return o
}

type (
	user      = activation.User
	agreement = membership.Agreement
	effects   = []activation.Effect
)

func (o *office) change(decide activationsql.Decide) activation.User {
	o.t.Helper()
	u, err := o.store.Change(o.t.Context(), club, o.id, decide)
	require.NoError(o.t, err)
	return u
}

func (o *office) invite(choice activation.Choice) {
	o.t.Helper()
	o.change(func(u user, a agreement, at time.Time) (user, effects, error) {
		return u.Apply(activation.Invite(choice), a, karen, at)
	})
}

func (o *office) match() {
	o.t.Helper()
	o.change(func(u user, _ agreement, at time.Time) (user, effects, error) {
		found := matching.Found{BirthKnown: true, SameBirth: true, SameName: true}
		u, _, e, err := u.Match(o.by, u.LinkVersion, found, matching.Typed{}, at)
		return u, e, err
	})
}

func (o *office) approve() {
	o.t.Helper()
	o.change(func(u user, a agreement, at time.Time) (user, effects, error) {
		return u.Approve(o.by, u.LinkVersion, a, at)
	})
}

func (o *office) reject() {
	o.t.Helper()
	o.change(func(u user, a agreement, at time.Time) (user, effects, error) {
		return u.Reject(o.by, u.LinkVersion, a, at)
	})
}

// user answers the user as it is.
func (o *office) user() activation.User {
	o.t.Helper()
	u, _, _, err := o.store.Load(o.t.Context(), o.id)
	require.NoError(o.t, err)
	return u
}

var link = regexp.MustCompile(regexp.QuoteMeta(origin) + `/activate/([A-Za-z0-9_-]{62})`)

// token answers what the link in a letter says.
func (o *office) token(m letter.Message) signedlink.Link {
	o.t.Helper()
	found := link.FindStringSubmatch(m.Text)
	require.NotNil(o.t, found, m.Text)
	l, err := o.Links.Open(activation.PurposeActivate, found[1])
	require.NoError(o.t, err)
	return l
}
