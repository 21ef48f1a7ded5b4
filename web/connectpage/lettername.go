package connectpage

import (
	"context"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/i18n"
)

// letterName says which letter it is; a setup link is named after its administrator instead.
func letterName(ctx context.Context, kind connection.LetterKind) string {
	switch kind.News() {
	case connection.LetterReceipt:
		return i18n.T(ctx, "connect.letter.receipt")
	case connection.LetterMailbox:
		return i18n.T(ctx, "connect.letter.mailbox")
	case connection.LetterNotice:
		return i18n.T(ctx, "connect.letter.notice")
	case connection.LetterAlreadyConnected:
		return i18n.T(ctx, "connect.letter.already")
	case connection.LetterInvitation:
		return i18n.T(ctx, "connect.letter.invitation")
	case connection.LetterInvitationReminder:
		return i18n.T(ctx, "connect.letter.reminder")
	case connection.LetterInvitationWithdrawn:
		return i18n.T(ctx, "connect.letter.withdrawn")
	case connection.LetterReturned:
		return i18n.T(ctx, "connect.letter.returned")
	case connection.LetterDeclined:
		return i18n.T(ctx, "connect.letter.declined")
	case connection.LetterDocumentationReceived:
		return i18n.T(ctx, "connect.letter.received")
	case connection.LetterMoreDocumentation:
		return i18n.T(ctx, "connect.letter.more")
	case connection.LetterMoreReminder:
		return i18n.T(ctx, "connect.letter.more.reminder")
	case connection.LetterRejected:
		return i18n.T(ctx, "connect.letter.rejected")
	case connection.LetterReopened:
		return i18n.T(ctx, "connect.letter.reopened")
	case connection.LetterExpired:
		return i18n.T(ctx, "connect.letter.expired")
	case connection.LetterInfected:
		return i18n.T(ctx, "connect.letter.infected")
	case connection.LetterRecovery:
		return i18n.T(ctx, "connect.letter.recovery")
	case connection.LetterRecoveryPending:
		return i18n.T(ctx, "connect.letter.pending")
	case connection.LetterObjected:
		return i18n.T(ctx, "connect.letter.objected")
	case connection.LetterSetup:
	}
	return ""
}
