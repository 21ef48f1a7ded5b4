package oidc

import (
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
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
