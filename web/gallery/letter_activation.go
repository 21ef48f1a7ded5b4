package gallery

import (
	"context"

	"tilslut/web/letter"
)

func activationSample(choice string, code, reminder bool) func(context.Context) (letter.Message, error) {
	return func(ctx context.Context) (letter.Message, error) {
		return letter.Activation(ctx, letter.ActivationData{
			Envelope: letterEnvelope("activation", "ulla@example.dk", "Ulla Bruger Kjær"), Association: letterClub,
			By: "Anders Administrator Bæk", Choice: choice, Code: code, Reminder: reminder, Until: letterUntil,
			Link: letterOrigin + "/activate/AYqLM_CdDk9OoaU7X40OihEAAAABZ4VtAAHR2c3F0bGlua3NhbXBsZTEyMzQ1Njc4OTA",
		})
	}
}

func activatedSample(with string) func(context.Context) (letter.Message, error) {
	return func(ctx context.Context) (letter.Message, error) {
		return letter.Activated(ctx, letter.ActivatedData{
			Envelope: letterEnvelope("activation-receipt", "ulla@example.dk", "Ulla Bruger Kjær"), Association: letterClub,
			Name: "Ulla Bruger Kjær", ActivatedAt: letterAt, With: with, Link: letterOrigin + "/act/" + letterClub.CVR,
		})
	}
}

func userNoticeSample(
	write func(context.Context, letter.UserNoticeData) (letter.Message, error), separate bool,
) func(context.Context) (letter.Message, error) {
	return func(ctx context.Context) (letter.Message, error) {
		return write(ctx, letter.UserNoticeData{
			Envelope: letterEnvelope("activation-refused", "anders@example.dk", "Anders Administrator Bæk"), Association: letterClub,
			User: "Ulla Bruger Kjær", At: letterAt, Until: letterUntil, Separate: separate,
			Link: letterOrigin + "/association/" + letterClub.CVR + "/imported/6a8b33f0-9d0e-4f4e-a1a5-3b5f8d0e8a11",
		})
	}
}

var _ = register("letter",
	letterSample("activation-private", "Aktivering: privat MitID", activationSample("private", false, false)),
	letterSample("activation-separate", "Aktivering: særskilt MitID", activationSample("separate", false, false)),
	letterSample("activation-ask", "Aktivering: brugeren vælger, og koden er nødvendig", activationSample("ask", true, false)),
	letterSample("activation-reminder", "Aktivering: påmindelse", activationSample("private", false, true)),
	letterSample("activated-private", "Kvittering til brugeren: privat MitID", activatedSample("")),
	letterSample("activated-separate", "Kvittering til brugeren: særskilt MitID", activatedSample("display")),
	letterSample("user-refused", "Til brugeradministratoren: privat MitID er afvist", userNoticeSample(letter.UserRefused, true)),
	letterSample("user-refused-nothing", "Til brugeradministratoren: afvist, og der er ikke andet at tilbyde", userNoticeSample(letter.UserRefused, false)),
	letterSample("user-new-link", "Til brugeradministratoren: et nyt link er bestilt", userNoticeSample(letter.UserAskedForLink, true)),
	letterSample("user-wrong-person", "Til brugeradministratoren: en anden har brugt linket", userNoticeSample(letter.UserWrongPerson, true)),
)
