// Package overview is what a person finds when she looks at everything she has going: her cases, where each stands, and
// whether it waits for her. It reads across the flows and changes nothing.
package overview
