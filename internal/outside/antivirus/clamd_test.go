package antivirus_test

import (
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/antivirus/antivirustest"
)

const marker = "tilslut-marker-for-tests-7f3a91"

// The real clamd, with signatures of our own: those of the world can't be had everywhere, and what they find is not ours to test.
func TestTheRealClamdSaysWhatTheStandInSays(t *testing.T) {
	t.Parallel()
	tcp, socket := clamd(t)
	for _, address := range []string{tcp, "unix:" + socket} {
		s := scanner(t, address)
		require.NoError(t, s.Check(t.Context()))
		for what, content := range map[string][]byte{"nothing": nil, "text": []byte("harmless"), "large": noise(2_000_000), "PDF": inside(nil)} {
			found, err := s.Scan(t.Context(), content)
			require.NoError(t, err, what)
			require.Empty(t, found, what)
		}
		for what, content := range map[string][]byte{"plain": antivirustest.EICAR(), "PDF": inside(antivirustest.EICAR())} {
			found, err := s.Scan(t.Context(), content)
			require.NoError(t, err, what)
			require.Equal(t, "Test.EICAR.UNOFFICIAL", found, what)
		}
		found, err := s.Scan(t.Context(), inside([]byte(marker)))
		require.NoError(t, err)
		require.Equal(t, "Test.Marker.UNOFFICIAL", found)

		_, err = s.Scan(t.Context(), noise(8_000_000))
		require.ErrorContains(t, err, "set StreamMaxLength in clamd.conf")
	}
}

// The stand-in is held to what the real one says, to the letter and in every form of a command.
func TestTheStandInAnswersAsTheRealClamd(t *testing.T) {
	t.Parallel()
	real, _ := clamd(t)
	standIn := antivirustest.New(t).Addr()
	for _, said := range []string{
		"zPING\x00", "nPING\n", "PING\n", "zINSTREAM\x00\x00\x00\x00\x00", "nINSTREAM\n\x00\x00\x00\x02ok\x00\x00\x00\x00", "zNONSENSE\x00", "nNONSENSE\n",
	} {
		require.Equal(t, answer(t, real, said), answer(t, standIn, said), "%q", said)
	}
	require.Regexp(t, "^ClamAV [0-9.]+.*\x00$", answer(t, real, "zVERSION\x00"))
	require.Regexp(t, "^ClamAV [0-9.]+.*\x00$", answer(t, standIn, "zVERSION\x00"))
}

func answer(t *testing.T, address, said string) string {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	require.NoError(t, err)
	defer conn.Close()
	require.NoError(t, conn.SetDeadline(time.Now().Add(10*time.Second)))
	_, err = conn.Write([]byte(said))
	require.NoError(t, err)
	var all strings.Builder
	buffer := make([]byte, 1000)
	for {
		n, err := conn.Read(buffer)
		all.Write(buffer[:n])
		if err != nil {
			return all.String()
		}
	}
}

// clamd starts the real one for the length of the test, and answers where it listens.
func clamd(t *testing.T) (tcp, socket string) {
	t.Helper()
	program := "/usr/sbin/clamd" // where Debian has it: not in everybody's PATH.
	if found, err := exec.LookPath("clamd"); err == nil {
		program = found
	}
	if _, err := os.Stat(program); err != nil {
		const missing = "CLAMD IS MISSING, the scanner's client was NOT tried with the real one (install it: apt-get install clamav-daemon)"
		if os.Getenv("CI") == "true" {
			t.Fatal(missing)
		}
		t.Skip(missing)
	}
	folder, err := os.MkdirTemp("", "clamd-") // A socket's path is short.
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	tcp, err = freeAddress()
	require.NoError(t, err)
	_, port, _ := net.SplitHostPort(tcp)
	socket = filepath.Join(folder, "ctl")
	config := fmt.Sprintf("Foreground yes\nDatabaseDirectory %s\nTemporaryDirectory %s\nTCPAddr 127.0.0.1\nTCPSocket %s\nLocalSocket %s\nStreamMaxLength 4M\n", folder, folder, port, socket)
	signatures := fmt.Sprintf("Test.EICAR:0:*:%s\nTest.Marker:0:*:%s\n", hex.EncodeToString(antivirustest.EICAR()), hex.EncodeToString([]byte(marker)))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "clamd.conf"), []byte(config), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "test.ndb"), []byte(signatures), 0o600))

	process := exec.Command(program, "--config-file="+filepath.Join(folder, "clamd.conf"))
	log, err := os.Create(filepath.Join(folder, "log"))
	require.NoError(t, err)
	defer log.Close()
	process.Stdout, process.Stderr = log, log
	process.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	require.NoError(t, process.Start())
	t.Cleanup(func() {
		_ = process.Process.Kill()
		_ = process.Wait() // It was killed: that is no failure.
	})
	s := scanner(t, tcp)
	require.Eventually(t, func() bool { return s.Check(t.Context()) == nil }, 20*time.Second, 20*time.Millisecond, "clamd does not answer")
	return tcp, socket
}

// freeAddress answers an address that nobody listens at. Ports above 32767 are given to whoever connects somewhere, and would be
// taken away again before the daemon listens.
func freeAddress() (string, error) {
	for range 100 {
		listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", 20000+rand.IntN(12000)))
		if err == nil {
			return listener.Addr().String(), listener.Close()
		}
	}
	return "", errors.New("no free port")
}
