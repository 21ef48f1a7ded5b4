// Command desk is a developer's desk: everything around the service, so that one command is enough to use all of it.
//
//	desk             the whole house, until ^C
//	desk gallery     every page and letter in every state, without a database
//
// What the whole house is, in the order in which it comes up, and goes down again backwards:
//
//	ports ─▶ database ─▶ stand-ins ─▶ tilslut migrate ─▶ tilslut terms publish ─▶ tilslut serve ─▶ 200 on /readyz ─▶ the table
//	          private,    MitID broker, staff provider,                            a child of ours
//	          in .data/   CVR register, mailbox, clamd: in this process
//
// The desk is for one machine and listens on 127.0.0.1 only: whoever reaches the stand-in broker is whoever they say. Everything
// that lasts lies in .data/ and is found again by the next run: the database, the keys, the letters, the logs.
//
// The service is told everything by its own settings (TILSLUT_…). A setting that is already in the environment stays as it is, so
// `TILSLUT_REGISTER_MATCH=automatic make run` does what it says; with TILSLUT_DATABASE_URL no database is started. The service
// is reached as http://localhost and the stand-ins as http://127.0.0.1: two sites to a browser, as a service and its broker are
// in earnest, so that cookies behave as they will there.
//
// ^C reaches the desk alone: children run in process groups of their own, are stopped in order, and are killed by the kernel if
// the desk itself is.
package main
