package audit

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
)

// errOwn means that the trail proves nothing against whoever holds the service's password.
var errOwn = errors.New("audit: the service's own role could change the trail: let another role own the tables " +
	"(TILSLUT_MIGRATE_DATABASE_URL), and run `tilslut migrate` as that one")

// apartQuery answers whether the current role may write to a table of the trail, or own one and so give itself the right.
const apartQuery = `
select coalesce(bool_or(pg_has_role(current_user, relowner, 'member')
    or has_table_privilege(current_user, oid, 'insert, update, delete, truncate')), true)
from pg_class where oid in ('audit_head'::regclass, 'audit_event'::regclass, 'audit_payload'::regclass)`

// Apart answers nil where the role that q is connected as can add to the trail by audit_append and do nothing else to it.
func Apart(ctx context.Context, q Querier) error {
	rows, err := q.Query(ctx, apartQuery)
	if err != nil {
		return err
	}
	may, err := pgx.CollectExactlyOneRow(rows, pgx.RowTo[bool])
	if err == nil && may {
		err = errOwn
	}
	return err
}
