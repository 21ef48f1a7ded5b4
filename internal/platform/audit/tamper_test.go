package audit_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/audit"
	"tilslut/internal/platform/postgres/postgrestest"
)

func TestTheServiceCanOnlyAppend(t *testing.T) {
	t.Parallel()
	pool := postgrestest.New(t)
	add(t, pool, event(1))
	for _, table := range []string{"audit_event", "audit_payload", "audit_head"} {
		for _, statement := range []string{
			"update @ set n = n", "delete from @", "truncate @", "insert into @ select * from @",
			"alter table @ disable trigger all", "drop table @",
		} {
			_, err := pool.Exec(t.Context(), strings.ReplaceAll(statement, "@", table))
			require.Error(t, err, statement)
			require.Regexp(t, "permission denied|must be owner", err.Error(), statement)
		}
	}
	require.NoError(t, audit.Verify(t.Context(), pool, cvr))
}

func TestTheOwnerMeetsTheTriggers(t *testing.T) {
	t.Parallel()
	db := postgrestest.NewDB(t)
	add(t, postgrestest.Open(t, db.ServiceURL), event(1))
	owner := postgrestest.Open(t, db.OwnerURL)
	for _, table := range []string{"audit_event", "audit_payload"} {
		for _, statement := range []string{"update @ set n = n", "delete from @", "truncate @"} {
			_, err := owner.Exec(t.Context(), strings.ReplaceAll(statement, "@", table))
			require.ErrorContains(t, err, "the audit trail is only added to", statement)
		}
	}
}

// An owner may take the triggers away. What he then does is found.
func TestVerifyFindsWhatAnOwnerDidToTheChain(t *testing.T) {
	t.Parallel()
	for name, tampering := range map[string]string{
		"payload edited":     "update audit_payload set payload = replace(payload, 'p-1', 'p-2') where n = 3",
		"salt edited":        "update audit_payload set salt = '\\x" + strings.Repeat("00", 32) + "' where n = 3",
		"commitment edited":  "update audit_event set commitment = h where n = 3",
		"hash edited":        "update audit_event set h = commitment where n = 3",
		"event removed":      "delete from audit_event where n = 3; delete from audit_payload where n = 3",
		"only event removed": "delete from audit_event where n = 3",
		"payload removed":    "delete from audit_payload where n = 3",
		"first removed":      "delete from audit_event where n = 1; delete from audit_payload where n = 1",
		"last removed":       "delete from audit_event where n = 5; delete from audit_payload where n = 5",
		"all removed":        "delete from audit_event; delete from audit_payload",
		"head removed":       "delete from audit_head",
		"head set back":      "update audit_head set n = 4",
		"two swapped": `update audit_event set n = -2 * n where n in (2, 3); update audit_event set n = case n when -4 then 3 else 2 end where n < 0;
			update audit_payload set n = -2 * n where n in (2, 3); update audit_payload set n = case n when -4 then 3 else 2 end where n < 0`,
		"one put in": "insert into audit_event select association, 6, commitment, h from audit_event where n = 5; insert into audit_payload select association, 6, salt, payload from audit_payload where n = 5; update audit_head set n = 6",
		"moved to another association": `update audit_event set association = '20000001'; update audit_payload set association = '20000001';
			update audit_head set association = '20000001'`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := postgrestest.NewDB(t)
			service := postgrestest.Open(t, db.ServiceURL)
			add(t, service, event(1), event(2), event(3), event(4), event(5))
			require.NoError(t, audit.Verify(t.Context(), service, cvr))
			owner := postgrestest.Open(t, db.OwnerURL)
			for _, table := range []string{"audit_event", "audit_payload", "audit_head"} {
				_, err := owner.Exec(t.Context(), "alter table "+table+" disable trigger all")
				if err != nil { // Only a superuser may disable all; the owner disables his own.
					_, err = owner.Exec(t.Context(), "alter table "+table+" disable trigger user")
				}
				require.NoError(t, err)
			}
			_, err := owner.Exec(t.Context(), "alter table audit_event drop constraint audit_event_n_check; "+tampering)
			require.NoError(t, err)
			_, broken, err := audit.VerifyAll(t.Context(), service)
			require.NoError(t, err)
			require.Len(t, broken, 1)
			t.Log(broken[0])
		})
	}
}
