// Package antivirus asks clamd, ClamAV's scanner, whether it knows a file for harmful.
//
//	zINSTREAM␀  4 bytes of length, that much of the file, … , a length of 0        stream: OK␀                     clean
//	                                                                               stream: <signature> FOUND␀     found
//	                                                                               anything else, or nothing      fault.Unavailable
//
// Only the first answer, to the letter and with nothing behind it, is clean: a scanner that is down, slow, full or confused has
// not looked. What could not be scanned is shown to nobody and scanned later.
//
// A clean answer is no proof. clamd knows what its signatures know, and calls what is too large for it, or packed too often,
// clean without a word; so what a file may be and how large is judged elsewhere, and first.
//
// The protocol is the one of clamd(8), "COMMANDS". Each file has a connection of its own: scans take their time, connecting does not.
package antivirus
