package secret

import (
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// Load reads the keys file at path. It answers every mistake at once, by line, and never a piece of a key. A file that other
// users of the machine can read, or that its group can change, is refused.
func Load(path string) (*Keys, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("keys file: %w", err)
	}
	if mode := info.Mode().Perm(); mode&0o027 != 0 {
		return nil, fmt.Errorf("keys file: %s has mode %04o, so that others can read or change it; run: chmod 600 %s", path, mode, path)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("keys file: %w", err)
	}
	keys, err := Parse(string(text))
	if err != nil {
		return nil, fmt.Errorf("keys file %s:\n%w", path, err)
	}
	return keys, nil
}

// Parse reads the text of a keys file; see the package's description. The error joins every mistake.
func Parse(text string) (*Keys, error) {
	p := parser{found: map[string]map[byte][]byte{}, seen: map[string]int{}}
	for _, purpose := range purposes {
		p.found[purpose] = map[byte][]byte{}
	}
	for n, line := range strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n") {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			p.line(n+1, strings.Fields(line))
		}
	}
	p.complete()
	if len(p.mistakes) > 0 {
		return nil, errors.Join(p.mistakes...)
	}
	k := &Keys{inner: p.found[personInner][0], link: p.found[link], seal: p.found[seal]}
	for _, epoch := range sorted(p.found[personEpoch]) {
		k.person = append(k.person, p.found[personEpoch][epoch])
	}
	k.linkBy, k.sealBy = newest(k.link), newest(k.seal)
	return k, nil
}

type parser struct {
	found    map[string]map[byte][]byte
	seen     map[string]int // key → line: the same key for two purposes is a slip of the hand
	mistakes []error
}

func (p *parser) wrong(format string, args ...any) {
	p.mistakes = append(p.mistakes, fmt.Errorf(format, args...))
}

func (p *parser) line(n int, words []string) {
	if len(words) != 3 {
		p.wrong("line %d: a key is three words: purpose, epoch and base64", n)
		return
	}
	purpose := words[0]
	if !slices.Contains(purposes, purpose) {
		p.wrong("line %d: no such purpose; there are %s", n, strings.Join(purposes, ", "))
		return
	}
	epoch, err := strconv.Atoi(words[1])
	if err != nil || epoch < 0 || epoch > maxEpoch {
		p.wrong("line %d: the epoch of %s must be a number from 0 to %d", n, purpose, maxEpoch)
		return
	}
	key, err := base64.StdEncoding.Strict().DecodeString(words[2])
	if err != nil || len(key) != keySize {
		p.wrong("line %d: the key of %s %d must be %d bytes in base64", n, purpose, epoch, keySize)
		return
	}
	if first, again := p.seen[string(key)]; again {
		p.wrong("line %d: the key of %s %d stands on line %d already; every key must be its own", n, purpose, epoch, first)
	}
	if slices.Max(key) == slices.Min(key) {
		p.wrong("line %d: the key of %s %d is not random", n, purpose, epoch)
	}
	if _, twice := p.found[purpose][byte(epoch)]; twice {
		p.wrong("line %d: %s %d is there twice", n, purpose, epoch)
	}
	p.seen[string(key)] = n
	p.found[purpose][byte(epoch)] = key
}

// complete finds what no single line shows.
func (p *parser) complete() {
	for _, purpose := range purposes {
		if len(p.found[purpose]) == 0 {
			p.wrong("a key of %s is missing", purpose)
		}
	}
	if inner := p.found[personInner]; len(inner) > 1 || (len(inner) == 1 && inner[0] == nil) {
		p.wrong("%s has one key, of epoch 0, which never changes", personInner)
	}
	for i, epoch := range sorted(p.found[personEpoch]) {
		if int(epoch) != i {
			p.wrong("%s %d is missing: codes need every epoch from 0", personEpoch, i)
			break
		}
	}
}
