// Package cvrtest is a stand-in for the business register, for the desk and for tests.
//
// It answers the register's own query shape with documents of the register's own shape, for associations that don't exist. It
// looks at the query as the register does: another mapping type is answered with 200 and no hits, _source chooses fields, a
// query it does not know is a 400. Numbers begin with 0, a range that has not been given out; one real number, that of the
// register's authority, is there for canary look-ups, under a name that says what it is.
//
// Dates that are told as "yesterday" or "tomorrow" are counted from the clock that New is given, at every question.
//
// # Ways in
//
//	POST /cvr-permanent/virksomhed/_search    the register
//	GET  /                                    a page for people: every association, what it is good for, and the controls
//	GET  /stand-in/associations               the same as JSON
//	POST /stand-in/misbehave                  mode=…, see Modes; mode= is good manners again
//	POST /stand-in/{cvr}/representative       name=… registers a foreningsrepræsentant from today
//	POST /stand-in/{cvr}/representative/end   name=… ends it yesterday
//	POST /stand-in/{cvr}/email                email=… ("" takes it away)
//	POST /stand-in/{cvr}/cease                from yesterday
//	POST /stand-in/reset                      everything as it was
//
// Tests call the methods of the same names instead.
package cvrtest
