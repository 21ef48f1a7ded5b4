package document

import (
	"bytes"
	"strconv"
	"strings"
)

// A pdfLexer reads values from text. It never goes back but to tell a reference from two numbers.
type pdfLexer struct {
	text   []byte
	at     int
	values *int // how many values may still be read, over all lexers of a file
}

// skip goes past white space and comments.
func (l *pdfLexer) skip() {
	for l.at < len(l.text) {
		switch b := l.text[l.at]; {
		case b == '%':
			for l.at < len(l.text) && l.text[l.at] != '\n' && l.text[l.at] != '\r' {
				l.at++
			}
		case strings.IndexByte(pdfSpace, b) >= 0:
			l.at++
		default:
			return
		}
	}
}

// next reads a value, a keyword or an end.
func (l *pdfLexer) next(depth int) (any, error) {
	l.skip()
	if l.at >= len(l.text) {
		return pdfEnd(""), nil
	}
	if *l.values--; *l.values < 0 {
		return nil, wrong(ErrBomb, "too many values")
	}
	if depth > maxDepth {
		return nil, wrong(ErrBomb, "values nest too deep")
	}
	switch two := l.text[l.at:min(l.at+2, len(l.text))]; {
	case two[0] == '/':
		return l.name()
	case two[0] == '(':
		return l.literal()
	case two[0] == '[':
		l.at++
		return l.array(depth)
	case two[0] == ']':
		l.at++
		return pdfEnd("]"), nil
	case string(two) == "<<":
		l.at += 2
		return l.dict(depth)
	case string(two) == ">>":
		l.at += 2
		return pdfEnd(">>"), nil
	case two[0] == '<':
		return l.hex()
	case pdfRegular(two[0]):
		return l.word(), nil
	}
	return nil, wrong(ErrDamaged, "a delimiter where none can be")
}

func (l *pdfLexer) name() (any, error) {
	var out []byte
	for l.at++; l.at < len(l.text) && pdfRegular(l.text[l.at]); l.at++ {
		b := l.text[l.at]
		if b == '#' && l.at+2 < len(l.text) {
			if code, err := strconv.ParseUint(string(l.text[l.at+1:l.at+3]), 16, 8); err == nil && code > 0 {
				b = byte(code)
				l.at += 2
			}
		}
		out = append(out, b)
	}
	return pdfName(out), nil
}

func (l *pdfLexer) literal() (any, error) {
	open := 0
	for ; l.at < len(l.text); l.at++ {
		switch l.text[l.at] {
		case '\\':
			l.at++
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				l.at++
				return pdfString{}, nil
			}
		}
	}
	return nil, wrong(ErrDamaged, "a string without end")
}

func (l *pdfLexer) hex() (any, error) {
	end := bytes.IndexByte(l.text[l.at:], '>')
	if end < 0 || len(bytes.Trim(l.text[l.at+1:l.at+end], "0123456789abcdefABCDEF"+pdfSpace)) > 0 {
		return nil, wrong(ErrDamaged, "a hexadecimal string that is none")
	}
	l.at += end + 1
	return pdfString{}, nil
}

func (l *pdfLexer) array(depth int) (any, error) {
	out := pdfArray{}
	for {
		switch value, err := l.next(depth + 1); value := value.(type) {
		case pdfEnd:
			if value != "]" {
				return nil, wrong(ErrDamaged, "an array without end")
			}
			return out, nil
		case pdfWord:
			return nil, wrong(ErrDamaged, "a keyword in an array")
		default:
			if err != nil {
				return nil, err
			}
			out = append(out, value)
		}
	}
}

func (l *pdfLexer) dict(depth int) (any, error) {
	out := pdfDict{}
	for {
		key, err := l.next(depth + 1)
		if err != nil {
			return nil, err
		}
		if key == pdfEnd(">>") {
			return out, nil
		}
		name, ok := key.(pdfName)
		if !ok {
			return nil, wrong(ErrDamaged, "a dictionary's key that is no name")
		}
		value, err := l.next(depth + 1)
		if err != nil {
			return nil, err
		}
		switch value.(type) {
		case pdfEnd, pdfWord:
			return nil, wrong(ErrDamaged, "a dictionary's key without a value")
		}
		for again := 0; out[name] != nil; again++ {
			if again > 2 {
				return nil, wrong(ErrDamaged, "a dictionary's key that stands all over it")
			}
			name += pdfAgain
		}
		out[name] = value
	}
}

// word reads a number, a reference, true, false, null or a keyword.
func (l *pdfLexer) word() any {
	text := l.regular()
	switch text {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	if number, err := strconv.ParseInt(text, 10, 64); err == nil {
		back := l.at
		if generation, err := strconv.ParseInt(l.regular(), 10, 32); err == nil && number >= 0 && generation >= 0 && l.regular() == "R" {
			return pdfRef{number, generation}
		}
		l.at = back
		return number
	}
	// Some writers double the sign, or leave out every digit; other readers take that for a number, too.
	if strings.Trim(text, "+-.0123456789") == "" {
		number, _ := strconv.ParseFloat(text, 64)
		return number
	}
	return pdfWord(text)
}

// regular reads a run of regular characters, after white space.
func (l *pdfLexer) regular() string {
	l.skip()
	begin := l.at
	for l.at < len(l.text) && pdfRegular(l.text[l.at]) {
		l.at++
	}
	return string(l.text[begin:l.at])
}
