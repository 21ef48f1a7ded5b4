package oidctest

import (
	"encoding/json"
	"strings"
	"time"
)

// claimMutations are rightly signed ID tokens that say the wrong thing.
func claimMutations() []Mutation {
	set := func(name string, value any) func(*Broker, map[string]any) {
		return func(_ *Broker, said map[string]any) { said[name] = value }
	}
	drop := func(name string) func(*Broker, map[string]any) {
		return func(_ *Broker, said map[string]any) { delete(said, name) }
	}
	shift := func(name string, by time.Duration) func(*Broker, map[string]any) {
		return func(b *Broker, said map[string]any) { said[name] = b.options.Now().Add(by).Unix() }
	}
	both := func(one, other func(*Broker, map[string]any)) func(*Broker, map[string]any) {
		return func(b *Broker, said map[string]any) { one(b, said); other(b, said) }
	}
	return []Mutation{
		{Name: "id-token-iss-wrong", About: "comes from another broker", claims: set("iss", "https://evil.example/op")},
		{Name: "id-token-iss-slash", About: "comes from a broker with a slash more", claims: func(b *Broker, said map[string]any) { said["iss"] = b.issuer + "/" }},
		{Name: "id-token-iss-missing", About: "comes from nobody", claims: drop("iss")},
		{Name: "id-token-iss-array", About: "comes from several", claims: func(b *Broker, said map[string]any) { said["iss"] = []string{b.issuer} }},
		{Name: "id-token-aud-wrong", About: "is for another service", claims: set("aud", "another-service")},
		{Name: "id-token-aud-missing", About: "is for nobody", claims: drop("aud")},
		{Name: "id-token-aud-empty", About: "is for an empty list", claims: set("aud", []string{})},
		{Name: "id-token-aud-two", About: "is for two services and says not which asked", claims: func(_ *Broker, said map[string]any) { said["aud"] = []any{said["aud"], "another-service"} }},
		{Name: "id-token-aud-two-azp-other", About: "is for two services and the other asked", claims: both(
			func(_ *Broker, said map[string]any) { said["aud"] = []any{said["aud"], "another-service"} }, set("azp", "another-service"))},
		{Name: "id-token-azp-other", About: "was asked for by another service", claims: set("azp", "another-service")},
		{Name: "id-token-azp-type", About: "was asked for by a number", claims: set("azp", 7)},
		{Name: "id-token-sub-missing", About: "is about nobody", claims: drop("sub")},
		{Name: "id-token-sub-empty", About: "is about nobody, in quotes", claims: set("sub", "")},
		{Name: "id-token-sub-number", About: "is about a number", claims: set("sub", 7)},
		{Name: "id-token-sub-long", About: "is about a subject of a thousand characters", claims: set("sub", strings.Repeat("s", 1000))},
		{Name: "id-token-nonce-wrong", About: "answers another attempt", claims: set("nonce", "another-attempt")},
		{Name: "id-token-nonce-missing", About: "answers no attempt", claims: drop("nonce")},
		{Name: "id-token-nonce-empty", About: "answers an empty attempt", claims: set("nonce", "")},
		{Name: "id-token-nonce-array", About: "answers several attempts", claims: func(_ *Broker, said map[string]any) { said["nonce"] = []any{said["nonce"], "another-attempt"} }},
		{Name: "id-token-exp-past", About: "has expired", claims: shift("exp", -31*time.Second)},
		{Name: "id-token-exp-missing", About: "never expires", claims: drop("exp")},
		{Name: "id-token-exp-text", About: "expires in words", claims: set("exp", "tomorrow")},
		{Name: "id-token-nbf-future", About: "isn't valid yet", claims: shift("nbf", 2*time.Minute)},
		{Name: "id-token-nbf-far-future", About: "isn't valid for an hour", claims: shift("nbf", time.Hour)},
		{Name: "id-token-iat-future", About: "was issued tomorrow", claims: shift("iat", 24*time.Hour)},
		{Name: "id-token-iat-old", About: "was issued an hour ago", claims: shift("iat", -time.Hour)},
		{Name: "id-token-iat-missing", About: "was issued at no time", claims: drop("iat")},
		{Name: "id-token-at-hash-wrong", About: "belongs to another access token", claims: set("at_hash", "AAAAAAAAAAAAAAAAAAAAAA")},
		{Name: "id-token-at-hash-empty", About: "belongs to an empty access token", claims: set("at_hash", "")},
		{Name: "id-token-auth-time-missing", About: "says not when the person logged in", claims: drop("auth_time")},
		{Name: "id-token-auth-time-old", About: "is of a login ten minutes ago", claims: shift("auth_time", -10*time.Minute)},
		{Name: "id-token-auth-time-future", About: "is of a login in an hour", claims: shift("auth_time", time.Hour)},
		{Name: "id-token-auth-time-negative", About: "is of a login before 1970", claims: set("auth_time", -1)},
		{Name: "id-token-auth-time-huge", About: "is of a login in many million years", claims: set("auth_time", 1e30)},
		{Name: "id-token-level-low", About: "is of level Low", claims: both(set("loa", nsis+"Low"), set("acr", nsis+"Low"))},
		{Name: "id-token-level-missing", About: "is of no level", claims: both(drop("loa"), drop("acr"))},
		{Name: "id-token-level-unknown", About: "is of a level that NSIS doesn't have", claims: set("loa", nsis+"Substantially")},
		{Name: "id-token-level-two", About: "is of two levels", claims: set("loa", []string{nsis + "Low", nsis + "High"})},
		{Name: "id-token-level-null", About: "is of level null", claims: set("loa", nil)},
		{Name: "id-token-professional", About: "is somebody's business identity", claims: set("identity_type", "professional")},
		{Name: "id-token-identity-type-missing", About: "says not what kind of identity it is", claims: drop("identity_type")},
		{Name: "id-token-idp-other", About: "comes from another identity provider", claims: set("idp", "mitid_erhverv")},
		{Name: "id-token-iss-capitals", About: "says its issuer in capitals", claims: rename("iss", "ISS")},
		{Name: "id-token-exp-capitals", About: "expires in capitals", claims: rename("exp", "Exp")},
		{Name: "id-token-nonce-capitals", About: "answers the attempt in capitals", claims: rename("nonce", "NONCE")},
		{Name: "id-token-claim-twice", About: "says two levels, one after the other", sign: func(b *Broker, _ *grant, said map[string]any) string {
			return b.key.signText(repeated(said, `"loa":"`+nsis+`Low"`))
		}},
		{Name: "id-token-sub-twice", About: "is about two people", sign: func(b *Broker, _ *grant, said map[string]any) string {
			return b.key.signText(repeated(said, `"sub":"`+Personas[1].Subject+`"`))
		}},
		{Name: "id-token-sub-case", About: "hides another subject behind capitals", Tolerated: true, claims: set("SUB", Personas[1].Subject)},
		{Name: "id-token-cpr", About: "brings a CPR number that nobody asked for", Tolerated: true, claims: both(set("dk.cpr", Personas[0].CPR), set("mitid.uuid", Personas[0].UUID))},
		{Name: "id-token-amr-text", About: "names its authenticator as text", Tolerated: true, claims: set("amr", "code_app")},
		{Name: "id-token-amr-unknown", About: "names an authenticator that we don't know", Tolerated: true, claims: set("amr", []any{"telepathy", 7, nil})},
	}
}

// rename says a claim by another name, which some readers take for the right one.
func rename(name, other string) func(*Broker, map[string]any) {
	return func(_ *Broker, said map[string]any) {
		said[other] = said[name]
		delete(said, name)
	}
}

// repeated answers an object with one member more in front, which says something a second time.
func repeated(said map[string]any, member string) string {
	text, _ := json.Marshal(said)
	return "{" + member + "," + string(text[1:])
}

// signText signs a payload that no map can hold.
func (k *signingKey) signText(payload string) string {
	return k.signInput(segment(k.header()) + "." + encode([]byte(payload)))
}
