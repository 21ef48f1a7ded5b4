package matching

// Found is what comparisons of a login with an invitation found, never what was compared.
type Found struct {
	BirthKnown bool // the invitation has a date of birth
	SameBirth  bool // the login's date of birth is that one
	SameName   bool // the login's name is the invited person's, by person.MatchName
	Protected  bool // the login's name is protected, and is no name
}

// Outcome is what a comparison means.
type Outcome string

// The outcomes.
const (
	Matched     Outcome = "matched"
	NeedsCode   Outcome = "needs-code"   // it may be the person: the temporary code decides
	WrongPerson Outcome = "wrong-person" // whatever else they know
)

// Judge answers what the comparisons mean.
func Judge(f Found) Outcome {
	switch {
	case f.BirthKnown && !f.SameBirth:
		return WrongPerson
	case f.BirthKnown && f.SameName && !f.Protected:
		return Matched
	case f.BirthKnown, f.SameName, f.Protected:
		return NeedsCode
	}
	return WrongPerson
}

// Method is how a match was made. It is stored; what was compared is not.
type Method string

// The methods.
const (
	ByLogin Method = "login" // the person was known by their login: they had appointed themselves
	ByBirth Method = "birth" // date of birth and name
	ByCode  Method = "code"  // what the login said left room for doubt, and the temporary code decided
)
