package letter_test

import (
	"context"
	"maps"

	"tilslut/web/letter"
)

// The letters of activation are added to the samples.
var _ = func() bool {
	maps.Copy(samples, activationSamples())
	return true
}()

func activationSamples() map[string]func(ctx context.Context) (letter.Message, error) {
	notice := func(write func(context.Context, letter.UserNoticeData) (letter.Message, error), separate bool) func(ctx context.Context) (letter.Message, error) {
		return func(ctx context.Context) (letter.Message, error) {
			return write(ctx, letter.UserNoticeData{
				Envelope: envelope("activation-refused", "carl@example.dk", "Carl Dam"), Association: club, User: "Bo Lund", At: at, Until: until,
				Separate: separate, Link: origin + "/association/35408002/imported/6a8b33f0-9d0e-4f4e-a1a5-3b5f8d0e8a11",
			})
		}
	}
	return map[string]func(ctx context.Context) (letter.Message, error){
		"activation-private":         activation("private", false, false),
		"activation-separate":        activation("separate", false, false),
		"activation-ask-code":        activation("ask", true, false),
		"activation-reminder":        activation("ask", false, true),
		"activated":                  activated(""),
		"activated-display":          activated("display"),
		"activation-refused":         notice(letter.UserRefused, true),
		"activation-refused-private": notice(letter.UserRefused, false),
		"activation-new-link":        notice(letter.UserAskedForLink, true),
		"activation-wrong-person":    notice(letter.UserWrongPerson, true),
	}
}

func activation(choice string, code, reminder bool) func(ctx context.Context) (letter.Message, error) {
	return func(ctx context.Context) (letter.Message, error) {
		return letter.Activation(ctx, letter.ActivationData{
			Envelope: envelope("activation", "bo@example.dk", "Bo Lund"), Association: club, By: "Carl Dam", Choice: choice, Code: code,
			Reminder: reminder, Until: until, Link: origin + "/activate/AbC-123_xyz",
		})
	}
}

func activated(with string) func(ctx context.Context) (letter.Message, error) {
	return func(ctx context.Context) (letter.Message, error) {
		return letter.Activated(ctx, letter.ActivatedData{
			Envelope: envelope("activation-receipt", "bo@example.dk", "Bo Lund"), Association: club, Name: "Bo Lund", ActivatedAt: at, With: with,
			Link: origin + "/act/35408002",
		})
	}
}
