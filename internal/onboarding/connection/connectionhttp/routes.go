package connectionhttp

import (
	"context"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/terms"
	"tilslut/internal/platform/page"
	"tilslut/internal/platform/signedlink"
	"tilslut/web/connectpage"
)

// Store keeps connections; connectionsql does.
type Store interface {
	// Get answers a case to whose it is, who started it or was named in it and has taken it up, as time has left it, and the time. Errors: connection.ErrUnknown, ErrNotYours, ErrLapsed.
	Get(ctx context.Context, id string, by person.Ref) (connection.Connection, time.Time, error)
	// Mailbox answers what the page of a mailbox link may show to anybody.
	Mailbox(ctx context.Context, id string) (connection.Connection, time.Time, error)
	// Invitation answers what the page of a representative's link may show to anybody.
	Invitation(ctx context.Context, id string) (connection.Connection, time.Time, error)
	// Objection answers a case that wants new administrators to somebody who may object to it; connection.ErrUnknown to anybody else.
	Objection(ctx context.Context, id string, by person.Ref) (connection.Connection, time.Time, error)
	// Standing answers how an association stands to a person.
	Standing(ctx context.Context, cvr association.CVR, by person.Ref) (connection.Standing, error)
	// Start answers the person's open case of an association, or starts one.
	Start(ctx context.Context, rec association.Record, by person.Ref, lang string) (connection.Connection, error)
	// Recover answers the person's open case for new administrators of a connected association, or starts one. The error is
	// connection.ErrState for an association that is not connected.
	Recover(ctx context.Context, rec association.Record, by person.Ref, lang string) (connection.Connection, error)
	// Change lets decide act on a case and saves what came of it, effects included.
	Change(ctx context.Context, id string, decide func(connection.Connection, time.Time) (connection.Connection, []connection.Effect, error)) (connection.Connection, error)
}

// Register is the business register; outside/cvr asks it.
type Register interface {
	Lookup(ctx context.Context, cvr association.CVR) (association.Record, error)
	Search(ctx context.Context, name string) ([]association.Record, error)
}

// Guard knows who is there; loginhttp does.
type Guard interface {
	Require(next http.Handler) http.Handler
	Person(ctx context.Context) (person.Ref, bool)
	Identity(ctx context.Context) (identity.Identity, bool)
}

// TermsStore knows the terms in force; termssql does.
type TermsStore interface {
	Current(ctx context.Context) (terms.Version, error)
}

// Coder makes the keyed code of a date of birth (YYYY-MM-DD) for one invitation; *secret.Keys does.
type Coder interface {
	BirthCode(invitation, date string) person.Code
}

// Handler answers everything under /connect. Every field but Separate and the limits must be set.
type Handler struct {
	Store    Store
	Register Register
	Guard    Guard
	Terms    TermsStore
	Codes    Coder
	Links    signedlink.Signer
	Faults   page.Faults
	Policy   connection.Policy // what a name in the register is worth
	Forms    []int             // organisation codes that may connect
	Now      func() time.Time  // shown as the moment at which the register was asked; nothing is decided by it
	// Separate answers whether who is somebody's separate MitID for another association: it opens that one, and starts nothing.
	// nil is nobody's.
	Separate func(ctx context.Context, who person.Ref) (bool, error)
	// Limit keeps one person from asking the register without end; nil is no limit.
	Limit     func(http.Handler) http.Handler
	Inspector Inspector
	Vault     Vault
	// UploadLimit keeps one person from sending files without end; nil is no limit.
	UploadLimit func(http.Handler) http.Handler
}

// Mount adds the routes.
func (h *Handler) Mount(r chi.Router) {
	r.Get("/connect/mailbox/{token}", h.Faults.Handle(h.link))
	r.Get("/connect/representative/{token}", h.Faults.Handle(h.invitation))
	r.Group(func(r chi.Router) {
		r.Use(h.Guard.Require)
		r.Post("/connect/mailbox/{token}", h.Faults.Handle(h.openLink))
		r.Post("/connect/representative/{token}", h.Faults.Handle(h.claim))
		r.Get("/connect", h.Faults.Handle(h.start))
		r.Get("/connect/find", h.searching(h.Faults.Handle(h.findForm)))
		r.Post("/connect/find", h.Faults.Handle(h.find))
		r.Get("/connect/lookup", h.limited(h.Faults.Handle(h.lookup)))
		r.Get("/connect/association/{cvr}", h.limited(h.Faults.Handle(h.association)))
		r.Post("/connect/association/{cvr}", h.limited(h.Faults.Handle(h.begin)))
		r.Get("/connect/association/{cvr}/recover", h.limited(h.Faults.Handle(h.recoverForm)))
		r.Post("/connect/association/{cvr}/recover", h.limited(h.Faults.Handle(h.recover)))
		r.Get("/connect/{id}/object", h.Faults.Handle(h.objectForm))
		r.Post("/connect/{id}/object", h.Faults.Handle(h.object))
		r.Get("/connect/{id}", h.owner(h.resume))
		r.Route("/connect/{id}/", h.steps)
	})
}

// limited is a page that asks the register: nobody does so without end. The confirmation asks, too, and is not counted: it is
// what everything else is for.
func (h *Handler) limited(next http.HandlerFunc) http.HandlerFunc { return within(h.Limit, next) }

func within(limit func(http.Handler) http.Handler, next http.HandlerFunc) http.HandlerFunc {
	if limit == nil {
		return next
	}
	return limit(next).ServeHTTP
}

// steps adds the pages of one case.
func (h *Handler) steps(r chi.Router) {
	question := func(s connection.Step, show, answer visited) {
		r.Get("/"+string(s), h.step(s, show))
		r.Post("/"+string(s), h.step(s, answer))
	}
	question(connection.StepRole, h.roleForm, h.role)
	question(connection.StepReporter, h.reporterForm, h.reporter)
	question(connection.StepContact, h.contactForm, h.contact)
	r.Get("/evidence", h.limited(h.step(connection.StepEvidence, h.evidenceForm)))
	r.Post("/evidence", h.limited(h.step(connection.StepEvidence, h.evidence)))
	h.papers(r)
	question(connection.StepTerms, h.termsForm, h.terms)
	question(connection.StepAdministrators, h.administrators, h.who)
	r.Get("/administrators/{who}", h.step(connection.StepAdministrators, h.administratorForm))
	r.Post("/administrators/{who}", h.step(connection.StepAdministrators, h.administrator))
	r.Get("/administrators/{who}/remove", h.step(connection.StepAdministrators, h.removeForm))
	r.Post("/administrators/{who}/remove", h.step(connection.StepAdministrators, h.remove))
	r.Get("/check", h.step(connection.StepCheck, h.check))
	r.Post("/confirm", h.owner(h.confirm))
	h.between(r)
	r.Get("/mailbox", h.step(connection.StepMailbox, h.mailbox))
	r.Get("/receipt", h.step(connection.StepReceipt, h.receipt))
	r.Get("/taken", h.step(connection.StepTaken, h.taken))
	r.Get("/ended", h.step(connection.StepEnded, h.ending))
	r.Post("/take-up", h.owner(h.takeUp))
	r.Get("/withdrawn", h.step(connection.StepWithdrawn, h.withdrawn))
	r.Get("/tasks", h.owner(h.tasks))
	r.Get("/case", h.owner(h.caseFile))
	r.Post("/resend/{letter}/{who}", h.owner(h.resend))
	r.Get("/address/{who}", h.owner(h.addressForm))
	r.Post("/address/{who}", h.owner(h.address))
	r.Get("/withdraw", h.owner(h.withdrawForm))
	r.Post("/withdraw", h.owner(h.withdraw))
}

// papers adds the pages of the documents, and of a caseworker's question that they answer.
func (h *Handler) papers(r chi.Router) {
	r.Get("/documents", h.step(connection.StepDocuments, h.documentsForm))
	r.Post("/documents", within(h.UploadLimit, h.step(connection.StepDocuments, h.documents)))
	r.Get("/documents/name", h.step(connection.StepDocuments, h.nameForm))
	r.Post("/documents/name", h.step(connection.StepDocuments, h.name))
	r.Get("/documents/{document}/remove", h.step(connection.StepDocuments, h.removeDocumentForm))
	r.Post("/documents/{document}/remove", h.step(connection.StepDocuments, h.removeDocument))
	r.Get("/more", h.step(connection.StepMore, h.moreForm))
	r.Post("/more", within(h.UploadLimit, h.step(connection.StepMore, h.more)))
}

// between adds what passes between a reporter and the representative.
func (h *Handler) between(r chi.Router) {
	r.Post("/send", h.owner(h.send))
	r.Post("/remind", h.owner(h.remind))
	r.Get("/address/"+connectpage.WhoRepresentative, h.owner(h.representativeForm))
	r.Post("/address/"+connectpage.WhoRepresentative, h.owner(h.representative))
	r.Get("/return", h.owner(h.refuseForm(sendingBack)))
	r.Post("/return", h.owner(h.refuse(sendingBack)))
	r.Get("/decline", h.owner(h.refuseForm(declining)))
	r.Post("/decline", h.owner(h.refuse(declining)))
}
