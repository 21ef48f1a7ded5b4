package activationhttp

import (
	"net/http"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/page"
	"tilslut/web/activatepage"
)

var (
	// errLogin sends somebody to the login whose session, or what the browser kept of the login, is gone.
	errLogin = fault.New(fault.Unauthenticated, "activation.login")
	// errOnlySees means that an organisation administrator wanted to do what only a user administrator may.
	errOnlySees = fault.New(fault.Forbidden, "activation.only-sees")
)

// visit is an association as one of its administrators comes to it.
type visit struct {
	cvr       association.CVR
	who       person.Ref
	member    membership.Member
	agreement membership.Agreement
}

// visited answers a request about an association's imported users to one of its administrators.
type visited func(w http.ResponseWriter, r *http.Request, v visit) error

func (v visit) head() activatepage.Head {
	return activatepage.Head{CVR: string(v.cvr), Association: v.agreement.Name}
}

// path is the address of the list, or of one of the pages below it.
func (v visit) path(below string) string {
	address := "/association/" + string(v.cvr) + "/imported"
	if below != "" {
		address += "/" + below
	}
	return address
}

// acts answers whether the administrator may change anything.
func (v visit) acts() bool { return v.member.Has(membership.UserAdministrator) }

// see answers a request by an administrator of the association; for everybody else there is no such page.
func (h *Handler) see(then visited) http.HandlerFunc {
	return h.Faults.Handle(func(w http.ResponseWriter, r *http.Request) error {
		v, err := h.open(r)
		if err != nil {
			return err
		}
		return then(w, r, v)
	})
}

// act is see for what only a user administrator may do.
func (h *Handler) act(then visited) http.HandlerFunc {
	return h.see(func(w http.ResponseWriter, r *http.Request, v visit) error {
		if !v.acts() {
			return errOnlySees
		}
		return then(w, r, v)
	})
}

// open finds the association of the request's address for the administrator of its session.
func (h *Handler) open(r *http.Request) (visit, error) {
	who, known := h.Guard.Person(r.Context())
	said, ok := h.Guard.Identity(r.Context())
	if !known || !ok {
		return visit{}, errLogin
	}
	typed := chi.URLParam(r, "cvr")
	cvr, err := association.ParseCVR(typed)
	if err != nil || string(cvr) != typed {
		return visit{}, membership.ErrUnknown
	}
	v := visit{cvr: cvr, who: who}
	v.member, v.agreement, err = h.Access.Administrator(r.Context(), cvr, who, said.Authenticator)
	return v, err
}

// back leads from the address of a form that has no page of its own to the user.
func (h *Handler) back(w http.ResponseWriter, r *http.Request, v visit) error {
	return page.Redirect(w, r, v.path(chi.URLParam(r, "id")))
}
