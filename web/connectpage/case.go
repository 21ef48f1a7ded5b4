package connectpage

import (
	"context"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/i18n"
)

// Where people mend what the register says, and where other organisations go. Those sites are mostly in Danish.
const (
	registerLookup = "https://datacvr.virk.dk/"
	registerChange = "https://virk.dk/"
	elsewhere      = "https://www.mitid-erhverv.dk/"
)

// steps is how many numbered questions there are between choosing the association and the receipt.
const steps = 6

// Case is what every page of a case knows about it.
type Case struct {
	ID          string // the case's UUID, as in its address
	Number      string // the number that people say on the telephone, for example "T-7K4M-2Q"
	Association string // the association's name
	CVR         string // eight digits
	// Numbered says that the questions are asked one after the other. Who goes through what somebody else prepared, or opens an
	// association that is locked out, has other questions.
	Numbered bool
}

// CaseOf reads a case's head from the case.
func CaseOf(c connection.Connection) Case {
	return Case{
		ID: c.ID, Number: string(c.Number), Association: c.AssociationName, CVR: string(c.Association),
		Numbered: (c.State == connection.Draft || c.State == connection.Returned) && c.Replaces == "",
	}
}

// at is the address of one of the case's pages; "" is the case itself, which leads on to what is to be done next.
func (c Case) at(page string) string {
	if page == "" {
		return "/connect/" + c.ID
	}
	return "/connect/" + c.ID + "/" + page
}

// back is where the back link of a question leads: to the list of tasks, or, for a correction, to the case.
func (c Case) back(correction bool) string {
	if correction {
		return c.at("case")
	}
	return c.at("tasks")
}

// languageName says the name of a language of letters.
func languageName(ctx context.Context, code string) string {
	if code == string(i18n.English) {
		return i18n.T(ctx, "connect.language.en")
	}
	return i18n.T(ctx, "connect.language.da")
}
