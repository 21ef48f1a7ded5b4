package journey

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/journey/browser"
	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/platform/i18n"
)

// Nobody in the register: the documentation is sent, a caseworker asks for more and approves, and the association is set up. Nobody starts
// over, and nobody sees the login's name but where somebody typed it.
func TestDocumentationIsAskedForAndApprovedAndTheAssociationSetUp(t *testing.T) {
	eachVisitor(t, func(t *testing.T, house *House, chromium *browser.Browser, o browser.Options) {
		const association, question = "Kulturhuset Åhuset", "Hvem blev valgt som formand? Send side 2 af referatet fra den 3. marts."
		grethe := house.Visit(t, chromium, o)
		grethe.Go("/connect")
		grethe.LogIn("grethe")
		grethe.Find("00000043", association)
		grethe.BeRepresentative("Grethe Holm", "grethe@aahuset.example")
		grethe.Document("Grethe Holm") // not all of her name
		grethe.Look("connect.documents.name.differs")
		grethe.Type("connect.documents.name", "grethe udenfor HOLM")
		grethe.Submit()
		grethe.Upload("general-meeting", minutes(t, "Referat æøå.pdf", "Som formand valgtes Grethe Udenfor Holm.", "Side to."))
		require.True(t, grethe.Has(grethe.Say("connect.documents.named.found", "Person", "grethe udenfor HOLM")), grethe.Text())
		grethe.Upload("board-list", photo(t, "IMG_0042.jpg"))
		grethe.Press("connect.continue")
		grethe.AcceptTerms(association)
		grethe.Appoint(Appointed{Name: "Anders Bæk", Email: "anders@aahuset.example", Day: "30", Month: "4", Year: "1968"})
		grethe.HandIn()
		number, promised := grethe.number(), i18n.Date(grethe.ctx, calendar.DateOf(calendar.AddWorkingDays(time.Now(), 10)).Start())
		require.True(t, grethe.Has(grethe.Say("connect.submitted.due", "Name", association, "Date", promised)), grethe.Text())
		received := house.Letter("grethe@aahuset.example", "documentation-received")
		require.Equal(t, o.Language, received.Language)
		require.Contains(t, received.Text, promised)
		house.rest() // both are scanned

		sanne := house.Visit(t, chromium, o)
		sanne.Go("/review")
		sanne.LogInStaff("sanne")
		sanne.TakeFromQueue(number, association)
		sanne.ReadDocument("general-meeting", 2)
		sanne.ReadDocument("board-list", 1)
		sanne.AskFor(question, association)
		asked := house.Letter("grethe@aahuset.example", "more-documentation")
		require.Contains(t, asked.Text, question)

		grethe.Go("/mine")
		grethe.Look("mine.title")
		grethe.Click(association)
		grethe.Look("connect.more.title")
		require.True(t, grethe.Has(question), grethe.Text())
		require.Equal(t, number, grethe.number())
		grethe.Type("connect.more.text", "Side 2 er her.")
		grethe.Attach("connect.more.add", "general-meeting", minutes(t, "Side 2.pdf", "Grethe Udenfor Holm blev formand."))
		grethe.Submit()
		grethe.Look("connect.submitted.title")
		require.True(t, grethe.Has("Side 2 er her."), "what was written before the file was sent is still there: %s", grethe.Text())
		house.rest()

		sanne.OpenMine(number)
		sanne.Look("review.answer")
		require.True(t, sanne.Has("Side 2 er her."), sanne.Text())
		sanne.Approve(association)
		sanne.Look("review.done.empty")
		receipt := house.Letter("grethe@aahuset.example", "receipt")
		require.Contains(t, receipt.Text, number)
		grethe.Go("/mine")
		grethe.Click(association)
		grethe.Look("connect.receipt.next")
		anders := house.Visit(t, chromium, o)
		anders.SetUp(house.Letter("anders@aahuset.example", "setup").LinkTo("/setup/"), "anders", association)

		everywhere := append(grethe.Addresses(), sanne.Addresses()...)
		require.Empty(t, house.Leaks(house.Secrets(), append(everywhere, anders.Addresses()...)))
	})
}

// A rejection ends nothing: the same case, by the same number, is corrected and sent again.
func TestARejectedCaseIsCorrectedAndApproved(t *testing.T) {
	eachVisitor(t, func(t *testing.T, house *House, chromium *browser.Browser, o browser.Options) {
		const association, words = "Kulturhuset Åhuset", "Referatet nævner ikke, hvem der er formand. Send et nyere."
		applicant := house.Client(t)
		applicant.LogIn("grethe")
		at := applicant.documented("00000043", "GRETHE UDENFOR HOLM", "grethe@aahuset.example", minutes(t, "Gammelt.pdf", "Ingen nævnt."))
		require.Equal(t, at, applicant.Post(at+"/confirm").Location)
		house.rest()
		sanne := house.Visit(t, chromium, o)
		sanne.Go("/review")
		sanne.LogInStaff("sanne")
		sanne.Look("review.queue.title")
		number := sanne.number()
		sanne.TakeFromQueue(number, association)
		sanne.Reject("no-title", words, association)
		rejected := house.Letter("grethe@aahuset.example", "rejected")
		require.Contains(t, rejected.Text, words)
		require.Contains(t, rejected.Text, number)

		grethe := house.Visit(t, chromium, o)
		grethe.Go("/mine")
		grethe.LogIn("grethe")
		grethe.Click(association)
		grethe.Look("connect.ending.rejected")
		require.True(t, grethe.Has(words) && grethe.Has(grethe.Say("ui.reason.no-title")), grethe.Text())
		require.Equal(t, number, grethe.number())
		grethe.Press("connect.ending.again")
		grethe.Look("connect.tasks.ready") // everything is as it was
		grethe.Press("connect.tasks.documents")
		grethe.Upload("board-meeting", minutes(t, "Nyt.pdf", "Grethe Udenfor Holm er formand."))
		grethe.Press("connect.continue")
		grethe.HandIn()
		require.Equal(t, number, grethe.number())
		house.rest()

		mikkel := house.Visit(t, chromium, o)
		mikkel.Go("/review")
		mikkel.LogInStaff("mikkel")
		mikkel.TakeFromQueue(number, association)
		require.True(t, mikkel.Has(words), "what was decided before stands in the case: %s", mikkel.Text())
		mikkel.ReadDocument("board-meeting", 1)
		mikkel.Approve(association)
		require.Contains(t, house.Letter("grethe@aahuset.example", "receipt").Text, number)
		require.Equal(t, 1, house.count(`select count(*) from connection`))
		require.Empty(t, house.Leaks(house.Secrets(), append(grethe.Addresses(), mikkel.Addresses()...)))
	})
}
