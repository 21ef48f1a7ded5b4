// Package archtest holds the house's import rule and its budgets, as a test.
//
// The rule in one sentence: the suffix is the licence. A bare flow (connection) is pure; connectionsql may speak to the
// database and never sees who logged in; connectionhttp may speak HTTP and never sees the database; connectionjobs may
// write letters and sees neither. What is outside and how the house runs know no flow. rule.go says it as data.
//
// The imports are read in this process, not by the go command: a test that asks the go command is served stale from the
// test cache after the rule was broken, while files that a test has read are inputs of its cached result.
package archtest
