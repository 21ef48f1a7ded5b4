package postgres

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

const (
	// statementTimeout ends a statement that no request is waiting for any more.
	statementTimeout = "10s"
	// idleInTransaction ends a transaction that somebody forgot, with the row locks it holds.
	idleInTransaction = "30s"
	// connectTimeout is for one attempt to reach one server.
	connectTimeout = 5 * time.Second
	// acquireTimeout is how long a request waits for a free connection; the answer is then "try again soon", in time.
	acquireTimeout = 3 * time.Second
	leastConns     = 10
)

// readOnly is the SQLSTATE of a write on a server that has become a standby.
const readOnly = "25006"

// Open makes the service's pool. It does not connect: the service starts without its database and says so in /readyz.
// The URL's own parameters (pool_max_conns, statement_timeout …) win over the defaults.
func Open(ctx context.Context, url string) (*pgxpool.Pool, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("the database's URL: %w", err)
	}
	for name, value := range map[string]string{
		"application_name":                    "tilslut",
		"statement_timeout":                   statementTimeout,
		"idle_in_transaction_session_timeout": idleInTransaction,
		"timezone":                            "UTC",
	} {
		if _, given := config.ConnConfig.RuntimeParams[name]; !given {
			config.ConnConfig.RuntimeParams[name] = value
		}
	}
	if !strings.Contains(url, "pool_max_conns") {
		config.MaxConns = max(config.MaxConns, leastConns)
	}
	if config.ConnConfig.ConnectTimeout == 0 {
		config.ConnConfig.ConnectTimeout = connectTimeout
	}
	config.MaxConnLifetimeJitter = config.MaxConnLifetime / 10
	config.ConnConfig.OnPgError = keep
	config.ConnConfig.Tracer = boundedWait{}
	return pgxpool.NewWithConfig(ctx, config)
}

// keep decides whether a connection lives on after an error of the server's. One whose server takes no writes any
// more is closed, so that the next attempt finds the new primary; a pool that kept them would stay read-only for good.
func keep(_ *pgconn.PgConn, err *pgconn.PgError) bool {
	return err.Code != readOnly && err.SeverityUnlocalized != "FATAL"
}
