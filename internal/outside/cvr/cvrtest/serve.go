package cvrtest

import (
	"crypto/subtle"
	"encoding/json"
	"io"
	"net/http"
)

// maxQuery is far more than any query of ours.
const maxQuery = 64 << 10

func (r *Register) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /cvr-permanent/{type}/_search", r.search)
	mux.HandleFunc("GET /{$}", r.front)
	mux.HandleFunc("GET /stand-in/style.css", style)
	mux.HandleFunc("GET /stand-in/associations", r.listed)
	mux.HandleFunc("POST /stand-in/misbehave", r.misbehave)
	mux.HandleFunc("POST /stand-in/reset", r.reset)
	mux.HandleFunc("POST /stand-in/{cvr}/{what...}", r.edit)
	// A page that somebody else wrote may not work the controls.
	return http.NewCrossOriginProtection().Handler(mux)
}

// search answers as the register's proxy and index do.
func (r *Register) search(w http.ResponseWriter, request *http.Request) {
	r.mu.Lock()
	r.asked++
	mode := r.mode
	r.mu.Unlock()
	// The body first: net/http notices that a client has left only once its request is read.
	body, err := io.ReadAll(http.MaxBytesReader(w, request.Body, maxQuery))
	if misbehaved(w, request, mode) {
		return
	}
	user, password, _ := request.BasicAuth()
	if subtle.ConstantTimeCompare([]byte(user+":"+password), []byte(User+":"+Password)) != 1 {
		unauthorized(w)
		return
	}
	var query search
	if err != nil || json.Unmarshal(body, &query) != nil || query.Query == nil {
		refuse(w, "parsing_exception: the body is no search")
		return
	}
	hits, total := list{}, 0
	if request.PathValue("type") == "virksomhed" && mode != WrongType && mode != Partial {
		if hits, total, err = r.find(query, mode); err != nil {
			refuse(w, err.Error())
			return
		}
	}
	var count any = total
	if mode == TotalObject {
		count = object{"value": total, "relation": "eq"}
	}
	answer(w, http.StatusOK, object{"took": 3, "timed_out": mode == Partial,
		"_shards": object{"total": 6, "successful": 6, "skipped": 0, "failed": 0},
		"hits":    object{"total": count, "max_score": 12.4, "hits": hits}})
}

// find answers the page of hits that a query asks for, and how many there are in all.
func (r *Register) find(query search, mode Mode) (hits list, total int, err error) {
	hits, size := list{}, 10
	if query.Size != nil {
		size = *query.Size
	}
	for _, a := range r.Current() {
		document := a.document(r.today())
		ok, err := matches(query.Query, document)
		if err != nil {
			return nil, 0, err
		}
		if !ok {
			continue
		}
		total++
		if total <= query.From || len(hits) >= size {
			continue
		}
		switch mode {
		case OtherNumber:
			document["cvrNummer"] = 13748136
		case Nameless:
			document["virksomhedMetadata"] = object{}
		}
		hits = append(hits, object{"_index": "cvr-v-20220630", "_type": "_doc", "_id": document["enhedsNummer"], "_score": 12.4,
			"_source": choose(document, query.Source)})
	}
	return hits, total, nil
}

func refuse(w http.ResponseWriter, reason string) {
	answer(w, http.StatusBadRequest, object{"error": object{"type": "parsing_exception", "reason": reason}, "status": 400})
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=UTF-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
