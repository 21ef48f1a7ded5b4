package setuphttp_test

import (
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/matching"
)

// issue has Karen show a code for an administrator, and answers it.
func (h *house) issue(id string) string {
	h.t.Helper()
	b := h.visit("karen")
	b.get("/setup/" + id + "/temporary")
	require.Equal(h.t, 200, b.status, b.text())
	b.submit("/setup/"+id+"/temporary", "key", b.doc.Find("input[name=key]").AttrOr("value", ""))
	require.Equal(h.t, 200, b.status)
	require.Equal(h.t, "no-store", b.header.Get("Cache-Control"))
	code := b.doc.Find("main strong").Text()
	require.Regexp(h.t, `^[0-9A-HJKMNP-TV-Z]{5} [0-9A-HJKMNP-TV-Z]{5}$`, code)
	return code
}

// The login alone leaves room for doubt: another name, a protected one, or a date of birth that nobody gave.
func TestACodeDecidesWhereTheLoginLeavesRoomForDoubt(t *testing.T) {
	t.Parallel()
	h := open(t)
	for _, c := range []struct{ id, name, birth, persona, why string }{
		{anders, "Anders B. Mortensen", "1968-04-30", "anders", "Det kan være, fordi navnet er skrevet anderledes"},
		{aase, "Inger Skjult", "1985-07-27", "protected", "Dit navn er beskyttet"},
		{secreta, "Bo Lund", "", "bo", "Det kan være, fordi navnet er skrevet anderledes"},
	} {
		h.appoint(skovby, c.id, c.name, c.birth)
		link := h.link(c.id, 1)
		b := h.visit(c.persona)
		b.post(link).sees(200, "Indtast den midlertidige kode")
		require.Equal(t, link+"/code", b.path)
		require.Contains(t, b.text(), c.why)
		require.Contains(t, b.text(), "Bed Karen Holm om en midlertidig kode")
		require.Zero(t, b.doc.Find("input[name=code]").Length(), "there is no code to type yet")
		require.Equal(t, link+"/code", b.button())
		require.True(t, h.is(c.id).NeedsCode(), "the case says that a code is waited for")

		code := h.issue(c.id)
		b.get(b.button()).sees(200, "Indtast den midlertidige kode")
		b.post(link+"/code", "code", " "+code[:3]+"-"+regexp.MustCompile(`[A-Z]`).ReplaceAllStringFunc(code[3:], func(s string) string { return string(s[0] + 32) }))
		b.sees(200, "Opgaver du skal løse")
		require.Equal(t, matching.ByCode, h.is(c.id).Matched.Method)
		require.True(t, h.is(c.id).Code.Tag.IsZero(), "a code works once")
		b.get(link+"/code").sees(200, "Du er udpeget som organisationsadministrator")
	}
	require.Zero(t, h.count(`select count(*) from river_job where kind = 'setup_wrong_person'`))
}

func TestThreeWrongTriesEndACode(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.appoint(skovby, anders, "Anders Mortensen", "1968-04-30")
	link, code := h.link(anders, 1)+"/code", h.issue(anders)
	b := h.visit("anders")
	for typed, says := range map[string]string{"": "Indtast den midlertidige kode", "7K4M2": "Koden er på 10 tegn, kun bogstaver og tal. Skriv den, som du fik den"} {
		b.post(link, "code", typed).sees(422, "Indtast den midlertidige kode")
		require.Equal(t, []string{says}, b.errors())
	}
	b.post(link, "code", "7K4M2", "switch-language", "en").sees(200, "Enter the temporary code")
	b.get(link + "?switch-language=da")
	require.Equal(t, 3, h.is(anders).Code.Tries, "what can't be a code costs no try")
	b.post(link, "code", "00000 00000").sees(422, "Indtast den midlertidige kode")
	require.Equal(t, []string{"Koden er ikke den rigtige. Du har 2 forsøg tilbage"}, b.errors())
	require.Equal(t, "00000 00000", b.doc.Find("input[name=code]").AttrOr("value", ""))
	b.post(link, "code", "00000 00000")
	require.Equal(t, []string{"Koden er ikke den rigtige. Du har 1 forsøg tilbage"}, b.errors())
	b.post(link, "code", "00000 00000").sees(200, "Indtast den midlertidige kode")
	require.Contains(t, b.text(), "Du skal have en ny kode")
	b.post(link, "code", code).sees(200, "Indtast den midlertidige kode")
	require.Empty(t, h.is(anders).Person, "not even the right one")

	second := h.issue(anders)
	require.NotEqual(t, code, second)
	b.post(link, "code", code).sees(422, "Indtast den midlertidige kode")
	h.clock.Shift(14*24*time.Hour + time.Minute)
	b.post(link, "code", second).sees(200, "Indtast den midlertidige kode")
	require.Contains(t, b.text(), "Du skal have en ny kode")
	b.post(link, "code", h.issue(anders)).sees(200, "Opgaver du skal løse")
}

func TestACodeIsShownOnceAndKeptAsACodeOfACode(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.appoint(skovby, anders, "Anders Mortensen", "1968-04-30")
	code, at := h.issue(anders), "/setup/"+anders+"/temporary"
	plain := code[:5] + code[6:]
	b := h.visit("karen")
	b.get(at).sees(200, "Midlertidig kode til Anders Mortensen")
	require.Contains(t, b.text(), "Der er allerede givet en kode")
	require.NotContains(t, b.text(), code)
	all := h.everything()
	require.NotContains(t, all, plain)
	require.NotContains(t, all, code)
	b.post(at, "key", "k", "switch-language", "en").sees(200, "Temporary code for Anders Mortensen")
	require.Equal(t, 1, h.is(anders).Code.Version, "a switch of language makes no code")

	h.sql(`update administrator set name = 'Anders Bæk' where id = $1`, anders)
	h.visit("anders").begin(h.link(anders, 1))
	b.get(at)
	require.Equal(t, "/connect/"+skovby.id+"/case", b.path, "somebody who is known needs no code")
	b.post(at, "key", "k")
	require.Equal(t, "/connect/"+skovby.id+"/case", b.path)
}

func TestOnlyWhoMayIssuesACode(t *testing.T) {
	t.Parallel()
	h := open(t)
	first := h.visit("anders")
	first.begin(h.appointAnders())
	h.appoint(skovby, aase, "Åse N. Dam", "1979-09-21")
	at := "/setup/" + aase + "/temporary"
	for _, b := range []*browser{first, h.visit("aase"), h.visit("bo")} {
		b.get(at).sees(404, "Vi kender ikke linket")
		b.post(at, "key", "k").sees(404, "Vi kender ikke linket")
	}
	require.Zero(t, h.is(aase).Code.Version)
	first.answerPrivate("/setup/" + anders).post("/setup/" + anders + "/approve")
	first.get(at).sees(200, "Midlertidig kode til Åse N. Dam")
	first.post(at, "key", "k").sees(200, "Koden til Åse N. Dam")
	require.Equal(t, "/association/"+skovby.cvr, first.button(), "an organisation administrator goes back to the association")
}
