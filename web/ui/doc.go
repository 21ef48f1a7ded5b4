// Package ui is the kit that every page is built from: the layout, fields, buttons, lists and panels, with the markup and
// classes of Det Fælles Designsystem (npm dkfds) and none of its JavaScript.
//
// Words come in already translated; only what the kit itself says ("Fejl:", "Log af", "Tilbage") is in its own da.toml and
// en.toml. A field is given the form.State it belongs to and finds its value and its error in there by name.
//
//	@ui.Layout(ui.Page{Title: title, Back: "/mine", Form: p.Form}) {
//		@ui.H1(title)
//		@ui.Form(action) {
//			@ui.Text(p.Form, ui.Input{Name: "cvr", Label: label, Width: 8})
//			@ui.Submit(next)
//		}
//	}
//
// Layout renders its children before it prints the frame around them. The children leave notes on the way (notes.go):
// that there is a form for the language switch to submit, and which id an error about a field should lead to. So the error
// summary stands above the h1 and still links to the right control, whatever kind of control it is.
//
// Everything works without JavaScript; attributes that begin with data- are for web/static/tilslut.js, which adds comfort.
package ui
