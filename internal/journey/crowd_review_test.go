package journey

import (
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// manyAtOnce does something 64 times at once, and counts how it ended: "303 /where" or "409".
func manyAtOnce(t *testing.T, send func(i int) Answer) map[string]int {
	t.Helper()
	answers := make([]Answer, 64)
	var all sync.WaitGroup
	for i := range answers {
		all.Go(func() { answers[i] = send(i) })
	}
	all.Wait()
	ended := map[string]int{}
	for _, a := range answers {
		require.Less(t, a.Status, http.StatusInternalServerError, a.Body)
		how := strconv.Itoa(a.Status)
		if a.Location != "" {
			how += " " + path(a.Location)
		}
		ended[how]++
	}
	return ended
}

// ticked is the form of an approval.
var ticked = []string{"name", "yes", "title", "yes", "body", "yes", "recent", "yes", "register", "yes", "stage", "send"}

// review answers a caseworker's address of a case.
func review(at string) string { return "/review" + at[len("/connect"):] }

// ref answers the colleague of that name, as the form for handing over has her.
func (c *Client) ref(at, name string) string {
	c.t.Helper()
	page := c.Get(review(at) + "/hand-over").Body
	found := regexp.MustCompile(`value="([0-9a-f-]{36})"[^>]*>\s*<label[^>]*>` + name).FindStringSubmatch(page)
	require.Len(c.t, found, 2, page)
	return found[1]
}

// Whatever form of these flows is sent 64 times at once, it has one effect, and everybody sees it.
func TestSixtyFourEqualFormsOfAReviewAreOneAct(t *testing.T) {
	t.Parallel()
	house := Open(t)
	grethe := house.person("grethe")
	papers := []paper{minutes(t, "Referat.pdf", "Grethe Udenfor Holm er formand.")}
	at := grethe.documented("00000043", "grethe udenfor holm", "grethe@aahuset.example", papers...)
	sanne, mikkel := house.Client(t), house.Client(t)
	sanne.LogInStaff("sanne", "/review")
	mikkel.LogInStaff("mikkel", "/review")
	mikkel.Get("/review")
	same := func(by *Client, address, leads, event string, form ...string) {
		t.Helper()
		before := house.events(event)
		ended := manyAtOnce(t, func(int) Answer { return by.Post(address, form...) })
		require.Equal(t, map[string]int{"303 " + leads: 64}, ended, address)
		require.Equal(t, before+1, house.events(event), event)
	}
	same(grethe, at+"/documents/name", at+"/documents", "document_name_given", "name", "GRETHE UDENFOR HOLM")
	uploads := house.person("grethe") // nobody sends more than 30 forms with files a minute; the others are told so.
	ended := manyAtOnce(t, func(int) Answer {
		return uploads.Upload(at+"/documents", papers, "key", "once", "type", "statutes")
	})
	require.Equal(t, map[string]int{"303 " + at + "/documents": 30, "429": 34}, ended)
	require.Equal(t, 2, house.count(`select count(*) from document`))
	first := regexp.MustCompile(at + `/documents/[0-9a-f-]{36}/remove`).FindString(grethe.Get(at + "/documents").Body)
	same(grethe, first, at+"/documents", "document_removed")
	ended = manyAtOnce(t, func(int) Answer { return grethe.Post(at + "/confirm") })
	require.Equal(t, 64, ended["303 "+at]+ended["303 "+at+"/receipt"], "whoever comes when it is done has looked once more: %v", ended)
	require.Equal(t, 1, house.events("submitted"))
	house.rest()

	file := review(at)
	done := file + "/done"
	same(sanne, file+"/take", file, "review_taken")
	same(sanne, file+"/ask", done, "more_asked", "question", "Hvem er formand?", "stage", "send")
	more := house.person("grethe")
	ended = manyAtOnce(t, func(int) Answer { return more.Upload(at+"/more", nil, "key", "k", "text", "Det er jeg.") })
	require.Equal(t, 64, ended["303 "+at]+ended["429"], ended)
	require.Equal(t, 2, house.events("submitted"))
	same(sanne, file+"/reject", done, "rejected", "why", "old", "stage", "send")
	same(sanne, file+"/reopen", done, "reopened", "reason", "Det var nyt nok.", "stage", "send")
	same(sanne, file+"/hand-over", file, "review_handed_over", "to", sanne.ref(at, "Mikkel"))
	same(mikkel, file+"/release", file, "review_released")
	same(mikkel, file+"/take", file, "review_taken")
	same(mikkel, file+"/approve", done, "approved", ticked...)
	house.rest()
	letters := map[string]int{}
	for _, l := range house.Mail.Messages() {
		letters[l.Kind]++
	}
	require.Equal(t, map[string]int{"documentation-received": 2, "more-documentation": 1, "rejected": 1, "reopened": 1, "receipt": 1, "setup": 1, "notice": 1}, letters)
	require.Contains(t, house.Tilslut("audit", "verify"), "chains hold")
}

// Of 64 forms that want different things at once one wins, and the others are told.
func TestOfSixtyFourConflictingFormsOfAReviewOneWins(t *testing.T) {
	t.Parallel()
	house := Open(t)
	grethe := house.person("grethe")
	at := grethe.documented("00000043", "grethe udenfor holm", "grethe@aahuset.example", minutes(t, "Referat.pdf", "Grethe Udenfor Holm er formand."))
	file := review(at)
	staff := map[string]*Client{}
	for _, name := range []string{"Sanne", "Mikkel", "Yasmin"} {
		staff[name] = house.Client(t)
		staff[name].LogInStaff(map[string]string{"Sanne": "sanne", "Mikkel": "mikkel", "Yasmin": "yasmin"}[name], "/review")
		staff[name].Get("/review")
	}
	// different sends the forms in turn, and answers how many were told that somebody was first.
	different := func(leads []string, send ...func() Answer) int {
		t.Helper()
		ended := manyAtOnce(t, func(i int) Answer { return send[i%len(send)]() })
		told := 64
		for _, to := range leads {
			told -= ended["303 "+to]
		}
		require.Equal(t, told, ended["409"], ended)
		return told
	}
	form := func(by *Client, address string, pairs ...string) func() Answer {
		return func() Answer { return by.Post(address, pairs...) }
	}
	ended := manyAtOnce(t, func(i int) Answer {
		return grethe.Post(at+"/documents/name", "name", []string{"Grethe UDENFOR holm", "Bo Lund"}[i%2])
	})
	require.Equal(t, map[string]int{"303 " + at + "/documents": 32, "422": 32}, ended)
	sessions := []*Client{house.person("grethe"), house.person("grethe"), house.person("grethe")}
	ended = manyAtOnce(t, func(i int) Answer {
		return sessions[i%3].Upload(at+"/documents", []paper{minutes(t, "Side.pdf", fmt.Sprint("Side ", i))}, "key", "k", "type", "statutes")
	})
	require.Equal(t, map[string]int{"303 " + at + "/documents": 4, "422": 60}, ended, "one was there before")
	require.Equal(t, 5, house.count(`select count(*) from document`))
	remove := regexp.MustCompile(at+`/documents/[0-9a-f-]{36}/remove`).FindAllString(grethe.Get(at+"/documents").Body, -1)
	require.Len(t, remove, 5)
	different([]string{at, at + "/documents", at + "/receipt"}, form(grethe, at+"/confirm"), form(grethe, remove[0]))
	require.Equal(t, 1, house.events("submitted"))
	require.Equal(t, 5-house.events("document_removed"), house.count(`select count(*) from document`))
	house.rest()

	require.Equal(t, 32, different([]string{file}, form(staff["Sanne"], file+"/take"), form(staff["Mikkel"], file+"/take")))
	require.Equal(t, 1, house.events("review_taken"))
	holder, other := "Sanne", "Mikkel"
	if staff[holder].Post(file+"/take").Status != http.StatusSeeOther {
		holder, other = other, holder
	}
	done := file + "/done"
	require.Equal(t, 32, different([]string{done}, form(staff[holder], file+"/ask", "question", "Hvem?", "stage", "send"), form(staff[holder], file+"/ask", "question", "Hvad?", "stage", "send")))
	require.Equal(t, 1, house.events("more_asked"))
	sessions = []*Client{house.person("grethe"), house.person("grethe"), house.person("grethe")}
	ended = manyAtOnce(t, func(i int) Answer {
		return sessions[i%3].Upload(at+"/more", nil, "key", "k", "text", fmt.Sprint("Svar ", i))
	})
	require.Equal(t, map[string]int{"303 " + at: 64}, ended, "it leads to the receipt, which shows the answer that was sent")
	require.Equal(t, 2, house.events("submitted"))
	require.Regexp(t, `Svar \d+`, grethe.Get(at+"/receipt").Body)

	different([]string{done, file}, form(staff[holder], file+"/reject", "why", "old", "stage", "send"), form(staff[holder], file+"/release"),
		form(staff[holder], file+"/hand-over", "to", staff[holder].ref(at, "Yasmin")), form(staff[holder], file+"/reject", "why", "no-name", "stage", "send"))
	require.Equal(t, 1, house.events("rejected")+house.events("review_released")+house.events("review_handed_over"))
	if house.events("rejected") == 0 { // the other two leave it undecided: whoever can rejects it.
		for _, by := range staff {
			by.Post(file + "/take")
			by.Post(file+"/reject", "why", "old", "stage", "send")
		}
	}
	reopen := func(by string) func() Answer {
		return form(staff[by], file+"/reopen", "reason", "Jo, siger "+by+".", "stage", "send")
	}
	require.Equal(t, 32, different([]string{done}, reopen(holder), reopen(other)))
	require.Equal(t, 1, house.events("reopened"))
	all := slices.Collect(maps.Values(staff))
	approve := func(i int) func() Answer { return form(all[i], file+"/approve", ticked...) }
	told := different([]string{done}, approve(0), approve(1), approve(2))
	require.Contains(t, []int{42, 43}, told, "a third of them are whose it is")
	require.Equal(t, 1, house.events("approved"))
	require.Equal(t, 1, house.events("connected"))
	require.Contains(t, house.Tilslut("audit", "verify"), "chains hold")
}
