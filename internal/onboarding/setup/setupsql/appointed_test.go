package setupsql_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/membership"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/onboarding/setup"
)

const (
	recovery = "66666666-6666-4666-8666-666666666666"
	dorte    = "77777777-7777-4777-8777-777777777777"
)

// recovered gives the association a case that has taken the first one's place, by which Dorte is appointed.
func recovered(h *house) {
	h.exec(`insert into connection (id, number, cvr, state, started_by, role, replaces, contact_name, contact_email, language, created_at, changed_at, connected_at)
		values ($1, 'T-9999-00', '10000009', 'connected', gen_random_uuid(), 'representative', $2, 'Eva Lund', 'eva@lund.example', 'en', $3, $3, $3)`, recovery, theCase, sentAt)
	h.exec(`update association set connection_id = $1`, recovery)
	h.exec(`insert into administrator (id, cvr, connection_id, place, name, email, language, birth_tag, link_version, link_at)
		values ($1, '10000009', $2, 0, 'Dorte Bro', 'dorte@bro.example', 'da', '\x02', 1, $3)`, dorte, recovery, sentAt)
}

func TestTheAdministratorOfALockedOutAssociationJoinsTheOnesThereWere(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.change(self, match(karen, 1, same))
	h.change(self, through(karen, membership.Private, ""))
	founded := h.get(self).Agreement
	recovered(h)
	who := somebody()
	h.change(dorte, match(who, 1, same))
	require.False(t, h.get(dorte).First())
	s := h.change(dorte, through(who, membership.Private, ""))
	require.Equal(t, setup.StepReceipt, s.Next())
	require.Equal(t, []membership.Role{membership.OrganisationAdministrator, membership.UserAdministrator, membership.User}, s.Member.Roles,
		"there may be nobody else to activate anybody")
	after := h.get(dorte).Agreement
	require.Equal(t, connection.Number("T-9999-00"), h.get(dorte).Number)
	after.Number, founded.Number = "", ""
	require.Equal(t, founded, after, "it stays founded as it was")
	require.Equal(t, setup.Contact{Name: "Eva Lund", Email: "eva@lund.example", Language: "en"}, s.Contact)
}

func TestTheAdministratorOfALockedOutAssociationSetsItUpWhereNobodyDid(t *testing.T) {
	t.Parallel()
	h := open(t)
	recovered(h)
	who := somebody()
	h.change(dorte, match(who, 1, same))
	s := h.change(dorte, through(who, membership.Private, ""))
	require.True(t, s.Founder())
	require.Equal(t, []membership.Role{membership.OrganisationAdministrator, membership.UserAdministrator, membership.User}, s.Member.Roles)
}

func TestInAReportersCaseTheRepresentativeIsTheAppointer(t *testing.T) {
	t.Parallel()
	h := open(t)
	reporter := somebody()
	h.exec(`update connection set started_by = $1, role = 'reporter', invitation_person = $2, invited_at = $3, reporter_name = 'Rie', reporter_email = 'rie@x.example'`,
		string(reporter), karen, sentAt)
	h.exec(`update administrator set representative = true where id = $1`, self)
	got := h.get(benny)
	require.Equal(t, person.Ref(karen), got.Appointer)
	require.Equal(t, "Karen Holm", got.Contact.Name)
	require.Equal(t, person.Ref(karen), h.get(self).Self, "she is known by her login")
	code := func(by person.Ref) error {
		_, err := h.Change(h.ctx, benny, func(s setup.Setup, at time.Time) (setup.Setup, []setup.Effect, error) {
			return s.IssueCode(by, person.Code{Tag: []byte("x")}, at)
		})
		return err
	}
	require.ErrorIs(t, code(reporter), setup.ErrNotIssuer)
	require.NoError(t, code(karen))
}
