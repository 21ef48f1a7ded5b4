package activatepage

import (
	"context"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// choiceWords names a choice of login, for the administrator.
func choiceWords(ctx context.Context, c activation.Choice) string {
	switch c {
	case activation.ChoicePrivate:
		return i18n.T(ctx, "imported.choice.private")
	case activation.ChoiceSeparate:
		return i18n.T(ctx, "imported.choice.separate")
	case activation.ChoiceAsk:
		return i18n.T(ctx, "imported.choice.ask")
	case activation.ChoiceNone:
	}
	return i18n.T(ctx, "imported.choice.none")
}

func choiceHint(ctx context.Context, c activation.Choice) string {
	switch c {
	case activation.ChoicePrivate:
		return i18n.T(ctx, "imported.choice.private.hint")
	case activation.ChoiceSeparate:
		return i18n.T(ctx, "imported.choice.separate.hint")
	case activation.ChoiceAsk:
		return i18n.T(ctx, "imported.choice.ask.hint")
	case activation.ChoiceNone:
	}
	return ""
}

func choiceOptions(ctx context.Context, allowed []activation.Choice) []ui.Option {
	options := make([]ui.Option, len(allowed))
	for i, c := range allowed {
		options[i] = ui.Option{Value: string(c), Label: choiceWords(ctx, c), Hint: choiceHint(ctx, c)}
	}
	return options
}

// why says for which reason a user is left out.
func why(ctx context.Context, r activation.Reason) string {
	switch r {
	case activation.ReasonInvited:
		return i18n.T(ctx, "imported.why.invited")
	case activation.ReasonActive:
		return i18n.T(ctx, "imported.why.active")
	case activation.ReasonDeleted:
		return i18n.T(ctx, "imported.why.deleted")
	case activation.ReasonMet, activation.ReasonImported, activation.ReasonRefused, activation.ReasonTooLate:
	}
	return i18n.T(ctx, "imported.why.changed")
}
