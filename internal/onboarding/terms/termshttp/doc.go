// Package termshttp shows the terms to anybody: those in force at /terms, every version at /terms/{version}. Both are one
// round trip to the database and print well.
package termshttp
