// Package form reads what people typed and remembers it, so that a page can show it again.
//
// A Reader takes one answer after the other and collects what is wrong with them; nothing is refused before everything has
// been read, so that a person hears of every mistake at once. A State is what a page needs: the values as typed and the
// errors by field, as message keys.
//
//	in := form.Read(r)
//	name := in.Required("name", "connect.name.empty", 100, "connect.name.long")
//	if in.Err() != nil {
//		return page.Again(w, r, in, connectpage.Name(…, in.State()))
//	}
//
// The language switch of a page with a form is a submit button of that form, named SwitchLanguage: then Err answers ErrLanguage,
// and what a handler does for a failed form shows the form again in the new language, without errors and with everything
// typed kept. So Err is asked before anything is done.
//
// No text field takes a CPR number: whoever types one is asked not to. Fields with ten digits of their own are read by Value.
package form
