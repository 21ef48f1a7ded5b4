// Package clock is the house's time: the database's, read in the transaction that uses it, so that all instances agree
// and no machine's clock matters. A test may shift it, to see what is shown after sixty days without waiting for them.
package clock
