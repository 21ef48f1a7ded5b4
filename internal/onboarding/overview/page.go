package overview

import "time"

// PageSize is how many cases are shown at once.
const PageSize = 25

// Cursor is the place in the list after which a page begins. The zero value is the beginning.
type Cursor struct {
	At time.Time // when the last case shown was started
	ID string    // its id
}

// Page is a part of the list. The first one also has what is no case.
type Page struct {
	Pending      []Pending
	Associations []Association // at most MostAssociations
	More         bool          // there are more associations

	Cases []Case // at most PageSize
	Next  Cursor // where the next page begins; zero where this is the last
}

// Cut makes a page of what was found: one case more than fits means that there is another page.
func Cut(found []Case) Page {
	if len(found) <= PageSize {
		return Page{Cases: found}
	}
	last := found[PageSize-1]
	return Page{Cases: found[:PageSize], Next: Cursor{last.StartedAt, last.ID}}
}
