package oidctest

import (
	"net/http"
	"strings"
)

// tokenMutations are what the token endpoint can say wrong around a right ID token.
func tokenMutations() []Mutation {
	set := func(name string, value any) func(*Broker, map[string]any) {
		return func(_ *Broker, answer map[string]any) { answer[name] = value }
	}
	drop := func(name string) func(*Broker, map[string]any) {
		return func(_ *Broker, answer map[string]any) { delete(answer, name) }
	}
	return []Mutation{
		{Name: "token-id-token-missing", About: "gives no ID token", tokens: drop("id_token")},
		{Name: "token-id-token-number", About: "gives a number for an ID token", tokens: set("id_token", 7)},
		{Name: "token-id-token-object", About: "gives an object for an ID token", tokens: set("id_token", map[string]any{"sub": "somebody"})},
		{Name: "token-access-missing", About: "gives no access token", tokens: drop("access_token")},
		{Name: "token-access-swapped", About: "gives another access token than the ID token says", tokens: func(b *Broker, answer map[string]any) {
			other := hexText(32)
			b.bearers[other] = b.bearers[answer["access_token"].(string)]
			answer["access_token"] = other
		}},
		{Name: "token-access-lines", About: "hides a header in the access token", tokens: set("access_token", "abc\r\nX-Evil: 1")},
		{Name: "token-type-dpop", About: "binds the access token to a key that we don't have", tokens: set("token_type", "DPoP")},
		{Name: "token-type-mac", About: "gives a MAC token", tokens: set("token_type", "MAC")},
		{Name: "token-error-200", About: "says an error and 200", tokens: set("error", "invalid_grant")},
		{Name: "token-scope-more", About: "gives more than was asked for", Tolerated: true, tokens: set("scope", "openid mitid ssn nemlogin")},
		{Name: "token-refresh", About: "gives a refresh token that nobody asked for", Tolerated: true, tokens: func(b *Broker, answer map[string]any) {
			answer["refresh_token"] = hexText(32)
			b.record(answer["refresh_token"].(string))
		}},
	}
}

// userInfoMutations are what userinfo can say wrong.
func userInfoMutations() []Mutation {
	set := func(name string, value any) func(*Broker, *grant, map[string]any) {
		return func(_ *Broker, _ *grant, said map[string]any) { said[name] = value }
	}
	drop := func(name string) func(*Broker, *grant, map[string]any) {
		return func(_ *Broker, _ *grant, said map[string]any) { delete(said, name) }
	}
	const name, born = "mitid.identity_name", "mitid.date_of_birth"
	return []Mutation{
		{Name: "userinfo-sub-other", About: "is about another person", userInfo: set("sub", Personas[1].Subject)},
		{Name: "userinfo-sub-case", About: "is about the same letters in capitals", userInfo: func(_ *Broker, g *grant, said map[string]any) {
			said["sub"] = strings.ToUpper(g.session.persona.Subject)
		}},
		{Name: "userinfo-sub-missing", About: "is about nobody", userInfo: drop("sub")},
		{Name: "userinfo-sub-number", About: "is about a number", userInfo: set("sub", 7)},
		{Name: "userinfo-sub-array", About: "is about several", userInfo: func(_ *Broker, g *grant, said map[string]any) { said["sub"] = []string{g.session.persona.Subject} }},
		{Name: "userinfo-sub-twice", About: "is about two people, one after the other", part: "userinfo", answer: func(_ *Broker, w http.ResponseWriter, r *http.Request, right http.HandlerFunc) {
			w.Header().Set("Content-Type", "application/json")
			_, _ = w.Write([]byte(`{"sub":"` + Personas[1].Subject + `",` + capture(right, r).body.String()[1:]))
		}},
		{Name: "userinfo-jwt", About: "answers in a token for somebody else", part: "userinfo", answer: func(b *Broker, w http.ResponseWriter, r *http.Request, right http.HandlerFunc) {
			payload := capture(right, r).body.String()
			b.mu.Lock()
			token := b.key.signText(payload)
			b.mu.Unlock()
			w.Header().Set("Content-Type", "application/jwt")
			_, _ = w.Write([]byte(token))
		}},
		{Name: "userinfo-name-missing", About: "knows no name", userInfo: drop(name)},
		{Name: "userinfo-name-empty", About: "knows an empty name", userInfo: set(name, " \u200b ")},
		{Name: "userinfo-name-two", About: "knows two names", userInfo: set(name, []string{Personas[0].Name, Personas[1].Name})},
		{Name: "userinfo-name-object", About: "knows a name in parts", userInfo: set(name, map[string]any{"given": "Karen"})},
		{Name: "userinfo-name-long", About: "knows a name of ten thousand characters", userInfo: set(name, strings.Repeat("Karen ", 2000))},
		{Name: "userinfo-name-cpr", About: "puts a CPR number into the name", userInfo: set(name, "Karen Formand "+Personas[0].CPR)},
		{Name: "userinfo-birth-missing", About: "knows no date of birth", userInfo: drop(born)},
		{Name: "userinfo-birth-cpr", About: "gives a CPR number for a date of birth", userInfo: set(born, Personas[0].CPR)},
		{Name: "userinfo-birth-impossible", About: "knows a date that doesn't exist", userInfo: set(born, "1981-02-29")},
		{Name: "userinfo-birth-future", About: "knows somebody who isn't born", userInfo: set(born, "2999-01-01")},
		{Name: "userinfo-cpr", About: "brings a CPR number that nobody asked for", Tolerated: true, userInfo: func(_ *Broker, g *grant, said map[string]any) {
			said["dk.cpr"], said["cprNumberIdentifier"] = g.session.persona.CPR, g.session.persona.CPR
		}},
		{Name: "userinfo-level-high", About: "says a higher level than the ID token", Tolerated: true, userInfo: set("loa", nsis+"High")},
		{Name: "userinfo-attests-nonsense", About: "attests what is no CVR number", Tolerated: true, userInfo: set("nemlogin.auth_to_repr", []any{"12345678", true, 19, "DK"})},
	}
}
