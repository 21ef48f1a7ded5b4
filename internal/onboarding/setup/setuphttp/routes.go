package setuphttp

import (
	"context"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/signedlink"
)

// Store keeps setups; setupsql does.
type Store interface {
	// Get answers the setup of an administrator's id, and the time. The error is setup.ErrUnknown.
	Get(ctx context.Context, id string) (setup.Setup, time.Time, error)
	// Change lets decide act on a setup and saves what came of it, effects included; what a refused match leaves behind, too.
	Change(ctx context.Context, id string, decide func(setup.Setup, time.Time) (setup.Setup, []setup.Effect, error)) (setup.Setup, error)
}

// Renewals order new links in the place of expired ones; connectionsql does.
type Renewals interface {
	// RenewSetupLink sends the administrator a new link, to the registered address, if the one of that version is the newest and has
	// expired; otherwise it does nothing. The errors are connection.ErrLinkUnknown and ErrNoAdministrator.
	RenewSetupLink(ctx context.Context, administrator string, version int) error
}

// Guard knows who is there; loginhttp does.
type Guard interface {
	Require(next http.Handler) http.Handler
	Person(ctx context.Context) (person.Ref, bool)
	Identity(ctx context.Context) (identity.Identity, bool)
	// Enrolled answers the separate MitID that the person has just activated in this browser, and what it is used with.
	Enrolled(r *http.Request) (separate person.Ref, authenticator string, ok bool)
}

// Secrets compares what is kept as keyed codes; *secret.Keys does.
type Secrets interface {
	SameBirth(code person.Code, invitation, date string) bool
	ActivationCode(invitation, code string) person.Code
	SameActivationCode(kept person.Code, invitation, code string) bool
	Sign(purpose string, msg []byte) (keyID byte, sum []byte)
}

// Members knows the memberships of whoever logs in as ref, by their private MitID or a separate one; membershipsql does.
type Members interface {
	ByPerson(ctx context.Context, ref person.Ref) ([]membership.Membership, error)
}

// Handler answers everything under /setup. Every field but Limit must be set.
type Handler struct {
	Store    Store
	Members  Members
	Renewals Renewals
	Guard    Guard
	Secrets  Secrets
	Links    signedlink.Signer
	Faults   page.Faults
	// Limit keeps one address from pressing 'send a new link' without end; nil is no limit.
	Limit func(http.Handler) http.Handler
}

// own is the address of a setup: a UUID, which no link's token can be taken for.
const own = "/setup/{id:[0-9a-f-]{36}}"

// Mount adds the routes.
func (h *Handler) Mount(r chi.Router) {
	r.Get("/setup/{token}", h.Faults.Handle(h.link))
	r.Get("/setup/{token}/renew", h.Faults.Handle(h.renewed))
	r.Post("/setup/{token}/renew", h.limited(h.Faults.Handle(h.renew)))
	r.Group(func(r chi.Router) {
		r.Use(h.Guard.Require)
		r.Post("/setup/{token}", h.Faults.Handle(h.match))
		r.Get("/setup/{token}/code", h.Faults.Handle(h.codeForm))
		r.Post("/setup/{token}/code", h.Faults.Handle(h.code))
		r.Get(own+"/temporary", h.Faults.Handle(h.temporaryForm))
		r.Post(own+"/temporary", h.Faults.Handle(h.temporary))
		r.Get(own, h.owner(h.resume))
		r.Get(own+"/tasks", h.step(setup.StepTasks, h.tasks))
		r.Get(own+"/private", h.step(setup.StepPrivate, h.privateForm))
		r.Post(own+"/private", h.step(setup.StepPrivate, h.private))
		r.Get(own+"/authenticators", h.step(setup.StepAuthenticators, h.authenticatorsForm))
		r.Post(own+"/authenticators", h.step(setup.StepAuthenticators, h.authenticators))
		r.Get(own+"/own", h.step(setup.StepOwn, h.ownForm))
		r.Post(own+"/own", h.step(setup.StepOwn, h.own))
		r.Get(own+"/enrol", h.step(setup.StepEnrol, h.enrolForm))
		r.Post(own+"/enrol", h.step(setup.StepEnrol, h.enrol))
		r.Get(own+"/summary", h.step(setup.StepSummary, h.summary))
		r.Post(own+"/approve", h.owner(h.approve))
		r.Get(own+"/receipt", h.step(setup.StepReceipt, h.receipt))
	})
}

func (h *Handler) limited(next http.HandlerFunc) http.HandlerFunc {
	if h.Limit == nil {
		return next
	}
	return h.Limit(next).ServeHTTP
}
