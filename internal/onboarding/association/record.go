package association

import (
	"slices"

	"tilslut/internal/onboarding/fault"
)

// The organisation codes (virksomhedsformkode) that the guide speaks of.
const (
	FormAssociation = 110 // forening
	FormVoluntary   = 115 // frivillig forening
)

// DefaultForms answers the organisation codes that may connect when the settings name no others.
func DefaultForms() []int { return []int{FormAssociation, FormVoluntary} }

// Record is what the register says about one unit right now. All of it is public.
type Record struct {
	CVR      CVR
	Name     string // the newest name
	FormCode int    // virksomhedsformkode, for example 115
	FormName string // in Danish, as the register writes it; may be empty
	Status   string // the register's combined status, upper case, for example "NORMAL", "AKTIV" or "OPHØRT"
	Alive    bool   // the status is NORMAL or AKTIV and a life span (livsforløb) is open
	CeasedOn string // the last day of the last life span, YYYY-MM-DD; "" while alive or where the register does not say
	Address  []string
	Email    string // the unit's own current e-mail that is not secret; "" where there is none
	// Representatives are the persons who are foreningsrepræsentant today, in the register's order. Names are public, are
	// shared by several people, and prove nothing by themselves.
	Representatives []Representative
}

// Representative is a person whom the register names as the association's representative today.
type Representative struct {
	Name  string
	Since string // YYYY-MM-DD; "" where the register does not say
}

// What can be wrong with an association, or with the register that should have told us about it.
var (
	// ErrUnknown means that the register has no unit with this number.
	ErrUnknown = fault.New(fault.NotFound, "association.unknown")
	// ErrCeased means that the association was there and is not any longer.
	ErrCeased = fault.New(fault.Gone, "association.ceased")
	// ErrNotAssociation means that the unit's form may not connect here.
	ErrNotAssociation = fault.New(fault.Conflict, "association.not-association")
	// ErrRegisterDown means that the register did not answer, or did not let us ask.
	ErrRegisterDown = fault.New(fault.Unavailable, "association.register-down")
	// ErrRegisterNonsense means that the register answered something that can't be trusted.
	ErrRegisterNonsense = fault.New(fault.Unavailable, "association.register-nonsense")
)

// Eligible answers nil when the unit may connect: its form is among forms, and it is alive. The form is judged first, since a
// company that ceased was no association either way. The errors are ErrNotAssociation and ErrCeased.
func (r Record) Eligible(forms []int) error {
	if !slices.Contains(forms, r.FormCode) {
		return ErrNotAssociation
	}
	if !r.Alive {
		return ErrCeased
	}
	return nil
}
