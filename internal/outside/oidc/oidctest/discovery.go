package oidctest

import "net/http"

// discovery is the document as recorded, without what this stand-in doesn't do: CIBA, request objects, back-channel log-out.
func (b *Broker) discovery(w http.ResponseWriter, _ *http.Request) {
	b.mu.Lock()
	document := map[string]any{
		"issuer":                                           b.issuer,
		"jwks_uri":                                         b.issuer + "/.well-known/openid-configuration/jwks",
		"authorization_endpoint":                           b.issuer + "/connect/authorize",
		"token_endpoint":                                   b.issuer + "/connect/token",
		"userinfo_endpoint":                                b.issuer + "/connect/userinfo",
		"end_session_endpoint":                             b.issuer + "/connect/endsession",
		"pushed_authorization_request_endpoint":            b.issuer + "/connect/par",
		"require_pushed_authorization_requests":            false,
		"grant_types_supported":                            []string{"authorization_code"},
		"response_types_supported":                         []string{"code"},
		"response_modes_supported":                         []string{"query"},
		"token_endpoint_auth_methods_supported":            []string{"client_secret_basic", "client_secret_post", "private_key_jwt"},
		"token_endpoint_auth_signing_alg_values_supported": []string{"RS256", "PS256", "ES256"},
		"id_token_signing_alg_values_supported":            []string{"RS256"},
		"subject_types_supported":                          []string{"public"},
		"code_challenge_methods_supported":                 []string{"S256"},
		"request_parameter_supported":                      false,
		"request_uri_parameter_supported":                  true,
		"prompt_values_supported":                          []string{"login", "none", "select_account"},
		"authorization_response_iss_parameter_supported":   true,
	}
	if !b.options.WithoutEnrolment && !b.options.Staff {
		document["prompt_values_supported"] = []string{"login", "none", "select_account", "create"}
	}
	if b.options.Staff {
		document["acr_values_supported"] = []string{StaffACR}
	}
	if b.options.WithoutPAR {
		delete(document, "pushed_authorization_request_endpoint")
	}
	for _, mutation := range b.active {
		if mutation.discovery != nil {
			mutation.discovery(b, document)
		}
	}
	b.mu.Unlock()
	writeJSON(w, http.StatusOK, document)
}
