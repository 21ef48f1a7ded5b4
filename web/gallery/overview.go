package gallery

import (
	"context"
	"time"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/overview"
	"tilslut/internal/onboarding/person"
	"tilslut/web/overviewpage"
)

func mineSample(name, title string, p overviewpage.MinePage) Sample {
	return Sample{Name: name, Title: title, Signed: true, Path: "/mine", Page: func(context.Context) templ.Component { return overviewpage.Mine(p) }}
}

var mineDay = time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC)

func mineCase(number, name string, state connection.State) overview.Case {
	return overview.Case{
		ID: "5f0c6d52-1e0b-4c59-9a52-0d6c7f3f0b11", Number: number, CVR: "10000009", Association: name, State: state, Part: connection.Starter,
		StartedAt: mineDay, ChangedAt: mineDay, ConnectedAt: mineDay,
	}
}

// mineAll has one case in every standing.
func mineAll() []overview.Case {
	cases := []overview.Case{
		mineCase("T-7K4M-2Q", "Foreningen til Bevarelse af Sønderup Gamle Mejeri og Omliggende Engarealer", connection.Draft),
		mineCase("T-0Z3X-1A", "Grundejerforeningen Ærøvænget", connection.AwaitingMailbox),
		mineCase("T-5B6C-7D", "Sønderup Skakklub", connection.Connected),
		mineCase("T-8E9F-0G", "Kulturhuset Laden", connection.Connected),
		mineCase("T-1H2J-3K", "Spejdergruppen Havørnen", connection.Connected),
		mineCase("T-4M5N-6P", "Borgerforeningen Nørre Å", connection.Draft),
		mineCase("T-7Q8R-9S", "Motionsklubben Stien", connection.Withdrawn),
		mineCase("T-0T1V-2W", "Koret Klang", connection.UnderReview),
		mineCase("T-3X4Y-5Z", "Byens Bogcafé", connection.MoreDocumentation),
		mineCase("T-6A7B-8C", "Havneforeningen", connection.Rejected),
		mineCase("T-9D0E-1F", "Teaterforeningen Tæppet", connection.Expired),
		mineCase("T-2G3H-4J", "Roklubben Nordvest", connection.AwaitingRepresentative),
		mineCase("T-5K6M-7N", "Lokalhistorisk Forening", connection.Returned),
		mineCase("T-8P9Q-0R", "Kajakklubben Vandet", connection.AwaitingMailbox),
		mineCase("T-1S2T-3V", "Folkedansernes Forening", connection.AwaitingRepresentative),
		mineCase("T-4W5X-6Y", "Bylauget", connection.Returned),
		mineCase("T-7Z8A-9B", "Vævekredsen", connection.Withdrawn),
		mineCase("T-0C1D-2E", "Skytteforeningen", connection.AwaitingObjection),
		mineCase("T-3F4G-5H", "Gymnastikforeningen", connection.AwaitingObjection),
	}
	for i := range cases {
		cases[i].Until = mineDay.AddDate(0, 0, 20)
	}
	for i := 11; i <= 16; i++ { // prepared by a reporter: the first three as she sees them, the others as the representative does.
		cases[i].Role = person.Reporter
		if i > 13 {
			cases[i].Part = connection.Representative
		}
	}
	cases[18].Part, cases[18].Objects = connection.Nobody, true
	cases[3].Bounced = true
	cases[4].SetUpAt = mineDay
	cases[5].Taken = true
	return cases
}

func minePending() []overviewpage.Pending {
	pending := func(kind overview.Kind, name string) overviewpage.Pending {
		return overviewpage.Pending{Href: "/setup/1", Pending: overview.Pending{
			Kind: kind, ID: "5f0c6d52-1e0b-4c59-9a52-0d6c7f3f0b11", Until: mineDay.Add(60 * 24 * time.Hour), CVR: "10000009", Association: name,
		}}
	}
	all := []overviewpage.Pending{
		pending(overview.KindSetup, "Grundejerforeningen Ærøvænget"), pending(overview.KindActivation, "Koret Klang"), pending(overview.KindActivation, "Havneforeningen"),
	}
	all[1].Matched, all[2].Over = true, true
	return all
}

var mineAssociations = []overview.Association{
	{CVR: "10000017", Name: "Foreningen til Bevarelse af Sønderup Gamle Mejeri og Omliggende Engarealer", Administers: true}, {CVR: "10000025", Name: "Sønderup Skakklub"},
}

var _ = register("overview",
	mineSample("member", "Mine opgaver for en bruger uden sager", overviewpage.MinePage{Associations: mineAssociations[1:]}),
	mineSample("pending", "Mine opgaver med invitationer, foreninger og en sag", overviewpage.MinePage{
		Pending: minePending(), Associations: mineAssociations, More: true, Cases: mineAll()[:1],
	}),
	mineSample("empty", "Mine opgaver, når der ingen er", overviewpage.MinePage{}),
	mineSample("one", "Mine opgaver med én sag", overviewpage.MinePage{Cases: mineAll()[:1]}),
	mineSample("all", "Mine opgaver med en sag i hver tilstand", overviewpage.MinePage{Cases: mineAll()}),
	mineSample("middle", "Mine opgaver, en side midt i listen", overviewpage.MinePage{Cases: mineAll()[:3], Next: "/mine?after=AQE", Later: true}),
)
