// Package gallery shows every page and letter of the house in every state, without a database, a login or a neighbour.
//
// Whoever makes a page adds its samples to the file named after the page's package (connect.go, login.go …):
//
//	var _ = register("connect",
//		Sample{Name: "find", Title: "Find foreningen", Signed: true, Page: func(context.Context) templ.Component {
//			return connectpage.Find(connectpage.FindData{…})
//		}},
//	)
//
// The samples serve three times: `make gallery` shows them to people; the golden test keeps their markup in testdata, in
// both languages, and checks what every page must have; the browser test opens each one in Chromium, runs axe over it and
// looks whether it fits a screen of 320 px.
package gallery
