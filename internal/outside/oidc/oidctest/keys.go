package oidctest

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strings"
	"sync"

	"github.com/go-jose/go-jose/v4"
)

// signingKey is an RSA key with its id.
type signingKey struct {
	id      string
	private *rsa.PrivateKey
}

func newSigningKey() *signingKey {
	private, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err) // The machine has no random numbers: nothing works then.
	}
	return &signingKey{id: strings.ToUpper(hexText(16)) + "RS256", private: private}
}

// others are keys in the set that sign no ID token: transaction tokens, and one for encryption.
var others = sync.OnceValue(func() [2]*signingKey { return [2]*signingKey{newSigningKey(), newSigningKey()} })

// jwk is the public half as it stands in a key set.
func (k *signingKey) jwk() map[string]any {
	text, _ := json.Marshal(jose.JSONWebKey{Key: k.private.Public(), KeyID: k.id, Algorithm: "RS256", Use: "sig"})
	out := map[string]any{}
	_ = json.Unmarshal(text, &out)
	return out
}

// sign makes a compact JWS whose header and payload are exactly these.
func (k *signingKey) sign(header, payload map[string]any) string {
	return k.signInput(segment(header) + "." + segment(payload))
}

// signInput adds the signature to the two encoded parts of a JWS.
func (k *signingKey) signInput(input string) string {
	digest := sha256.Sum256([]byte(input))
	signature, err := rsa.SignPKCS1v15(rand.Reader, k.private, crypto.SHA256, digest[:])
	if err != nil {
		return input + "."
	}
	return input + "." + encode(signature)
}

// header is that of an ordinary ID token.
func (k *signingKey) header() map[string]any {
	return map[string]any{"alg": "RS256", "kid": k.id, "typ": "JWT"}
}

func segment(value any) string {
	text, _ := json.Marshal(value)
	return encode(text)
}

func hexText(bytes int) string {
	random := make([]byte, bytes)
	_, _ = rand.Read(random) // It never fails.
	return hex.EncodeToString(random)
}

// RotateKeys makes a new signing key. The old one leaves the key set at once.
func (b *Broker) RotateKeys() {
	next := newSigningKey()
	b.mu.Lock()
	defer b.mu.Unlock()
	b.retired = append(b.retired, b.key)
	b.key = next
}

// keySet is the JWKS. As with the real broker it holds keys that have nothing to do with ID tokens, one of them with an
// algorithm whose name no JOSE library knows.
func (b *Broker) keySet(w http.ResponseWriter, _ *http.Request) {
	transaction, encryption := others()[0].jwk(), others()[1].jwk()
	encryption["use"], encryption["alg"] = "enc", "http://www.w3.org/2001/04/xmlenc#rsa-oaep"
	b.mu.Lock()
	set := map[string]any{"keys": []any{b.key.jwk(), transaction, encryption}}
	for _, mutation := range b.active {
		if mutation.keys != nil {
			mutation.keys(b, set)
		}
	}
	b.mu.Unlock()
	writeJSON(w, http.StatusOK, set)
}

func writeJSON(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json; charset=UTF-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(value) // A peer that hangs up is not our failure.
}
