package document

import "tilslut/internal/onboarding/fault"

// What can be the matter with a file, or with looking at it. Each key has a sentence that says what to do.
var (
	ErrEmpty         = fault.New(fault.Invalid, "document.empty")
	ErrTooLarge      = fault.New(fault.Invalid, "document.too-large")       // over MaxSize
	ErrType          = fault.New(fault.Invalid, "document.type")            // neither PDF, PNG nor JPEG by its content
	ErrDamaged       = fault.New(fault.Invalid, "document.damaged")         // can't be read to its end
	ErrEncrypted     = fault.New(fault.Invalid, "document.encrypted")       // a PDF with a password, also an empty one
	ErrScript        = fault.New(fault.Invalid, "document.script")          // a PDF with JavaScript
	ErrActive        = fault.New(fault.Invalid, "document.active")          // a PDF that starts programs, plays or sends something, or is an XFA form
	ErrAttachment    = fault.New(fault.Invalid, "document.attachment")      // a PDF with other files in it
	ErrTooManyPages  = fault.New(fault.Invalid, "document.too-many-pages")  // over MaxPages
	ErrTooManyPixels = fault.New(fault.Invalid, "document.too-many-pixels") // over MaxPixels, or a side over MaxSide
	ErrBomb          = fault.New(fault.Invalid, "document.bomb")            // small as a file and huge when it is opened
	ErrTimeout       = fault.New(fault.Invalid, "document.timeout")         // took longer to read than any honest file

	ErrNoPage     = fault.New(fault.NotFound, "document.no-page")        // there is no such page
	ErrBusy       = fault.New(fault.Unavailable, "document.busy")        // no turn in time, or no child could be started
	ErrNoRenderer = fault.New(fault.Unavailable, "document.no-renderer") // pdftoppm is not installed: offer the file itself
)

// Faults answers all of them, so that a test can see that each has its sentence.
func Faults() []*fault.Fault {
	return []*fault.Fault{
		ErrEmpty, ErrTooLarge, ErrType, ErrDamaged, ErrEncrypted, ErrScript, ErrActive, ErrAttachment, ErrTooManyPages, ErrTooManyPixels,
		ErrBomb, ErrTimeout, ErrNoPage, ErrBusy, ErrNoRenderer,
	}
}

// faultOf answers the fault of a key that a child wrote. A child that writes another key is not itself any more.
func faultOf(key string) *fault.Fault {
	for _, f := range Faults() {
		if f.Key == key {
			return f
		}
	}
	return ErrDamaged
}
