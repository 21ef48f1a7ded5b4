package connectpage

import (
	"context"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// letterLine is one letter, as the case shows it.
type letterLine struct {
	Name, To, Status string
	Bounced          bool
	Why              string // of a bounced letter: what to do about it
	Mend             string // address of the form that corrects the address; "" where that can't be done here
}

// letterLines answers the newest letter of each kind and subject, in the order in which they were first ordered. Letters to
// administrators who were taken off are left out: nobody has to do anything about them.
func letterLines(ctx context.Context, conn connection.Connection) []letterLine {
	seen := map[string]bool{}
	var lines []letterLine
	for _, l := range conn.Letters {
		if key := string(l.Kind) + l.Subject; !seen[key] {
			seen[key] = true
			newest, _ := conn.Letter(l.Kind, l.Subject)
			if line, ok := letterLineOf(ctx, conn, newest); ok {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

func letterLineOf(ctx context.Context, conn connection.Connection, l connection.Letter) (letterLine, bool) {
	line := letterLine{Status: letterStatus(ctx, l), Bounced: l.State == connection.Bounced, Why: bounceReason(ctx, l.Reason)}
	c := CaseOf(conn)
	switch l.Kind {
	case connection.LetterReceipt:
		line.Name, line.To, line.Mend = i18n.T(ctx, "connect.letter.receipt"), conn.Contact.Email, c.at("address/contact")
	case connection.LetterAlreadyConnected:
		line.Name, line.To, line.Why = i18n.T(ctx, "connect.letter.already"), conn.Contact.Email, ""
	case connection.LetterMailbox:
		line.Name, line.To, line.Why = i18n.T(ctx, "connect.letter.mailbox"), Mask(conn.RegisterEmail), i18n.T(ctx, "connect.letter.register")
	case connection.LetterNotice:
		line.Name, line.To, line.Why = i18n.T(ctx, "connect.letter.notice"), Mask(conn.RegisterEmail), i18n.T(ctx, "connect.letter.register.notice")
	case connection.LetterSetup:
		a, ok := conn.Administrator(l.Subject)
		if !ok || a.Withdrawn {
			return letterLine{}, false
		}
		line.Name, line.To, line.Mend = i18n.T(ctx, "connect.letter.setup", "Name", a.Name), a.Email, c.at("address/"+a.ID)
	}
	return line, true
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
		rows[i] = []templ.Component{ui.Words(l.Name), ui.Words(l.To), ui.Words(l.Status)}
	}
	return rows
}
