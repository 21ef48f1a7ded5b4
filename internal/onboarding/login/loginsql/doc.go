// Package loginsql keeps logins under way and finds people again.
//
// An attempt is a row for at most ten minutes, under the hash of a name that only the browser has; taking it deletes it, so
// that it can be taken once, whoever asks how often. A person is a random reference and a keyed code of one epoch. Neither
// table holds anything that MitID said.
package loginsql
