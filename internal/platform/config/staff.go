package config

import "strings"

// staff takes the login of caseworkers, whole or not at all: half of it would be a login that nobody gets through, or one without a
// second factor.
func (c *checker) staff(s Settings) Staff {
	out := Staff{
		Issuer:       c.optionalWeb("staff-issuer", s.StaffIssuer),
		ClientID:     s.StaffClientID,
		ClientSecret: c.secret("staff-client-secret", s.StaffClientSecret, s.StaffClientSecretFile),
		RoleClaim:    s.StaffRoleClaim, CaseworkerValue: s.StaffCaseworkerValue, OperatorValue: s.StaffOperatorValue, ACR: s.StaffAcr,
	}
	if out.Issuer == "" {
		if out.ClientID != "" || out.ClientSecret != "" || out.ACR != "" {
			c.wrong("staff-issuer", "is missing; the other settings of the caseworkers' login need it")
		}
		return Staff{}
	}
	if strings.TrimSuffix(out.Issuer, "/") == strings.TrimSuffix(s.MitidIssuer, "/") {
		c.wrong("staff-issuer", "is the MitID broker's; caseworkers log in at the authority's own provider, never with MitID")
	}
	c.need("staff-client-id", out.ClientID)
	c.need("staff-client-secret", out.ClientSecret)
	c.need("staff-role-claim", out.RoleClaim)
	c.need("staff-caseworker-value", out.CaseworkerValue)
	c.need("staff-operator-value", out.OperatorValue)
	if strings.ContainsAny(c.need("staff-acr", out.ACR), " \t") {
		c.wrong("staff-acr", "must be one word, as acr or amr has it after a login with more than one factor")
	}
	return out
}
