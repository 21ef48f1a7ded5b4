package smtptest

import (
	"strings"
	"sync"
	"time"
)

// Drop says at which moment the server hangs up.
type Drop string

// The moments at which a connection can be lost.
const (
	DropNever Drop = ""
	// DropAtRecipient hangs up at RCPT: nothing was taken.
	DropAtRecipient Drop = "recipient"
	// DropAtText hangs up after the text came and before it is kept.
	DropAtText Drop = "text"
	// DropAfterKeeping keeps the letter and hangs up instead of saying so: the sender can't know, and must send again.
	DropAfterKeeping Drop = "kept"
)

// Trouble is how the server misbehaves from now on. The zero value behaves.
type Trouble struct {
	// Down greets nobody: every connection is closed at once, open ones too.
	Down bool `json:"down"`
	// Greylist answers the first N recipients with 451, then counts no more.
	Greylist int `json:"greylist"`
	// Refuse answers every recipient whose address contains it with 550. "" refuses nobody but the bounce addresses.
	Refuse string `json:"refuse"`
	// RefuseSender answers 553 to every sender, as a server does that doesn't know us.
	RefuseSender bool `json:"refuse_sender"`
	// RefuseText answers 554 to every text, as a spam filter would.
	RefuseText bool `json:"refuse_text"`
	// Drop is where the connection is lost, DropTimes how often; 0 with a Drop means every time.
	Drop      Drop `json:"drop"`
	DropTimes int  `json:"drop_times"`
	// SlowReply is the pause before the reply to a text that is kept already. In JSON it is nanoseconds.
	SlowReply time.Duration `json:"slow_reply"`
}

// script is the present trouble and what is left of its counters.
type script struct {
	mu  sync.Mutex
	now Trouble
}

func (s *script) set(t Trouble) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = t
}

func (s *script) get() Trouble {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

// greylisted counts one recipient down.
func (s *script) greylisted() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.now.Greylist == 0 {
		return false
	}
	s.now.Greylist--
	return true
}

// drops tells whether to hang up here, and counts it.
func (s *script) drops(here Drop) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.now.Drop != here {
		return false
	}
	if s.now.DropTimes > 0 {
		if s.now.DropTimes--; s.now.DropTimes == 0 {
			s.now.Drop = DropNever
		}
	}
	return true
}

// refuses tells whether there is no such recipient.
func (s *script) refuses(to string) bool {
	to = strings.ToLower(to)
	local, _, _ := strings.Cut(to, "@")
	wanted := strings.ToLower(s.get().Refuse)
	return strings.Contains(local, "bounce") || (wanted != "" && strings.Contains(to, wanted))
}
