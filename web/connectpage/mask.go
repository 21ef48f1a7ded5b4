package connectpage

import (
	"strings"
	"unicode/utf8"
)

// Mask hides most of what stands before the @ of an e-mail address: "kasserer@havelauget.dk" becomes "k***r@havelauget.dk".
// Whoever knows the address recognises it; whoever does not has learnt nothing to write to.
func Mask(email string) string {
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
