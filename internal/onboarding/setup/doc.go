// Package setup is step 3 of the guide: an administrator whom the representative appointed sets the association up.
//
// A Setup is one administrator's way, from the link in their letter to the receipt. The package is the law of it, as package
// connection is of the connection: acts are methods that answer the setup as it becomes and the letters that follow. What the login
// said never comes in here: only what comparisons found (package matching).
//
// # The way
//
//	link ── log in ──▶ match ──▶ tasks ──▶ private ──▶ authenticators ──▶ own ──▶ (enrol) ──▶ summary ──▶ receipt
//	                    │  ▲                                               ▲
//	       name differs ▼  │ with the code                                 │ somebody else has set the association up:
//	                   code                                     match ─────┘ only the own login is left to choose
//
// The first approval founds the agreement (package membership): the association has MitID Erhverv, and the administrator administers
// the organisation and its users. Whoever approves later becomes an organisation administrator.
//
// # The link
//
//	link sent ──▶ good ──┬── approved ────────────────────▶ used
//	                     ├── 60 days ─────────────────────▶ expired ── a new one is asked for ──▶ superseded
//	                     ├── address or name corrected ───▶ superseded by the newer link
//	                     └── somebody else appointed ─────▶ withdrawn
//
// Looking at the link changes nothing, whoever or whatever looks. It says where to go, never who comes: whoever logs in is matched
// with the appointment, and somebody else gets nothing; the representative is told, once for each link.
//
// Correcting the address keeps what was answered. Naming somebody else, by another name or date of birth, begins anew.
//
// # Refusals that are kept
//
// Match may answer an error and a longer history at once: a try is gone, or somebody is to be told. A store saves what a history
// grew by, whether there is an error or not.
package setup
