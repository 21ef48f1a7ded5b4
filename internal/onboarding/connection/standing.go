package connection

import "time"

// Standing is what somebody who is about to start must know of an association.
type Standing struct {
	ConnectedAt time.Time // zero = not connected
	Mine        string    // the person's own case of it, open or connected; "" = none
}
