// Package terms holds the rules about the terms: which version is in force, and what may be published when.
//
//	published ──▶ (notice) ──▶ in force ──▶ superseded by the next version that comes into force
//
// The first version, and an addition that touches nothing there is, apply at once. A material change needs that every
// organisation administrator is notified, and applies three months after the last notice; notifying is not built yet, so
// such a version is refused.
//
// A version is a whole text in Danish and in English, written in Markdown. It is known by its name and, in each
// language, by the SHA-256 of the text: who accepts says which text was on the screen.
package terms
