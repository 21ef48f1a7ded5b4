package gallery

import (
	"context"

	"tilslut/internal/onboarding/connection"
	"tilslut/web/letter"
)

func documentedReceipt(ctx context.Context) (letter.Message, error) {
	return letter.Receipt(ctx, letter.ReceiptData{
		Envelope: toApplicant("receipt"), Association: letterClub, Representative: "Karen Testperson Formand", ConnectedAt: letterAt,
		Evidence: "documented", TermsVersion: "1.0", AcceptedAt: letterAt, Administrators: []string{"Anders Administrator Bæk"},
		SetupUntil: letterUntil, Link: letterOrigin + "/connect/6a8b33f0-9d0e-4f4e-a1a5-3b5f8d0e8a11/receipt",
	})
}

func recoverySample(to letter.Envelope, register bool) func(context.Context) (letter.Message, error) {
	return said(letter.Recovery, letter.RecoveryData{
		Envelope: to, Association: letterClub, Name: "Karen Testperson Formand", Evidence: "documented", Effective: letterUntil,
		ToRegister: register, Link: letterOrigin + "/connect/6a8b33f0-9d0e-4f4e-a1a5-3b5f8d0e8a11/object",
	})
}

func rejectedSample(why ...connection.Reason) func(context.Context) (letter.Message, error) {
	return said(letter.Rejected, letter.RejectedData{
		Envelope: toApplicant("rejected"), Association: letterClub, Why: why, Link: letterCase,
		Text: "Regnskabet fra 2019 viser kun, hvem der var kasserer dengang.",
	})
}

var _ = register("letter",
	letterSample("received", "Dokumentationen er modtaget", said(letter.DocumentationReceived, letter.DocumentationReceivedData{
		Envelope: toApplicant("received"), Association: letterClub, Files: 3, At: letterAt, Due: letterAt.AddDate(0, 0, 14), Link: letterCase,
	})),
	letterSample("rejected", "Sagsbehandleren kunne ikke godkende", rejectedSample(connection.ReasonNoName, connection.ReasonNoTitle)),
	letterSample("rejected-text", "Sagsbehandleren kunne ikke godkende: kun fritekst", rejectedSample()),
	letterSample("reopened", "Sagen er taget op igen", said(letter.Reopened, letter.ReopenedData{
		Envelope: toApplicant("reopened"), Association: letterClub, Due: letterUntil, Link: letterCase,
		Text: "Du har ret: Titlen står på side 3, som vi havde overset.",
	})),
	letterSample("infected", "Et dokument var skadeligt", said(letter.Infected, letter.InfectedData{
		Envelope: toApplicant("infected"), Association: letterClub, File: "Referat generalforsamling 2026.pdf", Link: letterCase,
	})),
	letterSample("receipt-documented", "Kvittering: en sagsbehandler har godkendt", documentedReceipt),
	letterSample("recovery", "Ingen administratorer tilbage: til en administrator", recoverySample(letterEnvelope("recovery", "anders@example.dk", "Anders Administrator Bæk"), false)),
	letterSample("recovery-register", "Ingen administratorer tilbage: til adressen i registret", recoverySample(letterEnvelope("recovery", "post@vestby-sang.example", ""), true)),
	letterSample("recovery-pending", "Nye administratorer skal vente", said(letter.RecoveryPending, letter.RecoveryPendingData{
		Envelope: toApplicant("recovery-pending"), Association: letterClub, Effective: letterUntil, Link: letterCase,
	})),
	letterSample("objected", "En administrator har gjort indsigelse", said(letter.Objected, letter.ObjectedData{
		Envelope: toApplicant("objected"), Association: letterClub, Link: letterCase,
	})),
	letterSample("recovered", "Nye administratorer er udpeget", said(letter.Recovered, letter.RecoveredData{
		Envelope: toApplicant("recovered"), Association: letterClub, Administrators: []string{"Anders Administrator Bæk", "Bente Ny Friis"},
		Until: letterUntil, Link: letterCase,
	})),
)
