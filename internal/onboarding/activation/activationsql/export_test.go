package activationsql

// Statements are all statements of the room, by name, for the test that prepares them.
func Statements() map[string]string {
	return map[string]string{
		"selectUser": selectUser, "selectByLink": selectByLink, "lockUser": lockUser, "selectLettersOf": selectLettersOf, "updateUser": updateUser,
		"insertLetter": insertLetter, "lockMember": lockMember, "selectTaken": selectTaken, "insertMember": insertMember, "updateMember": updateMember,
		"selectAgreement": selectAgreement, "weighUsers": weighUsers, "transitUsers": transitUsers, "insertUsers": insertUsers,
		"listWaiting": listWaiting, "listState": listState, "listSome": listSome, "listSearch": listSearch, "selectCounts": selectCounts, "markSent": markSent,
		"markBounced": markBounced, "insertNotices": insertNotices, "selectRecipient": selectRecipient, "selectNow": selectNow,
		"insertReminders": insertReminders, "purgeUsers": purgeUsers,
	}
}
