package activatepage

import (
	"net/url"

	"tilslut/internal/onboarding/activation"
)

// Address is the address of the list that shows the same users as this page does, beginning at a place.
func (p ListPage) Address(after string) string {
	return ListAddress(p.Head.CVR, p.Query, p.State, after)
}

// nobody answers whether the association has no imported users at all.
func (p ListPage) nobody() bool {
	for _, n := range p.Counts.ByState {
		if n > 0 {
			return false
		}
	}
	return true
}

func (p ListPage) first() string { return p.Address("") }

// ListAddress is the address of a list; what is empty is left out.
func ListAddress(cvr, query string, state activation.State, after string) string {
	asked := url.Values{}
	for name, value := range map[string]string{"q": query, "state": string(state), "after": after} {
		if value != "" {
			asked.Set(name, value)
		}
	}
	address := Head{CVR: cvr}.at("")
	if len(asked) > 0 {
		address += "?" + asked.Encode()
	}
	return address
}
