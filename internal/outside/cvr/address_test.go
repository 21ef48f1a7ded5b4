package cvr

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAddressesAreWrittenAsOnAnEnvelope(t *testing.T) {
	t.Parallel()
	for document, want := range map[string][]string{
		`{"landekode":"DK","vejnavn":"Prøvevej","husnummerFra":7,"postnummer":9000,"postdistrikt":"Aalborg"}`:                                     {"Prøvevej 7", "9000 Aalborg"},
		`{"vejnavn":"Prøvevej","husnummerFra":7,"bogstavFra":"A","husnummerTil":9,"bogstavTil":"B","etage":"st","sidedoer":"tv"}`:                 {"Prøvevej 7A-9B, st. tv"},
		`{"vejnavn":"Prøvevej","husnummerFra":7,"etage":"2","postnummer":800,"postdistrikt":"Høje Taastrup"}`:                                     {"Prøvevej 7, 2.", "0800 Høje Taastrup"},
		`{"conavn":"C/O Kassereren","vejnavn":"Prøvevej","husnummerFra":"7","bynavn":"Nørre Prøve","postnummer":"9000","postdistrikt":"Aalborg"}`: {"C/O Kassereren", "Prøvevej 7", "Nørre Prøve", "9000 Aalborg"},
		`{"conavn":"Kassereren","postboks":"42"}`:                                                        {"c/o Kassereren", "Postboks 42"},
		`{"landekode":"SE","fritekst":"Provgatan 5\r\n\n211 20 Malmö"}`:                                  {"Provgatan 5", "211 20 Malmö", "SE"},
		`{"landekode":"GL","vejnavn":"Imaneq","husnummerFra":1,"postnummer":3900,"postdistrikt":"Nuuk"}`: {"Imaneq 1", "3900 Nuuk", "GL"},
		`{"vejnavn":["x"],"husnummerFra":{},"postnummer":null}`:                                          nil,
		`{}`: nil,
	} {
		var a address
		require.NoError(t, json.Unmarshal([]byte(document), &a))
		require.Equal(t, want, a.lines(), document)
	}
}
