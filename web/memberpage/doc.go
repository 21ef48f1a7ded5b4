// Package memberpage shows people what they may do on behalf of associations, their own page in each, and administrators their
// association.
//
// A refusal always says why, and what else there is: another login, or whom to ask.
package memberpage
