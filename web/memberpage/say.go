package memberpage

import (
	"context"
	"strings"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/i18n"
)

// Reason is why a login may not act on behalf of an association.
type Reason string

// The reasons.
const (
	BadAuthenticator   Reason = "authenticator" // the association doesn't offer what the separate MitID was used with
	PrivateNotAllowed  Reason = "not-allowed"   // the association doesn't let its users act by private MitID
	PrivateNotApproved Reason = "not-approved"  // the person hasn't approved it, or has withdrawn it
)

// because says a reason, and what to do instead.
func because(ctx context.Context, reason Reason, separate bool) string {
	switch {
	case reason == BadAuthenticator:
		return i18n.T(ctx, "act.because.authenticator")
	case reason == PrivateNotAllowed && separate:
		return i18n.T(ctx, "act.because.not-allowed") + " " + i18n.T(ctx, "act.because.use-separate")
	case reason == PrivateNotAllowed:
		return i18n.T(ctx, "act.because.not-allowed") + " " + i18n.T(ctx, "act.because.ask")
	case reason == PrivateNotApproved && separate:
		return i18n.T(ctx, "act.because.not-approved") + " " + i18n.T(ctx, "act.because.use-separate")
	case reason == PrivateNotApproved:
		return i18n.T(ctx, "act.because.not-approved") + " " + i18n.T(ctx, "act.because.ask")
	}
	return ""
}

// by says the means.
func by(ctx context.Context, means membership.Means) string {
	if means == membership.Separate {
		return i18n.T(ctx, "act.by.separate")
	}
	return i18n.T(ctx, "act.by.private")
}

// authenticator names what a MitID is used with, in identity's words; "" where that isn't known.
func authenticator(ctx context.Context, with string) string {
	switch with {
	case string(membership.App):
		return i18n.T(ctx, "act.with.app")
	case string(membership.Display):
		return i18n.T(ctx, "act.with.display")
	case string(membership.Reader):
		return i18n.T(ctx, "act.with.reader")
	case string(membership.Chip):
		return i18n.T(ctx, "act.with.chip")
	case "password":
		return i18n.T(ctx, "act.with.password")
	}
	return ""
}

// offered names an association's authenticators, each a line.
func offered(ctx context.Context, a membership.Agreement) []string {
	out := make([]string, len(a.Authenticators))
	for i, one := range a.Authenticators {
		out[i] = authenticator(ctx, string(one))
	}
	return out
}

// roles names a member's roles.
func roles(ctx context.Context, m membership.Member) []string {
	var out []string
	for _, role := range m.Roles {
		switch role {
		case membership.OrganisationAdministrator:
			out = append(out, i18n.T(ctx, "act.role.organisation"))
		case membership.UserAdministrator:
			out = append(out, i18n.T(ctx, "act.role.user-administrator"))
		case membership.User:
			out = append(out, i18n.T(ctx, "act.role.user"))
		}
	}
	return out
}

func joined(words []string) string { return strings.Join(words, ", ") }
