package terms

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"tilslut/internal/onboarding/fault"
)

// Kind says what a version does to those who have accepted the one before it.
type Kind string

// A material version changes something for them; an addition only adds services or functions beside what there is.
const (
	Material Kind = "material"
	Addition Kind = "addition"
)

// Version is the terms as they were published once. It is never changed.
type Version struct {
	Name        string // for people: "1.0"
	Kind        Kind
	PublishedAt time.Time
	AppliesFrom time.Time
	Danish      string // the whole text, Markdown
	English     string
}

var (
	// ErrNone means that no version is in force: the operator has not published any.
	ErrNone = fault.New(fault.Unavailable, "terms.none")
	// ErrUnknown means that there is no version of that name.
	ErrUnknown = fault.New(fault.NotFound, "terms.unknown")
)

// Text is the text in a language, "da" or "en"; Danish for any other, since it prevails.
func (v Version) Text(lang string) string {
	if lang == "en" {
		return v.English
	}
	return v.Danish
}

// Hash is the SHA-256 of Text(lang), 64 lower-case hexadecimal digits.
func (v Version) Hash(lang string) string {
	sum := sha256.Sum256([]byte(v.Text(lang)))
	return hex.EncodeToString(sum[:])
}

// Hashes are those of all languages: what an acceptance may carry.
func (v Version) Hashes() []string { return []string{v.Hash("da"), v.Hash("en")} }

// InForce finds the version that applies at a moment: the one whose turn came last; of two whose turn came together,
// the one published later. It answers false where none applies yet.
func InForce(versions []Version, at time.Time) (Version, bool) {
	applying := slices.DeleteFunc(slices.Clone(versions), func(v Version) bool { return v.AppliesFrom.After(at) })
	if len(applying) == 0 {
		return Version{}, false
	}
	return slices.MaxFunc(applying, func(a, b Version) int {
		if order := a.AppliesFrom.Compare(b.AppliesFrom); order != 0 {
			return order
		}
		if order := a.PublishedAt.Compare(b.PublishedAt); order != 0 {
			return order
		}
		return strings.Compare(a.Name, b.Name)
	}), true
}
