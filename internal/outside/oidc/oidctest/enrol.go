package oidctest

import (
	"net/http"
	"slices"
	"strconv"
)

// authenticator is what a separate MitID can be enrolled with here.
type authenticator struct {
	word  string // in a request, and in amr
	key   string // in a persona's key
	title string // in Danish
}

var authenticators = []authenticator{
	{"code_app", "app", "MitID app"}, {"code_token", "display", "kodeviser"}, {"code_reader", "reader", "kodeoplæser"}, {"u2f_token", "chip", "MitID chip"},
}

func authenticatorOf(word string) (authenticator, bool) {
	at := slices.IndexFunc(authenticators, func(a authenticator) bool { return a.word == word })
	if at < 0 {
		return authenticator{}, false
	}
	return authenticators[at], true
}

// enrols says whether a request is for a new identity.
func (r request) enrols() bool { return slices.Contains(r.prompt, "create") }

// badEnrolment checks a request for a new identity.
func (b *Broker) badEnrolment(asked request) string {
	if !asked.enrols() {
		return ""
	}
	if b.options.Staff || b.options.WithoutEnrolment {
		return "prompt=create isn't supported"
	}
	if _, known := authenticatorOf(asked.authenticator); !known {
		return "mitid_authenticator is missing or unknown"
	}
	return ""
}

// People are all who can log in: the personas, and the separate identities that were enrolled since.
func (b *Broker) People() []Persona {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Concat(b.options.Personas, b.enrolled)
}

// Person answers whoever can log in by a key.
func (b *Broker) Person(key string) (Persona, bool) {
	people := b.People()
	at := slices.IndexFunc(people, func(p Persona) bool { return p.Key == key })
	if at < 0 {
		return Persona{}, false
	}
	return people[at], true
}

// Canaries are those of the package, and the numbers of everybody who was enrolled here.
func (b *Broker) Canaries() []string {
	return canaries(slices.Concat(b.People(), Personas, StaffPersonas))
}

// enrolPage shows who can be given a separate identity. Who is logged in here comes first.
func (b *Broker) enrolPage(w http.ResponseWriter, asked request, logged *session) {
	chosen, _ := authenticatorOf(asked.authenticator)
	data := pageData{Title: "Opret et særskilt MitID", With: chosen.title}
	for _, p := range b.People() {
		switch {
		case p.Separate != "":
		case logged != nil && p.Key == logged.persona.origin():
			data.Self = []Persona{p}
		default:
			data.Others = append(data.Others, p)
		}
	}
	b.render(w, http.StatusOK, "enrol", data)
}

// enrol makes a separate identity of a persona: a subject and a UUID of its own, the same person. Then it is logged in.
func (b *Broker) enrol(w http.ResponseWriter, r *http.Request, asked request, p Persona) {
	if p.Aborts {
		b.deny(w, r, asked, "mitid_user_aborted")
		return
	}
	chosen, _ := authenticatorOf(asked.authenticator)
	separate := p
	separate.Of, separate.Separate, separate.About = p.origin(), chosen.title, "(særskilt MitID, "+chosen.title+")"
	separate.Subject, separate.UUID, separate.Authenticator, separate.Attests = guid(), guid(), chosen.word, nil
	b.mu.Lock()
	separate.Key = b.freeKey(p.origin() + "-" + chosen.key)
	b.enrolled = append(b.enrolled, separate)
	all := slices.Clone(b.enrolled)
	b.mu.Unlock()
	if b.options.Keep != nil {
		if err := b.options.Keep(all); err != nil {
			http.Error(w, "the stand-in can't keep the identity", http.StatusInternalServerError)
			return
		}
	}
	b.complete(w, r, asked, separate)
}

// freeKey answers a key that nobody has: ulla-display, ulla-display-2, …. The caller holds the lock.
func (b *Broker) freeKey(key string) string {
	for n, free := 1, key; ; n++ {
		if n > 1 {
			free = key + "-" + strconv.Itoa(n)
		}
		if !slices.ContainsFunc(slices.Concat(b.options.Personas, b.enrolled), func(p Persona) bool { return p.Key == free }) {
			return free
		}
	}
}
