package smtp_test

import (
	"crypto/tls"
	"crypto/x509"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/smtp"
	"tilslut/internal/outside/smtp/smtptest"
)

func TestSettingsAreCheckedAllAtOnceAndThePasswordIsNotRepeated(t *testing.T) {
	t.Parallel()
	_, err := smtp.New(smtp.Settings{URL: "imap://me:hunter2@mail.example", From: "nobody", ReplyTo: "nowhere"})
	require.ErrorContains(t, err, "smtp:// or smtps://")
	require.ErrorContains(t, err, "the sender is not")
	require.ErrorContains(t, err, "the address for replies is not")
	require.NotContains(t, err.Error(), "hunter2")
	for _, bad := range []string{"", "mail.example:25", "smtp://", "smtp://mail.example:0", "smtp://mail.example?starttls=maybe", "smtps://mail.example?starttls=off", "smtp://me:hun ter2@mail.example:x"} {
		_, err := smtp.New(smtp.Settings{URL: bad, From: "a@b.dk"})
		require.Error(t, err, bad)
		require.NotContains(t, err.Error(), "hun ter2")
	}
}

// certificate is one for 127.0.0.1, and the pool that trusts it.
func certificate(t *testing.T) (*tls.Config, *x509.CertPool) {
	t.Helper()
	web := httptest.NewTLSServer(nil)
	defer web.Close()
	pool := x509.NewCertPool()
	pool.AddCert(web.Certificate())
	return &tls.Config{Certificates: web.TLS.Certificates, MinVersion: tls.VersionTLS12}, pool
}

func start(t *testing.T, o smtptest.Options) *smtptest.Server {
	t.Helper()
	server, err := smtptest.Start(o)
	require.NoError(t, err)
	t.Cleanup(func() { _ = server.Close() })
	return server
}

func TestLettersAreEncryptedByBothWaysAndThePasswordIsGiven(t *testing.T) {
	t.Parallel()
	config, pool := certificate(t)
	for name, query := range map[string]string{"STARTTLS": "?starttls=required", "TLS from the start": ""} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := start(t, smtptest.Options{TLS: config, Implicit: query == "", User: "tilslut", Password: "p@ss/wörd"})
			s := sender(t, server, func(set *smtp.Settings) { set.URL += query; set.RootCAs = pool })
			require.NoError(t, s.Check(t.Context()))
			require.Empty(t, server.Messages())
			require.NoError(t, s.Send(t.Context(), letter("aase@example.dk")))
			require.Len(t, server.Messages(), 1)
		})
	}
}

func TestAServerThatCantEncryptGetsNoLetterWhereEncryptionIsRequired(t *testing.T) {
	t.Parallel()
	server := start(t, smtptest.Options{})
	s := sender(t, server, func(set *smtp.Settings) { set.URL += "?starttls=required" })
	require.ErrorIs(t, s.Send(t.Context(), letter("aase@example.dk")), smtp.ErrUnavailable)
	require.Empty(t, server.Messages())
}

func TestAStrangersCertificateIsNotTrusted(t *testing.T) {
	t.Parallel()
	config, _ := certificate(t)
	server := start(t, smtptest.Options{TLS: config, Implicit: true})
	require.ErrorIs(t, sender(t, server).Check(t.Context()), smtp.ErrUnavailable)
}

// Our own wrong password is the operator's to mend: no letter may be given up for it.
func TestAWrongPasswordIsNoReasonToGiveALetterUp(t *testing.T) {
	t.Parallel()
	config, pool := certificate(t)
	server := start(t, smtptest.Options{TLS: config, Implicit: true, User: "tilslut", Password: "right"})
	s := sender(t, server, func(set *smtp.Settings) {
		set.URL, set.RootCAs = "smtps://tilslut:wrong@"+server.Addr(), pool
	})
	err := s.Send(t.Context(), letter("aase@example.dk"))
	require.ErrorIs(t, err, smtp.ErrUnavailable)
	require.ErrorContains(t, err, "535")
	require.NotContains(t, err.Error(), "wrong")
}

func TestCheckSaysThatNobodyAnswers(t *testing.T) {
	t.Parallel()
	server := start(t, smtptest.Options{})
	s := sender(t, server)
	require.NoError(t, server.Close())
	require.ErrorIs(t, s.Check(t.Context()), smtp.ErrUnavailable)
}
