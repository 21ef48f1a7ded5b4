package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/platform/postgres/postgrestest"
	"tilslut/internal/platform/secret"
)

// tilslut runs a command on a database of its own, and answers what it prints.
func tilslut(t *testing.T, env map[string]string, args ...string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	err := run(t.Context(), args, func(name string) string { return env[name] }, &out)
	return out.String(), err
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

func TestUsersAreImportedOnceAndOnlyWhenTheAssociationIsSetUp(t *testing.T) {
	t.Parallel()
	db := postgrestest.NewDB(t)
	env := map[string]string{"TILSLUT_DATABASE_URL": db.ServiceURL, "TILSLUT_KEYS_FILE": write(t, "keys", secret.Generate())}
	file := write(t, "users.csv", "\ufeffNavn;E-mail;Fødselsdato;RID\r\nÅse Østergård;aase@example.dk;29-02-1980;1234567890\r\nBo Lund;bo@example.dk;;\r\n")
	_, err := tilslut(t, env, "users", "import", "--cvr", "10000009", file)
	require.ErrorContains(t, err, "has not been set up")

	pool := postgrestest.Open(t, db.ServiceURL)
	for _, statement := range []string{
		`insert into association (cvr, name, form_code) values ('10000009', 'Skovby Badmintonklub', 115)`,
		`insert into agreement values ('10000009', true, '{app}', now(), gen_random_uuid())`,
	} {
		_, err := pool.Exec(t.Context(), statement)
		require.NoError(t, err)
	}
	for _, want := range []string{"2 users imported, 0 were known already\n", "0 users imported, 2 were known already\n"} {
		out, err := tilslut(t, env, "users", "import", "--cvr", "DK 10000009", file)
		require.NoError(t, err)
		require.Equal(t, want, out)
	}
	var names []string
	var births int
	require.NoError(t, pool.QueryRow(t.Context(), `select array_agg(name order by name_key), count(birth_tag) from imported_user`).Scan(&names, &births))
	require.Equal(t, []string{"Bo Lund", "Åse Østergård"}, names)
	require.Equal(t, 1, births)
}

func TestAWrongFileIsReportedLineByLineAndNeverEchoed(t *testing.T) {
	t.Parallel()
	env := map[string]string{"TILSLUT_DATABASE_URL": "postgres:///none?host=/nowhere", "TILSLUT_KEYS_FILE": "/nowhere"}
	file := write(t, "users.csv", "navn;email\n010180-1234;secret@example\n")
	out, err := tilslut(t, env, "users", "import", "--cvr", "10000009", file)
	require.ErrorContains(t, err, "nothing was imported; mistakes: 2")
	require.Equal(t, "line 2, name: this looks like a CPR number; take it out\nline 2, e-mail: not an e-mail address\n", out)
	require.NotContains(t, out+err.Error(), "010180")
	_, err = tilslut(t, env, "users", "import", "--cvr", "1", file)
	require.ErrorContains(t, err, "not a CVR number")
	_, err = tilslut(t, env, "users", "import", "--cvr", "10000009", write(t, "many.csv", "navn;email\n"+strings.Repeat("Bo;x\n", 300)))
	require.ErrorContains(t, err, "the first 200 mistakes")
}

func TestEveryProblemHasWords(t *testing.T) {
	t.Parallel()
	for _, problem := range activation.Problems() {
		require.NotEmpty(t, problemWords[problem], problem)
	}
}
