package cvr

import (
	"cmp"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/calendar"
)

// The limits of one question. A document of the largest associations is some hundred kilobytes.
const (
	DefaultTimeout     = 5 * time.Second
	DefaultConcurrency = 8
	maxAnswer          = 1 << 20
)

// DefaultCanary is the register's own authority, Erhvervsstyrelsen: a number that exists as long as the register does.
const DefaultCanary = association.CVR("10150817")

// Settings say where the register is and how to ask it. URL is required, everything else has a default.
type Settings struct {
	URL            string // base, without /cvr-permanent: "http://distribution.virk.dk"
	User, Password string
	Timeout        time.Duration   // for a whole question, waiting for a turn included; 0 means 5 s
	Concurrency    int             // questions under way at a time; 0 means 8
	Canary         association.CVR // for Check; "" means DefaultCanary
	Forms          []int           // organisation codes that Search finds; nil means 110 and 115
	Functions      []string        // values of FUNKTION that make a representative; nil means FORENINGSREPRÆSENTANT
}

// Client asks the register. It is safe for concurrent use and keeps nothing between questions but connections.
type Client struct {
	settings Settings
	search   string // the address of the _search endpoint
	now      func() time.Time
	http     *http.Client
	turns    chan struct{}
}

// New checks the settings and makes a client; it does not connect. now is asked for the moment whose day decides which periods
// are current.
func New(settings Settings, now func() time.Time, log *slog.Logger) (*Client, error) {
	base, err := url.Parse(settings.URL)
	if err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https" {
		// The parser's own error repeats the text, which may hold a password.
		return nil, errors.New("cvr: the register's URL must begin with http:// or https:// and name a host")
	}
	if base.User != nil || base.RawQuery != "" || base.Fragment != "" {
		return nil, errors.New("cvr: the register's URL must have no user, query or fragment; user and password are settings of their own")
	}
	if base.Scheme == "http" && settings.Password != "" && !loopback(base.Hostname()) {
		log.Warn("cvr: the register's user and password travel in plain text; use https, or a tunnel", "host", base.Host)
	}
	settings.Timeout = cmp.Or(settings.Timeout, DefaultTimeout)
	settings.Concurrency = cmp.Or(settings.Concurrency, DefaultConcurrency)
	settings.Canary = cmp.Or(settings.Canary, DefaultCanary)
	if settings.Forms == nil {
		settings.Forms = association.DefaultForms()
	}
	if settings.Functions == nil {
		settings.Functions = []string{"FORENINGSREPRÆSENTANT"}
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = settings.Concurrency
	transport.MaxResponseHeaderBytes = 64 << 10
	return &Client{
		settings: settings,
		search:   base.JoinPath("cvr-permanent", "virksomhed", "_search").String(),
		now:      now,
		http: &http.Client{
			Transport: transport,
			// A redirect is handed back as it is: following one would send credentials wherever the answer says.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		turns: make(chan struct{}, settings.Concurrency),
	}, nil
}

// Close lets go of idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// today answers the day in Denmark on which periods are judged.
func (c *Client) today() calendar.Date { return calendar.DateOf(c.now()) }

// isRepresentative answers whether a function is one that makes a representative. The register writes functions in upper
// case in one place and in title case in another.
func (c *Client) isRepresentative(function string) bool {
	return slices.ContainsFunc(c.settings.Functions, func(f string) bool { return strings.EqualFold(f, strings.TrimSpace(function)) })
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback() || host == "localhost" || strings.HasSuffix(host, ".localhost")
}
