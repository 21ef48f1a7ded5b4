package document

import (
	"bytes"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
)

// rewrite decodes a picture in full, turns it as its EXIF says, and writes it anew: what comes out is pixels and nothing else.
func rewrite(content []byte, kind Kind) ([]byte, error) {
	picture, err := decode(content, kind)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if kind == PNG {
		if err := png.Encode(&out, eightBits(picture)); err != nil {
			return nil, orDamaged(err)
		}
	} else {
		picture = upright(picture, orientation(content))
		for _, quality := range []int{90, 75, 60} { // A photo full of noise may grow at 90.
			out.Reset()
			if err := jpeg.Encode(&out, picture, &jpeg.Options{Quality: quality}); err != nil {
				return nil, orDamaged(err)
			}
			if out.Len() <= MaxKept {
				break
			}
		}
	}
	if out.Len() > MaxKept {
		return nil, wrong(ErrTooLarge, "written anew it is too large to keep")
	}
	return out.Bytes(), nil
}

// decode decodes a picture whose header says that it is within bounds.
func decode(content []byte, kind Kind) (image.Image, error) {
	header, whole := jpeg.DecodeConfig, jpeg.Decode
	if kind == PNG {
		header, whole = png.DecodeConfig, png.Decode
	}
	says, err := header(bytes.NewReader(content))
	if err != nil {
		return nil, orDamaged(err)
	}
	if says.Width < 1 || says.Height < 1 {
		return nil, wrong(ErrDamaged, "a picture without pixels")
	}
	if says.Width > MaxSide || says.Height > MaxSide || says.Width*says.Height > MaxPixels {
		return nil, wrong(ErrTooManyPixels, "the header says so")
	}
	picture, err := whole(bytes.NewReader(content))
	return picture, orDamaged(err)
}

// eightBits answers a picture of 16 bits a colour with 8, which is all that screens show and half the work.
func eightBits(picture image.Image) image.Image {
	size := picture.Bounds()
	var out draw.Image
	switch picture.(type) {
	case *image.Gray16:
		out = image.NewGray(size)
	case *image.RGBA64:
		out = image.NewRGBA(size)
	case *image.NRGBA64:
		out = image.NewNRGBA(size)
	default:
		return picture
	}
	draw.Draw(out, size, picture, size.Min, draw.Src)
	return out
}

// upright answers the picture as its EXIF orientation (1 to 8) means it to be seen.
func upright(picture image.Image, orientation int) image.Image {
	if orientation == 1 {
		return picture
	}
	from := pixels(picture)
	w, h := from.Rect.Dx(), from.Rect.Dy()
	to := image.NewRGBA(image.Rect(0, 0, w, h))
	if orientation >= 5 {
		to = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			tx, ty := x, y
			switch orientation {
			case 2:
				tx = w - 1 - x
			case 3:
				tx, ty = w-1-x, h-1-y
			case 4:
				ty = h - 1 - y
			case 5:
				tx, ty = y, x
			case 6:
				tx, ty = h-1-y, x
			case 7:
				tx, ty = h-1-y, w-1-x
			case 8:
				tx, ty = y, w-1-x
			}
			copy(to.Pix[ty*to.Stride+4*tx:], from.Pix[y*from.Stride+4*x:][:4])
		}
	}
	return to
}

// pixels answers the picture in a form whose pixels can be moved about, with its corner at 0, 0.
func pixels(picture image.Image) *image.RGBA {
	if already, ok := picture.(*image.RGBA); ok && already.Rect.Min == (image.Point{}) {
		return already
	}
	size := picture.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, size.Dx(), size.Dy()))
	draw.Draw(out, out.Rect, picture, size.Min, draw.Src)
	return out
}
