package setupsql

// Statements are all statements of the room, by name, for the test that prepares them.
func Statements() map[string]string {
	return map[string]string{
		"selectSetup": selectSetup, "selectMember": selectMember, "selectLetters": selectLetters, "lockAssociation": lockAssociation,
		"lockSetup": lockSetup, "upsertSetup": upsertSetup, "forgetBirth": forgetBirth, "insertAgreement": insertAgreement,
		"setUpAssociation": setUpAssociation, "upsertMember": upsertMember, "insertLetter": insertLetter,
		"markSent": markSent, "markBounced": markBounced, "selectNow": selectNow, "insertReminders": insertReminders,
	}
}
