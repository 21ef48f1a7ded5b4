package connectionjobs

import (
	"context"

	"tilslut/internal/onboarding/connection"
	"tilslut/web/letter"
)

// The letters about documents and what a caseworker decides.

func (p *Post) documentationReceived(ctx context.Context, n news) (letter.Message, error) {
	files := 0
	for _, d := range n.Documents {
		if d.Round <= n.Review.Round && d.Scan != connection.ScanInfected {
			files++
		}
	}
	return letter.DocumentationReceived(ctx, letter.DocumentationReceivedData{
		Envelope: n.e, Association: about(n.Connection), Files: files, At: n.Review.SubmittedAt, Due: n.Review.Due.Start(),
		Recovery: n.Replaces != "", Link: p.page(n.Connection),
	})
}

func (p *Post) moreDocumentation(ctx context.Context, n news) (letter.Message, error) {
	return letter.MoreDocumentation(ctx, p.question(n, false))
}

// stillAsked answers for a reminder of the question that is open now.
func stillAsked(n news) bool {
	return n.State == connection.MoreDocumentation && !n.Taken && !n.Review.RemindedAt.IsZero() && newest(n.Connection, n.ordered)
}

func (p *Post) moreReminder(ctx context.Context, n news) (letter.Message, error) {
	return letter.MoreDocumentation(ctx, p.question(n, true))
}

func (p *Post) question(n news, reminder bool) letter.MoreDocumentationData {
	return letter.MoreDocumentationData{
		Envelope: n.e, Association: about(n.Connection), Question: n.Review.Question, Reminder: reminder, Until: n.QuestionUntil(),
		Link: p.start(n.Connection),
	}
}

func (p *Post) rejected(ctx context.Context, n news) (letter.Message, error) {
	return letter.Rejected(ctx, letter.RejectedData{
		Envelope: n.e, Association: about(n.Connection), Why: n.Ended.Why, Text: n.Ended.Text, Recovery: n.Replaces != "", Link: p.start(n.Connection),
	})
}

func (p *Post) reopened(ctx context.Context, n news) (letter.Message, error) {
	return letter.Reopened(ctx, letter.ReopenedData{
		Envelope: n.e, Association: about(n.Connection), Text: n.LastDecision().Text, Due: n.Review.Due.Start(), Link: p.page(n.Connection),
	})
}

func (p *Post) expired(ctx context.Context, n news) (letter.Message, error) {
	d := letter.ExpiredData{Envelope: n.e, Association: about(n.Connection), What: "documentation", Until: n.Ended.At, Link: p.start(n.Connection)}
	switch {
	case n.Ended.By == connection.ByInvitation && n.to == connection.Representative:
		d.What = "own"
	case n.Ended.By == connection.ByInvitation:
		d.What = "representative"
	}
	for _, document := range n.Documents {
		if document.Gone.IsZero() {
			d.DeletedOn = n.DocumentsUntil()
		}
	}
	return letter.Expired(ctx, d)
}
