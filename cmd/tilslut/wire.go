package main

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/activation/activationhttp"
	"tilslut/internal/onboarding/activation/activationjobs"
	"tilslut/internal/onboarding/activation/activationsql"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/connection/connectionhttp"
	"tilslut/internal/onboarding/connection/connectionjobs"
	"tilslut/internal/onboarding/connection/connectionsql"
	"tilslut/internal/onboarding/connection/reviewhttp"
	"tilslut/internal/onboarding/login/loginhttp"
	"tilslut/internal/onboarding/login/loginsql"
	"tilslut/internal/onboarding/login/staffhttp"
	"tilslut/internal/onboarding/membership/membershiphttp"
	"tilslut/internal/onboarding/membership/membershipjobs"
	"tilslut/internal/onboarding/membership/membershipsql"
	"tilslut/internal/onboarding/overview/overviewhttp"
	"tilslut/internal/onboarding/overview/overviewsql"
	"tilslut/internal/onboarding/prepare/preparehttp"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/onboarding/setup/setuphttp"
	"tilslut/internal/onboarding/setup/setupjobs"
	"tilslut/internal/onboarding/setup/setupsql"
	"tilslut/internal/onboarding/terms/termshttp"
	"tilslut/internal/onboarding/terms/termssql"
	"tilslut/internal/outside/document"
	"tilslut/internal/platform/clock"
	"tilslut/internal/platform/config"
	"tilslut/internal/platform/limit"
	"tilslut/internal/platform/outbox"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/postgres"
	"tilslut/internal/platform/secret"
	"tilslut/internal/platform/server"
	"tilslut/internal/platform/session"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/static"
)

// house is everything that runs.
type house struct {
	web     *server.Server
	metrics *server.Metrics
	runner  *outbox.Runner
	close   func()
}

// build makes the house: every room, every route and every letter. It talks to nobody.
func build(ctx context.Context, set config.Serve, log *slog.Logger) (*house, error) {
	keys, err := secret.Load(set.KeysFile)
	if err != nil {
		return nil, err
	}
	outside, err := open(set, keys, log)
	if err != nil {
		return nil, err
	}
	pool, err := postgres.Open(ctx, set.DatabaseURL)
	if err != nil {
		return nil, err
	}
	queue := outbox.Config{Logger: log}
	box, err := outbox.New(pool, queue)
	if err != nil {
		return nil, err
	}

	// Stores: one a room.
	hours := &clock.Clock{}
	cases := &connectionsql.Store{Pool: pool, Outbox: box, Clock: hours}
	imported := &activationsql.Store{Pool: pool, Outbox: box, Clock: hours}
	texts := &termssql.Store{Pool: pool, Clock: hours}
	setups := &setupsql.Store{Pool: pool, Outbox: box, Clock: hours}
	members := &membershipsql.Store{Pool: pool, Outbox: box, Clock: hours}
	people := loginsql.New(pool)
	across := &overviewsql.Store{Pool: pool, Clock: hours}

	// What rooms share.
	faults := page.Faults{Log: log}
	links := signedlink.Signer{Keys: keys}
	sessions := session.New(pool, keys, session.Config{Origin: set.Origin})
	staffSessions := session.New(pool, keys, session.Config{Origin: set.Origin, Name: staffhttp.Kind, Idle: staffhttp.Idle})
	limits := &limit.Limits{Pool: pool, Signer: keys, Faults: faults, Session: func(ctx context.Context) string {
		return cmp.Or(sessions.Key(ctx), staffSessions.Key(ctx))
	}}

	// Rooms: what they show.
	login := loginhttp.New(loginhttp.Config{
		Origin: set.Origin, Broker: outside.broker, Store: people, Keys: keys, Sessions: sessions, Limits: limits, Faults: faults, Log: log,
	})
	colleagues := staffhttp.Config{Store: people, Codes: keys, Sessions: staffSessions, Limits: limits, Faults: faults, Log: log}
	if outside.staff != nil {
		colleagues.Provider = outside.staff
	}
	staff := staffhttp.New(colleagues)
	documents := document.New()
	connect := &connectionhttp.Handler{
		Store: cases, Register: outside.register, Guard: login, Terms: texts, Codes: keys, Links: links, Faults: faults,
		Policy: connection.Policy(set.RegisterMatch), Forms: forms, Now: now, Separate: separateOf(members), Limit: limits.PerSession("register", 30, minute),
		Inspector: inspector{documents}, Vault: outside.vault, UploadLimit: limits.PerSession("upload", 30, minute),
	}
	post := &connectionjobs.Post{
		Store: cases, Sender: postman{outside.mail}, Links: links, Origin: set.Origin.String(), Support: contact(set.Mail.ReplyTo),
	}
	rooms := []interface{ Mount(r chi.Router) }{
		&preparehttp.Handler{Faults: faults, Origin: set.Origin, Contact: contact(set.Mail.ReplyTo)},
		login,
		staff,
		connect,
		&reviewhttp.Handler{
			Store: cases, Register: outside.register, Guard: staff, Vault: outside.vault, Viewer: documents, Letters: post, Links: links,
			Faults: page.Faults{Log: log, Login: "/review/login"},
		},
		&setuphttp.Handler{
			Store: setups, Members: members, Renewals: cases, Guard: login, Secrets: keys, Links: links, Faults: faults, Limit: limits.PerIP("renew", 30, minute),
		},
		&activationhttp.Handler{
			Store: imported, Access: members, Members: members, Guard: login, Secrets: keys, Links: links, Faults: faults,
			Limit: limits.PerIP("renew-activation", 30, minute),
		},
		&termshttp.Handler{Store: texts, Faults: faults},
		&membershiphttp.Handler{Store: members, Desk: across, Users: userCounter{imported}, Guard: login, Faults: faults},
		&overviewhttp.Handler{Store: across, Guard: login, Links: links, Faults: faults},
	}

	// Letters and other effects: what rooms do after they have answered.
	workers := outbox.NewWorkers(queue)
	outbox.HandleMail(workers, post.SendReceipt, post.GaveUpReceipt)
	outbox.HandleMail(workers, post.SendMailboxLink, post.GaveUpMailboxLink)
	outbox.HandleMail(workers, post.SendRegisterNotice, post.GaveUpRegisterNotice)
	outbox.HandleMail(workers, post.SendSetupLink, post.GaveUpSetupLink)
	outbox.HandleMail(workers, post.SendAlreadyConnected, post.GaveUpAlreadyConnected)
	outbox.HandleMail(workers, post.SendInvitation, post.GaveUpInvitation)
	outbox.HandleMail(workers, post.SendNews, post.GaveUpNews)
	outbox.HandleMail(workers, post.SendRecoveryNotice, post.GaveUpRecoveryNotice)
	outbox.Handle(workers, post.TellOthers, nil)
	outbox.Handle(workers, post.TellIncumbents, nil)
	outbox.Handle(workers, post.Sweep, nil)
	papers := &connectionjobs.Archive{Store: cases, Vault: outside.vault, Scanner: outside.scanner, Now: now}
	outbox.HandleOrderedAgain(workers, papers.ScanDocument)
	outbox.Handle(workers, papers.DiscardDocument, nil)
	outbox.Handle(workers, papers.SweepVault, nil)
	users := &activationjobs.Post{
		Store: imported, Sender: postman{outside.mail}, Links: links, Origin: set.Origin.String(), Support: contact(set.Mail.ReplyTo),
	}
	outbox.HandleMail(workers, users.SendActivation, users.GaveUpActivation)
	outbox.HandleMail(workers, users.SendReminder, users.GaveUpReminder)
	outbox.HandleMail(workers, users.SendReceipt, users.GaveUpReceipt)
	outbox.HandleMail(workers, users.SendNotice, users.GaveUpNotice)
	outbox.Handle(workers, users.TellAdministrators, nil)
	outbox.Handle(workers, users.Sweep, nil)
	administrators := &setupjobs.Post{
		Store: setups, Sender: postman{outside.mail}, Links: links, Origin: set.Origin.String(), Support: contact(set.Mail.ReplyTo),
	}
	outbox.HandleMail(workers, administrators.SendSetupReceipt, administrators.GaveUpSetupReceipt)
	outbox.HandleMail(workers, administrators.TellWrongPerson, administrators.GaveUpWrongPerson)
	outbox.HandleMail(workers, administrators.SendReminder, administrators.GaveUpReminder)
	outbox.Handle(workers, administrators.Remind, nil)
	agreements := &membershipjobs.Post{
		Store: members, Sender: postman{outside.mail}, Origin: set.Origin.String(), Support: contact(set.Mail.ReplyTo),
	}
	outbox.HandleMail(workers, agreements.SendConsentWithdrawn, agreements.GaveUpConsentWithdrawn)
	outbox.Handle(workers, agreements.TellConsentWithdrawn, nil)
	outbox.Handle(workers, sweepOf(sessions, people, limits), nil)
	workers.Periodic(10*minute, connection.Sweep{})
	workers.Periodic(24*60*minute, connection.SweepVault{})
	workers.Periodic(10*minute, activation.Sweep{})
	workers.Periodic(60*minute, setup.Remind{})
	workers.Periodic(60*minute, sweep{})
	runner, err := outbox.NewRunner(pool, workers)
	if err != nil {
		return nil, err
	}

	metrics := server.NewMetrics()
	web := server.New(server.Config{
		Origin: set.Origin, TrustedProxies: set.TrustedProxies, Log: log, Faults: faults, Static: static.Handler(),
		FormTargets: outside.broker.Origins, BodyLimit: connectionhttp.BodyLimit, Ready: ready(pool, outside), Metrics: metrics,
		Rooms: []func(http.Handler) http.Handler{staff.Apart(sessions.Middleware, login.Look)},
	}, func(r chi.Router) {
		for _, room := range rooms {
			room.Mount(r)
		}
	})
	return &house{web: web, metrics: metrics, runner: runner, close: func() {
		_ = outside.mail.Close()
		outside.register.Close()
		pool.Close()
	}}, nil
}

// forms are the organisation codes that may connect: association and voluntary association.
var forms = []int{110, 115}

const minute = time.Minute

// now is for showing only; whatever is decided is decided by the database's time.
func now() time.Time { return time.Now() }
