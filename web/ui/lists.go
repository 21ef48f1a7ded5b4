package ui

import "strings"

// Row is one line of a summary: what was asked and what was answered.
type Row struct {
	Key          string
	Value        string
	Lines        []string // further lines of the answer, each on its own
	Change       string   // where the answer is changed; "" when it can't be
	ChangeHidden string   // what is changed, for those who hear only the link: "navnet"; "" takes the key
}

// Task is one thing to do in a list of things to do.
type Task struct {
	Title  string
	Href   string // "" while it can't be started
	Status string // in words: "Udført", "Ikke begyndt"
	Hint   string
	Done   bool
}

// Event is one thing that happened, or will, in the life of a case. The order is the page's choice.
type Event struct {
	When    string // a date in words
	Title   string
	Body    string
	Current bool // this is where the case is now
	Future  bool // this has not happened yet: drawn hollow
}

func (r Row) changes() string {
	if r.ChangeHidden != "" {
		return r.ChangeHidden
	}
	return strings.ToLower(r.Key)
}

func (t Task) badge() string {
	switch {
	case t.Done:
		return "badge-success"
	case t.Href == "":
		return "badge-waiting"
	}
	return "badge-info"
}
