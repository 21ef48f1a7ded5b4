package membershipsql

// Statements are all statements of the room, by name, for the test that prepares them.
func Statements() map[string]string {
	return map[string]string{
		"selectByPerson": selectByPerson, "selectInAssociation": selectInAssociation, "selectMember": selectMember,
		"lockAssociation": lockAssociation, "lockMember": lockMember, "updateMember": updateMember,
		"insertConsentLetters": insertConsentLetters, "selectLetter": selectLetter, "markSent": markSent, "markBounced": markBounced,
	}
}
