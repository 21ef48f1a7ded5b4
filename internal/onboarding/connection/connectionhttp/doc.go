// Package connectionhttp lets a person connect her association in a browser.
//
// A file is named after its page. Everything that changes a case goes the same way:
//
//	POST /connect/{id}/confirm ─ confirm.go: who, what the register says now
//	  └─ Store.Change(id, func(c, at) { return c.Confirm(who, finding, at) })
//	       └─ 303 /connect/{id} ─ resume.go: connection.Next ─ 303 /connect/{id}/receipt
//
// The steps don't know one another: each posts to itself and leads back to the case, and resume.go alone asks what comes
// next. The page of a step that makes no sense now leads back to the case, too. Corrections after the confirmation lead
// to the case's own page, where it shows what became of them.
//
// The register is asked before Change, never inside it: a neighbour that is slow must not hold a row. What is found then is
// weighed by connection.Weigh together with what the login said, and only the outcome is kept.
//
// A case is its owner's. To anybody else there is no such case: the same page as for a number that nobody has.
//
// Documents come with a form of their own (upload.go). Each file is read into memory, looked into by a child process, laid into the vault
// and noted on the case before the next one is read, so that the good ones of a form stay:
//
//	POST /connect/{id}/documents ─ form.ReadFiles
//	  └─ a file ─ Inspector.Inspect ─ Vault.Put(id) ─ Store.Change(AddDocument(id)) ─ later: connectionjobs scans it
//
// The id follows from the case, a key of the form and the content. The same form sent many times so adds a file once, and whoever is killed
// between the vault and the case leaves bytes that the sweep takes.
//
// The link from the association's mailbox is open to whoever holds it and changes nothing when it is looked at. The login
// says who is there, and only the button, pressed by the right person, connects.
package connectionhttp
