package ui

import (
	"context"
	"strconv"
)

// notes is what the parts of a page tell the frame around them while they are rendered.
type notes struct {
	form bool              // the page has a form, so the language switch must submit it to keep what was typed
	ids  map[string]string // the field's name, and the id of the control that an error about it leads to
	used map[string]int    // how often a control's wanted id has been given away
}

type notesKey struct{}

func withNotes(ctx context.Context) (context.Context, *notes) {
	n := &notes{ids: map[string]string{}, used: map[string]int{}}
	return context.WithValue(ctx, notesKey{}, n), n
}

func notesFrom(ctx context.Context) *notes {
	n, _ := ctx.Value(notesKey{}).(*notes)
	return n
}

// noteForm says that the page has a form with the id "page-form".
func noteForm(ctx context.Context) string {
	if n := notesFrom(ctx); n != nil {
		n.form = true
	}
	return "page-form"
}

// noteField says that errors about the field called name lead to the control id. The first control of a name wins.
func noteField(ctx context.Context, name, id string) {
	if n := notesFrom(ctx); n != nil && n.ids[name] == "" {
		n.ids[name] = id
	}
}

// freeID answers want, or want with a number behind it where an earlier control of the page has taken it.
func freeID(ctx context.Context, want string) string {
	n := notesFrom(ctx)
	if n == nil {
		return want
	}
	n.used[want]++
	if n.used[want] == 1 {
		return want
	}
	return freeID(ctx, want+"-"+strconv.Itoa(n.used[want]))
}
