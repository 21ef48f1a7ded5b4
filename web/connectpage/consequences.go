package connectpage

import (
	"context"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/i18n"
)

// consequences tells what the button will do, in the order in which it happens.
func consequences(ctx context.Context, conn connection.Connection) []string {
	email, way := Mask(conn.Finding.RegisterEmail), conn.Way(conn.Finding)
	receipt, setup := i18n.T(ctx, "connect.check.next.receipt"), i18n.T(ctx, "connect.check.next.setup")
	var list []string
	switch {
	case way == connection.WayDocumentation:
		list = []string{i18n.T(ctx, "connect.check.next.review"), i18n.T(ctx, "connect.check.next.answer")}
	case way == connection.WayMailbox:
		list = []string{i18n.T(ctx, "connect.check.next.mailbox", "Email", email), i18n.T(ctx, "connect.check.next.open")}
	case conn.Replaces == "":
		list = []string{i18n.T(ctx, "connect.check.next.attested", "Name", conn.AssociationName)}
	}
	if conn.Replaces != "" {
		return append(list, i18n.T(ctx, "connect.check.next.told"), i18n.T(ctx, "connect.check.next.object"), setup)
	}
	list = append(list, receipt, setup)
	if way == connection.WayNow && conn.Finding.RegisterEmail != "" {
		list = append(list, i18n.T(ctx, "connect.check.next.notice", "Email", email))
	}
	return list
}

// sendingMeans tells a reporter what happens when the case is sent.
func sendingMeans(ctx context.Context, conn connection.Connection) []string {
	return []string{
		i18n.T(ctx, "connect.check.sending.link", "Person", conn.Contact.Name, "Email", conn.Contact.Email),
		i18n.T(ctx, "connect.check.sending.days", "Person", conn.Contact.Name),
		i18n.T(ctx, "connect.check.sending.told", "Email", conn.Reporter.Email),
	}
}

func evidenceName(ctx context.Context, conn connection.Connection) string {
	f := conn.Finding
	switch {
	case f.Verdict == connection.VerdictNone:
		return i18n.T(ctx, "connect.check.evidence.none")
	case f.Verdict == connection.VerdictAttested:
		return i18n.T(ctx, "connect.check.evidence.attested")
	case conn.Way(f) == connection.WayMailbox:
		return i18n.T(ctx, "connect.check.evidence.registered")
	case conn.Way(f) == connection.WayDocumentation:
		return i18n.T(ctx, "connect.check.evidence.documents")
	}
	return i18n.T(ctx, "connect.check.evidence.matched")
}

// hintName says in a few words what the register said of a name.
func hintName(ctx context.Context, f connection.Finding) string {
	switch f.Verdict {
	case connection.VerdictNone:
		return i18n.T(ctx, "connect.check.evidence.none")
	case connection.VerdictRegistered:
		return i18n.T(ctx, "connect.check.hint.registered")
	case connection.VerdictDown, connection.VerdictNonsense:
		return i18n.T(ctx, "connect.check.hint.silent")
	case connection.VerdictNotRegistered:
		return i18n.T(ctx, "connect.check.hint.unregistered")
	default:
		return i18n.T(ctx, "connect.check.hint.documents")
	}
}
