package connectpage

import (
	"context"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// timeline tells what happened, the newest first. Answers to the easy questions are no events to anybody, and of two equal
// events in a row one is enough.
func timeline(ctx context.Context, conn connection.Connection) []ui.Event {
	var events []ui.Event
	for i := len(conn.History) - 1; i >= 0; i-- {
		e := conn.History[i]
		title := eventTitle(ctx, conn, e)
		if title == "" {
			continue
		}
		if n := len(events); n > 0 && events[n-1].Title == title {
			continue
		}
		events = append(events, ui.Event{When: i18n.DateTime(ctx, e.At), Title: title, Current: len(events) == 0})
	}
	return events
}

// eventTitle says an event in one sentence, "" for those that are left out.
func eventTitle(ctx context.Context, conn connection.Connection, e connection.Event) string {
	switch e.Kind {
	case connection.EventStarted:
		return i18n.T(ctx, "connect.event.started")
	case connection.EventContactCorrected:
		return i18n.T(ctx, "connect.event.contact")
	case connection.EventTerms:
		return i18n.T(ctx, "connect.event.terms", "Version", e.Details["version"])
	case connection.EventAdministrator:
		return administratorEvent(ctx, conn, e, "connect.event.administrator", "connect.event.administrator.former")
	case connection.EventAdministratorChanged:
		return administratorEvent(ctx, conn, e, "connect.event.changed", "connect.event.changed.former")
	case connection.EventAdministratorRemoved:
		return administratorEvent(ctx, conn, e, "connect.event.removed", "connect.event.removed.former")
	case connection.EventConfirmed:
		return i18n.T(ctx, "connect.event.confirmed")
	case connection.EventMailboxLink:
		return i18n.T(ctx, "connect.event.mailbox")
	case connection.EventMailboxOpened:
		return i18n.T(ctx, "connect.event.opened")
	case connection.EventMailboxLapsed:
		return i18n.T(ctx, "connect.event.lapsed")
	case connection.EventConnected:
		return i18n.T(ctx, "connect.event.connected")
	case connection.EventSetupLink:
		return administratorEvent(ctx, conn, e, "connect.event.setup", "connect.event.setup.former")
	case connection.EventWithdrawn:
		return i18n.T(ctx, "connect.event.withdrawn")
	case connection.EventRole, connection.EventContact, connection.EventEvidence:
	}
	return ""
}

// administratorEvent names the administrator, while the case still knows the name.
func administratorEvent(ctx context.Context, conn connection.Connection, e connection.Event, named, former string) string {
	if a, ok := conn.Administrator(e.Subject); ok {
		return i18n.T(ctx, named, "Name", a.Name)
	}
	return i18n.T(ctx, former)
}

// stateLead says in one sentence how the case stands.
func stateLead(ctx context.Context, conn connection.Connection) string {
	switch {
	case conn.State == connection.Withdrawn:
		return i18n.T(ctx, "connect.case.withdrawn")
	case conn.State == connection.Connected:
		return i18n.T(ctx, "connect.case.connected", "Date", i18n.Date(ctx, conn.ConnectedAt))
	case conn.Taken:
		return i18n.T(ctx, "connect.case.taken")
	case conn.State == connection.AwaitingMailbox:
		return i18n.T(ctx, "connect.case.awaiting", "Email", Mask(conn.RegisterEmail), "Date", i18n.Date(ctx, conn.MailboxUntil()))
	case conn.State == connection.Draft:
		return i18n.T(ctx, "connect.case.draft")
	}
	return i18n.T(ctx, "connect.case.other")
}
