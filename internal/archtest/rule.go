package archtest

import (
	"slices"
	"strings"
)

// Flows in their order: a flow may know the bare packages of those before it.
var flows = []string{"prepare", "login", "terms", "connection", "membership", "setup", "activation", "overview"}

// Nouns are open to every room; identity is one with a lock on it.
var nouns = []string{"fault", "association", "person", "calendar", "matching"}

const (
	onboarding = "tilslut/internal/onboarding/"
	outside    = "tilslut/internal/outside/"
	platform   = "tilslut/internal/platform/"
	web        = "tilslut/web/"
	identity   = onboarding + "identity"
)

// doors says which packages may import a third party at all; everything else goes through them.
var doors = map[string][]string{
	"github.com/alexedwards/scs":    {platform + "session"},
	"github.com/riverqueue/river":   {platform + "outbox", platform + "postgres"},
	"github.com/wneessen/go-mail":   {outside + "smtp"},
	"github.com/coreos/go-oidc":     {outside + "oidc"},
	"github.com/minio/minio-go":     {outside + "vault"},
	"github.com/nicksnyder/go-i18n": {platform + "i18n"},
	"github.com/go-chi/httprate":    {platform + "limit"},
	"github.com/go-chi/httplog":     {platform + "server"},
	"github.com/pressly/goose":      {platform + "postgres"},
	"github.com/yuin/goldmark":      {web + "ui", web + "termspage"},
	"github.com/prometheus":         {platform + "server"},
	"github.com/jackc/pgx": {
		"*sql", platform + "postgres", platform + "outbox", platform + "session", platform + "audit", platform + "limit",
		platform + "postgres/postgrestest", platform + "postgres/cluster",
	},
}

// A licence is what a kind of package may import of this module and of the standard library.
type licence struct {
	module   []string // allowed prefixes within the module
	noStd    []string // forbidden standard packages, with everything below them
	identity bool     // may it see what a login said?
}

// licenceOf answers the licence of a package, and false where there is none to hold (commands, journeys, tests' helpers).
func licenceOf(pkg string) (licence, bool) {
	noun := prefixed(onboarding, nouns)
	pure := []string{"net/http", "net", "os", "database/sql", "log"}
	switch {
	case pkg == identity || slices.Contains(noun, pkg):
		return licence{module: noun, noStd: pure}, true
	case strings.HasPrefix(pkg, onboarding):
		return flowLicence(strings.TrimPrefix(pkg, onboarding), noun, pure)
	case strings.HasPrefix(pkg, outside):
		// A stand-in may use the room that it stands in for.
		return licence{module: append(noun, roomAround(pkg)), identity: true}, true
	case pkg == web+"gallery":
		return licence{module: []string{web, onboarding, platform + "i18n", platform + "form"}}, true
	case strings.HasPrefix(pkg, web):
		return licence{
			module: slices.Concat(noun, prefixed(onboarding, flows), []string{web + "ui", web + "static", platform + "i18n", platform + "form"}),
			noStd:  []string{"database/sql"},
		}, true
	case strings.HasPrefix(pkg, platform):
		return licence{module: slices.Concat(noun, []string{platform, web + "errorpage", web + "ui", "tilslut/migrations"})}, true
	}
	return licence{}, false
}

// flowLicence answers for a flow and its rooms: connection, connection/connectionsql, connection/reviewhttp, login/staffhttp. What
// stands before the suffix is the room's own name.
func flowLicence(path string, noun, pure []string) (licence, bool) {
	flow, room, _ := strings.Cut(path, "/")
	place := slices.Index(flows, flow)
	if place < 0 {
		return licence{}, true // a flow that is not in the order may import nothing: put it there.
	}
	known := slices.Concat(noun, prefixed(onboarding, flows[:place+1]))
	switch kindOf(room) {
	case "":
		return licence{module: known, noStd: pure, identity: true}, true
	case "sql":
		return licence{module: append(known, prefixed(platform, []string{"outbox", "audit", "clock"})...), noStd: []string{"net/http", "net", "os"}}, true
	case "http":
		return licence{
			module:   slices.Concat(known, prefixed(platform, []string{"page", "form", "session", "i18n", "signedlink", "limit"}), []string{web + "ui"}, pagesOf(flow)),
			noStd:    []string{"database/sql", "os"},
			identity: true,
		}, true
	case "jobs":
		return licence{module: slices.Concat(known, prefixed(platform, []string{"i18n", "signedlink", "clock"}), []string{web + "letter"}), noStd: []string{"net/http", "net", "os", "database/sql"}}, true
	}
	return licence{}, true
}

// kindOf answers a room's suffix, "" for the flow itself, and "no room" for what is neither.
func kindOf(room string) string {
	if room == "" {
		return ""
	}
	for _, suffix := range []string{"sql", "http", "jobs"} {
		if name, found := strings.CutSuffix(room, suffix); found && name != "" && !strings.Contains(name, "/") {
			return suffix
		}
	}
	return "no room"
}

// pagesOf names a flow's page packages: they carry the verb that stands in the URL.
func pagesOf(flow string) []string {
	return map[string][]string{
		"prepare": {web + "startpage"}, "login": {web + "loginpage"}, "terms": {web + "termspage"}, "connection": {web + "connectpage", web + "reviewpage"},
		"membership": {web + "memberpage"}, "setup": {web + "setuppage"}, "activation": {web + "activatepage"}, "overview": {web + "overviewpage"},
	}[flow]
}

func prefixed(prefix string, names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = prefix + name
	}
	return out
}

// roomAround is tilslut/internal/outside/cvr for tilslut/internal/outside/cvr/cvrtest.
func roomAround(pkg string) string {
	room, _, _ := strings.Cut(strings.TrimPrefix(pkg, outside), "/")
	return outside + room
}
