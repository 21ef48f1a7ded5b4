package documenttest

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// badPictures are too large, or lie about it.
func badPictures() []Sample {
	png := func(name string, content []byte, want string) Sample {
		return Sample{Name: name, File: "scan.png", Type: pngType, Content: content, Want: "document." + want}
	}
	jpeg := func(name string, content []byte, want string) Sample {
		return Sample{Name: name, File: "IMG_0001.jpg", Type: jpegType, Content: content, Want: "document." + want}
	}
	return []Sample{
		// One bit a pixel, so that it is a whole and honest picture of 100 million pixels.
		png("5,000 × 20,000 pixels", chunks(5000, 20000, 1, zeros(20000*(1+5000/8))), "too-many-pixels"),
		jpeg("5,000 × 20,000 pixels in the header", resized(jpegOf(quadrants()), 5000, 20000), "too-many-pixels"),
		jpeg("65,535 × 65,535 pixels in the header", resized(jpegOf(quadrants()), 65535, 65535), "too-many-pixels"),
		png("2,147,483,647 × 2,147,483,647 pixels in the header", chunks(1<<31-1, 1<<31-1, 8, zeros(10)), "damaged"), // So many that our reader does not even answer the size.
		png("a line of 40,000 pixels", chunks(40000, 1, 8, zeros(40001)), "too-many-pixels"),
		png("no pixels", chunks(0, 0, 8, zeros(10)), "damaged"),
		jpeg("no pixels", resized(jpegOf(quadrants()), 0, 0), "damaged"),
		png("50 million pixels in the header and ten bytes", chunks(5000, 10000, 8, zeros(10)), "damaged"),
		jpeg("50 million pixels in the header and a thousand bytes", resized(jpegOf(quadrants()), 5000, 10000), "damaged"),
		png("100 pixels in the header and 200 MB", chunks(10, 10, 8, zeros(200<<20)), "damaged"),
		png("a wrong sum", bytes.Replace(pngOf(quadrants()), []byte("IEND"), []byte("IENX"), 1), "damaged"),
		jpeg("noise after the header", append([]byte("\xff\xd8\xff\xe0"), bytes.Repeat([]byte("noise"), 100)...), "damaged"),
	}
}

// chunks writes a PNG in grey with these bytes as its data, whatever they are.
func chunks(wide, high uint32, depth byte, data []byte) []byte {
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, wide), high)
	out := []byte("\x89PNG\r\n\x1a\n")
	out = chunk(out, "IHDR", append(header, depth, 0, 0, 0, 0))
	out = chunk(out, "IDAT", data)
	return chunk(out, "IEND", nil)
}

func chunk(out []byte, kind string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	body := append([]byte(kind), data...)
	return binary.BigEndian.AppendUint32(append(out, body...), crc32.ChecksumIEEE(body))
}

// resized is a JPEG whose frame header says another size.
func resized(jpeg []byte, wide, high uint16) []byte {
	out := bytes.Clone(jpeg)
	frame := bytes.Index(out, []byte{0xff, 0xc0}) // Baseline, as our own encoder writes.
	binary.BigEndian.PutUint16(out[frame+5:], high)
	binary.BigEndian.PutUint16(out[frame+7:], wide)
	return out
}
