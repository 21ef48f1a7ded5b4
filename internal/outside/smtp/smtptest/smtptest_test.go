package smtptest_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/smtp"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/smtp/smtptest"
)

const receipt = "From: Tilslut <t@tilslut.example>\r\nTo: Aase <aase@example.dk>\r\nSubject: =?utf-8?q?K=C3=A6re?=\r\n" +
	"Message-ID: <receipt.1.1@tilslut.example>\r\nContent-Language: da\r\nMIME-Version: 1.0\r\n" +
	"Content-Type: multipart/alternative; boundary=x\r\n\r\n" +
	"--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSe https://tilslut.example/mine.\r\n\r\n" +
	"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!doctype html><html><head><title>K</title></head><body><script>x</script><a href=\"https://tilslut.example/setup/abc\">x</a></body></html>\r\n--x--\r\n"

// post sends with the standard library's client, so that the stand-in is not only tried by our own.
func post(t *testing.T, server *smtptest.Server, to string) {
	t.Helper()
	require.NoError(t, smtp.SendMail(server.Addr(), nil, "t@tilslut.example", []string{to}, []byte(receipt)))
}

func get(t *testing.T, web *httptest.Server, path string) (int, string, http.Header) {
	t.Helper()
	answer, err := web.Client().Get(web.URL + path)
	require.NoError(t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	return answer.StatusCode, string(body), answer.Header
}

func page(t *testing.T, server *smtptest.Server) *httptest.Server {
	t.Helper()
	web := httptest.NewServer(server.Handler())
	t.Cleanup(web.Close)
	return web
}

func TestThePageShowsLettersAsPeopleSeeThem(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	web := page(t, server)
	_, body, _ := get(t, web, "/")
	require.Contains(t, body, "No letters")
	post(t, server, "aase@example.dk")
	post(t, server, "bent@example.dk")
	_, body, _ = get(t, web, "/?to=AASE")
	list, err := goquery.NewDocumentFromReader(strings.NewReader(body))
	require.NoError(t, err)
	require.Equal(t, "Kære", list.Find("tbody a").Text())

	_, body, _ = get(t, web, "/letters/1")
	letter, err := goquery.NewDocumentFromReader(strings.NewReader(body))
	require.NoError(t, err)
	require.Equal(t, "Kære", letter.Find("h1").Text())
	require.Equal(t, "/letters/1/html", letter.Find("iframe").AttrOr("src", ""))
	require.Contains(t, letter.Find("pre").First().Text(), "Se https://tilslut.example/mine.")
	require.Contains(t, letter.Find("pre").Last().Text(), "Message-ID: <receipt.1.1@tilslut.example>")
	require.Equal(t, 2, letter.Find("main li a").Length())

	status, _, header := get(t, web, "/letters/1/html")
	require.Equal(t, http.StatusOK, status)
	require.Contains(t, header.Get("Content-Security-Policy"), "sandbox")
	require.NotContains(t, header.Get("Content-Security-Policy"), "allow-scripts")
	_, body, _ = get(t, web, "/letters/1/raw")
	require.Equal(t, receipt, body)
	status, _, _ = get(t, web, "/letters/9")
	require.Equal(t, http.StatusNotFound, status)
}

func TestTheAPI(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	web := page(t, server)
	status, _, _ := get(t, web, "/api/latest?to=aase@example.dk")
	require.Equal(t, http.StatusNotFound, status)
	post(t, server, "aase@example.dk")
	status, body, _ := get(t, web, "/api/latest?to=aase@example.dk&kind=receipt")
	require.Equal(t, http.StatusOK, status)
	var latest smtptest.Letter
	require.NoError(t, json.Unmarshal([]byte(body), &latest))
	require.Equal(t, "receipt.1.1@tilslut.example", latest.MessageID)
	require.Equal(t, "https://tilslut.example/setup/abc", latest.LinkTo("/setup/"))
	_, body, _ = get(t, web, "/api/letters?kind=setup")
	require.JSONEq(t, "[]", body)

	wipe, err := http.NewRequestWithContext(t.Context(), http.MethodDelete, web.URL+"/api/letters", nil)
	require.NoError(t, err)
	answer, err := web.Client().Do(wipe)
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	require.Empty(t, server.Messages())
}

func TestItCanBeToldToMisbehaveFromThePageAndFromOutside(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	web := page(t, server)
	answer, err := web.Client().PostForm(web.URL+"/trouble", url.Values{"greylist": {"2"}, "slow": {"1"}, "refuse": {"bent"}, "down": {"on"}})
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	require.Equal(t, smtptest.Trouble{Greylist: 2, SlowReply: time.Second, Refuse: "bent", Down: true}, server.Trouble())

	change, err := http.NewRequestWithContext(t.Context(), http.MethodPut, web.URL+"/api/trouble", strings.NewReader(`{"greylist":1}`))
	require.NoError(t, err)
	answer, err = web.Client().Do(change)
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	require.Equal(t, smtptest.Trouble{Greylist: 1}, server.Trouble())
}

func TestLettersOutliveARestartWhenThereIsAFolder(t *testing.T) {
	t.Parallel()
	options := smtptest.Options{Folder: t.TempDir() + "/mail"}
	first, err := smtptest.Start(options)
	require.NoError(t, err)
	post(t, first, "aase@example.dk")
	require.NoError(t, first.Close())

	second, err := smtptest.Start(options)
	require.NoError(t, err)
	defer second.Close()
	post(t, second, "bent@example.dk")
	kept := second.Messages()
	require.Len(t, kept, 2)
	require.Equal(t, []string{"bent@example.dk", "aase@example.dk"}, []string{kept[0].To, kept[1].To})
	require.Equal(t, receipt, string(kept[1].Raw))
	require.Equal(t, []int{2, 1}, []int{kept[0].ID, kept[1].ID})
	require.NoError(t, second.Clear())
	require.Empty(t, second.Messages())
}

func TestWaitForAnswersAsSoonAsTheLetterIsThere(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err := server.WaitFor(ctx, "aase@example.dk", "")
	require.ErrorIs(t, err, context.DeadlineExceeded)
	go func() {
		_ = smtp.SendMail(server.Addr(), nil, "t@tilslut.example", []string{"aase@example.dk"}, []byte(receipt))
	}()
	letter, err := server.WaitFor(t.Context(), "aase@example.dk", "receipt")
	require.NoError(t, err)
	require.Equal(t, "da", letter.Language)
}
