package server

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"time"
)

// Readiness is how the house is: Ready where it can serve, and in Detail a word for each part and neighbour, such as
// "broker": "no answer". A neighbour that is down does not make us unready.
type Readiness struct {
	Ready  bool              `json:"ready"`
	Detail map[string]string `json:"detail,omitempty"`
}

// readyTimeout is how long the parts may take to answer.
const readyTimeout = 4 * time.Second

func health(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = io.WriteString(w, "ok\n")
}

func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	now := Readiness{Ready: true}
	if s.config.Ready != nil {
		ctx, cancel := context.WithTimeout(r.Context(), readyTimeout)
		defer cancel()
		now = s.config.Ready(ctx)
	}
	if s.draining.Load() {
		now = Readiness{Detail: map[string]string{"service": "going down"}}
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	if !now.Ready {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	// The asker may have gone; there is nobody left to tell.
	_ = json.NewEncoder(w).Encode(now)
}
