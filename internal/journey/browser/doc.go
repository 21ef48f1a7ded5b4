// Package browser drives Chromium in tests as a person would: by what is to be read on the page.
//
//	b := browser.New(t)
//	p := b.Open(t, browser.Options{Width: 320, NoScript: true, Language: "da"})
//	p.Goto(origin + "/connect")
//	p.Fill("CVR-nummer", "12345674")
//	p.Submit()
//	p.Check(t)
//
// Check asserts what must hold on every page in every state: axe-core finds nothing, nothing sticks out sideways, and
// nothing was written to the console, which is also where broken Content-Security-Policy and Trusted Types rules show.
//
// axe runs in a world of its own beside the page's scripts, so that the page's policy stays in force and is not bent for
// the test. Where a test runs without scripts they are allowed for the moment in which axe looks; the page's own have
// been skipped by then and stay so.
//
// A page belongs to a fresh profile: no cookies but its own. Without Chromium the tests are skipped, and say so; where CI
// is "true" they fail.
package browser
