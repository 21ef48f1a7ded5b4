package reviewhttp

import (
	"slices"
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/web/reviewpage"
)

// decisions are the pages on which a caseworker decides, by their addresses.
var decisions = map[string]decision{
	"approve": {name: "approve", kind: connection.DecisionApproved, read: readApproval, may: approve, page: reviewpage.Approve},
	"ask":     {name: "ask", kind: connection.DecisionMore, read: readQuestion, may: ask("?"), page: reviewpage.Ask},
	"reject":  {name: "reject", kind: connection.DecisionRejected, read: readRejection, may: reject([]connection.Reason{connection.ReasonNoName}, ""), page: reviewpage.Reject},
	"reopen":  {name: "reopen", kind: connection.DecisionReopened, read: readReopening, may: reopen("?"), page: reviewpage.Reopen},
}

func approve(c connection.Connection, who connection.Caseworker, at time.Time) (connection.Connection, []connection.Effect, error) {
	return c.Approve(who, at)
}

func ask(question string) act {
	return func(c connection.Connection, who connection.Caseworker, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.AskMore(who, question, at)
	}
}

func reject(why []connection.Reason, text string) act {
	return func(c connection.Connection, who connection.Caseworker, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Reject(who, why, text, at)
	}
}

func reopen(reason string) act {
	return func(c connection.Connection, who connection.Caseworker, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.Reopen(who, reason, at)
	}
}

// readApproval demands every box of the checklist.
func readApproval(in *form.Reader) answer {
	for _, name := range reviewpage.Checks() {
		if !in.Checked(name) {
			in.Fail(name, "review.check."+name+".empty")
		}
	}
	return answer{do: approve}
}

func readQuestion(in *form.Reader) answer {
	text := said(in, "question", "review.ask.empty")
	return answer{do: ask(text), text: text}
}

func readReopening(in *form.Reader) answer {
	text := said(in, "reason", "review.reopen.empty")
	return answer{do: reopen(text), text: text}
}

func readRejection(in *form.Reader) answer {
	var why []connection.Reason
	for _, r := range connection.Reasons() {
		if in.State().Checked("why", string(r)) {
			why = append(why, r)
		}
	}
	if len(why) == 0 {
		in.Fail("why", "review.reject.empty")
	}
	text := in.Text("text", connection.MaxText)
	if slices.Contains(why, connection.ReasonOtherwise) && in.Value("text") == "" {
		in.Fail("text", "review.reject.text.empty")
	}
	return answer{do: reject(why, text), why: why, text: text}
}

// said answers a text that must not be empty.
func said(in *form.Reader, name, emptyKey string) string {
	if in.Value(name) == "" {
		in.Fail(name, emptyKey)
		return ""
	}
	return in.Text(name, connection.MaxText)
}
