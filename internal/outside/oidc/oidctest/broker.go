package oidctest

import (
	"crypto/rand"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// Options are what a broker is made with. The zero value is a MitID broker without clients.
type Options struct {
	Issuer            string           // with its path, e.g. http://127.0.0.1:9400/op; SetIssuer can come later
	Clients           []Client         // who may ask
	Personas          []Persona        // nil: Personas, or StaffPersonas with Staff
	Staff             bool             // a provider for staff: roles and acr instead of MitID's claims
	RoleClaim         string           // staff only: the claim with the roles, "" for "roles"
	RoleAsText        bool             // staff only: whoever has one role has it as a string, not as an array of one
	InUserInfo        bool             // staff only: name and roles are in userinfo and not in the ID token
	WithoutPAR        bool             // don't offer pushed authorization requests
	LogoutWithoutHint bool             // let a session be ended by client_id alone
	Now               func() time.Time // nil: time.Now
	WithoutEnrolment  bool             // don't offer prompt=create
	Enrolled          []Persona        // separate identities from an earlier run
	// Keep is told of every separate identity there is whenever one was enrolled; nil: they are forgotten with the broker.
	Keep func(enrolled []Persona) error
	Slow time.Duration // how long an answer takes that a mutation makes slow; 0: 30 s
}

// Broker is a stand-in broker. It is an http.Handler for its issuer's whole path, and safe for concurrent use.
type Broker struct {
	options Options
	mux     *http.ServeMux

	mu       sync.Mutex
	issuer   string
	key      *signingKey         // signs now
	retired  []*signingKey       // signed once, and stand in no key set
	active   []Mutation          // in force now
	grants   map[string]*grant   // by code
	bearers  map[string]*grant   // by access token
	pushed   map[string]*pushed  // by request_uri
	sessions map[string]*session // by cookie
	used     map[string]bool     // jti of client assertions
	enrolled []Persona           // separate identities
	issued   []string
	requests map[string]int // by path below the issuer
}

// session is the broker's own: whoever has one may not be asked again.
type session struct {
	id       string // sid
	persona  Persona
	authTime time.Time
}

// New makes a broker. It has a key of its own at once.
func New(o Options) *Broker {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Slow == 0 {
		o.Slow = 30 * time.Second
	}
	if o.Personas == nil {
		o.Personas = Personas
		if o.Staff {
			o.Personas = StaffPersonas
		}
	}
	if o.RoleClaim == "" {
		o.RoleClaim = "roles"
	}
	b := &Broker{
		options: o, issuer: o.Issuer, key: newSigningKey(), grants: map[string]*grant{}, bearers: map[string]*grant{},
		pushed: map[string]*pushed{}, sessions: map[string]*session{}, used: map[string]bool{}, requests: map[string]int{},
		enrolled: slices.Clone(o.Enrolled),
	}
	b.mux = b.routes()
	return b
}

func (b *Broker) routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.Handle("GET /.well-known/openid-configuration", b.answering("discovery", b.discovery))
	mux.Handle("GET /.well-known/openid-configuration/jwks", b.answering("keys", b.keySet))
	mux.Handle("POST /connect/par", b.answering("pushed", b.push))
	mux.Handle("POST /connect/token", b.answering("token", b.token))
	mux.Handle("/connect/userinfo", b.answering("userinfo", b.userInfo))
	mux.HandleFunc("/connect/authorize", b.authorize)
	mux.HandleFunc("/connect/endsession", b.endSession)
	mux.HandleFunc("GET /Error", b.errorPage)
	b.standInRoutes(mux)
	return mux
}

// SetIssuer says where the broker is mounted, for tests that know it only once their server runs.
func (b *Broker) SetIssuer(issuer string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.issuer = issuer
}

// Issuer is the broker's identifier, exactly as in its discovery document.
func (b *Broker) Issuer() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.issuer
}

// Requests answers how often a path below the issuer was asked for, e.g. "/connect/par".
func (b *Broker) Requests(path string) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.requests[path]
}

// ServeHTTP answers everything below the issuer's path. At the root of the host it leads to the stand-in's own page.
func (b *Broker) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	issuer, err := url.Parse(b.Issuer())
	if err != nil {
		http.Error(w, "the issuer is no address", http.StatusInternalServerError)
		return
	}
	if r.URL.Path == "/" && issuer.Path != "" {
		http.Redirect(w, r, b.Issuer()+"/_stand-in", http.StatusFound)
		return
	}
	if r.URL.Path == "/favicon.ico" {
		w.WriteHeader(http.StatusNoContent) // Browsers ask by themselves; a 404 would stand in their console.
		return
	}
	path, below := strings.CutPrefix(r.URL.Path, strings.TrimSuffix(issuer.Path, "/"))
	if !below {
		http.NotFound(w, r)
		return
	}
	b.mu.Lock()
	b.requests[path]++
	b.mu.Unlock()
	http.StripPrefix(strings.TrimSuffix(issuer.Path, "/"), b.mux).ServeHTTP(w, r)
}

// secret makes a code, a token or an id of 26 characters that nobody guesses.
func secret() string { return rand.Text() }

// guid makes an id in the form that the broker gives to its sessions and transactions.
func guid() string {
	h := strings.ToLower(hexText(16))
	return h[:8] + "-" + h[8:12] + "-4" + h[13:16] + "-8" + h[17:20] + "-" + h[20:]
}
