package activationhttp

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/google/uuid"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/activatepage"
)

// choose answers the boxes of the list: it ticks them all, or none, or goes on with those that are ticked.
func (h *Handler) choose(w http.ResponseWriter, r *http.Request, v visit) error {
	in := form.Read(r)
	a, chosen := askedFor(in.State().Values), known(in.State().Values["user"])
	switch mark := in.Value("mark"); {
	case in.Err() != nil:
	case mark == "all":
		return page.Redirect(w, r, with(v.list(a), "marked=all"))
	case mark != "":
		return page.Redirect(w, r, v.list(a))
	case len(chosen) == 0:
		in.Fail("user", "imported.chosen.empty")
	default:
		return page.Redirect(w, r, v.path("activate?"+url.Values{"user": chosen, "back": {v.list(a)}}.Encode()))
	}
	p, ok, err := h.listPage(r, v, a)
	if err != nil {
		return err
	}
	if !ok {
		return page.Redirect(w, r, v.path(""))
	}
	p.Form = in.State()
	return page.Again(w, r, in, activatepage.List(p))
}

// known are the ids among what was sent, each once and no more than a page has. Whose they are, the store says.
func known(sent []string) []string {
	var out []string
	for _, id := range sent {
		if parsed, err := uuid.Parse(id); err == nil && parsed.String() == id && !slices.Contains(out, id) && len(out) < activation.PageSize {
			out = append(out, id)
		}
	}
	return out
}

// returning is the list that somebody came from, if it is this association's.
func (v visit) returning(back string) string {
	if own := v.path(""); back == own || strings.HasPrefix(back, own+"?") && page.Own(back) {
		return back
	}
	return v.path("")
}

// severalForm asks how the chosen users may log in.
func (h *Handler) severalForm(w http.ResponseWriter, r *http.Request, v visit) error {
	p, err := h.choosePage(r, v, r.URL.Query())
	if err != nil {
		return err
	}
	if len(p.Users) == 0 {
		return page.Redirect(w, r, p.Back)
	}
	return page.Render(w, r, http.StatusOK, activatepage.Choose(p))
}

func (h *Handler) choosePage(r *http.Request, v visit, values url.Values) (activatepage.ChoosePage, error) {
	p := activatepage.ChoosePage{Head: v.head(), Choices: activatepage.Choices(v.agreement), Back: v.returning(values.Get("back"))}
	found, at, err := h.Store.Some(r.Context(), v.cvr, known(values["user"]))
	p.Users = lines(found, at)
	return p, err
}

// several goes on to the check with the choice that was made.
func (h *Handler) several(w http.ResponseWriter, r *http.Request, v visit) error {
	in := form.Read(r)
	choice := in.Choice("choice", "imported.choice.many.empty", allowed(v)...)
	if in.Err() == nil {
		values := in.State().Values
		on := url.Values{"user": known(values["user"]), "choice": {choice}, "back": {v.returning(values.Get("back"))}}
		return page.Redirect(w, r, v.path("check?"+on.Encode()))
	}
	p, err := h.choosePage(r, v, in.State().Values)
	if err != nil {
		return err
	}
	if len(p.Users) == 0 {
		return page.Redirect(w, r, p.Back)
	}
	p.Form = in.State()
	return page.Again(w, r, in, activatepage.Choose(p))
}

// allowed are the choices that the association allows, as forms send them.
func allowed(v visit) []string {
	var out []string
	for _, c := range activatepage.Choices(v.agreement) {
		out = append(out, string(c))
	}
	return out
}
