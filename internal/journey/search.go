package journey

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
)

// Search looks for many texts, in many encodings, in one pass over the data.
//
// A text is looked for as it is, URL-encoded, in JSON's escapes, in hexadecimal, and in base64 at each of the three places in which
// it may begin within a larger encoded text. Texts of six digits or fewer occur by chance and are only found where neither a
// letter nor a digit stands beside them and no decimal point before, and not in binary files.
type Search struct {
	heads map[[headSize]byte][]needle
	seen  [1 << 16]bool // first two bytes of any needle: most places are passed over by one look
}

const headSize = 6

type needle struct {
	text  []byte
	what  string // never the secret itself: the report is a log, too
	short bool
}

// NewSearch makes a search for texts; about names each of them for the report.
func NewSearch(texts []string) *Search {
	s := &Search{heads: map[[headSize]byte][]needle{}}
	for i, text := range texts {
		for how, encoded := range encodings(text) {
			if len(encoded) < headSize {
				continue
			}
			n := needle{text: []byte(encoded), what: fmt.Sprintf("text %d (%s)", i, how), short: len(encoded) == headSize && how == "plain"}
			head := [headSize]byte(n.text)
			s.heads[head] = append(s.heads[head], n)
			s.seen[int(head[0])<<8|int(head[1])] = true
		}
	}
	return s
}

// In answers what is found in data, once each, as "text 7 (hex)".
func (s *Search) In(data []byte, binary bool) []string {
	var found []string
	once := map[string]bool{}
	for i := 0; i+headSize <= len(data); i++ {
		if !s.seen[int(data[i])<<8|int(data[i+1])] {
			continue
		}
		for _, n := range s.heads[[headSize]byte(data[i:i+headSize])] {
			if !bytes.HasPrefix(data[i:], n.text) || once[n.what] || (n.short && (binary || !alone(data, i, len(n.text)))) {
				continue
			}
			once[n.what] = true
			found = append(found, n.what)
		}
	}
	return found
}

func alone(data []byte, at, length int) bool {
	return (at == 0 || (data[at-1] != '.' && !joined(data[at-1]))) && (at+length == len(data) || !joined(data[at+length]))
}

func joined(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

func encodings(text string) map[string]string {
	escaped, _ := json.Marshal(text)
	out := map[string]string{
		"plain": text, "query": url.QueryEscape(text), "path": url.PathEscape(text), "json": strings.Trim(string(escaped), `"`),
		"hex": hex.EncodeToString([]byte(text)), "HEX": strings.ToUpper(hex.EncodeToString([]byte(text))),
		"bare": strings.ReplaceAll(text, "-", ""),
	}
	for how, same := range map[string]string{"query": text, "path": text, "json": text, "bare": text} {
		if out[how] == same {
			delete(out, how)
		}
	}
	for before := range 3 {
		for how, encoding := range map[string]*base64.Encoding{"base64": base64.RawStdEncoding, "base64url": base64.RawURLEncoding} {
			encoded := encoding.EncodeToString(append(make([]byte, before), text...))
			// What stands before and behind the text shares characters with its ends: those are left out.
			from, to := (before*8+5)/6, (before+len(text))*8/6
			out[fmt.Sprintf("%s+%d", how, before)] = encoded[from:to]
		}
	}
	return out
}
