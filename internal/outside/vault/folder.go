package vault

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
)

// partial stands between the id and the chance in the name of a file that is not whole yet.
const partial = ".partial-"

// A folder keeps each document in a file of its own. It is entered anew for each act, through os.Root: a disk may be mounted
// after the service has started, and nothing in the folder, a link out of it either, leads anywhere else.
type folder struct{ path string }

func (f folder) enter(ctx context.Context) (*os.Root, error) {
	root, err := os.OpenRoot(f.path)
	if err != nil {
		return nil, unavailable(ctx, "the folder "+f.path, err)
	}
	return root, nil
}

func (f folder) put(ctx context.Context, id string, sealed []byte) error {
	root, err := f.enter(ctx)
	if err != nil {
		return err
	}
	defer root.Close()
	temporary := id + partial + rand.Text()
	err = write(root, temporary, sealed)
	if err == nil {
		err = root.Link(temporary, id) // Unlike a rename, a link never takes the place of what is there.
	}
	_ = root.Remove(temporary) // What can't be removed now goes with the next sweep.
	if err == nil {
		err = settle(root)
	}
	var linking *os.LinkError
	switch {
	case errors.Is(err, fs.ErrExist):
		return ErrTaken
	case errors.As(err, &linking): // its names are ids.
		return unavailable(ctx, "writing to "+f.path, linking.Err)
	case err != nil:
		return unavailable(ctx, "writing to "+f.path, err)
	}
	return nil
}

// write writes a new file and returns when it is on the disk.
func write(root *os.Root, name string, content []byte) error {
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// settle returns when the folder's list of names is on the disk, too.
func settle(root *os.Root) error {
	names, err := root.Open(".")
	if err != nil {
		return err
	}
	defer names.Close()
	return names.Sync()
}

func (f folder) get(ctx context.Context, id string) ([]byte, error) {
	root, err := f.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	file, err := root.Open(id)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, unavailable(ctx, "reading from "+f.path, err)
	}
	defer file.Close()
	return readAll(ctx, "reading from "+f.path, file)
}

// readAll reads a sealed document to its end. What is larger than any document is cut, and does not open then.
func readAll(ctx context.Context, doing string, from io.Reader) ([]byte, error) {
	sealed, err := io.ReadAll(io.LimitReader(from, Largest))
	if err != nil {
		return nil, unavailable(ctx, doing, err)
	}
	return sealed, nil
}

func (f folder) delete(ctx context.Context, id string) error {
	root, err := f.enter(ctx)
	if err != nil {
		return err
	}
	defer root.Close()
	err = root.Remove(id)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = settle(root)
	}
	if err != nil {
		return unavailable(ctx, "deleting from "+f.path, err)
	}
	return nil
}
