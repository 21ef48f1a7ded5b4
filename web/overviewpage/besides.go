package overviewpage

import (
	"context"

	"tilslut/internal/onboarding/overview"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// invitations are what waits for the person, as the kit lists it.
func invitations(ctx context.Context, all []Pending) []ui.Task {
	tasks := make([]ui.Task, len(all))
	for i, p := range all {
		title := i18n.T(ctx, "mine.pending.setup", "Association", p.Association)
		if p.Kind == overview.KindActivation {
			title = i18n.T(ctx, "mine.pending.activation", "Association", p.Association)
		}
		status, next := i18n.T(ctx, "mine.pending.new"), i18n.T(ctx, "mine.pending.until", "Date", i18n.Date(ctx, p.Until))
		switch {
		case p.Over:
			status, next = i18n.T(ctx, "mine.pending.expired"), i18n.T(ctx, "mine.pending.over", "Date", i18n.Date(ctx, p.Until))
		case p.Matched:
			status = i18n.T(ctx, "mine.pending.begun")
		}
		tasks[i] = ui.Task{Title: title, Href: p.Href, Status: status, Hint: i18n.T(ctx, "mine.pending.cvr", "CVR", string(p.CVR)) + " " + next}
	}
	return tasks
}

// associations are those the person belongs to: administrators go to the association, users to their own page.
func associations(ctx context.Context, all []overview.Association) []ui.Task {
	tasks := make([]ui.Task, len(all))
	for i, a := range all {
		tasks[i] = ui.Task{Title: a.Name, Href: "/act/" + string(a.CVR), Hint: i18n.T(ctx, "mine.associations.user", "CVR", string(a.CVR))}
		if a.Administers {
			tasks[i].Href = "/association/" + string(a.CVR)
			tasks[i].Hint = i18n.T(ctx, "mine.associations.administer", "CVR", string(a.CVR))
		}
	}
	return tasks
}
