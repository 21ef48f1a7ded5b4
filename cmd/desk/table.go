package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"tilslut/internal/outside/cvr/cvrtest"
	"tilslut/internal/outside/oidc/oidctest"
)

// shown is how many associations the table lists; the register's page has them all.
const shown = 8

// printTable prints where everything is, who can log in, and which association is good for what.
func printTable(out io.Writer, p Ports, data string) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	line := func(cells ...string) { fmt.Fprintln(w, "  "+strings.Join(cells, "\t")) }
	fmt.Fprintf(w, "\nOpen %s\n\n", p.Origin())
	line("Service", p.Origin(), "Tilslut itself")
	line("Mailbox", standIn(p.Mailbox), "every letter that it sent; an address with “bounce” in it comes back")
	line("MitID", standIn(p.MitID), "stand-in broker: personas, and what it can do wrong")
	line("Register", standIn(p.Register), "stand-in CVR: every association, and what it can do wrong")
	line("Staff", standIn(p.Staff), "stand-in login for caseworkers and operators, at "+p.Origin()+"/review")
	line("Scanner", local(p.Clamd), "stand-in clamd: finds EICAR, the test file of every virus scanner, and nothing else")
	line("Logs and data", data, "kept until you delete it")
	fmt.Fprintln(w, "\nLog in as")
	for _, person := range oidctest.Personas {
		line(person.Name, born(person), person.About)
	}
	fmt.Fprintf(w, "\nLog in at %s/review as\n", p.Origin())
	for _, colleague := range oidctest.StaffPersonas {
		line(colleague.Name, colleague.About)
	}
	fmt.Fprintln(w, "\nConnect")
	associations := cvrtest.Associations()
	for _, a := range associations[:min(shown, len(associations))] {
		line(string(a.CVR), a.Name, a.Purpose)
	}
	line("…", fmt.Sprintf("%d more", max(0, len(associations)-shown)), "on the register's page")
	fmt.Fprintln(w, "\n^C stops everything. The next run finds it as you leave it.")
	_ = w.Flush()
}

// born is the date of birth, which an administrator's appointment asks for.
func born(p oidctest.Persona) string { return "f. " + p.Born() }
