package memberpage

import (
	"context"
	"strconv"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// waiting are the things that a user administrator may want to do something about, the urgent ones first. Nobody else can.
func waiting(ctx context.Context, p DashboardPage) []ui.Task {
	if !p.UserAdministrator {
		return nil
	}
	var out []ui.Task
	add := func(n int, state, title, status, hint string) {
		if n > 0 {
			out = append(out, ui.Task{Title: title, Href: p.at(state), Status: status, Hint: hint})
		}
	}
	u := p.Users
	add(u.Bounced, "invited", i18n.T(ctx, "dash.task.bounced", "Count", u.Bounced), i18n.T(ctx, "dash.task.bounced.status"), i18n.T(ctx, "dash.task.bounced.hint"))
	add(u.Refused, "refused", i18n.T(ctx, "dash.task.refused", "Count", u.Refused), i18n.T(ctx, "dash.task.refused.status"), i18n.T(ctx, "dash.task.refused.hint"))
	add(u.Expired, "invited", i18n.T(ctx, "dash.task.expired", "Count", u.Expired), i18n.T(ctx, "dash.task.expired.status"), i18n.T(ctx, "dash.task.expired.hint"))
	add(u.Expiring, "invited", i18n.T(ctx, "dash.task.expiring", "Count", u.Expiring), i18n.T(ctx, "dash.task.expiring.status"), i18n.T(ctx, "dash.task.expiring.hint"))
	add(u.Imported, "imported", i18n.T(ctx, "dash.task.imported", "Count", u.Imported), i18n.T(ctx, "dash.task.imported.status"), i18n.T(ctx, "dash.task.imported.hint"))
	return out
}

// administrators are the rows of those who administer.
func (p DashboardPage) administrators(ctx context.Context) [][]templ.Component {
	rows := make([][]templ.Component, len(p.Administrators))
	for i, m := range p.Administrators {
		rows[i] = []templ.Component{ui.Words(m.Name), ui.Words(joined(roles(ctx, m))), ui.Words(m.Email)}
	}
	return rows
}

func allowed(ctx context.Context, a membership.Agreement) string {
	if a.Private {
		return i18n.T(ctx, "dash.settings.private.yes")
	}
	return i18n.T(ctx, "dash.settings.private.no")
}

func offeredOrNone(ctx context.Context, a membership.Agreement) []string {
	if len(a.Authenticators) == 0 {
		return []string{i18n.T(ctx, "dash.settings.separate.none")}
	}
	return offered(ctx, a)
}

// none answers whether there never were imported users.
func (p DashboardPage) none() bool { return p.Users == membership.UserCounts{} }

// counted is a row of the table: a state that leads to its users, where there are any.
func (p DashboardPage) counted(state, name string, n int) []templ.Component {
	if n == 0 {
		return []templ.Component{ui.Words(name), ui.Words("0")}
	}
	return []templ.Component{ui.Link(p.at(state), name), ui.Words(strconv.Itoa(n))}
}
