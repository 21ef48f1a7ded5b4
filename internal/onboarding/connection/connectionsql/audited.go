package connectionsql

import (
	"maps"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/audit"
)

// audited is an event of the timeline as the audit trail has it: about the case, or about an administrator or a document of it.
func audited(id string, cvr association.CVR, e connection.Event) audit.Event {
	out := audit.Event{Association: cvr, Kind: "connection." + string(e.Kind), Actor: e.By, Subject: id, Details: maps.Clone(e.Details)}
	if e.Subject != "" {
		if out.Details == nil {
			out.Details = map[string]string{}
		}
		out.Details[subject(e.Kind)] = e.Subject
	}
	return out
}

// deleted is what is left of a draft that nobody touched.
func deleted(id string, cvr association.CVR) audit.Event {
	return audit.Event{Association: cvr, Kind: "connection.deleted", Subject: id}
}

// subject says what an event's subject is.
func subject(kind connection.EventKind) string {
	switch kind {
	case connection.EventDocument, connection.EventDocumentRemoved, connection.EventScanned, connection.EventInfected, connection.EventLost:
		return "document"
	default:
		return "administrator"
	}
}
