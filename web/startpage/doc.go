// Package startpage holds the pages of preparing, in Danish and English: the start page, the need check with its outcomes,
// what to have ready, help, the accessibility statement, and cookies and privacy. None of them needs a login.
//
// The facts are those of the official guide and of what the service does; two things that come later are said to come
// later (the reporter's part and uploaded documentation), each under a key of its own that ends in ".later", to be taken out
// when they are there.
//
// Question pages ask by GET, so that an answer is an address: the browser's own way back works, and nothing is kept.
package startpage
