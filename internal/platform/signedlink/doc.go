// Package signedlink makes the links in letters: a signature over what the link is for, and nothing kept anywhere.
//
// A token is 46 bytes in unpadded URL-safe base64, 62 characters:
//
//	format 1 · key id 1 · id 16 (UUID) · version 4 · expiry 8 (Unix seconds) · MAC 16 (HMAC-SHA-256, cut)
//
// The purpose is signed but not carried: the address that the link points to knows it. Because a token is a function of
// what it says, a letter that is tried again carries the same link, no table holds one, and a raised version supersedes
// the links before it.
//
// A link identifies; it grants nothing. Whether it has expired, was superseded or used is for the flow to say, by its own
// rows and the database's clock, and only after a login.
package signedlink
