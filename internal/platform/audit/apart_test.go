package audit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/audit"
	"tilslut/internal/platform/postgres/postgrestest"
)

func TestTheServiceIsKeptApartFromTheTrail(t *testing.T) {
	t.Parallel()
	db := postgrestest.NewDB(t)
	service, owner := postgrestest.Open(t, db.ServiceURL), postgrestest.Open(t, db.OwnerURL)
	require.NoError(t, audit.Apart(t.Context(), service))
	require.ErrorContains(t, audit.Apart(t.Context(), owner), "own role")
	for _, right := range []string{"update on audit_head", "insert on audit_event", "delete on audit_payload"} {
		_, err := owner.Exec(t.Context(), "grant "+right+" to "+service.Config().ConnConfig.User)
		require.NoError(t, err)
		require.Error(t, audit.Apart(t.Context(), service), right)
		_, err = owner.Exec(t.Context(), "revoke insert, update, delete on audit_head, audit_event, audit_payload from "+service.Config().ConnConfig.User)
		require.NoError(t, err)
	}
	require.NoError(t, audit.Apart(t.Context(), service))
	_, err := owner.Exec(t.Context(), "revoke all on audit_head, audit_event, audit_payload from current_user")
	require.NoError(t, err)
	require.ErrorContains(t, audit.Apart(t.Context(), owner), "own role", "who owns a table gives itself the right")
}
