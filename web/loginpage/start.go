package loginpage

import "net/url"

// StartPath answers the address that begins a login and comes back to to.
func StartPath(to string) string { return "/login/start?" + url.Values{"to": {to}}.Encode() }
