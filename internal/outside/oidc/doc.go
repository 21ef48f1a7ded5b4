// Package oidc is the house's client of an OpenID Connect broker, and of the authority's own provider. It has no pages and keeps nothing: login asks it for a
// redirect, keeps the Attempt, and hands the callback back.
//
//	Start ──► discovery (lazy, retried, renewed daily) ──► pushed authorization request, where offered ──► redirect URL + Attempt
//	Enrol ──► the same, for a MitID that is yet to be made: prompt=create and what the profile adds
//	Finish ─► callback (state, iss, code) ─► code for tokens (PKCE, our own authentication) ─► ID token ─► userinfo ─► profile ─► identity.Login
//
// # What is checked here
//
// The library verifies the signature, issuer, audience and expiry of an ID token. All the rest of OpenID Connect Core section
// 3.1.3.7, RFC 9207 and RFC 9700 is checked in this room: state and nonce in constant time; every callback parameter once; iss of
// the callback exactly, and required on success where discovery promises it; algorithms RS256, PS256, ES256 and only those that
// discovery names; typ; no claim twice; azp; nbf, iat and auth_time against our clock with 30 s of leeway; at_hash where present;
// the level; sub of userinfo equal to that of the ID token. An attempt must be used once: that is the caller's duty, who stores it.
//
// Neighbours are not trusted with our time or memory: 10 s and 256 KiB for each answer, no redirects followed, and no
// plaintext but on the loopback interface.
//
// Every error wraps one of the sentinels of package identity (ErrCancelled, ErrTimedOut, ErrLevelTooLow, ErrBrokerDown, ErrFailed)
// and its text is made of words of our own: it can be logged, no token or claim is ever in it.
//
// # Staff
//
// Caseworkers and operators log in at the authority's own provider, by a StaffClient: the same request, the same checks of callback, code
// and ID token, and then other claims. There is no profile: the operator's settings name the claim with the roles (a literal name,
// whose value is one string or an array of strings), its two values, and what acr is, or amr contains, after a login with more than one
// factor. That word is asked for by acr_values and demanded in the ID token. Roles and name are read from the ID token, and from
// userinfo where the ID token hasn't got them: about the same subject, or the login fails. A role is one of the values to the letter.
//
// What isn't demanded is that the person has just proved who they are: no max_age, no prompt, auth_time only where it is sent, and then
// not in the future. An employee logs in once in the morning for everything that the authority runs, and how long that lasts and when
// the second factor is due again is decided there, for all of it. What Tilslut adds is short: 15 minutes without use. For the same
// reason a log-out doesn't end the provider's session.
//
// # Profiles
//
// A profile is a TOML file that says how one kind of broker is asked and understood. The profiles neb (Nets eID Broker,
// also known as Signaturgruppen) and idura (formerly Criipto) are built in, see profiles/; with "custom" the operator brings the file.
//
//	scopes    = ["openid", "mitid"]    # never one that yields a CPR number: such a file is refused
//	userinfo  = true                   # ask the userinfo endpoint, too
//	max_age   = 300                    # seconds, 0 to 300; 0 means that the parameter isn't sent
//	prompt    = "login"                # or "": may the broker log in again without asking?
//	logout    = false                  # can the broker be left without a stored ID token?
//	assertion_audience = "issuer"      # or "token_endpoint": aud of the private_key_jwt
//	placeholder_names = ["NAVNE & ADRESSEBESKYTTET"]   # what stands for the name of a protected person
//
//	[authorize]                        # further parameters of the request; {language} becomes da or en
//	idp_values = "mitid"
//	language   = "{language}"
//
//	[claims.name]                      # also birth_date, level, auth_time, authenticator, protected
//	from  = ["userinfo"]               # where to look, in this order: id_token (the default), userinfo
//	names = ["mitid.identity_name"]    # literal names, in this order; a dot is a part of the name
//
//	[claims.level]                     # level and authenticator translate values, protected lists those that mean yes
//	names = ["loa"]
//	values = { "https://data.gov.dk/concept/core/nsis/Substantial" = "substantial" }
//
//	[[require]]                        # every login must say this …
//	names  = ["identity_type"]
//	values = ["private"]
//
//	[[refuse]]                         # … and none may say this
//	names  = ["employee"]
//	values = ["true"]
//
//	[[represents]]                     # CVR numbers that the person may represent, perhaps only when another claim says so
//	names = ["cvrNumberIdentifier"]
//	when  = { names = ["companySignatory"], values = ["true"] }
//
//	[enrol.authenticators]             # separate MitID that can be enrolled: ours = the broker's word; without it there are none
//	app     = "code_app"
//	display = "code_token"             # also reader, chip
//
//	[enrol.authorize]                  # further parameters of that request; {authenticator} becomes the broker's word
//	mitid_authenticator = "{authenticator}"
//
// A value may arrive as string, number, boolean or array of these; "true" and true, "40" and 40, "app" and ["app"] are the same.
// The first name with a value counts. A name or date of birth that is mapped is required. The claims that carry CPR numbers and MitID
// UUIDs can't be mapped: what isn't mapped is dropped where the answer is decoded. testdata/custom.toml is a whole file.
//
// # Enrolment is ours
//
// A separate MitID is one that a person uses for one association only. Where it is made is NemLog-in's own matter: no broker's
// public documentation offers to make one, so this part of the house is our own and runs against the stand-in. Enrol asks in the
// one way that is a standard, prompt=create (Initiating User Registration via OpenID Connect 1.0); the parameter that names the
// authenticator is made up. A broker whose discovery lists its prompts, and not create, is never asked: ErrNotOffered. That is what the real
// Nets eID Broker's discovery says today, although the profile neb knows how the question would be put; idura doesn't.
//
// What comes back is read as any login: issuer and subject of its own, the person's own name and date of birth, amr of the new
// authenticator, and, as the stand-in sends it, identity_type private and idp mitid, since to the broker it is another MitID of
// the same person. MitID Erhverv's own logins say professional and mitid_erhverv, without being bound to one person's two MitID;
// the profile neb refuses those. Who was expected to come back is the caller's to compare.
//
// # What the brokers' documentation leaves open
//
// The scope nemlogin, which neb asks for, must be among the scopes of the client there, or the broker refuses every login
// on an error page of its own; without it nobody is attested, and a custom file can leave it out. The wire format of
// nemlogin.auth_to_repr is undocumented: one CVR number, several in an array or with commas between are read, anything else is
// ignored. Idura's company signatories are asked for by the broker's own configuration. Check these against a real broker first.
package oidc
