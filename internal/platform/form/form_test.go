package form_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/form"
)

func post(body string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/connect", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

func sent(pairs ...string) *form.Reader {
	return form.Read(post(form.Filled(pairs...).Values.Encode()))
}

func TestEveryMistakeIsFoundAtOnceAndEverythingTypedIsKept(t *testing.T) {
	t.Parallel()
	in := sent("name", " Karen\u200b  Formand ", "mail", "karen", "note", strings.Repeat("å", 11), "role", "king", "born-day", "31", "born-month", "2", "born-year", "1962")
	require.Equal(t, "Karen Formand", in.Required("name", "empty", 100, "long"))
	require.Empty(t, in.Required("title", "title.empty", 100, "long"))
	require.Empty(t, in.Email("mail", "empty"))
	require.Empty(t, in.Optional("note", 10, "note.long"))
	require.Empty(t, in.Choice("role", "role.choose", "representative", "reporter"))
	require.Empty(t, in.Birth("born", "born.empty"))
	require.ErrorIs(t, in.Err(), form.ErrInvalid)
	require.Equal(t, []form.Error{
		{Field: "title", Key: "title.empty"}, {Field: "mail", Key: "form.email.bad"}, {Field: "note", Key: "note.long", Args: []any{"Max", 10}},
		{Field: "role", Key: "role.choose"}, {Field: "born", Key: "form.date.bad"},
	}, in.State().Errors)
	require.Equal(t, " Karen\u200b  Formand ", in.State().Value("name"))
	require.Equal(t, "31", in.State().Value("born-day"))
	bad, found := in.State().ErrorKey("mail")
	require.True(t, found)
	require.Equal(t, "form.email.bad", bad.Key)
	_, found = in.State().ErrorKey("name")
	require.False(t, found)
}

func TestGoodAnswersAreNoError(t *testing.T) {
	t.Parallel()
	in := sent("note", strings.Repeat("å", 10), "mail", "karen@eksempel.dk", "role", "reporter", "terms", "yes", "born-day", "1", "born-month", "02", "born-year", "1962")
	require.Equal(t, strings.Repeat("å", 10), in.Required("note", "empty", 10, "long"))
	require.Equal(t, "karen@eksempel.dk", in.Email("mail", "empty"))
	require.Equal(t, "reporter", in.Choice("role", "choose", "representative", "reporter"))
	require.Equal(t, "1962-02-01", in.Birth("born", "empty"))
	require.True(t, in.Checked("terms"))
	require.False(t, in.Checked("other"))
	require.NoError(t, in.Err())
}

func TestNoTextFieldTakesACPRNumber(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{"010170-1234", "Karen 0101701234", "610170 1234"} {
		in := sent("name", typed, "note", typed, "mail", "0101701234@eksempel.dk")
		require.Empty(t, in.Required("name", "empty", 100, "long"))
		require.Empty(t, in.Optional("note", 100, "long"))
		require.Empty(t, in.Email("mail", "empty"))
		require.Len(t, in.State().Errors, 3)
		for _, e := range in.State().Errors {
			require.Equal(t, "form.cpr", e.Key, "%q", typed)
		}
	}
}

func TestATextKeepsItsLines(t *testing.T) {
	t.Parallel()
	in := sent("why", "  Kære Per\r\n\r\nBenny er rejst.  ", "long", strings.Repeat("å", 11), "cpr", "Spørg\r\n010190\r\n1234", "full", "åå\r\nå")
	require.Equal(t, "Kære Per\n\nBenny er rejst.", in.Text("why", 100))
	require.Equal(t, "åå\nå", in.Text("full", 4), "a line break counts once, however the browser sends it")
	require.Empty(t, in.Text("nothing", 10))
	require.NoError(t, in.Err())
	require.Empty(t, in.Text("long", 10))
	require.Empty(t, in.Text("cpr", 100))
	require.Equal(t, []form.Error{{Field: "long", Key: "form.text.long", Args: []any{"Max", 10}}, {Field: "cpr", Key: "form.cpr"}}, in.State().Errors)
	require.Equal(t, "Spørg\r\n010190\r\n1234", in.State().Value("cpr"))
}

func TestADateOfBirthIsInTheCalendarAndThePast(t *testing.T) {
	t.Parallel()
	for written, key := range map[string]string{
		"": "empty", "1.1.": "form.date.bad", "1.1.62": "form.date.bad", "0.1.1962": "form.date.bad", "29.2.1900": "form.date.bad",
		"1.1.1899": "form.date.bad", "+1.1.1962": "form.date.bad", "1.13.1962": "form.date.bad", "١.1.1962": "form.date.bad", "1.1.9999": "form.date.future",
	} {
		parts := append(strings.Split(written, "."), "", "")
		in := sent("born-day", parts[0], "born-month", parts[1], "born-year", parts[2])
		require.Empty(t, in.Birth("born", "empty"), "%q", written)
		require.Equal(t, []form.Error{{Field: "born", Key: key}}, in.State().Errors, "%q", written)
	}
	require.Equal(t, "2024-02-29", sent("born-day", "29", "born-month", "2", "born-year", "2024").Birth("born", "empty"))
}

func TestTheLanguageSwitchKeepsWhatWasTypedAndFindsNothingWrong(t *testing.T) {
	t.Parallel()
	in := sent("name", "Karen", form.SwitchLanguage, "en")
	in.Required("title", "title.empty", 100, "long")
	require.ErrorIs(t, in.Err(), form.ErrLanguage)
	require.Empty(t, in.State().Errors)
	require.Equal(t, "Karen", in.State().Value("name"))
	require.NotContains(t, in.State().Values, form.SwitchLanguage)

	in = sent("name", "Karen", form.SwitchLanguage, "klingon")
	require.NoError(t, in.Err(), "a language that we don't speak is no switch")
}

func TestHalfAFormIsNone(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]error{
		"a=1&b=%zz":                        form.ErrMalformed,
		"a=1&" + strings.Repeat("x&", 200): form.ErrTooLarge,
	} {
		r := post(body)
		r.Body = http.MaxBytesReader(httptest.NewRecorder(), r.Body, 100)
		r, err := form.Parse(r)
		require.ErrorIs(t, err, want)
		in := form.Read(r)
		require.ErrorIs(t, in.Err(), want, "the second look must find what the first one found")
		require.Empty(t, in.State().Value("a"))
	}
}

func TestWithAddsAnErrorToACopy(t *testing.T) {
	t.Parallel()
	s := form.Filled("cvr", "12345678", "who", "me", "who", "other")
	require.True(t, s.Checked("who", "other"))
	require.Len(t, s.With("cvr", "unknown").Errors, 1)
	require.Empty(t, s.Errors)
}

func FuzzRead(f *testing.F) {
	f.Add("name=Karen&mail=a%40b.dk&born-day=1&born-month=2&born-year=1962")
	f.Add("name=%ff%00&name=x&switch-language=en")
	f.Add("a;b=%")
	f.Fuzz(func(t *testing.T, body string) {
		in := form.Read(post(body))
		name, mail := in.Required("name", "empty", 20, "long"), in.Email("mail", "empty")
		in.Choice("role", "choose", "a", "b")
		born := in.Birth("born", "empty")
		for _, text := range []string{name, mail, born} {
			require.True(t, utf8.ValidString(text) && !strings.ContainsAny(text, "\x00\r\n"), "%q", text)
		}
		require.LessOrEqual(t, utf8.RuneCountInString(name), 20)
		require.False(t, person.LooksLikeCPR(name))
		if in.Err() == nil {
			require.NotEmpty(t, name)
			require.NotEmpty(t, mail)
			require.NotEmpty(t, born)
		}
		_, err := url.ParseQuery(in.State().Values.Encode())
		require.NoError(t, err)
	})
}
