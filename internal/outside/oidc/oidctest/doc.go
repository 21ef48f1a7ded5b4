// Package oidctest is a stand-in for the broker: a MitID broker that behaves like Nets eID Broker where it matters to us, and
// a provider for staff made of the same parts. The desk runs it on a port, tests mount it in httptest. It is no MitID: whoever
// reaches it is whoever they say.
//
//	GET  {issuer}/.well-known/openid-configuration        discovery; /jwks below it
//	GET  {issuer}/connect/authorize                       the page of personas
//	POST {issuer}/connect/par  /connect/token             for clients: client_secret_basic, client_secret_post, private_key_jwt
//	GET  {issuer}/connect/userinfo  /connect/endsession
//	GET  {issuer}/Error                                   where an invalid request ends: it never comes back to the client
//	GET  {issuer}/_stand-in                               what it can do wrong, by page and by API
//
// # The headless ways in
//
// The page of personas is a form that is sent to its own address. So a program logs in by one request: POST to the very address
// that the client redirected to, with persona=<key> (Personas has the keys; "cancel" and "timeout" end the login), and the answer
// redirects to the client's callback. LogIn does that:
//
//	callback, err := oidctest.LogIn(http.DefaultClient, redirectURL, "karen")
//
// Enrolment (prompt=create with mitid_authenticator=code_app, code_token, code_reader or u2f_token) goes the same two ways: the page asks who
// gets the separate MitID, and a POST with persona=<key> makes one. It has a sub, a UUID and an amr of its own and the person's
// name and date of birth; it stands among the personas from then on, under the key <key>-app, -display, -reader or -chip (then -2, …):
//
//	callback, err := oidctest.LogIn(http.DefaultClient, redirectURL, "ulla")           // enrols, and logs the new one in
//	callback, err := oidctest.LogIn(http.DefaultClient, nextRedirectURL, "ulla-display") // logs in with it
//
// The parameter simulation=no-ui uuid:<guid> of an authorization request does the same, as with the real broker.
//
// # Faithful
//
// The issuer has a path. The ID token has the shape that was recorded from the broker; the name is in userinfo only, where every
// value is a string and dots are parts of names. Userinfo also holds what we must not keep: mitid.uuid, idp_identity_id, and
// with the scope ssn dk.cpr. A person's abort is access_denied with mitid_user_aborted, session_state and no iss; success has code, state,
// session_state, iss. PKCE (S256) is demanded, codes work once. Log-out needs an id_token_hint (Options.LogoutWithoutHint switches that).
// The key set also holds an encryption key of a kind that no library knows and the key of other tokens. nemlogin.auth_to_repr is
// ours to guess: its name is documented, its format is not.
//
// Enrolment is ours, whole: no broker documents it. A separate MitID is said to be private, of idp mitid, like any other.
// Options.WithoutEnrolment leaves it out, as in the real discovery document.
//
// A provider for staff (Options.Staff) has single sign-on: whoever has a session there isn't asked again. It says name, roles and, after a
// second factor, acr; an address that nobody needs; where it says name and roles, and how, Options decide. Errors carry iss, and a
// page that was left open too long is temporarily_unavailable with authentication_expired, as at Keycloak.
//
// # Misbehaving
//
// Mutations lists what it can do wrong, and StaffMutations what a provider for staff can besides, each by name: Misbehave switches some on, Behave all off. A mutation is in force for every
// request until then. Over HTTP, for whoever has no Go at hand:
//
//	GET  {issuer}/_stand-in/mutations            JSON: name, about, active
//	POST {issuer}/_stand-in/misbehave            form: name=… (repeated; those and no others)
//	POST {issuer}/_stand-in/behave
//	POST {issuer}/_stand-in/rotate               a new signing key, the old one is withdrawn
//	GET  {issuer}/_stand-in/issued               JSON: every code and token that was handed out
//
// Issued and the broker's Canaries, which know whom it enrolled, are what a search for leaks looks for afterwards.
package oidctest
