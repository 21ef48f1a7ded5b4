package oidctest

import (
	"net/http"
	"slices"
	"strings"
)

// group is a fieldset of the stand-in's page.
type group struct {
	Name      string
	Mutations []choice
}

type choice struct {
	Name, About string
	On          bool
}

// parts are the groups of mutations, by how their names begin.
var parts = []string{"discovery", "keys", "pushed", "callback", "token", "id-token", "userinfo"}

func (b *Broker) standInRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /_stand-in", func(w http.ResponseWriter, _ *http.Request) {
		b.render(w, http.StatusOK, "stand-in", pageData{Title: "Hvad stand-in’en gør", Active: b.Misbehaving(), Groups: b.groups()})
	})
	mux.HandleFunc("GET /_stand-in/style.css", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFileFS(w, r, assets, "assets/style.css")
	})
	mux.HandleFunc("GET /_stand-in/mutations", func(w http.ResponseWriter, _ *http.Request) {
		active := b.Misbehaving()
		list := []map[string]any{}
		for _, m := range b.Mutations() {
			list = append(list, map[string]any{"name": m.Name, "about": m.About, "tolerated": m.Tolerated, "active": slices.Contains(active, m.Name)})
		}
		writeJSON(w, http.StatusOK, list)
	})
	mux.HandleFunc("GET /_stand-in/issued", func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusOK, append([]string{}, b.Issued()...))
	})
	// A key set that an ID token may point to; nobody should come and read it.
	mux.HandleFunc("GET /_stand-in/evil-keys", func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusOK, map[string]any{"keys": []any{others()[1].jwk()}})
	})
	mux.HandleFunc("POST /_stand-in/misbehave", func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, 1<<16)
		if err := r.ParseForm(); err != nil {
			http.Error(w, "the form can't be read", http.StatusBadRequest)
			return
		}
		if err := b.Misbehave(r.PostForm["name"]...); err != nil {
			http.Error(w, err.Error(), http.StatusUnprocessableEntity)
			return
		}
		b.toStandIn(w, r)
	})
	mux.HandleFunc("POST /_stand-in/behave", func(w http.ResponseWriter, r *http.Request) {
		b.Behave()
		b.toStandIn(w, r)
	})
	mux.HandleFunc("POST /_stand-in/rotate", func(w http.ResponseWriter, r *http.Request) {
		b.RotateKeys()
		b.toStandIn(w, r)
	})
}

func (b *Broker) toStandIn(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, b.Issuer()+"/_stand-in", http.StatusSeeOther)
}

func (b *Broker) groups() []group {
	active := b.Misbehaving()
	out := make([]group, len(parts))
	for i, part := range parts {
		out[i].Name = part
	}
	for _, m := range b.Mutations() {
		for i, part := range parts {
			// "token-…" is not "id-token-…", since names are compared from their beginning.
			if strings.HasPrefix(m.Name, part+"-") {
				out[i].Mutations = append(out[i].Mutations, choice{Name: m.Name, About: m.About, On: slices.Contains(active, m.Name)})
			}
		}
	}
	return out
}
