package connectpage

import (
	"context"
	"strings"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// letterLine is one letter, as the case shows it.
type letterLine struct {
	Name, To, Status string
	Bounced          bool
	Why              string // of a bounced letter: what to do about it
	Mend             string // address of the form that corrects the address; "" where that can't be done here
	Again            string // address that sends it again; "" where it says no longer how things are, or where it is too soon
	From             string // when it can be sent again, "" where that is now or never
}

// letterLines answers the newest letter of each kind and subject that concerns one side of the case, in the order in which they were
// first ordered. Letters to administrators who were taken off are left out: nobody has to do anything about them.
func letterLines(ctx context.Context, p CasePage) []letterLine {
	seen := map[string]bool{}
	var lines []letterLine
	for _, l := range p.Connection.Letters {
		if key := string(l.Kind) + l.Subject; !seen[key] && concerns(p, l) {
			seen[key] = true
			newest, _ := p.Connection.Letter(l.Kind, l.Subject)
			if line, ok := letterLineOf(ctx, p, newest); ok {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// concerns answers whose letter it is: what goes to the reporter, or was sent by her, is hers; all others are of who decides.
func concerns(p CasePage, l connection.Letter) bool {
	if p.Connection.Role != person.Reporter {
		return true
	}
	switch l.Kind {
	case connection.LetterInvitation, connection.LetterInvitationReminder, connection.LetterInvitationWithdrawn:
		return p.Part == connection.Starter
	default:
		return (l.Kind.News() != l.Kind) == (p.Part == connection.Starter)
	}
}

func letterLineOf(ctx context.Context, p CasePage, l connection.Letter) (letterLine, bool) {
	conn, c := p.Connection, CaseOf(p.Connection)
	line := letterLine{Status: letterStatus(ctx, l), Bounced: l.State == connection.Bounced, Why: bounceReason(ctx, l.Reason)}
	line.Name, line.To, line.Mend = letterName(ctx, l.Kind), conn.Contact.Email, c.at("address/"+WhoContact)
	if p.Part == connection.Starter && conn.Role == person.Reporter {
		line.To, line.Mend = conn.Reporter.Email, c.at("reporter")
	}
	switch l.Kind {
	case connection.LetterAlreadyConnected:
		line.Mend, line.Why = "", ""
	case connection.LetterMailbox:
		line.To, line.Mend, line.Why = Mask(conn.RegisterEmail), "", i18n.T(ctx, "connect.letter.register")
	case connection.LetterNotice, connection.LetterRecovery:
		if l.Kind == connection.LetterRecovery && l.Subject != conn.ID {
			return letterLine{}, false // whom an association has appointed is not for the applicant to know.
		}
		line.To, line.Mend, line.Why = Mask(conn.RegisterEmail), "", i18n.T(ctx, "connect.letter.register.notice")
	case connection.LetterInvitation, connection.LetterInvitationReminder, connection.LetterInvitationWithdrawn:
		line.To, line.Mend = conn.Contact.Email, c.at("address/"+WhoRepresentative)
	case connection.LetterSetup:
		a, ok := conn.Administrator(l.Subject)
		if !ok || a.Withdrawn {
			return letterLine{}, false
		}
		line.Name, line.To, line.Mend = i18n.T(ctx, "connect.letter.setup", "Name", a.Name), a.Email, c.at("address/"+a.ID)
	default:
	}
	if !mendable(p, line.Mend) {
		line.Mend = ""
	}
	if conn.Resendable(l) && !conn.Taken && l.State != connection.Queued {
		if from := conn.ResendFrom(l); p.At.Before(from) {
			line.From = i18n.T(ctx, "connect.letter.from", "When", i18n.DateTime(ctx, from))
		} else {
			line.Again = c.at("resend/" + string(l.Kind) + "/" + l.Subject)
		}
	}
	return line, true
}

// mendable answers whether the form that corrects an address is open now.
func mendable(p CasePage, form string) bool {
	decides, names := mends(p)
	switch {
	case strings.HasSuffix(form, "/"+WhoRepresentative):
		return p.Connection.State == connection.AwaitingRepresentative
	case strings.HasSuffix(form, "/reporter"):
		return names || p.Part == p.Connection.Pen()
	}
	return decides
}

// arrived answers whether a mail server has taken the newest letter of a kind about the case itself.
func arrived(conn connection.Connection, kind connection.LetterKind) bool {
	l, ok := conn.Letter(kind, conn.ID)
	return ok && l.State == connection.Sent
}

func letterStatus(ctx context.Context, l connection.Letter) string {
	switch l.State {
	case connection.Sent:
		return i18n.T(ctx, "connect.letter.sent", "When", i18n.DateTime(ctx, l.At))
	case connection.Bounced:
		return i18n.T(ctx, "connect.letter.bounced")
	case connection.Queued:
	}
	return i18n.T(ctx, "connect.letter.queued")
}

// bounceReason says what the reader can do about a letter that came back.
func bounceReason(ctx context.Context, reason string) string {
	if reason == connection.ReasonGaveUp {
		return i18n.T(ctx, "connect.letter.why.gaveup")
	}
	return i18n.T(ctx, "connect.letter.why.refused")
}

func letterHead(ctx context.Context) []string {
	return []string{i18n.T(ctx, "connect.case.letters.letter"), i18n.T(ctx, "connect.case.letters.to"), i18n.T(ctx, "connect.case.letters.status")}
}

func letterTable(_ context.Context, lines []letterLine) [][]templ.Component {
	rows := make([][]templ.Component, len(lines))
	for i, l := range lines {
		rows[i] = []templ.Component{ui.Words(l.Name), ui.Words(l.To), letterCell(l)}
	}
	return rows
}
