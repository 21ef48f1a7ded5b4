package cvrtest

// forms are one living unit of every other form that the register has and that somebody could mistake for an association, or
// type by mistake. None of them may connect.
var forms = []Association{
	other("00000299", 10, "Grethes Garn", "enkeltmandsvirksomhed"),
	other("00000302", 15, "Bos Cykelværksted", "personligt ejet mindre virksomhed"),
	other("00000310", 30, "Brødrene Ens I/S", "interessentskab"),
	other("00000329", 40, "Vindmøllen K/S", "kommanditselskab"),
	other("00000337", 60, "Store Skibe A/S", "aktieselskab"),
	other("00000345", 80, "Små Skibe ApS", "anpartsselskab"),
	other("00000353", 81, "Iværksætteriet IVS", "iværksætterselskab"),
	other("00000361", 90, "Fonden for Gode Formål", "fond"),
	other("00000388", 100, "Den Erhvervsdrivende Fond", "erhvervsdrivende fond"),
	other("00000396", 130, "Andelsboligforeningen Taget", "andelsforening"),
	other("00000418", 140, "Andelsmejeriet A.m.b.a.", "andelsselskab med begrænset ansvar"),
	other("00000426", 150, "Brugsforeningen Hjørnet", "forening eller selskab med begrænset ansvar"),
	other("00000434", 152, "Gymnastikforeningen F.m.b.a.", "forening med begrænset ansvar"),
	other("00000442", 210, "Nordic Club Ltd.", "anden udenlandsk virksomhed"),
	other("00000450", 230, "Prøvestyrelsen", "statslig enhed"),
	other("00000469", 250, "Prøve Kommune", "primærkommune"),
	other("00000477", 260, "Menighedsrådet i Prøve Sogn", "folkekirkelig institution"),
	other("00000485", 990, "Uoplyst Enhed", "uoplyst form"),
	{CVR: "10150817", Name: "Registermyndigheden (prøve)", Form: 230, Status: "NORMAL", Lives: living(), House: 17,
		Purpose: "et nummer, der altid findes: bruges til at se, om registret svarer rigtigt"},
}

func other(number string, form int, name, what string) Association {
	return Association{CVR: cvr(number), Name: name, Form: form, Status: "NORMAL", Lives: living(), House: form,
		Contacts: mail("post@enhed.example"), Members: reps("Bo Registreret Lund"),
		Purpose: "kan ikke tilsluttes her: " + what}
}

// formNames are the register's names of the forms (virksomhedsform.langBeskrivelse).
var formNames = map[int]string{
	10: "Enkeltmandsvirksomhed", 15: "Personligt ejet Mindre Virksomhed", 30: "Interessentskab", 40: "Kommanditselskab", 60: "Aktieselskab",
	80: "Anpartsselskab", 81: "Iværksætterselskab", 90: "Fond", 100: "Erhvervsdrivende fond", 110: "Forening", 115: "Frivillig forening",
	130: "Andelsforening", 140: "Andelsselskab med begrænset ansvar", 150: "Forening eller selskab med begrænset ansvar",
	152: "Forening med begrænset ansvar", 210: "Anden udenlandsk virksomhed", 230: "Statslig administrativ enhed", 250: "Primærkommune",
	260: "Folkekirkelig institution", 990: "Uoplyst virksomhedsform",
}
