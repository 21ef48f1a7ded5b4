// Package setuppage holds the pages that the link in an administrator's letter leads to.
//
// The setup itself comes later. For now the link tells who has appointed whom, for which association, and until when the
// link can be used; and, where it can't be used, why not and what to do. It is open to whoever holds the link, so it shows
// the association's name, the name of who appointed and the name of the administrator, and never an address or a date of
// birth.
//
//	good        who has appointed whom, what to have ready, that the setup opens here
//	expired     after 60 days: ask for a new link
//	superseded  a newer link was sent
//	withdrawn   somebody else was appointed instead
//	unknown     no link of ours, or one that lost a part on the way
package setuppage
