package reviewhttp

import (
	"context"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/login"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/signedlink"
)

// Decide is an act of the law on a case.
type Decide = func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error)

// Store keeps connections; connectionsql does.
type Store interface {
	// Queue answers a page of the queue.
	Queue(ctx context.Context, f connection.QueueFilter) (connection.QueuePage, error)
	// ForReview answers a case that was ever submitted, and the time. The error is connection.ErrUnknown.
	ForReview(ctx context.Context, id string) (connection.Connection, time.Time, error)
	// Load answers any case. The error is connection.ErrUnknown.
	Load(ctx context.Context, id string) (connection.Connection, time.Time, error)
	// Earlier answers the other cases of a case's association.
	Earlier(ctx context.Context, id string) ([]connection.EarlierCase, error)
	// FindNumber answers the id of a case. The error is connection.ErrUnknown.
	FindNumber(ctx context.Context, number connection.Number) (string, error)
	// Viewed notes in the audit that somebody looked at a case: what is "case", "document" (subject: its id) or "support".
	Viewed(ctx context.Context, id string, by person.Ref, what, subject string) error
	// Seen keeps a caseworker's name for her colleagues, who are answered by Caseworkers.
	Seen(ctx context.Context, who connection.Caseworker) error
	Caseworkers(ctx context.Context) ([]connection.Caseworker, error)
	// Statistics answers so many weeks, the oldest first.
	Statistics(ctx context.Context, weeks int) ([]connection.Week, error)
	// Change lets decide act on a case and saves what came of it, effects included.
	Change(ctx context.Context, id string, decide func(connection.Connection, time.Time) (connection.Connection, []connection.Effect, error)) (connection.Connection, error)
}

// Register is the business register; outside/cvr asks it.
type Register interface {
	Lookup(ctx context.Context, cvr association.CVR) (association.Record, error)
}

// Guard knows who of the staff is there; staffhttp does.
type Guard interface {
	// Require sends everybody to the staff's login who is not logged in there.
	Require(next http.Handler) http.Handler
	Staff(ctx context.Context) (login.Staff, bool)
}

// Vault keeps the documents' bytes; outside/vault does.
type Vault interface {
	Get(ctx context.Context, cvr association.CVR, id string) ([]byte, error)
}

// Viewer draws a page of a document as a PNG; outside/document does, in a process with limits.
type Viewer interface {
	// Page draws page n, from 1, turned clockwise by so many degrees.
	Page(ctx context.Context, content []byte, n, turn int) ([]byte, error)
	// Renders answers whether there is a program that draws pages of PDFs; pictures need none.
	Renders() bool
}

// Letters writes what an act will send, before it is done; connectionjobs does, with what it writes the letters themselves by.
type Letters interface {
	// Preview writes a letter on the case as the act will leave it, to one side of it and in its language.
	Preview(ctx context.Context, c connection.Connection, kind connection.LetterKind, to connection.Part, at time.Time) (subject, text string, err error)
}

// Handler answers everything under /review but the staff's login. Every field must be set.
type Handler struct {
	Store    Store
	Register Register
	Guard    Guard
	Vault    Vault
	Viewer   Viewer
	Letters  Letters
	Links    signedlink.Signer
	Faults   page.Faults
}

// Mount adds the routes.
func (h *Handler) Mount(r chi.Router) {
	r.Group(func(r chi.Router) {
		r.Use(h.Guard.Require, unkept)
		r.Get("/review", h.caseworker(h.queue))
		r.Get("/review/support", h.staff(h.support))
		r.Post("/review/support", h.staff(h.resend))
		r.Get("/review/statistics", h.staff(h.statistics))
		r.Get("/review/{id}", h.visited(h.caseFile))
		r.Route("/review/{id}/", h.pages)
	})
}

// pages adds the pages of one case.
func (h *Handler) pages(r chi.Router) {
	r.Post("/take", h.visited(h.take))
	r.Post("/release", h.visited(h.release))
	r.Get("/hand-over", h.visited(h.handOverForm))
	r.Post("/hand-over", h.visited(h.handOver))
	for name, d := range decisions {
		r.Get("/"+name, h.visited(h.decisionForm(d)))
		r.Post("/"+name, h.visited(h.decide(d)))
	}
	r.Get("/done", h.visited(h.done))
	r.Get("/documents/{document}", h.visited(h.document))
	r.Get("/documents/{document}/{page}.png", h.visited(h.picture))
	r.Get("/documents/{document}/file", h.visited(h.file))
}

// unkept keeps what stands here out of every cache, the browser's too.
func unkept(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}
