package oidc

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"tilslut/internal/onboarding/identity"
)

// Profile says how one kind of broker is asked and understood; the format is explained in the package's documentation.
type Profile struct {
	Name              string            `toml:"-"`
	Scopes            []string          `toml:"scopes"`
	UserInfo          bool              `toml:"userinfo"`
	MaxAge            int               `toml:"max_age"` // seconds
	Prompt            string            `toml:"prompt"`
	Logout            bool              `toml:"logout"`
	AssertionAudience string            `toml:"assertion_audience"`
	PlaceholderNames  []string          `toml:"placeholder_names"`
	Authorize         map[string]string `toml:"authorize"`
	Claims            struct {
		Name          Field      `toml:"name"`
		BirthDate     Field      `toml:"birth_date"`
		Level         Translated `toml:"level"`
		AuthTime      Field      `toml:"auth_time"`
		Authenticator Translated `toml:"authenticator"`
		Protected     Condition  `toml:"protected"`
	} `toml:"claims"`
	Require    []Condition  `toml:"require"`
	Refuse     []Condition  `toml:"refuse"`
	Represents []Represents `toml:"represents"`
	Enrol      Enrolment    `toml:"enrol"`
}

// Enrolment is how a separate MitID is asked for. Without authenticators the broker isn't asked at all.
type Enrolment struct {
	Authorize      map[string]string `toml:"authorize"`
	Authenticators map[string]string `toml:"authenticators"` // our word → the broker's
}

// Field is where a value is found: the first of its literal names that has one, in the first place that has one.
type Field struct {
	From  []string `toml:"from"` // "id_token", "userinfo"; empty means the ID token
	Names []string `toml:"names"`
}

// Translated is a field whose values are another's words for ours.
type Translated struct {
	Field
	Values map[string]string `toml:"values"`
}

// Condition is a field that counts when it has one of these values.
type Condition struct {
	Field
	Values []string `toml:"values"`
}

// Represents is a field that holds CVR numbers which the person may represent, when the condition (if any) is met.
type Represents struct {
	Field
	When *Condition `toml:"when"`
}

//go:embed profiles/*.toml
var builtIn embed.FS

// maxFile bounds a claims file, in bytes.
const maxFile = 64 << 10

// LoadProfile answers the profile of that name: "neb" or "idura", which are built in, or "custom", which is read from a claims
// file. All the mistakes of a file are answered at once.
func LoadProfile(name, claimsFile string) (Profile, error) {
	var text []byte
	var err error
	switch name {
	case "neb", "idura":
		text, err = builtIn.ReadFile("profiles/" + name + ".toml")
	case "custom":
		text, err = os.ReadFile(claimsFile)
	default:
		err = errors.New("oidc: the profile must be neb, idura or custom")
	}
	if err != nil {
		return Profile{}, err
	}
	return ParseProfile(name, text)
}

// ParseProfile reads the text of a claims file. All of its mistakes are answered at once.
func ParseProfile(name string, text []byte) (Profile, error) {
	if len(text) > maxFile {
		return Profile{}, errors.New("oidc: the claims file is too large")
	}
	profile := Profile{Name: name}
	meta, err := toml.NewDecoder(bytes.NewReader(text)).Decode(&profile)
	if err != nil {
		return Profile{}, fmt.Errorf("oidc: the claims file: %w", err)
	}
	var mistakes []error
	for _, key := range meta.Undecoded() {
		mistakes = append(mistakes, fmt.Errorf("oidc: the claims file: %s is no key of this format", key))
	}
	if err := errors.Join(append(mistakes, profile.mistakes()...)...); err != nil {
		return Profile{}, err
	}
	return profile, nil
}

// level translates the broker's word for a level.
func (p Profile) level(word string) (identity.Level, bool) {
	level, err := identity.ParseLevel(p.Claims.Level.Values[word])
	return level, err == nil
}

// authenticator picks the most telling of several methods: an app or a chip says more than the password beside it.
func (p Profile) authenticator(methods []string) string {
	found := ""
	for _, method := range methods {
		method = strings.TrimPrefix(strings.TrimPrefix(method, "mitid."), "mitid:") // The prefix comes and goes.
		if ours := p.Claims.Authenticator.Values[method]; ours != "" && (found == "" || found == "password") {
			found = ours
		}
	}
	return found
}

// fields answers every place where the profile looks, with a name for messages.
func (p Profile) fields() map[string]Field {
	out := map[string]Field{
		"claims.name": p.Claims.Name, "claims.birth_date": p.Claims.BirthDate, "claims.level": p.Claims.Level.Field,
		"claims.auth_time": p.Claims.AuthTime, "claims.authenticator": p.Claims.Authenticator.Field, "claims.protected": p.Claims.Protected.Field,
	}
	for kind, conditions := range map[string][]Condition{"require": p.Require, "refuse": p.Refuse} {
		for i, condition := range conditions {
			out[fmt.Sprintf("%s %d", kind, i+1)] = condition.Field
		}
	}
	for i, represents := range p.Represents {
		out[fmt.Sprintf("represents %d", i+1)] = represents.Field
		if represents.When != nil {
			out[fmt.Sprintf("represents %d when", i+1)] = represents.When.Field
		}
	}
	maps.DeleteFunc(out, func(_ string, f Field) bool { return len(f.Names) == 0 && len(f.From) == 0 })
	return out
}

func (p Profile) sortedFields() []string { return slices.Sorted(maps.Keys(p.fields())) }
