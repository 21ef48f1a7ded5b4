package reviewhttp_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/onboarding/connection"
)

// many submits so many cases, each of an association of its own, a minute after one another.
func (h *house) many(n int) (names []string) {
	h.t.Helper()
	for i := range n {
		names = append(names, fmt.Sprintf("Forening %03d", (i*37)%n))
		h.submitted(h.association(names[i]))
		h.later(time.Minute)
	}
	return names
}

// association is one that nobody else has in this test; the register doesn't know it.
func (h *house) association(name string) association.Record {
	for {
		h.last++
		if cvr, err := association.ParseCVR(fmt.Sprintf("%08d", h.last)); err == nil {
			return association.Record{CVR: cvr, Name: name, FormCode: 115, Alive: true}
		}
	}
}

// fresh is a case that was just submitted, of an association of its own.
func (h *house) fresh() connection.Connection { return h.submitted(h.association("Foreningen")) }

// names answers the associations of the page's lines.
func (b *browser) names() []string {
	return b.doc.Find("main .queue tbody tr").Map(func(_ int, s *goquery.Selection) string {
		return strings.TrimSpace(s.Find("td").Eq(1).Contents().First().Text())
	})
}

func TestTheQueueIsReadPageByPageInEveryOrder(t *testing.T) {
	t.Parallel()
	h := open(t)
	submitted := h.many(55)
	byName := make([]string, len(submitted))
	for i := range byName {
		byName[i] = fmt.Sprintf("Forening %03d", i)
	}
	b := h.visit("sanne")
	read := func(path string) (seen []string) {
		t.Helper()
		for pages := 0; path != ""; pages++ {
			require.Less(t, pages, 4)
			b.get(path).sees(200, "Sager")
			seen = append(seen, b.names()...)
			path = b.doc.Find(`main nav a:contains("Næste side")`).AttrOr("href", "")
		}
		return seen
	}
	require.Equal(t, submitted, read("/review?sort=submitted"))
	require.Equal(t, reversed(submitted), read("/review?sort=submitted&down=1"))
	require.Equal(t, byName, read("/review?sort=name&view=all"))
	require.Equal(t, reversed(byName), read("/review?sort=name&down=1&view=all"))
	require.ElementsMatch(t, submitted, read("/review?sort=due"))
	require.ElementsMatch(t, submitted, read("/review?q=forening"))
	b.get("/review?sort=name&q=forening&view=all").get(b.doc.Find(`main nav a:contains("Næste side")`).AttrOr("href", ""))
	for _, kept := range []string{"sort=name", "q=forening", "view=all"} {
		require.Contains(t, b.path, kept, "the way through the pages forgets nothing")
	}
	require.Equal(t, byName[:25], b.get(b.link("Til begyndelsen")).names())
}

func reversed(all []string) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[len(all)-1-i] = s
	}
	return out
}

func TestAPlaceThatNobodySignedLeadsToTheBeginning(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.many(26)
	b := h.visit("sanne")
	next := b.get("/review?sort=name").doc.Find(`main nav a:contains("Næste side")`).AttrOr("href", "")
	u, err := url.Parse(next)
	require.NoError(t, err)
	good := u.Query().Get("after")
	key, link, _ := strings.Cut(good, ".")
	require.Empty(t, b.send("GET", next, nil))
	for _, forged := range []string{"x", ".", good + "A", key + ".", "." + link, key + "A." + link, "MjAyNi0wMS0wMQ." + link} {
		require.Equal(t, "/review?sort=name", b.send("GET", "/review?sort=name&after="+url.QueryEscape(forged), nil), forged)
	}
	for _, order := range []string{"?sort=submitted", "", "?view=decided", "?sort=name&view=decided"} {
		to := b.send("GET", and("/review"+order, "after="+url.QueryEscape(good)), nil)
		require.Equal(t, "/review"+order, to, "a place in one order is none in another")
	}
}

func and(address, more string) string {
	if strings.Contains(address, "?") {
		return address + "&" + more
	}
	return address + "?" + more
}

func TestEachViewHasItsCasesAndCounts(t *testing.T) {
	t.Parallel()
	h := open(t)
	me, other := h.visit("sanne"), h.visit("mikkel")
	mine, theirs := me.who(), other.who()
	late := h.submitted(association.Record{CVR: "00000108", Name: "Sen", FormCode: 110, Alive: true})
	h.later(21 * 24 * time.Hour)
	h.change(h.submitted(association.Record{CVR: "00000116", Name: "Min", FormCode: 110, Alive: true}).ID, taken(mine))
	h.change(h.submitted(association.Record{CVR: "00000124", Name: "Andens", FormCode: 110, Alive: true}).ID, taken(theirs))
	h.asked(association.Record{CVR: "00000132", Name: "Spurgt", FormCode: 110, Alive: true}, theirs)
	h.submitted(association.Record{CVR: "00000140", Name: "Ny", FormCode: 110, Alive: true})
	done := h.submitted(association.Record{CVR: "00000159", Name: "Afgjort", FormCode: 110, Alive: true})
	h.change(done.ID, taken(theirs), func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Approve(theirs, at)
	})
	h.draft(association.Record{CVR: "00000167", Name: "Kladde", FormCode: 110, Alive: true})
	for view, want := range map[string][]string{
		"new": {"Sen", "Ny"}, "mine": {"Min"}, "others": {"Andens"}, "waiting": {"Spurgt"}, "overdue": {"Sen"}, "all": {"Sen", "Andens", "Min", "Ny", "Spurgt"}, "decided": {"Afgjort"},
	} {
		me.get("/review?view="+view).sees(200, "Sager")
		require.ElementsMatch(t, want, me.names(), view)
		if count := me.doc.Find("ul.views a[aria-current=page] .views-count"); view != "decided" {
			require.Equal(t, fmt.Sprint(len(want)), count.Text(), view)
		}
	}
	me.get("/review?view=overdue")
	now := calendar.DateOf(time.Now().Add(21 * 24 * time.Hour))
	over := -calendar.WorkingDaysBetween(now, late.Review.Due)
	require.Contains(t, me.text(), fmt.Sprintf("%d arbejdsdag", over), "it says in words how late it is")
	require.Contains(t, me.text(), "over fristen")
	me.get("/review?view=nonsense&sort=nonsense").sees(200, "Sager")
	require.Equal(t, []string{"Sen", "Ny"}, me.names())
}

func TestTheQueueIsSearched(t *testing.T) {
	t.Parallel()
	h := open(t)
	c := h.submitted(aahuset)
	h.submitted(solbakken)
	b := h.visit("sanne")
	for _, q := range []string{string(c.Number), strings.ToLower(string(c.Number)), "00000043", "åHUS", "kulturhuset"} {
		b.get("/review?q="+url.QueryEscape(q)).sees(200, "Sager")
		require.Equal(t, []string{aahuset.Name}, b.names(), q)
		require.Equal(t, q, b.doc.Find("input[name=q]").AttrOr("value", ""))
	}
	b.get("/review?q=xyzzy").sees(200, "Sager")
	require.Contains(t, b.text(), "Ingen sager her passer til »xyzzy«")
	b.get("/review?q=%25").sees(200, "Sager")
	require.Empty(t, b.names(), "a sign is a sign")
	b.get("/review?view=mine&q=0101901234").sees(422, "Sager")
	require.Equal(t, "/review?view=mine&wrong=cpr", b.path, "what looks like a CPR number stands in no address after this one")
	require.NotContains(t, b.body, "0101901234")
	b.get("/review?q="+strings.Repeat("x", 200)).sees(422, "Sager")
	b.get("/review?view=others").sees(200, "Sager")
	require.Contains(t, b.text(), "Dine kolleger har ingen sager")
}
