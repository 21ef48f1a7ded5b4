package oidctest

import (
	"crypto"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"strings"
)

var encode = base64.RawURLEncoding.EncodeToString

// signatureMutations are wrong from the signature's side: the claims are those of a right login.
func signatureMutations() []Mutation {
	header := func(name string, value any) func(*Broker, *grant, map[string]any) string {
		return func(b *Broker, _ *grant, said map[string]any) string {
			head := b.key.header()
			head[name] = value
			return b.key.sign(head, said)
		}
	}
	// foreign signs with a key that isn't the broker's, under a header that says how to find it.
	foreign := func(change func(b *Broker, head map[string]any)) func(*Broker, *grant, map[string]any) string {
		return func(b *Broker, _ *grant, said map[string]any) string {
			head := b.key.header()
			change(b, head)
			return others()[1].sign(head, said)
		}
	}
	return []Mutation{
		{Name: "id-token-alg-none", About: "isn't signed, and says so", sign: unsigned("none")},
		{Name: "id-token-alg-none-case", About: "isn't signed, and says so in capitals", sign: unsigned("NoNe")},
		{Name: "id-token-alg-none-signed", About: "says none and carries a signature", sign: header("alg", "none")},
		{Name: "id-token-alg-empty", About: "says no algorithm", sign: header("alg", "")},
		{Name: "id-token-alg-type", About: "says a number for its algorithm", sign: header("alg", 256)},
		{Name: "id-token-hs256-public-pem", About: "is signed by HS256 with the public key in PEM", sign: hs256(func(b *Broker, _ *grant) []byte { return publicPEM(b.key) })},
		{Name: "id-token-hs256-public-der", About: "is signed by HS256 with the public key in DER", sign: hs256(func(b *Broker, _ *grant) []byte { return publicDER(b.key) })},
		{Name: "id-token-hs256-secret", About: "is signed by HS256 with the client's secret", sign: hs256(func(_ *Broker, g *grant) []byte { return []byte(g.client.Secret) })},
		{Name: "id-token-hs256-empty", About: "is signed by HS256 with nothing", sign: hs256(func(*Broker, *grant) []byte { return nil })},
		{Name: "id-token-rs512", About: "is signed by the right key with an algorithm that nobody announced", sign: rs512},
		{Name: "id-token-old-key", About: "is signed with a key that was withdrawn", sign: func(b *Broker, _ *grant, said map[string]any) string {
			old := b.retired[0]
			return old.sign(old.header(), said)
		}},
		{Name: "id-token-foreign-key", About: "is signed with a foreign key under the right id", sign: foreign(func(*Broker, map[string]any) {})},
		{Name: "id-token-foreign-key-no-id", About: "is signed with a foreign key without an id", sign: foreign(func(_ *Broker, head map[string]any) { delete(head, "kid") })},
		{Name: "id-token-jwk", About: "brings its own key", sign: foreign(func(_ *Broker, head map[string]any) { head["jwk"] = others()[1].jwk() })},
		{Name: "id-token-jku", About: "says where its key is", sign: foreign(func(b *Broker, head map[string]any) { head["jku"] = b.issuer + "/_stand-in/evil-keys" })},
		{Name: "id-token-x5u", About: "says where its certificate is", sign: foreign(func(b *Broker, head map[string]any) { head["x5u"] = b.issuer + "/_stand-in/evil-keys" })},
		{Name: "id-token-kid-path", About: "names its key by a path", sign: foreign(func(_ *Broker, head map[string]any) { head["kid"] = "../../../../dev/null" })},
		{Name: "id-token-kid-sql", About: "names its key by a query", sign: foreign(func(_ *Broker, head map[string]any) { head["kid"] = "' UNION SELECT 'key" })},
		{Name: "id-token-kid-unknown", About: "names a key that doesn't exist", sign: header("kid", "nobody's")},
		{Name: "id-token-crit", About: "demands an extension that nobody knows", sign: header("crit", []string{"exp"})},
		{Name: "id-token-b64", About: "has a payload that isn't encoded", sign: header("b64", false)},
		{Name: "id-token-typ-logout", About: "is a log-out token", sign: header("typ", "logout+jwt")},
		{Name: "id-token-typ-access", About: "is an access token", sign: header("typ", "at+jwt")},
		{Name: "id-token-signature-missing", About: "lost its signature", sign: after(func(token string) string { return token[:strings.LastIndex(token, ".")+1] })},
		{Name: "id-token-signature-cut", About: "lost the end of its signature", sign: after(func(token string) string { return token[:len(token)-8] })},
		{Name: "id-token-signature-flipped", About: "has a signature of something else", sign: after(flipped)},
		{Name: "id-token-payload-swapped", About: "was changed after it was signed", sign: swapped},
		{Name: "id-token-json-form", About: "is in the JSON form, whose headers needn't be signed", sign: after(jsonForm)},
		{Name: "id-token-five-parts", About: "is encrypted for somebody", sign: after(func(token string) string { return token + ".AAAA.AAAA" })},
		{Name: "id-token-no-token", About: "isn't a token at all", sign: after(func(string) string { return "hello" })},
		{Name: "id-token-padded", About: "is encoded with padding", sign: after(func(token string) string { return token + "==" })},
	}
}

func unsigned(alg string) func(*Broker, *grant, map[string]any) string {
	return func(_ *Broker, _ *grant, said map[string]any) string {
		return segment(map[string]any{"alg": alg, "typ": "JWT"}) + "." + segment(said) + "."
	}
}

func hs256(key func(*Broker, *grant) []byte) func(*Broker, *grant, map[string]any) string {
	return func(b *Broker, g *grant, said map[string]any) string {
		input := segment(map[string]any{"alg": "HS256", "kid": b.key.id, "typ": "JWT"}) + "." + segment(said)
		mac := hmac.New(sha256.New, key(b, g))
		mac.Write([]byte(input))
		return input + "." + encode(mac.Sum(nil))
	}
}

func rs512(b *Broker, _ *grant, said map[string]any) string {
	head := b.key.header()
	head["alg"] = "RS512"
	input := segment(head) + "." + segment(said)
	digest := sha512.Sum512([]byte(input))
	signature, err := rsa.SignPKCS1v15(rand.Reader, b.key.private, crypto.SHA512, digest[:])
	if err != nil {
		return input + "."
	}
	return input + "." + encode(signature)
}

// after changes a token that was made right.
func after(change func(string) string) func(*Broker, *grant, map[string]any) string {
	return func(b *Broker, _ *grant, said map[string]any) string { return change(b.key.sign(b.key.header(), said)) }
}

func flipped(token string) string {
	at := len(token) - 20
	other := byte('A')
	if token[at] == other {
		other = 'B'
	}
	return token[:at] + string(other) + token[at+1:]
}

// swapped puts another person into a token under the old signature.
func swapped(b *Broker, _ *grant, said map[string]any) string {
	parts := strings.Split(b.key.sign(b.key.header(), said), ".")
	said["sub"] = Personas[1].Subject
	return parts[0] + "." + segment(said) + "." + parts[2]
}

func jsonForm(token string) string {
	parts := strings.Split(token, ".")
	return `{"protected":"` + parts[0] + `","payload":"` + parts[1] + `","signature":"` + parts[2] + `"}`
}

func publicDER(k *signingKey) []byte {
	der, _ := x509.MarshalPKIXPublicKey(k.private.Public())
	return der
}

func publicPEM(k *signingKey) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: publicDER(k)})
}
