package cvr

import (
	"strings"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/onboarding/person"
)

// participant is somebody related to the unit, with what they do in it. Addresses of people are not even decoded.
type participant struct {
	Who struct {
		UnitNumber text   `json:"enhedsNummer"`
		Type       string `json:"enhedstype"`
		Names      []struct {
			Name   string `json:"navn"`
			Period period `json:"periode"`
		} `json:"navne"`
	} `json:"deltager"`
	Organisations []struct {
		Members []struct {
			Attributes []struct {
				Type   string `json:"type"`
				Values []struct {
					Value  text   `json:"vaerdi"`
					Period period `json:"periode"`
				} `json:"vaerdier"`
			} `json:"attributter"`
		} `json:"medlemsData"`
	} `json:"organisationer"`
}

// representatives answers the persons who have the function today, each once, in the register's order.
func (u unit) representatives(today calendar.Date, isRepresentative func(function string) bool) []association.Representative {
	var found []association.Representative
	seen := map[text]bool{}
	for _, p := range u.Participants {
		since, has := p.since(today, isRepresentative)
		name := p.name(today)
		// A person without a current name can be nobody whom we know, and an empty line helps no page.
		if !has || name == "" || !strings.EqualFold(p.Who.Type, "PERSON") {
			continue
		}
		if id := p.Who.UnitNumber; id != "" {
			if seen[id] {
				continue
			}
			seen[id] = true
		}
		found = append(found, association.Representative{Name: name, Since: since})
	}
	return found
}

// since answers the first day of the function that the participant has today, and whether there is one.
func (p participant) since(today calendar.Date, isRepresentative func(string) bool) (string, bool) {
	for _, organisation := range p.Organisations {
		for _, member := range organisation.Members {
			for _, attribute := range member.Attributes {
				if !strings.EqualFold(attribute.Type, "FUNKTION") {
					continue
				}
				for _, value := range attribute.Values {
					if isRepresentative(string(value.Value)) && value.Period.covers(today) {
						return string(value.Period.From), true
					}
				}
			}
		}
	}
	return "", false
}

// name answers the participant's name today, the newest where periods overlap.
func (p participant) name(today calendar.Date) string {
	best, since := "", day("")
	for _, n := range p.Who.Names {
		if n.Period.covers(today) && (best == "" || n.Period.From > since) {
			best, since = person.Clean(n.Name), n.Period.From
		}
	}
	return best
}
