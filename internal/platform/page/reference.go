package page

import (
	"context"
	"crypto/rand"
)

type referenceKey struct{}

// NewReference answers a random name for a request that can be read out on the telephone: 10 characters, 50 bits.
func NewReference() string { return rand.Text()[:10] }

// WithReference names the request: in its log line, in what is logged about it, and on a page that says something went wrong.
func WithReference(ctx context.Context, reference string) context.Context {
	return context.WithValue(ctx, referenceKey{}, reference)
}

// Reference answers the name of the request, "" where it has none.
func Reference(ctx context.Context) string {
	name, _ := ctx.Value(referenceKey{}).(string)
	return name
}
