package connection_test

import (
	"fmt"
	"time"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/person"
)

// Karen is her badminton club's representative in the register. She appoints Benny and herself, proves the club's mailbox, and
// finds a typing error in Benny's address afterwards.
func Example() {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	rec := association.Record{
		CVR: "10000009", Name: "Skovby Badmintonklub", FormCode: 115, Alive: true, Email: "post@skovby.example",
		Representatives: []association.Representative{{Name: "KAREN HOLM", Since: "2024-04-01"}},
	}
	who := identity.Identity{Name: "Karen Holm"}

	c := connection.New(theID, connection.NewNumber(0x1A2B3C), rec, karen, at, "da")
	c.TermsInForce = terms1.Name // the store knows
	fmt.Println(c.Number, c.State, "→", c.Next(connection.Starter))

	c, _, _ = c.ChooseRole(karen, person.Representative, at)
	c, _, _ = c.SetContact(karen, connection.Contact{Name: "Karen Holm", Email: "karen@holm.example"}, "da", at)
	c, _, _ = c.SetFinding(karen, connection.Weigh(rec, who, connection.PolicyMailbox), at)
	c, _, _ = c.AcceptTerms(karen, terms1.Hash("da"), terms1, at)
	c, _, _ = c.AddAdministrator(karen, self(), at)
	c, _, _ = c.AddAdministrator(karen, somebody(benny, "Benny Krog", "beny@krog.example"), at)
	fmt.Println(c.Finding.Verdict, "missing:", c.Missing(connection.Starter), "→", c.Next(connection.Starter))

	c, effects, err := c.Confirm(karen, connection.Weigh(rec, who, connection.PolicyMailbox), at)
	fmt.Println(c.State, effects, err, "→", c.Next(connection.Starter))

	c, effects, err = c.OpenMailbox(karen, 1, connection.Weigh(rec, who, connection.PolicyMailbox), at.AddDate(0, 0, 2))
	fmt.Println(c.State, len(effects), err, "→", c.Next(connection.Starter))

	_, effects, _ = c.OpenMailbox(karen, 1, connection.Weigh(rec, who, connection.PolicyMailbox), at.AddDate(0, 0, 2))
	fmt.Println("again:", len(effects))

	_, effects, _ = c.CorrectAddress(karen, benny, "benny@krog.example", at.AddDate(0, 0, 3))
	fmt.Println(effects[0].Kind(), effects[0].(connection.SendSetupLink).Version)
	// Output:
	// T-1MAS-WE draft → role
	// registered missing: [] → check
	// awaiting_mailbox [{11111111-1111-4111-8111-111111111111 1}] <nil> → mailbox
	// connected 5 <nil> → receipt
	// again: 0
	// connection_setup_link 2
}
