package oidctest

import (
	"fmt"
	"net/http"
	"slices"
)

// Mutation is one thing that the broker can do wrong. Its hooks run with the broker's lock held, but for answer.
type Mutation struct {
	Name  string // e.g. "id-token-nonce-wrong"; begins with the part it concerns
	About string // what is wrong, in a few words
	// Tolerated says that a careful client needn't mind: the login goes on, and says nothing more than without it.
	Tolerated bool

	part      string // of answer: discovery, keys, pushed, token, userinfo
	answer    func(b *Broker, w http.ResponseWriter, r *http.Request, right http.HandlerFunc)
	discovery func(b *Broker, document map[string]any)
	keys      func(b *Broker, set map[string]any)
	pushed    func(b *Broker, answer map[string]any)
	claims    func(b *Broker, said map[string]any) // of the ID token, before it is signed
	sign      func(b *Broker, g *grant, said map[string]any) string
	tokens    func(b *Broker, answer map[string]any) // of the token endpoint
	userInfo  func(b *Broker, g *grant, said map[string]any)
	callback  func(b *Broker, asked request, parameters []pair) []pair
}

// Mutations are all that a MitID broker knows, in a fixed order. StaffMutations has those that come to it at a provider for staff.
func Mutations() []Mutation {
	return slices.Concat(answerMutations(), documentMutations(), signatureMutations(), claimMutations(), tokenMutations(), userInfoMutations(), callbackMutations())
}

// Misbehave puts the named mutations in force, and no others, for every request from now on.
func (b *Broker) Misbehave(names ...string) error {
	all := b.Mutations()
	var active []Mutation
	for _, name := range names {
		at := slices.IndexFunc(all, func(m Mutation) bool { return m.Name == name })
		if at < 0 {
			return fmt.Errorf("oidctest: there is no mutation %q", name)
		}
		active = append(active, all[at])
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.active = active
	for _, m := range active {
		if m.Name == "id-token-old-key" && len(b.retired) == 0 {
			b.retired = append(b.retired, newSigningKey()) // There must be an old one to sign with.
		}
	}
	return nil
}

// Behave takes all mutations back.
func (b *Broker) Behave() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.active = nil
}

// Misbehaving names the mutations in force.
func (b *Broker) Misbehaving() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	names := []string{}
	for _, m := range b.active {
		names = append(names, m.Name)
	}
	return names
}

// answering lets a mutation answer for an endpoint.
func (b *Broker) answering(part string, right http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.mu.Lock()
		at := slices.IndexFunc(b.active, func(m Mutation) bool { return m.part == part && m.answer != nil })
		var wrong Mutation
		if at >= 0 {
			wrong = b.active[at]
		}
		b.mu.Unlock()
		if at < 0 {
			right(w, r)
			return
		}
		wrong.answer(b, w, r, right)
	})
}
