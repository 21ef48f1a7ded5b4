package cvr

import (
	"strings"

	"tilslut/internal/onboarding/person"
)

// address is a Danish address in the register's parts, or free text where it is none.
type address struct {
	Country    text `json:"landekode"`
	Free       text `json:"fritekst"`
	CareOf     text `json:"conavn"`
	Street     text `json:"vejnavn"`
	From       text `json:"husnummerFra"`
	FromLetter text `json:"bogstavFra"`
	To         text `json:"husnummerTil"`
	ToLetter   text `json:"bogstavTil"`
	Floor      text `json:"etage"`
	Door       text `json:"sidedoer"`
	Box        text `json:"postboks"`
	Place      text `json:"bynavn"`
	PostCode   text `json:"postnummer"`
	PostTown   text `json:"postdistrikt"`
}

// lines answers the address as it is written on an envelope, without empty lines.
func (a address) lines() []string {
	var all []string
	add := func(line string) {
		if line = strings.Trim(person.Clean(line), " ,"); line != "" {
			all = append(all, line)
		}
	}
	if careOf := string(a.CareOf); careOf != "" && !strings.HasPrefix(strings.ToLower(careOf), "c/o") {
		add("c/o " + careOf)
	} else {
		add(careOf)
	}
	for line := range strings.SplitSeq(string(a.Free), "\n") {
		add(line)
	}
	add(a.street())
	if a.Box != "" {
		add("Postboks " + string(a.Box))
	}
	add(string(a.Place))
	if a.PostCode != "" {
		add(padPost(string(a.PostCode)) + " " + string(a.PostTown))
	} else {
		add(string(a.PostTown))
	}
	if a.Country != "" && a.Country != "DK" {
		add(string(a.Country))
	}
	return all
}

// street answers "Prøvevej 7A-9B, 1. tv".
func (a address) street() string {
	house := string(a.From + a.FromLetter)
	if a.To != "" {
		house += "-" + string(a.To+a.ToLetter)
	}
	floor := string(a.Floor)
	if floor != "" && !strings.HasSuffix(floor, ".") {
		floor += "."
	}
	return string(a.Street) + " " + house + ", " + floor + " " + string(a.Door)
}

// padPost gives a Danish post code its four digits back: 0800 comes as 800.
func padPost(code string) string {
	return strings.Repeat("0", max(0, 4-len(code))) + code
}
