package activationhttp

import (
	"errors"
	"net/http"
	"time"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/activatepage"
)

// issue makes a temporary code and shows it in this answer: what is kept is a keyed code of it, and no other page can show it. The
// same form, sent many times, makes one code and shows it in every answer; a form from before another code was made makes none.
func (h *Handler) issue(w http.ResponseWriter, r *http.Request, v visit) error {
	id, err := userID(r)
	if err != nil {
		return err
	}
	in := form.Read(r)
	if in.Err() != nil {
		return h.lead(w, r, v.path(id), nil)
	}
	code := h.newCode(id, in.Value("key"))
	tag, seen := h.Secrets.ActivationCode(id, code), version(in.Value("version"))
	u, err := h.Store.Change(r.Context(), v.cvr, id, func(u activation.User, _ membership.Agreement, at time.Time) (activation.User, []activation.Effect, error) {
		switch {
		case u.Code.Version == seen:
			return u.IssueCode(v.who, tag, at)
		case h.Secrets.SameActivationCode(u.Code.Tag, id, code):
			return u, nil, nil
		}
		return u, nil, errSeen
	})
	p := activatepage.ShownPage{Head: v.head(), User: activatepage.Line{ID: id, Name: u.Name}}
	switch {
	case errors.Is(err, errSeen):
		p.Seen = true
		return page.Render(w, r, http.StatusConflict, activatepage.Shown(p))
	case err != nil:
		return h.lead(w, r, v.path(id), err)
	}
	p.Code, p.Until = matching.Grouped(code), u.Code.Until
	w.Header().Set("Cache-Control", "no-store")
	return page.Render(w, r, http.StatusOK, activatepage.Shown(p))
}

// errSeen means that another code was made since the page with the button was shown.
var errSeen = errors.New("activationhttp: another code was made")

// newCode makes the code of a form: nobody can guess it who does not have our keys and the form's key.
func (h *Handler) newCode(id, key string) string {
	_, sum := h.Secrets.Sign("temporary-code", []byte(id+"/"+key))
	return matching.NewCode(sum)
}
