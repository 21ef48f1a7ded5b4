// Package membershiphttp is where people find what they may do on behalf of associations with MitID Erhverv, and where
// administrators find theirs.
//
//	GET  /act                        for which associations this login may act, by which means, and why not for others
//	GET  /act/{cvr}                  the person's own page in an association
//	GET  /act/{cvr}/withdraw         asks before the approval of private MitID is withdrawn
//	POST /act/{cvr}/withdraw         withdraws it                                              303
//	GET  /act/{cvr}/withdrawn        says that it is, and what follows
//	GET  /association/{cvr}          the administrator's dashboard
//
// An association that does not exist, one without MitID Erhverv, and one where the person has no business are the same to a
// stranger: a page that isn't there. A member whose separate MitID is used with something that the association doesn't offer is
// told so and sees nothing else. A member who may not act by private MitID still sees the own page: it says why, and whose the
// data are was proven.
package membershiphttp
