package association

import (
	"strings"
	"unicode"

	"tilslut/internal/onboarding/fault"
)

// CVR is a number in the Danish business register: exactly eight digits, leading zeros included. ParseCVR makes one.
type CVR string

// ErrBadCVR means that the text can't be a CVR number: not eight digits, or digits that don't add up.
var ErrBadCVR = fault.New(fault.Invalid, "association.bad-cvr")

// weights are those of Erhvervsstyrelsen's modulus 11 check, first digit first.
var weights = [8]int{2, 7, 6, 5, 4, 3, 2, 1}

// ParseCVR reads a CVR number as people write and paste it: spaces and invisible characters anywhere, and the country
// prefix "DK" of a VAT number, are taken away. The only error is ErrBadCVR.
func ParseCVR(s string) (CVR, error) {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf) {
			return -1
		}
		return r
	}, s)
	if len(s) == 10 && strings.EqualFold(s[:2], "DK") {
		s = s[2:]
	}
	if len(s) != len(weights) || s == "00000000" {
		return "", ErrBadCVR
	}
	sum := 0
	for i, weight := range weights {
		digit := s[i]
		if digit < '0' || digit > '9' {
			return "", ErrBadCVR
		}
		sum += weight * int(digit-'0')
	}
	if sum%11 != 0 {
		return "", ErrBadCVR
	}
	return CVR(s), nil
}

// String answers the eight digits.
func (c CVR) String() string { return string(c) }
