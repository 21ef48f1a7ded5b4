package page

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
)

// outage answers whether err says that something of ours is out of order for now, rather than wrong: then the page says "try
// again in a moment", truthfully. Databases tell by SQLSTATE, whose meaning is in the PostgreSQL manual, appendix A.
func outage(err error) bool {
	var state interface{ SQLState() string }
	if errors.As(err, &state) {
		switch code := state.SQLState(); {
		case strings.HasPrefix(code, "08"): // The connection broke.
		case strings.HasPrefix(code, "53"): // No connections, memory or disk left.
		case strings.HasPrefix(code, "58"): // The disk fails.
		case strings.HasPrefix(code, "57"): // Shut down, starting, or a statement that took too long.
		case code == "25006": // Read-only: we still speak to the old primary.
		case code == "40001", code == "40P01": // Lost a race against somebody; nothing has happened.
		case code == "55P03": // Waited too long for a lock.
		default:
			return false
		}
		return true
	}
	var network net.Error
	return errors.As(err, &network) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed)
}
