package connectionhttp

import (
	"context"
	"errors"
	"net/http"
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// evidenceForm asks the register each time: who has just registered herself there wants to know whether it has come through.
// It keeps nothing; that is for the button.
func (h *Handler) evidenceForm(w http.ResponseWriter, r *http.Request, v visit) error {
	if v.part != v.Decider() {
		return h.showHint(w, r, v)
	}
	f, rec, err := h.weigh(r.Context(), v.Association)
	if err != nil {
		return h.refused(w, r, rec, err)
	}
	return h.showEvidence(w, r, v, f, rec, http.StatusOK)
}

// evidence keeps what the register says now, and leads on: to the documents, where it says nothing that is enough.
func (h *Handler) evidence(w http.ResponseWriter, r *http.Request, v visit) error {
	f, rec, err := h.weighFor(r.Context(), v)
	if err == nil && f.Verdict == connection.VerdictCeased {
		err = association.ErrCeased
	}
	if err != nil {
		return h.refused(w, r, rec, err)
	}
	return h.lead(w, r, v, v.path(""), h.keep(r, v, f))
}

// keep stores a finding on the case.
func (h *Handler) keep(r *http.Request, v visit, f connection.Finding) error {
	_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.SetFinding(v.who, f, at)
	})
	return err
}

func (h *Handler) showEvidence(w http.ResponseWriter, r *http.Request, v visit, f connection.Finding, rec association.Record, status int) error {
	if f.Verdict == connection.VerdictCeased {
		return h.refused(w, r, rec, association.ErrCeased)
	}
	if f.Verdict == connection.VerdictDown || f.Verdict == connection.VerdictNonsense {
		status = http.StatusServiceUnavailable
		w.Header().Set("Retry-After", "120")
	}
	verdict := f.Verdict
	if verdict == connection.VerdictRegistered && v.Way(f) == connection.WayDocumentation {
		verdict = connection.VerdictReview // an association that is locked out is not opened by a name and a mailbox.
	}
	return page.Render(w, r, status, connectpage.Evidence(connectpage.EvidencePage{
		Case: connectpage.CaseOf(v.Connection), Verdict: verdict, Automatic: f.Automatic, Email: f.RegisterEmail, Asked: v.at,
	}))
}

// weigh asks the register and judges what it says together with what the login said. A register that can't be asked is a finding,
// too. The errors are those of the login, and association.ErrNotAssociation where the register has given the number another form.
func (h *Handler) weigh(ctx context.Context, cvr association.CVR) (connection.Finding, association.Record, error) {
	who, ok := h.Guard.Identity(ctx)
	if !ok {
		return connection.Finding{}, association.Record{}, errLogin
	}
	return h.weighed(ctx, cvr, who)
}

func (h *Handler) weighed(ctx context.Context, cvr association.CVR, who identity.Identity) (connection.Finding, association.Record, error) {
	rec, err := h.Register.Lookup(ctx, cvr)
	if err != nil {
		return connection.WeighFailure(cvr, err), association.Record{CVR: cvr}, nil
	}
	if err := rec.Eligible(h.Forms); errors.Is(err, association.ErrNotAssociation) {
		return connection.Finding{}, rec, err
	}
	return connection.Weigh(rec, who, h.Policy), rec, nil
}
