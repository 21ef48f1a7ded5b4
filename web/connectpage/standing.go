package connectpage

import (
	"context"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// stateLead says in one sentence how the case stands.
func stateLead(ctx context.Context, p CasePage) string {
	conn := p.Connection
	mine, who, reporter := p.Part == conn.Decider(), conn.Contact.Name, reporterName(ctx, conn)
	switch {
	case conn.State == connection.Withdrawn && p.Part == connection.Starter:
		return i18n.T(ctx, "connect.case.withdrawn")
	case conn.State == connection.Withdrawn:
		return i18n.T(ctx, "connect.case.withdrawn.reporter", "Reporter", reporter)
	case conn.State == connection.Connected:
		return i18n.T(ctx, "connect.case.connected", "Date", i18n.Date(ctx, conn.ConnectedAt))
	case conn.Taken:
		return i18n.T(ctx, "connect.case.taken")
	}
	switch conn.State {
	case connection.AwaitingRepresentative:
		until := i18n.Date(ctx, conn.InvitationUntil())
		if mine {
			return i18n.T(ctx, "connect.case.yours", "Reporter", reporter, "Date", until)
		}
		return i18n.T(ctx, "connect.case.sent", "Person", who, "Date", until)
	case connection.Returned:
		if mine {
			return i18n.T(ctx, "connect.waiting.returned", "Reporter", reporter) + "."
		}
		return i18n.T(ctx, "connect.returned", "Person", who) + ". " + i18n.T(ctx, "connect.returned.do")
	case connection.AwaitingMailbox:
		email, until := Mask(conn.RegisterEmail), i18n.Date(ctx, conn.MailboxUntil())
		if mine {
			return i18n.T(ctx, "connect.case.awaiting", "Email", email, "Date", until)
		}
		return i18n.T(ctx, "connect.waiting.mailbox.open", "Person", who, "Email", email, "Date", until) + "."
	case connection.UnderReview:
		return i18n.T(ctx, "connect.case.review", "Date", i18n.Date(ctx, conn.Review.Due.Start()))
	case connection.MoreDocumentation:
		return i18n.T(ctx, "connect.case.asked", "Date", i18n.Date(ctx, conn.QuestionUntil()))
	case connection.AwaitingObjection:
		return i18n.T(ctx, "connect.case.objection", "Date", i18n.Date(ctx, conn.ObjectionUntil()))
	case connection.Rejected, connection.Expired:
		ended := EndingPage{Connection: conn, Part: p.Part}
		return endingTitle(ctx, ended) + "."
	case connection.Draft, connection.Connected, connection.Withdrawn:
	}
	if p.Part == connection.Representative {
		return i18n.T(ctx, "connect.waiting.mended", "Reporter", reporter) + "."
	}
	return i18n.T(ctx, "connect.case.draft")
}

// coming is what happens next, and by when: somebody's turn, or a day.
func coming(ctx context.Context, p CasePage) []ui.Event {
	conn := p.Connection
	if conn.Taken {
		return nil
	}
	by := func(t time.Time, title string) []ui.Event {
		return []ui.Event{{When: i18n.T(ctx, "connect.coming.by", "Date", i18n.Date(ctx, t)), Title: title, Future: true}}
	}
	switch conn.State {
	case connection.AwaitingRepresentative:
		if p.Part == connection.Representative {
			return by(conn.InvitationUntil(), i18n.T(ctx, "connect.coming.yours"))
		}
		return by(conn.InvitationUntil(), i18n.T(ctx, "connect.coming.answer", "Person", conn.Contact.Name))
	case connection.AwaitingMailbox:
		return by(conn.MailboxUntil(), i18n.T(ctx, "connect.coming.mailbox"))
	case connection.UnderReview:
		return by(conn.Review.Due.Start(), i18n.T(ctx, "connect.coming.review"))
	case connection.MoreDocumentation:
		return by(conn.QuestionUntil(), i18n.T(ctx, "connect.coming.more"))
	case connection.AwaitingObjection:
		return []ui.Event{{When: i18n.Date(ctx, conn.ObjectionUntil()), Title: i18n.T(ctx, "connect.coming.appointed"), Future: true}}
	case connection.Connected:
		if until := setupBy(conn); conn.SetUpAt.IsZero() && !until.IsZero() {
			return by(until, i18n.T(ctx, "connect.coming.setup"))
		}
	case connection.Draft, connection.Returned, connection.Rejected, connection.Expired, connection.Withdrawn:
	}
	return nil
}

// setupBy is when the last link lapses with which an administrator can set the association up.
func setupBy(conn connection.Connection) (last time.Time) {
	for _, a := range conn.Active() {
		if until := conn.SetupUntil(a); until.After(last) {
			last = until
		}
	}
	return last
}
