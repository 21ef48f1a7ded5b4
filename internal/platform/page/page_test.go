package page_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"github.com/go-chi/chi/v5"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
)

func say(text string) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

// answer runs h once; log is what was logged.
func answer(r *http.Request, h page.Handler) (w *httptest.ResponseRecorder, log string) {
	var lines strings.Builder
	w = httptest.NewRecorder()
	page.Faults{Log: slog.New(slog.NewTextHandler(&lines, nil))}.Handle(h)(w, r)
	return w, lines.String()
}

func get(path string) *http.Request { return httptest.NewRequest(http.MethodGet, path, nil) }

type sqlState string

func (s sqlState) Error() string    { return "secret detail" }
func (s sqlState) SQLState() string { return string(s) }

func TestEveryKindHasItsStatus(t *testing.T) {
	t.Parallel()
	for status, err := range map[int]error{
		404: fault.New(fault.NotFound, "x"), 403: fault.New(fault.Forbidden, "x"), 409: fault.New(fault.Conflict, "x"),
		410: fault.New(fault.Gone, "x"), 422: fault.New(fault.Invalid, "x"), 429: fault.New(fault.TooMany, "x"),
		502: fault.New(fault.Refused, "x"), 503: fault.New(fault.Unavailable, "x"), 413: form.ErrTooLarge, 500: errors.New("boom"),
	} {
		w, log := answer(get("/"), func(http.ResponseWriter, *http.Request) error { return fmt.Errorf("wrapped: %w", err) })
		require.Equal(t, status, w.Code)
		require.Equal(t, "no-store", w.Header().Get("Cache-Control"))
		require.Contains(t, w.Body.String(), "<h1")
		require.Equal(t, status == 429 || status == 503, w.Header().Get("Retry-After") != "")
		require.Equal(t, status >= 500, log != "", "what people cause is no news: %s", log)
	}
}

func TestAnOutageIsNotCalledAMistake(t *testing.T) {
	t.Parallel()
	for _, err := range []error{
		sqlState("57P01"), sqlState("53300"), sqlState("08006"), sqlState("25006"), sqlState("40001"), sqlState("58030"),
		&net.OpError{Op: "dial", Err: errors.New("refused")}, context.DeadlineExceeded, io.ErrUnexpectedEOF,
	} {
		w, _ := answer(get("/"), func(http.ResponseWriter, *http.Request) error { return fmt.Errorf("asking: %w", err) })
		require.Equal(t, http.StatusServiceUnavailable, w.Code, "%v", err)
		require.NotContains(t, w.Body.String(), "secret")
	}
	w, _ := answer(get("/"), func(http.ResponseWriter, *http.Request) error { return sqlState("42601") })
	require.Equal(t, http.StatusInternalServerError, w.Code)
}

func TestOurOwnMistakeIsLoggedOnceUnderTheReferenceOnThePage(t *testing.T) {
	t.Parallel()
	r := get("/")
	r = r.WithContext(page.WithReference(r.Context(), "ABCDEFGHIJ"))
	w, log := answer(r, func(http.ResponseWriter, *http.Request) error { return errors.New("index out of range") })
	require.Contains(t, w.Body.String(), "ABCDEFGHIJ")
	require.NotContains(t, w.Body.String(), "index out of range")
	require.Equal(t, 1, strings.Count(log, "\n"))
	require.Contains(t, log, "index out of range")
	require.Contains(t, log, "ABCDEFGHIJ")
}

func TestWhoHasGoneIsToldNothing(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	w, log := answer(get("/").WithContext(ctx), func(_ http.ResponseWriter, r *http.Request) error { return r.Context().Err() })
	require.Empty(t, w.Body.String())
	require.Empty(t, log)
}

func TestWhoMustLogInComesBackToAPageThatCanBeFetched(t *testing.T) {
	t.Parallel()
	denied := page.Faults{}.Handle(func(http.ResponseWriter, *http.Request) error { return fault.New(fault.Unauthenticated, "login") })
	ok := func(http.ResponseWriter, *http.Request) {}
	router := chi.NewRouter()
	router.Get("/mine", denied)
	router.Route("/connect", func(r chi.Router) {
		r.Get("/{id}", denied)
		r.Post("/{id}/confirm", denied)
		r.Get("/{id}/contact", ok)
		r.Post("/{id}/contact", denied)
		r.Post("/{id}/a/b/c", denied)
	})
	router.Post("/lonely", denied)
	for asked, back := range map[string]string{
		"GET /mine?page=2": "/mine?page=2", "GET /connect/7": "/connect/7", "POST /connect/7/confirm": "/connect/7",
		"POST /connect/7/contact": "/connect/7/contact", "POST /connect/7/a/b/c": "/connect/7", "POST /lonely": "/",
	} {
		method, path, _ := strings.Cut(asked, " ")
		w := httptest.NewRecorder()
		router.ServeHTTP(w, httptest.NewRequest(method, path, nil))
		require.Equal(t, http.StatusSeeOther, w.Code, asked)
		require.Equal(t, "/login?to="+url.QueryEscape(back), w.Header().Get("Location"), asked)
	}
}

func TestAPageThatFailsLeavesRoomForAnErrorPage(t *testing.T) {
	t.Parallel()
	half := templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, _ = io.WriteString(w, "half a page")
		return errors.New("then it broke")
	})
	w, _ := answer(get("/"), func(w http.ResponseWriter, r *http.Request) error { return page.Render(w, r, 200, half) })
	require.Equal(t, http.StatusInternalServerError, w.Code)
	require.NotContains(t, w.Body.String(), "half a page")
}

func TestRenderSaysHowLongAndHowPrivate(t *testing.T) {
	t.Parallel()
	w, _ := answer(get("/"), func(w http.ResponseWriter, r *http.Request) error { return page.Render(w, r, 200, say("hej")) })
	require.Equal(t, "3", w.Header().Get("Content-Length"))
	require.Equal(t, "private, no-cache", w.Header().Get("Cache-Control"))
	require.Equal(t, "text/html; charset=utf-8", w.Header().Get("Content-Type"))
	w, _ = answer(httptest.NewRequest(http.MethodHead, "/", nil), func(w http.ResponseWriter, r *http.Request) error {
		w.Header().Set("Cache-Control", "no-store")
		return page.Render(w, r, 200, say("hej"))
	})
	require.Empty(t, w.Body.String())
	require.Equal(t, "no-store", w.Header().Get("Cache-Control"), "what is stricter already stays so")
}

func TestAFailedFormIsShownAgain(t *testing.T) {
	t.Parallel()
	for body, status := range map[string]int{"a=1": 422, "a=1&switch-language=en": 200, "a=%zz": 422} {
		r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w, _ := answer(r, func(w http.ResponseWriter, r *http.Request) error {
			in := form.Read(r)
			in.Required("b", "empty", 10, "long")
			return page.Again(w, r, in, say("form again"))
		})
		require.Equal(t, status, w.Code, body)
		require.Equal(t, body != "a=%zz", w.Body.String() == "form again", body)
	}
}

func TestRedirectLeadsNowhereElse(t *testing.T) {
	t.Parallel()
	for _, to := range []string{"", "mine", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nSet-Cookie: x=y", "/\t/evil.example", "/a b", "/å"} {
		w, _ := answer(get("/"), func(w http.ResponseWriter, r *http.Request) error { return page.Redirect(w, r, to) })
		require.Equal(t, http.StatusInternalServerError, w.Code, "%q", to)
		require.Empty(t, w.Header().Get("Location"))
	}
	w, _ := answer(get("/"), func(w http.ResponseWriter, r *http.Request) error { return page.Redirect(w, r, "/mine?x=1#top") })
	require.Equal(t, http.StatusSeeOther, w.Code)
	require.Equal(t, "/mine?x=1#top", w.Header().Get("Location"))
}
