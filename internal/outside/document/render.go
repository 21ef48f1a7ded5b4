package document

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"os/exec"
	"runtime"
	"strconv"

	"golang.org/x/image/draw"
)

// maxShown is how high and wide a page is shown at most: A4 at 150 dots an inch, 1,240 × 1,754.
const maxShown = 1754

// turned are the EXIF orientations that mean a clockwise turn by so many degrees.
var turned = map[int]int{0: 1, 90: 6, 180: 3, 270: 8}

// renderPDF has poppler draw one page. pdftoppm inherits the limits of this process, reads the file from a pipe and writes the picture
// to one.
func renderPDF(content []byte, asked request) ([]byte, error) {
	page := strconv.Itoa(asked.Page)
	renderer := exec.Command(asked.Renderer, "-png", "-scale-to", strconv.Itoa(maxShown), "-f", page, "-l", page, "-singlefile", "-")
	drawn := &bounded{max: MaxKept, then: errOver}
	renderer.Stdin, renderer.Stdout, renderer.Env, renderer.SysProcAttr = bytes.NewReader(content), drawn, []string{}, dying()
	runtime.LockOSThread() // The renderer dies with this thread, so it has to stay.
	defer runtime.UnlockOSThread()
	if err := renderer.Run(); err != nil {
		var ended *exec.ExitError
		if errors.As(err, &ended) && ended.ExitCode() == 99 { // "Wrong page range given".
			return nil, ErrNoPage
		}
		return nil, orDamaged(err)
	}
	picture := drawn.kept.Bytes()
	if asked.Turn != 0 {
		return renderImage(picture, PNG, asked.Turn)
	}
	_, err := png.DecodeConfig(bytes.NewReader(picture)) // Drawn as it is to be shown; the header says whether it was drawn at all.
	return picture, orDamaged(err)
}

// renderImage turns a picture and makes it small enough to be shown.
func renderImage(content []byte, kind Kind, turn int) ([]byte, error) {
	picture, err := decode(content, kind)
	if err != nil {
		return nil, err
	}
	if size := picture.Bounds(); max(size.Dx(), size.Dy()) > maxShown {
		long := max(size.Dx(), size.Dy())
		small := image.NewRGBA(image.Rect(0, 0, max(1, size.Dx()*maxShown/long), max(1, size.Dy()*maxShown/long)))
		draw.BiLinear.Scale(small, small.Rect, picture, size, draw.Src, nil)
		picture = small
	}
	var out bytes.Buffer
	if err := png.Encode(&out, upright(picture, turned[turn])); err != nil {
		return nil, orDamaged(err)
	}
	return out.Bytes(), nil
}
