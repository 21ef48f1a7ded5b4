package smtp

import (
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Settings says which server takes our letters and whom they come from.
type Settings struct {
	// URL is smtp://[user:password@]host[:port] or smtps://…; ports default to 587 and 465. On smtp:// the query
	// ?starttls=required|offered|off says whether the connection must be encrypted: required, unless the server is on this
	// machine, where the default is off.
	URL string
	// From and ReplyTo are addresses with or without a name, for example "Tilslut <tilslut@example.dk>". ReplyTo must
	// be a mailbox that somebody reads; empty means From.
	From, ReplyTo string
	// Connections is how many letters are under way at once; 0 means 4.
	Connections int
	// Timeout is for one letter, from MAIL to the last reply; 0 means ten and a half minutes. Only tests shorten it.
	Timeout time.Duration
	// Idle is how long a connection is kept without a letter; 0 means 30 s.
	Idle time.Duration
	// RootCAs replaces the machine's list of certificate authorities. nil means the machine's.
	RootCAs *x509.CertPool
}

type encryption string

const (
	fromTheStart encryption = "smtps"
	required     encryption = "required"
	offered      encryption = "offered"
	off          encryption = "off"
)

// A server is a parsed Settings.URL.
type server struct {
	host, user, password string
	port                 int
	encryption           encryption
}

// parseServer reads the URL. Its errors never repeat it, since it holds a password.
func parseServer(text string) (server, error) {
	u, err := url.Parse(text)
	if err != nil || u.Hostname() == "" {
		return server{}, errors.New("the mail server's URL is not smtp://host or smtps://host")
	}
	s := server{host: u.Hostname(), user: u.User.Username()}
	s.password, _ = u.User.Password()
	switch u.Scheme {
	case "smtps":
		s.port, s.encryption = 465, fromTheStart
	case "smtp":
		s.port, s.encryption = 587, required
		if onThisMachine(s.host) {
			s.encryption = off
		}
	default:
		return server{}, errors.New("the mail server's URL must begin with smtp:// or smtps://")
	}
	if p := u.Port(); p != "" {
		if s.port, err = strconv.Atoi(p); err != nil || s.port < 1 || s.port > 65535 {
			return server{}, errors.New("the mail server's URL has no usable port")
		}
	}
	if choice := u.Query().Get("starttls"); choice != "" {
		switch encryption(choice) {
		case required, offered, off:
		default:
			return server{}, errors.New("starttls in the mail server's URL must be required, offered or off")
		}
		if s.encryption == fromTheStart {
			return server{}, errors.New("smtps:// is encrypted from the start: leave starttls out")
		}
		s.encryption = encryption(choice)
	}
	return s, nil
}

func onThisMachine(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

func (s server) String() string { return net.JoinHostPort(s.host, strconv.Itoa(s.port)) }

// parseSender reads an address of ours.
func parseSender(what, text string) (*mail.Address, error) {
	address, err := mail.ParseAddress(text)
	if err != nil {
		return nil, fmt.Errorf("%s is not an e-mail address", what)
	}
	return address, nil
}
