// Package setuppage holds the pages on which an administrator sets an association up, in Danish and English.
//
//	link ─┬→ (login) → tasks → private → authenticators → own → (enrol) → summary → receipt
//	      ├→ code        name or date of birth leave room for doubt
//	      ├→ wrong       somebody else was appointed
//	      └→ expired · renewed · used · superseded · withdrawn · unknown
//	temporary → shown    for whoever appointed: a temporary code
//
// An administrator who comes after the setup has two questions left: Head.Later says so to every page. No page knows which step
// follows; every form posts to its own address, and the answer leads to the setup, which decides.
//
// The page of the link is open to whoever holds it, so it shows the association's name, the name of who appointed and the name
// of the administrator, and never an address or a date of birth.
package setuppage
