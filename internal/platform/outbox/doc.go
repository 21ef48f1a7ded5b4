// Package outbox is how the house does things after it has decided them: an effect is put into the queue in the
// transaction that decided it, and a worker carries it out later, at least once. Nothing is sent for what was rolled
// back, and nothing that was committed is forgotten. River is behind it, and nowhere else.
//
// An effect holds ids only. It is stored, and read by people who look after the house: no names, addresses or links.
//
//	available ──▶ running ──▶ completed (kept for an hour)
//	                │  ▲
//	     error      ▼  │ after a pause that grows from half a minute to four hours
//	             retryable
//	                │ permanent, or three days gone by
//	                ▼
//	            gaveUp is called ──▶ cancelled or discarded
//
// A worker that is killed leaves its job running; another takes it over after RescueAfter. Letters get longer: a mail
// server may take ten minutes to accept one, and a second attempt meanwhile would be a second letter.
//
// A new kind of effect must be handled by one release before the next one puts it: of two versions that run side by
// side, the old one does not know it.
//
// What is stored about an error, and logged, has addresses, links, quotations and long numbers taken out.
package outbox
