package documenttest

import (
	"bytes"
	"encoding/ascii85"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"tilslut/internal/outside/document"
)

// Canary stands in the metadata of the photos, and behind them: it must not come along.
const Canary = "GPS 56.15N 10.20E of somebody's kitchen table"

// quadrants is a small picture with red, green, blue and white in its corners, read like a text.
func quadrants() *image.RGBA { return corners(48, 32) }

func corners(wide, high int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, wide, high))
	colours := [2][2]color.RGBA{{{255, 0, 0, 255}, {0, 255, 0, 255}}, {{0, 0, 255, 255}, {255, 255, 255, 255}}}
	for y := range high {
		for x := range wide {
			out.SetRGBA(x, y, colours[2*y/high][2*x/wide])
		}
	}
	return out
}

func jpegOf(picture image.Image) []byte {
	var out bytes.Buffer
	_ = jpeg.Encode(&out, picture, &jpeg.Options{Quality: 95}) // A buffer takes everything.
	return out.Bytes()
}

func pngOf(picture image.Image) []byte {
	var out bytes.Buffer
	_ = png.Encode(&out, picture)
	return out.Bytes()
}

func ascii85Of(data []byte) []byte {
	var out bytes.Buffer
	w := ascii85.NewEncoder(&out)
	_, _ = w.Write(data)
	_ = w.Close()
	return append(out.Bytes(), "~>"...)
}

// scans are PDFs that hold a picture and no text.
func scans() []Sample {
	scan := func(picture string) []byte {
		return pdf("<< /Type /Catalog /Pages 2 0 R >>", tree,
			"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 480 320] /Resources << /XObject << /Im1 5 0 R >> >> /Contents 4 0 R >>",
			stream("", []byte("q 480 0 0 320 0 0 cm /Im1 Do Q")), picture)
	}
	const dict = "/Type /XObject /Subtype /Image /Width 48 /Height 32 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter "
	var raw []byte
	for i, b := range quadrants().Pix {
		if i%4 != 3 {
			raw = append(raw, b)
		}
	}
	return []Sample{
		goodPDF("a scan as JPEG", scan(stream(dict+"/DCTDecode", jpegOf(quadrants()))), 1, document.NoText),
		goodPDF("a scan without loss", scan(stream(dict+"/FlateDecode", flate(raw))), 1, document.NoText),
	}
}

// photos are as telephones take them: each way of holding one, where it was taken in the metadata, and a film glued to the end.
func photos() []Sample {
	var samples []Sample
	for orientation := 1; orientation <= 8; orientation++ {
		samples = append(samples, photo(fmt.Sprintf("a photo held in way %d", orientation), "IMG_0001.JPG", photographed(quadrants(), orientation)))
	}
	big := photo("a photo of 12 million pixels, on its side", "IMG_0002.JPG", photographed(corners(3000, 4000), 6))
	film := photo("a photo with a film behind it", "IMG_0003.jpg", append(photographed(quadrants(), 1), "\x00\x00\x00\x18ftypmp42"+Canary...))
	script := photo("a photo with HTML behind it", "foto æøå.jpeg", append(photographed(quadrants(), 1), html+Canary...))
	unsure := photo("a photo of no declared type", "billede", photographed(quadrants(), 3))
	unsure.Type = "application/octet-stream"
	wrongly := photo("a photo called .png", "billede.png", photographed(quadrants(), 8))
	wrongly.Type = pngType
	return append(samples, big, film, script, unsure, wrongly)
}

func photo(name, file string, content []byte) Sample {
	return Sample{Name: name, File: file, Type: jpegType, Content: content, Kind: document.JPEG, Pages: 1, Named: document.NoText, Corners: true}
}

// photographed is a JPEG that shows this picture to whoever minds its orientation (CIPA DC-008, section 4.6.5.1): the sides of the
// picture at which the first row and the first column of what is stored belong.
func photographed(upright *image.RGBA, orientation int) []byte {
	wide, high := upright.Rect.Dx(), upright.Rect.Dy()
	stored := image.NewRGBA(upright.Rect)
	if orientation >= 5 {
		stored = image.NewRGBA(image.Rect(0, 0, high, wide))
	}
	sides := [][2]string{1: {"top", "left"}, {"top", "right"}, {"bottom", "right"}, {"bottom", "left"}, {"left", "top"}, {"right", "top"}, {"right", "bottom"}, {"left", "bottom"}}[orientation]
	for row := range stored.Rect.Dy() {
		for column := range stored.Rect.Dx() {
			x, y := 0, 0
			for i, steps := range []int{row, column} {
				switch sides[i] {
				case "top":
					y = steps
				case "bottom":
					y = high - 1 - steps
				case "left":
					x = steps
				case "right":
					x = wide - 1 - steps
				}
			}
			stored.SetRGBA(column, row, upright.RGBAAt(x, y))
		}
	}
	return withEXIF(jpegOf(stored), orientation)
}

// withEXIF puts an orientation and the canary into a JPEG, with the byte order that half of the telephones use.
func withEXIF(jpeg []byte, orientation int) []byte {
	tiff := []byte("II*\x00\x08\x00\x00\x00\x02\x00")
	tiff = append(tiff, 0x0e, 0x01, 2, 0, byte(len(Canary)), 0, 0, 0, 38, 0, 0, 0) // A description, behind the directory.
	tiff = append(tiff, 0x12, 0x01, 3, 0, 1, 0, 0, 0, byte(orientation), 0, 0, 0)
	tiff = append(tiff, 0, 0, 0, 0)
	if orientation%2 == 0 {
		tiff = []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(orientation)) + "\x00\x00\x00\x00\x00\x00")
	}
	segment := append([]byte("Exif\x00\x00"), append(tiff, Canary...)...)
	out := append([]byte{0xff, 0xd8, 0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(segment)+2))...)
	return append(append(out, segment...), jpeg[2:]...)
}
