// Package association holds what the house knows about associations: their number, and what the business register says.
//
// # The CVR number
//
// Every unit in the Danish business register (CVR) has a number of eight digits. The digits weighted 2 7 6 5 4 3 2 1 add up
// to a multiple of 11; a number whose first seven digits would need the check digit 10 is never given out
// (Erhvervsstyrelsen, "Modulus 11 kontrol"; its own example is 13748136). 00000000 satisfies the sum and is nobody.
// Numbers below 10000000 pass the sum too and have not been given out: tests and the stand-in register use them, which also
// keeps us honest about leading zeros, since the register sends the number as a JSON number.
//
// # The organisation code
//
// The register calls it virksomhedsformkode. Two codes may connect unless the settings say otherwise: 110 (forening) and 115
// (frivillig forening). Others look like associations and are not: 152 (forening med begrænset ansvar), 130 and 140
// (andelsforeninger), 150 (forening eller selskab med begrænset ansvar).
//
// # The record
//
// Record is what the register said a moment ago. All of it is public data. It is never kept as a whole: flows copy the few
// fields that they need. Whether the register could be asked at all is told by the two faults ErrRegisterDown and
// ErrRegisterNonsense, and neither may ever count as a yes.
package association
