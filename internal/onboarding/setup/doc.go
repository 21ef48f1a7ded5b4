// Package setup is step 3 of the guide: an administrator whom the representative appointed sets the association up.
//
// The whole of it will be: the administrator opens the link in their letter, logs in, is matched with the appointment (name and date of
// birth, or a temporary code), answers whether users may use their private MitID, which separate authenticators there are
// and how they log in themselves, and approves; the association then has MitID Erhverv. A second administrator whose link
// comes after that only logs in, is matched, and chooses their own login.
//
// What is here now is where it begins: the Invitation, which is the appointment as the link shows it, and how the link stands.
//
//	link sent ──▶ good ──┬──▶ (set up: comes later)
//	                     ├── 60 days ─────────────────────▶ expired
//	                     ├── address or name corrected ───▶ superseded by the newer link
//	                     └── somebody else appointed ─────▶ withdrawn
//
// Looking at the link changes nothing, whoever or whatever looks. It says where to go, never who comes.
package setup
