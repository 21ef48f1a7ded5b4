package antivirustest

import "strings"

// Signature is the name under which the stand-in finds EICAR.
const Signature = "Eicar-Test-Signature"

// EICAR answers the 68 harmless bytes that every scanner takes for a virus. Neither this file nor the program holds them as they
// are, or they would be found there.
func EICAR() []byte {
	return []byte(strings.ReplaceAll(`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR_STANDARD_ANTIVIRUS_TEST_FILE!$H+H*`, "_", "-"))
}
