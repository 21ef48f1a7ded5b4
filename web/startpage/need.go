package startpage

import (
	"context"
	"net/url"

	"tilslut/internal/onboarding/prepare"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// NeedAddress answers the address of the need check with some answers. at names an answered question that is to be asked again;
// "" goes on with the first that is open.
func NeedAddress(answers []prepare.Answer, at prepare.Question) string {
	return address("/need", answers, at)
}

// OutcomeAddress answers the address of the outcome of some answers.
func OutcomeAddress(answers []prepare.Answer) string { return address("/need/outcome", answers, "") }

func address(path string, answers []prepare.Answer, at prepare.Question) string {
	query := url.Values{}
	for _, a := range answers {
		query.Set(string(a.Question), a.Value)
	}
	if at != "" {
		query.Set("at", string(at))
	}
	return (&url.URL{Path: path, RawQuery: query.Encode()}).String()
}

// question answers the words of a question.
func question(ctx context.Context, q prepare.Question) ui.Group {
	g := ui.Group{Name: string(q), LegendIsH1: true, Options: options(ctx, q)}
	switch q {
	case prepare.People:
		g.Legend, g.Hint = i18n.T(ctx, "need.people"), i18n.T(ctx, "need.people.hint")
	case prepare.Number:
		g.Legend, g.Hint = i18n.T(ctx, "need.cvr"), i18n.T(ctx, "need.cvr.hint")
	case prepare.Form:
		g.Legend, g.Hint = i18n.T(ctx, "need.form"), i18n.T(ctx, "need.form.hint")
	case prepare.Register:
		g.Legend, g.Hint = i18n.T(ctx, "need.register"), i18n.T(ctx, "need.register.hint")
	}
	return g
}

func options(ctx context.Context, q prepare.Question) []ui.Option {
	switch q {
	case prepare.People:
		return []ui.Option{
			{Value: prepare.One, Label: i18n.T(ctx, "need.people.one")},
			{Value: prepare.Several, Label: i18n.T(ctx, "need.people.several")},
		}
	case prepare.Number:
		return []ui.Option{
			{Value: prepare.Yes, Label: i18n.T(ctx, "need.yes")},
			{Value: prepare.No, Label: i18n.T(ctx, "need.no")},
		}
	case prepare.Form:
		return []ui.Option{
			{Value: prepare.Association, Label: i18n.T(ctx, "need.form.association"), Hint: i18n.T(ctx, "need.form.association.hint")},
			{Value: prepare.Voluntary, Label: i18n.T(ctx, "need.form.voluntary"), Hint: i18n.T(ctx, "need.form.voluntary.hint")},
			{Value: prepare.Other, Label: i18n.T(ctx, "need.form.other"), Hint: i18n.T(ctx, "need.form.other.hint")},
			{Value: prepare.Unsure, Label: i18n.T(ctx, "need.unsure"), Hint: i18n.T(ctx, "need.form.unsure.hint")},
		}
	}
	return []ui.Option{
		{Value: prepare.Yes, Label: i18n.T(ctx, "need.register.yes")},
		{Value: prepare.Recent, Label: i18n.T(ctx, "need.register.recent")},
		{Value: prepare.No, Label: i18n.T(ctx, "need.no")},
		{Value: prepare.Unsure, Label: i18n.T(ctx, "need.unsure")},
	}
}

// rows answers what was answered, each with a way back to its question that keeps the other answers.
func rows(ctx context.Context, answers []prepare.Answer) []ui.Row {
	var all []ui.Row
	for _, a := range answers {
		row := ui.Row{Key: question(ctx, a.Question).Legend, Change: NeedAddress(answers, a.Question)}
		for _, o := range options(ctx, a.Question) {
			if o.Value == a.Value {
				row.Value = o.Label
			}
		}
		all = append(all, row)
	}
	return all
}
