package postgres

import (
	"context"
	"errors"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// IsDown tells whether an error means that the database cannot be used at the moment (out of reach, starting,
// stopping, standby, full, too slow), as against a mistake of ours. The answer to the person is then "try again soon".
func IsDown(err error) bool {
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) || errors.Is(err, context.DeadlineExceeded) {
		return true
	}
	var answer *pgconn.PgError
	if !errors.As(err, &answer) {
		return pgconn.SafeToRetry(err)
	}
	switch answer.Code {
	case readOnly,
		"55P03", // lock_not_available
		"57014", // query_canceled: statement_timeout
		"57P01", // admin_shutdown
		"57P02", // crash_shutdown
		"57P03": // cannot_connect_now
		return true
	}
	// 08: connection exceptions. 53: out of connections, memory, disk. 58: the server's own I/O errors.
	for _, class := range []string{"08", "53", "58"} {
		if strings.HasPrefix(answer.Code, class) {
			return true
		}
	}
	return false
}
