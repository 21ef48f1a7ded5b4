package cvrtest

import (
	"encoding/json"
	"strconv"

	"tilslut/internal/onboarding/calendar"
)

// object and list are JSON as the register nests it.
type (
	object = map[string]any
	list   = []any
)

// Document answers the association's document (Vrvirksomhed) as the register would send it on that day, whole.
func (a Association) Document(today calendar.Date) json.RawMessage {
	text, err := json.Marshal(a.document(today))
	if err != nil {
		return json.RawMessage("null") // Maps of strings and numbers always marshal.
	}
	return text
}

const touched = "2024-05-02T08:00:00.000+02:00"

func (a Association) document(today calendar.Date) object {
	number, _ := strconv.Atoi(a.CVR.String())
	unit := 4_000_000_000 + int64(number)
	name := object{"navn": a.Name, "periode": period(Span{From: "2019-03-01"}, today), "sidstOpdateret": touched}
	form := object{"virksomhedsformkode": a.Form, "kortBeskrivelse": "", "langBeskrivelse": formNames[a.Form],
		"ansvarligDataleverandoer": "E&S", "periode": period(Span{From: "2019-03-01"}, today), "sidstOpdateret": touched}
	var lives, open, mandatory, flat = list{}, list{}, list{}, list{}
	for _, life := range a.Lives {
		lives = append(lives, object{"periode": period(life, today), "sidstOpdateret": touched})
	}
	for _, c := range a.Contacts {
		entry := object{"kontaktoplysning": c.Address, "hemmelig": c.Secret, "periode": period(c.Span, today), "sidstOpdateret": touched}
		if c.Mandatory {
			mandatory = append(mandatory, entry)
			continue
		}
		open = append(open, entry)
		flat = append(flat, c.Address)
	}
	status := list{}
	if a.Form != 115 { // Voluntary associations have had none.
		status = list{object{"status": a.Status, "periode": period(Span{From: "2019-03-01"}, today), "sidstOpdateret": touched}}
	}
	address := a.address(today)
	former := object{"landekode": "DK", "vejnavn": "Fraflyttet Allé", "husnummerFra": 2, "postnummer": 800, "postdistrikt": "Høje Taastrup",
		"periode": period(Span{From: "2010-01-01", To: "2019-02-28"}, today), "sidstOpdateret": touched}
	participants := list{}
	for i, m := range a.Members {
		participants = append(participants, m.relation(unit, i, today))
	}
	return object{
		"cvrNummer": number, "enhedsNummer": unit, "enhedstype": "VIRKSOMHED", "regNummer": list{}, "reklamebeskyttet": true,
		"brancheAnsvarskode": nil, "navne": list{name}, "binavne": list{}, "postadresse": list{},
		"beliggenhedsadresse": list{former, address}, "adresseHemmelig": a.Secret, "telefonNummer": list{}, "elektroniskPost": open,
		"obligatoriskEmail": mandatory, "hjemmeside": list{}, "livsforloeb": lives, "status": list{}, "virksomhedsstatus": status,
		"virksomhedsform": list{form}, "attributter": list{}, "deltagerRelation": participants, "fusioner": list{}, "spaltninger": list{},
		"virksomhedMetadata": object{"nyesteNavn": name, "nyesteBinavne": list{}, "nyesteVirksomhedsform": form,
			"nyesteBeliggenhedsadresse": address, "nyesteStatus": nil, "nyesteKontaktoplysninger": flat, "antalPenheder": 1,
			"nyesteAarsbeskaeftigelse": nil, "sammensatStatus": a.Status, "stiftelsesDato": "2019-03-01", "virkningsDato": "2019-03-01"},
		"samtId": 3, "fejlRegistreret": false, "dataAdgang": 0, "fejlVedIndlaesning": false, "fejlBeskrivelse": nil,
		"naermesteFremtidigeDato": nil, "virkningsAktoer": "R", "sidstIndlaest": touched, "sidstOpdateret": touched,
	}
}

func (a Association) address(today calendar.Date) object {
	if a.Abroad {
		return object{"landekode": "SE", "fritekst": "Provgatan 5\n211 20 Malmö", "vejnavn": nil, "husnummerFra": nil, "etage": nil,
			"sidedoer": nil, "conavn": nil, "postnummer": nil, "postdistrikt": nil, "kommune": nil,
			"periode": period(Span{From: "2019-03-01"}, today), "sidstOpdateret": touched}
	}
	return object{"landekode": "DK", "fritekst": nil, "vejkode": 1, "vejnavn": "Prøvevej", "husnummerFra": a.House, "husnummerTil": nil,
		"bogstavFra": nil, "bogstavTil": nil, "etage": orNil(a.Floor), "sidedoer": orNil(a.Door), "conavn": orNil(a.CareOf), "postboks": nil,
		"bynavn": nil, "postnummer": 9000, "postdistrikt": "Aalborg", "kommune": object{"kommuneKode": 851, "kommuneNavn": "AALBORG"},
		"periode": period(Span{From: "2019-03-01"}, today), "sidstOpdateret": touched}
}

func period(s Span, today calendar.Date) object {
	return object{"gyldigFra": s.From.on(today), "gyldigTil": s.To.on(today)}
}

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}
