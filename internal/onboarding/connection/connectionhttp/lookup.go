package connectionhttp

import (
	"encoding/json"
	"errors"
	"net/http"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/platform/i18n"
)

// hint is what the field says while a number is typed. State is "found", "problem" or "": then there is nothing to say.
type hint struct {
	Message string `json:"message"`
	State   string `json:"state"`
}

// lookup answers the script behind the field, in JSON. It is comfort: a register that is down says nothing here, and the page
// that follows tells.
func (h *Handler) lookup(w http.ResponseWriter, r *http.Request) error {
	answer := h.hint(r)
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	return json.NewEncoder(w).Encode(answer)
}

func (h *Handler) hint(r *http.Request) hint {
	ctx, q := r.Context(), r.URL.Query().Get("q")
	problem := func(key string, args ...any) hint { return hint{Message: i18n.T(ctx, key, args...), State: "problem"} }
	cvr, err := association.ParseCVR(q)
	if err != nil {
		if isNumber(q) && q != "" {
			return problem(badNumber(q))
		}
		return hint{}
	}
	rec, err := h.Register.Lookup(ctx, cvr)
	if err == nil {
		err = rec.Eligible(h.Forms)
	}
	switch {
	case errors.Is(err, association.ErrUnknown):
		return problem("connect.lookup.unknown")
	case errors.Is(err, association.ErrCeased):
		return problem("connect.lookup.ceased", "Name", rec.Name)
	case errors.Is(err, association.ErrNotAssociation):
		return problem("connect.lookup.notassociation", "Name", rec.Name)
	case err != nil:
		return hint{}
	}
	if at := place(rec); at != "" {
		return hint{Message: rec.Name + ", " + at, State: "found"}
	}
	return hint{Message: rec.Name, State: "found"}
}
