package reviewpage

import (
	"context"
	"strings"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// quiet are events that say nothing to a caseworker: answers to the easy questions and clean scans, which the case itself shows.
var quiet = map[connection.EventKind]bool{
	connection.EventRole: true, connection.EventContact: true, connection.EventReporter: true, connection.EventEvidence: true, connection.EventName: true,
	connection.EventScanned: true,
}

// history tells what happened to a case, the newest first, and who did it.
func history(ctx context.Context, c connection.Connection, colleagues map[person.Ref]string) []ui.Event {
	var events []ui.Event
	for i := len(c.History) - 1; i >= 0; i-- {
		e := c.History[i]
		if quiet[e.Kind] {
			continue
		}
		when := i18n.DateTime(ctx, e.At)
		if who := actor(ctx, c, e.By, colleagues); who != "" {
			when += " · " + who
		}
		events = append(events, ui.Event{When: when, Title: eventTitle(ctx, c, e, colleagues), Current: len(events) == 0})
	}
	return events
}

func eventTitle(ctx context.Context, c connection.Connection, e connection.Event, colleagues map[person.Ref]string) string {
	title := i18n.T(ctx, "review.event."+strings.ReplaceAll(string(e.Kind), "_", "-"))
	more := ""
	switch e.Kind {
	case connection.EventDocument, connection.EventDocumentRemoved, connection.EventInfected, connection.EventLost:
		if d, ok := c.Document(e.Subject); ok {
			more = documentWord(ctx, d.Type)
		}
	case connection.EventAdministrator, connection.EventAdministratorChanged, connection.EventAdministratorRemoved, connection.EventSetupLink:
		if a, ok := c.Administrator(e.Subject); ok {
			more = a.Name
		}
	case connection.EventHandedOver:
		more = colleagues[person.Ref(e.Details["to"])]
	case connection.EventResent:
		more = letterWord(ctx, connection.LetterKind(e.Details["letter"]))
	case connection.EventTerms:
		more = e.Details["version"]
	default:
	}
	if more != "" {
		title += ": " + more
	}
	return title
}

// actor says who did something, "" where it was the clock.
func actor(ctx context.Context, c connection.Connection, by person.Ref, colleagues map[person.Ref]string) string {
	if by == "" {
		return ""
	}
	switch part := c.Part(by); {
	case part == connection.Nobody && colleagues[by] != "":
		return colleagues[by]
	case part == connection.Nobody:
		return i18n.T(ctx, "review.actor.other")
	case part == c.Decider():
		return i18n.T(ctx, "review.actor.representative")
	}
	return i18n.T(ctx, "review.actor.reporter")
}

func documentWord(ctx context.Context, t connection.DocumentType) string {
	return i18n.T(ctx, "review.document."+string(t))
}

// decisionWord says a decision in the past: "Godkendt".
func decisionWord(ctx context.Context, k connection.DecisionKind) string {
	return i18n.T(ctx, "review.decision."+string(k))
}
