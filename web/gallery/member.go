package gallery

import (
	"context"
	"time"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/membership"
	"tilslut/web/memberpage"
)

// member is a page for somebody who belongs to an association.
func member(name, title string, page templ.Component) Sample {
	return Sample{Name: name, Title: title, Signed: true, Page: func(context.Context) templ.Component { return page }}
}

var (
	memberDay = time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC)
	agreed    = membership.Agreement{
		Association: "10000009", Name: "Grundejerforeningen Ærøvænget", Private: true,
		Authenticators: []membership.Authenticator{membership.App, membership.Display}, SetUpAt: memberDay,
	}
	strict = membership.Agreement{
		Association: "10000017", Name: "Foreningen til Bevarelse af Sønderup Gamle Mejeri og Omliggende Engarealer",
		Authenticators: membership.Authenticators(), SetUpAt: memberDay,
	}
	plainMember = membership.Member{
		Name: viewerName, Email: "kirsten@moenster-jensen.example", Private: true, Roles: []membership.Role{membership.User}, Since: memberDay,
	}
)

// everything is a member with all roles and both MitID.
func everything() membership.Member {
	m := plainMember
	m.Roles = []membership.Role{membership.OrganisationAdministrator, membership.UserAdministrator, membership.User}
	m.Separate, m.SeparateWith = "s", membership.Display
	return m
}

func withdrawn() membership.Member {
	m := plainMember
	m.Private = false
	return m
}

func actLines() (may, mayNot []memberpage.Line) {
	line := memberpage.Line{CVR: "10000009", Association: "Grundejerforeningen Ærøvænget", Means: membership.Private}
	may = []memberpage.Line{line, {CVR: "10000025", Association: "Sønderup Skakklub", Means: membership.Separate}}
	for i, reason := range []memberpage.Reason{memberpage.PrivateNotAllowed, memberpage.PrivateNotApproved, memberpage.BadAuthenticator, memberpage.PrivateNotAllowed, memberpage.PrivateNotApproved} {
		mayNot = append(mayNot, memberpage.Line{CVR: "10000017", Association: strict.Name, Reason: reason, Separate: i < 2})
	}
	return may, mayNot
}

func dashboard(name, title string, p memberpage.DashboardPage) Sample {
	p.Agreement = agreed
	return member(name, title, memberpage.Dashboard(p))
}

var _ = func() bool {
	may, mayNot := actLines()
	admin, other := everything(), plainMember
	other.Name, other.Email, other.Roles = "Benny Krog", "benny@krog.example", []membership.Role{membership.OrganisationAdministrator}
	own := func(name, title string, p memberpage.OwnPage) Sample { return member(name, title, memberpage.Own(p)) }
	ask := func(name, title string, p memberpage.WithdrawPage) Sample {
		p.Agreement = agreed
		return member(name, title, memberpage.Withdraw(p))
	}
	return register("member",
		member("act", "Hvem kan du handle for: nogle, og andre ikke", memberpage.Act(memberpage.ActPage{With: "app", May: may, MayNot: mayNot})),
		member("act-one", "Hvem kan du handle for: én", memberpage.Act(memberpage.ActPage{May: may[:1]})),
		member("act-none-now", "Hvem kan du handle for: ingen med dette login", memberpage.Act(memberpage.ActPage{With: "reader", MayNot: mayNot[2:3]})),
		member("act-none", "Hvem kan du handle for: ingen", memberpage.Act(memberpage.ActPage{With: "app"})),
		member("act-refused", "Et identifikationsmiddel, foreningen ikke tilbyder", memberpage.Refused(memberpage.RefusedPage{Agreement: agreed, With: "reader"})),
		own("own", "Egen side: administrator med alt", memberpage.OwnPage{Member: admin, Agreement: agreed, Means: membership.Separate, With: "display"}),
		own("own-user", "Egen side: bruger", memberpage.OwnPage{Member: plainMember, Agreement: agreed, Means: membership.Private}),
		own("own-not-approved", "Egen side: godkendelsen er trukket tilbage", memberpage.OwnPage{
			Member: withdrawn(), Agreement: agreed, Means: membership.Private, Reason: memberpage.PrivateNotApproved, With: "app",
		}),
		own("own-not-allowed", "Egen side: foreningen tillader ikke privat MitID", memberpage.OwnPage{
			Member: everything(), Agreement: strict, Means: membership.Private, Reason: memberpage.PrivateNotAllowed, With: "chip",
		}),
		ask("withdraw", "Træk godkendelsen tilbage", memberpage.WithdrawPage{Separate: true}),
		ask("withdraw-nothing-left", "Træk godkendelsen tilbage, uden særskilt MitID", memberpage.WithdrawPage{Administers: true}),
		ask("withdraw-alone", "Den sidste administrator kan ikke", memberpage.WithdrawPage{Alone: true, Administers: true}),
		member("withdrawn", "Godkendelsen er trukket tilbage", memberpage.Withdrawn(memberpage.WithdrawnPage{Agreement: agreed, Separate: true})),
		member("withdrawn-nothing-left", "Godkendelsen er trukket tilbage, og der er intet tilbage", memberpage.Withdrawn(memberpage.WithdrawnPage{Agreement: agreed})),
		dashboard("dashboard-new", "Foreningen: nyligt sat op", memberpage.DashboardPage{
			Administrators: []membership.Member{admin}, Setup: "5f0c6d52-1e0b-4c59-9a52-0d6c7f3f0b11", UserAdministrator: true,
		}),
		dashboard("dashboard", "Foreningen: brugere i alle tilstande", memberpage.DashboardPage{
			Administrators: []membership.Member{admin, other}, UserAdministrator: true,
			Users: membership.UserCounts{Imported: 240, Invited: 31, Active: 118, Refused: 2, Deleted: 1, Bounced: 1, Expiring: 4, Expired: 3},
		}),
		dashboard("dashboard-see", "Foreningen: for den, der ikke er brugeradministrator", memberpage.DashboardPage{
			Administrators: []membership.Member{admin, other}, Users: membership.UserCounts{Imported: 1, Refused: 1},
		}),
	)
}()
