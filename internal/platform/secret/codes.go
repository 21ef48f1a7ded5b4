package secret

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"

	"tilslut/internal/onboarding/person"
)

// The labels keep the sorts of code apart, and from whatever else the same key may one day code.
const (
	personLabel = "tilslut/person/v1"
	birthLabel  = "tilslut/birth/v1"
	codeLabel   = "tilslut/activation-code/v1"
)

// PersonCodes answers the codes of the person whom issuer knows as subject, one per epoch from 0 to the current one. A look-up
// asks for any of them; a new row gets the last.
func (k *Keys) PersonCodes(issuer, subject string) []person.Code {
	return k.chain(personLabel, issuer, subject)
}

// BirthCode answers the current code of a date of birth ("2006-01-02") that is expected on an invitation. The code is worth
// nothing for another invitation.
func (k *Keys) BirthCode(invitation, date string) person.Code {
	return last(k.chain(birthLabel, invitation, date))
}

// SameBirth answers whether date is the one that code was made of for this invitation, in whichever epoch that was.
func (k *Keys) SameBirth(code person.Code, invitation, date string) bool {
	return among(k.chain(birthLabel, invitation, date), code)
}

// ActivationCode answers the current code of a temporary activation code, as matching.NewCode makes it, that was issued for an
// invitation. It is worth nothing for another invitation.
func (k *Keys) ActivationCode(invitation, code string) person.Code {
	return last(k.chain(codeLabel, invitation, code))
}

// SameActivationCode answers whether typed, cleaned by matching.CleanCode, is what tag was made of for this invitation, in whichever
// epoch that was.
func (k *Keys) SameActivationCode(tag person.Code, invitation, typed string) bool {
	return typed != "" && among(k.chain(codeLabel, invitation, typed), tag)
}

func last(codes []person.Code) person.Code { return codes[len(codes)-1] }

// among compares in constant time with the code of the same epoch.
func among(codes []person.Code, code person.Code) bool {
	if code.Epoch < 0 || code.Epoch >= len(codes) {
		return false
	}
	return hmac.Equal(codes[code.Epoch].Tag, code.Tag)
}

func (k *Keys) chain(label, first, second string) []person.Code {
	tag := mac(k.inner, []byte(label), length(first), []byte(first), []byte(second))
	codes := make([]person.Code, len(k.person))
	for epoch, key := range k.person {
		tag = mac(key, tag)
		codes[epoch] = person.Code{Epoch: epoch, Tag: tag}
	}
	return codes
}

// mac is HMAC-SHA-256 over parts; where a part's end could be taken for the next one's beginning, its length goes before it.
func mac(key []byte, parts ...[]byte) []byte {
	h := hmac.New(sha256.New, key)
	for _, part := range parts {
		h.Write(part)
	}
	return h.Sum(nil)
}

func length(s string) []byte { return binary.BigEndian.AppendUint64(nil, uint64(len(s))) }
