package connectionjobs

import (
	"context"
	"fmt"
	"time"

	"tilslut/internal/onboarding/connection"
)

// Preview answers what a letter would say that a decision orders: the very letter, written by what sends it, and not sent. c is the case
// as it would be after the decision, with the letter ordered; kind and to are those of the effect (SendNews, or SendReceipt to the
// representative).
func (p *Post) Preview(
	ctx context.Context, c connection.Connection, kind connection.LetterKind, to connection.Part, at time.Time,
) (subject, text string, err error) {
	l, ok := c.Letter(kind, c.ID)
	if !ok {
		return "", "", fmt.Errorf("connectionjobs: the case orders no letter %q", kind)
	}
	letterOf := p.news(to)
	if kind == connection.LetterReceipt && to == c.Decider() {
		letterOf = p.receipt
	}
	m, err := p.written(ctx, c, l, at, of(to)(c), letterOf)
	return m.Subject, m.Text, err
}
