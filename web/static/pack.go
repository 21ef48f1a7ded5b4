package static

import (
	"bytes"
	"compress/gzip"

	"github.com/andybalholm/brotli"
)

// packed is a file in the two encodings that browsers ask for; nil where packing gains nothing (fonts are packed already).
type packed struct{ brotli, gzip []byte }

// level is brotli's: the highest saves another twentieth and would let the first visitor wait a fifth of a second for it.
const level = 7

func pack(extension string, content []byte) packed {
	if extension == ".woff2" {
		return packed{}
	}
	var b, g bytes.Buffer
	bw := brotli.NewWriterLevel(&b, level)
	_, _ = bw.Write(content) // Writing into memory can't fail.
	_ = bw.Close()
	gw, _ := gzip.NewWriterLevel(&g, gzip.BestCompression) // The level is a constant that gzip knows.
	_, _ = gw.Write(content)
	_ = gw.Close()
	return packed{brotli: b.Bytes(), gzip: g.Bytes()}
}
