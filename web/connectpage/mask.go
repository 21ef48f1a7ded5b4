package connectpage

import "tilslut/internal/onboarding/person"

// Mask is person.MaskEmail.
func Mask(email string) string { return person.MaskEmail(email) }
