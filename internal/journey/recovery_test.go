package journey

import (
	"net/http"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"tilslut/internal/journey/browser"
)

// What was not answered in time is taken up again with the same answers.
func TestWhatExpiredIsRenewed(t *testing.T) {
	eachVisitor(t, func(t *testing.T, house *House, chromium *browser.Browser, o browser.Options) {
		reporter := house.person("rikke")
		require.NotEmpty(t, reporter.send(reporter.prepare(nord, o.Language), nord))
		first := house.Letter(nord.Representative.Email, "invitation")
		house.rest()

		house.age(31 * 24 * time.Hour)
		letter := house.Letter(rikkeEmail, "expired-reporter")
		require.Equal(t, o.Language, letter.Language)
		karen := house.Visit(t, chromium, o)
		karen.Follow(first.LinkTo("/connect/representative/"))
		karen.Look("connect.link.expired.title")
		rikke := house.Visit(t, chromium, o)
		rikke.Follow(letter.LinkTo("/connect/"))
		rikke.LogIn("rikke")
		rikke.Look("connect.ending.late", "Person", nord.Representative.Name)
		rikke.Press("connect.ending.again")
		rikke.Look("connect.tasks.send.ready")
		rikke.Press("connect.tasks.continue")
		require.True(t, rikke.Has("anders@nord.example"), rikke.Text())
		rikke.Send(nord)

		second := house.nthLetter(first.To, first.Kind, 2)
		karen.Follow(first.LinkTo("/connect/representative/"))
		karen.Look("connect.link.superseded.title")
		karen.Claim(second.LinkTo("/connect/representative/"), "karen", nord)
		karen.ApproveSent(nord, "connect.evidence.attested.title")
		karen.Look("connect.receipt.next")
		house.Letter(rikkeEmail, "receipt-reporter")
		house.Letter("anders@nord.example", "setup")
		require.Empty(t, house.Leaks(house.SecretsBut(nord.Representative.Name), append(rikke.Addresses(), karen.Addresses()...)))
	})
}

// An association without an administrator gets new ones, but not before those who administer it could say no.
func TestALockedOutAssociationGetsNewAdministrators(t *testing.T) {
	t.Parallel()
	house := Open(t)
	founder := house.Client(t)
	at := founder.ready()
	founder.appointAnders(at)
	require.Equal(t, at, founder.Post(at+"/confirm").Location)
	client := house.Client(t)
	require.Equal(t, http.StatusSeeOther, client.LogIn("anders").Status)
	client.setUp(house.Letter("anders@nord.example", "setup").LinkTo("/setup/"))

	chromium := browser.New(t)
	karen := house.Visit(t, chromium, visitors[0])
	karen.AskForNewAdministrators()
	house.Letter("kontakt@testforeningen.example", "recovery")
	house.Letter("karen@nord.example", "recovery-pending")
	anders := house.Visit(t, chromium, visitors[2])
	anders.Follow(house.Letter("anders@nord.example", "recovery").LinkTo("/connect/"))
	anders.LogIn("anders")
	anders.Look("connect.object.title", "Name", nord.Association)
	require.True(t, anders.Has("Åse Nygaard"), anders.Text())
	anders.Type("connect.object.text", "Jeg er her endnu.")
	anders.Submit()
	anders.Look("connect.object.made")
	house.Letter("karen@nord.example", "objected")
	karen.Go("/mine")
	karen.Look("mine.rejected.next")
	karen.Click(nord.Association)
	karen.Look("connect.ending.objected")
	require.True(t, karen.Has("Jeg er her endnu."), karen.Text())
	require.Equal(t, 0, house.count(`select count(*) from letter where kind = 'setup' and connection_id in (select id from connection where replaces is not null)`))

	// She asks once more, and nobody says no.
	karen.Press("connect.ending.again")
	karen.Look("connect.tasks.ready")
	karen.Press("connect.tasks.continue")
	karen.Look("connect.check.title")
	karen.Press("connect.check.submit")
	karen.Look("connect.waiting.objection")
	house.rest()
	house.age(6 * 24 * time.Hour)
	house.rest()
	require.Empty(t, house.Mail.To("aase@nord.example", ""), "there is a day left to object")
	house.age(2 * 24 * time.Hour)
	link := house.Letter("aase@nord.example", "setup").LinkTo("/setup/")
	anders.Follow(house.Letter("anders@nord.example", "recovery").LinkTo("/connect/"))
	anders.Look("connect.object.late")
	aase := house.Visit(t, chromium, visitors[1])
	aase.Follow(link)
	aase.Look("setup.good.title")
	aase.Press("setup.good.login")
	aase.LogIn("aase")
	aase.Press("setup.good.go")
	aase.Look("setup.own.title") // how users log in was decided before.
	aase.Pick("setup.own.private")
	aase.Submit()
	aase.Look("setup.summary.title")
	aase.Submit()
	aase.Look("setup.receipt.later", "Association", nord.Association)
	aase.Go("/association/%s", nord.CVR)
	aase.Look("dash.users")
	require.Empty(t, house.Leaks(house.Secrets(), slices.Concat(karen.Addresses(), anders.Addresses(), aase.Addresses())))
}

// AskForNewAdministrators walks from the case that connected the association to the receipt of a case for new administrators, who
// are approved because the login shows that she may.
func (v *Visitor) AskForNewAdministrators() {
	v.t.Helper()
	v.Go("/connect/association/00000019")
	v.LogIn("karen")
	v.Look("connect.receipt.next") // it was she who connected it.
	v.Press("connect.receipt.case")
	v.Look("connect.case.title", "Name", "Testforeningen Nord")
	v.Press("connect.already.nobody")
	v.Look("connect.recover.title")
	v.Press("connect.recover.start")
	v.Look("connect.contact.title")
	v.Type("connect.contact.name", "Karen F.")
	v.Type("connect.contact.email", "karen@nord.example")
	v.Submit()
	v.Look("connect.evidence.attested.title")
	v.Press("connect.continue")
	v.AcceptTerms("Testforeningen Nord")
	v.Appoint(Appointed{Name: "Åse Nygaard", Email: "aase@nord.example", Day: "21", Month: "9", Year: "1979"})
	v.Look("connect.check.title")
	require.True(v.t, v.Has(v.Say("connect.check.next.object")), v.Text())
	v.Press("connect.check.submit")
	v.Look("connect.waiting.objection")
}

// age lets days go by for every association, and the service do what the clock does. Whoever is logged in stays so.
func (h *House) age(by time.Duration) {
	h.t.Helper()
	h.Stop(syscall.SIGTERM)
	ctx := h.t.Context()
	conn, err := pgx.Connect(ctx, h.DB.OwnerURL)
	require.NoError(h.t, err)
	rows, err := conn.Query(ctx, `
select format('update %I set %s', c.table_name, string_agg(format('%1$I = %1$I - $1::interval', c.column_name), ', '))
  from information_schema.columns c
 where c.data_type = 'timestamp with time zone' and c.table_schema = 'public' and c.table_name not like 'audit%'
   and exists (select from information_schema.columns o where o.table_schema = 'public' and o.table_name = c.table_name and o.column_name = 'cvr')
 group by c.table_name`)
	require.NoError(h.t, err)
	updates, err := pgx.CollectRows(rows, pgx.RowTo[string])
	require.NoError(h.t, err)
	for _, update := range updates {
		_, err := conn.Exec(ctx, update, by)
		require.NoError(h.t, err, update)
	}
	_, err = conn.Exec(ctx, `delete from river_job where state = 'completed'`) // what was done in this period is done again in the next.
	require.NoError(h.t, err)
	require.NoError(h.t, conn.Close(ctx))
	h.Start()
}
