// Package smtp hands letters to the mail server. It is the only door to go-mail.
//
//	Send ──► build (one recipient, headers that hold no line breaks) ──► a kept connection, or a new one
//	           │ can't be written: refused                                  │
//	           ▼                                                            ▼
//	        fault.Refused "mail.refused"                 RCPT or the text answered 5xx: refused, for good
//	                                                     anything else: unavailable, try again later
//
// What is decided here, and why:
//
//   - A message has ten and a half minutes. A server may store a message and be slow with its last reply (RFC 1047 tells of it,
//     RFC 5321 section 4.5.3.2.6 asks for ten minutes). Whoever hangs up before that sends the message twice.
//   - The Message-ID comes from the caller and is the same on every attempt, so that a second copy can be recognised.
//   - Connections are kept for a while and NOOP and RSET are left out: they double the round trips of a message. A
//     connection that died while it was idle shows at MAIL, before anything was sent; that one command is tried again on a
//     new connection, nothing else ever is.
//   - A 5xx reply to the greeting, to AUTH or to MAIL is about us, not about the recipient: the operator has to mend
//     it and no letter may be given up for it. Only RCPT and the text can refuse a letter.
//   - No error repeats an address or a server's own words (they quote the address): errors are logged and stored.
package smtp
