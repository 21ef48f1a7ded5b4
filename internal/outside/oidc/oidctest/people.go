package oidctest

// StaffACR is the acr of a staff login with more than one factor (the REFEDS multi-factor profile).
const StaffACR = "https://refeds.org/profile/mfa"

// Personas are the people of the MitID broker.
var Personas = []Persona{
	{
		Key: "karen", Name: "Karen Testperson Formand", About: "Foreningsrepræsentant, bekræftet af MitID for CVR-nummer 00000019",
		UUID: "f991813c-a062-4b9d-890f-a063cd042b6f", Subject: "7fb77e3a-a15c-4c66-8742-f0b1b4ce8478", BirthDate: "1980-02-29", CPR: "8902805633",
		Level: "Substantial", Authenticator: "code_app", Attests: []string{"00000019"},
	},
	{
		Key: "bo", Name: "Bo Registreret Lund", About: "Foreningsrepræsentant ifølge registret",
		UUID: "5623dde3-64c1-44f0-9e9a-b1f66f9939c5", Subject: "a28d4795-38f3-4fda-b6c4-9b6743ab0f19", BirthDate: "1957-08-31", CPR: "9108578368",
		Level: "Substantial", Authenticator: "code_app",
	},
	{
		Key: "grethe", Name: "Grethe Udenfor Holm", About: "Formand, der ikke står i registret",
		UUID: "c158752f-2e8d-4cc2-acea-64432f899120", Subject: "ba6cfb93-fe37-4315-92da-56526822b375", BirthDate: "1949-12-07", CPR: "6712496943",
		Level: "Substantial", Authenticator: "code_token",
	},
	{
		Key: "peter-1", Name: "Peter Ens Jensen", About: "Den ene af to med samme navn",
		UUID: "b6cbdb5e-6aea-4466-b66f-ae2923476b18", Subject: "48c4a31f-612e-467d-a948-35d9df77b33c", BirthDate: "1962-05-19", CPR: "7905623800",
		Level: "Substantial", Authenticator: "code_app",
	},
	{
		Key: "peter-2", Name: "Peter Ens Jensen", About: "Den anden af to med samme navn",
		UUID: "bf67272e-fe23-407a-96a9-52141da89e6d", Subject: "f7471339-4916-4e63-be37-c5967637f0b2", BirthDate: "1991-10-23", CPR: "8310916704",
		Level: "Substantial", Authenticator: "code_app_enchanced",
	},
	{
		Key: "protected", Name: "NAVNE & ADRESSEBESKYTTET", About: "Person med beskyttet navn og adresse",
		UUID: "a79cf8c3-2aa4-46ae-9ce1-ed68edb5a50e", Subject: "3a7bd850-e8f9-4811-969e-6ca66db64604", BirthDate: "1985-07-27", CPR: "8707858701",
		Level: "Substantial", Authenticator: "code_app",
	},
	{
		Key: "rikke", Name: "Rikke Anmelder Sø", About: "Anmelder: forbereder for en repræsentant",
		UUID: "3e54fa3e-7404-4589-8b6a-3cd3d067fb90", Subject: "979a0962-9185-4023-ac99-d1eea80706b2", BirthDate: "1973-11-13", CPR: "7311735888",
		Level: "Substantial", Authenticator: "code_reader",
	},
	{
		Key: "anders", Name: "Anders Administrator Bæk", About: "Organisationsadministrator",
		UUID: "0dfbf80d-f36a-480f-b3c7-d84b0152e145", Subject: "787bec35-01c1-4131-8474-9259dea201c1", BirthDate: "1968-04-30", CPR: "9004688577",
		Level: "Substantial", Authenticator: "code_app",
	},
	{
		Key: "aase", Name: "Åse Østergård-Nygaard", About: "Den anden organisationsadministrator",
		UUID: "62638b0e-c85e-4275-8abb-eef37af4290b", Subject: "7add3a79-8f8f-43c7-943b-f6e6f0e4639b", BirthDate: "1979-09-21", CPR: "8109791052",
		Level: "High", Authenticator: "u2f_token",
	},
	{
		Key: "lars", Name: "Lars Lav Lund", About: "Logger ind på sikringsniveau Lav",
		UUID: "e97c56e1-341b-4abf-b6b3-a21948acf351", Subject: "aaca51cb-f273-494d-a9b7-509f66529d81", BirthDate: "1988-01-25", CPR: "8501885412",
		Level: "Low", Authenticator: "password",
	},
	{
		Key: "frede", Name: "Frede Fortryd Falk", About: "Afbryder i MitID-appen",
		UUID: "b57c1c5f-1e02-466d-b639-b03bd888138f", Subject: "93179726-83ed-4bd2-b78b-aa3972c1bf82", BirthDate: "1944-03-17", CPR: "7703445205",
		Level: "Substantial", Authenticator: "code_app", Aborts: true,
	},
	{
		Key: "ulla", Name: "Ulla Bruger Kjær", About: "Bruger i en forening",
		UUID: "05a9b71d-f9e2-47a5-8ab6-f1e7d2041d1f", Subject: "1c3f590f-3134-41e3-977a-43728af4244a", BirthDate: "1996-06-08", CPR: "6806963883",
		Level: "Substantial", Authenticator: "code_app",
	},
}

// StaffPersonas are the people of the staff provider.
var StaffPersonas = []Persona{
	{
		Key: "sanne", Name: "Sanne Sagsbehandler Vig", About: "Sagsbehandler", Subject: "0681e5e9-b63b-426b-9a21-228be3a9ab85",
		Roles: []string{"caseworker"}, MultiFactor: true,
	},
	{
		Key: "mikkel", Name: "Mikkel Sagsbehandler Ask", About: "Sagsbehandler", Subject: "0b2d3e1f-74d7-4050-a795-4684f62f9835",
		Roles: []string{"caseworker"}, MultiFactor: true,
	},
	{
		Key: "yasmin", Name: "Yasmin Sagsbehandler Lind", About: "Sagsbehandler", Subject: "c0a8b7a4-0f5e-4b0e-9d0b-5c2f6a7d1e93",
		Roles: []string{"caseworker"}, MultiFactor: true,
	},
	{
		Key: "dorte", Name: "Dorte Drift Eg", About: "Drift", Subject: "36b324bd-e43b-4c6f-b6fd-fa41814a70e5",
		Roles: []string{"operator"}, MultiFactor: true,
	},
	{
		Key: "ivan", Name: "Ivan Ingenrolle Pil", About: "Medarbejder uden rolle", Subject: "1547a723-f7fa-4f12-be4b-7cc0e66dbc88",
		MultiFactor: true,
	},
	{
		Key: "birk", Name: "Birk Begge Lyng", About: "Sagsbehandler og drift", Subject: "e4d2f0a7-3b61-4c8d-8a5f-7f9b0c1d2e34",
		Roles: []string{"employee", "caseworker", "operator"}, MultiFactor: true,
	},
	{
		Key: "tove", Name: "Tove Enfaktor Bøg", About: "Sagsbehandler, der kun brugte sin adgangskode", Subject: "9b7c5d3e-1f20-4a6b-b8c9-0d1e2f3a4b5c",
		Roles: []string{"caseworker"},
	},
}
