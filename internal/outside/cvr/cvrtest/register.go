package cvrtest

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/calendar"
)

// The credentials that the stand-in asks for.
const (
	User     = "tilslut"
	Password = "attrap-af-cvr"
)

// Register is the stand-in. It is an http.Handler and safe for concurrent use.
type Register struct {
	now     func() time.Time
	handler http.Handler

	mu    sync.Mutex
	all   []Association
	mode  Mode
	asked int
}

// New makes a register with all its associations and good manners. now decides what "yesterday" is.
func New(now func() time.Time) *Register {
	r := &Register{now: now, all: Associations()}
	r.handler = r.routes()
	return r
}

// ServeHTTP answers the register's interface, the page and the controls.
func (r *Register) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	r.handler.ServeHTTP(w, request)
}

// Associations answers the stand-in's associations as they are before anybody changes them, those for the personas first.
func Associations() []Association {
	var all []Association
	for _, a := range slices.Concat(people, contacts, statuses, forms) {
		all = append(all, a.clone())
	}
	return all
}

// Current answers the associations as they are now.
func (r *Register) Current() []Association {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := slices.Clone(r.all)
	for i := range all {
		all[i] = all[i].clone()
	}
	return all
}

// Asked answers how many searches have come in.
func (r *Register) Asked() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.asked
}

// Represent registers a person as the association's representative from today. It answers false for an unknown number.
func (r *Register) Represent(number association.CVR, name string) bool {
	return r.change(number, func(a *Association) {
		a.Members = append(a.Members, Member{Name: name, Span: Span{From: Day(r.today().String())}})
	})
}

// StopRepresenting ends the function of everybody of that name, yesterday.
func (r *Register) StopRepresenting(number association.CVR, name string) bool {
	return r.change(number, func(a *Association) {
		for i := range a.Members {
			if a.Members[i].Name == name && a.Members[i].To == "" {
				a.Members[i].To = Day(r.today().AddDays(-1).String())
			}
		}
	})
}

// SetEmail makes the address the association's only one, in the open; "" leaves it with none.
func (r *Register) SetEmail(number association.CVR, address string) bool {
	return r.change(number, func(a *Association) {
		a.Contacts = nil
		if address != "" {
			a.Contacts = mail(address)
		}
	})
}

// Cease ends the association yesterday.
func (r *Register) Cease(number association.CVR) bool {
	return r.change(number, func(a *Association) {
		a.Status = "OPHØRT"
		a.Lives = until(Day(r.today().AddDays(-1).String()))
	})
}

// Reset makes everything as it was when the register was made.
func (r *Register) Reset() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all, r.mode = Associations(), ""
}

func (r *Register) change(number association.CVR, change func(*Association)) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	i := slices.IndexFunc(r.all, func(a Association) bool { return a.CVR == number })
	if i < 0 {
		return false
	}
	change(&r.all[i])
	return true
}

func (r *Register) today() calendar.Date { return calendar.DateOf(r.now()) }

// title writes a status the way a name is written.
func title(status string) string {
	lower := strings.ToLower(status)
	first := []rune(lower)[:1]
	return strings.ToUpper(string(first)) + lower[len(string(first)):]
}
