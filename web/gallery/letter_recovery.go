package gallery

import (
	"context"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/web/letter"
)

func recoveredSetup(self bool) func(context.Context) (letter.Message, error) {
	d := setupData(self, false)
	d.Recovery = true
	return said(letter.SetupLink, d)
}

// The letters that say something else when an association gets new administrators, and those to whoever can't do anything now.
var _ = register("letter",
	letterSample("setup-recovery", "Link til en ny administrator", recoveredSetup(false)),
	letterSample("setup-recovery-self", "Link til repræsentanten selv som ny administrator", recoveredSetup(true)),
	letterSample("notice-recovery", "Besked til adressen i registret: nye administratorer", said(letter.RegisterNotice, letter.NoticeData{
		Envelope: letterEnvelope("notice", "post@vestby-sang.example", ""), Association: letterClub, Representative: "Karen Testperson Formand",
		ConnectedAt: letterAt, Recovery: true, Evidence: "documented",
	})),
	letterSample("already-recovery", "Til en anden, der ville udpege administratorer", said(letter.AlreadyConnected, letter.AlreadyConnectedData{
		Envelope: toApplicant("already-connected"), Association: letterClub, ConnectedAt: letterAt, Recovery: true, Link: letterCase,
	})),
	letterSample("received-recovery", "Dokumentationen er modtaget: nye administratorer", said(letter.DocumentationReceived, letter.DocumentationReceivedData{
		Envelope: toApplicant("received"), Association: letterClub, Files: 1, At: letterAt, Due: letterAt.AddDate(0, 0, 14), Recovery: true, Link: letterCase,
	})),
	letterSample("rejected-recovery", "Sagsbehandleren kunne ikke godkende nye administratorer", said(letter.Rejected, letter.RejectedData{
		Envelope: toApplicant("rejected"), Association: letterClub, Why: []connection.Reason{connection.ReasonOld}, Recovery: true, Link: letterCase,
	})),
	letterSample("infected-closed", "Et dokument var skadeligt: en anden har sagen", said(letter.Infected, letter.InfectedData{
		Envelope: toApplicant("infected"), Association: letterClub, File: "Vedtægter.pdf", Closed: true, Link: letterCase,
	})),
	letterSample("expired-own", "Udløbet: til repræsentanten, der ikke svarede", expiredSample("own", time.Time{})),
)
