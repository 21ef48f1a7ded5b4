package smtp_test

import (
	"net/mail"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/outside/smtp"
	"tilslut/internal/outside/smtp/smtptest"
)

// What a person typed may hold anything; it never becomes a header, a second recipient or a second letter.
func TestNamesAndSubjectsStayWhereTheyBelong(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	s := sender(t, server)
	sharp := rapid.StringOf(rapid.OneOf(
		rapid.SampledFrom([]rune("\r\n\x00\t\"\\<>@,;:()[]=?_. \u2028\u0085æøå\U0001F600")), rapid.Rune()))
	smuggled := rapid.Just("x\r\nBcc: evil@example.org\r\n\r\n.\r\nRCPT TO:<evil@example.org>\r\n")
	hostile := rapid.OneOf(sharp, smuggled, rapid.Map(sharp, func(v string) string { return v + "\" <evil@example.org>, \"" }))
	rapid.Check(t, func(t *rapid.T) {
		before := server.Counts()
		_ = server.Clear()
		m := letter("aase@example.dk")
		m.ToName, m.Subject, m.Language = hostile.Draw(t, "name"), hostile.Draw(t, "subject"), hostile.Draw(t, "language")
		m.Text = hostile.Draw(t, "text")
		if err := s.Send(t.Context(), m); err != nil {
			t.Fatalf("not sent: %v", err)
		}
		letters := server.Messages()
		if len(letters) != 1 || server.Counts()["RCPT"] != before["RCPT"]+1 || letters[0].To != "aase@example.dk" {
			t.Fatalf("%d letters, to %q", len(letters), letters[0].To)
		}
		message, err := mail.ReadMessage(strings.NewReader(string(letters[0].Raw)))
		if err != nil {
			t.Fatalf("unreadable: %v", err)
		}
		for name := range message.Header {
			if !known[name] {
				t.Fatalf("a header of somebody else's: %q", name)
			}
		}
		if to, err := message.Header.AddressList("To"); err != nil || len(to) != 1 || to[0].Address != "aase@example.dk" {
			t.Fatalf("the header To holds %v (%v)", to, err)
		}
	})
}

var known = map[string]bool{
	"From": true, "Reply-To": true, "To": true, "Subject": true, "Date": true, "Message-Id": true, "Mime-Version": true, "Content-Type": true,
	"Auto-Submitted": true, "X-Auto-Response-Suppress": true, "Content-Language": true,
}

func TestAddressesThatAreMoreThanAnAddressAreRefusedBeforeAnyConnection(t *testing.T) {
	t.Parallel()
	server := smtptest.New(t)
	s := sender(t, server)
	for _, to := range []string{
		"", "aase", "@example.dk", "aase@", "a@b@example.dk", "aase@example.dk\r\nRCPT TO:<evil@example.org>", "aase@example.dk, evil@example.org",
		`"aase evil@example.org x"@example.dk`, "<aase@example.dk>", "Åse <aase@example.dk>", "aase@example.dk>\nBcc: e@example.org", "åse@example.dk",
		"aase@example.dk SIZE=1", "aase@" + strings.Repeat("x", 250) + ".dk", "aase;rm@example.dk", "aase@[127.0.0.1]", "aase\x00@example.dk",
	} {
		err := s.Send(t.Context(), letter(to))
		require.ErrorIs(t, err, smtp.ErrRefused, "%q", to)
		if to != "" {
			require.NotContains(t, err.Error(), to)
		}
	}
	require.Zero(t, server.Counts()["CONN"])
}

func TestAMessageIDCantCarryAHeader(t *testing.T) {
	t.Parallel()
	m := letter("aase@example.dk")
	m.MessageID = "a@b>\r\nBcc: evil@example.org"
	require.ErrorIs(t, sender(t, smtptest.New(t)).Send(t.Context(), m), smtp.ErrRefused)
}
