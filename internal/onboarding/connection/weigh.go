package connection

import (
	"errors"
	"slices"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/person"
)

// Evidence is what shows that a person may bind the association, strongest first.
type Evidence string

// The kinds of evidence.
const (
	NoEvidence Evidence = ""           // not weighed yet, or not to be weighed now
	Attested   Evidence = "attested"   // the login says that the person may represent this CVR number
	Registered Evidence = "registered" // the register names one representative, and it is the person's whole name
	Documented Evidence = "documented" // only documents can show it
)

// Verdict is how a weighing ended, in the words that pages explain.
type Verdict string

// The verdicts. All but VerdictAttested and VerdictRegistered need something else first.
const (
	VerdictNone            Verdict = ""
	VerdictAttested        Verdict = "attested"
	VerdictRegistered      Verdict = "registered"
	VerdictNotRegistered   Verdict = "not-registered"    // no current representative has the name
	VerdictProtected       Verdict = "protected"         // the login's name is a placeholder: there is nothing to compare
	VerdictAmbiguous       Verdict = "ambiguous"         // two or more current representatives have the name
	VerdictNoRegisterEmail Verdict = "no-register-email" // registered, but there is no mailbox to prove it with
	VerdictReview          Verdict = "review"            // registered, but the house wants a caseworker to look
	VerdictCeased          Verdict = "ceased"            // the association is not alive any longer
	VerdictDown            Verdict = "register-down"
	VerdictNonsense        Verdict = "register-nonsense"
)

// Policy says what a name in the register is worth (TILSLUT_REGISTER_MATCH). Names are public and shared by several people.
type Policy string

// The policies.
const (
	PolicyMailbox   Policy = "mailbox"   // together with the association's mailbox in the register: the default
	PolicyAutomatic Policy = "automatic" // by itself
	PolicyReview    Policy = "review"    // nothing without a caseworker
)

// Finding is the outcome of a weighing. It says whether a comparison matched, never what was compared.
type Finding struct {
	Association   association.CVR
	Name          string // of the association
	FormCode      int
	Verdict       Verdict
	Evidence      Evidence
	Automatic     bool   // the evidence connects at once
	RegisterEmail string // the association's e-mail in the register, "" = none
}

// Way is where a finding leads when the case is confirmed.
type Way string

// The ways.
const (
	WayNow           Way = "now"
	WayMailbox       Way = "mailbox"
	WayDocumentation Way = "documentation"
)

// Way answers where the finding leads. Whatever is not known for certain leads to documentation.
func (f Finding) Way() Way {
	switch {
	case f.Automatic && (f.Verdict == VerdictAttested || f.Verdict == VerdictRegistered):
		return WayNow
	case f.Verdict == VerdictRegistered && f.RegisterEmail != "":
		return WayMailbox
	}
	return WayDocumentation
}

// Refuses answers why a finding decides nothing about an association, whatever else it says; nil where it may.
func (f Finding) Refuses(cvr association.CVR) error {
	switch {
	case f.Association != cvr || f.Verdict == VerdictNonsense || f.Verdict == VerdictNone:
		return association.ErrRegisterNonsense
	case f.Verdict == VerdictDown:
		return association.ErrRegisterDown
	case f.Verdict == VerdictCeased:
		return association.ErrCeased
	}
	return nil
}

// Weigh judges what the register says now (rec) and what the login says (who). It never approves a unit that is not alive.
// Whether the unit's form may connect at all is association.Record.Eligible.
func Weigh(rec association.Record, who identity.Identity, policy Policy) Finding {
	f := Finding{
		Association: rec.CVR, Name: rec.Name, FormCode: rec.FormCode, RegisterEmail: rec.Email, Evidence: Documented,
	}
	switch {
	case rec.CVR == "":
		f.Verdict, f.Evidence = VerdictNonsense, NoEvidence
	case !rec.Alive:
		f.Verdict, f.Evidence = VerdictCeased, NoEvidence
	case slices.Contains(who.Represents, rec.CVR):
		f.Verdict, f.Evidence, f.Automatic = VerdictAttested, Attested, true
	case who.Protected:
		f.Verdict = VerdictProtected
	default:
		f.weighNames(rec.Representatives, who.Name, policy)
	}
	return f
}

func (f *Finding) weighNames(representatives []association.Representative, name string, policy Policy) {
	var same int
	for _, r := range representatives {
		if person.SameName(r.Name, name) {
			same++
		}
	}
	switch {
	case same == 0:
		f.Verdict = VerdictNotRegistered
	case same > 1:
		f.Verdict = VerdictAmbiguous
	case policy == PolicyReview:
		f.Verdict = VerdictReview
	case f.RegisterEmail == "":
		// Also where the house trusts the register alone: each automatic connection is to be told to somebody there.
		f.Verdict = VerdictNoRegisterEmail
	default:
		f.Verdict, f.Evidence, f.Automatic = VerdictRegistered, Registered, policy == PolicyAutomatic
	}
}

// WeighFailure is the finding when the register could not be asked (association.ErrRegisterDown) or can't be trusted (any other
// error). It approves nothing, whatever the login says.
func WeighFailure(cvr association.CVR, err error) Finding {
	f := Finding{Association: cvr, Verdict: VerdictNonsense}
	if errors.Is(err, association.ErrRegisterDown) {
		f.Verdict = VerdictDown
	}
	return f
}
