package reviewpage

import (
	"context"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// CasePage is a case, with everything that helps to decide it.
type CasePage struct {
	Head       Head
	Register   Register
	Earlier    []connection.EarlierCase
	Colleagues map[person.Ref]string // the caseworkers' names
}

// Register is what the business register answered just now.
type Register struct {
	Record association.Record
	Failed RegisterFailure
}

// RegisterFailure is why there is no answer.
type RegisterFailure string

// The ways in which the register can fail.
const (
	RegisterUnknown  RegisterFailure = "unknown" // it has no such number
	RegisterDown     RegisterFailure = "down"
	RegisterNonsense RegisterFailure = "nonsense"
)

// facts are the head of a case.
func facts(ctx context.Context, h Head) []ui.Row {
	c := h.Connection
	rows := []ui.Row{
		{Key: i18n.T(ctx, "review.fact.association"), Value: c.AssociationName, Lines: []string{i18n.T(ctx, "review.cvr", "CVR", string(c.Association)) + " · " + formWord(ctx, c.FormCode)}},
		{Key: i18n.T(ctx, "review.fact.representative"), Value: h.who(ctx), Lines: address(c.Contact)},
	}
	if c.Role == person.Reporter {
		rows = append(rows, ui.Row{Key: i18n.T(ctx, "review.fact.reporter"), Value: c.Reporter.Name, Lines: address(c.Reporter)})
	}
	for _, a := range c.Active() {
		who := ui.Row{Key: i18n.T(ctx, "review.fact.administrator"), Value: a.Name, Lines: []string{a.Email}}
		if a.Self || a.Representative {
			who.Lines = []string{i18n.T(ctx, "review.fact.administrator.self")}
		}
		rows = append(rows, who)
	}
	if !c.Review.SubmittedAt.IsZero() {
		submitted := ui.Row{Key: i18n.T(ctx, "review.fact.submitted"), Value: i18n.DateTime(ctx, c.Review.SubmittedAt)}
		if c.Review.Round > 1 {
			submitted.Lines = []string{i18n.T(ctx, "review.flag.round", "Round", c.Review.Round)}
		}
		rows = append(rows, submitted)
	}
	if h.open() && c.State == connection.UnderReview {
		rows = append(rows, ui.Row{
			Key: i18n.T(ctx, "review.fact.due"), Value: dueDay(ctx, c.Review.Due), Lines: []string{deadlineOf(c.Review.Due, h.At).words(ctx)},
		})
	}
	return append(rows, ui.Row{Key: i18n.T(ctx, "review.fact.holder"), Value: holder(ctx, h)})
}

func address(c connection.Contact) []string {
	if c.Email == "" {
		return nil
	}
	return []string{c.Email}
}

// holder says who has the case.
func holder(ctx context.Context, h Head) string {
	r := h.Connection.Review
	switch r.By {
	case "":
		return i18n.T(ctx, "review.holder.nobody")
	case h.Me:
		return i18n.T(ctx, "review.holder.you.since", "When", i18n.DateTime(ctx, r.TakenAt))
	}
	return i18n.T(ctx, "review.holder.other.since", "Name", r.ByName, "When", i18n.DateTime(ctx, r.TakenAt))
}

// A hint is something that speaks for or against the representative's right to bind the association. It decides nothing.
type hint struct {
	Good bool
	Text string
}

func (h hint) badge() string {
	if h.Good {
		return "badge-success"
	}
	return "badge-warning"
}

func (h hint) word(ctx context.Context) string {
	if h.Good {
		return i18n.T(ctx, "review.hint.good")
	}
	return i18n.T(ctx, "review.hint.look")
}

// hints compare the representative's name with what else is known.
func hints(ctx context.Context, p CasePage) []hint {
	c := p.Head.Connection
	out := []hint{{Text: i18n.T(ctx, "review.hint.login.none")}}
	switch c.NameMatch {
	case connection.NameSame:
		out[0] = hint{Good: true, Text: i18n.T(ctx, "review.hint.login.same")}
	case connection.NameProtected:
		out[0].Text = i18n.T(ctx, "review.hint.login.protected")
	}
	if p.Register.Failed == "" {
		same := 0
		for _, r := range p.Register.Record.Representatives {
			if person.SameName(r.Name, c.NameSought()) {
				same++
			}
		}
		switch {
		case same == 1:
			out = append(out, hint{Good: true, Text: i18n.T(ctx, "review.hint.register.same")})
		case same > 1:
			out = append(out, hint{Text: i18n.T(ctx, "review.hint.register.several")})
		default:
			out = append(out, hint{Text: i18n.T(ctx, "review.hint.register.none")})
		}
		if !p.Register.Record.Alive {
			out = append(out, hint{Text: i18n.T(ctx, "review.hint.ceased")})
		}
	}
	return append(out, hint{Good: found(c), Text: i18n.T(ctx, map[bool]string{true: "review.hint.text.found", false: "review.hint.text.none"}[found(c)])})
}

// found answers whether the name stands in the text of a document that may be seen.
func found(c connection.Connection) bool {
	for _, d := range c.Visible() {
		if d.Named == connection.NamedFound {
			return true
		}
	}
	return false
}

// questions are what was asked for more, the oldest first.
func questions(c connection.Connection) []connection.Decision {
	var out []connection.Decision
	for _, d := range c.Review.Decisions {
		if d.Kind == connection.DecisionMore {
			out = append(out, d)
		}
	}
	return out
}
