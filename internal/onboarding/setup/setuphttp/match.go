package setuphttp

import (
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/setup"
	"tilslut/internal/platform/page"
	"tilslut/web/setuppage"
)

// errNotPrivate means that somebody is logged in with a separate MitID. It opens the one association that it was made for, and
// shows nobody who they are.
var errNotPrivate = errors.New("setuphttp: the login is by a separate MitID")

// errLogin sends somebody to the login whose session, or what the browser kept of the login, is gone.
var errLogin = fault.New(fault.Unauthenticated, "setup.login")

// match finds out whether whoever pressed the button is the one who was appointed. Anything else than that shows what to do.
func (h *Handler) match(w http.ResponseWriter, r *http.Request) error {
	s, err := h.claim(r, "")
	token := chi.URLParam(r, "token")
	switch {
	case err == nil:
		return page.Redirect(w, r, "/setup/"+s.ID)
	case errors.Is(err, matching.ErrNeedsCode):
		return page.Redirect(w, r, "/setup/"+token+"/code")
	}
	return h.unmatched(w, r, s, err)
}

// unmatched answers a claim that came to nothing: somebody else's link, or one that is over.
func (h *Handler) unmatched(w http.ResponseWriter, r *http.Request, s setup.Setup, err error) error {
	switch {
	case errors.Is(err, errNotPrivate):
		return page.Render(w, r, http.StatusForbidden, setuppage.NotPrivate(setuppage.NotPrivatePage{}))
	case errors.Is(err, matching.ErrWrongPerson) && s.DoneAt.IsZero():
		return wrong(w, r, s, true)
	}
	for _, refused := range linkRefusals {
		if errors.Is(err, refused) {
			who, _ := h.Guard.Person(r.Context())
			return h.showLink(w, r, who)
		}
	}
	return err
}

// linkRefusals are those that the link's own page explains.
var linkRefusals = []error{
	matching.ErrWrongPerson, setup.ErrUnknown, setup.ErrWithdrawn, setup.ErrExpired, setup.ErrSuperseded, setup.ErrNotYours,
}

// claim does the match with the link of the address, for whoever is logged in, and answers the setup as it is afterwards. code is what
// was typed, "" for nothing.
func (h *Handler) claim(r *http.Request, code string) (after setup.Setup, err error) {
	who, known := h.Guard.Person(r.Context())
	said, ok := h.Guard.Identity(r.Context())
	if !known || !ok {
		return setup.Setup{}, errLogin
	}
	l, err := h.Links.Open(connection.PurposeSetup, chi.URLParam(r, "token"))
	if err != nil {
		return setup.Setup{}, setup.ErrUnknown
	}
	if separate, err := h.separate(r, who); err != nil {
		return setup.Setup{}, err
	} else if separate {
		return setup.Setup{}, errNotPrivate
	}
	_, err = h.Store.Change(r.Context(), l.ID, func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
		claim := setup.Claim{Version: l.Version, Found: h.found(s, said)}
		claim.Code = matching.Typed{Given: code != "", Same: code != "" && h.Secrets.SameActivationCode(s.Code.Tag, s.ID, code)}
		next, effects, err := s.Match(who, claim, at)
		after = next
		return next, effects, err
	})
	return after, err
}

func (h *Handler) separate(r *http.Request, who person.Ref) (bool, error) {
	all, err := h.Members.ByPerson(r.Context(), who)
	return slices.ContainsFunc(all, func(m membership.Membership) bool { return m.Member.Separate == who }), err
}

// found compares what the login said with the appointment. Only the outcomes leave this place.
func (h *Handler) found(s setup.Setup, said identity.Identity) matching.Found {
	known := !s.Birth.IsZero() && said.BirthDate != ""
	return matching.Found{
		BirthKnown: known, SameBirth: known && h.Secrets.SameBirth(s.Birth, s.ID, said.BirthDate),
		SameName: !said.Protected && person.MatchName(s.Name, said.Name), Protected: said.Protected,
	}
}
