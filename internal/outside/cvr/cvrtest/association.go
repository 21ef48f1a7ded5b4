package cvrtest

import (
	"slices"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/calendar"
)

// Day is YYYY-MM-DD, "" for open, or "yesterday", "today" or "tomorrow" by the register's clock.
type Day string

// on answers the date that goes into a document: nil where it is open.
func (d Day) on(today calendar.Date) any {
	switch d {
	case "":
		return nil
	case "yesterday":
		return today.AddDays(-1).String()
	case "today":
		return today.String()
	case "tomorrow":
		return today.AddDays(1).String()
	}
	return string(d)
}

// Span is a period; both ends count.
type Span struct{ From, To Day }

// Contact is an e-mail address of the association.
type Contact struct {
	Address   string
	Secret    bool // hemmelig
	Mandatory bool // stands under obligatoriskEmail
	Span
}

// Member is a person or unit with a function in the association.
type Member struct {
	Name     string
	Function string // as written in the register; "" means FORENINGSREPRÆSENTANT
	Main     string // hovedtype; "" means REPRÆSENTANTER
	Type     string // enhedstype; "" means PERSON
	Secret   bool   // adresseHemmelig
	Unit     int64  // enhedsNummer; 0: one of its own. Two members with one number are one person, twice in the register
	Earlier  string // a function in title case under the organisation that the person had before, shown as history
	Span
}

// Association is one of the stand-in's units.
type Association struct {
	CVR         association.CVR
	Name        string
	Form        int    // virksomhedsformkode
	Status      string // sammensatStatus, as the register writes it
	Purpose     string // what it is good for at the desk and in tests; one line in Danish
	Lives       []Span // livsforloeb
	Contacts    []Contact
	Members     []Member
	CareOf      string
	House       int
	Floor, Door string
	Secret      bool // the address is
	Abroad      bool
}

// clone answers a copy that may be changed.
func (a Association) clone() Association {
	a.Lives, a.Contacts, a.Members = slices.Clone(a.Lives), slices.Clone(a.Contacts), slices.Clone(a.Members)
	return a
}

// The short hands in which the tables are written.

// living is open since 2019.
func living() []Span { return []Span{{From: "2019-03-01"}} }

// until was open from 2009 until a day.
func until(last Day) []Span { return []Span{{From: "2009-01-01", To: last}} }

// mail is a current, public address.
func mail(address string) []Contact {
	return []Contact{{Address: address, Span: Span{From: "2019-03-01"}}}
}

// reps are current representatives since 2024.
func reps(names ...string) []Member {
	var all []Member
	for _, name := range names {
		all = append(all, Member{Name: name, Span: Span{From: "2024-05-02"}})
	}
	return all
}
