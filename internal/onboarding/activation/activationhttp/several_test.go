package activationhttp_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
)

// picks are the fields of a form about some users.
func picks(ids []string, more ...string) []string {
	for _, id := range ids {
		more = append(more, "user", id)
	}
	return more
}

func TestSeveralAreActivatedAtOnce(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.imports(skovby, birth, "Anders Bo", "Birgit Dam", "Carl Eg", "Ditte Fløj")
	bare := h.imports(skovby, "", "Emil Gran")[0]
	h.invited(ids[2], activation.ChoiceAsk)
	b := h.visit("karen")
	b.get(at(skovby)).post(at(skovby, "") + "x") // An address that is none.
	require.Equal(t, 404, b.status)
	b.get(at(skovby)+"?q=a").post(at(skovby), picks([]string{ids[0], ids[1], ids[2], bare}, "q", "a")...).sees(200, "Aktivér brugere")
	require.Contains(t, b.text(), "Hvordan må de 4 valgte brugere logge ind?")
	on := b.path
	form := picks([]string{ids[0], ids[1], ids[2], bare}, "back", at(skovby)+"?q=a")
	b.post(at(skovby, "activate"), form...).sees(422, "Aktivér brugere")
	require.Equal(t, []string{"Vælg, hvordan brugerne må logge ind"}, b.errors())
	b.get(on).post(at(skovby, "activate"), append(form, "choice", "ask")...).sees(200, "Tjek, før du aktiverer")
	require.Contains(t, b.text(), "3 brugere bliver aktiveret")
	require.Contains(t, b.text(), "1 bruger bliver ikke aktiveret Carl Eg – er allerede inviteret på den måde")
	require.Contains(t, b.text(), "1 af dem skal også bruge en midlertidig aktiveringskode")
	require.Equal(t, activation.Imported, h.is(ids[0]).State, "nothing has happened yet")

	form = []string{"choice", "ask", "back", b.value("back"), "left", b.value("left")}
	b.doc.Find("main input[name=user]").Each(func(_ int, s *selection) { form = append(form, "user", s.AttrOr("value", "")) })
	b.post(at(skovby, "check"), form...).sees(200, "3 brugere er aktiveret")
	require.Contains(t, b.text(), "Vis kode til Emil Gran")
	for _, id := range []string{ids[0], ids[1], bare} {
		require.Equal(t, activation.Invited, h.is(id).State)
		require.Equal(t, activation.ChoiceAsk, h.is(id).Choice)
		require.Equal(t, 1, h.is(id).LinkVersion)
	}
	require.Equal(t, activation.Imported, h.is(ids[3]).State)
	require.Equal(t, 4, h.count(`select count(*) from river_job where kind = 'activation_link'`))
	require.Equal(t, at(skovby)+"?q=a", b.button(), "the search is not lost")
	b.get(b.path).sees(200, "3 brugere er aktiveret")
}

func TestOnlyWhatTheAssociationAllowsCanBeChosen(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.imports(engdal, birth, "Anders Bo", "Birgit Dam")
	foreign := h.imports(skovby, birth, "Carl Eg")[0]
	b := h.visit("karen")
	b.post(at(engdal), picks(append(ids, foreign, "nonsense", uuid.NewString()))...).sees(200, "Aktivér brugere")
	require.Equal(t, 1, b.doc.Find("main input[type=radio]").Length())
	require.NotContains(t, b.text(), "Carl", "no page tells of another association's users")
	b.post(at(engdal, "activate"), picks(ids, "choice", "separate")...).sees(422, "Aktivér brugere")
	b.get(at(engdal, "check")+"?"+url.Values{"user": ids, "choice": {"separate"}}.Encode()).sees(200, "Aktivér brugere")
	b.post(at(engdal, "check"), picks(ids, "choice", "separate")...).sees(200, "Aktivér brugere")
	b.post(at(engdal, "check"), picks(append(ids, foreign), "choice", "private", "back", "https://evil.example/")...).sees(200, "2 brugere er aktiveret")
	require.Equal(t, at(engdal), b.button(), "nobody leads elsewhere")
	require.Equal(t, activation.Imported, h.is(foreign).State)
	b.post(at(engdal), picks(h.imports(engdal, birth, many(30)...))...).sees(200, "Aktivér brugere")
	require.Contains(t, b.text(), "de 25 valgte brugere", "no more than a page has")
	for _, nothing := range []string{"activate", "check", "result"} {
		b.get(at(engdal, nothing)).sees(200, list)
	}
	b.post(at(engdal, "check")).sees(200, list)
	b.post(at(engdal, "activate"), "choice", "private").sees(200, list)
}

func TestSixtyFourEqualFormsAreOne(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.imports(skovby, birth, "Anders Bo", "Birgit Dam")
	code := h.imports(skovby, "", "Ulla Kjær")[0]
	b := h.visit("karen")
	jobs := func() int { return h.count(`select count(*) from river_job where kind = 'activation_link'`) }

	h.same(b, at(skovby, "check"), picks(ids, "choice", "private")...)
	require.Equal(t, 2, jobs())
	h.same(b, at(skovby, code), "choice", "ask")
	require.Equal(t, 3, jobs())
	h.same(b, at(skovby, code, "resend"), "version", "1")
	require.Equal(t, 4, jobs())
	h.same(b, at(skovby, code, "address"), "email", "ulla@ny.example")
	require.Equal(t, 5, jobs())
	b.get(at(skovby, code))
	shown := h.same(b, at(skovby, code, "code"), "version", b.value("version"), "key", b.value("key"))
	require.Equal(t, 1, h.is(code).Code.Version)
	link := h.link(code, h.is(code).LinkVersion)
	ulla := h.visit("ulla")
	h.same(ulla, link)
	h.same(ulla, link+"/match", "code", shown)
	h.same(ulla, link+"/private", "answer", "approve")
	require.Equal(t, 1, h.count(`select count(*) from member where cvr = $1 and person = $2`, skovby, ulla.who()))
	require.Equal(t, 1, h.count(`select count(*) from river_job where kind = 'activation_receipt'`))
	h.same(b, at(skovby, ids[0], "delete"))
	h.same(b, at(skovby, ids[0], "restore"))
	require.Equal(t, activation.Imported, h.is(ids[0]).State)
}

// same sends a form 64 times at once. The answers are equal: all lead to one place, or show one thing, which is answered.
func (h *house) same(b *browser, path string, values ...string) string {
	h.t.Helper()
	answers := make(chan string, 64)
	for range 64 {
		go func() {
			twin := b.twin()
			to := twin.submit(path, values...)
			if to == "" {
				to = strings.TrimSpace(twin.doc.Find("main strong").Text())
			}
			answers <- to
		}()
	}
	led := map[string]int{}
	for range 64 {
		led[<-answers]++
	}
	require.Len(h.t, led, 1, "%s: %v", path, led)
	for to := range led {
		require.NotEmpty(h.t, to, path)
		return to
	}
	return ""
}
