package documenttest

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"

	"tilslut/internal/outside/document"
)

// pictures are the other forms of PNG and JPEG.
func pictures() []Sample {
	screenshot := func(name string, content []byte, corners bool) Sample {
		return Sample{Name: name, File: "Skærmbillede 2026-03-01 kl. 10.15.png", Type: pngType, Content: content, Kind: document.PNG, Pages: 1, Named: document.NoText, Corners: corners}
	}
	as := func(to draw.Image) image.Image {
		draw.Draw(to, to.Bounds(), quadrants(), image.Point{}, draw.Src)
		return to
	}
	size := quadrants().Rect
	palette := color.Palette{color.Black, color.White, color.RGBA{255, 0, 0, 255}, color.RGBA{0, 255, 0, 255}, color.RGBA{0, 0, 255, 255}}
	seen := quadrants()
	seen.Set(24, 16, color.RGBA{}) // One pixel that is seen through.
	grey := photo("a photo in grey", "scan.jpg", jpegOf(as(image.NewGray(size))))
	grey.Corners = false
	cmyk := photo("a photo in the colours of a printer", "scan.jpg", unbased(cmyk))
	cmyk.Corners = true
	return []Sample{
		grey, cmyk,
		photo("a photo that comes in steps", "scan.jpg", unbased(progressive)),
		screenshot("a picture", pngOf(quadrants()), true),
		screenshot("a picture that is seen through", pngOf(seen), true),
		screenshot("a picture with a palette", pngOf(as(image.NewPaletted(size, palette))), true),
		screenshot("a picture of 16 bits", pngOf(as(image.NewRGBA64(size))), true),
		screenshot("a picture in grey", pngOf(as(image.NewGray16(size))), false),
		screenshot("a picture that comes in steps", interlaced(quadrants()), true),
		screenshot("a picture with a text that swells, and something behind", append(commented(pngOf(quadrants())), Canary...), true),
	}
}

// commented puts the canary and a compressed text of 50 MB into a PNG: nobody has to read them.
func commented(png []byte) []byte {
	header := 8 + 12 + 13
	out := chunk(bytes.Clone(png[:header]), "tEXt", []byte("Comment\x00"+Canary))
	out = chunk(out, "zTXt", append([]byte("Comment\x00\x00"), zeros(50<<20)...))
	return append(out, png[header:]...)
}

// interlaced writes a PNG with the interlacing of Adam M. Costello (PNG, section 8.2), which our own encoder does not.
func interlaced(picture *image.RGBA) []byte {
	var rows []byte
	for _, pass := range [][4]int{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}} {
		for y := pass[1]; y < picture.Rect.Dy(); y += pass[3] {
			rows = append(rows, 0)
			for x := pass[0]; x < picture.Rect.Dx(); x += pass[2] {
				at := picture.RGBAAt(x, y)
				rows = append(rows, at.R, at.G, at.B)
			}
		}
	}
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(picture.Rect.Dx())), uint32(picture.Rect.Dy()))
	out := chunk([]byte("\x89PNG\r\n\x1a\n"), "IHDR", append(header, 8, 2, 0, 0, 1))
	return chunk(chunk(out, "IDAT", flate(rows)), "IEND", nil)
}
