package gallery

import (
	"context"
	"time"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/terms"
	"tilslut/web/termspage"
)

func termsSample(name, title string, p termspage.Page) Sample {
	return Sample{Name: name, Title: title, Page: func(context.Context) templ.Component { return termspage.Terms(p) }}
}

var (
	termsDay   = time.Date(2026, 3, 3, 9, 0, 0, 0, time.UTC)
	firstTerms = terms.Version{
		Name: "1.0", Kind: terms.Material, PublishedAt: termsDay, AppliesFrom: termsDay,
		Danish: "# Aftalen\n\nForeningen indgår **en aftale** om MitID Erhverv.\n\n## Foreningen\n\n" +
			"1. holder sine oplysninger opdaterede\n2. udpeger mindst én organisationsadministrator\n\n# Priser\n\nAt tilslutte sig er gratis.\n",
		English: "# The agreement\n\nThe association enters into **an agreement** on MitID Erhverv.\n\n## The association\n\n" +
			"1. keeps its information up to date\n2. appoints at least one organisation administrator\n\n# Prices\n\nConnecting is free.\n",
	}
	secondTerms = terms.Version{
		Name: "1.1", Kind: terms.Addition, PublishedAt: termsDay.AddDate(0, 2, 0), AppliesFrom: termsDay.AddDate(0, 2, 0),
		Danish: firstTerms.Danish + "\n# Nye tjenester\n\nDer er kommet en kodeoplæser til.\n", English: firstTerms.English + "\n# New services\n\nThere is an audio code reader now.\n",
	}
	bothTerms = []terms.Version{secondTerms, firstTerms}
)

var _ = register("terms",
	termsSample("first", "De første vilkår", termspage.Page{Shown: firstTerms, Current: firstTerms, All: bothTerms[1:], At: termsDay}),
	termsSample("current", "De gældende vilkår, når der er flere", termspage.Page{Shown: secondTerms, Current: secondTerms, All: bothTerms, At: secondTerms.AppliesFrom}),
	termsSample("past", "Tidligere vilkår", termspage.Page{Shown: firstTerms, Current: secondTerms, All: bothTerms, At: secondTerms.AppliesFrom}),
	termsSample("future", "Vilkår, der ikke gælder endnu", termspage.Page{Shown: secondTerms, Current: firstTerms, All: bothTerms, At: termsDay}),
)
