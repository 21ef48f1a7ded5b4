package reviewhttp_test

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
)

// pages are all addresses of the room, as its router knows them, for one case and one of its documents.
func (h *house) pages(c connection.Connection) (found [][2]string) {
	h.t.Helper()
	document := uuid.NewString()
	if len(c.Documents) > 0 {
		document = c.Documents[0].ID
	}
	r := chi.NewRouter()
	h.handler.Mount(r)
	require.NoError(h.t, chi.Walk(r, func(method, route string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		route = strings.NewReplacer("{id}", c.ID, "{document}", document, "{page}", "1").Replace(strings.TrimSuffix(route, "/"))
		found = append(found, [2]string{method, route})
		return nil
	}))
	require.Len(h.t, found, 21)
	return found
}

// general are the pages that are no case's, with what a caseworker and an operator get there.
var general = map[string][2]int{
	"GET /review": {200, 403}, "GET /review/support": {200, 200}, "POST /review/support": {303, 303}, "GET /review/statistics": {200, 200},
}

// forms are what is sent to an address, so that nothing but the case and the person can be in the way.
func forms(route, colleague string) []string {
	switch route[strings.LastIndexByte(route, '/')+1:] {
	case "approve":
		return append([]string{"stage", "send"}, ticked...)
	case "ask":
		return []string{"question", "Hvad?", "stage", "send"}
	case "reject":
		return []string{"why", "old", "stage", "send"}
	case "reopen":
		return []string{"reason", "Derfor", "stage", "send"}
	case "hand-over":
		return []string{"to", colleague}
	}
	return nil
}

func TestWhoeverIsNoneOfTheStaffIsSentToTheirLogin(t *testing.T) {
	t.Parallel()
	h := open(t)
	c := h.submitted(aahuset)
	for _, b := range []*browser{h.stranger(), h.citizen(), h.visit("ivan"), h.visit("tove")} {
		for _, p := range h.pages(c) {
			to := b.send(p[0], p[1], nil)
			require.True(t, strings.HasPrefix(to, "/review/login?to="), "%v leads %q to %q (%d)", p, b.name, to, b.status)
		}
	}
	require.Equal(t, h.is(c.ID), c)
}

func TestAnOperatorGetsToSupportAndStatisticsAndIsToldSo(t *testing.T) {
	t.Parallel()
	h := open(t)
	c := h.submitted(aahuset)
	operator, both := h.visit("dorte"), h.visit("birk")
	for _, p := range h.pages(c) {
		want, ok := general[p[0]+" "+p[1]]
		if !ok {
			want[1] = 403
		}
		operator.send(p[0], p[1], nil)
		require.Equal(t, want[1], operator.status, p)
		if operator.status == 403 {
			require.Contains(t, operator.text(), "Du kan slå sager op for support")
			require.NotContains(t, operator.body, aahuset.Name)
		}
	}
	both.get("/review").sees(200, "Sager").get(at(c, "")).sees(200, aahuset.Name)
	require.Equal(t, h.is(c.ID), c)
}

// TestEveryPageKnowsHowTheCaseStands opens every page of a case in every standing. What isn't named is 200 for a page, 409 for a form.
func TestEveryPageKnowsHowTheCaseStands(t *testing.T) {
	t.Parallel()
	h := open(t)
	me, other := h.visit("sanne"), h.visit("mikkel")
	mine, theirs, third := me.who(), other.who(), h.visit("yasmin").who()
	draft, _ := h.draft(springeren)
	reading := map[string]int{
		"GET ": 200, "GET /done": 303, "GET /documents/D": 200, "GET /documents/D/1.png": 200, "GET /documents/D/file": 200,
		"POST /take": 409, "POST /release": 409, "GET /hand-over": 409, "POST /hand-over": 409, "GET /approve": 409, "POST /approve": 409,
		"GET /ask": 409, "POST /ask": 409, "GET /reject": 409, "POST /reject": 409, "GET /reopen": 409, "POST /reopen": 409,
	}
	having := with(reading, "POST /take", 303, "POST /release", 303, "GET /hand-over", 200, "GET /approve", 200, "GET /ask", 200, "GET /reject", 200,
		"POST /approve", 303, "POST /ask", 303, "POST /reject", 303, "POST /hand-over", 303)
	nothing := maps.Clone(reading)
	for page := range nothing {
		nothing[page] = 404
	}
	for name, standing := range map[string]struct {
		make func() connection.Connection
		want map[string]int
	}{
		"never submitted": {func() connection.Connection { return draft }, nothing},
		"nobody has it":   {func() connection.Connection { return h.fresh() }, with(reading, "POST /take", 303, "POST /release", 303)},
		"a colleague has": {func() connection.Connection { return h.change(h.fresh().ID, taken(theirs)) }, reading},
		"she has it":      {func() connection.Connection { return h.change(h.fresh().ID, taken(mine)) }, having},
		"it was asked about": {func() connection.Connection { return h.asked(h.association("Spurgt"), theirs) },
			with(reading, "GET /done", 200)},
		"a colleague has rejected": {func() connection.Connection {
			return h.change(h.fresh().ID, taken(theirs), func(c connection.Connection, at2 time.Time) (connection.Connection, []connection.Effect, error) {
				return c.Reject(theirs, []connection.Reason{connection.ReasonOld}, "", at2)
			})
		}, with(reading, "GET /done", 200, "GET /reopen", 200, "POST /reopen", 303)},
	} {
		t.Run(name, func(t *testing.T) {
			me.t = t
			for page, want := range standing.want {
				c := standing.make()
				document := uuid.NewString()
				if len(c.Documents) > 0 {
					document = c.Documents[0].ID
				}
				method, path, _ := strings.Cut(page, " ")
				if method == "GET" {
					me.send(method, at(c, strings.Replace(path, "/D", "/"+document, 1)), nil)
				} else {
					me.submit(at(c, path), forms(path, string(third.Ref))...)
				}
				require.Equal(t, want, me.status, "%s: %s", page, me.text())
			}
			if name == "never submitted" {
				require.Equal(t, draft, h.is(draft.ID))
			}
		})
	}
	require.Len(t, slices.Collect(maps.Keys(reading)), 17)
}

// with is a table with some of its entries changed.
func with(table map[string]int, pairs ...any) map[string]int {
	out := maps.Clone(table)
	for i := 0; i+1 < len(pairs); i += 2 {
		out[pairs[i].(string)] = pairs[i+1].(int)
	}
	return out
}

func TestWhatIsNoCaseIsNone(t *testing.T) {
	t.Parallel()
	h := open(t)
	c, other, b := h.submitted(aahuset), h.submitted(solbakken), h.visit("sanne")
	for _, path := range []string{
		"/review/nonsense", "/review/" + uuid.NewString(), "/review/" + strings.ToUpper(c.ID), at(c, "/nonsense"),
		at(c, "/documents/"+uuid.NewString()), at(c, "/documents/nonsense"), at(c, "/documents/"+other.Documents[0].ID), at(c, "/documents/"+other.Documents[0].ID+"/file"),
		at(c, "/documents/"+c.Documents[0].ID+"/0.png"), at(c, "/documents/"+c.Documents[0].ID+"/3.png"), at(c, "/documents/"+c.Documents[0].ID+"/x.png"),
	} {
		b.get(path)
		require.Equal(t, 404, b.status, path)
	}
}
