package activationhttp

import (
	"errors"
	"net/http"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/platform/page"
	"tilslut/web/activatepage"
)

// link tells who asks for what, and leads on whoever was matched. It changes nothing, whoever looks.
func (h *Handler) link(w http.ResponseWriter, r *http.Request) error {
	s, err := h.find(r)
	switch {
	case errors.Is(err, activation.ErrUnknown):
		return show(w, r, activatepage.LinkPage{Status: activation.LinkUnknown})
	case err != nil:
		return err
	}
	switch next := s.Next(s.who, s.version, s.agreement, s.at); next {
	case activation.StepPrivate, activation.StepSeparate, activation.StepReceipt, activation.StepRefused:
		return page.Redirect(w, r, s.path(string(next)))
	case activation.StepLink, activation.StepMatch:
	}
	p, err := h.linkPage(r, s)
	if err != nil {
		return err
	}
	return show(w, r, p)
}

func (h *Handler) linkPage(r *http.Request, s step) (activatepage.LinkPage, error) {
	p := activatepage.LinkPage{
		Status: s.Link(s.who, s.version, s.at), Choice: s.Choice, Until: s.LinkUntil(), LoggedIn: s.who != "", Soon: s.soon(),
	}
	if p.Status == activation.LinkUnknown {
		return p, nil
	}
	p.Invitation = s.invitation()
	if p.Status != activation.LinkGood || s.who == "" {
		return p, nil
	}
	var err error
	if p.NotPrivate, err = h.separateOf(r, s.who); err != nil {
		return p, err
	}
	// Whom it is not for is said at once, but to the first who comes: only when they press the button are the administrators told.
	p.Wrong = s.WrongLink >= s.LinkVersion && matching.Judge(h.found(r, s.User)) == matching.WrongPerson
	return p, nil
}

// soon answers whether a new link was ordered on this page less than a day ago.
func (s step) soon() bool {
	return !s.AskedAt.IsZero() && s.at.Before(s.AskedAt.Add(s.Rules.OrDefaults().RenewAfter))
}

// show shows a link's page. A search engine that is given the link keeps nothing of it.
func show(w http.ResponseWriter, r *http.Request, p activatepage.LinkPage) error {
	w.Header().Set("X-Robots-Tag", "noindex")
	status := linkStatuses[p.Status]
	if p.Wrong || p.NotPrivate {
		status = http.StatusForbidden
	}
	return page.Render(w, r, status, activatepage.Link(p))
}

var linkStatuses = map[activation.LinkStatus]int{
	activation.LinkGood:       http.StatusOK,
	activation.LinkExpired:    http.StatusGone,
	activation.LinkUsed:       http.StatusGone,
	activation.LinkRefused:    http.StatusGone,
	activation.LinkSuperseded: http.StatusGone,
	activation.LinkWithdrawn:  http.StatusGone,
	activation.LinkNotYours:   http.StatusForbidden,
	activation.LinkUnknown:    http.StatusNotFound,
}
