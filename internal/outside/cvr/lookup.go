package cvr

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/person"
)

// Search answers at most searchSize units to a name of at least two characters; longer texts than searchMax are no names.
const (
	searchSize = 20
	searchMin  = 2
	searchMax  = 200
)

// Lookup answers what the register says about the unit with this number now. The errors are association.ErrUnknown,
// ErrRegisterDown and ErrRegisterNonsense; a caller that gave up makes it ErrRegisterDown too.
func (c *Client) Lookup(ctx context.Context, number association.CVR) (association.Record, error) {
	hits, err := c.ask(ctx, lookupQuery(number))
	if err != nil {
		return association.Record{}, err
	}
	if len(hits) == 0 {
		return association.Record{}, association.ErrUnknown
	}
	unit := hits[0].Source.Unit
	record, err := unit.record(c.today())
	if err != nil {
		return association.Record{}, err
	}
	if record.CVR != number {
		return association.Record{}, nonsense("the answer is about another number than was asked for")
	}
	record.Email = unit.email(c.today())
	record.Representatives = unit.representatives(c.today(), c.isRepresentative)
	return record, nil
}

// Search answers at most 20 associations whose name has the words given, living ones first, in the register's order of
// relevance. The records are short: without e-mail and representatives. A name of fewer than two characters finds nothing.
func (c *Client) Search(ctx context.Context, name string) ([]association.Record, error) {
	name = person.Clean(name)
	if length := utf8.RuneCountInString(name); length < searchMin || length > searchMax {
		return nil, nil
	}
	hits, err := c.ask(ctx, searchQuery(name, c.settings.Forms, searchSize))
	if err != nil {
		return nil, err
	}
	var found []association.Record
	for _, hit := range hits {
		record, err := hit.Source.Unit.record(c.today())
		// One broken document must not hide the others; it would be refused at its own look-up.
		if err == nil && slices.Contains(c.settings.Forms, record.FormCode) && len(found) < searchSize {
			found = append(found, record)
		}
	}
	slices.SortStableFunc(found, func(a, b association.Record) int { return rank(a) - rank(b) })
	return found, nil
}

func rank(r association.Record) int {
	if r.Alive {
		return 0
	}
	return 1
}

// Check looks up a number that exists. An error tells what is wrong with the register or with our settings: above all, that a
// register that answers "unknown" to a number that exists would answer so to every number.
func (c *Client) Check(ctx context.Context) error {
	_, err := c.Lookup(ctx, c.settings.Canary)
	if errors.Is(err, association.ErrUnknown) {
		return nonsense(fmt.Sprintf("it does not know %s, which exists; is the URL's path right?", c.settings.Canary))
	}
	return err
}
