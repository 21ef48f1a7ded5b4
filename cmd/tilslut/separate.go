package main

import (
	"context"
	"slices"

	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/membership/membershipsql"
	"tilslut/internal/onboarding/person"
)

// separateOf says whether somebody is logged in with a separate MitID. The connection is an earlier flow than the membership and
// knows nothing of it.
func separateOf(members *membershipsql.Store) func(context.Context, person.Ref) (bool, error) {
	return func(ctx context.Context, who person.Ref) (bool, error) {
		all, err := members.ByPerson(ctx, who)
		return slices.ContainsFunc(all, func(m membership.Membership) bool { return m.Member.Separate == who }), err
	}
}
