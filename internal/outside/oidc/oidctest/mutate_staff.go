package oidctest

// StaffMutations are what only a provider for staff can do wrong: about the second factor, the roles and the name. With one of them
// that isn't Tolerated, a login must fail or give no role.
func StaffMutations() []Mutation {
	set := func(name string, value any) func(*Broker, map[string]any) {
		return func(_ *Broker, said map[string]any) { said[name] = value }
	}
	// oneFactor leaves the password, and says something else in acr.
	oneFactor := func(acr any) func(*Broker, map[string]any) {
		return func(_ *Broker, said map[string]any) {
			said["acr"], said["amr"] = acr, []string{"pwd"}
			if acr == nil {
				delete(said, "acr")
			}
		}
	}
	roles := func(value any) func(*Broker, map[string]any) {
		return func(b *Broker, said map[string]any) { said[b.options.RoleClaim] = value }
	}
	return []Mutation{
		{Name: "id-token-acr-missing", About: "is of one factor", claims: oneFactor(nil)},
		{Name: "id-token-acr-other", About: "is of another class", claims: oneFactor("https://refeds.org/profile/sfa")},
		{Name: "id-token-acr-longer", About: "is of a class that begins the same", claims: oneFactor(StaffACR + "-not")},
		{Name: "id-token-acr-array", About: "is of several classes", claims: oneFactor([]string{StaffACR})},
		{Name: "id-token-amr-words", About: "names its methods in one text", claims: func(_ *Broker, said map[string]any) {
			delete(said, "acr")
			said["amr"] = "pwd " + StaffACR
		}},
		{
			Name: "userinfo-acr", About: "says the second factor where anybody's token can ask", claims: oneFactor(nil),
			userInfo: func(_ *Broker, _ *grant, said map[string]any) {
				said["acr"], said["amr"] = StaffACR, []string{StaffACR}
			},
		},
		{Name: "id-token-roles-object", About: "has its roles in an object", claims: roles(map[string]any{"caseworker": true})},
		{Name: "id-token-roles-nested", About: "has its roles in an array inside an array", claims: roles([]any{[]string{"caseworker"}})},
		{Name: "id-token-roles-words", About: "has its roles in one text", claims: roles("caseworker operator")},
		{Name: "id-token-roles-case", About: "writes its roles in capitals", claims: roles([]string{"Caseworker", "OPERATOR", "caseworkers"})},
		{Name: "id-token-roles-twice", About: "says its roles twice", sign: func(b *Broker, _ *grant, said map[string]any) string {
			said[b.options.RoleClaim] = []string{}
			return b.key.signText(repeated(said, `"`+b.options.RoleClaim+`":["caseworker"]`))
		}},
		{Name: "userinfo-roles-other-subject", About: "says the roles of another person", userInfo: func(b *Broker, _ *grant, said map[string]any) {
			said["sub"], said["name"], said[b.options.RoleClaim] = StaffPersonas[0].Subject, StaffPersonas[0].Name, StaffPersonas[0].Roles
		}},
		{Name: "id-token-name-cpr", About: "puts a CPR number into the name", claims: set("name", "Sanne Vig "+Personas[0].CPR)},
		{Name: "id-token-name-two", About: "knows two names", claims: set("name", []string{"Sanne Vig", "Mikkel Ask"})},
		{Name: "callback-factor-unmet", About: "says that there was no second factor", callback: func(b *Broker, asked request, _ []pair) []pair {
			return []pair{{"error", "unmet_authentication_requirements"}, {"state", asked.state}, {"iss", b.issuer}}
		}},
		{Name: "id-token-acr-in-amr", About: "says the second factor among its methods only", Tolerated: true, claims: func(_ *Broker, said map[string]any) {
			delete(said, "acr")
			said["amr"] = []string{"pwd", StaffACR}
		}},
	}
}

// Mutations are those that this broker knows.
func (b *Broker) Mutations() []Mutation {
	if b.options.Staff {
		return append(Mutations(), StaffMutations()...)
	}
	return Mutations()
}
