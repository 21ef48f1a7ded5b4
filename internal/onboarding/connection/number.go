package connection

import (
	"strings"

	"tilslut/internal/onboarding/fault"
)

// Number is a case number for people: "T-7K4M-2Q" is a T, five random characters and a check character, in Crockford's base 32
// (no I, L, O, U), grouped for the eye. There are 33,554,432 of them. A number says which case is meant and opens nothing.
//
// The six characters are a code word over the field of 32 elements: read as digits d0 … d5, the sum of d(i)·α^(5-i) is zero,
// where α is a root of x⁵+x²+1. As every weight differs from zero and from every other, each single wrong character and each
// swap of two characters, neighbours or not, the check character included, is found. Schemes modulo 32 miss some swaps,
// and those modulo 37 need check characters outside the alphabet.
type Number string

// ErrBadNumber means that the text is no case number, or one with a typing error.
var ErrBadNumber = fault.New(fault.Invalid, "connection.bad-number")

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// NewNumber makes a case number of the lowest 25 bits of a random value.
func NewNumber(random uint32) Number {
	var digits [6]byte
	var sum byte
	for i := range 5 {
		d := byte(random >> (5 * (4 - i)) & 31)
		digits[i] = crockford[d]
		sum = timesAlpha(sum) ^ d
	}
	digits[5] = crockford[timesAlpha(sum)]
	return grouped(digits)
}

// ParseNumber reads what a person typed: in lower case, without dashes or the T, with O for 0, I or L for 1.
func ParseNumber(s string) (Number, error) {
	typed := strings.Map(func(r rune) rune {
		switch r {
		case '-', ' ', '\t', '\u00a0', '\u2010', '\u2011', '\u2013':
			return -1
		case 'O':
			return '0'
		case 'I', 'L':
			return '1'
		}
		return r
	}, strings.ToUpper(strings.TrimSpace(s)))
	if len(typed) == 7 && typed[0] == 'T' {
		typed = typed[1:]
	}
	if len(typed) != 6 {
		return "", ErrBadNumber
	}
	var digits [6]byte
	var sum byte
	for i := range 6 {
		d := strings.IndexByte(crockford, typed[i])
		if d < 0 {
			return "", ErrBadNumber
		}
		digits[i] = typed[i]
		sum = timesAlpha(sum) ^ byte(d)
	}
	if sum != 0 {
		return "", ErrBadNumber
	}
	return grouped(digits), nil
}

func grouped(d [6]byte) Number { return Number("T-" + string(d[:4]) + "-" + string(d[4:])) }

// timesAlpha multiplies an element of the field of 32 by α.
func timesAlpha(x byte) byte {
	x <<= 1
	if x&32 != 0 {
		x ^= 0b100101
	}
	return x
}
