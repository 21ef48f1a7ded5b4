package gallery

import (
	"context"
	"time"

	"tilslut/web/letter"
)

// said is a letter with its data, ready for a sample.
func said[D any](write func(context.Context, D) (letter.Message, error), d D) func(context.Context) (letter.Message, error) {
	return func(ctx context.Context) (letter.Message, error) { return write(ctx, d) }
}

func toApplicant(kind string) letter.Envelope {
	return letterEnvelope(kind, "karen@example.dk", "Karen Testperson Formand")
}

func invitationSample(club letter.Association, reminder bool) func(context.Context) (letter.Message, error) {
	return said(letter.Invitation, letter.InvitationData{
		Envelope: toApplicant("invitation"), Association: club, Reporter: "Rikke Anmelder Holm", Reminder: reminder, Until: letterUntil,
		Link: letterOrigin + "/connect/representative/AYqLM_CdDk9OoaU7X40OihEAAAABZ4VtAAHR2c3F0bGlua3NhbXBsZTEyMzQ1Njc4OTA",
	})
}

func answerData(kind, comment string) letter.AnswerData {
	return letter.AnswerData{
		Envelope: letterEnvelope(kind, "rikke@example.dk", "Rikke Anmelder Holm"), Association: letterClub,
		Representative: "Karen Testperson Formand", Comment: comment, Link: letterCase,
	}
}

func moreSample(reminder bool) func(context.Context) (letter.Message, error) {
	return said(letter.MoreDocumentation, letter.MoreDocumentationData{
		Envelope: toApplicant("more"), Association: letterClub, Reminder: reminder, Until: letterUntil, Link: letterCase,
		Question: "På side 2 i referatet står dit navn, men ikke din titel. Send et referat, hvor der står, at du er formand eller medlem af bestyrelsen.\n\nEr I konstitueret efter generalforsamlingen, så send referatet af bestyrelsesmødet.",
	})
}

func expiredSample(what string, deleted time.Time) func(context.Context) (letter.Message, error) {
	return said(letter.Expired, letter.ExpiredData{
		Envelope: toApplicant("expired"), Association: letterClub, What: what, Until: letterAt, DeletedOn: deleted, Link: letterCase,
	})
}

var _ = register("letter",
	letterSample("invitation", "Til repræsentanten: anmelderen har gjort klar", invitationSample(letterClub, false)),
	letterSample("invitation-reminder", "Til repræsentanten: påmindelse, langt navn", invitationSample(letterLongClub, true)),
	letterSample("invitation-withdrawn", "Invitationen er trukket tilbage", said(letter.InvitationWithdrawn, letter.InvitationWithdrawnData{
		Envelope: toApplicant("invitation-withdrawn"), Association: letterClub, Reporter: "Rikke Anmelder Holm",
	})),
	letterSample("returned", "Til anmelderen: sendt tilbage med en kommentar",
		said(letter.Returned, answerData("returned", "Anders er ikke længere kasserer. Ret administratoren til Bente.\nOg skriv gerne, at vi holder møde den 3.6.2026."))),
	letterSample("declined", "Til anmelderen: afvist med en kommentar",
		said(letter.Declined, answerData("declined", "Bestyrelsen vil vente til efter generalforsamlingen."))),
	letterSample("declined-silent", "Til anmelderen: afvist uden kommentar", said(letter.Declined, answerData("declined", ""))),
	letterSample("reporter-receipt", "Kvittering til anmelderen", said(letter.ReporterReceipt, letter.ReporterReceiptData{
		Envelope: letterEnvelope("reporter-receipt", "rikke@example.dk", "Rikke Anmelder Holm"), Association: letterClub,
		Representative: "Karen Testperson Formand", ConnectedAt: letterAt, Administrators: []string{"Anders Administrator Bæk"},
		SetupUntil: letterUntil, Link: letterCase,
	})),
	letterSample("expired-representative", "Udløbet: repræsentanten svarede ikke", expiredSample("representative", time.Time{})),
	letterSample("expired-documentation", "Udløbet: spørgsmålet blev ikke besvaret", expiredSample("documentation", letterUntil)),
	letterSample("more", "Sagsbehandleren mangler noget", moreSample(false)),
	letterSample("more-reminder", "Sagsbehandleren mangler noget: påmindelse", moreSample(true)),
)
