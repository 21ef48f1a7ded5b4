package smtptest

import (
	"bytes"
	"fmt"
	"net/mail"
	"net/textproto"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/jhillyerd/enmime/v2"
	"golang.org/x/net/html"
)

// Letter is one letter as it arrived. A second copy of the same letter is a Letter of its own with the same MessageID.
type Letter struct {
	ID       int       `json:"id"`
	At       time.Time `json:"at"`
	From     string    `json:"from"` // envelope
	To       string    `json:"to"`   // envelope; one recipient, or several with commas between
	ToHeader string    `json:"to_header"`
	// MessageID is without angle brackets, Kind is its first word.
	MessageID string `json:"message_id"`
	Kind      string `json:"kind"`
	Subject   string `json:"subject"`
	Language  string `json:"language"`
	Text      string `json:"text"`
	HTML      string `json:"html,omitempty"`
	// Links are the http(s) addresses in both parts, each once, in the order of the text.
	Links []string `json:"links"`
	// Raw is what came after DATA, byte for byte.
	Raw []byte `json:"-"`
}

// read parses what came over the wire. A letter that can't be parsed is kept all the same, with its raw text as Text.
func read(raw []byte) Letter {
	l := Letter{Raw: raw}
	envelope, err := enmime.ReadEnvelope(bytes.NewReader(raw))
	if err != nil {
		l.Subject, l.Text = fmt.Sprintf("(unreadable: %v)", err), string(raw)
		return l
	}
	l.Subject, l.Language = envelope.GetHeader("Subject"), envelope.GetHeader("Content-Language")
	l.ToHeader = envelope.GetHeader("To")
	l.MessageID = strings.Trim(envelope.GetHeader("Message-ID"), "<> ")
	l.Kind, _, _ = strings.Cut(l.MessageID, ".")
	l.HTML = envelope.HTML
	if envelope.Root.DepthMatchFirst(func(p *enmime.Part) bool { return p.ContentType == "text/plain" }) != nil {
		// Otherwise enmime would make a text part out of the HTML, and hide that there is none.
		l.Text = strings.ReplaceAll(envelope.Text, "\r\n", "\n")
	}
	l.Links = links(l.Text, l.HTML)
	return l
}

var address = regexp.MustCompile(`https?://[^\s<>"']+`)

// links finds every address in the text and every href in the HTML.
func links(text, page string) []string {
	var found []string
	add := func(link string) {
		if u, err := url.Parse(link); err == nil && u.Host != "" && !slices.Contains(found, link) {
			found = append(found, link)
		}
	}
	for _, link := range address.FindAllString(text, -1) {
		add(strings.TrimRight(link, ".,;:)"))
	}
	tokens := html.NewTokenizer(strings.NewReader(page))
	for tokens.Next() != html.ErrorToken { // The end of the page is an error to the tokenizer.
		for _, a := range tokens.Token().Attr {
			if a.Key == "href" && address.MatchString(a.Val) {
				add(a.Val)
			}
		}
	}
	return found
}

// Header answers one header's values as they came, unfolded and undecoded.
func (l Letter) Header(name string) []string {
	message, err := mail.ReadMessage(bytes.NewReader(l.Raw))
	if err != nil {
		return nil
	}
	return map[string][]string(message.Header)[textproto.CanonicalMIMEHeaderKey(name)]
}

// LinkTo answers the first link whose path begins with prefix, or "".
func (l Letter) LinkTo(prefix string) string {
	for _, link := range l.Links {
		if u, err := url.Parse(link); err == nil && strings.HasPrefix(u.Path, prefix) {
			return link
		}
	}
	return ""
}

// matches tells whether the letter goes to an address that contains to, and is of that kind; "" is any.
func (l Letter) matches(to, kind string) bool {
	return strings.Contains(strings.ToLower(l.To), strings.ToLower(strings.TrimSpace(to))) && (kind == "" || l.Kind == kind)
}
