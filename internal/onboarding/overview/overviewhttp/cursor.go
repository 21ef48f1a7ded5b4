package overviewhttp

import (
	"time"

	"tilslut/internal/onboarding/overview"
	"tilslut/internal/platform/signedlink"
)

const purpose = "mine-after"

// A signed link has an id, a version and a time to the second: room for a place in the list, whose time is to the
// microsecond as the database keeps it.
func (h *Handler) sign(c overview.Cursor) string {
	return h.Links.Make(signedlink.Link{
		Purpose: purpose, ID: c.ID, Version: c.At.Nanosecond() / int(time.Microsecond), Expires: c.At.Truncate(time.Second),
	})
}

func (h *Handler) open(token string) (overview.Cursor, bool) {
	link, err := h.Links.Open(purpose, token)
	if err != nil {
		return overview.Cursor{}, false
	}
	return overview.Cursor{At: link.Expires.Add(time.Duration(link.Version) * time.Microsecond), ID: link.ID}, true
}
