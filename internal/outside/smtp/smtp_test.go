package smtp_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"tilslut/internal/outside/smtp"
	"tilslut/internal/outside/smtp/smtptest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// sender is a Sender for one stand-in; change alters its settings first.
func sender(t *testing.T, server *smtptest.Server, change ...func(*smtp.Settings)) *smtp.Sender {
	t.Helper()
	set := smtp.Settings{URL: server.URL(), From: "Tilslut <tilslut@tilslut.example>", ReplyTo: "Hjælp <hjaelp@tilslut.example>", Timeout: 20 * time.Second}
	for _, f := range change {
		f(&set)
	}
	s, err := smtp.New(set)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

func letter(to string) smtp.Message {
	return smtp.Message{
		MessageID: "receipt.6a8b33f0-9d0e-4f4e-a1a5-3b5f8d0e8a11.1@tilslut.example", To: to, ToName: "Åse Ærø Sørensen",
		Subject: "Kvittering: Ørsted Gymnastikforening er tilsluttet", Language: "da",
		Text: "Kære Åse\n\nhttps://tilslut.example/mine\n", HTML: `<!doctype html><html lang="da"><head><title>K</title></head><body><h1>Kære Åse</h1></body></html>`,
	}
}
