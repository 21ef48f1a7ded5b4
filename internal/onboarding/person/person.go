package person

// Ref is a random UUID that stands for a person. It is made once, says nothing, and is found again through a Code.
type Ref string

// Role is the part that a person plays for an association.
type Role string

// The roles. A person may have several, in one association or in many.
const (
	Representative Role = "representative" // foreningsrepræsentant: may bind the association
	Reporter       Role = "reporter"       // anmelder: prepares, and binds nobody
	Administrator  Role = "administrator"  // organisationsadministrator
)

// Code is a keyed code of something that identifies a person: who they are to the login broker, or their date of birth. It is
// still personal data to whoever holds the key; without the key it can't be tried out.
type Code struct {
	Epoch int    // which key made it
	Tag   []byte // HMAC-SHA-256, 32 bytes
}

// IsZero answers whether there is no code.
func (c Code) IsZero() bool { return len(c.Tag) == 0 }
