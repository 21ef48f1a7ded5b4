package cvrtest_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/outside/cvr/cvrtest"
)

func noon() time.Time { return time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC) }

func do(t *testing.T, register http.Handler, request *http.Request) *httptest.ResponseRecorder {
	t.Helper()
	answer := httptest.NewRecorder()
	register.ServeHTTP(answer, request)
	return answer
}

func ask(t *testing.T, register http.Handler, path, query string) (int, map[string]any) {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, path, strings.NewReader(query))
	request.SetBasicAuth(cvrtest.User, cvrtest.Password)
	answer := do(t, register, request)
	var body map[string]any
	require.NoError(t, json.Unmarshal(answer.Body.Bytes(), &body))
	return answer.Code, body
}

func TestTheTablesAreSound(t *testing.T) {
	t.Parallel()
	all := cvrtest.Associations()
	seen := map[association.CVR]bool{}
	connectable := 0
	for _, a := range all {
		number, err := association.ParseCVR(a.CVR.String())
		require.NoError(t, err, a.CVR)
		require.Equal(t, a.CVR, number)
		require.False(t, seen[a.CVR], "%s stands there twice", a.CVR)
		seen[a.CVR] = true
		require.NotEmpty(t, a.Purpose, a.CVR)
		if a.Form == 110 || a.Form == 115 {
			connectable++
		}
	}
	require.GreaterOrEqual(t, connectable, 40)
}

func TestItAnswersAsTheRegisterDoes(t *testing.T) {
	t.Parallel()
	register := cvrtest.New(noon)
	term := `{"size":1,"query":{"term":{"Vrvirksomhed.cvrNummer":"00000019"}},"_source":["Vrvirksomhed.cvrNummer"]}`
	status, body := ask(t, register, "/cvr-permanent/virksomhed/_search", term)
	require.Equal(t, http.StatusOK, status)
	hits := body["hits"].(map[string]any)
	require.EqualValues(t, 1, hits["total"])
	hit := hits["hits"].([]any)[0].(map[string]any)
	require.Equal(t, map[string]any{"Vrvirksomhed": map[string]any{"cvrNummer": 19.0}}, hit["_source"], "_source chooses")

	status, body = ask(t, register, "/cvr-permanent/virksomheder/_search", term)
	require.Equal(t, http.StatusOK, status)
	require.EqualValues(t, 0, body["hits"].(map[string]any)["total"], "a wrong mapping type")

	for _, wrong := range []string{`{}`, `x`, `{"query":{"fuzzy":{"a":"b"}}}`, `{"query":{"bool":{"must":[{"x":{}}]}}}`} {
		answer := httptest.NewRequest(http.MethodPost, "/cvr-permanent/virksomhed/_search", strings.NewReader(wrong))
		answer.SetBasicAuth(cvrtest.User, cvrtest.Password)
		require.Equal(t, http.StatusBadRequest, do(t, register, answer).Code, wrong)
	}
	stranger := httptest.NewRequest(http.MethodPost, "/cvr-permanent/virksomhed/_search", strings.NewReader(term))
	require.Equal(t, http.StatusUnauthorized, do(t, register, stranger).Code)
	require.Equal(t, 7, register.Asked())
}

func TestTheControlsWorkThroughThePage(t *testing.T) {
	t.Parallel()
	register := cvrtest.New(noon)
	post := func(path string, form url.Values) int {
		request := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		return do(t, register, request).Code
	}
	page := func() *goquery.Document {
		request := httptest.NewRequest(http.MethodGet, "/", nil)
		request.Header.Set("Accept", "text/html")
		doc, err := goquery.NewDocumentFromReader(do(t, register, request).Body)
		require.NoError(t, err)
		return doc
	}
	require.Equal(t, len(cvrtest.Associations()), page().Find("article").Length())
	require.NotContains(t, page().Find("#cvr-00000043").Text(), "i dag: Grethe")

	require.Equal(t, http.StatusSeeOther, post("/stand-in/00000043/representative", url.Values{"name": {" Grethe  Udenfor Holm "}}))
	require.Contains(t, page().Find("#cvr-00000043 dl").Text(), "Grethe Udenfor Holm")
	require.Equal(t, http.StatusSeeOther, post("/stand-in/00000043/representative/end", url.Values{"name": {"Grethe Udenfor Holm"}}))
	require.NotContains(t, page().Find("#cvr-00000043 dl").Text(), "Grethe Udenfor Holm")
	require.Equal(t, http.StatusSeeOther, post("/stand-in/00000043/email", url.Values{"email": {"ny@aahuset.example"}}))
	require.Contains(t, page().Find("#cvr-00000043 dl").Text(), "ny@aahuset.example")
	require.Equal(t, http.StatusSeeOther, post("/stand-in/00000043/cease", nil))
	require.Contains(t, page().Find("#cvr-00000043 dl").Text(), "OPHØRT")
	require.Equal(t, http.StatusSeeOther, post("/stand-in/misbehave", url.Values{"mode": {"slow"}}))
	require.Equal(t, cvrtest.Slow, register.Mode())
	require.Equal(t, http.StatusSeeOther, post("/stand-in/reset", nil))
	require.Empty(t, register.Mode())

	require.Equal(t, http.StatusBadRequest, post("/stand-in/misbehave", url.Values{"mode": {"dance"}}))
	require.Equal(t, http.StatusBadRequest, post("/stand-in/00000043/representative", nil))
	require.Equal(t, http.StatusBadRequest, post("/stand-in/00000043/promote", url.Values{"name": {"x"}}))
	require.Equal(t, http.StatusNotFound, post("/stand-in/13748136/cease", nil))
}

func TestAnotherSitesPageMayNotWorkTheControls(t *testing.T) {
	t.Parallel()
	request := httptest.NewRequest(http.MethodPost, "/stand-in/reset", nil)
	request.Header.Set("Sec-Fetch-Site", "cross-site")
	require.Equal(t, http.StatusForbidden, do(t, cvrtest.New(noon), request).Code)
}
