package oidctest

import "slices"

// callbackMutations are what arrives in the browser: from a hostile broker, or from somebody who sends a link.
func callbackMutations() []Mutation {
	set := func(name, value string) func(*Broker, request, []pair) []pair {
		return func(_ *Broker, _ request, parameters []pair) []pair {
			return append(without(parameters, name), pair{name, value})
		}
	}
	add := func(name, value string) func(*Broker, request, []pair) []pair {
		return func(_ *Broker, _ request, parameters []pair) []pair { return append(parameters, pair{name, value}) }
	}
	drop := func(name string) func(*Broker, request, []pair) []pair {
		return func(_ *Broker, _ request, parameters []pair) []pair { return without(parameters, name) }
	}
	again := func(name string) func(*Broker, request, []pair) []pair {
		return func(_ *Broker, _ request, parameters []pair) []pair {
			at := slices.IndexFunc(parameters, func(p pair) bool { return p.name == name })
			if at < 0 {
				return parameters
			}
			return append(parameters, parameters[at])
		}
	}
	return []Mutation{
		{Name: "callback-state-missing", About: "has no state", callback: drop("state")},
		{Name: "callback-state-empty", About: "has an empty state", callback: set("state", "")},
		{Name: "callback-state-wrong", About: "has another state", callback: set("state", "another-state")},
		{Name: "callback-state-double", About: "has its state and another", callback: add("state", "another-state")},
		{Name: "callback-state-repeated", About: "has its state twice", callback: again("state")},
		{Name: "callback-iss-missing", About: "says not which broker answers, though it promised to", callback: drop("iss")},
		{Name: "callback-iss-empty", About: "says that nobody answers", callback: set("iss", "")},
		{Name: "callback-iss-wrong", About: "says that another broker answers", callback: set("iss", "https://evil.example/op")},
		{Name: "callback-iss-slash", About: "says its issuer with a slash more", callback: func(b *Broker, _ request, parameters []pair) []pair {
			return append(without(parameters, "iss"), pair{"iss", b.issuer + "/"})
		}},
		{Name: "callback-iss-double", About: "says that two brokers answer", callback: add("iss", "https://evil.example/op")},
		{Name: "callback-iss-repeated", About: "says its issuer twice", callback: again("iss")},
		{Name: "callback-code-missing", About: "has no code", callback: drop("code")},
		{Name: "callback-code-empty", About: "has an empty code", callback: set("code", "")},
		{Name: "callback-code-wrong", About: "has a code that nobody issued", callback: set("code", "nobodys-code")},
		{Name: "callback-code-double", About: "has its code and another", callback: add("code", "another-code")},
		{Name: "callback-code-huge", About: "has a code of a megabyte", callback: set("code", hexText(1<<15))},
		{Name: "callback-code-swapped", About: "has the code of another person's login", callback: swapCode(false)},
		{Name: "callback-code-swapped-loose", About: "has the code of another person's login, and the broker doesn't check PKCE", callback: swapCode(true)},
		{Name: "callback-code-replayed", About: "has a code that was used", callback: func(b *Broker, _ request, parameters []pair) []pair {
			for _, p := range parameters {
				if g := b.grants[p.value]; p.name == "code" && g != nil {
					g.used = true
				}
			}
			return parameters
		}},
		{Name: "callback-code-and-error", About: "has a code and an error", callback: add("error", "access_denied")},
		{Name: "callback-error-forged", About: "says that the person cancelled, without the state", callback: func(_ *Broker, _ request, _ []pair) []pair {
			return []pair{{"error", "access_denied"}, {"error_description", "mitid_user_aborted"}}
		}},
		{Name: "callback-error-unknown", About: "says an error that nobody knows", callback: func(_ *Broker, asked request, _ []pair) []pair {
			return []pair{{"error", "<script>alert(1)</script>"}, {"error_description", Personas[0].CPR}, {"state", asked.state}}
		}},
		{Name: "callback-error-iss-wrong", About: "says an error in another broker's name", callback: func(_ *Broker, asked request, _ []pair) []pair {
			return []pair{{"error", "access_denied"}, {"state", asked.state}, {"iss", "https://evil.example/op"}}
		}},
		{Name: "callback-extra", About: "brings parameters that nobody asked for", Tolerated: true, callback: add("utm_source", "broker")},
	}
}

func without(parameters []pair, name string) []pair {
	return slices.DeleteFunc(slices.Clone(parameters), func(p pair) bool { return p.name == name })
}

// swapCode makes a second login, by somebody else in another browser, and gives its code away: the mix-up of January 2022, when
// two logins in the same moments got each other's tokens.
func swapCode(loose bool) func(*Broker, request, []pair) []pair {
	return func(b *Broker, asked request, parameters []pair) []pair {
		other := asked
		other.nonce, other.challenge, other.state = secret(), encode(make([]byte, 32)), secret()
		code := b.grantCode(other, &session{id: guid(), persona: b.options.Personas[1], authTime: b.options.Now()})
		b.grants[code].loose = loose
		return append(without(parameters, "code"), pair{"code", code})
	}
}
