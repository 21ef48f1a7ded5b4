package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"tilslut/internal/outside/antivirus/antivirustest"
	"tilslut/internal/outside/cvr/cvrtest"
	"tilslut/internal/outside/oidc/oidctest"
	"tilslut/internal/outside/smtp/smtptest"
)

// standIns are the neighbours, in this process.
type standIns struct {
	servers []*http.Server
	mailbox *smtptest.Server
	scanner *antivirustest.Server
}

// neighbours starts all of them. Letters and enrolled identities are kept in data.
func neighbours(p Ports, data *folder) (_ *standIns, err error) {
	s := &standIns{}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.stop())
		}
	}()
	if s.mailbox, err = smtptest.Start(smtptest.Options{Listen: local(p.SMTP), Folder: data.in("mail")}); err != nil {
		return s, fmt.Errorf("starting the mailbox: %w", err)
	}
	if s.scanner, err = antivirustest.Start(local(p.Clamd)); err != nil {
		return s, fmt.Errorf("starting the virus scanner: %w", err)
	}
	client := oidctest.Client{
		ID: clientID, Secret: clientSecret,
		RedirectURIs:           []string{p.Origin() + "/login/callback"},
		PostLogoutRedirectURIs: []string{p.Origin() + "/logged-out"},
	}
	colleague := oidctest.Client{ID: clientID, Secret: staffSecret, RedirectURIs: []string{p.Origin() + "/review/login/callback"}}
	separate := identities(data.in("mitid.json"))
	enrolled, err := separate.load()
	if err != nil {
		return s, err
	}
	broker := oidctest.New(oidctest.Options{Issuer: standIn(p.MitID) + "/op", Clients: []oidctest.Client{client}, Enrolled: enrolled, Keep: separate.keep})
	for _, neighbour := range []struct {
		port    int
		handler http.Handler
	}{
		{p.MitID, broker},
		{p.Staff, oidctest.New(oidctest.Options{Issuer: standIn(p.Staff) + "/op", Clients: []oidctest.Client{colleague}, Staff: true})},
		{p.Register, cvrtest.New(time.Now)},
		{p.Mailbox, s.mailbox.Handler()},
	} {
		if err := s.serve(neighbour.port, neighbour.handler); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (s *standIns) serve(port int, handler http.Handler) error {
	listener, err := net.Listen("tcp", local(port))
	if err != nil {
		return err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	s.servers = append(s.servers, server)
	go func() { _ = server.Serve(listener) }() // Serve always ends with an error: that it was told to stop.
	return nil
}

// stop ends them all; nobody is waited for long, since the service has drained before.
func (s *standIns) stop() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	var failed []error
	for _, server := range s.servers {
		if err := server.Shutdown(ctx); err != nil {
			failed = append(failed, server.Close())
		}
	}
	if s.mailbox != nil {
		failed = append(failed, s.mailbox.Close())
	}
	if s.scanner != nil {
		failed = append(failed, s.scanner.Close())
	}
	return errors.Join(failed...)
}
