package connectionsql

import (
	"reflect"

	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/connection"
)

func queueAdministrators(batch *pgx.Batch, before, after connection.Connection) {
	for _, a := range before.Administrators {
		if _, kept := after.Administrator(a.ID); !kept {
			queue(batch, deleteAdministrator, pgx.StrictNamedArgs{"id": a.ID, "case": after.ID, "cvr": after.Association}, errRace)
		}
	}
	for place, a := range after.Administrators {
		if place < len(before.Administrators) && reflect.DeepEqual(a, before.Administrators[place]) {
			continue
		}
		queue(batch, upsertAdministrator, pgx.StrictNamedArgs{
			"id": a.ID, "cvr": after.Association, "case": after.ID, "place": place, "person": a.Person, "representative": a.Representative,
			"name": a.Name, "email": a.Email, "language": a.Language, "birth_epoch": a.Birth.Epoch, "birth_tag": a.Birth.Tag,
			"link_version": a.LinkVersion, "link_at": nullable(a.LinkAt), "withdrawn": a.Withdrawn, "appointment": a.Appointment,
		}, connection.ErrState) // the id is another case's: ids are made by us, but pass through forms.
	}
}

func queueLetters(batch *pgx.Batch, c connection.Connection, known int) {
	for _, l := range c.Letters[known:] {
		queue(batch, insertLetter, pgx.StrictNamedArgs{
			"case": c.ID, "kind": l.Kind, "subject": l.Subject, "version": l.Version, "cvr": c.Association, "state": l.State, "at": l.At,
		}, errRace)
	}
}

// queueDocuments writes what is new or different. Of a document that is known the file stays the same.
func queueDocuments(batch *pgx.Batch, before, after connection.Connection) {
	for _, d := range before.Documents {
		if _, kept := after.Document(d.ID); !kept {
			queue(batch, deleteDocument, pgx.StrictNamedArgs{"id": d.ID, "case": after.ID, "cvr": after.Association}, errRace)
		}
	}
	for _, d := range after.Documents {
		args := pgx.StrictNamedArgs{
			"id": d.ID, "case": after.ID, "cvr": after.Association, "named": d.Named, "scan": d.Scan, "scan_at": d.ScanAt, "gone_at": nullable(d.Gone),
		}
		switch old, known := before.Document(d.ID); {
		case !known:
			args["type"], args["file"], args["format"], args["size"], args["pages"] = d.Type, d.File, d.Format, d.Size, d.Pages
			args["round"], args["by"], args["at"] = d.Round, d.By, d.At
			queue(batch, insertDocument, args, connection.ErrState) // the id is another case's, as with administrators.
		case old != d:
			queue(batch, updateDocument, args, errRace)
		}
	}
}

func queueDecisions(batch *pgx.Batch, c connection.Connection, known []connection.Decision) {
	for n, d := range c.Review.Decisions {
		if n < len(known) {
			if d.Answer != known[n].Answer { // nothing else of a decision changes.
				queue(batch, answerDecision, pgx.StrictNamedArgs{"case": c.ID, "n": n, "cvr": c.Association, "answer": d.Answer}, errRace)
			}
			continue
		}
		queue(batch, insertDecision, pgx.StrictNamedArgs{
			"case": c.ID, "n": n, "cvr": c.Association, "kind": d.Kind, "by": d.By, "by_name": d.ByName,
			"submitted_at": nullable(d.SubmittedAt), "due": text(d.Due), "at": d.At, "why": texts(d.Why), "text": d.Text,
		}, errRace)
	}
}
