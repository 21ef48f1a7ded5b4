package cvr

import (
	"bytes"
	"encoding/json"
	"fmt"

	"tilslut/internal/onboarding/association"
)

// answer is the envelope that Elasticsearch puts around documents.
type answer struct {
	TimedOut bool `json:"timed_out"`
	Shards   struct {
		Failed int `json:"failed"`
	} `json:"_shards"`
	Hits *struct {
		Total *total `json:"total"`
		Hits  []hit  `json:"hits"`
	} `json:"hits"`
}

type hit struct {
	Source struct {
		Unit unit `json:"Vrvirksomhed"`
	} `json:"_source"`
}

// total is the number of documents found: a number up to Elasticsearch 6, {"value": 1, "relation": "eq"} from 7 on.
type total int

func (t *total) UnmarshalJSON(text []byte) error {
	if !bytes.HasPrefix(text, []byte("{")) {
		return json.Unmarshal(text, (*int)(t))
	}
	var object struct {
		Value *int `json:"value"`
	}
	if err := json.Unmarshal(text, &object); err != nil {
		return err
	}
	if object.Value == nil {
		return fmt.Errorf("hits.total has no value")
	}
	*t = total(*object.Value)
	return nil
}

// decode reads an answer. Only an answer that is complete and consistent may say that there is nothing.
func decode(text []byte) ([]hit, error) {
	var a answer
	if err := json.Unmarshal(text, &a); err != nil {
		// The decoder's error can quote the document, so it goes no further.
		return nil, nonsense("the answer is not the JSON of a search")
	}
	switch {
	case a.TimedOut:
		return nil, fmt.Errorf("%w: the register timed out on the search", association.ErrRegisterDown)
	case a.Shards.Failed > 0:
		return nil, fmt.Errorf("%w: a part of the register did not answer", association.ErrRegisterDown)
	case a.Hits == nil || a.Hits.Total == nil:
		return nil, nonsense("the answer does not say how many were found")
	case (*a.Hits.Total > 0) != (len(a.Hits.Hits) > 0):
		return nil, nonsense("the answer has another number of documents than it says")
	}
	return a.Hits.Hits, nil
}
