// Package static holds the files that a browser fetches: one stylesheet, one script, three weights of a font, an icon.
//
// Path answers a file's address with a hash of its content in it, so that a browser may keep it for ever and still sees a
// new version at once. Handler serves those addresses, compressed once and kept, not once a request.
//
// tilslut.css is built from web/css and the designsystem's Sass by `make css` and committed, so that building the service
// needs no node. The licences of what is in it lie beside it: the designsystem's (MIT), the font's (OFL 1.1), the icons'
// (Apache 2.0).
package static
