package overviewpage

import (
	"context"

	"tilslut/internal/onboarding/overview"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// lines are the cases as the kit lists them.
func lines(ctx context.Context, cases []overview.Case) []ui.Task {
	tasks := make([]ui.Task, len(cases))
	for i, c := range cases {
		status, next := standing(ctx, c)
		tasks[i] = ui.Task{
			Title:  c.Association,
			Href:   "/connect/" + c.ID,
			Status: status,
			Hint:   i18n.T(ctx, "mine.case", "Number", c.Number, "CVR", string(c.CVR)) + " " + next,
			Done:   c.Standing() == overview.Connected || c.Standing() == overview.SetUp,
		}
	}
	return tasks
}

// standing are a case's status and what comes next.
func standing(ctx context.Context, c overview.Case) (status, next string) {
	switch c.Standing() {
	case overview.Continue:
		return i18n.T(ctx, "mine.continue"), i18n.T(ctx, "mine.continue.next", "Date", i18n.Date(ctx, c.ChangedAt))
	case overview.Mend:
		return i18n.T(ctx, "mine.mend"), i18n.T(ctx, "mine.mend.next")
	case overview.Answer:
		return i18n.T(ctx, "mine.answer"), i18n.T(ctx, "mine.answer.next")
	case overview.Mailbox:
		return i18n.T(ctx, "mine.mailbox"), i18n.T(ctx, "mine.mailbox.next")
	case overview.Waiting:
		return i18n.T(ctx, "mine.waiting"), i18n.T(ctx, "mine.waiting.next")
	case overview.Connected:
		return i18n.T(ctx, "mine.connected"), i18n.T(ctx, "mine.connected.next", "Date", i18n.Date(ctx, c.ConnectedAt))
	case overview.SetUp:
		return i18n.T(ctx, "mine.setup"), i18n.T(ctx, "mine.setup.next", "Date", i18n.Date(ctx, c.SetUpAt))
	case overview.Taken:
		return i18n.T(ctx, "mine.taken"), i18n.T(ctx, "mine.taken.next")
	case overview.Rejected:
		return i18n.T(ctx, "mine.rejected"), i18n.T(ctx, "mine.rejected.next")
	case overview.Expired:
		return i18n.T(ctx, "mine.expired"), i18n.T(ctx, "mine.expired.next")
	case overview.Withdrawn:
		return i18n.T(ctx, "mine.withdrawn"), i18n.T(ctx, "mine.withdrawn.next", "Date", i18n.Date(ctx, c.ChangedAt))
	}
	return "", ""
}
