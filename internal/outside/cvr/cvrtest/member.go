package cvrtest

import (
	"cmp"

	"tilslut/internal/onboarding/calendar"
)

// relation answers one deltagerRelation: who it is, and what the person's memberships say.
func (m Member) relation(unit int64, index int, today calendar.Date) object {
	function := cmp.Or(m.Function, "FORENINGSREPRÆSENTANT")
	values := list{}
	if m.Earlier != "" {
		values = append(values, object{"vaerdi": "BESTYRELSE", "periode": object{"gyldigFra": "2019-03-01", "gyldigTil": "2020-01-31"}, "sidstOpdateret": touched})
	}
	values = append(values, object{"vaerdi": function, "periode": period(m.Span, today), "sidstOpdateret": touched})
	// The organisation has a FUNKTION of its own, in title case, which says nothing about the person.
	own := list{object{"sekvensnr": 0, "type": "FUNKTION", "vaerditype": "string", "vaerdier": list{
		object{"vaerdi": cmp.Or(m.Earlier, "Foreningsrepræsentanter"), "periode": object{"gyldigFra": "2019-03-01", "gyldigTil": nil}, "sidstOpdateret": touched}}}}
	return object{
		"deltager": object{"enhedsNummer": cmp.Or(m.Unit, unit*10+int64(index)), "enhedstype": cmp.Or(m.Type, "PERSON"), "forretningsnoegle": nil,
			"organisationstype": nil, "sidstIndlaest": touched, "sidstOpdateret": touched,
			"navne":           list{object{"navn": m.Name, "periode": object{"gyldigFra": nil, "gyldigTil": nil}, "sidstOpdateret": nil}},
			"adresseHemmelig": m.Secret, "adresseHemmeligUndtagelse": false, "adresseOpdateringOphoert": false, "beliggenhedsadresse": list{}},
		"kontorsteder": list{},
		"organisationer": list{object{"enhedsNummerOrganisation": unit + 1, "hovedtype": cmp.Or(m.Main, "REPRÆSENTANTER"),
			"organisationsNavn": list{object{"navn": "Foreningsrepræsentanter", "periode": object{"gyldigFra": "2019-03-01", "gyldigTil": nil}, "sidstOpdateret": touched}},
			"attributter":       own,
			"medlemsData": list{object{"attributter": list{
				object{"sekvensnr": 0, "type": "FUNKTION", "vaerditype": "string", "vaerdier": values}}}}}},
	}
}
