package activationsql_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/matching"
	"tilslut/internal/onboarding/person"
)

const crowd = 64

func TestManyIdenticalApprovalsAreOneMemberAndOneReceipt(t *testing.T) {
	t.Parallel()
	h := open(t)
	id := h.users("Bo Lund")[0]
	h.change(id, invite(activation.ChoiceAsk))
	by := person.Ref(uuid.NewString())
	h.change(id, match(by, surely, matching.Typed{}))
	answers := make([]user, crowd)
	var group errgroup.Group
	for i := range crowd {
		group.Go(func() (err error) {
			answers[i], err = h.Change(h.ctx, club, id, approve(by))
			return err
		})
	}
	require.NoError(t, group.Wait())
	for _, answer := range answers {
		require.Equal(t, answers[0].MemberID, answer.MemberID)
	}
	require.Equal(t, 1, h.jobs()["activation_receipt"])
	require.Equal(t, 1, h.audited("membership.member_joined"))
	h.sound()
}

func TestOnePersonWhoIsActivatedAsManyUsersAtOnceIsOneMember(t *testing.T) {
	t.Parallel()
	h := open(t)
	by := person.Ref(uuid.NewString())
	ids := h.users("Bo", "Bo B", "Bo C", "Bo D", "Bo E", "Bo F", "Bo G", "Bo H")
	for _, id := range ids {
		h.change(id, invite(activation.ChoiceAsk))
		h.change(id, match(by, surely, matching.Typed{}))
	}
	var group errgroup.Group
	for _, id := range ids {
		group.Go(func() error { _, err := h.Change(h.ctx, club, id, approve(by)); return err })
	}
	require.NoError(t, group.Wait())
	for _, id := range ids {
		require.Equal(t, h.user(ids[0]).MemberID, h.user(id).MemberID)
	}
	h.sound()
}

func TestOfManyWhoComeWithOneLinkOneIsMatched(t *testing.T) {
	t.Parallel()
	h := open(t)
	id := h.users("Bo Lund")[0]
	h.change(id, invite(activation.ChoiceAsk))
	h.change(id, issueCode)
	var group errgroup.Group
	matched := make([]bool, crowd)
	for i := range crowd {
		by := person.Ref(uuid.NewString())
		group.Go(func() error {
			u, err := h.Change(h.ctx, club, id, match(by, matching.Found{SameName: true}, matching.Typed{Given: true, Same: true}))
			matched[i] = err == nil && u.Person == by
			if errors.Is(err, activation.ErrNotYours) {
				return nil
			}
			return err
		})
	}
	require.NoError(t, group.Wait())
	var n int
	for _, one := range matched {
		if one {
			n++
		}
	}
	require.Equal(t, 1, n)
}

func TestAWrongCodeCostsATryHoweverManyAreTypedAtOnce(t *testing.T) {
	t.Parallel()
	h := open(t)
	id := h.users("Bo Lund")[0]
	h.change(id, invite(activation.ChoiceAsk))
	h.change(id, issueCode)
	var group errgroup.Group
	for range crowd {
		by := person.Ref(uuid.NewString())
		group.Go(func() error {
			_, err := h.Change(h.ctx, club, id, match(by, matching.Found{SameName: true}, matching.Typed{Given: true}))
			return err
		})
	}
	require.NoError(t, group.Wait())
	require.Zero(t, h.user(id).Code.Tries)
	require.Equal(t, matching.CodeTries, h.audited("activation.code_wrong"))
}

// Everything at once on a few users: nobody waits in a circle, each letter is ordered once, and the counters are right.
func TestNothingWaitsInACircle(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.users("Al", "Bo", "Clara", "Dan", "Eva", "Finn")
	back := []string{ids[5], ids[4], ids[3], ids[2], ids[1], ids[0]}
	var group errgroup.Group
	for i := range 160 {
		id := ids[i%len(ids)]
		by := person.Ref(uuid.NewSHA1(uuid.Nil, []byte(id)).String())
		group.Go(func() error {
			var err error
			switch i % 9 {
			case 0:
				_, err = h.Transit(h.ctx, club, karen, ids, activation.Invite(activation.ChoiceAsk))
			case 1:
				_, err = h.Transit(h.ctx, club, karen, back, activation.Invite(activation.ChoicePrivate))
			case 2:
				_, err = h.Transit(h.ctx, club, karen, back, activation.Delete())
			case 3:
				_, err = h.Transit(h.ctx, club, karen, ids, activation.Restore())
			case 4:
				_, err = h.Change(h.ctx, club, id, match(by, surely, matching.Typed{}))
			case 5:
				_, err = h.Change(h.ctx, club, id, approve(by))
			case 6:
				_, err = h.Sweep(h.ctx)
			case 7:
				h.Clock.Shift(9 * time.Hour)
				_, _, err = h.Import(h.ctx, club, karen, newcomers(activation.Row{Name: "Ny", Email: "ny@example.org", RID: "7"}))
			case 8:
				_, err = h.TellAdministrators(h.ctx, activation.TellAdministrators{User: id, About: activation.AboutRefused, Version: 1})
			}
			for _, e := range []error{
				activation.ErrLinkUnknown, activation.ErrLinkWithdrawn, activation.ErrLinkUsed, activation.ErrNotMatched, activation.ErrUnknown,
				activation.ErrLinkExpired, activation.ErrRefused,
			} {
				if errors.Is(err, e) {
					return nil
				}
			}
			return err
		})
	}
	require.NoError(t, group.Wait())
	h.sound()
}

func TestManyIdenticalTransitionsSendEachUserOneLetter(t *testing.T) {
	t.Parallel()
	h := open(t)
	ids := h.users("Al", "Bo", "Clara", "Dan", "Eva")
	met := make([]int, crowd)
	var group errgroup.Group
	for i := range crowd {
		group.Go(func() error {
			done, err := h.Transit(h.ctx, club, karen, ids, activation.Invite(activation.ChoiceAsk))
			met[i] = len(done.Met)
			return err
		})
	}
	require.NoError(t, group.Wait())
	var total int
	for _, n := range met {
		total += n
	}
	require.Equal(t, len(ids), total, "each is met by one of them")
	require.Equal(t, len(ids), h.jobs()["activation_link"])
	for _, id := range ids {
		require.Equal(t, 1, h.user(id).LinkVersion)
	}
	h.sound()
}

func TestWhatManyUsersBringOneMemberAtOnceAddsUp(t *testing.T) {
	t.Parallel()
	h := open(t)
	separate := person.Ref(uuid.NewString())
	ids := h.users("Bo", "Bo B", "Bo C", "Bo D", "Bo E", "Bo F", "Bo G", "Bo H")
	for _, id := range ids {
		h.change(id, invite(activation.ChoiceAsk))
		h.change(id, match(karen, surely, matching.Typed{}))
	}
	_, err := h.Pool.Exec(h.ctx, `update member set private = false where person = $1`, karen)
	require.NoError(t, err)
	var group errgroup.Group
	for i, id := range ids {
		do := approve(karen)
		if i == 0 {
			do = enrolled(karen, separate)
		}
		group.Go(func() error { _, err := h.Change(h.ctx, club, id, do); return err })
	}
	require.NoError(t, group.Wait())
	var consent int
	var private, both bool
	require.NoError(t, h.Pool.QueryRow(h.ctx, `select consent, private, separate_person is not null from member where cvr = $1 and person = $2`, club, karen).
		Scan(&consent, &private, &both))
	require.True(t, private && both)
	require.Equal(t, 1, consent, "approved once")
	h.sound()
}
