package oidc

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tilslut/internal/onboarding/identity"
)

// reserved are the parameters of an authorization request that are ours to set, and those that could replace them.
var reserved = []string{
	"response_type", "response_mode", "client_id", "client_secret", "client_assertion", "client_assertion_type", "redirect_uri", "scope", "state",
	"nonce", "code_challenge", "code_challenge_method", "max_age", "prompt", "request", "request_uri", "id_token_hint", "dpop_jkt",
}

var (
	// personalClaim matches claims that carry a CPR number, a MitID UUID or the subject, in the brokers' spellings and close to them,
	// for example dk.cpr, nemlogin.cpr_uuid, cprNumberIdentifier, nin, nemid.pid, idp_id, idp_identity_id and mitid.uuid.
	personalClaim = regexp.MustCompile(`(?i)cpr|ssn|uuid|^sub$|nameidentifier|idp[-_.]?(identity[-_.]?)?id$|(^|[^a-z])(nin|pid|pnr|personnummer|national_?id)([^a-z]|$)`)
	// personalScope matches scopes that make a broker send a CPR number.
	personalScope = regexp.MustCompile(`(?i)cpr|ssn|(^|[^a-z])(nin|pid|pnr|personnummer)([^a-z]|$)`)
)

var authenticators = []string{"app", "display", "reader", "chip", "password"}

// mistakes says everything that is wrong with a profile.
func (p Profile) mistakes() []error {
	var out []error
	wrong := func(bad bool, format string, args ...any) {
		if bad {
			out = append(out, fmt.Errorf("oidc: the claims file: "+format, args...))
		}
	}
	wrong(!slices.Contains(p.Scopes, "openid"), `scopes must contain "openid"`)
	for _, scope := range p.Scopes {
		wrong(personalScope.MatchString(scope), "scope %q yields a CPR number", scope)
		wrong(strings.ContainsAny(scope, " \t\r\n\"\\") || scope == "", "scope %q is no single word", scope)
	}
	wrong(p.MaxAge < 0 || p.MaxAge > int(maxAuthAge.Seconds()), "max_age must be 0 to %d", int(maxAuthAge.Seconds()))
	wrong(!slices.Contains([]string{"", "login", "select_account", "consent"}, p.Prompt), `prompt must be "login", "select_account", "consent" or ""`)
	wrong(!slices.Contains([]string{"", "issuer", "token_endpoint"}, p.AssertionAudience), `assertion_audience must be "issuer" or "token_endpoint"`)
	for where, parameters := range map[string]map[string]string{"authorize": p.Authorize, "enrol.authorize": p.Enrol.Authorize} {
		for name := range parameters {
			wrong(name == "" || slices.Contains(reserved, name), "%s: parameter %q isn't the file's to set", where, name)
		}
	}
	for ours, theirs := range p.Enrol.Authenticators {
		wrong(!slices.Contains(authenticators, ours) || ours == "password" || theirs == "", "enrol.authenticators: %q can't be enrolled", ours)
	}
	fields := p.fields()
	for _, name := range p.sortedFields() {
		p.checkField(name, fields[name], wrong)
	}
	wrong(len(p.Claims.Level.Names) == 0, "claims.level is missing")
	wrong(len(p.Claims.AuthTime.Names) == 0, "claims.auth_time is missing")
	for _, level := range p.Claims.Level.Values {
		_, err := identity.ParseLevel(level)
		wrong(err != nil, `claims.level: %q is none of "low", "substantial", "high"`, level)
	}
	for _, ours := range p.Claims.Authenticator.Values {
		wrong(!slices.Contains(authenticators, ours), "claims.authenticator: %q is none of %s", ours, strings.Join(authenticators, ", "))
	}
	for _, condition := range slices.Concat(p.Require, p.Refuse) {
		wrong(len(condition.Names) == 0 || len(condition.Values) == 0, "a require or refuse has no names or no values")
	}
	for _, represents := range p.Represents {
		wrong(len(represents.Names) == 0, "a represents has no names")
		wrong(represents.When != nil && (len(represents.When.Names) == 0 || len(represents.When.Values) == 0), "a when has no names or no values")
	}
	return out
}

func (p Profile) checkField(where string, field Field, wrong func(bool, string, ...any)) {
	for _, from := range field.From {
		wrong(from != "id_token" && from != "userinfo", `%s: %q is none of "id_token", "userinfo"`, where, from)
		wrong(from == "userinfo" && !p.UserInfo, "%s: looks in userinfo, but userinfo = false", where)
	}
	for _, name := range field.Names {
		wrong(name == "" || personalClaim.MatchString(name), "%s: claim %q may not be mapped: it carries a CPR number or an identifier", where, name)
	}
}
