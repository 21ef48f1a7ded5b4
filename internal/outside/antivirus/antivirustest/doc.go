// Package antivirustest is a clamd that knows one thing, EICAR: the stand-in for the virus scanner, on the desk and in tests.
//
// It speaks clamd's protocol, one command a connection: PING, VERSION and INSTREAM, with z (ends with a zero), n (ends with a line
// feed) or nothing before them. It finds EICAR, the file that every scanner agrees to find, anywhere in a file. It can be told to
// misbehave (Trouble).
package antivirustest
