package gallery

import (
	"context"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// Sample is a page or a letter in one state.
type Sample struct {
	Name   string // short and unique in its group, for addresses and files: "find-ceased"
	Title  string // what it shows, in Danish, for the index
	Page   func(ctx context.Context) templ.Component
	Signed bool   // somebody is logged in
	Staff  bool   // the page is one of staff's
	Path   string // the address the page has in the service, for its language switch; "" will do

	Letter bool                             // a letter: its HTML part, which may style itself because it travels alone
	Text   func(ctx context.Context) string // a letter's text part, with its subject on the first line

	group string
}

// ID answers the sample's name in the whole gallery: "connect/find-ceased".
func (s Sample) ID() string { return s.group + "/" + s.Name }

var registry []Sample

// register adds a group of samples. Call it from a package-level variable.
func register(group string, samples ...Sample) bool {
	for _, s := range samples {
		s.group = group
		registry = append(registry, s)
	}
	return true
}

// All answers every sample, by group and then in the order given.
func All() []Sample {
	all := slices.Clone(registry)
	slices.SortStableFunc(all, func(a, b Sample) int { return strings.Compare(a.group, b.group) })
	return all
}

// viewerName is who is logged in throughout the gallery.
const viewerName = "Kirsten Mønster Jensen"

// context answers what a request for the sample in language l would carry.
func (s Sample) context(ctx context.Context, l i18n.Lang) context.Context {
	ctx = i18n.With(ctx, l)
	if s.Letter {
		return ctx
	}
	path := s.Path
	if path == "" {
		path = "/" + string(l) + "/" + s.ID()
	}
	ctx = ui.WithPath(ctx, path)
	viewer := ui.Viewer{LoggedIn: s.Signed, Staff: s.Staff}
	if s.Signed {
		viewer.Name = viewerName
	}
	ctx = ui.WithViewer(ctx, viewer)
	return ctx
}

// Render answers the sample's page in language l.
func (s Sample) Render(ctx context.Context, l i18n.Lang) (string, error) {
	ctx = s.context(ctx, l)
	var page strings.Builder
	err := s.Page(ctx).Render(ctx, &page)
	return page.String(), err
}

// RenderText answers a letter's text part in language l.
func (s Sample) RenderText(ctx context.Context, l i18n.Lang) string { return s.Text(s.context(ctx, l)) }
