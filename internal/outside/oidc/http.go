package oidc

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

const (
	answerTimeout = 10 * time.Second // for one answer of the broker, body included
	maxAnswer     = 256 << 10        // bytes of one answer, after decompression
)

var errTooLarge = errors.New("answer too large")

// harden answers a client that follows no redirect, waits no longer than answerTimeout and reads no more than maxAnswer. A
// given client keeps its transport and a shorter timeout.
func harden(base *http.Client) *http.Client {
	client := &http.Client{}
	if base != nil {
		*client = *base
	}
	if client.Timeout <= 0 || client.Timeout > answerTimeout {
		client.Timeout = answerTimeout
	}
	if client.Transport == nil {
		client.Transport = http.DefaultTransport
	}
	client.Jar = nil
	client.Transport = capped{next: client.Transport}
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return client
}

// capped is a transport whose answers end in errTooLarge after maxAnswer bytes.
type capped struct{ next http.RoundTripper }

func (c capped) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := c.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	answer.Body = &cappedBody{ReadCloser: answer.Body, left: maxAnswer}
	return answer, nil
}

type cappedBody struct {
	io.ReadCloser
	left int
}

func (b *cappedBody) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, errTooLarge
	}
	// One byte more than allowed is read, so that an answer of exactly maxAnswer still ends well.
	if len(p) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.ReadCloser.Read(p)
	if b.left -= n; b.left < 0 {
		return 0, errTooLarge
	}
	return n, err
}

// answer is what a neighbour said.
type answer struct {
	status int
	kind   string // media type, without parameters
	body   []byte
}

// do sends a request and reads the whole answer. The error is a reason for people, in words of ours; statuses are the caller's.
func (c *Client) do(ctx context.Context, method, address string, form url.Values, prepare func(*http.Request)) (answer, error) {
	r, err := http.NewRequestWithContext(ctx, method, address, strings.NewReader(form.Encode()))
	if err != nil {
		return answer{}, errors.New("the endpoint is no address")
	}
	r.Header.Set("Accept", "application/json")
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if prepare != nil {
		prepare(r)
	}
	got, err := c.http.Do(r)
	if err != nil {
		return answer{}, errors.New(describe(err))
	}
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	if err != nil {
		return answer{}, errors.New(describe(err))
	}
	kind, _, err := mime.ParseMediaType(got.Header.Get("Content-Type"))
	if err != nil {
		kind = ""
	}
	return answer{status: got.StatusCode, kind: kind, body: body}, nil
}

// document asks for a JSON document that anybody may read, and decodes it.
func (c *Client) document(ctx context.Context, address string, into any) error {
	got, err := c.do(ctx, http.MethodGet, address, nil, nil)
	switch {
	case err != nil:
		return err
	case got.status != http.StatusOK:
		return errors.New(statusText(got.status))
	case json.Unmarshal(got.body, into) != nil:
		return errors.New("the answer can't be used")
	}
	return nil
}

func statusText(code int) string { return "status " + strconv.Itoa(code) }

// safeAddress says whether an address may carry a login: absolute, without user and fragment, and https unless it stays on
// this machine.
func safeAddress(text string) bool {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.User != nil || u.Fragment != "" {
		return false
	}
	return u.Scheme == "https" || (u.Scheme == "http" && onLoopback(u.Hostname()))
}

func onLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || (ip != nil && ip.IsLoopback())
}

// originOf is scheme and host of an address, as CSP names it. It answers "" for what is no address.
func originOf(text string) string {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host
}
