package connectionjobs

import (
	"context"

	"tilslut/internal/onboarding/connection"
	"tilslut/web/letter"
)

// The letters between a reporter and the representative.

// stillInvited answers for a reminder: whoever it reminds was written to before, and has not answered.
func stillInvited(n news) bool {
	good := n.InvitationLink("", n.Invitation.Version, n.at) == connection.LinkGood
	return good && !n.Invitation.RemindedAt.IsZero() && newest(n.Connection, n.ordered)
}

func (p *Post) invitationReminder(ctx context.Context, n news) (letter.Message, error) {
	return p.invitation(ctx, n.Connection, n.e, true)
}

// wasInvited answers whether there is an invitation to take back: to somebody whom none has reached there is nothing to say.
func wasInvited(n news) bool {
	invitation, _ := n.Letter(connection.LetterInvitation, n.ID)
	return n.State == connection.Withdrawn && (invitation.State == connection.Sent || n.Invitation.Person != "")
}

func (p *Post) invitationWithdrawn(ctx context.Context, n news) (letter.Message, error) {
	return letter.InvitationWithdrawn(ctx, letter.InvitationWithdrawnData{Envelope: n.e, Association: about(n.Connection), Reporter: n.Reporter.Name})
}

func (p *Post) returned(ctx context.Context, n news) (letter.Message, error) {
	return letter.Returned(ctx, p.answer(n))
}

func (p *Post) declined(ctx context.Context, n news) (letter.Message, error) {
	return letter.Declined(ctx, p.answer(n))
}

func (p *Post) answer(n news) letter.AnswerData {
	return letter.AnswerData{
		Envelope: n.e, Association: about(n.Connection), Representative: n.Contact.Name, Comment: n.Comment, Link: p.start(n.Connection),
	}
}

func (p *Post) reporterReceipt(ctx context.Context, n news) (letter.Message, error) {
	return letter.ReporterReceipt(ctx, letter.ReporterReceiptData{
		Envelope: n.e, Association: about(n.Connection), Representative: n.Contact.Name, ConnectedAt: n.ConnectedAt,
		Administrators: names(n.Active()), SetupUntil: setupUntil(n.Connection), Link: p.page(n.Connection),
	})
}
