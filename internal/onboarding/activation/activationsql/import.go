package activationsql

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/audit"
)

// chunk is how many users one statement takes.
const chunk = 2000

// Import stores the users of a file, all or none, and answers how many were added; the others were known, by number, or without one
// by name and address, and stay as they are. by is who imports, "" for the operator. The error is activation.ErrNotSetUp.
func (s *Store) Import(ctx context.Context, cvr association.CVR, by person.Ref, users []activation.Newcomer) (added, known int, err error) {
	var ids []string
	err = pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		_, at, err := s.agreement(ctx, tx, cvr)
		if err != nil {
			return err
		}
		for from := 0; from < len(users); from += chunk {
			rows, err := tx.Query(ctx, insertUsers, columns(users[from:min(from+chunk, len(users))], pgx.StrictNamedArgs{"cvr": cvr, "at": at}))
			if err != nil {
				return fmt.Errorf("importing users: %w", err)
			}
			fresh, err := pgx.CollectRows(rows, pgx.RowTo[string])
			if err != nil {
				return fmt.Errorf("importing users: %w", err)
			}
			ids = append(ids, fresh...)
		}
		if len(ids) == 0 {
			return nil
		}
		return audit.Append(ctx, tx, at, audit.Event{
			Association: cvr, Kind: "activation." + string(activation.EventImported), Actor: by, Details: set(ids),
		})
	})
	if err != nil {
		return 0, 0, err
	}
	return len(ids), len(users) - len(ids), nil
}

// columns turns users into an array for each column.
func columns(users []activation.Newcomer, args pgx.StrictNamedArgs) pgx.StrictNamedArgs {
	n := len(users)
	ids, names, keys, searches, emails, rids := make([]string, n), make([]string, n), make([]string, n), make([]string, n), make([]string, n), make([]string, n)
	epochs, tags := make([]int, n), make([][]byte, n)
	for i, u := range users {
		ids[i], names[i], emails[i], rids[i] = u.ID, u.Row.Name, u.Row.Email, u.Row.RID
		keys[i], searches[i] = activation.SortKey(u.Row.Name), activation.SearchKey(u.Row.Name, u.Row.Email)
		epochs[i], tags[i] = u.Birth.Epoch, u.Birth.Tag
	}
	args["ids"], args["names"], args["keys"], args["searches"] = ids, names, keys, searches
	args["emails"], args["epochs"], args["tags"], args["rids"] = emails, epochs, tags, rids
	return args
}
