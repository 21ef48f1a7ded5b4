package connectpage

import (
	"context"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// timeline tells what comes next and by when, and below it what happened, the newest first. Answers to the easy questions are no events
// to anybody, and of two equal events in a row one is enough.
func timeline(ctx context.Context, p CasePage) []ui.Event {
	events := coming(ctx, p)
	ahead := len(events)
	for i := len(p.Connection.History) - 1; i >= 0; i-- {
		e := p.Connection.History[i]
		title := eventTitle(ctx, p, e)
		if title == "" {
			continue
		}
		if n := len(events); n > ahead && events[n-1].Title == title {
			continue
		}
		events = append(events, ui.Event{When: i18n.DateTime(ctx, e.At), Title: title, Current: len(events) == ahead})
	}
	return events
}

// eventTitle says an event in one sentence, "" for those that are left out.
func eventTitle(ctx context.Context, p CasePage, e connection.Event) string {
	if words := sideTitle(ctx, p, e); words != "" {
		return words
	}
	if words := reviewTitle(ctx, p, e); words != "" {
		return words
	}
	who := whoDid(ctx, p, e)
	switch e.Kind {
	case connection.EventStarted:
		return i18n.T(ctx, "connect.event.started", "Who", who)
	case connection.EventContactCorrected:
		return i18n.T(ctx, "connect.event.contact", "Who", who)
	case connection.EventTerms:
		return i18n.T(ctx, "connect.event.terms", "Who", who, "Version", e.Details["version"])
	case connection.EventAdministrator:
		return administratorEvent(ctx, p, e, "connect.event.administrator", "connect.event.administrator.former")
	case connection.EventAdministratorChanged:
		return administratorEvent(ctx, p, e, "connect.event.changed", "connect.event.changed.former")
	case connection.EventAdministratorRemoved:
		return administratorEvent(ctx, p, e, "connect.event.removed", "connect.event.removed.former")
	case connection.EventConfirmed:
		return i18n.T(ctx, "connect.event.confirmed", "Who", who)
	case connection.EventMailboxLink:
		return i18n.T(ctx, "connect.event.mailbox")
	case connection.EventMailboxOpened:
		return i18n.T(ctx, "connect.event.opened", "Who", who)
	case connection.EventMailboxLapsed:
		return i18n.T(ctx, "connect.event.lapsed")
	case connection.EventConnected:
		return i18n.T(ctx, "connect.event.connected")
	case connection.EventSetupLink:
		if a, ok := p.Connection.Administrator(e.Subject); ok {
			return i18n.T(ctx, "connect.event.setup", "Name", a.Name)
		}
		return i18n.T(ctx, "connect.event.setup.former")
	case connection.EventWithdrawn:
		return i18n.T(ctx, "connect.event.withdrawn", "Who", who)
	default:
	}
	return ""
}

// sideTitle says what passed between a reporter and the representative.
func sideTitle(ctx context.Context, p CasePage, e connection.Event) string {
	who, person := whoDid(ctx, p, e), p.Connection.Contact.Name
	switch e.Kind {
	case connection.EventSent:
		return i18n.T(ctx, "connect.event.sent", "Who", who, "Person", person)
	case connection.EventInvited:
		return i18n.T(ctx, "connect.event.invited", "Person", person)
	case connection.EventReminded:
		return i18n.T(ctx, "connect.event.reminded", "Who", who)
	case connection.EventReminder:
		return i18n.T(ctx, "connect.event.reminder")
	case connection.EventRepresentative:
		return i18n.T(ctx, "connect.event.representative", "Who", who)
	case connection.EventClaimed:
		return i18n.T(ctx, "connect.event.claimed", "Who", who)
	case connection.EventReturned:
		return i18n.T(ctx, "connect.event.returned", "Who", who)
	case connection.EventDeclined:
		return i18n.T(ctx, "connect.event.declined", "Who", who)
	case connection.EventExpired:
		return i18n.T(ctx, "connect.event.expired")
	case connection.EventTakenUp:
		return i18n.T(ctx, "connect.event.takenup", "Who", who)
	case connection.EventResent:
		return i18n.T(ctx, "connect.event.resent", "Letter", letterName(ctx, connection.LetterKind(e.Details["letter"])))
	default:
	}
	return ""
}

// reviewTitle says what happened to the documents, by caseworkers, and by those who may object.
func reviewTitle(ctx context.Context, p CasePage, e connection.Event) string {
	who := whoDid(ctx, p, e)
	switch e.Kind {
	case connection.EventDocument:
		return i18n.T(ctx, "connect.event.document", "Who", who)
	case connection.EventDocumentRemoved:
		return i18n.T(ctx, "connect.event.document.removed", "Who", who)
	case connection.EventInfected:
		return i18n.T(ctx, "connect.event.infected")
	case connection.EventLost:
		return i18n.T(ctx, "connect.event.lost")
	case connection.EventDocumentsGone:
		return i18n.T(ctx, "connect.event.gone")
	case connection.EventSubmitted:
		return i18n.T(ctx, "connect.event.submitted", "Who", who)
	case connection.EventTaken:
		return i18n.T(ctx, "connect.event.taken")
	case connection.EventAsked:
		return i18n.T(ctx, "connect.event.asked")
	case connection.EventApproved:
		return i18n.T(ctx, "connect.event.approved")
	case connection.EventRejected:
		return i18n.T(ctx, "connect.event.rejected")
	case connection.EventReopened:
		return i18n.T(ctx, "connect.event.reopened")
	case connection.EventAnnounced:
		return i18n.T(ctx, "connect.event.announced")
	case connection.EventObjected:
		return i18n.T(ctx, "connect.event.objected")
	default:
	}
	return ""
}

// whoDid names who did something, as the one who looks knows them.
func whoDid(ctx context.Context, p CasePage, e connection.Event) string {
	switch part := p.Connection.Part(e.By); {
	case part == connection.Nobody:
		return i18n.T(ctx, "connect.event.somebody")
	case part == p.Part:
		return i18n.T(ctx, "connect.event.you")
	case part == p.Connection.Decider():
		return p.Connection.Contact.Name
	}
	return reporterName(ctx, p.Connection)
}

// administratorEvent names the administrator, while the case still knows the name.
func administratorEvent(ctx context.Context, p CasePage, e connection.Event, named, former string) string {
	if a, ok := p.Connection.Administrator(e.Subject); ok {
		return i18n.T(ctx, named, "Who", whoDid(ctx, p, e), "Name", a.Name)
	}
	return i18n.T(ctx, former, "Who", whoDid(ctx, p, e))
}
