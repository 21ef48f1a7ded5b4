package overviewhttp_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/go-chi/chi/v5"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/overview"
	"tilslut/internal/onboarding/overview/overviewhttp"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/i18n"
	"tilslut/internal/platform/secret"
	"tilslut/internal/platform/signedlink"
)

// keys are the same for all requests of these tests.
var keys = sync.OnceValues(func() (*secret.Keys, error) { return secret.Parse(secret.Generate()) })

// shelf is a list of cases in memory, each a second and a bit older than the one before it.
type shelf []overview.Case

func (s shelf) Mine(_ context.Context, who person.Ref, after overview.Cursor) (overview.Page, error) {
	var found []overview.Case
	for _, c := range s {
		if after.ID == "" || c.StartedAt.Before(after.At) {
			found = append(found, c)
		}
	}
	if who != "anna" {
		found = nil
	}
	return overview.Cut(found[:min(len(found), overview.PageSize+1)]), nil
}

func cases(n int) shelf {
	var s shelf
	for i := range n {
		s = append(s, overview.Case{
			ID: fmt.Sprintf("%08d-0000-4000-8000-000000000000", i), Number: fmt.Sprint("T-", i), CVR: "10000009", Association: fmt.Sprint("Forening ", i),
			State: connection.Draft, Part: connection.Starter, StartedAt: time.Unix(1_700_000_000, 123_456_000).Add(-time.Duration(i) * 1_000_001 * time.Microsecond).UTC(),
		})
	}
	return s
}

type guard person.Ref

func (guard) Require(next http.Handler) http.Handler { return next }

func (g guard) Person(context.Context) (person.Ref, bool) { return person.Ref(g), g != "" }

func get(t *testing.T, s overviewhttp.Store, who guard, path string) (*http.Response, *goquery.Document) {
	t.Helper()
	signing, err := keys()
	require.NoError(t, err)
	router := chi.NewRouter()
	(&overviewhttp.Handler{Store: s, Guard: who, Links: signedlink.Signer{Keys: signing}}).Mount(router)
	w := httptest.NewRecorder()
	router.ServeHTTP(w, httptest.NewRequestWithContext(i18n.With(t.Context(), i18n.Danish), http.MethodGet, path, nil))
	document, err := goquery.NewDocumentFromReader(w.Body)
	require.NoError(t, err)
	return w.Result(), document
}

func TestMyTasksListsMyCasesWithWhatComesNext(t *testing.T) {
	t.Parallel()
	answer, page := get(t, cases(2), "anna", "/mine")
	require.Equal(t, http.StatusOK, answer.StatusCode)
	require.Equal(t, "Mine opgaver", page.Find("h1").Text())
	require.Equal(t, 2, page.Find(".task").Length())
	first := page.Find(".task").First()
	require.Equal(t, "/connect/00000000-0000-4000-8000-000000000000", first.Find("a").AttrOr("href", ""))
	require.Contains(t, first.Text(), "T-0")
	require.Contains(t, first.Text(), "Du er ikke færdig endnu")
	require.Empty(t, page.Find("main nav").Nodes)
}

// What a line says and where it leads depends on what she is to the case.
func TestEverySideOfACaseIsToldWhatWaitsForHer(t *testing.T) {
	t.Parallel()
	at := "/connect/00000000-0000-4000-8000-000000000000"
	for _, c := range []struct {
		of           overview.Case
		status, next string
		href         string
	}{
		{overview.Case{State: connection.AwaitingRepresentative, Role: person.Reporter, Part: connection.Starter}, "Afventer andre", "Foreningsrepræsentanten skal svare senest", at},
		{overview.Case{State: connection.AwaitingRepresentative, Role: person.Reporter, Part: connection.Representative}, "Godkend", "En anmelder har gjort sagen klar til dig", at + "/tasks"},
		{overview.Case{State: connection.Returned, Role: person.Reporter, Part: connection.Starter}, "Sendt tilbage til dig", "Ret det, og send sagen igen", at},
		{overview.Case{State: connection.Returned, Role: person.Reporter, Part: connection.Representative}, "Afventer andre", "Anmelderen retter sagen", at},
		{overview.Case{State: connection.AwaitingMailbox, Role: person.Reporter, Part: connection.Starter}, "Afventer andre", "skal åbne linket i foreningens mail", at},
		{overview.Case{State: connection.MoreDocumentation, Part: connection.Starter}, "Dit svar mangler", "Svar senest", at},
		{overview.Case{State: connection.AwaitingObjection, Part: connection.Starter}, "Afventer andre", "kan gøre indsigelse til", at},
		{overview.Case{State: connection.AwaitingObjection, Objects: true}, "Se, om du vil gøre indsigelse", "nye administratorer", at + "/object"},
		{overview.Case{State: connection.Withdrawn, Role: person.Reporter, Part: connection.Representative}, "Trukket tilbage", "Anmelderen trak sagen tilbage", at},
	} {
		one := cases(1)
		c.of.ID, c.of.Until, c.of.StartedAt = one[0].ID, time.Unix(1_700_000_000, 0), one[0].StartedAt
		one[0] = c.of
		_, page := get(t, one, "anna", "/mine")
		line := page.Find(".task")
		require.Equal(t, c.status, line.Find(".badge").Text())
		require.Contains(t, line.Text(), c.next)
		require.Equal(t, c.href, line.Find("a").AttrOr("href", ""))
	}
}

func TestWhoHasNoCasesIsShownTheWayToOne(t *testing.T) {
	t.Parallel()
	_, page := get(t, cases(3), "berit", "/mine")
	require.Contains(t, page.Find("main").Text(), "Du har ingen opgaver")
	require.Equal(t, "/connect", page.Find("main a.button-primary").AttrOr("href", ""))
}

func TestTheWholeListCanBeReadPageByPage(t *testing.T) {
	t.Parallel()
	all, path, seen := cases(60), "/mine", 0
	for pages := 0; path != ""; pages++ {
		require.Less(t, pages, 4)
		answer, page := get(t, all, "anna", path)
		require.Equal(t, http.StatusOK, answer.StatusCode)
		page.Find(".task-link").Each(func(_ int, link *goquery.Selection) {
			require.Equal(t, fmt.Sprint("Forening ", seen), link.Text())
			seen++
		})
		path = page.Find(`main nav a[href^="/mine?after="]`).AttrOr("href", "")
	}
	require.Equal(t, 60, seen)
}

func TestAPlaceThatNobodySignedLeadsToTheBeginning(t *testing.T) {
	t.Parallel()
	_, page := get(t, cases(60), "anna", "/mine")
	path := page.Find(`main nav a`).AttrOr("href", "")
	for _, forged := range []string{"/mine?after=x", path + "A", strings.Replace(path, "after=A", "after=B", 1), path[:len(path)-1] + "_"} {
		answer, _ := get(t, cases(60), "anna", forged)
		require.Equal(t, http.StatusSeeOther, answer.StatusCode, forged)
		require.Equal(t, "/mine", answer.Header.Get("Location"))
	}
}

func TestWhoIsNotLoggedInGoesToTheLogin(t *testing.T) {
	t.Parallel()
	answer, _ := get(t, shelf(nil), "", "/mine")
	require.Equal(t, http.StatusSeeOther, answer.StatusCode)
	require.Equal(t, "/login?to=%2Fmine", answer.Header.Get("Location"))
}

// letters is a list with invitations and nothing else.
type letters []overview.Pending

func (l letters) Mine(context.Context, person.Ref, overview.Cursor) (overview.Page, error) {
	return overview.Page{Pending: l, Associations: []overview.Association{{CVR: "10000009", Name: "Klubben"}, {CVR: "10000017", Name: "Koret", Administers: true}}}, nil
}

func TestAnInvitationIsTakenUpWhereItWasLeft(t *testing.T) {
	t.Parallel()
	until := time.Unix(1_700_000_000, 123_000).UTC()
	_, page := get(t, letters{
		{Kind: overview.KindSetup, ID: "00000000-0000-4000-8000-000000000001", Version: 2, Until: until},
		{Kind: overview.KindSetup, ID: "00000000-0000-4000-8000-000000000002", Version: 2, Until: until, Matched: true},
		{Kind: overview.KindActivation, ID: "00000000-0000-4000-8000-000000000003", Version: 4, Until: until, Matched: true, Over: true},
	}, "anna", "/mine")
	at := page.Find(".task-link").Map(func(_ int, link *goquery.Selection) string { return link.AttrOr("href", "") })
	require.Len(t, at, 5)
	signing, err := keys()
	require.NoError(t, err)
	for i, want := range map[int]signedlink.Link{
		0: {Purpose: "setup", ID: "00000000-0000-4000-8000-000000000001", Version: 2, Expires: until.Truncate(time.Second)},
		2: {Purpose: "activate", ID: "00000000-0000-4000-8000-000000000003", Version: 4, Expires: until.Truncate(time.Second)},
	} {
		folder, token, _ := strings.Cut(strings.TrimPrefix(at[i], "/"), "/")
		require.Equal(t, map[int]string{0: "setup", 2: "activate"}[i], folder)
		got, err := signedlink.Signer{Keys: signing}.Open(want.Purpose, token)
		require.NoError(t, err)
		require.Equal(t, want, got, "the very link of the letter")
	}
	require.Equal(t, []string{"/setup/00000000-0000-4000-8000-000000000002", "/act/10000009", "/association/10000017"}, []string{at[1], at[3], at[4]})
	require.Contains(t, page.Find("main").Text(), "Linket udløb")
	require.Equal(t, 1, page.Find(`main a[href="/act"]`).Length())
	require.Contains(t, page.Find("main").Text(), "Du er ikke med i nogen tilslutning.")
}
