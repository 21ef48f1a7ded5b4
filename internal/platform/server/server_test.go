package server_test

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/form"
	"tilslut/internal/platform/i18n"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/server"
	"tilslut/web/ui"
)

const origin = "https://tilslut.example"

// house is a server with a few routes, and what it logs.
func house(t *testing.T, change func(*server.Config)) (*server.Server, *strings.Builder) {
	u, err := url.Parse(origin)
	require.NoError(t, err)
	var log strings.Builder
	c := server.Config{Origin: u, Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))}
	if change != nil {
		change(&c)
	}
	c.Faults.Log = c.Log
	return server.New(c, func(r chi.Router) {
		show := c.Faults.Handle(func(w http.ResponseWriter, r *http.Request) error {
			w.Header().Set("Client", middleware.GetClientIP(r.Context()))
			w.Header().Set("Content-Language", string(i18n.From(r.Context())))
			return page.Render(w, r, http.StatusOK, ui.Layout(ui.Page{Title: "Side"}))
		})
		r.Get("/", show)
		r.Get("/panic", func(http.ResponseWriter, *http.Request) { panic("a bug") })
		r.Route("/connect", func(r chi.Router) {
			r.Get("/mailbox/{token}", show)
			r.Get("/{id}/contact", show)
			r.Post("/{id}/contact", c.Faults.Handle(func(w http.ResponseWriter, r *http.Request) error {
				in := form.Read(r)
				name := in.Required("name", "empty", 100, "long")
				if in.Err() != nil {
					w.Header().Set("Content-Language", string(i18n.From(r.Context())))
					return page.Again(w, r, in, ui.Text(in.State(), ui.Input{Name: "name", Label: "Navn"}))
				}
				return page.Redirect(w, r, "/connect/"+name)
			}))
		})
		for _, method := range []string{"PUT", "PATCH", "DELETE"} {
			r.MethodFunc(method, "/thing", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
		}
	}), &log
}

func request(method, path string, headers ...string) *http.Request {
	r := httptest.NewRequest(method, origin+path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

func send(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func post(path, body string, headers ...string) *http.Request {
	r := request(http.MethodPost, path, append(headers, "Content-Type", "application/x-www-form-urlencoded")...)
	r.Body = io.NopCloser(strings.NewReader(body))
	return r
}

func TestEveryAnswerTellsBrowsersWhatTheyMayDo(t *testing.T) {
	t.Parallel()
	s, _ := house(t, func(c *server.Config) {
		c.FormTargets = func() []string { return []string{"https://broker.example"} }
		c.Static = http.NotFoundHandler()
	})
	for _, path := range []string{"/", "/healthz", "/readyz", "/static/x.css", "/no/such", "/connect/no/such", "/panic", "/?switch-language=en"} {
		h := send(s, request(http.MethodGet, path)).Header()
		csp := h.Get("Content-Security-Policy")
		for _, rule := range []string{"default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'", "base-uri 'none'",
			"require-trusted-types-for 'script'", "trusted-types 'none'", "form-action 'self' https://broker.example"} {
			require.Contains(t, csp, rule, path)
		}
		require.NotContains(t, csp, "unsafe")
		for name, value := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin", "X-Frame-Options": "DENY", "Strict-Transport-Security": "max-age=63072000",
		} {
			require.Equal(t, value, h.Get(name), "%s on %s", name, path)
		}
		require.Contains(t, h.Get("Permissions-Policy"), "camera=()")
		require.Empty(t, h.Get("Server"))
	}
	s, _ = house(t, func(c *server.Config) { c.Origin = &url.URL{Scheme: "http", Host: "tilslut.example"} })
	require.Empty(t, send(s, request(http.MethodGet, "/")).Header().Get("Strict-Transport-Security"))
}

func TestWhatAnotherSiteSendsIsRefused(t *testing.T) {
	t.Parallel()
	s, _ := house(t, nil)
	for _, method := range []string{"POST", "PUT", "PATCH", "DELETE"} {
		for _, headers := range [][]string{
			{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}, {"Origin", "null"},
			{"Sec-Fetch-Site", "cross-site", "Origin", origin},
		} {
			w := send(s, request(method, "/thing", headers...))
			require.Equal(t, http.StatusForbidden, w.Code, "%s %v", method, headers)
			require.Contains(t, w.Body.String(), "en anden hjemmeside")
		}
	}
	for _, method := range []string{"PUT", "PATCH", "DELETE"} {
		for _, headers := range [][]string{{"Sec-Fetch-Site", "same-origin"}, {"Origin", origin}, {}} {
			require.Equal(t, http.StatusNoContent, send(s, request(method, "/thing", headers...)).Code, "%s %v", method, headers)
		}
	}
	refused := send(s, post("/connect/7/contact", "switch-language=en", "Sec-Fetch-Site", "cross-site"))
	require.Empty(t, refused.Result().Cookies(), "not even a language")
}

func TestAnotherHostIsNotAnswered(t *testing.T) {
	t.Parallel()
	s, _ := house(t, nil)
	for _, host := range []string{"evil.example", "tilslut.example.evil.example", "tilslut.example:8080", "tilslut.example.", "", "127.0.0.1", "tilslut.example@evil.example"} {
		r := request(http.MethodGet, "/", "X-Forwarded-Host", "tilslut.example")
		r.Host = host
		require.Equal(t, http.StatusMisdirectedRequest, send(s, r).Code, "%q", host)
	}
	for _, host := range []string{"tilslut.example", "TILSLUT.example", "tilslut.example:443"} {
		r := request(http.MethodGet, "/", "X-Forwarded-Host", "evil.example", "Forwarded", "host=evil.example")
		r.Host = host
		w := send(s, r)
		require.Equal(t, http.StatusOK, w.Code, "%q", host)
		require.NotContains(t, w.Body.String(), "evil")
	}
	probe := request(http.MethodGet, "/healthz")
	probe.Host = "10.0.0.7:8080"
	require.Equal(t, http.StatusOK, send(s, probe).Code, "a probe asks by address")
}

func TestForwardedAddressesAreBelievedFromOurProxiesOnly(t *testing.T) {
	t.Parallel()
	client := func(s http.Handler, peer, forwarded string) string {
		r := request(http.MethodGet, "/", "X-Forwarded-For", forwarded, "X-Real-IP", "203.0.113.9", "True-Client-IP", "203.0.113.9")
		r.RemoteAddr = peer
		return send(s, r).Header().Get("Client")
	}
	direct, _ := house(t, nil)
	require.Equal(t, "192.0.2.1", client(direct, "192.0.2.1:5", "198.51.100.1"))
	proxied, _ := house(t, func(c *server.Config) { c.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")} })
	require.Equal(t, "198.51.100.1", client(proxied, "10.0.0.1:5", "203.0.113.7, 198.51.100.1, 10.0.0.2"))
	require.Equal(t, "192.0.2.1", client(proxied, "192.0.2.1:5", "198.51.100.1"))
	require.Equal(t, "10.0.0.1", client(proxied, "10.0.0.1:5", "nonsense"))
}

func TestABodyHasALimit(t *testing.T) {
	t.Parallel()
	s, _ := house(t, nil)
	w := send(s, post("/connect/7/contact", "name="+strings.Repeat("a", 64<<10)))
	require.Equal(t, http.StatusRequestEntityTooLarge, w.Code)
	require.Equal(t, http.StatusUnprocessableEntity, send(s, post("/connect/7/contact", "name="+strings.Repeat("a", 60<<10))).Code)
	s, _ = house(t, func(c *server.Config) { c.BodyLimit = func(*http.Request) int64 { return 10 } })
	require.Equal(t, http.StatusRequestEntityTooLarge, send(s, post("/connect/7/contact", "name=Karen+Formand")).Code)
}

func TestPagesOfErrorsAreForPeopleAndHeadsHaveNoBody(t *testing.T) {
	t.Parallel()
	s, log := house(t, nil)
	for path, status := range map[string]int{"/no/such": 404, "/connect/no/such/thing": 404, "/thing": 405, "/panic": 500} {
		w := send(s, request(http.MethodGet, path))
		require.Equal(t, status, w.Code, path)
		require.Contains(t, w.Body.String(), "<h1", path)
	}
	require.Equal(t, 1, strings.Count(log.String(), "a bug"))
	w := send(s, request(http.MethodHead, "/connect/mailbox/x"))
	require.Equal(t, http.StatusOK, w.Code)
	require.Empty(t, w.Body.String())
}

func TestReadinessTellsTheDetail(t *testing.T) {
	t.Parallel()
	now := server.Readiness{Ready: true, Detail: map[string]string{"broker": "no answer"}}
	s, _ := house(t, func(c *server.Config) { c.Ready = func(context.Context) server.Readiness { return now } })
	w := send(s, request(http.MethodGet, "/readyz"))
	require.Equal(t, http.StatusOK, w.Code)
	var said server.Readiness
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &said))
	require.Equal(t, now, said)
	now.Ready = false
	require.Equal(t, http.StatusServiceUnavailable, send(s, request(http.MethodGet, "/readyz")).Code)
}
