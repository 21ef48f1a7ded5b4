package connection_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/onboarding/connection"
)

func TestDocumentsGoToACaseworkerWithAPromise(t *testing.T) {
	t.Parallel()
	c, effects, err := documentedCase(t).Confirm(karen, documented(), days(1))
	require.NoError(t, err)
	require.Equal(t, connection.UnderReview, c.State)
	require.Equal(t, calendar.Date{Year: 2026, Month: time.March, Day: 17}, c.Review.Due, "ten working days after Tuesday the 3rd")
	require.Equal(t, []connection.Effect{connection.SendNews{Case: theID, Letter: connection.LetterDocumentationReceived, To: connection.Starter, Version: 1}}, effects)
	require.Equal(t, connection.Documented, c.Finding.Evidence)
}

func TestARegisterThatIsDownLeavesTheDocumentsOpen(t *testing.T) {
	t.Parallel()
	for _, failure := range []error{association.ErrRegisterDown, association.ErrRegisterNonsense} {
		c, _, err := documentedCase(t).Confirm(karen, connection.WeighFailure("10000009", failure), days(1))
		require.NoError(t, err)
		require.Equal(t, connection.UnderReview, c.State)
		require.Equal(t, "Skovby Badmintonklub", c.AssociationName)
	}
	f := documented()
	f.Verdict = connection.VerdictCeased
	_, _, err := documentedCase(t).Confirm(karen, f, days(1))
	require.ErrorIs(t, err, association.ErrCeased, "an association that is no more is nothing to look at")
}

func TestNoDocumentsWithoutTheNameOnThem(t *testing.T) {
	t.Parallel()
	c := must(t, complete(t), find(documented()), upload(karen, doc1, days(0)))
	require.Equal(t, connection.StepDocuments, c.Next(connection.Starter))
	_, _, err := c.Confirm(karen, documented(), days(1))
	require.ErrorIs(t, err, connection.ErrNeedsDocumentation)
	_, _, err = c.NameOnDocuments(karen, "Karen Bolm", "", days(1))
	require.ErrorIs(t, err, connection.ErrNameDiffers)
	c = must(t, c, nameOn(karen, "Karen Holm", days(1)))
	require.Equal(t, connection.NamedFound, c.Documents[0].Named)
	c = must(t, c, nameOn(karen, "Karen B. Holm", days(1)))
	require.Equal(t, connection.NamedUnknown, c.Documents[0].Named, "another name was looked for")
}

func TestNobodySeesADocumentBeforeItIsScanned(t *testing.T) {
	t.Parallel()
	c := must(t, complete(t), find(documented()), nameOn(karen, "Karen Holm", days(0)), upload(karen, doc1, days(0)), confirmBy(karen, documented(), days(1)))
	require.Empty(t, c.Visible())
	c = must(t, c, takes(lone, days(1)))
	_, _, err := c.Approve(lone, days(1))
	require.ErrorIs(t, err, connection.ErrNothingToSee)
	require.Equal(t, days(0).Add(time.Hour), c.Wake(), "a scan is ordered again after an hour")
	c, effects, _ := c.Tick(days(1))
	require.Equal(t, []connection.Effect{connection.ScanDocument{Case: theID, Document: doc1}}, effects)
	require.Len(t, must(t, c, scanned(doc1, true, days(2))).Visible(), 1)
	harmful, effects, err := c.Scanned(doc1, false, days(2))
	require.NoError(t, err)
	require.Empty(t, harmful.Visible())
	require.Equal(t, connection.DiscardDocument{Document: doc1}, effects[0])
	require.Equal(t, connection.LetterInfected, effects[1].(connection.SendNews).Letter)
}

func TestFiveDocumentsForEachSubmission(t *testing.T) {
	t.Parallel()
	ids := []string{"d1", "d2", "d3", "d4", "d5"}
	c := complete(t)
	for _, id := range ids {
		c = must(t, c, upload(karen, id, days(0)))
	}
	_, _, err := c.AddDocument(karen, minutes("d6"), days(0))
	require.ErrorIs(t, err, connection.ErrTooManyDocuments)
	must(t, c, scanned("d1", false, days(0)), upload(karen, "d6", days(0)))
	_, _, err = c.AddDocument(karen, connection.Document{ID: "d7", Type: "cvr-extract"}, days(0))
	require.ErrorIs(t, err, connection.ErrBadDocument)
	c = must(t, c, nameOn(karen, "Karen Holm", days(0)), confirmBy(karen, documented(), days(1)), takes(lone, days(1)), asks(lone, days(1)))
	must(t, c, upload(karen, "d8", days(2)))
	_, _, err = c.RemoveDocument(karen, "d2", days(2))
	require.ErrorIs(t, err, connection.ErrNotYourTurn, "the caseworker has seen it")
}

func TestOfTwoCaseworkersOneWinsAndTheOtherIsTold(t *testing.T) {
	t.Parallel()
	c := underReview(t)
	_, _, err := c.Approve(lone, days(2))
	require.ErrorIs(t, err, connection.ErrNotTaken)
	c = taken(t)
	_, _, err = c.Take(ole, days(2))
	require.ErrorIs(t, err, connection.ErrTakenByOther)
	_, _, err = c.Reject(ole, []connection.Reason{connection.ReasonOld}, "", days(2))
	require.ErrorIs(t, err, connection.ErrTakenByOther)
	c = must(t, c, does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.HandOver(lone, ole, days(2))
	}), approves(ole, days(3)))
	_, _, err = c.Reject(lone, []connection.Reason{connection.ReasonOld}, "", days(3))
	require.ErrorIs(t, err, connection.ErrDecided)
	require.Equal(t, "Ole Friis", c.LastDecision().ByName)
	unchanged(t, c, approves(ole, days(4)))
}

func TestAQuestionIsAnsweredOnTheSameCase(t *testing.T) {
	t.Parallel()
	_, _, err := taken(t).AskMore(lone, "", days(2))
	require.ErrorIs(t, err, connection.ErrNoText)
	c := must(t, taken(t), asks(lone, days(2)))
	require.Equal(t, connection.StepMore, c.Next(connection.Starter))
	require.Equal(t, days(32), c.QuestionUntil())
	_, _, err = c.Answer(karen, "", days(3))
	require.ErrorIs(t, err, connection.ErrNoAnswer)
	c, _, err = c.Answer(karen, "Se side 2 i referatet.", days(3))
	require.NoError(t, err)
	require.Equal(t, 2, c.Review.Round)
	require.Equal(t, lone.Ref, c.Review.By, "who asked has it")
	require.Equal(t, "2026-03-19", c.Review.Due.String())
	c = must(t, c, approves(lone, days(4)))
	require.Equal(t, connection.Connected, c.State)
	require.Len(t, c.Review.Decisions, 2)
}

func TestARejectionNeedsAReasonAndIsNoEnd(t *testing.T) {
	t.Parallel()
	for _, why := range [][]connection.Reason{nil, {connection.ReasonOtherwise}} {
		_, _, err := taken(t).Reject(lone, why, "", days(2))
		require.ErrorIs(t, err, connection.ErrNoText)
	}
	_, _, err := taken(t).Reject(lone, []connection.Reason{"because"}, "", days(2))
	require.ErrorIs(t, err, connection.ErrBadReason)
	rejected := must(t, taken(t), rejects(lone, days(2)))
	require.Equal(t, connection.StepEnded, rejected.Next(connection.Starter))
	require.Equal(t, days(92), rejected.DocumentsUntil())
	again := must(t, rejected, does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.TakeUp(karen, days(3))
	}),
		upload(karen, doc2, days(3)), scanned(doc2, true, days(3)), confirmBy(karen, documented(), days(3)))
	require.Equal(t, connection.UnderReview, again.State)
	require.Len(t, again.Visible(), 2, "what was sent before is there, too")
	require.Empty(t, again.Review.By)
	reopened, _, err := rejected.Reopen(ole, "Vi overså side 2.", days(15.9))
	require.NoError(t, err)
	require.Equal(t, ole.Ref, reopened.Review.By)
	_, _, err = rejected.Reopen(ole, "Vi overså side 2.", days(16))
	require.ErrorIs(t, err, connection.ErrTooLate)
}

func TestRegisteringMeanwhileTurnsAnUndecidedCaseAutomatic(t *testing.T) {
	t.Parallel()
	unchanged(t, taken(t), confirmBy(karen, documented(), days(3)))
	c := must(t, taken(t), confirmBy(karen, registered(), days(3)))
	require.Equal(t, connection.AwaitingMailbox, c.State)
	require.Empty(t, c.Review.By)
	c = must(t, taken(t), confirmBy(karen, attested(), days(3)))
	require.Equal(t, connection.Connected, c.State)
	require.Equal(t, connection.Attested, c.Finding.Evidence)
}

func TestDocumentsGoWhenTheirTimeIsOver(t *testing.T) {
	t.Parallel()
	withdraw := does(func(c connection.Connection) (connection.Connection, []connection.Effect, error) {
		return c.Withdraw(karen, days(2))
	})
	for name, c := range map[string]struct {
		c     connection.Connection
		after float64
	}{
		"approved":  {must(t, taken(t), approves(lone, days(2))), 92},
		"rejected":  {must(t, taken(t), rejects(lone, days(2))), 92},
		"withdrawn": {must(t, taken(t), withdraw), 32},
		"expired":   {must(t, taken(t), asks(lone, days(-28)), ticks(days(2))), 32},
	} {
		require.Equal(t, days(c.after), c.c.DocumentsUntil(), name)
		kept, effects, _ := c.c.Tick(days(c.after - 0.01))
		require.Empty(t, effects, name)
		gone, effects, _ := kept.Tick(days(c.after))
		require.Equal(t, []connection.Effect{connection.DiscardDocument{Document: doc1}}, effects, name)
		require.Equal(t, days(c.after), gone.Documents[0].Gone, name)
		require.Zero(t, gone.Wake(), name)
	}
	require.Zero(t, taken(t).DocumentsUntil(), "a caseworker needs them")
}
