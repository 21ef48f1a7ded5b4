package cvr

import "tilslut/internal/onboarding/association"

// object is a JSON object; encoding/json writes its keys in order, which keeps the golden files of the queries stable.
type object map[string]any

// lookupFields is what a look-up asks for; documents have much more.
var lookupFields = []string{
	"Vrvirksomhed.cvrNummer", "Vrvirksomhed.enhedsNummer", "Vrvirksomhed.reklamebeskyttet", "Vrvirksomhed.livsforloeb",
	"Vrvirksomhed.elektroniskPost", "Vrvirksomhed.obligatoriskEmail", "Vrvirksomhed.deltagerRelation",
	"Vrvirksomhed.virksomhedMetadata", "Vrvirksomhed.virksomhedsstatus", "Vrvirksomhed.virksomhedsform",
	"Vrvirksomhed.adresseHemmelig", "Vrvirksomhed.fejlRegistreret", "Vrvirksomhed.sidstOpdateret",
}

// searchFields leaves participants and addresses of people out.
var searchFields = []string{
	"Vrvirksomhed.cvrNummer", "Vrvirksomhed.livsforloeb", "Vrvirksomhed.virksomhedMetadata", "Vrvirksomhed.virksomhedsstatus",
	"Vrvirksomhed.adresseHemmelig", "Vrvirksomhed.fejlRegistreret",
}

const (
	numberField = "Vrvirksomhed.cvrNummer"
	nameField   = "Vrvirksomhed.virksomhedMetadata.nyesteNavn.navn"
	formField   = "Vrvirksomhed.virksomhedMetadata.nyesteVirksomhedsform.virksomhedsformkode"
)

// lookupQuery finds the unit with a number.
func lookupQuery(number association.CVR) object {
	return object{
		"size":    1,
		"query":   object{"term": object{numberField: number.String()}},
		"_source": lookupFields,
	}
}

// searchQuery finds units of some forms whose name has all the words, or begins with them while the last is being typed.
func searchQuery(name string, forms []int, size int) object {
	return object{
		"size": size,
		"query": object{"bool": object{
			"should": []object{
				{"match": object{nameField: object{"query": name, "operator": "and"}}},
				{"match_phrase_prefix": object{nameField: object{"query": name}}},
			},
			"minimum_should_match": 1,
			"filter":               []object{{"terms": object{formField: forms}}},
		}},
		"_source": searchFields,
	}
}
