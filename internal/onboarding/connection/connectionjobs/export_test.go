package connectionjobs

import "tilslut/internal/onboarding/connection"

// HasPiece answers whether SendNews can write a kind of letter.
func HasPiece(kind connection.LetterKind) bool {
	_, ok := pieces[kind]
	return ok
}
