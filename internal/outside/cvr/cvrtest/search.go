package cvrtest

import (
	"encoding/json"
	"fmt"
	"strings"
)

// search is the body of a _search as far as the stand-in understands it.
type search struct {
	From   int             `json:"from"`
	Size   *int            `json:"size"`
	Query  json.RawMessage `json:"query"`
	Source []string        `json:"_source"`
}

// matches answers whether a document satisfies a query, or an error where the register would answer 400.
func matches(query json.RawMessage, document object) (bool, error) {
	var kinds map[string]json.RawMessage
	if err := json.Unmarshal(query, &kinds); err != nil || len(kinds) != 1 {
		return false, fmt.Errorf("parsing_exception: a query is one object with one kind")
	}
	for kind, body := range kinds {
		switch kind {
		case "match_all":
			return true, nil
		case "bool":
			return matchesBool(body, document)
		case "term", "terms", "match", "match_phrase_prefix":
			var fields map[string]any
			if err := json.Unmarshal(body, &fields); err != nil || len(fields) != 1 {
				return false, fmt.Errorf("parsing_exception: [%s] takes one field", kind)
			}
			for field, want := range fields {
				return matchesField(kind, at(object{"Vrvirksomhed": document}, field), want), nil
			}
		}
		return false, fmt.Errorf("parsing_exception: no [query] registered for [%s]", kind)
	}
	return false, nil
}

func matchesBool(body json.RawMessage, document object) (bool, error) {
	var clauses struct {
		Must, Should, Filter []json.RawMessage
		MinimumShouldMatch   int `json:"minimum_should_match"`
	}
	if err := json.Unmarshal(body, &clauses); err != nil {
		return false, fmt.Errorf("parsing_exception: [bool] malformed")
	}
	for _, clause := range append(clauses.Must, clauses.Filter...) {
		if ok, err := matches(clause, document); !ok || err != nil {
			return false, err
		}
	}
	should := 0
	for _, clause := range clauses.Should {
		ok, err := matches(clause, document)
		if err != nil {
			return false, err
		}
		if ok {
			should++
		}
	}
	return should >= clauses.MinimumShouldMatch, nil
}

// matchesField compares as the register's mapping does: numbers by value, texts by words without regard to case.
func matchesField(kind string, have, want any) bool {
	switch kind {
	case "term":
		return same(have, want)
	case "terms":
		values, _ := want.([]any)
		for _, value := range values {
			if same(have, value) {
				return true
			}
		}
		return false
	}
	text := fmt.Sprint(want)
	if options, ok := want.(map[string]any); ok {
		text = fmt.Sprint(options["query"])
	}
	name, words := strings.ToLower(fmt.Sprint(have)), strings.Fields(strings.ToLower(text))
	if kind == "match_phrase_prefix" {
		return strings.Contains(" "+name, " "+strings.Join(words, " "))
	}
	for _, word := range words {
		if !strings.Contains(" "+strings.ReplaceAll(name, ",", "")+" ", " "+word+" ") {
			return false
		}
	}
	return len(words) > 0
}

func same(have, want any) bool {
	trim := func(v any) string { return strings.TrimLeft(fmt.Sprint(v), "0") }
	return trim(have) == trim(want)
}

// at answers what stands at a dotted path.
func at(document object, path string) any {
	var here any = document
	for key := range strings.SplitSeq(path, ".") {
		inside, ok := here.(object)
		if !ok {
			return nil
		}
		here = inside[key]
	}
	return here
}

// choose answers the parts of a document that _source names; no names choose all.
func choose(document object, names []string) object {
	whole := object{"Vrvirksomhed": document}
	if len(names) == 0 {
		return whole
	}
	chosen := object{}
	for _, name := range names {
		keys := strings.Split(name, ".")
		value := at(whole, name)
		if value == nil {
			continue
		}
		into := chosen
		for _, key := range keys[:len(keys)-1] {
			if _, ok := into[key].(object); !ok {
				into[key] = object{}
			}
			into = into[key].(object)
		}
		into[keys[len(keys)-1]] = value
	}
	return chosen
}
