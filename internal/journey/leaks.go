package journey

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/oidc/oidctest"
)

// Secrets answers everything that must not be found at rest after people have logged in: what the brokers know of them, staff among them but
// for their names, and every code and token that they handed out.
func (h *House) Secrets() []string {
	secrets := slices.Concat(h.Broker.Canaries(), h.Staff.Canaries())
	for _, persona := range oidctest.Personas {
		secrets = append(secrets, persona.Name)
	}
	for _, issued := range slices.Concat(h.Broker.Issued(), h.Staff.Issued()) {
		secrets = append(secrets, issued)
		// A signed token's parts are secrets of their own: a body without its signature says as much.
		if parts := strings.Split(issued, "."); len(parts) == 3 {
			secrets = append(secrets, parts[1], parts[2])
		}
	}
	return secrets
}

// SecretsBut is Secrets without what somebody typed herself, and what is the association's data by that.
func (h *House) SecretsBut(typed ...string) []string {
	return slices.DeleteFunc(h.Secrets(), func(secret string) bool { return slices.Contains(typed, secret) })
}

// Leaks looks for the secrets everywhere that something of the house is at rest: every table (sessions and jobs among them), the
// files of the database with its write-ahead log, the vault, the logs of service and database, the letters, and the addresses that
// people's browsers showed. It answers where something was found, and in which form.
func (h *House) Leaks(secrets, addresses []string) []string {
	h.t.Helper()
	search := NewSearch(secrets)
	var leaks []string
	report := func(place string, data []byte, binary bool) {
		for _, what := range search.In(data, binary) {
			leaks = append(leaks, place+": "+what)
		}
	}
	for table, rows := range h.tables() {
		report("table "+table, rows, false)
		for _, value := range binaries.FindAllSubmatch(rows, -1) { // COPY writes bytes as digits: what is in them is looked at as it is.
			plain, err := hex.DecodeString(string(value[1]))
			require.NoError(h.t, err)
			report("table "+table, plain, false)
		}
	}
	report("log of the service", []byte(h.Log()), false)
	for _, letter := range h.Mail.Messages() {
		report("letter "+letter.MessageID, letter.Raw, false)
		report("letter "+letter.MessageID, []byte(letter.Text+letter.HTML+letter.Subject+letter.ToHeader), false)
	}
	for _, address := range addresses {
		report("address", []byte(address), false)
	}
	if h.data != "" {
		h.checkpoint()
		for name, data := range h.files(h.data) {
			report("file "+name, data, true)
		}
	}
	for name, data := range h.files(h.Vault) {
		report("vault "+name, data, true)
		report("vault "+name, []byte(name), false)
	}
	return leaks
}

var binaries = regexp.MustCompile(`\\\\x((?:[0-9a-f]{2})+)`)

// tables answers the text of every table, as COPY writes it.
func (h *House) tables() map[string][]byte {
	ctx := h.t.Context()
	conn, err := pgx.Connect(ctx, h.DB.OwnerURL)
	require.NoError(h.t, err)
	defer func() { _ = conn.Close(ctx) }()
	rows, err := conn.Query(ctx, `select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`)
	require.NoError(h.t, err)
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(h.t, err)
	require.Greater(h.t, len(names), 10, "the search must see the tables")
	out := map[string][]byte{}
	for _, name := range names {
		var text bytes.Buffer
		_, err := conn.PgConn().CopyTo(ctx, &text, fmt.Sprintf("copy (select * from %s) to stdout", name))
		require.NoError(h.t, err, name)
		out[name] = text.Bytes()
	}
	return out
}

// checkpoint has what is only in the database's memory written to its files.
func (h *House) checkpoint() {
	ctx := h.t.Context()
	conn, err := pgx.Connect(ctx, h.DB.AdminURL)
	require.NoError(h.t, err)
	_, err = conn.Exec(ctx, "checkpoint")
	require.NoError(h.t, err)
	require.NoError(h.t, conn.Close(ctx))
}

// files answers the files below a folder, where there is one.
func (h *House) files(folder string) map[string][]byte {
	out := map[string][]byte{}
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if os.IsNotExist(err) { // a server at work takes files away.
			return nil
		}
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(name)
		if os.IsNotExist(err) {
			return nil
		}
		out[strings.TrimPrefix(name, folder)] = data
		return err
	})
	require.NoError(h.t, err)
	return out
}
