// Package overviewhttp is "My tasks" at /mine: the invitations that wait for a person, the associations she
// is a member of, and her cases, 25 at a time, in one round trip to the database. The
// place at which a page begins is signed, so that it says nothing and cannot be made up.
package overviewhttp
