package journey

import (
	"github.com/stretchr/testify/require"

	"tilslut/web/reviewpage"
)

// TakeFromQueue finds a new case in the queue and takes it.
func (v *Visitor) TakeFromQueue(number, association string) {
	v.t.Helper()
	v.Go("/review")
	v.Look("review.queue.title")
	require.True(v.t, v.Has(association), v.Text())
	v.Click(v.Say("review.take") + " " + number)
	v.Look("review.act.approve")
	require.Equal(v.t, number, v.number())
}

// OpenMine finds a case on the caseworker's own desk.
func (v *Visitor) OpenMine(number string) {
	v.t.Helper()
	v.Go("/review?view=mine")
	v.Look("review.queue.title")
	v.Click(v.Say("review.open") + " " + number)
	require.Equal(v.t, number, v.number())
}

// ReadDocument opens a document of the case, turns its page, and goes back.
func (v *Visitor) ReadDocument(kind string, pages int) {
	v.t.Helper()
	v.Press("review.document." + kind)
	v.Look("review.viewer.page", "Number", 1, "Pages", pages)
	require.True(v.t, v.Draws(), "the page of the document is not there to be seen")
	v.Press("review.viewer.right")
	v.Look("review.viewer.page", "Number", 1, "Pages", pages)
	require.True(v.t, v.Draws())
	v.Press("ui.back")
	v.Look("review.documents")
}

// AskFor asks the association an exact question, after a look at the letter.
func (v *Visitor) AskFor(question, association string) {
	v.t.Helper()
	v.Press("review.act.ask")
	v.Look("review.ask.title")
	v.Type("review.ask.label", question)
	v.Submit()
	v.decided("ask", "more", association, question)
}

// Reject says no, for a standard reason and in words.
func (v *Visitor) Reject(reason, text, association string) {
	v.t.Helper()
	v.Press("review.act.reject")
	v.Look("review.reject.title")
	v.Pick("ui.reason." + reason)
	v.Type("review.reject.text", text)
	v.Submit()
	v.decided("reject", "rejected", association, text)
}

// Approve ticks what was seen, and approves.
func (v *Visitor) Approve(association string) {
	v.t.Helper()
	v.Press("review.act.approve")
	v.Look("review.approve.title")
	v.Submit() // without a tick nothing is approved.
	v.Look("review.check.name.empty")
	for _, name := range reviewpage.Checks() {
		v.Pick("review.check." + name)
	}
	v.Submit()
	v.decided("approve", "approved", association, association)
}

// decided reads the letter that a decision sends, sends it, and reads what was done.
func (v *Visitor) decided(page, kind, association, words string) {
	v.t.Helper()
	v.Look("review.preview.title." + page)
	require.True(v.t, v.Has(words), "the letter says it: %s", v.Text())
	v.Press("review.preview.send." + page)
	v.Look("review.done.title", "What", v.Say("review.decision."+kind), "Name", association)
}
