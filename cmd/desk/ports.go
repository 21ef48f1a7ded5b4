package main

import (
	"errors"
	"fmt"
	"net"
	"strconv"
)

// Ports are where things listen, all on 127.0.0.1 and below 32768, where no outgoing connection takes them at random.
type Ports struct {
	Service  int `name:"service-port" env:"DESK_SERVICE_PORT" default:"8080" help:"The service."`
	MitID    int `name:"mitid-port" env:"DESK_MITID_PORT" default:"8081" help:"Stand-in MitID broker."`
	Staff    int `name:"staff-port" env:"DESK_STAFF_PORT" default:"8082" help:"Stand-in login for caseworkers."`
	Register int `name:"register-port" env:"DESK_REGISTER_PORT" default:"8083" help:"Stand-in CVR register."`
	Mailbox  int `name:"mailbox-port" env:"DESK_MAILBOX_PORT" default:"8084" help:"The mailbox's page."`
	SMTP     int `name:"smtp-port" env:"DESK_SMTP_PORT" default:"8085" help:"The mailbox's mail server."`
	Clamd    int `name:"clamd-port" env:"DESK_CLAMD_PORT" default:"8087" help:"Stand-in virus scanner."`
}

// A port is one of them, with the name of the variable that moves it.
type port struct {
	number         int
	what, variable string
}

func (p Ports) all() []port {
	return []port{
		{p.Service, "the service", "DESK_SERVICE_PORT"},
		{p.MitID, "the stand-in MitID broker", "DESK_MITID_PORT"},
		{p.Staff, "the stand-in login for caseworkers", "DESK_STAFF_PORT"},
		{p.Register, "the stand-in CVR register", "DESK_REGISTER_PORT"},
		{p.Mailbox, "the mailbox's page", "DESK_MAILBOX_PORT"},
		{p.SMTP, "the mailbox's mail server", "DESK_SMTP_PORT"},
		{p.Clamd, "the stand-in virus scanner", "DESK_CLAMD_PORT"},
	}
}

// free tries every port and tells of all that are taken at once, and how to move each.
func free(ports []port) error {
	var taken []error
	for _, p := range ports {
		listener, err := net.Listen("tcp", local(p.number))
		if err != nil {
			taken = append(taken, fmt.Errorf("%s can't listen on %s (%w): stop what uses it, or set %s to another port", p.what, local(p.number), err, p.variable))
			continue
		}
		if err := listener.Close(); err != nil {
			taken = append(taken, err)
		}
	}
	return errors.Join(taken...)
}

// local is the address to listen on.
func local(port int) string { return "127.0.0.1:" + strconv.Itoa(port) }

// standIn is the address of a stand-in's pages.
func standIn(port int) string { return "http://" + local(port) }

// Origin is the service as a browser knows it.
func (p Ports) Origin() string { return "http://localhost:" + strconv.Itoa(p.Service) }
