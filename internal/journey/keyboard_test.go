package journey

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/journey/browser"
	"tilslut/internal/onboarding/association"
	"tilslut/internal/outside/cvr/cvrtest"
	"tilslut/internal/outside/oidc/oidctest"
	"tilslut/web/reviewpage"
)

// day is a caseworker's day: what comes of one case after the other, in the order of the queue.
func day(cases int) []string {
	var out []string
	for i := range cases {
		switch {
		case i == 7:
			out = append(out, "hand-over")
		case i == 14:
			out = append(out, "release")
		case i%6 == 5:
			out = append(out, "ask")
		case i == 3 || i == 9 || i == 21:
			out = append(out, "reject")
		default:
			out = append(out, "approve")
		}
	}
	return out
}

// A caseworker who has no mouse is as fast as one who has: nothing she needs is many stops away.
func TestACaseworkerWorksThirtyCasesWithTheKeyboardAlone(t *testing.T) {
	t.Parallel()
	chromium := browser.New(t)
	t.Run("with scripts", func(t *testing.T) {
		work(t, chromium, browser.Options{Language: "da", Width: 1280}, day(30))
	})
	t.Run("without scripts", func(t *testing.T) {
		work(t, chromium, browser.Options{Language: "en", Width: 1280, NoScript: true}, []string{"approve", "ask", "reject"})
	})
}

func work(t *testing.T, chromium *browser.Browser, o browser.Options, day []string) {
	house := Open(t)
	house.submitted(len(day))
	mikkel, yasmin := house.Client(t), house.Client(t)
	mikkel.LogInStaff("mikkel", "/review")
	yasmin.LogInStaff("yasmin", "/review")
	mikkel.Get("/review") // who has been here is somebody to give a case to.
	yasmin.Get("/review")
	keys := &keyboard{Visitor: house.Visit(t, chromium, o), seen: map[string]bool{}, farthest: map[string]int{}, presses: map[string][]int{}}
	keys.Go("/review/login")
	keys.LogInStaff("sanne")

	done := map[string]int{}
	for _, what := range day {
		before := keys.Pressed()
		if keys.Has(keys.Say("review.done.next.open")) {
			keys.enter("review.done.next.open", 1)
			keys.enter("review.act.take", 2)
		} else {
			keys.enter("review.take", 17) // of the first case in the queue
		}
		keys.read()
		keys.decide(what, mikkel)
		done[what]++
		keys.presses[what] = append(keys.presses[what], keys.Pressed()-before)
	}
	keys.look("review.done.empty")
	keys.enter("review.done.queue", 2)
	keys.look("review.empty.new")

	for what, n := range map[string]int{
		`state = 'connected'`: done["approve"], `state = 'more_documentation' and review_by is not null`: done["ask"], `state = 'rejected' and review_by is null`: done["reject"],
		`state = 'under_review'`: done["hand-over"] + done["release"],
	} {
		require.Equal(t, n, house.count(`select count(*) from connection where `+what), what)
	}
	require.Contains(t, yasmin.Get("/review?view=mine").Body, []string{"Du har ingen sager", "1 sag hos dig"}[done["hand-over"]])
	require.Contains(t, mikkel.Get("/review?view=mine").Body, []string{"Du har ingen sager", "1 sag hos dig"}[done["release"]])
	t.Logf("%d cases, %d keys; keys of each case: %v; Tab stops from the top of the page at most: %v", len(day), keys.Pressed(), keys.presses, keys.farthest)
}

// keyboard is a visitor without a mouse.
type keyboard struct {
	*Visitor
	seen     map[string]bool  // the pages that were looked at closely: once each
	farthest map[string]int   // how many stops away what was gone to was, at most
	presses  map[string][]int // how many keys each case took, by what came of it
}

// look is Look the first time, and a glance after that.
func (k *keyboard) look(key string, args ...any) {
	k.t.Helper()
	if !k.seen[key] {
		k.seen[key] = true
		k.Look(key, args...)
	}
	require.True(k.t, k.Has(k.Say(key, args...)), "%s: %q is not on the page:\n%s", k.URL(), k.Say(key, args...), k.Text())
}

// skip goes to the content of the page by the link for those who have no mouse.
func (k *keyboard) skip() { k.EnterOn(k.Say("ui.skip")) }

// enter presses Enter on what reads the text of the key. It is no more than so many stops away from the page's content.
func (k *keyboard) enter(key string, stops int) {
	k.t.Helper()
	k.skip()
	before := k.Pressed()
	k.EnterOn(k.Say(key))
	away := k.Pressed() - before - 1
	k.farthest[key] = max(k.farthest[key], away)
	require.LessOrEqual(k.t, away, stops, "%s at %s", key, k.URL())
}

// read opens the document, looks at it, and comes back.
func (k *keyboard) read() {
	k.t.Helper()
	k.enter("review.document.general-meeting", 7)
	k.look("review.viewer.page", "Number", 1, "Pages", 1)
	require.True(k.t, k.Draws())
	k.enter("ui.back", 1)
	k.look("review.documents")
}

func (k *keyboard) decide(what string, colleague *Client) {
	k.t.Helper()
	switch what {
	case "hand-over":
		k.enter("review.act.hand-over", 6)
		k.look("review.hand-over.title")
		k.skip()
		k.ArrowOn("Yasmin Sagsbehandler Lind")
		k.EnterOn(k.Say("review.hand-over.go"))
		k.look("review.other.has", "Name", "Yasmin Sagsbehandler Lind")
		k.enter("ui.back", 1)
		return
	case "release":
		id := regexp.MustCompile(`[0-9a-f-]{36}`).FindString(k.URL())
		k.enter("review.act.release", 5)
		k.look("review.act.take")
		require.Contains(k.t, colleague.Post("/review/"+id+"/take").Location, id)
		k.enter("ui.back", 1)
		return
	}
	k.enter("review.act."+what, 4)
	k.look("review." + what + ".title")
	k.skip()
	switch what {
	case "approve":
		for _, name := range reviewpage.Checks() {
			k.SpaceOn(k.Say("review.check." + name))
		}
	case "ask":
		k.TypeIn(k.Say("review.ask.label"), "Hvem er formand?")
	case "reject":
		k.SpaceOn(k.Say("ui.reason.old"))
		k.TypeIn(k.Say("review.reject.text"), "Send et nyt.")
	}
	k.EnterOn(k.Say("review.preview.go"))
	k.look("review.preview.title." + what)
	k.enter("review.preview.send."+what, 2)
	k.look("review.done." + map[string]string{"approve": "approved", "ask": "more", "reject": "rejected"}[what])
}

// submitted makes so many cases with a document each that wait for a caseworker: of several people, each of another association.
func (h *House) submitted(n int) {
	h.t.Helper()
	var eligible []association.CVR
	for _, a := range cvrtest.Associations() {
		alive := len(a.Lives) > 0 && slices.Contains([]cvrtest.Day{"", "tomorrow"}, a.Lives[len(a.Lives)-1].To)
		if alive && (a.Form == 110 || a.Form == 115) && slices.Contains([]string{"Aktiv", "AKTIV", "NORMAL"}, a.Status) {
			eligible = append(eligible, a.CVR)
		}
	}
	require.GreaterOrEqual(h.t, len(eligible), n)
	people := []string{"rikke", "ulla", "anders"} // whom the register does not know
	for i, key := range people {
		who, _ := oidctest.ByKey(key)
		client := h.Client(h.t)
		client.LogIn(key)
		paper := minutes(h.t, "Referat.pdf", "Som formand valgtes "+who.Name)
		for j := i; j < n; j += len(people) {
			at := client.documented(string(eligible[j]), strings.ToUpper(who.Name), key+"@"+string(eligible[j])+".example", paper)
			require.Equal(h.t, at, client.Post(at+"/confirm").Location)
		}
	}
	h.rest()
	require.Equal(h.t, n, h.count(`select count(*) from connection where state = 'under_review'`))
}
