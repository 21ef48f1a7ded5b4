package connectionhttp_test

import (
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/outside/antivirus"
	"tilslut/internal/outside/antivirus/antivirustest"
)

// realClamd starts the distribution's clamd, with one signature of our own, and answers where it listens.
func realClamd(t *testing.T) string {
	t.Helper()
	const program = "/usr/sbin/clamd" // where Debian has it.
	if _, err := os.Stat(program); err != nil {
		const missing = "CLAMD IS MISSING, uploads were NOT tried with the real one (install it: apt-get install clamav-daemon)"
		if os.Getenv("CI") == "true" {
			t.Fatal(missing)
		}
		t.Skip(missing)
	}
	folder, err := os.MkdirTemp("", "clamd-") // A socket's path is short.
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	config, socket := filepath.Join(folder, "clamd.conf"), filepath.Join(folder, "ctl")
	require.NoError(t, os.WriteFile(config, fmt.Appendf(nil, "Foreground yes\nDatabaseDirectory %s\nTemporaryDirectory %s\nLocalSocket %s\n", folder, folder, socket), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "test.ndb"), fmt.Appendf(nil, "Test.EICAR:0:*:%s\n", hex.EncodeToString(antivirustest.EICAR())), 0o600))
	process := exec.CommandContext(t.Context(), program, "--config-file="+config)
	process.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	require.NoError(t, process.Start())
	t.Cleanup(func() {
		_ = process.Process.Kill()
		_ = process.Wait() // It was killed: that is no failure.
	})
	scanner, err := antivirus.New("unix:" + socket)
	require.NoError(t, err)
	require.Eventually(t, func() bool { return scanner.Check(t.Context()) == nil }, waiting, tick, "clamd does not answer")
	return "unix:" + socket
}

func TestTheRealScannerFindsWhatIsHarmful(t *testing.T) {
	t.Parallel()
	clamd := realClamd(t)
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	b.upload(at+"/documents", infected(t)[0], good(1)).sees(200, "Send dokumentation")
	h.works(clamd)
	require.Eventually(t, h.scanned(at, connection.ScanInfected, connection.ScanClean), waiting, tick)
	require.Eventually(t, func() bool { return len(h.kept()) == 1 }, waiting, tick)
}
