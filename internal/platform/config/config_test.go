package config_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/config"
)

// read parses flags and an environment the way that the service's main does.
func read(t *testing.T, env map[string]string, args ...string) config.Settings {
	t.Helper()
	var s config.Settings
	parser, err := kong.New(&s, kong.Resolvers(config.Environment(func(name string) string { return env[name] })))
	require.NoError(t, err)
	_, err = parser.Parse(args)
	require.NoError(t, err)
	return s
}

func whole() map[string]string {
	return map[string]string{
		"TILSLUT_ORIGIN": "https://tilslut.example.dk", "TILSLUT_DATABASE_URL": "postgres://tilslut@db/tilslut", "TILSLUT_KEYS_FILE": "/etc/tilslut/keys",
		"TILSLUT_MITID_ISSUER": "https://broker.example/op", "TILSLUT_MITID_CLIENT_ID": "tilslut", "TILSLUT_MITID_CLIENT_SECRET": "s3cret",
		"TILSLUT_CVR_URL": "http://register.example", "TILSLUT_SMTP_URL": "smtps://mail.example:465",
		"TILSLUT_MAIL_FROM": "Tilslut <tilslut@example.dk>", "TILSLUT_MAIL_REPLY_TO": "hjaelp@example.dk",
		"TILSLUT_VAULT_URL": "file:///var/lib/tilslut/vault", "TILSLUT_CLAMD_ADDR": "127.0.0.1:3310",
	}
}

func TestAWholeEnvironmentIsEnoughToServe(t *testing.T) {
	t.Parallel()
	serve, err := read(t, whole()).Serve()
	require.NoError(t, err)
	require.Equal(t, "127.0.0.1:8080", serve.Listen)
	require.Equal(t, "https://tilslut.example.dk", serve.Origin.String())
	require.Equal(t, "mailbox", serve.RegisterMatch)
}

func TestEveryMistakeIsReportedAtOnceAndNoValueIsRepeated(t *testing.T) {
	t.Parallel()
	env := whole()
	env["TILSLUT_ORIGIN"] = "https://tilslut.example.dk/path"
	env["TILSLUT_MITID_PROFILE"] = "secret-profile"
	env["TILSLUT_SMTP_URL"] = "ftp://user:hunter2@mail"
	env["TILSLUT_TRUSTED_PROXIES"] = "10.0.0.1"
	env["TILSLUT_VAULT_URL"] = "https://key:hunter2@bucket"
	env["TILSLUT_CLAMD_ADDR"] = "clamd"
	delete(env, "TILSLUT_MITID_CLIENT_SECRET")
	_, err := read(t, env).Serve()
	for _, name := range []string{"TILSLUT_ORIGIN", "TILSLUT_MITID_PROFILE", "TILSLUT_SMTP_URL", "TILSLUT_TRUSTED_PROXIES", "TILSLUT_MITID_CLIENT_SECRET", "TILSLUT_VAULT_URL", "TILSLUT_CLAMD_ADDR"} {
		require.ErrorContains(t, err, name)
	}
	require.NotContains(t, err.Error(), "hunter2")
	require.NotContains(t, err.Error(), "secret-profile")
}

func TestTheLoginOfCaseworkersIsGivenWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	staff := map[string]string{
		"TILSLUT_STAFF_ISSUER": "https://login.example.dk", "TILSLUT_STAFF_CLIENT_ID": "tilslut", "TILSLUT_STAFF_CLIENT_SECRET": "s3cret", "TILSLUT_STAFF_ACR": "mfa",
	}
	with := func(change func(map[string]string)) error {
		env := whole()
		maps.Copy(env, staff)
		change(env)
		_, err := read(t, env).Serve()
		return err
	}
	require.NoError(t, with(func(map[string]string) {}))
	for name := range staff {
		err := with(func(env map[string]string) { delete(env, name) })
		require.EqualError(t, err, name+map[bool]string{true: " is missing; the other settings of the caseworkers' login need it", false: " is missing"}[name == "TILSLUT_STAFF_ISSUER"])
	}
	require.ErrorContains(t, with(func(env map[string]string) { env["TILSLUT_STAFF_ISSUER"] = env["TILSLUT_MITID_ISSUER"] + "/" }), "never with MitID")
	require.ErrorContains(t, with(func(env map[string]string) { env["TILSLUT_STAFF_ACR"] = "pwd mfa" }), "TILSLUT_STAFF_ACR must be one word")
	err := with(func(env map[string]string) {
		for name := range staff {
			delete(env, name)
		}
		env["TILSLUT_STAFF_ISSUER"] = "https://login.example.dk"
	})
	for _, name := range []string{"_CLIENT_ID", "_CLIENT_SECRET", "_ACR"} {
		require.ErrorContains(t, err, "TILSLUT_STAFF"+name+" is missing", "all at once")
	}
	env := whole()
	maps.Copy(env, staff)
	_, err = read(t, env, "--staff-caseworker-value=", "--staff-role-claim=").Serve()
	require.ErrorContains(t, err, "TILSLUT_STAFF_CASEWORKER_VALUE is missing")
	require.ErrorContains(t, err, "TILSLUT_STAFF_ROLE_CLAIM is missing")
}

func TestPeopleReachTheServiceByHTTPSButOnThisMachine(t *testing.T) {
	t.Parallel()
	for origin, fine := range map[string]bool{
		"https://tilslut.example.dk": true, "http://localhost:8080": true, "http://127.0.0.1:8080": true, "http://[::1]:8080": true,
		"http://tilslut.example.dk": false, "http://10.0.0.1:8080": false, "http://localhost.example.dk": false,
	} {
		env := whole()
		env["TILSLUT_ORIGIN"] = origin
		_, err := read(t, env).Serve()
		if fine {
			require.NoError(t, err, origin)
		} else {
			require.ErrorContains(t, err, "TILSLUT_ORIGIN must begin with https://", origin)
		}
	}
}

func TestASecretMayStandInAFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "secret")
	require.NoError(t, os.WriteFile(file, []byte("from-file\n"), 0o600))
	env := whole()
	env["TILSLUT_MITID_CLIENT_SECRET_FILE"] = file
	_, err := read(t, env).Serve()
	require.ErrorContains(t, err, "TILSLUT_MITID_CLIENT_SECRET is given twice")
	delete(env, "TILSLUT_MITID_CLIENT_SECRET")
	serve, err := read(t, env).Serve()
	require.NoError(t, err)
	require.Equal(t, "from-file", serve.MitID.ClientSecret)
}

func TestDocumentsNeedAVaultAndAScanner(t *testing.T) {
	t.Parallel()
	env := whole()
	delete(env, "TILSLUT_VAULT_URL")
	delete(env, "TILSLUT_CLAMD_ADDR")
	_, err := read(t, env).Serve()
	require.ErrorContains(t, err, "TILSLUT_VAULT_URL is missing")
	require.ErrorContains(t, err, "TILSLUT_CLAMD_ADDR is missing")

	file := filepath.Join(t.TempDir(), "vault-url")
	require.NoError(t, os.WriteFile(file, []byte("s3://key:secret@host/bucket\n"), 0o600))
	env["TILSLUT_VAULT_URL_FILE"], env["TILSLUT_CLAMD_ADDR"] = file, "unix:/run/clamav/clamd.ctl"
	serve, err := read(t, env).Serve()
	require.NoError(t, err)
	require.Equal(t, "s3://key:secret@host/bucket", serve.VaultURL)
	require.Equal(t, "unix:/run/clamav/clamd.ctl", serve.ClamdAddr)
}

func TestAFlagBeatsTheEnvironmentAndTheOwnerDefaultsToTheService(t *testing.T) {
	t.Parallel()
	s := read(t, whole(), "--database-url=postgres://other@db/tilslut")
	migrate, err := s.Migrate()
	require.NoError(t, err)
	require.Equal(t, config.Migrate{Owner: "postgres://other@db/tilslut", Service: "postgres://other@db/tilslut"}, migrate)
}

// The example that operators copy names every setting, and nothing that does not exist.
func TestEnvExampleListsExactlyTheSettings(t *testing.T) {
	t.Parallel()
	parser, err := kong.New(&config.Settings{})
	require.NoError(t, err)
	var settings []string
	for _, flag := range parser.Model.Flags {
		if flag.Name != "help" {
			settings = append(settings, config.Variable(flag.Name))
		}
	}
	text, err := os.ReadFile("../../../deploy/env.example")
	require.NoError(t, err)
	var listed []string
	for _, match := range regexp.MustCompile(`(?m)^#? ?(TILSLUT_[A-Z_]+)=`).FindAllStringSubmatch(string(text), -1) {
		listed = append(listed, match[1])
	}
	sort.Strings(settings)
	sort.Strings(listed)
	require.Equal(t, strings.Join(settings, "\n"), strings.Join(listed, "\n"))
}
