package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/google/uuid"

	"tilslut/internal/onboarding/association"
)

// Largest is the size of the largest document in bytes, sealed or not. What is larger in the store is none of ours.
const Largest = 32 << 20

// patience is how long one act may take, from the first byte to the last.
const patience = 30 * time.Second

var errPatience = errors.New("no answer in time")

// Sealer hides content and binds it to a purpose and to aad, and opens what it hid. secret.Keys is one.
type Sealer interface {
	SealBytes(purpose string, aad, plain []byte) []byte
	OpenBytes(purpose string, aad, sealed []byte) ([]byte, bool)
}

// A store keeps bytes under names. Its errors are those of this package.
type store interface {
	put(ctx context.Context, id string, sealed []byte) error
	get(ctx context.Context, id string) ([]byte, error)
	delete(ctx context.Context, id string) error
	stored(ctx context.Context, before time.Time) iter.Seq2[string, error]
}

// Vault keeps documents. Any number of processes may use one store at once.
type Vault struct {
	store  store
	sealer Sealer
}

// Open reads the URL of a store, in the form that the package's description gives. It talks to nobody: Check does.
func Open(rawURL string, sealer Sealer) (*Vault, error) {
	where, err := parse(rawURL)
	if err != nil {
		return nil, err
	}
	return &Vault{store: where, sealer: sealer}, nil
}

// Put keeps content for an association under id, a UUID in lower case that the caller has made for it. It answers ErrTaken where
// there is such a document already, and ErrUnavailable.
func (v *Vault) Put(ctx context.Context, cvr association.CVR, id string, content []byte) error {
	if err := checkID(id); err != nil {
		return err
	}
	sealed := v.sealer.SealBytes(purpose(cvr), []byte(id), content)
	if len(sealed) > Largest {
		return fmt.Errorf("vault: a document of %d bytes is too large to be kept", len(content))
	}
	ctx, cancel := context.WithTimeoutCause(ctx, patience, errPatience)
	defer cancel()
	return v.store.put(ctx, id, sealed)
}

// Get answers the content that an association has under id. It answers ErrNotFound, ErrDamaged and ErrUnavailable.
func (v *Vault) Get(ctx context.Context, cvr association.CVR, id string) ([]byte, error) {
	if err := checkID(id); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, patience, errPatience)
	defer cancel()
	sealed, err := v.store.get(ctx, id)
	if err != nil {
		return nil, err
	}
	content, ok := v.sealer.OpenBytes(purpose(cvr), []byte(id), sealed)
	if !ok {
		return nil, ErrDamaged
	}
	return content, nil
}

// Delete takes a document away for good; one that isn't there is away already. It answers ErrUnavailable.
func (v *Vault) Delete(ctx context.Context, id string) error {
	if err := checkID(id); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, patience, errPatience)
	defer cancel()
	return v.store.delete(ctx, id)
}

// Stored answers the id of every document that was kept before a moment, in no order and a few hundred at a time; the documents it
// has named may be deleted meanwhile. An error, ErrUnavailable, is the last thing it answers. What a cut write left before that
// moment goes: give documents that are on their way an hour or more.
func (v *Vault) Stored(ctx context.Context, before time.Time) iter.Seq2[string, error] {
	return v.store.stored(ctx, before)
}

// nobody is no association's number: what Check keeps belongs to none.
const nobody association.CVR = "00000000"

// Check keeps a few bytes, reads them again and deletes them. Where it can't, it says why, and so for everything else.
func (v *Vault) Check(ctx context.Context) error {
	id, content := uuid.NewString(), []byte("check")
	if err := v.Put(ctx, nobody, id, content); err != nil {
		return err
	}
	got, err := v.Get(ctx, nobody, id)
	if err == nil && !bytes.Equal(got, content) {
		err = ErrDamaged
	}
	return errors.Join(err, v.Delete(ctx, id))
}

func purpose(cvr association.CVR) string { return "document/" + cvr.String() }

// isID tells whether a name is one that Put takes: it is then no path, and the same to a file system that knows no case.
func isID(name string) bool {
	id, err := uuid.Parse(name)
	return err == nil && id.String() == name
}

func checkID(id string) error {
	if !isID(id) {
		return errors.New("vault: a document's id is a UUID in lower case")
	}
	return nil
}
