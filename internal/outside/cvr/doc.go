// Package cvr asks the Danish business register (CVR) about one unit at a time, through the register's distribution interface.
//
// # The interface
//
// It is an Elasticsearch index behind a proxy with basic authentication (free of charge; credentials come from
// cvrselvbetjening@erst.dk). A look-up is POST <base>/cvr-permanent/virksomhed/_search with a term query. Things to know:
//
//   - The public address has answered on port 80 only, so the base URL is a setting. Credentials that would travel in plain text
//     to another machine are warned about once; redirects are never followed.
//   - hits.total has been a number and, from Elasticsearch 7 on, is an object. Both are read.
//   - A wrong mapping type in the path is answered with 200 and no hits, just like an unknown number. Check therefore looks up a
//     number that is known to exist.
//   - A search that timed out or lost a shard is answered with 200 too; it is taken for "down", never for "unknown".
//   - Periods include their last day; null is open; null and null is current. Dates are days in Denmark.
//   - cvrNummer is a JSON number, so leading zeros are lost on the way and put back here.
//
// # Who represents an association
//
// A participant (deltagerRelation) of type PERSON with a membership (medlemsData) whose FUNKTION is FORENINGSREPRÆSENTANT today.
// It usually stands in an organisation of the main type REPRÆSENTANTER; the main type is not required, since no official
// description of the field was found and the function is the fact that matters. The interface has neither CPR numbers nor
// dates of birth: all that is known of a person is the name, and names are public and shared. A person is counted once however
// often the register lists the function; two persons of one name are two.
//
// # What goes wrong
//
//	the register                                                          Lookup answers
//	refuses, hangs over the time-out, redirects, any status but 200    →  association.ErrRegisterDown
//	answers 200 with bad JSON, another number, no name, over 1 MB      →  association.ErrRegisterNonsense
//	answers 200 with no hits                                           →  association.ErrUnknown
//
// Errors tell what happened between the machines and never repeat what a document says.
package cvr
