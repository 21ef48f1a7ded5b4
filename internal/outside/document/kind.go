package document

import "bytes"

// The bounds of a file.
const (
	MaxSize   = 10 << 20    // bytes, as it comes
	MaxKept   = 2 * MaxSize // bytes, as it is kept: a picture that was written anew may be larger than it was
	MaxPages  = 200
	MaxPixels = 50_000_000
	MaxSide   = 30_000 // pixels
)

// Kind is what a file is by its content.
type Kind string

// The kinds that are taken.
const (
	PDF  Kind = "pdf"
	PNG  Kind = "png"
	JPEG Kind = "jpeg"
)

// MediaType is the kind's own, for a Content-Type header.
func (k Kind) MediaType() string {
	if k == PDF {
		return "application/pdf"
	}
	return "image/" + string(k)
}

// kindOf tells by the first bytes, which must be a file's own: readers that look further for a header take two files in one.
func kindOf(content []byte) (Kind, error) {
	switch {
	case len(content) == 0:
		return "", ErrEmpty
	case len(content) > MaxSize:
		return "", ErrTooLarge
	case bytes.HasPrefix(content, []byte("%PDF-")):
		return PDF, nil
	case bytes.HasPrefix(content, []byte("\x89PNG\r\n\x1a\n")):
		return PNG, nil
	case bytes.HasPrefix(content, []byte("\xff\xd8\xff")):
		return JPEG, nil
	}
	return "", ErrType
}
