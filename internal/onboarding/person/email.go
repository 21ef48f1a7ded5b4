package person

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"tilslut/internal/onboarding/fault"
)

var (
	// ErrBadEmail means that the text is no e-mail address.
	ErrBadEmail = fault.New(fault.Invalid, "person.bad-email")
	// ErrNonASCIIEmail means that the part before the @ has letters such as æ, ø and å, which many mail servers can't deliver to.
	ErrNonASCIIEmail = fault.New(fault.Invalid, "person.non-ascii-email")
)

// The longest address and local part that SMTP carries (RFC 5321, section 4.5.3.1, with the correction to 254).
const (
	maxAddress = 254
	maxLocal   = 64
)

var (
	// local is RFC 5322's dot-atom; quoted local parts exist on paper only.
	local = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$")
	// domain is a host name with at least one dot, whose last label is no number, so that an IP address is none.
	domain = regexp.MustCompile(`^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$`)
)

// ParseEmail reads an e-mail address as people type and paste it: the ends are trimmed and invisible characters dropped. The
// answer is ASCII, at most 254 bytes: the domain in lower case and, where it has national letters, in its xn-- form; the
// local part as typed. The errors are ErrBadEmail and ErrNonASCIIEmail.
func ParseEmail(s string) (string, error) {
	before, after, found := strings.Cut(Clean(s), "@")
	if !found {
		return "", ErrBadEmail
	}
	host, err := idna.Lookup.ToASCII(after)
	if err != nil || !domain.MatchString(host) {
		return "", ErrBadEmail
	}
	if strings.ContainsFunc(before, func(r rune) bool { return r > unicode.MaxASCII }) {
		return "", ErrNonASCIIEmail
	}
	if len(before) > maxLocal || len(before)+1+len(host) > maxAddress || !local.MatchString(before) {
		return "", ErrBadEmail
	}
	return before + "@" + host, nil
}

// MaskEmail hides most of what stands before the @ of an e-mail address: "kasserer@havelauget.dk" becomes "k***r@havelauget.dk".
// Whoever knows the address recognises it; whoever does not has learnt nothing to write to.
func MaskEmail(email string) string {
	local, domain, ok := strings.Cut(email, "@")
	if !ok || local == "" {
		return "***"
	}
	first, _ := utf8.DecodeRuneInString(local)
	if utf8.RuneCountInString(local) < 4 {
		return string(first) + "***@" + domain
	}
	last, _ := utf8.DecodeLastRuneInString(local)
	return string(first) + "***" + string(last) + "@" + domain
}
