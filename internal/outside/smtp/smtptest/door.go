package smtptest

import (
	"bytes"
	"net"
	"sync"
)

// door is the listener. It closes connections at once while the server is down, and knows the open ones.
type door struct {
	net.Listener

	server *Server
	mu     sync.Mutex
	open   map[net.Conn]bool
}

// Accept waits for a client and turns it away while the server plays dead.
func (d *door) Accept() (net.Conn, error) {
	for {
		conn, err := d.Listener.Accept()
		if err != nil {
			return nil, err
		}
		d.server.count("CONN")
		if d.server.script.get().Down {
			_ = conn.Close()
			continue
		}
		d.mu.Lock()
		d.open[conn] = true
		d.mu.Unlock()
		return &guest{Conn: conn, door: d}, nil
	}
}

// slam closes every open connection.
func (d *door) slam() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for conn := range d.open {
		_ = conn.Close()
	}
}

// guest is a connection that tells the door when it leaves.
type guest struct {
	net.Conn

	door *door
}

// Read counts the commands that go-smtp answers by itself. A text that holds such a line is counted, too.
func (g *guest) Read(p []byte) (int, error) {
	n, err := g.Conn.Read(p)
	for _, command := range []string{"NOOP", "RSET"} {
		for range bytes.Count(p[:n], []byte(command+"\r\n")) {
			g.door.server.count(command)
		}
	}
	return n, err
}

// Close leaves.
func (g *guest) Close() error {
	g.door.mu.Lock()
	delete(g.door.open, g.Conn)
	g.door.mu.Unlock()
	return g.Conn.Close()
}
