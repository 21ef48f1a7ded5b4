package connectionsql

// Statements are all statements of the room, by name, for the test that prepares them.
func Statements() map[string]string {
	all := map[string]string{
		"selectCase": selectCase, "selectAdministrators": selectAdministrators, "selectEvents": selectEvents, "selectLetters": selectLetters,
		"selectDocuments": selectDocuments, "selectDecisions": selectDecisions,
		"lockAssociation": lockAssociation, "lockCase": lockCase, "selectStanding": selectStanding,
		"upsertAssociation": upsertAssociation, "selectOwn": selectOwn, "selectStarted": selectStarted, "insertCase": insertCase,
		"updateCase": updateCase, "updateWake": updateWake, "updateAssociation": updateAssociation, "connectAssociation": connectAssociation,
		"replaceConnection": replaceConnection, "wakeOthers": wakeOthers,
		"upsertAdministrator": upsertAdministrator, "deleteAdministrator": deleteAdministrator, "insertEvent": insertEvent,
		"insertDocument": insertDocument, "updateDocument": updateDocument, "deleteDocument": deleteDocument, "insertDecision": insertDecision, "answerDecision": answerDecision,
		"insertLetter": insertLetter, "markSent": markSent, "markBounced": markBounced, "insertToldOthers": insertToldOthers,
		"insertToldIncumbents": insertToldIncumbents, "selectRecoveryRecipient": selectRecoveryRecipient,
		"selectCaseOfAdministrator": selectCaseOfAdministrator, "selectNow": selectNow, "selectDue": selectDue,
		"deleteDrafts": deleteDrafts, "deleteStale": deleteStale,
		"selectCounts": selectCounts, "selectEarlier": selectEarlier, "selectNumber": selectNumber, "selectSubject": selectSubject,
		"upsertCaseworker": upsertCaseworker, "selectCaseworkers": selectCaseworkers, "selectLive": selectLive,
		"selectStatistics": selectStatistics,
	}
	for order := range orders {
		lines := queued
		if order == byDecided {
			lines = decided
		}
		all["queue by "+string(order)] = inOrder(lines, order, false)
		all["queue by "+string(order)+" down"] = inOrder(lines, order, true)
	}
	return all
}

// LoadDice makes case numbers predictable.
func (s *Store) LoadDice(dice func() uint32) { s.dice = dice }
