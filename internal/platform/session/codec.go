package session

import (
	"encoding/json"
	"time"

	"tilslut/internal/onboarding/person"
)

// loginKey is the only value that a session ever has.
const loginKey = "login"

// row is the whole of what is stored in a session's data.
type row struct {
	Person   person.Ref `json:"person"`
	Level    int        `json:"level"`
	AuthTime time.Time  `json:"auth_time"`
	Expires  time.Time  `json:"expires"`
}

// codec writes a row as JSON. What it has no field for can't be stored, by whatever slip.
type codec struct{}

// Encode writes the login among values; the rest is left out.
func (codec) Encode(deadline time.Time, values map[string]any) ([]byte, error) {
	l, _ := values[loginKey].(Login)
	return json.Marshal(row{Person: l.Person, Level: l.Level, AuthTime: l.AuthTime.UTC(), Expires: deadline.UTC()})
}

// Decode reads what Encode wrote.
func (codec) Decode(b []byte) (time.Time, map[string]any, error) {
	var r row
	if err := json.Unmarshal(b, &r); err != nil {
		return time.Time{}, nil, err
	}
	values := map[string]any{}
	if r.Person != "" {
		values[loginKey] = Login{Person: r.Person, Level: r.Level, AuthTime: r.AuthTime}
	}
	return r.Expires, values, nil
}
