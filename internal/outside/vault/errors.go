package vault

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"tilslut/internal/onboarding/fault"
)

var (
	// ErrNotFound says that there is no document of this id.
	ErrNotFound = fault.New(fault.NotFound, "vault.not-found")
	// ErrTaken says that there is a document of this id already; it stays as it is.
	ErrTaken = fault.New(fault.Conflict, "vault.taken")
	// ErrDamaged says that what is kept under this id was not sealed for this association and id, or was changed since, or that
	// the key it was sealed with is gone. Trying again does not help.
	ErrDamaged = fault.New(fault.Refused, "vault.damaged")
	// ErrUnavailable says that the store does not answer, is full, or does not let us in; trying later may help.
	ErrUnavailable = fault.New(fault.Unavailable, "vault.unavailable")
)

// unavailable says why the store could not do something. The words are an operator's.
func unavailable(ctx context.Context, doing string, err error) error {
	var path *fs.PathError
	switch {
	case errors.Is(context.Cause(ctx), errPatience):
		return fmt.Errorf("%w: %s: %w", ErrUnavailable, doing, errPatience)
	case ctx.Err() != nil:
		return fmt.Errorf("%w: %s: %w", ErrUnavailable, doing, context.Cause(ctx))
	case errors.As(err, &path): // its path is the id, which says nothing.
		return fmt.Errorf("%w: %s: %w", ErrUnavailable, doing, path.Err)
	}
	return fmt.Errorf("%w: %s: %w", ErrUnavailable, doing, err)
}
