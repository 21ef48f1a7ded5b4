// Package secret holds the keys of the house and everything that is done with them.
//
// # The keys file
//
// One key a line: purpose, epoch, and 32 random bytes in base64. Lines that begin with # are remarks.
//
//	person-inner 0 <base64>   what a person is to us, before any epoch; there is one, and it never changes
//	person       0 <base64>   the epochs of person codes: 0, 1, 2 … without a gap, for every one is needed
//	link         0 <base64>   signs the links in letters
//	seal         0 <base64>   seals what others keep for us: a browser in its cookies, the vault in its documents
//
// Link and seal keys rotate by adding a line with a higher epoch: the highest one makes, every one that is still there opens.
// A seal key may go when the last document is gone that it sealed; without it nobody can ever read that document.
// The file is neither in the database nor in its backups, and only the service's own user may read it.
//
// # Codes
//
// A person is found again by a code that says nothing without the keys:
//
//	inner = HMAC(person-inner, label ‖ len(issuer) ‖ issuer ‖ subject)     never stored
//	tag 0 = HMAC(person 0, inner)
//	tag n = HMAC(person n, tag n-1)
//
// So a new epoch is a pass over the stored tags, and nobody has to log in for it; a look-up walks the same chain and asks
// for all its tags. Expected dates of birth are coded the same way, each bound to its invitation: equal dates have
// different codes, and whoever holds the database but not the keys can't try out the 40,000 dates there are.
//
// A plain hash would protect neither: all CPR numbers can be hashed in half a minute.
package secret
