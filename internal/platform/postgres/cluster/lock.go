package cluster

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// ErrInUse means that another process runs the cluster in this folder.
var ErrInUse = errors.New("in use by another process")

// hold locks the folder until the file is closed; the kernel lets go when we die, however that happens.
func hold(home string) (*os.File, error) {
	path := filepath.Join(home, "lock")
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = fmt.Errorf("the database in %s is %w", home, ErrInUse)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}
