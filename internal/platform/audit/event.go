package audit

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/person"
)

// Event is one thing that happened.
type Event struct {
	// Association is whose chain it belongs to; "" for none.
	Association association.CVR
	// Kind says what happened, as room and verb: "connection.confirmed".
	Kind string
	// Actor is who did it; "" where the house itself did.
	Actor person.Ref
	// Subject is what it was done to: an id.
	Subject string
	// Details are more facts: versions, hashes, verdicts. No names, addresses, dates of birth or links.
	Details map[string]string
}

// record is how an event is kept. Its keys are sorted by name, as encoding/json does for maps and as they stand here,
// so that the same event always gives the same bytes.
type record struct {
	Actor   person.Ref        `json:"actor,omitempty"`
	At      time.Time         `json:"at"`
	Details map[string]string `json:"details,omitempty"`
	Kind    string            `json:"kind"`
	Subject string            `json:"subject,omitempty"`
}

// entry is an event made ready for the chain.
type entry struct {
	commitment, salt []byte
	payload          string
}

func (e Event) entry(at time.Time) (entry, error) {
	payload, err := json.Marshal(record{e.Actor, at.UTC(), e.Details, e.Kind, e.Subject})
	if err != nil {
		return entry{}, err
	}
	salt := make([]byte, 32)
	_, _ = rand.Read(salt) // It cannot fail; crypto/rand ends the program instead.
	return entry{commit(salt, string(payload)), salt, string(payload)}, nil
}

func commit(salt []byte, payload string) []byte {
	mac := hmac.New(sha256.New, salt)
	mac.Write([]byte(payload))
	return mac.Sum(nil)
}
