package oidctest

import (
	"slices"
	"strings"
	"time"
)

// Persona is somebody who can log in here. The numbers are made up: CPR numbers have 60 added to the day, as replacement
// numbers do, so that they are nobody's.
type Persona struct {
	Key           string   // names the persona in a request
	Name          string   // as the broker says it
	About         string   // what the persona is for, in Danish, for the page
	UUID          string   // the MitID UUID, which a service must not keep
	Subject       string   // sub
	BirthDate     string   // YYYY-MM-DD
	CPR           string   // ddmmyyssss
	Level         string   // Low, Substantial, High
	Authenticator string   // amr, in the broker's spelling
	Attests       []string // CVR numbers that the person may represent
	Aborts        bool     // presses cancel in the app
	Roles         []string // staff only
	MultiFactor   bool     // staff only
	Separate      string   // of a separate MitID that was enrolled here: its authenticator, in Danish
	Of            string   // whose separate MitID it is, by key
}

// origin is the key of the person behind a separate MitID, or the persona's own.
func (p Persona) origin() string {
	if p.Of != "" {
		return p.Of
	}
	return p.Key
}

// Born is the date of birth as people write it: 29.02.1980.
func (p Persona) Born() string {
	day, err := time.Parse(time.DateOnly, p.BirthDate)
	if err != nil {
		return ""
	}
	return day.Format("02.01.2006")
}

// ByKey answers a persona of either kind by its key.
func ByKey(key string) (Persona, bool) {
	for _, p := range slices.Concat(Personas, StaffPersonas) {
		if p.Key == key {
			return p, true
		}
	}
	return Persona{}, false
}

// Email is an employee's address at work, which the staff provider says and nobody asks for.
func (p Persona) Email() string { return p.Key + "@myndighed.example" }

// Canaries are the texts that must not be found at rest in a service after these people logged in: UUIDs, raw subjects, dates of
// birth (2006-01-02, 020106, 02-01-2006), CPR numbers with and without hyphen, employees' addresses. Six digits occur by chance in large files: look
// for that form with no digit beside it.
func Canaries() []string { return canaries(slices.Concat(Personas, StaffPersonas)) }

func canaries(people []Persona) []string {
	var out []string
	for _, p := range people {
		out = append(out, p.Subject)
		if p.BirthDate == "" {
			out = append(out, p.Email())
		}
		if p.UUID != "" {
			out = append(out, p.UUID)
		}
		if day, err := time.Parse(time.DateOnly, p.BirthDate); err == nil {
			out = append(out, p.BirthDate, day.Format("020106"), day.Format("02-01-2006"))
		}
		if p.CPR != "" {
			out = append(out, p.CPR, p.CPR[:6]+"-"+p.CPR[6:])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Issued answers every code and token that was handed out, in order.
func (b *Broker) Issued() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.issued)
}

// record remembers secrets for Issued. The caller holds the lock.
func (b *Broker) record(secrets ...string) {
	for _, secret := range secrets {
		if strings.TrimSpace(secret) != "" {
			b.issued = append(b.issued, secret)
		}
	}
}
