package smtptest

import (
	"encoding/json"
	"net/http"
)

func (s *Server) api(mux *http.ServeMux) {
	mux.HandleFunc("GET /api/letters", func(w http.ResponseWriter, r *http.Request) {
		found := s.To(r.URL.Query().Get("to"), r.URL.Query().Get("kind"))
		if found == nil {
			found = []Letter{}
		}
		answer(w, found)
	})
	mux.HandleFunc("GET /api/latest", func(w http.ResponseWriter, r *http.Request) {
		found := s.To(r.URL.Query().Get("to"), r.URL.Query().Get("kind"))
		if len(found) == 0 {
			http.Error(w, "There is no such letter yet.", http.StatusNotFound)
			return
		}
		answer(w, found[0])
	})
	mux.HandleFunc("DELETE /api/letters", func(w http.ResponseWriter, _ *http.Request) {
		if err := s.Clear(); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	mux.HandleFunc("GET /api/trouble", func(w http.ResponseWriter, _ *http.Request) { answer(w, s.Trouble()) })
	mux.HandleFunc("PUT /api/trouble", func(w http.ResponseWriter, r *http.Request) {
		var wanted Trouble
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&wanted); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		s.Misbehave(wanted)
		answer(w, wanted)
	})
}

func answer(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	// An error here means that the client has left.
	_ = json.NewEncoder(w).Encode(value)
}
