package prepare

import "slices"

// Question is one question of the need check; it is also the name of its answer in an address.
type Question string

// The questions, in the order in which they can come.
const (
	People   Question = "people"   // how many shall act for the association?
	Number   Question = "cvr"      // has it a CVR number?
	Form     Question = "form"     // what sort of association is it?
	Register Question = "register" // does the register name a representative?
)

// The answers that decide the way.
const (
	One     = "one"
	Several = "several"

	Yes    = "yes"
	No     = "no"
	Recent = "recent" // within the last 24 hours
	Unsure = "unsure"

	Association = "association" // organisation code 110
	Voluntary   = "voluntary"   // organisation code 115
	Other       = "other"
)

var answers = map[Question][]string{
	People:   {One, Several},
	Number:   {Yes, No},
	Form:     {Association, Voluntary, Other, Unsure},
	Register: {Yes, Recent, No, Unsure},
}

// Answers answers what may be answered, in the order in which it is offered.
func (q Question) Answers() []string { return slices.Clone(answers[q]) }

// Outcome is what the need check ends with.
type Outcome string

// The outcomes.
const (
	NotNeeded     Outcome = "not-needed"     // one person needs no MitID Erhverv: a registered representative uses a private MitID
	NumberFirst   Outcome = "number-first"   // without a CVR number there is nothing to connect
	OtherForm     Outcome = "other-form"     // only associations of codes 110 and 115 connect here
	Connect       Outcome = "connect"        // a registered representative connects at once
	Wait          Outcome = "wait"           // registered, but the registration may need 24 hours to be seen
	RegisterFirst Outcome = "register-first" // register a representative, or bring documentation
	LookUp        Outcome = "look-up"        // see first what the register says
)

// Outcomes answers all of them.
func Outcomes() []Outcome {
	return []Outcome{NotNeeded, NumberFirst, OtherForm, Connect, Wait, RegisterFirst, LookUp}
}

// MayConnect answers whether going on to connect makes sense after this outcome.
func (o Outcome) MayConnect() bool {
	return o == Connect || o == RegisterFirst || o == LookUp || o == Wait
}

// Answer is a question with what was answered.
type Answer struct {
	Question Question
	Value    string
}

// Walk goes through the check with the answers given. It answers those that count, in order, and then either the question
// that comes next or the outcome; the other of the two is "". A value that is none of a question's answers is no answer.
func Walk(given func(Question) string) (counted []Answer, next Question, end Outcome) {
	question := People
	for {
		value := given(question)
		if !slices.Contains(answers[question], value) {
			return counted, question, ""
		}
		counted = append(counted, Answer{Question: question, Value: value})
		if question, end = after(question, value); end != "" {
			return counted, "", end
		}
	}
}

// after answers what one answer leads to.
func after(question Question, value string) (Question, Outcome) {
	switch question {
	case People:
		if value == One {
			return "", NotNeeded
		}
		return Number, ""
	case Number:
		if value == No {
			return "", NumberFirst
		}
		return Form, ""
	case Form:
		if value == Other {
			return "", OtherForm
		}
		return Register, ""
	}
	switch value {
	case Yes:
		return "", Connect
	case Recent:
		return "", Wait
	case No:
		return "", RegisterFirst
	}
	return "", LookUp
}
