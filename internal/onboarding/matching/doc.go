// Package matching answers one question: is this the person who was expected? An administrator is appointed, and a user
// imported, under a name and mostly a date of birth; whoever logs in with the link in the letter has a name and a date of birth
// of their own. What was compared never comes in here: only what the comparisons found.
//
//	date of birth   name                    outcome
//	known, same     same                    matched
//	known, same     differs, or protected   needs-code
//	known, differs  any                     wrong-person
//	unknown         same, or protected      needs-code
//	unknown         differs                 wrong-person
//
// # The temporary activation code
//
// Where the login alone can't show it, the person also types a code that they got by another way, from somebody who knows them: ten
// characters in two groups of five, in Crockford's base 32 (no I, L, O or U, so that it can be read aloud). It is kept as
// a keyed code bound to the invitation, is good for 14 days and three tries, and a new one replaces the old one.
//
// A code never helps the wrong person: it is asked for only where the outcome is needs-code.
package matching
