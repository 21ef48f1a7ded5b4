package cvrtest

import "tilslut/internal/onboarding/association"

// statuses are associations in every state that is not life, and some that nearly are.
var statuses = []Association{
	{CVR: "00000493", Name: "Dartklubben Bull's Eye", Form: 110, Status: "OPHØRT", Lives: until("2024-06-30"), House: 180, Contacts: mail("dart@bullseye.example"),
		Purpose: "ophørt 30. juni 2024", Members: reps("Bo Registreret Lund")},
	{CVR: "00000507", Name: "Frimærkeklubben Takken", Form: 115, Status: "Ophørt", Lives: until("yesterday"), House: 22, Contacts: mail("takken@frimaerker.example"),
		Purpose: "ophørt i går", Members: reps("Bo Registreret Lund")},
	{CVR: "00000515", Name: "Sangkoret Tonika", Form: 115, Status: "Aktiv", Lives: until("tomorrow"), House: 30, Contacts: mail("kor@tonika.example"),
		Purpose: "ophører i morgen: kan stadig tilsluttes i dag", Members: reps("Bo Registreret Lund")},
	{CVR: "00000523", Name: "Kaninavlerne", Form: 110, Status: "NORMAL", Lives: until("2023-12-31"), House: 16, Contacts: mail("kanin@avlerne.example"),
		Purpose: "status NORMAL, men livsforløbet er lukket", Members: reps("Bo Registreret Lund")},
	{CVR: "00000531", Name: "Genopstandne Gymnaster", Form: 110, Status: "NORMAL", House: 19, Contacts: mail("gym@naster.example"),
		Lives: []Span{{From: "2001-01-01", To: "2010-12-31"}, {From: "2015-01-01"}}, Purpose: "har været ophørt, men lever igen", Members: reps("Bo Registreret Lund")},
	{CVR: "00000558", Name: "Fremtidens Forening", Form: 115, Status: "FREMTID", House: 99, Contacts: mail("snart@fremtiden.example"),
		Lives: []Span{{From: "tomorrow"}}, Purpose: "begynder først i morgen", Members: reps("Bo Registreret Lund")},
	state("00000566", "UNDER KONKURS", ""),
	state("00000574", "OPLØST EFTER KONKURS", "2022-03-31"),
	state("00000582", "UNDER TVANGSOPLØSNING", ""),
	state("00000590", "TVANGSOPLØST", "2021-09-30"),
	state("00000604", "UNDER FRIVILLIG LIKVIDATION", ""),
	state("00000612", "OPLØST EFTER FRIVILLIG LIKVIDATION", "2020-06-30"),
	state("00000620", "OPLØST EFTER ERKLÆRING", "2019-05-01"),
	state("00000639", "OPLØST EFTER FUSION", "2018-12-31"),
	state("00000647", "OPLØST EFTER SPALTNING", "2018-12-31"),
	state("00000655", "SLETTET", "2017-02-28"),
	state("00000663", "UDEN RETSVIRKNING", "2016-01-31"),
	state("00000671", "UNDER REKONSTRUKTION", ""),
	state("00000698", "UNDER REASSUMERING", ""),
}

func state(number, status string, last Day) Association {
	return Association{CVR: cvr(number), Name: "Foreningen " + title(status), Form: 110, Status: status, Lives: until(last), House: 40,
		Contacts: mail("post@forening.example"), Members: reps("Bo Registreret Lund"), Purpose: "kan ikke tilsluttes: status " + status}
}

// cvr is for the tables alone; a test parses every number in them.
func cvr(number string) association.CVR { return association.CVR(number) }
