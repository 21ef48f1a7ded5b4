package journey

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"tilslut/internal/journey/browser"
)

// A mail scanner opens every link of every letter, follows what it finds and submits every form, before the person sees the letter.
// Nothing happens by that, and the person's link still works.
func TestAScannerThatPressesEverythingChangesNothing(t *testing.T) {
	t.Parallel()
	house := Open(t, "TILSLUT_TRUSTED_PROXIES=127.0.0.1/32")
	house.Client(t).connect()
	bo := house.Client(t)
	require.Equal(t, http.StatusSeeOther, bo.LogIn("bo").Status)
	at := bo.walk("00000027", "Bo Lund", "bo@solbakken.example")
	require.Equal(t, at, bo.Post(at+"/confirm").Location)
	setup := house.Letter("karen@nord.example", "setup").LinkTo("/setup/")
	mailbox := house.Letter("post@solbakkens-venner.example", "mailbox").LinkTo("/connect/mailbox/")
	karen := house.Client(t)
	karen.LogIn("karen")
	own := karen.setUp(setup)
	house.Tilslut("users", "import", "--cvr=00000019", "testdata/users.csv")
	karen.inviteAll("00000019")
	activation := house.Letter("ulla@nord.example", "activation").LinkTo("/activate/")
	rikke := house.person("rikke")
	sent := rikke.prepare(springeren, "da")
	invitation := rikke.send(sent, springeren)
	locked := karen.recovers("00000019")
	require.Equal(t, locked, karen.Post(locked+"/confirm").Location)
	objection := house.Letter("kontakt@testforeningen.example", "recovery").LinkTo("/connect/")
	links := []string{mailbox, activation, house.Letter("rikke@nord.example", "activation").LinkTo("/activate/"), invitation, objection, setup, house.Origin + own}

	house.rest()
	before := house.business()
	scanner := &scanner{Client: house.Client(t), seen: map[string]bool{}}
	scanner.From = "203.0.113.9" // it is soon told that it asks too often; people at other addresses are not.
	for scanner.requests < 1000 {
		clear(scanner.seen)
		for _, link := range links {
			for _, step := range []string{"", "/renew", "/code", "/match", "/private", "/separate", "/enrolled", "/approve", "/object"} {
				scanner.press(link+step, 2)
			}
		}
	}
	t.Logf("%d requests, %d of them posts", scanner.requests, scanner.posts)
	require.Greater(t, scanner.posts, 300)
	v := house.Visit(t, browser.New(t), visitors[3])
	for _, link := range links[:5] {
		v.Goto(link)
		for _, key := range []string{"connect.link.login", "activate.link.login", "login.button"} {
			if v.Has(v.Say(key)) {
				v.Press(key)
			}
		}
	}
	require.Equal(t, before, house.business())

	ulla := house.Client(t)
	ulla.LogIn("ulla")
	require.Contains(t, ulla.Get(ulla.Post(path(activation)).Location).Header.Get("Location")+ulla.Get(activation).Location, "/private")
	require.Equal(t, at, bo.Post(strings.TrimPrefix(mailbox, house.Origin)).Location)
	require.Equal(t, at+"/receipt", bo.Get(at).Location)
	require.Equal(t, sent+"/tasks", karen.Post(strings.TrimPrefix(invitation, house.Origin)).Location)
	require.Equal(t, locked+"/object", karen.Post(strings.TrimPrefix(objection, house.Origin)).Location)
	require.Equal(t, 1, house.events("objected"))
}

// rest waits until the service has done what it had to do: a letter that has arrived is still to be noted as sent.
func (h *House) rest() {
	require.Eventually(h.t, func() bool {
		return h.count(`select count(*) from river_job where state in ('available', 'running', 'retryable', 'pending')`) == 0
	}, 20*time.Second, 20*time.Millisecond)
}

// business answers the rows that somebody's acts make: not those of sessions, logins under way, counts and jobs.
func (h *House) business() map[string]string {
	rows := map[string]string{}
	for table, text := range h.tables() {
		if !strings.Contains(table, "river_") && !strings.Contains(table, "session") && !strings.Contains(table, "login_attempt") && !strings.Contains(table, "rate_limit") {
			rows[table] = string(text)
		}
	}
	return rows
}

// cases answers the rows of the connections alone: whoever logs in becomes a row of somebody.
func (h *House) cases() map[string]string {
	rows := h.business()
	maps.DeleteFunc(rows, func(table, _ string) bool {
		return !slices.Contains([]string{"public.connection", "public.connection_event", "public.administrator", "public.letter"}, table)
	})
	require.Len(h.t, rows, 4)
	return rows
}

type scanner struct {
	*Client
	seen            map[string]bool
	requests, posts int
}

// press asks for an address by HEAD and GET, then for every link and with every form of the page, so many pages deep.
func (s *scanner) press(address string, deep int) {
	if deep < 0 || s.seen[address] || !strings.HasPrefix(address, s.House.Origin) {
		return
	}
	s.seen[address] = true
	s.do(http.MethodHead, address, nil)
	answer := s.Get(address)
	s.Post(address) // also where the page has no form
	s.requests += 3
	s.posts++
	page, err := goquery.NewDocumentFromReader(strings.NewReader(answer.Body))
	require.NoError(s.t, err)
	page.Find("form").Each(func(_ int, form *goquery.Selection) {
		s.posts++
		s.requests++
		var pairs []string
		form.Find("input, button, select, textarea").Each(func(_ int, field *goquery.Selection) {
			if name, ok := field.Attr("name"); ok && name != "switch-language" {
				pairs = append(pairs, name, field.AttrOr("value", "x"))
			}
		})
		s.Post(s.absolute(address, form.AttrOr("action", address)), pairs...)
	})
	page.Find("a[href]").Each(func(_ int, link *goquery.Selection) {
		s.press(s.absolute(address, link.AttrOr("href", "")), deep-1)
	})
}

func (s *scanner) absolute(base, reference string) string {
	from, err := url.Parse(base)
	require.NoError(s.t, err)
	to, err := from.Parse(reference)
	if err != nil {
		return ""
	}
	to.Fragment = ""
	return to.String()
}
