package activationsql_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/person"
)

func TestAUserIsReadAsItWasSaved(t *testing.T) {
	t.Parallel()
	h := open(t)
	id := h.users("Bo Lund")[0]
	u, a, at, err := h.User(h.ctx, club, id)
	require.NoError(t, err)
	require.WithinDuration(t, time.Now(), at, time.Minute)
	require.Equal(t, "Klub 0", a.Name)
	require.Equal(t, "T-7K4M-2Q", a.Number)
	require.True(t, a.Private)
	require.Equal(t, "en", u.Language, "the case's")
	require.Equal(t, []byte(id), u.Birth.Tag)
	require.Equal(t, activation.Imported, u.State)

	for _, do := range []func(user, agreement, time.Time) (user, effects, error){
		invite(activation.ChoiceAsk), issueCode, match("", surely, matching.Typed{}),
	} {
		u, err := h.Change(h.ctx, club, id, do)
		if err == nil {
			got := h.user(id)
			got.InviterName = u.InviterName
			require.Equal(t, u, got)
		}
	}
	require.Equal(t, "Karen Holm", h.user(id).InviterName)
	h.activate(id)
	require.NotEmpty(t, h.user(id).MemberID)
	h.sound()
}

func TestAUserOfAnotherAssociationIsUnknown(t *testing.T) {
	t.Parallel()
	h := open(t)
	id := h.users("Bo Lund")[0]
	_, _, _, err := h.User(h.ctx, other, id)
	require.ErrorIs(t, err, activation.ErrUnknown)
	_, err = h.Change(h.ctx, other, id, invite(activation.ChoiceAsk))
	require.ErrorIs(t, err, activation.ErrUnknown)
	for _, id := range []string{uuid.NewString(), "", "1", "'; drop table imported_user"} {
		_, _, _, err = h.User(h.ctx, club, id)
		require.ErrorIs(t, err, activation.ErrUnknown)
		_, _, _, err = h.ByLink(h.ctx, id)
		require.ErrorIs(t, err, activation.ErrUnknown)
		_, err = h.Change(h.ctx, club, id, invite(activation.ChoiceAsk))
		require.ErrorIs(t, err, activation.ErrUnknown)
	}
	for _, ids := range [][]string{{id}, {"nonsense"}} {
		done, err := h.Transit(h.ctx, other, karen, ids, activation.Delete())
		require.NoError(t, err)
		require.Empty(t, done.Met)
	}
	require.Equal(t, activation.Imported, h.user(id).State)
}

func TestTheLinksPageSeesNeitherAddressNorLetters(t *testing.T) {
	t.Parallel()
	h := open(t)
	id := h.users("Bo Lund")[0]
	h.change(id, invite(activation.ChoiceAsk))
	u, _, at, err := h.ByLink(h.ctx, id)
	require.NoError(t, err)
	require.Equal(t, activation.LinkGood, u.Link("", 1, at))
	require.Empty(t, u.Email)
	require.Empty(t, u.Letters)
}

func TestAnActThatChangesNothingOrIsRefusedWritesNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	id := h.users("Bo Lund")[0]
	h.change(id, invite(activation.ChoiceAsk))
	jobs, before := h.jobs(), h.user(id)
	h.change(id, invite(activation.ChoiceAsk))
	sorry := errors.New("sorry")
	_, err := h.Change(h.ctx, club, id, func(u user, a agreement, at time.Time) (user, effects, error) {
		u, e, _ := u.Apply(activation.Delete(), a, karen, at)
		return u, e, sorry
	})
	require.ErrorIs(t, err, sorry)
	require.Equal(t, jobs, h.jobs())
	require.Equal(t, before, h.user(id))
	require.Equal(t, 1, h.audited("activation.invited"))
}

func TestWhoeverBecomesActiveBecomesAMemberOrMoreOfOne(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.users("Bo Lund", "Karen Holm")
	for _, id := range ids {
		h.change(id, invite(activation.ChoiceAsk))
	}
	by := h.activate(ids[0])
	h.change(ids[1], match(karen, surely, matching.Typed{}))
	separate := person.Ref(uuid.NewString())
	u := h.change(ids[1], enrolled(karen, separate))
	type row struct {
		Roles    []string
		Private  bool
		Separate *string
	}
	read := func(who person.Ref) (r row) {
		require.NoError(t, h.Pool.QueryRow(h.ctx, `select roles, private, separate_person::text from member where cvr = $1 and person = $2`, club, who).
			Scan(&r.Roles, &r.Private, &r.Separate))
		return r
	}
	require.Equal(t, row{Roles: []string{"user"}, Private: true}, read(by))
	also := string(separate)
	require.Equal(t, row{Roles: []string{"user-administrator", "user"}, Private: true, Separate: &also}, read(karen), "roles and means add up")
	require.Equal(t, u.MemberID, h.user(ids[1]).MemberID)
	require.Equal(t, 2, h.audited("activation.activated"))
	require.Equal(t, 1, h.audited("membership.member_joined"))
	require.Equal(t, 2, h.jobs()["activation_receipt"])
	h.sound()
}

func TestASeparateMitIDIsOnePersonsAlone(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.users("Bo Lund", "Eva Friis")
	separate := person.Ref(uuid.NewString())
	people := []person.Ref{person.Ref(uuid.NewString()), person.Ref(uuid.NewString())}
	for i, id := range ids {
		h.change(id, invite(activation.ChoiceSeparate))
		h.change(id, match(people[i], surely, matching.Typed{}))
	}
	h.change(ids[0], enrolled(people[0], separate))
	_, err := h.Change(h.ctx, club, ids[1], enrolled(people[1], separate))
	require.ErrorIs(t, err, activation.ErrMitIDTaken)
	_, err = h.Change(h.ctx, club, ids[1], enrolled(people[1], karen))
	require.ErrorIs(t, err, activation.ErrMitIDTaken, "nor is it somebody's private one")
	require.Equal(t, activation.Invited, h.user(ids[1]).State)
}

func TestANameAndAddressThatSomebodyElseHasAreRefused(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.users("Bo Lund", "Eva Friis")
	_, err := h.Change(h.ctx, club, ids[1], func(u user, _ agreement, at time.Time) (user, effects, error) {
		return u.Correct(karen, "BO Lund", "Bo.Lund@example.org", at)
	})
	require.ErrorIs(t, err, activation.ErrTaken)
	h.change(ids[1], func(u user, _ agreement, at time.Time) (user, effects, error) {
		return u.Correct(karen, "Bo Lund", "another@example.org", at)
	})
}
