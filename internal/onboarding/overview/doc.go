// Package overview is what a person finds when she looks at everything she has going: the invitations that wait
// for her, the associations she is a member of, her cases, where each stands, and whether it waits for her. It reads across the flows and changes nothing.
package overview
