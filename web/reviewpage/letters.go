package reviewpage

import (
	"context"
	"strings"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/i18n"
)

// sentLetter is one letter of a case: what it is, to whom, and what became of it.
type sentLetter struct {
	connection.Letter

	Name, To, Status string
	Bounced          bool
}

// lettersOf answers the newest letter of each kind and subject, in the order in which they were first ordered.
func lettersOf(ctx context.Context, c connection.Connection) []sentLetter {
	seen := map[string]bool{}
	var out []sentLetter
	for _, l := range c.Letters {
		if key := string(l.Kind) + l.Subject; !seen[key] {
			seen[key] = true
			newest, _ := c.Letter(l.Kind, l.Subject)
			side, address := recipient(ctx, c, newest)
			if address != "" {
				side += " · " + person.MaskEmail(address)
			}
			out = append(out, sentLetter{
				Letter: newest, Name: letterWord(ctx, newest.Kind), To: side, Status: letterStatus(ctx, newest), Bounced: newest.State == connection.Bounced,
			})
		}
	}
	return out
}

// letterWord says what a letter is.
func letterWord(ctx context.Context, kind connection.LetterKind) string {
	return i18n.T(ctx, "review.letter."+string(kind.News()))
}

// recipient says which side a letter goes to, and its address as far as the case has it.
func recipient(ctx context.Context, c connection.Connection, l connection.Letter) (side, address string) {
	switch l.Kind {
	case connection.LetterMailbox, connection.LetterNotice:
		return i18n.T(ctx, "review.to.register"), c.RegisterEmail
	case connection.LetterRecovery:
		if l.Subject == c.ID {
			return i18n.T(ctx, "review.to.register"), c.RegisterEmail
		}
		return i18n.T(ctx, "review.to.incumbent"), ""
	case connection.LetterSetup:
		a, _ := c.Administrator(l.Subject)
		return i18n.T(ctx, "review.to.administrator", "Name", a.Name), a.Email
	default:
	}
	if c.Role == person.Reporter && (strings.HasSuffix(string(l.Kind), "-reporter") || l.Kind == connection.LetterAlreadyConnected) {
		return i18n.T(ctx, "review.to.reporter"), c.Reporter.Email
	}
	return i18n.T(ctx, "review.to.representative"), c.Contact.Email
}

func letterStatus(ctx context.Context, l connection.Letter) string {
	switch l.State {
	case connection.Sent:
		return i18n.T(ctx, "review.letter.is.sent", "When", i18n.DateTime(ctx, l.At))
	case connection.Bounced:
		if l.Reason == connection.ReasonGaveUp {
			return i18n.T(ctx, "review.letter.is.gave-up", "When", i18n.DateTime(ctx, l.At))
		}
		return i18n.T(ctx, "review.letter.is.refused", "When", i18n.DateTime(ctx, l.At))
	case connection.Queued:
	}
	return i18n.T(ctx, "review.letter.is.queued")
}
