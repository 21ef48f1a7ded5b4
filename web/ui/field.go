package ui

import (
	"context"
	"strconv"
	"strings"

	"tilslut/internal/platform/form"
	"tilslut/internal/platform/i18n"
)

// Input is a field of one line, or a choice from a drop-down.
type Input struct {
	Name         string
	Label        string
	Hint         string // a sentence under the label; "" for none
	Type         string // text (the default), email, tel or search
	Autocomplete string // the HTML autocomplete token: "name", "email", "off" …
	Inputmode    string // "numeric" brings up a keyboard of digits
	Width        int    // the number of characters expected; 0 uses the whole column
	Optional     bool   // adds "(frivilligt)" to the label
	Lookup       string // where to ask about the value while it is typed: a path that answers JSON; "" for nowhere
}

// Option is one of several answers.
type Option struct{ Value, Label, Hint string }

// Group is a question with several answers to choose one from.
type Group struct {
	Name       string
	Legend     string
	Hint       string
	LegendIsH1 bool // the question is the page's heading
	Options    []Option
}

func (in Input) kind() string {
	switch in.Type {
	case "email", "tel", "search":
		return in.Type
	}
	return "text"
}

// widthClass is the designsystem's class for a field of about n characters.
func widthClass(n int) string {
	switch {
	case n == 0:
		return ""
	case n <= 4:
		return "input-char-4"
	case n <= 8:
		return "input-char-8"
	case n <= 11:
		return "input-char-11"
	case n <= 27:
		return "input-char-27"
	case n <= 40:
		return "input-width-l"
	}
	return "input-width-xl"
}

// message is the text of the error on the field called name, "" for none.
func message(ctx context.Context, s form.State, name string) string {
	if e, bad := s.ErrorKey(name); bad {
		return i18n.T(ctx, e.Key, e.Args...)
	}
	return ""
}

// described lists the ids of what describes a control: its hint, its error, and more.
func described(id, hint, failure string, more ...string) string {
	var ids []string
	if hint != "" {
		ids = append(ids, id+"-hint")
	}
	if failure != "" {
		ids = append(ids, id+"-error")
	}
	return strings.Join(append(ids, more...), " ")
}

// optionID numbers the controls of a group; the first has the group's own name, so that a link to the question works.
func optionID(name string, i int) string {
	if i == 0 {
		return name
	}
	return name + "-" + strconv.Itoa(i+1)
}

func buttonKind(kind string) string {
	switch kind {
	case "primary", "tertiary", "warning":
		return kind
	}
	return "secondary"
}
