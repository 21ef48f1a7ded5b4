package main

import (
	"context"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"tilslut/internal/platform/postgres"
	"tilslut/internal/platform/server"
)

// ready says whether the house can work, with a word for each neighbour. A neighbour that is down does not make us unready: pages
// that need it say so, and letters and documents wait.
func ready(pool *pgxpool.Pool, outside neighbours) func(context.Context) server.Readiness {
	broker := &remembered{ask: outside.broker.Check}
	register := &remembered{ask: outside.register.Check}
	mail := &remembered{ask: outside.mail.Check}
	vault := &remembered{ask: outside.vault.Check}
	scanner := &remembered{ask: outside.scanner.Check}
	var staff *remembered
	if outside.staff != nil {
		staff = &remembered{ask: outside.staff.Check}
	}
	return func(ctx context.Context) server.Readiness {
		database := postgres.Ready(ctx, pool)
		detail := map[string]string{
			"database": word(database), "broker": broker.word(), "register": register.word(), "mail": mail.word(),
			"vault": vault.word(), "scanner": scanner.word(),
		}
		if staff != nil {
			detail["staff"] = staff.word()
		}
		return server.Readiness{Ready: database == nil, Detail: detail}
	}
}

func word(err error) string {
	if err != nil {
		return "no answer"
	}
	return "ok"
}

// remembered is how a neighbour was when it was last asked. It is asked in the background, at most twice a minute and only while
// somebody wants to know: a neighbour that hangs doesn't keep /readyz waiting, and is not asked by every probe.
type remembered struct {
	ask func(context.Context) error

	mu    sync.Mutex
	said  string
	asked time.Time
}

const (
	askAgain   = 30 * time.Second
	askTimeout = 10 * time.Second
)

func (r *remembered) word() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	if time.Since(r.asked) > askAgain {
		r.asked = now()
		go r.refresh()
	}
	if r.said == "" {
		return "not asked yet"
	}
	return r.said
}

func (r *remembered) refresh() {
	ctx, cancel := context.WithTimeout(context.Background(), askTimeout)
	defer cancel()
	said := word(r.ask(ctx))
	r.mu.Lock()
	defer r.mu.Unlock()
	r.said = said
}
