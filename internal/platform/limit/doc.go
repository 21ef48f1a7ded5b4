// Package limit keeps anybody from asking too often: httprate's sliding window over a table that all instances share.
//
// A limit has a name, a number and a window, and counts by something: the client's address (IPv6 by its /64, which one
// customer has whole), or the session. What is counted by is stored only as a keyed code, since addresses are personal data.
// The table is unlogged and swept: a crash may forget the counts, which costs nothing.
//
// httprate asks for the count and adds to it in two steps. Here the first step is one statement that does both, so that many
// instances can't together let through more than the number, and one round trip is enough. A refused request counts as one
// beyond the limit and no more: whoever waits gets in.
//
// Where the table can't be asked, the answer is that we are out of order: everything that is limited needs the database anyway.
package limit
