package connectionhttp_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
)

// wrong is a form with mistakes in it: what is typed, and what is said about it.
type wrong struct {
	page    string
	typed   []string
	says    []string
	heading string
	english string
}

func wrongForms() []wrong {
	return []wrong{
		{"role", nil, []string{"Vælg, om du er foreningsrepræsentant eller anmelder"}, "Hvilken rolle har du i foreningen?", "What is your role in the association?"},
		{
			"contact", []string{"name", "Karen 010190-1234", "email", "kåre@holm.example", "language", "de"},
			[]string{
				"Det ligner et CPR-nummer. Skriv det uden – vi beder aldrig om CPR-numre",
				"Delen før @ må ikke have æ, ø, å eller andre særlige tegn. Mange mailservere kan ikke levere til sådan en adresse",
				"Vælg, om vi skal skrive på dansk eller engelsk",
			}, "Hvor skal vi sende kvitteringen hen?", "Where shall we send the receipt?",
		},
		{"terms", []string{"hash", "0"}, []string{"Bekræft, at du har læst og accepterer vilkårene"}, "Vilkår", "Terms"},
		{"administrators", []string{"who", "nobody"}, []string{"Vælg, hvem der skal være organisationsadministrator"}, "Hvem skal være organisationsadministrator?", "Who shall be organisation administrator?"},
		{
			"administrators/new", []string{"key", "k", "name", "", "email", "benny@", "language", "en", "birth-day", "31", "birth-month", "2", "birth-year", "1968"},
			[]string{
				"Indtast administratorens navn", "Skriv e-mailadressen som navn@eksempel.dk",
				"Skriv en dato, der findes, med årstallet på fire cifre – for eksempel 14 3 1962",
			}, "Hvem er administratoren?", "Who is the administrator?",
		},
		{"administrators/me", []string{"name", "Karen", "email", "", "language", "da"}, []string{"Indtast din e-mailadresse"}, "Dine oplysninger som administrator", "Your details as administrator"},
	}
}

func TestAFormKeepsWhatWasTypedAndSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	at := b.begin(nord)
	b.introduce(at)
	for _, f := range wrongForms() {
		before := h.is(id(at))
		b.post(at+"/"+f.page, f.typed...).sees(422, f.heading)
		require.Equal(t, f.says, b.errors(), f.page)
		require.Contains(t, b.doc.Find("title").Text(), "Fejl: ")
		b.keeps(f)
		b.doc.Find(".alert-error li a").Each(func(_ int, a *selection) {
			require.Equal(t, 1, b.doc.Find(a.AttrOr("href", "")).Length(), "%s: the line leads to its field", f.page)
		})
		require.Equal(t, before, h.is(id(at)))
	}
}

func TestTheLanguageSwitchKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	h := open(t)
	for _, f := range wrongForms() {
		b := h.visit(karen())
		at := b.begin(nord)
		b.introduce(at)
		before := h.is(id(at))
		b.post(at+"/"+f.page, append(f.typed, "switch-language", "en")...).sees(200, f.english)
		require.Empty(t, b.errors(), f.page)
		b.keeps(f)
		require.Equal(t, "en", b.doc.Find("html").AttrOr("lang", ""))
		require.Equal(t, before, h.is(id(at)), "a switch of language answers nothing")
	}
}

// keeps checks that the page shows what was typed; a choice that is none can't be shown, and the hash is that of the text shown.
func (b *browser) keeps(f wrong) {
	b.t.Helper()
	for i := 0; i+1 < len(f.typed); i += 2 {
		field := b.doc.Find("main [name='" + f.typed[i] + "']")
		if field.AttrOr("type", "") != "radio" && f.typed[i] != "hash" {
			require.Equal(b.t, f.typed[i+1], field.AttrOr("value", ""), "%s: %s", f.page, f.typed[i])
		}
	}
}

func TestAStepThatMakesNoSenseYetLeadsToTheOneThatDoes(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	at := b.begin(nord)
	for _, page := range []string{"/contact", "/evidence", "/terms", "/administrators", "/administrators/new", "/check", "/mailbox", "/receipt", "/taken", "/withdrawn"} {
		b.get(at+page).sees(200, "Hvilken rolle har du i foreningen?")
	}
	b.post(at+"/confirm").sees(200, "Hvilken rolle har du i foreningen?")
	b.introduce(at)
	b.get(at+"/check").sees(200, "Du er bekræftet som repræsentant")
	b.get(at+"/administrators/"+id(at)).sees(200, "Hvem skal være organisationsadministrator?")
}

// A change from the summary leads straight back to it.
func TestAChangeLeadsBackToTheSummary(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(karen())
	at := b.complete(nord)
	links := b.doc.Find("main table a").Map(func(_ int, a *selection) string { return a.AttrOr("href", "") })
	require.Len(t, links, 7)
	for _, link := range links {
		b.get(link)
		require.Equal(t, 200, b.status)
		require.Equal(t, link, b.path)
	}
	b.post(at+"/role", "role", "representative").sees(200, "Tjek dine svar")
	b.post(at+"/contact", "name", "Karen Frøslev", "email", "karen@holm.example", "language", "en").sees(200, "Tjek dine svar")
	require.Contains(t, b.text(), "Karen Frøslev")
	benny := h.is(id(at)).Administrators[1]
	b.get(at+"/administrators/"+benny.ID).sees(200, "Ret administratoren")
	require.Contains(t, b.text(), "Fødselsdatoen er givet")
	require.Empty(t, b.value("birth-year"))
	b.post(at+"/administrators/"+benny.ID, "name", "Benny Krogh", "email", "benny@krog.example", "language", "da").sees(200, "Tjek dine svar")
	after := h.is(id(at)).Administrators[1]
	require.Equal(t, "Benny Krogh", after.Name)
	require.Equal(t, benny.Birth, after.Birth, "a date of birth that is not given again stays")
	b.post(at+"/administrators/"+benny.ID, "name", "Benny Krogh", "email", "benny@krog.example", "language", "da", "birth-day", "28", "birth-month", "3", "birth-year", "1968").sees(200, "Tjek dine svar")
	require.NotEqual(t, benny.Birth, h.is(id(at)).Administrators[1].Birth)
	b.post(at+"/administrators/"+benny.ID, "name", "Benny Krogh", "email", "karen@holm.example", "language", "da").sees(422, "Ret administratoren")
	require.Equal(t, []string{"Der er allerede en administrator med den e-mailadresse"}, b.errors())

	b.get(at+"/administrators/"+benny.ID+"/remove").sees(200, "Vil du fjerne Benny Krogh som administrator?")
	b.post(at+"/administrators/"+benny.ID+"/remove").sees(200, "Organisationsadministratorer")
	require.Len(t, h.is(id(at)).Administrators, 1)
}

// The forms of a case that goes through several hands: whose they are, and the mistakes in them.
func TestAFormBetweenReporterAndRepresentativeKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	h := open(t)
	reporter, karen := h.visit(per()), h.visit(karen())
	at := reporter.begin(nord)
	reporter.post(at+"/role", "role", "reporter")
	long := strings.Repeat("å", connection.MaxText+1)
	refuses := func(b *browser, f wrong) {
		t.Helper()
		before := h.is(id(at))
		b.post(at+"/"+f.page, f.typed...).sees(422, f.heading)
		require.Equal(t, f.says, b.errors(), f.page)
		for i := 0; i+1 < len(f.typed); i += 2 {
			field := b.doc.Find("main [name='" + f.typed[i] + "']")
			if field.AttrOr("type", "") != "radio" {
				require.Equal(t, f.typed[i+1], field.AttrOr("value", field.Text()), "%s: %s", f.page, f.typed[i])
			}
		}
		b.post(at+"/"+f.page, append(f.typed, "switch-language", "en")...).sees(200, f.english)
		b.post(at+"/"+f.page, append(f.typed, "switch-language", "da")...).sees(200, f.heading)
		require.Equal(t, before, h.is(id(at)))
	}
	refuses(reporter, wrong{"reporter", []string{"name", "", "email", "per@", "language", "de"}, []string{
		"Indtast dit navn", "Skriv e-mailadressen som navn@eksempel.dk", "Vælg, om vi skal skrive på dansk eller engelsk",
	}, "Dine egne oplysninger", "Your own details"})
	reporter.post(at+"/reporter", "name", "Per V.", "email", "per@vestergaard.example", "language", "da")
	refuses(reporter, wrong{"contact", []string{"name", "Karen 010190-1234", "email", "", "language", "da"}, []string{
		"Det ligner et CPR-nummer. Skriv det uden – vi beder aldrig om CPR-numre", "Indtast repræsentantens e-mailadresse",
	}, "Hvem er repræsentanten?", "Who is the representative?"})
	reporter.post(at+"/contact", "name", "Karen Testperson Formand", "email", "per@vestergaard.example", "language", "da")
	reporter.post(at + "/evidence")
	refuses(reporter, wrong{"administrators", []string{"who", "both"}, []string{
		"I har samme e-mailadresse i sagen. Vælg en af jer, og tilføj den anden bagefter med en anden adresse",
	}, "Hvem skal være organisationsadministrator?", "Who shall be organisation administrator?"})
	reporter.post(at+"/administrators", "who", "me")
	reporter.post(at+"/send").sees(200, "Sagen venter på Karen Testperson Formand")
	karen.claims(at)
	for _, page := range []string{"return", "decline"} {
		heading, english := "Send tilbage til Per V.", "Send back to Per V."
		if page == "decline" {
			heading, english = "Vil du afvise tilslutningen?", "Do you want to decline the connection?"
		}
		refuses(karen, wrong{page, []string{"comment", long}, []string{"Teksten må højst være på 2000 tegn"}, heading, english})
		refuses(karen, wrong{page, []string{"comment", "Spørg\n010190-1234"}, []string{"Det ligner et CPR-nummer. Skriv det uden – vi beder aldrig om CPR-numre"}, heading, english})
	}
	refuses(karen, wrong{"return", []string{"comment", " \n "}, []string{"Skriv, hvad der skal rettes"}, "Send tilbage til Per V.", "Send back to Per V."})
}
