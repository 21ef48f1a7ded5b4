package membershiphttp

import (
	"context"
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/page"
	"tilslut/web/memberpage"
)

// errLogin sends somebody to the login whose session, or what the browser kept of the login, is gone.
var errLogin = fault.New(fault.Unauthenticated, "membership.login")

// caller is who is logged in, and with what.
type caller struct {
	ref  person.Ref
	with string // identity.Identity.Authenticator
}

func (h *Handler) caller(ctx context.Context) (caller, error) {
	ref, here := h.Guard.Person(ctx)
	said, opened := h.Guard.Identity(ctx)
	if !here || !opened {
		return caller{}, errLogin
	}
	return caller{ref: ref, with: said.Authenticator}, nil
}

// visit is a membership as the member finds it, by the login of this request.
type visit struct {
	membership.Membership
	caller
	means  membership.Means
	reason memberpage.Reason // why the login may not act; "" = it may
}

// visited answers a request about a membership to the member.
type visited func(w http.ResponseWriter, r *http.Request, v visit) error

// path is the address of the member's own page, or of one below it.
func (v visit) path(page string) string {
	if page == "" {
		return "/act/" + string(v.Agreement.Association)
	}
	return "/act/" + string(v.Agreement.Association) + "/" + page
}

// member answers a request by a member; for everybody else there is no such association.
func (h *Handler) member(then visited) http.HandlerFunc {
	return h.Faults.Handle(func(w http.ResponseWriter, r *http.Request) error {
		who, err := h.caller(r.Context())
		if err != nil {
			return err
		}
		cvr, err := cvrOf(r)
		if err != nil {
			return err
		}
		found, _, err := h.Store.Member(r.Context(), cvr, who.ref)
		if err != nil {
			return err
		}
		v, err := judge(found, who)
		if err != nil {
			return err
		}
		if v.reason == memberpage.BadAuthenticator {
			return page.Render(w, r, http.StatusForbidden, memberpage.Refused(memberpage.RefusedPage{Agreement: v.Agreement, With: v.with}))
		}
		return then(w, r, v)
	})
}

// judge says by which means a login may act in a membership, or why it may not. The only error is membership.ErrUnknown.
func judge(found membership.Membership, who caller) (visit, error) {
	means, err := found.Member.MayAct(who.ref, who.with, found.Agreement)
	v := visit{Membership: found, caller: who, means: means}
	switch {
	case errors.Is(err, membership.ErrAuthenticator):
		v.reason = memberpage.BadAuthenticator
	case errors.Is(err, membership.ErrNotAllowed):
		v.reason = memberpage.PrivateNotAllowed
	case errors.Is(err, membership.ErrNotApproved):
		v.reason = memberpage.PrivateNotApproved
	case err != nil:
		return visit{}, err
	}
	return v, nil
}

// cvrOf answers the CVR number in the request's address, in its one spelling. What is none is no association either.
func cvrOf(r *http.Request) (association.CVR, error) {
	typed := chi.URLParam(r, "cvr")
	cvr, err := association.ParseCVR(typed)
	if err != nil || string(cvr) != typed {
		return "", membership.ErrUnknown
	}
	return cvr, nil
}
