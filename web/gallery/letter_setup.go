package gallery

import (
	"context"

	"tilslut/web/letter"
)

const letterCase = letterOrigin + "/connect/6a8b33f0-9d0e-4f4e-a1a5-3b5f8d0e8a11/case"

func reminderSample(self, later bool) func(context.Context) (letter.Message, error) {
	return func(ctx context.Context) (letter.Message, error) {
		return letter.SetupReminder(ctx, setupData(self, later))
	}
}

func setupData(self, later bool) letter.SetupData {
	return letter.SetupData{
		Envelope: letterEnvelope("setup", "anders@example.dk", "Anders Administrator Bæk"), Association: letterClub,
		AppointedBy: "Karen Testperson Formand", Self: self, Later: later, Until: letterUntil,
		Link: letterOrigin + "/setup/AYqLM_CdDk9OoaU7X40OihEAAAABZ4VtAAHR2c3F0bGlua3NhbXBsZTEyMzQ1Njc4OTA",
	}
}

func doneSample(club letter.Association, first bool, with ...string) func(context.Context) (letter.Message, error) {
	return func(ctx context.Context) (letter.Message, error) {
		return letter.SetupReceipt(ctx, letter.SetupReceiptData{
			Envelope: letterEnvelope("setup-receipt", "anders@example.dk", "Anders Administrator Bæk"), Association: club,
			DoneAt: letterAt, First: first, Users: first, Private: first, Authenticators: with, Separate: !first, Link: letterOrigin + "/association/" + club.CVR,
		})
	}
}

func wrongSample(self bool) func(context.Context) (letter.Message, error) {
	return func(ctx context.Context) (letter.Message, error) {
		return letter.WrongPerson(ctx, letter.WrongPersonData{
			Envelope: letterEnvelope("setup-wrong-person", "karen@example.dk", "Karen Testperson Formand"), Association: letterClub,
			Administrator: "Anders Administrator Bæk", Self: self, At: letterAt, Link: letterCase,
		})
	}
}

func consentSample(separate bool) func(context.Context) (letter.Message, error) {
	return func(ctx context.Context) (letter.Message, error) {
		return letter.ConsentWithdrawn(ctx, letter.ConsentWithdrawnData{
			Envelope: letterEnvelope("consent-withdrawn", "anders@example.dk", "Anders Administrator Bæk"), Association: letterClub,
			Member: "Ulla Bruger Kjær", Separate: separate, Link: letterOrigin + "/association/" + letterClub.CVR,
		})
	}
}

var _ = register("letter",
	letterSample("setup-later", "Link til en administrator: foreningen er sat op", func(ctx context.Context) (letter.Message, error) {
		return letter.SetupLink(ctx, setupData(false, true))
	}),
	letterSample("reminder", "Påmindelse til en administrator", reminderSample(false, false)),
	letterSample("reminder-self", "Påmindelse til repræsentanten selv", reminderSample(true, false)),
	letterSample("reminder-later", "Påmindelse: foreningen er sat op", reminderSample(false, true)),
	letterSample("setup-receipt", "Kvittering for opsætningen", doneSample(letterClub, true, "app")),
	letterSample("setup-receipt-later", "Kvittering til en senere administrator, langt navn", doneSample(letterLongClub, false, "app", "display", "reader", "chip")),
	letterSample("setup-wrong-person", "En anden har brugt en administrators link", wrongSample(false)),
	letterSample("setup-wrong-person-self", "En anden har brugt repræsentantens eget link", wrongSample(true)),
	letterSample("consent-withdrawn", "Et samtykke er trukket tilbage", consentSample(false)),
	letterSample("consent-withdrawn-separate", "Et samtykke er trukket tilbage: har særskilt MitID", consentSample(true)),
)
