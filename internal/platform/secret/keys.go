package secret

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"log/slog"
	"slices"
	"strings"
)

// The purposes of the keys file.
const (
	personInner = "person-inner"
	personEpoch = "person"
	link        = "link"
	seal        = "seal"
)

var purposes = []string{personInner, personEpoch, link, seal}

// keySize is the length of every key in bytes.
const keySize = 32

// maxEpoch is the last epoch there can be: links and seals name their key in one byte.
const maxEpoch = 255

// Keys are the keys of the house. They are read once and never change; every method may be used by many at once.
type Keys struct {
	inner  []byte
	person [][]byte // by epoch
	link   map[byte][]byte
	seal   map[byte][]byte
	linkBy byte // the epoch that signs
	sealBy byte // the epoch that seals
}

// String, GoString and LogValue say nothing, so that keys which stray into a log or a message stay keys.
func (k *Keys) String() string       { return "secret.Keys(…)" }
func (k *Keys) GoString() string     { return k.String() }
func (k *Keys) LogValue() slog.Value { return slog.StringValue(k.String()) }

// Generate answers the text of a fresh keys file with epoch 0 of every purpose, for desks and tests. An operator may use it,
// too: it is as good as any.
func Generate() string {
	var b strings.Builder
	b.WriteString("# Keys: purpose, epoch, 32 random bytes in base64. Who loses this file can recognise nobody; who copies it can.\n")
	for _, purpose := range purposes {
		fmt.Fprintf(&b, "%s 0 %s\n", purpose, base64.StdEncoding.EncodeToString(random(keySize)))
	}
	return b.String()
}

// random answers n bytes from the system's source, which does not fail: Go ends the program if it does.
func random(n int) []byte {
	b := make([]byte, n)
	_, _ = rand.Read(b)
	return b
}

// newest answers the highest epoch among keys.
func newest(keys map[byte][]byte) byte {
	var top byte
	for epoch := range keys {
		top = max(top, epoch)
	}
	return top
}

// sorted lists the epochs of a purpose from low to high.
func sorted(keys map[byte][]byte) []byte {
	epochs := make([]byte, 0, len(keys))
	for epoch := range keys {
		epochs = append(epochs, epoch)
	}
	slices.Sort(epochs)
	return epochs
}
