package activation_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/calendar"
)

var today = calendar.Date{Year: 2026, Month: 3, Day: 2}

const aFile = "Navn;E-mail;Fødselsdato;RID\n" +
	"Åse Østergård;aase@example.dk;1980-02-29;1234567890\n" +
	"\"Sørensen; Bo \"\"Bob\"\"\";bo@example.dk;;\n"

func parse(t *testing.T, file string) ([]activation.Row, []activation.RowError) {
	t.Helper()
	rows, wrong, err := activation.ParseImport(strings.NewReader(file), today)
	require.NoError(t, err)
	require.False(t, len(rows) > 0 && len(wrong) > 0, "nothing is imported where anything is wrong")
	return rows, wrong
}

// refused checks that a file is refused with these mistakes, as "line column reason".
func refused(t *testing.T, file string, want ...string) {
	t.Helper()
	rows, wrong := parse(t, file)
	require.Empty(t, rows)
	got := make([]string, len(wrong))
	for i, w := range wrong {
		got[i] = fmt.Sprintf("%d %s %s", w.Line, w.Column, w.Reason)
	}
	require.Equal(t, want, got)
}

func theTwo() []activation.Row {
	return []activation.Row{
		{Line: 2, Name: "Åse Østergård", Email: "aase@example.dk", Birth: "1980-02-29", RID: "1234567890"},
		{Line: 3, Name: `Sørensen; Bo "Bob"`, Email: "bo@example.dk"},
	}
}

func TestAFileIsReadInEveryEncodingThatSpreadsheetsWrite(t *testing.T) {
	t.Parallel()
	var ansi strings.Builder
	for _, r := range aFile {
		ansi.WriteByte(byte(r)) // Windows-1252 is Unicode here.
	}
	for name, file := range map[string]string{
		"UTF-8": aFile, "with a byte order mark": "\ufeff" + aFile, "Windows-1252": ansi.String(), "CRLF": strings.ReplaceAll(aFile, "\n", "\r\n"),
		"without a last line end": strings.TrimSuffix(aFile, "\n"), "blank lines": "\n" + strings.ReplaceAll(aFile, "\n", "\n")[0:] + ";;;\n\n",
	} {
		rows, wrong := parse(t, file)
		require.Empty(t, wrong, name)
		want := theTwo()
		if name == "blank lines" {
			want[0].Line, want[1].Line = 3, 4
		}
		require.Equal(t, want, rows, name)
	}
}

func TestWindowsOwnCharactersAreRead(t *testing.T) {
	t.Parallel()
	rows, wrong := parse(t, "name;email\nLiam O\x92Hara \x8aik;liam@example.dk\n")
	require.Empty(t, wrong)
	require.Equal(t, "Liam O’Hara Šik", rows[0].Name)
	refused(t, "name;email\nBo\xe5;bo@example.dk\nB\x81;b@example.dk\n", "3  encoding")
	refused(t, "n\x00a\x00m\x00e\x00", "1  encoding")
}

func TestHeadingsAreUnderstoodInBothLanguagesInAnyOrder(t *testing.T) {
	t.Parallel()
	for _, file := range []string{
		"name,email,date of birth,rid\nBo Lund,bo@example.dk,1980-01-02,7\n",
		"E-mail,RID-nummer,FØDSELSDATO, Navn \nbo@example.dk,7,02.01.1980,Bo Lund\n",
		"rid\tfull name\te-mail address\tphone\tbirth_date\n7\tBo Lund\tbo@example.dk\t12345678\t2/1/1980\n",
		"\"Fulde navn\";\"E-mailadresse\";\"Fødselsdag\";\"Rid\"\nBo Lund;bo@example.dk;1980/1/2 00:00;CVR:12345678-RID:7\n",
	} {
		rows, wrong := parse(t, file)
		require.Empty(t, wrong, file)
		require.Equal(t, []activation.Row{{Line: 2, Name: "Bo Lund", Email: "bo@example.dk", Birth: "1980-01-02", RID: "7"}}, rows, file)
	}
}

func TestEveryMistakeIsReportedByLineColumnAndReason(t *testing.T) {
	t.Parallel()
	head := "navn;email;fødselsdato;rid\n"
	refused(t, "", "1  empty")
	refused(t, head, "1  empty")
	refused(t, "navn;fødselsdato\nBo;1980-01-01\n", "1 email no-column")
	refused(t, "foo;bar\n", "1 name no-column", "1 email no-column")
	refused(t, "navn;name;email\n", "1 name two-columns")
	refused(t, head+";bo@example.dk;;\nBo;;;\n", "2 name missing", "3 email missing")
	refused(t, head+"Bo;nobody;31.02.1980;x1\n", "2 email bad-email", "2 birth bad-date", "2 rid bad-rid")
	refused(t, head+"Bo;søren@example.dk;2026-03-03;\n", "2 email ascii-email", "2 birth future-date")
	refused(t, head+"Bo;bo@example.dk;1889-12-31;\nAl;al@example.dk;01-02-80;\n", "2 birth bad-date", "3 birth bad-date")
	refused(t, head+strings.Repeat("x", 141)+";bo@example.dk;;\n", "2 name too-long")
	refused(t, head+"Bo;bo@example.dk\nAl;al@example.dk;;;\n", "2  fields", "3  fields")
	refused(t, head+"Bo;bo@example.dk;;7\nAl;al@example.dk;;7\n", "3 rid twice")
	refused(t, head+"Bo;bo@example.dk;;\nBO;Bo@example.dk;;\n", "3  twice")
	refused(t, head+"Bo;bo@example.dk;;\n\"Al;al@example.dk;;\n", "3  quotes")
	refused(t, head+"Bo \"B;bo@example.dk;;\n", "2  quotes")
}

func TestTwoPeopleMayShareAnAddressAndTwoSignaturesAName(t *testing.T) {
	t.Parallel()
	rows, wrong := parse(t, "name;email;rid\nBo Lund;lund@example.dk;\nAl Lund;lund@example.dk;\nBo Lund;lund@example.dk;7\nBo Lund;lund@example.dk;8\n")
	require.Empty(t, wrong)
	require.Len(t, rows, 4)
}

func TestWhatLooksLikeACPRNumberIsRefusedInEveryColumnButRID(t *testing.T) {
	t.Parallel()
	for _, cpr := range []string{"0101801234", "010180-1234", "010180 1234", "610180-1234", "Bo (010180-1234)"} {
		head := "navn;email;fødselsdato;rid;bemærkning\n"
		refused(t, head+cpr+";bo@example.dk;;;\n", "2 name cpr")
		refused(t, head+"Bo;bo@example.dk;;;"+cpr+"\n", "2 other cpr")
		refused(t, head+"Bo;bo@example.dk;"+cpr+";;\n", "2 birth cpr")
		refused(t, head+"Bo;bo@example.dk;;;;"+cpr+"\n", "2 other cpr", "2  fields")
	}
	refused(t, "navn;email\nBo;0101801234@example.dk\n", "2 email cpr")
	rows, wrong := parse(t, "navn;email;rid\nBo;bo@example.dk;0101801234\n")
	require.Empty(t, wrong)
	require.Equal(t, "0101801234", rows[0].RID)
}

func TestAFileThatIsTooLargeIsRefused(t *testing.T) {
	t.Parallel()
	refused(t, strings.Repeat(" ", activation.MaxImportBytes+1), "1  too-large")
	file := "navn;email\n" + strings.Repeat("B;nobody\n", 300)
	_, wrong := parse(t, file)
	require.Len(t, wrong, activation.MaxImportErrors)
}

func FuzzParseImport(f *testing.F) {
	for _, seed := range []string{aFile, "\ufeffname,email\r\nB\xf8,b@x.dk", "navn\temail\n\"", "a\rb", "navn;email;x\n010180-1234;a@b.dk;", "\xff\xfe"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		rows, wrong, err := activation.ParseImport(strings.NewReader(string(file)), today)
		require.NoError(t, err)
		require.NotEqual(t, len(rows) == 0, len(wrong) == 0, "there are rows, or there are mistakes")
		for _, w := range wrong {
			require.Positive(t, w.Line)
			require.Contains(t, activation.Problems(), w.Reason)
		}
		var again strings.Builder
		again.WriteString("name;email;birth date;rid\n")
		for _, r := range rows {
			require.NotEmpty(t, r.Name)
			require.Regexp(t, `^[0-9]{0,20}$`, r.RID)
			require.Regexp(t, `^([0-9]{4}-[0-9]{2}-[0-9]{2})?$`, r.Birth)
			fmt.Fprintf(&again, "\"%s\";\"%s\";%s;%s\n", strings.ReplaceAll(r.Name, `"`, `""`), r.Email, r.Birth, r.RID)
		}
		if len(rows) == 0 {
			return
		}
		more, wrong := parse(t, again.String())
		require.Empty(t, wrong, "what was read is read again")
		for i := range more {
			more[i].Line = rows[i].Line
		}
		require.Equal(t, rows, more)
	})
}
