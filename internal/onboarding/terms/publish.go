package terms

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// Why a version is not published. These are for the operator at a terminal, hence plain English.
var (
	ErrName   = errors.New("the version needs a name of letters, digits, dots and hyphens, such as 1.0")
	ErrKind   = errors.New("a version is either material or an addition")
	ErrText   = errors.New("the terms need a text in Danish and one in English")
	ErrTaken  = errors.New("a version of that name is published already, with another text; a published version is never changed")
	ErrNotice = errors.New("a material change applies three months after every organisation administrator was notified, " +
		"and notifying is not built yet: publish it as an addition only if it touches nothing that is in force")
)

var nameForm = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$`)

// Publish decides whether v may join the versions there are, and from when it applies. Publishing the same text under
// the same name again changes nothing: then the version as it was published comes back, and fresh is false.
func Publish(existing []Version, v Version, at time.Time) (published Version, fresh bool, err error) {
	v.Danish, v.English = tidy(v.Danish), tidy(v.English)
	switch {
	case !nameForm.MatchString(v.Name):
		return Version{}, false, ErrName
	case v.Kind != Material && v.Kind != Addition:
		return Version{}, false, fmt.Errorf("%w, not %q", ErrKind, v.Kind)
	case v.Danish == "" || v.English == "":
		return Version{}, false, ErrText
	}
	for _, old := range existing {
		if old.Name != v.Name {
			continue
		}
		if old.Danish != v.Danish || old.English != v.English {
			return Version{}, false, ErrTaken
		}
		return old, false, nil
	}
	if len(existing) > 0 && v.Kind == Material {
		return Version{}, false, ErrNotice
	}
	v.PublishedAt, v.AppliesFrom = at, at
	return v, true, nil
}

// tidy makes a text the same whichever editor it was saved by.
func tidy(text string) string {
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if text = strings.TrimSpace(text); text != "" {
		text += "\n"
	}
	return text
}
