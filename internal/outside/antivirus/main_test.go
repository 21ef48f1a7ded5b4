package antivirus_test

import (
	"bytes"
	"crypto/rand"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"tilslut/internal/outside/antivirus"
	"tilslut/internal/outside/antivirus/antivirustest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func scanner(t *testing.T, address string) *antivirus.Scanner {
	t.Helper()
	s, err := antivirus.New(address)
	require.NoError(t, err)
	return s
}

func noise(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b)
	return b
}

// inside is content in the middle of a larger PDF.
func inside(content []byte) []byte {
	return bytes.Join([][]byte{
		[]byte("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n3 0 obj\n<< /Length 300000 >>\nstream\n"),
		noise(150_000), content, noise(150_000), []byte("\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"),
	}, nil)
}

// standIn is a stand-in that misbehaves as told.
func standIn(t *testing.T, trouble antivirustest.Trouble) *antivirustest.Server {
	t.Helper()
	server := antivirustest.New(t)
	server.Misbehave(trouble)
	return server
}
