package connectionhttp_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/outside/antivirus/antivirustest"
	"tilslut/internal/outside/cvr/cvrtest"
	"tilslut/internal/outside/document/documenttest"
)

func TestDocumentsAreSentAndACaseworkerGetsThem(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	require.Empty(t, b.doc.Find("main a.button").Nodes, "there is nothing to go on with yet")
	b.upload(at+"/documents", good(1), good(2)).sees(200, "Send dokumentation")
	require.Contains(t, b.text(), "2 filer er modtaget")
	require.Contains(t, b.text(), "Der er plads til 3 filer mere")
	require.Contains(t, b.text(), "Venter på at blive scannet")
	b.parcel(at+"/documents", []string{"key", b.value("key"), "type", "statutes"}, sampleOf(t, "photo")).sees(200, "Send dokumentation")
	require.Contains(t, b.text(), "Et billede eller en scanning")
	require.Equal(t, connection.Statutes, h.is(id(at)).Documents[2].Type)

	b.get(at).sees(200, "Vilkår")
	b.acceptTerms(at)
	b.appointBoth(at)
	b.get(at).sees(200, "Tjek dine svar")
	b.post(at+"/confirm").sees(200, "Vi har modtaget jeres dokumentation")
	c := h.is(id(at))
	require.Equal(t, connection.UnderReview, c.State)
	require.Equal(t, connection.NameSame, c.NameMatch)
	require.Contains(t, b.text(), "referat-1.png")
	require.Contains(t, b.text(), "I hører fra os senest den ")
	b.get(at+"/documents").sees(200, "Vi har modtaget jeres dokumentation")

	b.post(at+"/confirm").sees(200, "Vi har modtaget jeres dokumentation")
	require.Contains(t, b.text(), "Vi har slået op igen")
	h.register.Misbehave(cvrtest.Down)
	b.post(at+"/confirm").sees(200, "Vi har modtaget jeres dokumentation")
	require.Contains(t, b.text(), "CVR-registret svarer ikke lige nu")
	h.register.Misbehave("")
	h.register.Represent(aahuset, documenttest.Person)
	h.register.SetEmail(aahuset, "post@aahuset.example")
	b.post(at+"/confirm").sees(200, "Åbn linket i foreningens mail")
	require.Equal(t, connection.AwaitingMailbox, h.is(id(at)).State)
}

func TestTheNameIsTheLoginsAndIsNotShownWhereItIsNot(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.begin(aahuset)
	b.introduce(at)
	b.post(at + "/evidence")
	for typed, says := range map[string]string{
		"": "Indtast dit fulde navn", "Åse Ærø": "Navnet er ikke det samme som i dit MitID", "010190-1234": "Det ligner et CPR-nummer",
		strings.Repeat("å", 141): "Navnet må højst være på 140 tegn",
	} {
		b.post(at+"/documents/name", "name", typed).sees(422, "Hvad er dit navn i dokumenterne?")
		require.Contains(t, b.errors()[0], says)
		require.Equal(t, typed, b.value("name"))
		require.NotContains(t, b.text(), documenttest.Person)
	}
	b.get(at+"/documents").sees(200, "Hvad er dit navn i dokumenterne?")
	b.post(at+"/documents/name", "name", "  åse marie bjørg sørensen ærø").sees(200, "Send dokumentation")
	require.Equal(t, "åse marie bjørg sørensen ærø", h.is(id(at)).DocumentName, "what is kept is what was typed")

	hidden := h.visit(identity.Identity{Name: "Navne- og adressebeskyttet", Protected: true, Level: identity.Substantial})
	at = hidden.begin(aahuset)
	hidden.introduce(at)
	hidden.post(at + "/evidence")
	hidden.post(at+"/documents/name", "name", "Grethe Udenfor Holm").sees(200, "Send dokumentation")
	require.Equal(t, connection.NameProtected, h.is(id(at)).NameMatch)
}

func TestWhatIsWrongWithAFormOfFilesIsToldAndWhatWasGoodStays(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	key := b.value("key")
	b.upload(at+"/documents").sees(422, "Send dokumentation")
	require.Equal(t, []string{"Vælg en fil med dokumentation"}, b.errors())
	require.Equal(t, key, b.value("key"))
	b.parcel(at+"/documents", []string{"key", key, "type", "poem"}, good(1)).sees(422, "Send dokumentation")
	require.Equal(t, []string{"Vælg, hvad det er for dokumenter", "Vælg også filerne igen. Din browser husker dem ikke"}, b.errors())
	require.Empty(t, h.kept())

	b.upload(at+"/documents", sample("a.docx", "PK\x03\x04"), good(1), sample("tom.pdf", "")).sees(422, "Send dokumentation")
	require.Len(t, b.errors(), 2)
	require.Contains(t, b.errors()[0], "a.docx: Filen skal være en PDF")
	require.Contains(t, b.errors()[1], "tom.pdf: Filen er tom")
	require.Equal(t, 2, b.doc.Find(".form-error .form-error-message li").Length(), "beside the field, too")
	require.Contains(t, b.text(), "Filer, der var i orden, er modtaget")
	require.Contains(t, b.text(), "referat-1.png")
	require.Equal(t, "general-meeting", b.doc.Find("option[selected]").AttrOr("value", ""))
	require.Len(t, h.kept(), 1)

	b.upload(at+"/documents", good(1)).sees(200, "Send dokumentation")
	require.Len(t, h.is(id(at)).Documents, 1, "the same file with the same form is there already")
	b.post(at+"/documents", "key", key, "type", "statutes", "files", "a.pdf", "switch-language", "en").sees(200, "Send documentation")
	require.Equal(t, "statutes", b.doc.Find("option[selected]").AttrOr("value", ""))
	require.Empty(t, b.errors())
}

func TestThereAreFiveFilesAtMostAndOneMakesRoom(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	b.upload(at+"/documents", good(1), good(2), good(3), good(4), good(5), good(6)).sees(422, "Send dokumentation")
	require.Equal(t, []string{"referat-6.png: Der kan højst være 5 filer. Fjern en anden, hvis du hellere vil sende denne"}, b.errors())
	b.get(at + "/documents")
	require.Empty(t, b.doc.Find("input[type=file]").Nodes)
	remove := b.doc.Find("main a[href$=remove]").First().AttrOr("href", "")
	b.get(remove).sees(200, "Vil du fjerne filen?")
	require.Contains(t, b.text(), "referat-1.png")
	require.Len(t, h.is(id(at)).Documents, 5)
	b.post(remove).sees(200, "Send dokumentation")
	require.Len(t, h.is(id(at)).Documents, 4)
	b.get(remove).sees(200, "Send dokumentation")
	b.post(remove).sees(200, "Send dokumentation")
	h.works(antivirustest.New(t).Addr())
	require.Eventually(t, func() bool { return len(h.kept()) == 4 }, waiting, tick, "its bytes go, too")
}

// A file's name may be a person's number. The name stays recognizable, and the number does not stay.
func TestAFilesNameIsTextAndHoldsNoCPRNumber(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	cpr, long := good(1), good(2)
	cpr.File, long.File = "../Åses 010190-1234 <b>.pdf", strings.Repeat("æ", 200)+".pdf"
	b.upload(at+"/documents", cpr, long).sees(200, "Send dokumentation")
	require.Equal(t, "Åses xxxxxx-xxxx <b>.pdf", h.is(id(at)).Documents[0].File)
	require.Equal(t, strings.Repeat("æ", 120), h.is(id(at)).Documents[1].File)
	require.Contains(t, b.text(), "Åses xxxxxx-xxxx <b>.pdf")
}

func TestADocumentWithoutTheNameIsTakenWithAWarning(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	for _, s := range documenttest.Good() {
		if s.Named == "missing" {
			b.upload(at+"/documents", s).sees(200, "Send dokumentation")
			require.Equal(t, 1, b.doc.Find(".alert-warning").Length())
			require.Contains(t, b.text(), "Vi fandt ikke navnet i "+s.File)
			return
		}
	}
	t.Fatal("no sample lacks the name")
}

// sampleOf is the first good sample whose name begins so.
func sampleOf(t *testing.T, name string) documenttest.Sample {
	t.Helper()
	for _, s := range documenttest.Good() {
		if strings.Contains(s.Name, name) {
			return s
		}
	}
	t.Fatalf("no sample is called %s", name)
	return documenttest.Sample{}
}
