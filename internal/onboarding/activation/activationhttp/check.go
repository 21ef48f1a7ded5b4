package activationhttp

import (
	"errors"
	"net/http"
	"net/url"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/activatepage"
)

// check tells who will be activated and who won't, before anything happens. Nothing depends on it: the act weighs again.
func (h *Handler) check(w http.ResponseWriter, r *http.Request, v visit) error {
	values := r.URL.Query()
	p := activatepage.CheckPage{Head: v.head(), Choice: activation.Choice(values.Get("choice")), Back: v.returning(values.Get("back"))}
	found, at, err := h.Store.Some(r.Context(), v.cvr, known(values["user"]))
	if err != nil {
		return err
	}
	if len(found) == 0 {
		return page.Redirect(w, r, p.Back)
	}
	weighed, err := h.Store.Weigh(r.Context(), v.cvr, known(values["user"]), activation.Invite(p.Choice))
	if errors.Is(err, activation.ErrNotAllowed) {
		return page.Redirect(w, r, v.path("activate?"+url.Values{"user": values["user"], "back": {p.Back}}.Encode()))
	}
	if err != nil {
		return err
	}
	for i, l := range lines(found, at) {
		if why, not := weighed.Why[l.ID]; not {
			p.Not = append(p.Not, activatepage.Left{Line: l, Why: why})
			continue
		}
		p.Will = append(p.Will, l)
		if !found[i].BirthKnown && !found[i].Matched {
			p.Codes++
		}
	}
	return page.Render(w, r, http.StatusOK, activatepage.Check(p))
}

// activate is the one act of all these pages.
func (h *Handler) activate(w http.ResponseWriter, r *http.Request, v visit) error {
	in := form.Read(r)
	values := in.State().Values
	back := v.returning(values.Get("back"))
	chosen := known(values["user"])
	switch err := in.Err(); {
	case errors.Is(err, form.ErrLanguage), err == nil && len(chosen) == 0:
		return page.Redirect(w, r, back)
	case err != nil:
		return err
	}
	_, err := h.Store.Transit(r.Context(), v.cvr, v.who, chosen, activation.Invite(activation.Choice(in.Value("choice"))))
	if errors.Is(err, activation.ErrNotAllowed) {
		return page.Redirect(w, r, v.path("activate?"+url.Values{"user": chosen, "back": {back}}.Encode()))
	}
	if err != nil {
		return err
	}
	on := url.Values{"user": chosen, "back": {back}}
	if left := known(values["left"]); len(left) > 0 {
		on["left"] = left
	}
	return page.Redirect(w, r, v.path("result?"+on.Encode()))
}

// result tells how those users stand now who were to be activated. The same form, sent many times, leads here each time, and
// whoever comes back later sees how it went on.
func (h *Handler) result(w http.ResponseWriter, r *http.Request, v visit) error {
	values := r.URL.Query()
	p := activatepage.ResultPage{Head: v.head(), Back: v.returning(values.Get("back"))}
	wanted, left := known(values["user"]), known(values["left"])
	found, at, err := h.Store.Some(r.Context(), v.cvr, append(wanted, left...))
	if err != nil {
		return err
	}
	if len(found) == 0 {
		return page.Redirect(w, r, p.Back)
	}
	meant := map[string]bool{}
	for _, id := range wanted {
		meant[id] = true
	}
	for i, l := range lines(found, at) {
		switch state := found[i].State; {
		case !meant[l.ID], state != activation.Invited && state != activation.Active:
			p.Not = append(p.Not, l)
			continue
		case state == activation.Invited && !found[i].BirthKnown && !found[i].Matched:
			p.Codes = append(p.Codes, l)
		}
		p.Done = append(p.Done, l)
	}
	return page.Render(w, r, http.StatusOK, activatepage.Result(p))
}
