package config

import (
	"fmt"
	"log/slog"
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"os"
	"slices"
	"strings"
)

// A checker reads one setting after the other and remembers what is wrong, so that the operator hears it all at once.
type checker struct{ mistakes []error }

// wrong remembers a mistake by the variable's name. It never repeats a value: it may be a secret.
func (c *checker) wrong(flag, what string) {
	c.mistakes = append(c.mistakes, fmt.Errorf("%s %s", Variable(flag), what))
}

func (c *checker) need(flag, value string) string {
	if value == "" {
		c.wrong(flag, "is missing")
	}
	return value
}

// secret takes a value, or what stands in the file of the same name with _FILE.
func (c *checker) secret(flag, value, file string) string {
	if file == "" {
		return value
	}
	if value != "" {
		c.wrong(flag, "is given twice: once itself and once as a file")
	}
	text, err := os.ReadFile(file)
	if err != nil {
		c.wrong(flag+"-file", "can't be read: "+err.Error())
	}
	return strings.TrimSpace(string(text))
}

func (c *checker) choice(flag, value string, allowed ...string) string {
	if !slices.Contains(allowed, value) {
		c.wrong(flag, "must be one of "+strings.Join(allowed, ", "))
	}
	return value
}

func (c *checker) address(flag, value string) string {
	if _, _, err := net.SplitHostPort(value); err != nil {
		c.wrong(flag, "must be host:port")
	}
	return value
}

// web takes an http(s) URL; a slash at its end stays, since an issuer is compared to the letter.
func (c *checker) web(flag, value string) string {
	if c.need(flag, value) == "" {
		return ""
	}
	return c.optionalWeb(flag, value)
}

func (c *checker) optionalWeb(flag, value string) string {
	u, err := url.Parse(value)
	if value != "" && (err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "") {
		c.wrong(flag, "must be an address that begins with http:// or https://")
	}
	return value
}

func (c *checker) origin(value string) *url.URL {
	u, err := url.Parse(c.web("origin", value))
	if err != nil || (value != "" && (strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.User != nil)) {
		c.wrong("origin", "must be scheme and host only, for example https://tilslut.example.dk")
	}
	if u == nil {
		return &url.URL{}
	}
	// Over http everybody on the way reads sessions along, and the cookies can't be marked Secure.
	if u.Scheme == "http" && !loopback(u.Hostname()) {
		c.wrong("origin", "must begin with https://; http:// is for this machine alone")
	}
	return &url.URL{Scheme: u.Scheme, Host: u.Host}
}

func loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback() || host == "localhost"
}

func (c *checker) mailURL(value string) string {
	u, err := url.Parse(c.need("smtp-url", value))
	if value != "" && (err != nil || (u.Scheme != "smtp" && u.Scheme != "smtps") || u.Host == "") {
		c.wrong("smtp-url", "must begin with smtp:// or smtps:// and name a host")
	}
	return value
}

func (c *checker) vaultURL(value string) string {
	if c.need("vault-url", value) != "" && !strings.HasPrefix(value, "file:///") && !strings.HasPrefix(value, "s3://") {
		c.wrong("vault-url", "must begin with file:/// or s3://")
	}
	return value
}

func (c *checker) clamd(value string) string {
	if c.need("clamd-addr", value) == "" || strings.HasPrefix(value, "unix:/") {
		return value
	}
	if _, _, err := net.SplitHostPort(value); err != nil {
		c.wrong("clamd-addr", "must be host:port or unix:/path")
	}
	return value
}

func (c *checker) mailAddress(flag, value string) string {
	if _, err := mail.ParseAddress(c.need(flag, value)); value != "" && err != nil {
		c.wrong(flag, "must be an e-mail address, for example 'Tilslut <tilslut@example.dk>'")
	}
	return value
}

func (c *checker) prefixes(value string) []netip.Prefix {
	var out []netip.Prefix
	for part := range strings.SplitSeq(value, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		prefix, err := netip.ParsePrefix(part)
		if err != nil {
			c.wrong("trusted-proxies", "must be networks like 10.0.0.0/8, with commas between")
			continue
		}
		out = append(out, prefix)
	}
	return out
}

func (c *checker) level(value string) slog.Level {
	var level slog.Level
	if level.UnmarshalText([]byte(value)) != nil {
		c.wrong("log-level", "must be debug, info, warn or error")
	}
	return level
}
