package postgrestest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/url"
	"runtime/debug"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"tilslut/internal/platform/postgres"
	"tilslut/internal/platform/postgres/cluster"
	"tilslut/migrations"
)

// templates are the templates that this process has seen ready, by server.
var templates sync.Map

// template is the name of the migrated database that tests clone. Whoever comes first makes it, in this process or
// another; it has its final name only once it is whole.
func template(t testing.TB, adminURL string) string {
	t.Helper()
	make := sync.OnceValues(func() (string, error) { return ready(context.Background(), adminURL) })
	once, _ := templates.LoadOrStore(adminURL, make)
	name, err := once.(func() (string, error))()
	if err != nil {
		t.Fatalf("making the template database: %v", err)
	}
	return name
}

func ready(ctx context.Context, adminURL string) (string, error) {
	name := "template_" + schemaHash()
	conn, err := pgx.Connect(ctx, adminURL)
	if err != nil {
		return "", err
	}
	defer conn.Close(ctx)
	if err := cluster.EnsureRoles(ctx, conn); err != nil {
		return "", err
	}
	if _, err := conn.Exec(ctx, "select pg_advisory_lock(7451894)"); err != nil {
		return "", err
	}
	var there bool
	if err := conn.QueryRow(ctx, "select exists (select from pg_database where datname = $1)", name).Scan(&there); err != nil {
		return "", err
	}
	if there {
		return name, nil
	}
	fresh := name + "_new"
	for _, statement := range []string{
		"drop database if exists " + fresh + " with (force)",
		"create database " + fresh + " owner " + cluster.Owner + " strategy file_copy",
	} {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return "", err
		}
	}
	if err := postgres.Migrate(ctx, as(adminURL, cluster.Owner, fresh), as(adminURL, cluster.Service, fresh)); err != nil {
		return "", err
	}
	_, err = conn.Exec(ctx, "alter database "+fresh+" rename to "+name)
	return name, err
}

// as is the same server's URL for another user and database.
func as(adminURL, user, database string) string {
	u, err := url.Parse(adminURL)
	if err != nil {
		return fmt.Sprintf("bad URL: %v", err)
	}
	query := u.Query()
	query.Set("user", user)
	u.RawQuery, u.Path, u.User = query.Encode(), "/"+database, nil
	return u.String()
}

// schemaHash changes with our migrations and with River's, whose version is in the build.
func schemaHash() string {
	hash := sha256.New()
	_ = fs.WalkDir(migrations.Files, ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			text, _ := migrations.Files.ReadFile(path)
			fmt.Fprintf(hash, "%s %d\n%s", path, len(text), text)
		}
		return err
	})
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, module := range info.Deps {
			if module.Path == "github.com/riverqueue/river" {
				fmt.Fprint(hash, module.Version)
			}
		}
	}
	return hex.EncodeToString(hash.Sum(nil)[:8])
}
