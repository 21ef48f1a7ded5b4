package cvr

import (
	"strings"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/onboarding/person"
)

// unit is the part of a document (Vrvirksomhed) that the house reads.
type unit struct {
	Number        text          `json:"cvrNummer"`
	Secret        bool          `json:"adresseHemmelig"`
	Misregistered bool          `json:"fejlRegistreret"`
	Lives         []dated       `json:"livsforloeb"`
	Statuses      []status      `json:"virksomhedsstatus"`
	Emails        []contact     `json:"elektroniskPost"`
	Mandatory     []contact     `json:"obligatoriskEmail"`
	Participants  []participant `json:"deltagerRelation"`
	Metadata      struct {
		Name *struct {
			Name string `json:"navn"`
		} `json:"nyesteNavn"`
		Form *struct {
			Code int    `json:"virksomhedsformkode"`
			Long string `json:"langBeskrivelse"`
		} `json:"nyesteVirksomhedsform"`
		Status  string   `json:"sammensatStatus"`
		Address *address `json:"nyesteBeliggenhedsadresse"`
	} `json:"virksomhedMetadata"`
}

type dated struct {
	Period period `json:"periode"`
}

type status struct {
	Status string `json:"status"`
	Period period `json:"periode"`
}

type contact struct {
	Address string `json:"kontaktoplysning"`
	Secret  bool   `json:"hemmelig"`
	Period  period `json:"periode"`
}

// record answers what every record has; e-mail and representatives are the look-up's. A document without a number, name, form,
// status or life span can't be judged.
func (u unit) record(today calendar.Date) (association.Record, error) {
	number, err := association.ParseCVR(zeros(string(u.Number)))
	if err != nil {
		return association.Record{}, nonsense("a document has no proper number")
	}
	name := ""
	if u.Metadata.Name != nil {
		name = person.Clean(u.Metadata.Name.Name)
	}
	state := u.status(today)
	if name == "" || u.Metadata.Form == nil || u.Metadata.Form.Code == 0 || state == "" || len(u.Lives) == 0 {
		return association.Record{}, nonsense("a document has no name, form, status or life span")
	}
	record := association.Record{
		CVR:      number,
		Name:     name,
		FormCode: u.Metadata.Form.Code,
		FormName: person.Clean(u.Metadata.Form.Long),
		Status:   state,
		Alive:    (state == "NORMAL" || state == "AKTIV") && !u.Misregistered && u.lives(today),
	}
	if !record.Alive {
		record.CeasedOn = u.ceased(today)
	}
	if !u.Secret && u.Metadata.Address != nil {
		record.Address = u.Metadata.Address.lines()
	}
	return record, nil
}

// status answers the combined status in upper case; the register writes "Aktiv" for some and "NORMAL" for others.
func (u unit) status(today calendar.Date) string {
	if s := strings.ToUpper(person.Clean(u.Metadata.Status)); s != "" {
		return s
	}
	for _, s := range u.Statuses {
		if s.Period.covers(today) {
			return strings.ToUpper(person.Clean(s.Status))
		}
	}
	return ""
}

func (u unit) lives(today calendar.Date) bool {
	for _, life := range u.Lives {
		if life.Period.covers(today) {
			return true
		}
	}
	return false
}

// ceased answers the last day of the latest life span, or "" where one is open or is yet to come.
func (u unit) ceased(today calendar.Date) string {
	last := ""
	for _, life := range u.Lives {
		to, err := calendar.ParseDate(string(life.Period.To))
		if err != nil || !to.Before(today) {
			return ""
		}
		last = max(last, to.String())
	}
	return last
}

// email answers the unit's current address that is not secret: the one it gave for contact before the one it had to give, and
// the newest of several. Texts that are no addresses are passed over.
func (u unit) email(today calendar.Date) string {
	for _, contacts := range [][]contact{u.Emails, u.Mandatory} {
		best, since := "", day("")
		for _, c := range contacts {
			address, err := person.ParseEmail(c.Address)
			if err == nil && !c.Secret && c.Period.covers(today) && (best == "" || c.Period.From > since) {
				best, since = address, c.Period.From
			}
		}
		if best != "" {
			return best
		}
	}
	return ""
}

// zeros gives a number back the leading zeros that it lost as a JSON number.
func zeros(digits string) string {
	return strings.Repeat("0", max(0, 8-len(digits))) + digits
}
