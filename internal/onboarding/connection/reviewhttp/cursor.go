package reviewhttp

import (
	"encoding/base64"
	"strings"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/reviewpage"
)

// A place in the queue is a key of the order and a case. The case is signed as the id of a link, and the key as a part of what the link is
// for: it stands before the link, for us to read, and opens nothing without it. A place in one order is none in another.

// sign writes a place down for an address.
func (h *Handler) sign(a reviewpage.Asked, c connection.Cursor) string {
	link := h.Links.Make(signedlink.Link{Purpose: placesIn(a, c.Key), ID: c.ID, Expires: time.Unix(0, 0)})
	return keys.EncodeToString([]byte(c.Key)) + "." + link
}

// place reads the place at which a page of the queue begins, the zero Cursor at the beginning; false where nobody signed it for this order.
func (h *Handler) place(a reviewpage.Asked) (connection.Cursor, bool) {
	if a.After == "" {
		return connection.Cursor{}, true
	}
	written, token, _ := strings.Cut(a.After, ".")
	key, err := keys.DecodeString(written)
	if err != nil {
		return connection.Cursor{}, false
	}
	l, err := h.Links.Open(placesIn(a, string(key)), token)
	return connection.Cursor{Key: string(key), ID: l.ID}, err == nil
}

var keys = base64.RawURLEncoding.Strict()

func placesIn(a reviewpage.Asked, key string) string {
	order := string(a.Order)
	if a.View == connection.ViewDecided {
		order = string(connection.ViewDecided) // it has an order of its own.
	}
	return "review-after/" + order + "/" + key
}
