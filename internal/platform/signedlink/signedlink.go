package signedlink

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"math"
	"time"

	"github.com/google/uuid"
)

// ErrBad means that a token is none of ours, or is for another purpose. There is no finer answer, on purpose.
var ErrBad = errors.New("signedlink: not one of our links")

// Link is what a token says.
type Link struct {
	Purpose string    // what it may be used for, such as "mailbox"
	ID      string    // a UUID: the thing it identifies
	Version int       // from 0; a higher one supersedes
	Expires time.Time // to the second, UTC
}

// Keys makes and checks signatures; *secret.Keys does.
type Keys interface {
	Sign(purpose string, msg []byte) (keyID byte, sum []byte)
	Verify(purpose string, keyID byte, msg, sum []byte) bool
}

// Signer makes and opens tokens.
type Signer struct{ Keys Keys }

const (
	format    = 1
	headSize  = 2
	bodySize  = 16 + 4 + 8
	macSize   = 16
	tokenSize = headSize + bodySize + macSize
)

var text = base64.RawURLEncoding.Strict()

// Make answers the token of l: the same for the same link and key. An ID that is no UUID or a version that is no uint32 is a
// mistake in the program; the answer is then "", which opens nothing.
func (s Signer) Make(l Link) string {
	body, ok := l.body()
	if !ok {
		return ""
	}
	keyID, sum := s.Keys.Sign(signed(l.Purpose), body)
	token := append([]byte{format, keyID}, body...)
	return text.EncodeToString(append(token, sum[:macSize]...))
}

// Open answers the link that token says, if it was made for purpose by a key that we still have; otherwise ErrBad.
func (s Signer) Open(purpose, token string) (Link, error) {
	// The decoder skips line breaks, so the text's length is asked for, too: a link has one spelling.
	if len(token) != text.EncodedLen(tokenSize) {
		return Link{}, ErrBad
	}
	raw, err := text.DecodeString(token)
	if err != nil || len(raw) != tokenSize || raw[0] != format {
		return Link{}, ErrBad
	}
	body, sum := raw[headSize:headSize+bodySize], raw[headSize+bodySize:]
	if !s.Keys.Verify(signed(purpose), raw[1], body, sum) {
		return Link{}, ErrBad
	}
	return Link{
		Purpose: purpose,
		ID:      uuid.UUID(body[:16]).String(),
		Version: int(binary.BigEndian.Uint32(body[16:20])),
		Expires: time.Unix(int64(binary.BigEndian.Uint64(body[20:28])), 0).UTC(),
	}, nil
}

func (l Link) body() ([]byte, bool) {
	id, err := uuid.Parse(l.ID)
	if err != nil || l.Version < 0 || l.Version > math.MaxUint32 {
		return nil, false
	}
	body := binary.BigEndian.AppendUint32(id[:], uint32(l.Version))
	return binary.BigEndian.AppendUint64(body, uint64(l.Expires.Unix())), true
}

// signed keeps links apart from whatever else is signed by the same keys.
func signed(purpose string) string { return "link/" + purpose }
