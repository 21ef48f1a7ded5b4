package oidctest

// staffIDToken adds what a provider for staff says in an ID token: the common claims of such providers, more than anybody needs.
func (b *Broker) staffIDToken(said map[string]any, p Persona) {
	said["amr"], said["preferred_username"], said["email"] = []string{"pwd"}, p.Key, p.Email()
	if p.MultiFactor {
		said["acr"], said["amr"] = StaffACR, []string{"pwd", "otp", "mfa"}
	}
	if !b.options.InUserInfo {
		b.staffRoles(said, p)
	}
}

// staffUserInfo is what userinfo says about an employee.
func (b *Broker) staffUserInfo(p Persona) map[string]any {
	said := map[string]any{"sub": p.Subject, "preferred_username": p.Key, "email": p.Email(), "email_verified": true}
	if b.options.InUserInfo {
		b.staffRoles(said, p)
	}
	return said
}

// staffRoles adds name and roles. Whoever has no role has no claim.
func (b *Broker) staffRoles(said map[string]any, p Persona) {
	said["name"] = p.Name
	switch {
	case len(p.Roles) == 1 && b.options.RoleAsText:
		said[b.options.RoleClaim] = p.Roles[0]
	case len(p.Roles) > 0:
		said[b.options.RoleClaim] = p.Roles
	}
}
