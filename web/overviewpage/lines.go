package overviewpage

import (
	"context"

	"tilslut/internal/onboarding/connection"
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
			Href:   caseHref(c),
			Status: status,
			Hint:   i18n.T(ctx, "mine.case", "Number", c.Number, "CVR", string(c.CVR)) + " " + next,
			Done:   c.Standing() == overview.Connected || c.Standing() == overview.SetUp,
		}
	}
	return tasks
}

// caseHref is where a case is gone on with.
func caseHref(c overview.Case) string {
	switch c.Standing() {
	case overview.Object:
		return "/connect/" + c.ID + "/object"
	case overview.Approve:
		return "/connect/" + c.ID + "/tasks"
	default:
		return "/connect/" + c.ID
	}
}

// standing are a case's status and what comes next.
func standing(ctx context.Context, c overview.Case) (status, next string) {
	until := i18n.Date(ctx, c.Until)
	switch c.Standing() {
	case overview.Continue:
		return i18n.T(ctx, "mine.continue"), i18n.T(ctx, "mine.continue.next", "Date", i18n.Date(ctx, c.ChangedAt))
	case overview.Approve:
		return i18n.T(ctx, "mine.approve"), i18n.T(ctx, "mine.approve.next", "Date", until)
	case overview.Object:
		return i18n.T(ctx, "mine.object"), i18n.T(ctx, "mine.object.next", "Date", until)
	case overview.Mend:
		return i18n.T(ctx, "mine.mend"), i18n.T(ctx, "mine.mend.next")
	case overview.Answer:
		if c.State == connection.Returned {
			return i18n.T(ctx, "mine.returned"), i18n.T(ctx, "mine.returned.next")
		}
		return i18n.T(ctx, "mine.answer"), i18n.T(ctx, "mine.answer.next", "Date", until)
	case overview.Mailbox:
		return i18n.T(ctx, "mine.mailbox"), i18n.T(ctx, "mine.mailbox.next")
	case overview.Waiting:
		return i18n.T(ctx, "mine.waiting"), awaited(ctx, c)
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
		if c.Part == connection.Representative {
			return i18n.T(ctx, "mine.withdrawn"), i18n.T(ctx, "mine.withdrawn.reporter", "Date", i18n.Date(ctx, c.ChangedAt))
		}
		return i18n.T(ctx, "mine.withdrawn"), i18n.T(ctx, "mine.withdrawn.next", "Date", i18n.Date(ctx, c.ChangedAt))
	}
	return "", ""
}

// awaited says whom a case awaits, and until when.
func awaited(ctx context.Context, c overview.Case) string {
	until := i18n.Date(ctx, c.Until)
	switch c.State {
	case connection.AwaitingRepresentative:
		return i18n.T(ctx, "mine.waiting.representative", "Date", until)
	case connection.Draft, connection.Returned:
		return i18n.T(ctx, "mine.waiting.reporter")
	case connection.AwaitingMailbox:
		return i18n.T(ctx, "mine.waiting.mailbox", "Date", until)
	case connection.AwaitingObjection:
		return i18n.T(ctx, "mine.waiting.objection", "Date", until)
	default:
		return i18n.T(ctx, "mine.waiting.next")
	}
}
