// Package setupsql keeps setups in PostgreSQL. So far it reads invitations, which are the administrators of connections; nothing
// is written.
package setupsql
