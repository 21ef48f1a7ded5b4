package vault_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

// The keys of the S3 server; the secret has what a URL needs written otherwise.
const (
	accessKey = "tilslut"
	secretKey = "hemmelig/+@:%?#nøgle"
	inURL     = "tilslut:hemmelig%2F+%40%3A%25%3F%23n%C3%B8gle@"
)

// An s3 is versitygw: a server of the protocol that is not ours, checks every signature, and keeps its objects as files.
type s3 struct {
	address, folder string
	process         *exec.Cmd
	complaints      bytes.Buffer
}

// server is started by the first test that needs it, for all of them; TestMain stops it.
var server = sync.OnceValues(startServer)

var (
	begun     *s3
	errNoTool = errors.New("the S3 server for the tests can't be built")
)

func startServer() (*s3, error) {
	program, err := exec.Command("go", "tool", "-n", "-modfile="+filepath.Join("..", "..", "tools", "s3", "go.mod"), "versitygw").CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("%w: %s", errNoTool, program)
	}
	s := &s3{}
	if s.address, err = freeAddress(); err != nil {
		return nil, err
	}
	if s.folder, err = os.MkdirTemp("", "tilslut-s3-"); err != nil {
		return nil, err
	}
	begun = s
	for _, name := range []string{"objects", "about"} {
		if err := os.Mkdir(filepath.Join(s.folder, name), 0o700); err != nil {
			return nil, err
		}
	}
	s.process = exec.Command(strings.TrimSpace(string(program)), "--port", s.address, "posix", "--sidecar", filepath.Join(s.folder, "about"), filepath.Join(s.folder, "objects"))
	s.process.Env = []string{"ROOT_ACCESS_KEY=" + accessKey, "ROOT_SECRET_KEY=" + secretKey, "HOME=" + s.folder}
	s.process.Stdout, s.process.Stderr = &s.complaints, &s.complaints
	s.process.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := s.process.Start(); err != nil {
		return nil, err
	}
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if answer, err := http.Get("http://" + s.address); err == nil {
			return s, answer.Body.Close()
		}
	}
	return nil, errors.New("the S3 server does not answer: " + s.complaints.String())
}

func stopServer() {
	if begun == nil {
		return
	}
	if begun.process != nil {
		_ = begun.process.Process.Kill()
		_ = begun.process.Wait() // It was killed: that is no failure.
	}
	_ = os.RemoveAll(begun.folder)
}

// A ground is a place for a vault with nothing in it: its URL, and the folder in which the store keeps its files.
type ground struct{ url, folder string }

func newFolder(t *testing.T) ground {
	folder := filepath.Join(t.TempDir(), "vault")
	require.NoError(t, os.Mkdir(folder, 0o700))
	return ground{url: "file://" + folder, folder: folder}
}

func newBucket(t *testing.T) ground {
	t.Helper()
	s := running(t)
	bucket := "b-" + uuid.NewString()
	folder := filepath.Join(s.folder, "objects", bucket, "docs")
	require.NoError(t, os.MkdirAll(folder, 0o700))
	return ground{url: "s3://" + inURL + s.address + "/" + bucket + "/docs?tls=off", folder: folder}
}

// running is the S3 server, without which a developer's machine skips its tests.
func running(t *testing.T) *s3 {
	t.Helper()
	s, err := server()
	if errors.Is(err, errNoTool) && os.Getenv("CI") != "true" {
		t.Skip("SKIPPED, the vault was NOT tried with S3: ", err)
	}
	require.NoError(t, err)
	return s
}

// freeAddress answers an address that nobody listens at. Ports above 32767 are given to whoever connects somewhere, and would be
// taken away again before the server listens.
func freeAddress() (string, error) {
	for range 100 {
		listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", 20000+rand.IntN(12000)))
		if err == nil {
			return listener.Addr().String(), listener.Close()
		}
	}
	return "", errors.New("no free port")
}
