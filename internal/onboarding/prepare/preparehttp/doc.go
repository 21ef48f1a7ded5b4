// Package preparehttp answers the pages that come before the login. None of them reads a session or the database.
//
//	GET /               the start page
//	GET /need           one question of the need check; what is known stands in the query, and ?at= asks a question again
//	GET /need/outcome   what the answers come to
//	GET /prepare        what to have ready
//	GET /help           help and contact
//	GET /accessibility  the accessibility statement; /was leads to it
//	GET /privacy        cookies and privacy
//
// A question is a form sent by GET, so that the browser's way back works. Its hidden field "asked" tells somebody who chose
// nothing from somebody who has just come. An address is tidied before it is used further: a value that is no answer, or an
// answer that no longer matters, goes no further.
package preparehttp
