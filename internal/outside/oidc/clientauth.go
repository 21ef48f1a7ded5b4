package oidc

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

var errBadKey = errors.New("oidc: the client key must be the PEM of an RSA key of at least 2048 bits or of an EC key on P-256")

// clientKey is our own key at the broker (private_key_jwt, RFC 7523).
type clientKey struct {
	signer jose.Signer
	public jose.JSONWebKey
}

// parseClientKey reads PKCS #8, PKCS #1 or SEC 1 in PEM. The key's id is its thumbprint (RFC 7638).
func parseClientKey(text []byte) (*clientKey, error) {
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, errBadKey
	}
	private, alg := readKey(block.Bytes)
	if private == nil {
		return nil, errBadKey
	}
	public := jose.JSONWebKey{Key: private.Public(), Algorithm: string(alg), Use: "sig"}
	thumbprint, err := public.Thumbprint(crypto.SHA256)
	if err != nil {
		return nil, errBadKey
	}
	public.KeyID = base64.RawURLEncoding.EncodeToString(thumbprint)
	signing := jose.SigningKey{Algorithm: alg, Key: jose.JSONWebKey{Key: private, KeyID: public.KeyID}}
	signer, err := jose.NewSigner(signing, (&jose.SignerOptions{}).WithType("JWT"))
	if err != nil {
		return nil, errBadKey
	}
	return &clientKey{signer: signer, public: public}, nil
}

func readKey(der []byte) (crypto.Signer, jose.SignatureAlgorithm) {
	parsed, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		if parsed, err = x509.ParsePKCS1PrivateKey(der); err != nil {
			parsed, _ = x509.ParseECPrivateKey(der)
		}
	}
	switch key := parsed.(type) {
	case *rsa.PrivateKey:
		if key != nil && key.N.BitLen() >= 2048 {
			return key, jose.RS256
		}
	case *ecdsa.PrivateKey:
		if key != nil && key.Curve == elliptic.P256() {
			return key, jose.ES256
		}
	}
	return nil, ""
}

// PublicKeys answers the key set (JWKS, JSON) to register at the broker, or nil when we prove ourselves with a secret.
func (c *Client) PublicKeys() []byte {
	if c.key == nil {
		return nil
	}
	text, err := json.Marshal(jose.JSONWebKeySet{Keys: []jose.JSONWebKey{c.key.public}})
	if err != nil {
		return nil
	}
	return text
}

// assertion signs a statement that this request comes from us. It holds for two minutes and for one request.
func (c *Client) assertion(b *broker) (string, error) {
	audience := c.config.Issuer
	if c.config.Profile.AssertionAudience == "token_endpoint" {
		audience = b.meta.TokenEndpoint
	}
	now := c.config.Now()
	return jwt.Signed(c.key.signer).Claims(jwt.Claims{
		Issuer: c.config.ClientID, Subject: c.config.ClientID, Audience: jwt.Audience{audience}, ID: rand.Text(),
		IssuedAt: jwt.NewNumericDate(now), NotBefore: jwt.NewNumericDate(now.Add(-leeway)), Expiry: jwt.NewNumericDate(now.Add(2 * time.Minute)),
	}).Serialize()
}

// proof answers the parameters that prove who we are to a back-channel endpoint; with a secret there are none, it goes
// into the header.
func (c *Client) proof(b *broker) (url.Values, error) {
	if c.key == nil {
		return url.Values{}, nil
	}
	assertion, err := c.assertion(b)
	if err != nil {
		return nil, err
	}
	return url.Values{"client_assertion_type": {assertionType}, "client_assertion": {assertion}}, nil
}

// basic sets client_secret_basic. Both halves are form-encoded before they are base64-encoded (RFC 6749, section 2.3.1).
func (c *Client) basic(r *http.Request) {
	if c.key == nil {
		r.SetBasicAuth(url.QueryEscape(c.config.ClientID), url.QueryEscape(c.config.ClientSecret))
	}
}
