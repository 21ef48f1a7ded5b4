package cluster

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// URL is a connection string for a server's socket folder.
func URL(sockets, user, database string) string {
	return "postgres:///" + database + "?host=" + url.QueryEscape(sockets) + "&user=" + url.QueryEscape(user)
}

// prepare waits until the server answers, and makes the roles and the database.
func (c *Cluster) prepare(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	conn, err := c.connect(ctx)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	if err := EnsureRoles(ctx, conn); err != nil {
		return err
	}
	var there bool
	if err := conn.QueryRow(ctx, "select exists (select from pg_database where datname = $1)", Database).Scan(&there); err != nil {
		return err
	}
	if there {
		return nil
	}
	_, err = conn.Exec(ctx, "create database "+Database+" owner "+Owner)
	return err
}

func (c *Cluster) connect(ctx context.Context) (*pgx.Conn, error) {
	for {
		conn, err := pgx.Connect(ctx, c.AdminURL)
		if err == nil {
			return conn, nil
		}
		select {
		case <-c.server.done:
			return nil, fmt.Errorf("PostgreSQL ended at once: %w\n%s", c.server.err, c.lastLog())
		case <-ctx.Done():
			return nil, fmt.Errorf("PostgreSQL does not answer: %w\n%s", errors.Join(ctx.Err(), err), c.lastLog())
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// EnsureRoles makes the owner's and the service's role where they are missing. Roles belong to the whole server, so
// two processes may be at it at once: the lock makes the second one find them.
func EnsureRoles(ctx context.Context, conn *pgx.Conn) error {
	return pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `
			do $$
			declare
				wanted text;
			begin
				perform pg_advisory_xact_lock(7451893);
				foreach wanted in array array['`+Owner+`', '`+Service+`'] loop
					if not exists (select from pg_roles where rolname = wanted) then
						execute format('create role %I login', wanted);
					end if;
				end loop;
			end
			$$`)
		return err
	})
}

// lastLog is the end of the server's log, for an error that nobody could understand without it.
func (c *Cluster) lastLog() string {
	text, err := os.ReadFile(c.Log)
	if err != nil {
		return ""
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return strings.Join(lines[max(0, len(lines)-8):], "\n")
}
