package gallery_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/journey/browser"
	"tilslut/web/gallery"
)

// kitSite serves the gallery and receives its forms: the answer to a POST shows what was sent.
func kitSite(t *testing.T) (origin string, posts *atomic.Int32) {
	t.Helper()
	posts = &atomic.Int32{}
	samples := gallery.Handler()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/connect/lookup":
			w.Header().Set("Content-Type", "application/json")
			_, _ = fmt.Fprintf(w, `{"found":true,"name":"Vestby <Sang>","message":"Vestby <Sang> %s","state":"ok"}`, r.URL.Query().Get("cvr"))
		case r.Method == http.MethodPost:
			posts.Add(1)
			time.Sleep(300 * time.Millisecond) // Long enough for an impatient second press.
			_ = r.ParseForm()
			_, _ = fmt.Fprintf(w, "<html lang=da><title>x</title><h1>%s %s</h1>", r.URL.Path, r.PostForm.Encode())
		default:
			samples.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(site.Close)
	return site.URL, posts
}

func TestTheKitInABrowser(t *testing.T) {
	t.Parallel()
	b := browser.New(t)
	origin, posts := kitSite(t)
	narrow := browser.Options{Width: 320, NoScript: true}

	t.Run("the Enter key sends the form and does not switch the language", func(t *testing.T) {
		p := b.Open(t, narrow)
		p.Goto(origin + "/da/kit/form")
		p.Fill("Dit fulde navn", "Bo")
		p.Enter()
		require.True(t, p.Has("/kit/form") && p.Has("name=Bo"), p.Text())
		require.False(t, p.Has("switch-language"), p.Text())
	})
	t.Run("the language switch takes along what was typed", func(t *testing.T) {
		p := b.Open(t, narrow)
		p.Goto(origin + "/da/kit/form")
		p.Fill("Dit fulde navn", "Bo")
		p.Click("English")
		require.True(t, p.Has("name=Bo") && p.Has("switch-language=en"), p.Text())
	})
	t.Run("the error summary has the focus, and its links lead to the fields", func(t *testing.T) {
		p := b.Open(t, narrow)
		p.Goto(origin + "/da/kit/form-errors")
		require.Contains(t, p.Focused(), "div.alert alert-error")
		p.Click("Skriv e-mailadressen som")
		require.Contains(t, p.URL(), "#email")
		p.Click("Skriv en dato, der findes")
		require.Contains(t, p.URL(), "#birth-day")
	})
	t.Run("the way out is there on a telephone without scripts", func(t *testing.T) {
		p := b.Open(t, narrow)
		p.Goto(origin + "/da/kit/lists")
		p.Click("Log af")
		require.True(t, p.Has("/logout"), p.Text())
	})
	t.Run("a number is looked up while it is typed", func(t *testing.T) {
		p := b.Open(t, browser.Options{})
		p.Goto(origin + "/da/kit/form")
		p.Fill("CVR-nummer", "1234 5674")
		require.Eventually(t, func() bool { return p.Has("Vestby <Sang> 12345674") }, 10*time.Second, 50*time.Millisecond)
		p.Fill("CVR-nummer", "1234")
		require.Eventually(t, func() bool { return !p.Has("Vestby") }, 10*time.Second, 50*time.Millisecond)
		p.Check(t)
	})
	t.Run("an impatient second press sends nothing", func(t *testing.T) {
		p := b.Open(t, browser.Options{})
		p.Goto(origin + "/da/kit/form")
		before := posts.Load()
		p.Twice("Gem og fortsæt")
		require.True(t, p.Has("/kit/form"))
		require.Equal(t, before+1, posts.Load())

		p.Back()
		p.Click("Gem og fortsæt")
		require.Equal(t, before+2, posts.Load(), "after going back the form can be sent again")
	})
}
