package oidctest

// documentMutations are what discovery, the key set and the pushed request can say wrong.
func documentMutations() []Mutation {
	set := func(name string, value any) func(*Broker, map[string]any) {
		return func(_ *Broker, document map[string]any) { document[name] = value }
	}
	drop := func(name string) func(*Broker, map[string]any) {
		return func(_ *Broker, document map[string]any) { delete(document, name) }
	}
	return []Mutation{
		{Name: "discovery-issuer-wrong", About: "says that it is another broker", discovery: set("issuer", "https://evil.example/op")},
		{Name: "discovery-issuer-slash", About: "ends its issuer with a slash", discovery: func(_ *Broker, document map[string]any) {
			document["issuer"] = document["issuer"].(string) + "/"
		}},
		{Name: "discovery-issuer-missing", About: "has no issuer", discovery: drop("issuer")},
		{Name: "discovery-algorithms-weak", About: "offers none and HS256 only", discovery: set("id_token_signing_alg_values_supported", []string{"none", "HS256"})},
		{Name: "discovery-algorithms-missing", About: "names no algorithm", discovery: drop("id_token_signing_alg_values_supported")},
		{Name: "discovery-algorithms-unused", About: "promises ES256 and signs by RS256", discovery: set("id_token_signing_alg_values_supported", []string{"ES256"})},
		{Name: "discovery-token-plaintext", About: "wants codes and secrets without TLS", discovery: set("token_endpoint", "http://broker.example/token")},
		{Name: "discovery-token-missing", About: "has no token endpoint", discovery: drop("token_endpoint")},
		{Name: "discovery-authorize-script", About: "sends browsers to a script", discovery: set("authorization_endpoint", "javascript:alert(1)")},
		{Name: "discovery-authorize-missing", About: "has no authorization endpoint", discovery: drop("authorization_endpoint")},
		{Name: "discovery-keys-file", About: "keeps its keys in a file of ours", discovery: set("jwks_uri", "file:///etc/passwd")},
		{Name: "discovery-keys-missing", About: "has no keys", discovery: drop("jwks_uri")},
		{Name: "discovery-userinfo-user", About: "puts a password into an address", discovery: set("userinfo_endpoint", "https://user:word@broker.example/userinfo")},
		{Name: "discovery-userinfo-missing", About: "has no userinfo endpoint", discovery: drop("userinfo_endpoint")},
		{Name: "discovery-type-wrong", About: "says a number for an address", discovery: set("token_endpoint", 7)},
		{Name: "discovery-extra", About: "says much that nobody asked", Tolerated: true, discovery: set("scopes_supported", map[string]any{"deep": []int{1}})},
		{Name: "keys-none", About: "publishes no key", keys: set("keys", []any{})},
		{Name: "keys-others", About: "publishes only the keys that sign nothing", keys: func(_ *Broker, document map[string]any) {
			document["keys"] = document["keys"].([]any)[1:]
		}},
		{Name: "keys-not-keys", About: "publishes words", keys: set("keys", []any{"key", 7})},
		{Name: "keys-symmetric", About: "publishes a secret as its key", keys: func(b *Broker, document map[string]any) {
			document["keys"] = []any{map[string]any{"kty": "oct", "k": "c2VjcmV0", "kid": b.key.id, "alg": "HS256"}}
		}},
		{Name: "keys-same-id", About: "publishes another key by the right id", keys: func(b *Broker, document map[string]any) {
			other := others()[0].jwk()
			other["kid"] = b.key.id
			document["keys"] = []any{other}
		}},
		{Name: "pushed-uri-missing", About: "answers a pushed request without a reference", pushed: drop("request_uri")},
		{Name: "pushed-uri-type", About: "answers a pushed request with a number", pushed: set("request_uri", 7)},
		{Name: "pushed-uri-unknown", About: "answers a pushed request with a reference that it forgot", pushed: set("request_uri", pushedPrefix+"forgotten")},
	}
}
