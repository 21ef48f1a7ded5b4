package activationhttp

import (
	"context"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/signedlink"
)

// Decide is an act of the law on a user.
type Decide = func(u activation.User, a membership.Agreement, at time.Time) (activation.User, []activation.Effect, error)

// Store keeps imported users; activationsql does.
type Store interface {
	// List answers a page of an association's imported users.
	List(ctx context.Context, cvr association.CVR, f activation.Filter) (activation.Page, error)
	// Some answers those of some users that are the association's, by name, and the time.
	Some(ctx context.Context, cvr association.CVR, ids []string) ([]activation.Line, time.Time, error)
	// User answers one of an association's users, what the association allows, and the time. The error is activation.ErrUnknown.
	User(ctx context.Context, cvr association.CVR, id string) (activation.User, membership.Agreement, time.Time, error)
	// ByLink answers what the page of a link may know of a user. The error is activation.ErrUnknown.
	ByLink(ctx context.Context, id string) (activation.User, membership.Agreement, time.Time, error)
	// Change lets decide act on a user of an association and saves what came of it, effects included.
	Change(ctx context.Context, cvr association.CVR, id string, decide Decide) (activation.User, error)
	// Weigh answers what a transition would do to some users of an association, and Transit does it.
	Weigh(ctx context.Context, cvr association.CVR, ids []string, t activation.Transition) (activation.Summary, error)
	Transit(ctx context.Context, cvr association.CVR, by person.Ref, ids []string, t activation.Transition) (activation.Summary, error)
}

// Access knows who administers an association; membershipsql does.
type Access interface {
	// Administrator answers the administrator that a login is, and what the association allows. For everybody else there is no such
	// association: membership.ErrUnknown.
	Administrator(ctx context.Context, cvr association.CVR, ref person.Ref, authenticator string) (membership.Member, membership.Agreement, error)
}

// Members knows by which MitID somebody is known where; membershipsql does.
type Members interface {
	// ByPerson answers all memberships of whoever logs in as ref, by their private MitID or a separate one.
	ByPerson(ctx context.Context, ref person.Ref) ([]membership.Membership, error)
}

// Guard knows who is there; loginhttp does.
type Guard interface {
	Require(next http.Handler) http.Handler
	Person(ctx context.Context) (person.Ref, bool)
	Identity(ctx context.Context) (identity.Identity, bool)
	// Enrolled answers the separate MitID that the person has just activated in this browser, and what it is used with.
	Enrolled(r *http.Request) (separate person.Ref, authenticator string, ok bool)
}

// Secrets compares what is kept as keyed codes, and makes them; *secret.Keys does.
type Secrets interface {
	SameBirth(code person.Code, invitation, date string) bool
	ActivationCode(invitation, code string) person.Code
	SameActivationCode(kept person.Code, invitation, code string) bool
	Sign(purpose string, msg []byte) (keyID byte, sum []byte)
}

// Handler answers everything under /association/{cvr}/imported and /activate. Every field but Limit must be set.
type Handler struct {
	Store   Store
	Access  Access
	Members Members
	Guard   Guard
	Secrets Secrets
	Links   signedlink.Signer
	Faults  page.Faults
	// Limit keeps one address from pressing 'send a new link' without end; nil is no limit.
	Limit func(http.Handler) http.Handler
}

// Mount adds the routes.
func (h *Handler) Mount(r chi.Router) {
	r.Get("/activate/{token}", h.Faults.Handle(h.link))
	r.Get("/activate/{token}/renew", h.Faults.Handle(h.renewed))
	r.Post("/activate/{token}/renew", h.limited(h.Faults.Handle(h.renew)))
	r.Group(func(r chi.Router) {
		r.Use(h.Guard.Require)
		r.Post("/activate/{token}", h.way(h.match))
		r.Get("/activate/{token}/match", h.step(activation.StepMatch, h.codeForm))
		r.Post("/activate/{token}/match", h.way(h.code))
		r.Get("/activate/{token}/private", h.step(activation.StepPrivate, h.privateForm))
		r.Post("/activate/{token}/private", h.step(activation.StepPrivate, h.private))
		r.Get("/activate/{token}/separate", h.step(activation.StepSeparate, h.separateForm))
		r.Post("/activate/{token}/separate", h.step(activation.StepSeparate, h.separate))
		r.Get("/activate/{token}/enrolled", h.step(activation.StepSeparate, h.enrolledForm))
		r.Post("/activate/{token}/enrolled", h.way(h.enrolled))
		r.Get("/activate/{token}/receipt", h.step(activation.StepReceipt, h.receipt))
		r.Get("/activate/{token}/refused", h.step(activation.StepRefused, h.refused))
		r.Get(desk, h.see(h.list))
		r.Route(desk+"/", h.users)
		r.Post(desk, h.act(h.choose))
	})
}

// desk is the address of an association's imported users.
const desk = "/association/{cvr}/imported"

// users adds the pages that a user administrator goes on to from the list.
func (h *Handler) users(r chi.Router) {
	r.Get("/activate", h.act(h.severalForm))
	r.Post("/activate", h.act(h.several))
	r.Get("/check", h.act(h.check))
	r.Post("/check", h.act(h.activate))
	r.Get("/result", h.act(h.result))
	r.Get("/{id}", h.see(h.user))
	r.Post("/{id}", h.act(h.invite))
	r.Get("/{id}/code", h.act(h.back))
	r.Post("/{id}/code", h.act(h.issue))
	r.Post("/{id}/resend", h.act(h.resend))
	r.Get("/{id}/address", h.act(h.addressForm))
	r.Post("/{id}/address", h.act(h.address))
	r.Get("/{id}/delete", h.act(h.deleteForm))
	r.Post("/{id}/delete", h.act(h.delete))
	r.Post("/{id}/restore", h.act(h.restore))
}

func (h *Handler) limited(next http.HandlerFunc) http.HandlerFunc {
	if h.Limit == nil {
		return next
	}
	return h.Limit(next).ServeHTTP
}
