package activatepage

import (
	"context"
	"strconv"
	"time"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// at is the address of one of the user's pages; "" is the user.
func (p UserPage) at(page string) string { return p.Head.user(p.User.ID, page) }

func (h Head) user(id, page string) string {
	if page == "" {
		return h.at(id)
	}
	return h.at(id + "/" + page)
}

func number(n int) string { return strconv.Itoa(n) }

func (p UserPage) line() Line { return LineOf(p.User, p.At) }

// letter is the newest letter with a link; zero where there is none.
func (p UserPage) letter() activation.Letter {
	l, _ := p.User.Letter(activation.LetterActivation)
	return l
}

// choices are those by which the user can be activated now: what the association allows, and for a user with a good link
// only another choice than theirs.
func (p UserPage) choices() []activation.Choice { return ChoicesFor(p.User, p.Agreement, p.At) }

// ChoicesFor answers by which choices a user can be activated at a time.
func ChoicesFor(u activation.User, a membership.Agreement, at time.Time) []activation.Choice {
	var open []activation.Choice
	for _, c := range Choices(a) {
		if activation.Invite(c).Meets(u, at) == activation.ReasonMet {
			open = append(open, c)
		}
	}
	return open
}

// Choices answers the choices that an association allows.
func Choices(a membership.Agreement) []activation.Choice {
	var allowed []activation.Choice
	for _, c := range activation.Choices() {
		if c.Allowed(a) {
			allowed = append(allowed, c)
		}
	}
	return allowed
}

// codeHelps answers whether a temporary code may be needed: until the user has shown who they are.
func (p UserPage) codeHelps() bool { return p.User.State == activation.Invited && p.User.Person == "" }

// Removable answers whether the user can be deleted.
func (p UserPage) Removable() bool {
	return activation.Delete().Meets(p.User, p.At) == activation.ReasonMet
}

// Correctable answers whether the address can be corrected.
func (p UserPage) Correctable() bool {
	return p.User.State != activation.Active && p.User.State != activation.Deleted
}

func (p UserPage) lead(ctx context.Context) string {
	l := p.line()
	name, until := l.Name, i18n.Date(ctx, l.Until)
	switch l.Standing {
	case StandingInvited:
		return i18n.T(ctx, "imported.user.invited", "Name", name, "Date", until)
	case StandingLapsed:
		return i18n.T(ctx, "imported.user.lapsed", "Name", name, "Date", until)
	case StandingBounced:
		return i18n.T(ctx, "imported.user.bounced", "Name", name)
	case StandingActive:
		return i18n.T(ctx, "imported.user.active", "Name", name, "Association", p.Head.Association, "Date", i18n.Date(ctx, p.User.ActivatedAt))
	case StandingRefused:
		return i18n.T(ctx, "imported.user.refused", "Name", name)
	case StandingDeleted:
		return i18n.T(ctx, "imported.user.deleted", "Name", name, "Date", until)
	case StandingImported:
	}
	return i18n.T(ctx, "imported.user.imported", "Name", name)
}

// userRows is what the association knows about the user. The date of birth is only said to be known: it is kept as a code.
func userRows(ctx context.Context, p UserPage) []ui.Row {
	email := ui.Row{Key: i18n.T(ctx, "imported.row.email"), Value: p.User.Email}
	if p.Correctable() && !p.ReadOnly {
		email.Change, email.ChangeHidden = p.at("address"), i18n.T(ctx, "imported.row.email.change")
	}
	rows := []ui.Row{
		{Key: i18n.T(ctx, "imported.row.name"), Value: p.User.Name},
		email,
		{Key: i18n.T(ctx, "imported.row.birth"), Value: birth(ctx, p)},
		{Key: i18n.T(ctx, "imported.row.language"), Value: language(ctx, p.User.Language)},
	}
	if p.User.RID != "" {
		rows = append(rows, ui.Row{Key: i18n.T(ctx, "imported.row.rid"), Value: p.User.RID})
	}
	switch p.User.State {
	case activation.Invited, activation.Refused:
		rows = append(rows,
			ui.Row{Key: i18n.T(ctx, "imported.row.choice"), Value: choiceWords(ctx, p.User.Choice)},
			ui.Row{Key: i18n.T(ctx, "imported.row.letter"), Value: letterStatus(ctx, p.letter())})
	case activation.Active:
		rows = append(rows, ui.Row{Key: i18n.T(ctx, "imported.row.means"), Value: means(ctx, p.User)})
	case activation.Imported, activation.Deleted:
	}
	return rows
}

func birth(ctx context.Context, p UserPage) string {
	switch {
	case !p.User.MatchedAt.IsZero():
		return i18n.T(ctx, "imported.row.birth.erased")
	case !p.User.Birth.IsZero():
		return i18n.T(ctx, "imported.row.birth.given")
	}
	return i18n.T(ctx, "imported.row.birth.none")
}

func language(ctx context.Context, code string) string {
	if code == string(i18n.English) {
		return i18n.T(ctx, "imported.row.language.en")
	}
	return i18n.T(ctx, "imported.row.language.da")
}

func means(ctx context.Context, u activation.User) string {
	if u.Separate != "" {
		return i18n.T(ctx, "imported.means.separate", "With", Authenticator(ctx, u.SeparateWith))
	}
	return i18n.T(ctx, "imported.means.private")
}

func letterStatus(ctx context.Context, l activation.Letter) string {
	switch l.State {
	case activation.Sent:
		return i18n.T(ctx, "imported.letter.sent", "When", i18n.DateTime(ctx, l.At))
	case activation.Bounced:
		return i18n.T(ctx, "imported.letter.bounced", "When", i18n.DateTime(ctx, l.At))
	case activation.Queued:
	}
	return i18n.T(ctx, "imported.letter.queued")
}

// bounceReason says what can be done about a letter that came back.
func bounceReason(ctx context.Context, reason string) string {
	if reason == activation.ReasonMailGaveUp {
		return i18n.T(ctx, "imported.bounced.gaveup")
	}
	return i18n.T(ctx, "imported.bounced.refused")
}
