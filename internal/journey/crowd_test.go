package journey

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// press is one form, sent by somebody.
type press struct {
	by    *Client
	path  string
	pairs []string
}

// crowd sends 64 forms at once, the given ones in turn. None is a failure of the house, and who is led on is led to a page that is
// there. It answers where each form led, and how often.
func (h *House) crowd(forms ...press) map[string]int {
	h.t.Helper()
	answers := make([]Answer, 64)
	var all sync.WaitGroup
	for i := range answers {
		form := forms[i%len(forms)]
		all.Go(func() { answers[i] = form.by.Post(form.path, form.pairs...) })
	}
	all.Wait()
	led := map[string]int{}
	for i, answer := range answers {
		form := forms[i%len(forms)]
		require.Less(h.t, answer.Status, http.StatusInternalServerError, "%s: %s", form.path, answer.Body)
		key := fmt.Sprintf("%s: %d %s", form.path[strings.LastIndex(form.path, "/")+1:], answer.Status, answer.Location)
		if led[key]++; led[key] > 1 {
			continue
		}
		for range 3 { // a case leads to the page that says how it stands.
			if answer.Location == "" {
				break
			}
			answer = form.by.Get(answer.Location)
		}
		require.Contains(h.t, answer.Body, "<h1", "%s", key)
	}
	return led
}

func (h *House) events(kinds ...string) int {
	h.t.Helper()
	return h.count(`select count(*) from connection_event where kind in ('` + strings.Join(kinds, "', '") + `')`)
}

func (h *House) person(persona string) *Client {
	h.t.Helper()
	c := h.Client(h.t)
	require.Equal(h.t, http.StatusSeeOther, c.LogIn(persona).Status)
	return c
}

// Whoever presses 64 times has pressed once: on every form between a reporter, the representative and the administrators.
func TestSixtyFourOfEachFormAtOnceAreOne(t *testing.T) {
	t.Parallel()
	house := Open(t, "TILSLUT_LOG_LEVEL=error")
	rikke, karen := house.person("rikke"), house.person("karen")
	at := rikke.prepare(nord, "da")
	once := func(kind, leads string, by *Client, path string, pairs ...string) {
		t.Helper()
		before := house.events(kind)
		led := house.crowd(press{by, path, pairs})
		key := fmt.Sprintf("%s: 303 %s", path[strings.LastIndex(path, "/")+1:], leads)
		require.Equal(t, map[string]int{key: 64}, led, "everybody is told the same")
		require.Equal(t, before+1, house.events(kind), kind)
	}
	link := func(n int) string {
		return house.nthLetter(nord.Representative.Email, "invitation", n).LinkTo("/connect/representative/")
	}
	once("sent_to_representative", at, rikke, at+"/send")
	once("representative_took_up", at+"/tasks", karen, link(1))
	once("sent_back", at, karen, at+"/return", "comment", "Skift administratoren.")
	house.Letter(rikkeEmail, "returned-reporter") // a letter that is overtaken is not sent: each is waited for.
	once("sent_to_representative", at, rikke, at+"/send")
	link(2)
	once("declined", at, karen, at+"/decline", "comment", "Vi venter.")
	house.Letter(rikkeEmail, "declined-reporter")
	once("taken_up_again", at+"/tasks", rikke, at+"/take-up")
	rikke.send(at, nord)
	karen.claim(link(3), at)
	once("connected", at, karen, at+"/confirm")

	anders := house.person("anders")
	anders.setUp(house.Letter("anders@nord.example", "setup").LinkTo("/setup/"))
	again := karen.recovers(nord.CVR)
	require.Equal(t, again, karen.Post("/connect/association/"+nord.CVR+"/recover").Location)
	once("administrators_announced", again, karen, again+"/confirm")
	house.Letter("anders@nord.example", "recovery")
	house.Letter("kontakt@testforeningen.example", "recovery")
	once("objected", again+"/object", anders, again+"/object", "text", "Jeg er her endnu.")
	house.Letter(nord.Representative.Email, "objected")
	once("taken_up_again", again+"/tasks", karen, again+"/take-up")
	once("withdrawn", again, karen, again+"/withdraw")

	house.rest()
	for _, letter := range []struct {
		to, kind string
		n        int
	}{
		{nord.Representative.Email, "invitation", 3},
		{rikkeEmail, "returned-reporter", 1},
		{rikkeEmail, "declined-reporter", 1},
		{rikkeEmail, "receipt-reporter", 1},
		{nord.Representative.Email, "receipt", 1},
		{"anders@nord.example", "setup", 1},
		{"anders@nord.example", "recovery", 1},
		{"kontakt@testforeningen.example", "recovery", 1},
		{nord.Representative.Email, "objected", 1},
	} {
		require.Len(t, house.Mail.To(letter.to, letter.kind), letter.n, "%s to %s", letter.kind, letter.to)
	}
	require.Contains(t, house.Tilslut("audit", "verify"), "chains hold")
}

// Two who want different things at once: one gets it, and the other is told how the case stands by now.
func TestSixtyFourWhoWantDifferentThingsAtOnce(t *testing.T) {
	t.Parallel()
	house := Open(t, "TILSLUT_LOG_LEVEL=error")
	rikke, grethe, karen, anders := house.person("rikke"), house.person("grethe"), house.person("karen"), house.person("anders")

	// The representative sends back and declines. Then the reporter goes on and gives up: withdrawn is what stays.
	at := rikke.prepare(nord, "da")
	karen.claim(rikke.send(at, nord), at)
	house.crowd(press{karen, at + "/return", []string{"comment", "Nej."}}, press{karen, at + "/decline", nil})
	require.Equal(t, 1, house.events("sent_back", "declined"))
	house.crowd(press{rikke, at + "/take-up", nil}, press{rikke, at + "/send", nil}, press{rikke, at + "/withdraw", nil})
	require.Equal(t, 1, house.events("withdrawn"))
	require.LessOrEqual(t, house.events("taken_up_again"), 1)
	require.Equal(t, at+"/withdrawn", rikke.Get(at).Location)

	// So it is with a case that nobody has seen yet.
	other := grethe.prepare(nord, "da")
	house.crowd(press{grethe, other + "/send", nil}, press{grethe, other + "/withdraw", nil})
	require.Equal(t, 2, house.events("withdrawn"))
	require.Equal(t, other+"/withdrawn", grethe.Get(other).Location)

	// The representative takes up by a link that the reporter supersedes.
	third := grethe.prepare(nord, "da")
	old := grethe.send(third, nord)
	house.crowd(press{karen, old, nil}, press{grethe, third + "/address/representative", []string{"name", nord.Representative.Name, "email", "formand@nord.example"}})
	require.Equal(t, 1, house.events("representative_corrected"))
	require.Equal(t, http.StatusNotFound, karen.Get(third).Status, "the older link opens nothing any longer")
	newest := house.nthLetter("formand@nord.example", "invitation", 1).LinkTo("/connect/representative/")

	// She approves what two reporters sent, while one of them withdraws: one of the cases connects the association.
	karen.claim(newest, third)
	fourth := anders.prepare(nord, "da")
	karen.claim(anders.send(fourth, nord), fourth)
	house.crowd(press{karen, third + "/confirm", nil}, press{karen, fourth + "/confirm", nil}, press{grethe, third + "/withdraw", nil}, press{karen, third + "/decline", nil})
	require.Equal(t, 1, house.events("connected"))
	house.rest()
	require.Len(t, house.Mail.To("anders@nord.example", "setup"), 1)

	// Somebody objects while who asked gives up; both may be heard, and there are no new administrators.
	anders.setUp(house.Letter("anders@nord.example", "setup").LinkTo("/setup/"))
	again := karen.recovers(nord.CVR)
	require.Equal(t, again, karen.Post(again+"/confirm").Location)
	house.crowd(press{anders, again + "/object", nil}, press{karen, again + "/withdraw", nil})
	require.LessOrEqual(t, house.events("objected"), 1)
	require.Equal(t, again+"/withdrawn", karen.Get(again).Location)
	require.Equal(t, 1, house.events("connected"))
	require.Contains(t, house.Tilslut("audit", "verify"), "chains hold")
}
