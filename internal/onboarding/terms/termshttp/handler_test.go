package termshttp_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/go-chi/chi/v5"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/terms"
	"tilslut/internal/onboarding/terms/termshttp"
	"tilslut/internal/onboarding/terms/termssql"
	"tilslut/internal/platform/i18n"
	"tilslut/internal/platform/postgres/postgrestest"
)

func house(t *testing.T) (*termssql.Store, http.Handler) {
	t.Helper()
	store := &termssql.Store{Pool: postgrestest.New(t)}
	router := chi.NewRouter()
	(&termshttp.Handler{Store: store}).Mount(router)
	return store, router
}

func get(t *testing.T, h http.Handler, path string, lang i18n.Lang) (int, *goquery.Document) {
	t.Helper()
	r := httptest.NewRequestWithContext(i18n.With(t.Context(), lang), http.MethodGet, path, nil)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	document, err := goquery.NewDocumentFromReader(w.Body)
	require.NoError(t, err)
	return w.Code, document
}

func TestTheTermsInForceAreShownInFullInThePagesLanguage(t *testing.T) {
	t.Parallel()
	store, h := house(t)
	v, err := store.Publish(t.Context(), terms.Version{
		Name: "1.0", Kind: terms.Material, Danish: "# Om aftalen\n\nI kan **altid** sige op.", English: "# The agreement\n\nYou may leave.",
	})
	require.NoError(t, err)
	code, page := get(t, h, "/terms", i18n.Danish)
	require.Equal(t, http.StatusOK, code)
	require.Equal(t, "Vilkår", page.Find("h1").Text())
	require.Equal(t, "Om aftalen", page.Find("main .prose h2").Text())
	require.Equal(t, "altid", page.Find(".prose strong").Text())
	require.Equal(t, v.Hash("da"), page.Find("code").Text())
	require.Empty(t, page.Find(".alert").Nodes)
	_, page = get(t, h, "/terms", i18n.English)
	require.Equal(t, "The agreement", page.Find(".prose h2").Text())
	require.Equal(t, v.Hash("en"), page.Find("code").Text())
}

func TestAnEarlierVersionSaysThatItIsOne(t *testing.T) {
	t.Parallel()
	store, h := house(t)
	for _, name := range []string{"1.0", "1.1"} {
		_, err := store.Publish(t.Context(), terms.Version{Name: name, Kind: terms.Addition, Danish: "Tekst " + name, English: "Text " + name})
		require.NoError(t, err)
	}
	code, page := get(t, h, "/terms/1.0", i18n.Danish)
	require.Equal(t, http.StatusOK, code)
	require.Contains(t, page.Find(".alert").Text(), "gælder ikke længere")
	require.Equal(t, "/terms", page.Find(".alert a").AttrOr("href", ""))
	require.Contains(t, page.Find(".prose").Text(), "Tekst 1.0")
	require.Equal(t, 2, page.Find(`main li a[href^="/terms/1."]`).Length())
	_, page = get(t, h, "/terms/1.1", i18n.Danish)
	require.Empty(t, page.Find(".alert").Nodes)
}

func TestNoTermsAndUnknownVersionsHaveTheirPages(t *testing.T) {
	t.Parallel()
	_, h := house(t)
	code, page := get(t, h, "/terms", i18n.Danish)
	require.Equal(t, http.StatusServiceUnavailable, code)
	require.Equal(t, "Der er ingen vilkår endnu", page.Find("h1").Text())
	code, page = get(t, h, "/terms/9", i18n.English)
	require.Equal(t, http.StatusNotFound, code)
	require.Equal(t, "That version of the terms does not exist", page.Find("h1").Text())
}
