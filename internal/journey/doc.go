// Package journey walks whole journeys: the real program, a real database, a real browser, and stand-ins for what is
// outside. Its tests are named after the guide's sentences.
//
// A House is one running service with neighbours of its own. Its tests also look for what must not be there: after the
// journeys every table, the database's files, the vault, every log, letter, job and address are searched for what MitID told us.
package journey
