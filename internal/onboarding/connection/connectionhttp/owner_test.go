package connectionhttp_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
)

// pages are all addresses of a case, as the router knows them, with a real administrator in place of {who}.
func (h *house) pages(t *testing.T, at, administrator string) (found [][2]string) {
	t.Helper()
	r := chi.NewRouter()
	h.handler.Mount(r)
	id := uuid.NewString()
	require.NoError(t, chi.Walk(r, func(method, route string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		if strings.HasPrefix(route, "/connect/{id}") {
			route = strings.NewReplacer("/connect/{id}", at, "{who}", administrator, "{document}", id, "{letter}", "setup").Replace(strings.TrimSuffix(route, "/"))
			found = append(found, [2]string{method, route})
		}
		return nil
	}))
	require.Greater(t, len(found), 20)
	return found
}

func TestSomebodyElsesCaseIsNoCase(t *testing.T) {
	t.Parallel()
	h := open(t)
	owner, other := h.visit(karen()), h.visit(bo())
	at := owner.complete(nord)
	before := h.is(id(at))
	other.get("/connect/" + uuid.NewString())
	nobody := other.text()
	require.Equal(t, 404, other.status)
	for _, p := range h.pages(t, at, before.Administrators[0].ID) {
		if p[0] == http.MethodGet {
			other.get(p[1])
		} else {
			other.post(p[1], "role", "representative", "who", "me", "accept", "yes")
		}
		require.Equal(t, 404, other.status, "%s %s", p[0], p[1])
		require.Equal(t, nobody, other.text(), "the page is the one of a case that nobody has")
	}
	other.get("/connect/" + strings.ToUpper(id(at)))
	require.Equal(t, 404, other.status)
	owner.get("/connect/nonsense")
	require.Equal(t, 404, owner.status)
	require.Equal(t, before, h.is(id(at)))
}

// Whoever is not, or no longer, part of a case finds nothing at any of its addresses, and those who are find a page at each.
func TestACaseIsItsReportersAndItsRepresentatives(t *testing.T) {
	t.Parallel()
	h := open(t)
	reporter, karen, stranger := h.visit(per()), h.visit(karen()), h.visit(bo())
	at := reporter.sends(nord, "Karen Testperson Formand")
	benny := h.is(id(at)).Active()[1].ID
	everything := h.pages(t, at, benny)
	nobody := func(b *browser) {
		t.Helper()
		before := h.is(id(at))
		for _, p := range everything {
			b.send(p[0], p[1], nil)
			require.Equal(t, 404, b.status, "%s %s", p[0], p[1])
		}
		require.Equal(t, before, h.is(id(at)))
	}
	nobody(stranger)
	nobody(karen)
	karen.claims(at)
	nobody(stranger)
	for _, b := range []*browser{reporter, karen} {
		for _, p := range everything {
			if p[0] == http.MethodGet && !strings.HasSuffix(p[1], "/object") {
				b.get(p[1])
				require.Equal(t, 200, b.status, "%s", p[1])
			}
		}
	}
	reporter.post(at+"/address/representative", "name", "Bo Registreret Lund", "email", "bo@lund.example")
	nobody(karen)
}

// Each act is one side's. The other side is led to where the case stands, and nothing happens.
func TestNeitherSideDoesWhatIsTheOthers(t *testing.T) {
	t.Parallel()
	h := open(t)
	reporter, karen := h.visit(per()), h.visit(karen())
	at := reporter.sends(nord, "Karen Testperson Formand")
	karen.claims(at)
	before := h.is(id(at))
	for _, act := range []string{"/contact", "/role", "/evidence", "/terms", "/confirm", "/return", "/decline", "/administrators", "/administrators/new", "/send", "/take-up"} {
		reporter.post(at+act, "role", "representative", "name", "Per", "email", "per@new.example", "language", "da", "comment", "Nej", "who", "me", "accept", "yes").
			sees(200, "Sagen venter på Karen Testperson Formand")
	}
	for _, act := range []string{"/role", "/reporter", "/send", "/remind", "/withdraw", "/take-up", "/address/representative", "/address/contact"} {
		karen.post(at+act, "role", "reporter", "name", "Karen", "email", "karen@new.example", "language", "da")
		require.Equal(t, 200, karen.status, act)
	}
	require.Equal(t, before, h.is(id(at)))
}

func TestNobodyIsSentToTheLogin(t *testing.T) {
	t.Parallel()
	h := open(t)
	at := h.visit(karen()).complete(nord)
	b := h.stranger()
	for _, p := range h.pages(t, at, "new") {
		to := b.send(p[0], p[1], nil)
		require.True(t, strings.HasPrefix(to, "/login?to="), "%s %s leads to %q", p[0], p[1], to)
	}
}

// all does something 64 times at once.
func all(do func()) {
	var wait sync.WaitGroup
	for range 64 {
		wait.Go(do)
	}
	wait.Wait()
}

// twin is the same person's browser for another goroutine: only what it shows is its own.
func (b *browser) twin() *browser {
	same := *b
	return &same
}

func TestSixtyFourEqualFormsAreOne(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	var mu sync.Mutex
	same := func(path string, values ...string) {
		t.Helper()
		led := map[string]int{}
		all(func() {
			twin := b.twin()
			to := twin.submit(path, values...)
			mu.Lock()
			defer mu.Unlock()
			led[to]++
		})
		require.Len(t, led, 1, "%s: equal answers: %v", path, led)
		for to := range led {
			require.NotEmpty(t, to, "%s", path)
			b.get(to)
		}
	}
	same("/connect/association/" + nord)
	at := strings.TrimSuffix(b.path, "/role")
	b.introduce(at)
	b.post(at + "/evidence")
	b.acceptTerms(at)
	same(at+"/administrators", "who", "me")
	b.get(at + "/administrators/new")
	same(at+"/administrators/new", benny(b)...)
	require.Len(t, h.is(id(at)).Administrators, 2)
	same(at + "/confirm")
	c := h.is(id(at))
	require.Len(t, c.Letters, 4)
	var jobs int
	require.NoError(t, h.pool.QueryRow(t.Context(), `select count(*) from river_job`).Scan(&jobs))
	require.Equal(t, 5, jobs, "receipt, notice, two setup links, and telling the others")
	same(at+"/address/"+c.Administrators[1].ID, "email", "benny@new.example")
	require.Len(t, h.is(id(at)).Letters, 5)
}

func TestSixtyFourEqualFormsBetweenReporterAndRepresentativeAreOne(t *testing.T) {
	t.Parallel()
	h := open(t)
	reporter, karen := h.visit(per()), h.visit(karen())
	at := reporter.prepare(nord, "Karen Testperson Formand")
	same := func(b *browser, path string, values ...string) {
		t.Helper()
		var mu sync.Mutex
		led := map[string]int{}
		all(func() {
			twin := b.twin()
			to := twin.submit(path, values...)
			mu.Lock()
			defer mu.Unlock()
			led[to]++
			require.Less(t, twin.status, 500)
		})
		require.NotContains(t, led, "", path)
	}
	same(reporter, at+"/send")
	require.Len(t, h.is(id(at)).Letters, 1)
	same(karen, h.invitation(h.is(id(at))))
	same(karen, at+"/return", "comment", "Ret Benny")
	require.Len(t, h.is(id(at)).Letters, 2)
	same(reporter, at+"/send")
	require.Equal(t, 2, h.is(id(at)).Invitation.Version)
	same(karen, at+"/decline")
	same(karen, at+"/take-up")
	require.Equal(t, connection.AwaitingRepresentative, h.is(id(at)).State)
	karen.post(at + "/evidence")
	karen.acceptTerms(at)
	same(karen, at+"/confirm")
	require.Equal(t, connection.Connected, h.is(id(at)).State)
	kinds := map[connection.EventKind]int{}
	for _, e := range h.is(id(at)).History {
		kinds[e.Kind]++
	}
	require.Equal(t, 2, kinds[connection.EventSent])
	require.Equal(t, 1, kinds[connection.EventClaimed])
	require.Equal(t, 1, kinds[connection.EventReturned])
	require.Equal(t, 1, kinds[connection.EventConnected])
}
