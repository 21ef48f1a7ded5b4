// Package person holds what the house knows about people, which is little on purpose: a random name of our own for them
// (Ref), the part they play (Role), the codes by which they are found again (Code), and how to compare and clean the names and
// addresses that they type.
//
// # Names
//
// Two names are the same when the whole of them is, after what typing and registers disagree about is folded away: case,
// width, accents, hyphens against spaces, several spaces, shapes of apostrophes. The Danish letters are letters and not
// accented ones: æ is not ae, ø is not o, å is neither a nor aa. "Aase" and "Åse" are two people. Nothing shorter than the
// whole name counts, so a middle name that one side leaves out makes two names.
//
// # CPR numbers
//
// A CPR number is ddmmyy and four digits. Its modulus 11 check may not be used to rule one out: numbers without it have been
// issued since 2007 (CPR-kontoret). Replacement numbers have 60 added to the day. The house never asks for one, and
// LooksLikeCPR lets every free-text field refuse one.
package person
