package secret

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"encoding/base64"
)

// Every purpose has a key of its own, derived from the file's, so that what was made for one opens nothing of another.
const (
	sealLabel = "tilslut/seal/v1"
	signLabel = "tilslut/sign/v1"
)

var text = base64.RawURLEncoding.Strict()

// Seal hides plain and binds it to purpose and aad (AES-256-GCM, random nonce). The answer is URL- and cookie-safe text,
// 4/3 of plain and 39 characters long. A derived key is good for 2^32 seals.
func (k *Keys) Seal(purpose string, aad, plain []byte) string {
	return text.EncodeToString(k.SealBytes(purpose, aad, plain))
}

// Open answers what Seal hid. It answers false where anything differs: text, purpose, aad, or a key that is gone.
func (k *Keys) Open(purpose string, aad []byte, sealed string) ([]byte, bool) {
	raw, err := text.DecodeString(sealed)
	if err != nil {
		return nil, false
	}
	return k.OpenBytes(purpose, aad, raw)
}

// SealBytes is Seal for what is large: bytes, 29 more than plain, the first of which is the epoch of the key.
func (k *Keys) SealBytes(purpose string, aad, plain []byte) []byte {
	gcm := aead(k.seal[k.sealBy], purpose)
	sealed := make([]byte, 1, 1+len(plain)+gcm.Overhead())
	sealed[0] = k.sealBy
	return gcm.Seal(sealed, nil, plain, aad)
}

// OpenBytes answers what SealBytes hid, or false, as Open does.
func (k *Keys) OpenBytes(purpose string, aad, sealed []byte) ([]byte, bool) {
	if len(sealed) == 0 {
		return nil, false
	}
	key, known := k.seal[sealed[0]]
	if !known {
		return nil, false
	}
	plain, err := aead(key, purpose).Open(nil, nil, sealed[1:], aad)
	return plain, err == nil
}

// aead makes the cipher of a purpose. Neither step can fail: the key is 32 bytes and the block is AES.
func aead(key []byte, purpose string) cipher.AEAD {
	block, _ := aes.NewCipher(mac(key, []byte(sealLabel), []byte(purpose)))
	gcm, _ := cipher.NewGCMWithRandomNonce(block)
	return gcm
}

// Sign answers a 32-byte MAC over msg for purpose, and the id of the key that made it. The same message gets the same MAC
// until a new link key is added.
func (k *Keys) Sign(purpose string, msg []byte) (keyID byte, sum []byte) {
	return k.linkBy, sign(k.link[k.linkBy], purpose, msg)
}

// Verify answers whether sum is the MAC, or the first 16 bytes or more of it, that the key keyID makes over msg for purpose.
func (k *Keys) Verify(purpose string, keyID byte, msg, sum []byte) bool {
	key, known := k.link[keyID]
	if !known || len(sum) < 16 || len(sum) > 32 {
		return false
	}
	return hmac.Equal(sign(key, purpose, msg)[:len(sum)], sum)
}

func sign(key []byte, purpose string, msg []byte) []byte {
	return mac(key, []byte(signLabel), length(purpose), []byte(purpose), msg)
}
