// Package loginpage is what people see around the login: why it is asked for and what is kept, what went wrong and what to
// do about it, why a separate MitID was not made, that they have been logged off, that they have logged off. What staff see around
// theirs stands in staff.templ; the words are shared where they fit.
//
// What these pages promise about data is what the code does. Who changes one changes the other.
package loginpage
