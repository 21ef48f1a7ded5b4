package journey

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/antivirus/antivirustest"
	"tilslut/internal/outside/cvr/cvrtest"
	"tilslut/internal/outside/oidc/oidctest"
	"tilslut/internal/outside/smtp/smtptest"
	"tilslut/internal/platform/postgres"
	"tilslut/internal/platform/postgres/cluster"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
)

// House is one running service, with its database and its neighbours.
type House struct {
	Origin   string // http://127.0.0.1:port
	DB       postgrestest.DB
	Broker   *oidctest.Broker
	Staff    *oidctest.Broker // the caseworkers' own provider
	Register *cvrtest.Register
	Mail     *smtptest.Server
	Scanner  *antivirustest.Server
	Vault    string // the folder that uploaded documents are kept in

	t       testing.TB
	folder  string
	data    string // the folder of a database server of its own, "" where it shares one
	env     []string
	service *exec.Cmd
	log     *os.File
}

// Open starts a house for the length of the test. More settings ("TILSLUT_REGISTER_MATCH=automatic") win over its own.
func Open(t testing.TB, settings ...string) *House {
	t.Helper()
	return open(t, &House{DB: postgrestest.NewDB(t)}, settings)
}

// OpenAlone is Open with a durable database server of its own, whose files can be searched.
func OpenAlone(t testing.TB, settings ...string) *House {
	t.Helper()
	server, err := cluster.Start(t.Context(), cluster.Config{Dir: t.TempDir(), NodeModules: postgrestest.Modules()})
	require.NoError(t, err)
	t.Cleanup(func() { _ = server.Stop() })
	h := &House{DB: postgrestest.DB{Name: cluster.Database, OwnerURL: server.OwnerURL, ServiceURL: server.ServiceURL, AdminURL: server.AdminURL}, data: server.Data}
	require.NoError(t, postgres.Migrate(t.Context(), h.DB.OwnerURL, h.DB.ServiceURL))
	return open(t, h, settings)
}

func open(t testing.TB, h *House, settings []string) *House {
	t.Helper()
	h.t, h.folder, h.Register, h.Mail, h.Scanner = t, t.TempDir(), cvrtest.New(time.Now), smtptest.New(t), antivirustest.New(t)
	listen := freeAddress(t)
	h.Origin = "http://" + listen
	h.openBrokers()
	register := httptest.NewServer(h.Register)
	t.Cleanup(register.Close)
	keys := filepath.Join(h.folder, "keys")
	require.NoError(t, os.WriteFile(keys, []byte(secret.Generate()), 0o600))
	h.Vault = filepath.Join(h.folder, "vault")
	require.NoError(t, os.Mkdir(h.Vault, 0o700))
	log, err := os.Create(filepath.Join(h.folder, "service.log"))
	require.NoError(t, err)
	h.log = log
	h.env = append([]string{
		"PATH=" + os.Getenv("PATH"),
		"TILSLUT_LISTEN=" + listen, "TILSLUT_ORIGIN=" + h.Origin, "TILSLUT_LOG_LEVEL=debug",
		"TILSLUT_DATABASE_URL=" + h.DB.ServiceURL, "TILSLUT_MIGRATE_DATABASE_URL=" + h.DB.OwnerURL, "TILSLUT_KEYS_FILE=" + keys,
		"TILSLUT_MITID_ISSUER=" + h.Broker.Issuer(), "TILSLUT_MITID_CLIENT_ID=" + clientID, "TILSLUT_MITID_CLIENT_SECRET=" + clientSecret,
		"TILSLUT_STAFF_ISSUER=" + h.Staff.Issuer(), "TILSLUT_STAFF_CLIENT_ID=" + clientID, "TILSLUT_STAFF_CLIENT_SECRET=" + clientSecret,
		"TILSLUT_STAFF_ACR=" + oidctest.StaffACR,
		"TILSLUT_CVR_URL=" + register.URL, "TILSLUT_CVR_USER=" + cvrtest.User, "TILSLUT_CVR_PASSWORD=" + cvrtest.Password,
		"TILSLUT_SMTP_URL=" + h.Mail.URL(), "TILSLUT_MAIL_FROM=Tilslut <tilslut@house.example>", "TILSLUT_MAIL_REPLY_TO=hjaelp@house.example",
		"TILSLUT_VAULT_URL=file://" + h.Vault, "TILSLUT_CLAMD_ADDR=" + h.Scanner.Addr(),
	}, settings...)
	h.Tilslut("terms", "publish", "--version=1", "--kind=material", "--da=testdata/terms.da.md", "--en=testdata/terms.en.md")
	h.Start()
	t.Cleanup(func() { h.Stop(syscall.SIGTERM); _ = log.Close() })
	return h
}

const (
	clientID     = "tilslut"
	clientSecret = "attrap+/=hemmelighed"
)

func (h *House) openBrokers() {
	h.Broker = h.openBroker(oidctest.Options{}, "/login/callback")
	h.Staff = h.openBroker(oidctest.Options{Staff: true}, "/review/login/callback")
}

func (h *House) openBroker(o oidctest.Options, callback string) *oidctest.Broker {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(h.t, err)
	o.Issuer = "http://" + listener.Addr().String() + "/op"
	o.Clients = []oidctest.Client{{ID: clientID, Secret: clientSecret, RedirectURIs: []string{h.Origin + callback}}}
	broker := oidctest.New(o)
	server := &http.Server{Handler: broker, ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = server.Serve(listener) }()
	h.t.Cleanup(func() { _ = server.Close() })
	return broker
}

// Tilslut runs the program with a command of the operator's, and answers what it printed.
func (h *House) Tilslut(args ...string) string {
	h.t.Helper()
	out, err := h.try(args...)
	require.NoError(h.t, err, out)
	return out
}

// try is Tilslut for a command that may fail.
func (h *House) try(args ...string) (string, error) {
	command := exec.CommandContext(h.t.Context(), program(h.t), args...)
	command.Env = h.env
	out, err := command.CombinedOutput()
	return string(out), err
}

// Start starts the service, with flags of serve, and returns when it can work.
func (h *House) Start(flags ...string) {
	h.t.Helper()
	h.service = exec.CommandContext(context.Background(), program(h.t), append([]string{"serve"}, flags...)...)
	h.service.Env, h.service.Stdout, h.service.Stderr = h.env, h.log, h.log
	h.service.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	require.NoError(h.t, h.service.Start())
	require.Eventually(h.t, func() bool {
		answer, err := http.Get(h.Origin + "/readyz")
		if err != nil {
			return false
		}
		_ = answer.Body.Close()
		return answer.StatusCode == http.StatusOK
	}, 30*time.Second, 20*time.Millisecond, "the service does not get ready: %s", h.Log())
}

// Stop ends the service with a signal and waits until it is gone.
func (h *House) Stop(signal syscall.Signal) {
	if h.service == nil {
		return
	}
	_ = h.service.Process.Signal(signal)
	if err := h.service.Wait(); err != nil && signal == syscall.SIGTERM {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			h.t.Errorf("the service did not drain: %v\n%s", err, h.Log())
		}
	}
	h.service = nil
}

// Log answers what the service wrote.
func (h *House) Log() string {
	text, err := os.ReadFile(h.log.Name())
	require.NoError(h.t, err)
	return string(text)
}

// Letter waits for the newest letter of a kind to an address.
func (h *House) Letter(to, kind string) smtptest.Letter {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.t.Context(), 20*time.Second)
	defer cancel()
	letter, err := h.Mail.WaitFor(ctx, to, kind)
	require.NoError(h.t, err, "no %s to %s\n%s", kind, to, h.Log())
	return letter
}

// nthLetter waits until that many letters of a kind have come to an address, and answers the newest of them.
func (h *House) nthLetter(to, kind string, n int) (newest smtptest.Letter) {
	h.t.Helper()
	require.Eventually(h.t, func() bool {
		found := h.Mail.To(to, kind)
		if len(found) > 0 {
			newest = found[0]
		}
		return len(found) == n
	}, 20*time.Second, 20*time.Millisecond, "not %d of %s to %s\n%s", n, kind, to, h.Log())
	return newest
}

var build = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "tilslut-journey-")
	if err != nil {
		return "", err
	}
	binary := filepath.Join(folder, "tilslut")
	out, err := exec.CommandContext(context.Background(), "go", "build", "-o", binary, "tilslut/cmd/tilslut").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return binary, nil
})

// program builds the service once for all tests. TestMain removes it.
func program(t testing.TB) string {
	t.Helper()
	binary, err := build()
	require.NoError(t, err)
	return binary
}

// freeAddress answers an address that nobody listens at. Ports above 32767 are given to whoever connects somewhere, and would be
// taken away again before the service listens.
func freeAddress(t testing.TB) string {
	t.Helper()
	for range 100 {
		listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", 20000+rand.IntN(12000)))
		if err == nil {
			defer func() { _ = listener.Close() }()
			return listener.Addr().String()
		}
	}
	t.Fatal("no free port")
	return ""
}
