// Package fault names the kinds of failure that the house knows, without a word about HTTP.
//
// A fault carries a kind (what sort of thing went wrong) and a message key (which sentence says so to the person). Flows
// declare their faults as sentinels and compare them with errors.Is; only platform/page knows which status a kind becomes
// and only web/errorpage knows the sentence.
package fault
