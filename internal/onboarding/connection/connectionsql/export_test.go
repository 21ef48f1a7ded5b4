package connectionsql

// Statements are all statements of the room, by name, for the test that prepares them.
func Statements() map[string]string {
	return map[string]string{
		"selectCase": selectCase, "selectAdministrators": selectAdministrators, "selectEvents": selectEvents, "selectLetters": selectLetters,
		"lockAssociation": lockAssociation, "lockCase": lockCase, "selectStanding": selectStanding,
		"upsertAssociation": upsertAssociation, "selectOwn": selectOwn, "deleteStale": deleteStale, "insertCase": insertCase,
		"updateCase": updateCase, "updateAssociation": updateAssociation, "connectAssociation": connectAssociation,
		"upsertAdministrator": upsertAdministrator, "deleteAdministrator": deleteAdministrator, "insertEvent": insertEvent,
		"insertLetter": insertLetter, "markSent": markSent, "markBounced": markBounced, "insertToldOthers": insertToldOthers,
		"selectCaseOfAdministrator": selectCaseOfAdministrator, "selectNow": selectNow, "lapseMailboxes": lapseMailboxes, "deleteDrafts": deleteDrafts,
	}
}

// LoadDice makes case numbers predictable.
func (s *Store) LoadDice(dice func() uint32) { s.dice = dice }
