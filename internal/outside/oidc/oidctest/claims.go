package oidctest

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

const nsis = "https://data.gov.dk/concept/core/nsis/"

// idTokenClaims are those that were recorded from the broker: no name, no date of birth. The caller holds the lock.
func (b *Broker) idTokenClaims(g *grant) map[string]any {
	now, p := b.options.Now(), g.session.persona
	hash := sha256.Sum256([]byte(g.bearer))
	said := map[string]any{
		"iss": b.issuer, "nbf": now.Unix(), "iat": now.Unix(), "exp": now.Add(idTokenLife).Unix(), "aud": g.client.ID,
		"at_hash": base64.RawURLEncoding.EncodeToString(hash[:16]), "sid": g.session.id, "sub": p.Subject, "auth_time": g.session.authTime.Unix(),
	}
	if g.nonce != "" {
		said["nonce"] = g.nonce
	}
	if b.options.Staff {
		b.staffIDToken(said, p)
		return said
	}
	level := nsis + p.Level
	for name, value := range map[string]any{
		"amr": []string{p.Authenticator}, "idp": "mitid", "acr": level, "neb_sid": g.session.id, "loa": level, "aal": level, "ial": level,
		"identity_type": "private", "transaction_id": guid(), "idp_transaction_id": guid(), "idtoken_type": "strict", "subject_type": "org_mapped",
		"session_expiry": strconv.FormatInt(now.Add(5*time.Hour).Unix(), 10),
	} {
		said[name] = value
	}
	return said
}

// userInfoClaims are those that were recorded: every value is a string. The caller holds the lock.
func (b *Broker) userInfoClaims(g *grant) map[string]any {
	now, p := b.options.Now(), g.session.persona
	if b.options.Staff {
		return b.staffUserInfo(p)
	}
	level := nsis + p.Level
	said := map[string]any{
		"session_is_active": "true", "session_expiry": strconv.FormatInt(now.Add(5*time.Hour).Unix(), 10), "idp": "mitid", "subject_type": "org_mapped",
		"idp_identity_id": p.UUID, "loa": level, "aal": level, "ial": level, "mitid.transaction_id": guid(), "mitid.uuid": p.UUID, "mitid.has_cpr": "true",
		"mitid.age": strconv.Itoa(age(p.BirthDate, now)), "mitid.date_of_birth": p.BirthDate, "mitid.identity_name": p.Name,
		"mitid.psd2": "false", "mitid.geo_ip_distance_km": "0", "sub": p.Subject,
	}
	asked := strings.Fields(g.scope)
	if slices.Contains(asked, "ssn") {
		said["dk.cpr"] = p.CPR
	}
	if slices.Contains(asked, "nemlogin") && len(p.Attests) > 0 {
		said["nemlogin.auth_to_repr"] = strings.Join(p.Attests, ",")
	}
	return said
}

func age(birthDate string, now time.Time) int {
	born, err := time.Parse(time.DateOnly, birthDate)
	if err != nil {
		return 0
	}
	years := now.Year() - born.Year()
	if now.YearDay() < born.YearDay() {
		years--
	}
	return years
}

func (b *Broker) userInfo(w http.ResponseWriter, r *http.Request) {
	bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	b.mu.Lock()
	g := b.bearers[bearer]
	if !ok || g == nil {
		b.mu.Unlock()
		w.Header().Set("WWW-Authenticate", `Bearer realm="IdentityServer",error="invalid_token"`)
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	said := b.userInfoClaims(g)
	for _, mutation := range b.active {
		if mutation.userInfo != nil {
			mutation.userInfo(b, g, said)
		}
	}
	b.mu.Unlock()
	writeJSON(w, http.StatusOK, said)
}
