// Package membership is the agreement: what an association with MitID Erhverv has chosen, who belongs to it, in which roles, and by
// which means each of them may act on its behalf.
//
//	Agreement   one for each association, founded by the administrator who approves the setup
//	Member      one for each person in an association: proven by their private MitID, and perhaps given a separate one
//
// # By which means
//
//	login with        may act where
//	private MitID     the association allows it, and the person has approved it for this association (both must want it)
//	separate MitID    it was enrolled for this association; it opens no other, and its authenticator is one the association offers
//
// A person may withdraw the approval at any time; the user administrators are told. The last organisation administrator who
// could still come in can't: somebody must be left who can.
//
// Roles add up: whoever joins twice, as administrator and as user, is one member.
package membership
