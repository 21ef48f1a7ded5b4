package setuphttp_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

// same sends equal forms 64 times at once, and goes where they lead: all to the same place.
func (b *browser) same(path string, values ...string) {
	b.t.Helper()
	var mu sync.Mutex
	var wait sync.WaitGroup
	led := map[string]int{}
	for range 64 {
		wait.Go(func() {
			twin := b.twin()
			to := twin.submit(path, values...)
			if to == "" {
				to = twin.doc.Find("main").Text()
			}
			mu.Lock()
			defer mu.Unlock()
			led[to]++
		})
	}
	wait.Wait()
	require.Len(b.t, led, 1, "%s: %v", path, led)
	for to := range led {
		if strings.HasPrefix(to, "/") {
			b.get(to)
		}
	}
}

func TestSixtyFourEqualFormsAreOne(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.appoint(skovby, anders, "Anders Mortensen", "1968-04-30")
	link, at := h.link(anders, 1), "/setup/"+anders
	karen, b, bo := h.visit("karen"), h.visit("anders"), h.visit("bo")
	bo.same(link)
	require.Equal(t, 1, h.told())
	b.same(link)
	karen.same(at+"/temporary", "key", "k")
	require.Equal(t, 1, h.is(anders).Code.Version, "equal forms show one code, and it works")
	karen.submit(at+"/temporary", "key", "k")
	code := karen.doc.Find("main strong").Text()
	b.same(link+"/code", "code", code)
	b.sees(200, "Opgaver du skal løse")
	b.same(at+"/private", "private", "no")
	b.same(at + "/authenticators")
	b.same(at+"/own", "own", "separate")
	b.away("/login/enrol?to="+at+"/enrol&with=app", "anders")
	b.same(at + "/enrol")
	b.same(at + "/approve")
	b.sees(200, "Skovby Badmintonklub har MitID Erhverv")
	require.Equal(t, 1, h.count(`select count(*) from member`))
	require.Equal(t, 1, h.count(`select count(*) from river_job where kind = 'setup_receipt'`))
}

// pages are all addresses of a setup that its administrator alone may see.
func (h *house) pages() (found [][2]string) {
	h.t.Helper()
	r := chi.NewRouter()
	h.handler.Mount(r)
	require.NoError(h.t, chi.Walk(r, func(method, route string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		if own := "/setup/{id:[0-9a-f-]{36}}"; strings.HasPrefix(route, own) {
			found = append(found, [2]string{method, strings.Replace(route, own, "/setup/"+anders, 1)})
		}
		return nil
	}))
	require.Greater(h.t, len(found), 12)
	return found
}

func TestSomebodyElsesSetupIsNone(t *testing.T) {
	t.Parallel()
	h := open(t)
	link := h.appointAnders()
	h.visit("anders").begin(link)
	other, nobody := h.visit("bo"), h.stranger()
	before := h.everything()
	other.get("/setup/" + uuid.NewString())
	unknown := other.text()
	for _, p := range h.pages() {
		other.send(p[0], p[1], map[string][]string{"private": {"yes"}, "own": {"private"}, "key": {"k"}})
		require.Equal(t, 404, other.status, p)
		require.Equal(t, unknown, other.text(), "the page is the one of a setup that nobody has")
		to := nobody.send(p[0], p[1], nil)
		require.True(t, strings.HasPrefix(to, "/login?to="), "%v leads to %q", p, to)
	}
	require.Equal(t, before, h.everything())
	other.get("/setup/" + strings.ToUpper(uuid.NewString()))
	require.Equal(t, 404, other.status)
}

func TestAFormThatIsNotAnsweredSaysSoAndKeepsItsLanguage(t *testing.T) {
	t.Parallel()
	h := open(t)
	b, at := h.visit("anders"), "/setup/"+anders
	b.begin(h.appointAnders())
	b.post(at+"/private").sees(422, "Skal brugerne kunne bruge deres private MitID, når de handler for foreningen?")
	require.Equal(t, []string{"Vælg, om brugerne skal kunne bruge deres private MitID"}, b.errors())
	b.post(at+"/private", "private", "maybe").sees(422, "Skal brugerne kunne bruge deres private MitID, når de handler for foreningen?")
	b.post(at+"/private", "private", "no", "switch-language", "en").sees(200, "Should users be able to use their private MitID when they act for the association?")
	require.Equal(t, "no", b.doc.Find("input[checked]").AttrOr("value", ""), "what was chosen is kept")
	require.Nil(t, h.is(anders).Private, "a switch of language answers nothing")
	b.post(at+"/private", "private", "yes")
	b.post(at + "/authenticators")
	b.post(at+"/own").sees(422, "How will you log in yourself when you act for the association?")
	require.Equal(t, []string{"Choose how you will log in yourself"}, b.errors())
	b.post(at+"/own", "own", "separate", "switch-language", "da").sees(200, "Hvordan vil du selv logge ind, når du handler for foreningen?")
	require.Equal(t, "separate", b.doc.Find("input[checked]").AttrOr("value", ""))
	require.Empty(t, h.is(anders).Own)
}

// A step that makes no sense yet leads to the one that does.
func TestAStepTooSoonLeadsToTheOneThatIsNext(t *testing.T) {
	t.Parallel()
	h := open(t)
	b, at := h.visit("anders"), "/setup/"+anders
	b.begin(h.appointAnders())
	for _, page := range []string{"/own", "/enrol", "/summary", "/receipt", ""} {
		b.get(at+page).sees(200, "Opgaver du skal løse")
	}
	b.post(at+"/approve").sees(200, "Opgaver du skal løse")
	b.post(at+"/own", "own", "private").sees(200, "Opgaver du skal løse")
	require.Empty(t, h.is(anders).Own)
}
