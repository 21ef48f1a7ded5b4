package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tilslut/internal/outside/cvr/cvrtest"
	"tilslut/internal/outside/oidc/oidctest"
)

// The service's names and secrets at the stand-ins. They are worth nothing outside this machine.
const (
	clientID     = "tilslut"
	clientSecret = "attrap-af-mitid"
	staffSecret  = "attrap-af-login"
)

// settings are the service's settings, by the names that deploy/env.example has. What stands in the environment already wins.
func settings(p Ports, data, databaseURL, ownerURL string) []string {
	ours := map[string]string{
		"TILSLUT_LISTEN":               local(p.Service),
		"TILSLUT_ORIGIN":               p.Origin(),
		"TILSLUT_KEYS_FILE":            filepath.Join(data, "keys"),
		"TILSLUT_DATABASE_URL":         databaseURL,
		"TILSLUT_MIGRATE_DATABASE_URL": ownerURL,
		"TILSLUT_MITID_ISSUER":         standIn(p.MitID) + "/op",
		"TILSLUT_MITID_CLIENT_ID":      clientID,
		"TILSLUT_MITID_CLIENT_SECRET":  clientSecret,
		"TILSLUT_MITID_PROFILE":        "neb",
		"TILSLUT_STAFF_ISSUER":         standIn(p.Staff) + "/op",
		"TILSLUT_STAFF_CLIENT_ID":      clientID,
		"TILSLUT_STAFF_CLIENT_SECRET":  staffSecret,
		"TILSLUT_STAFF_ACR":            oidctest.StaffACR,
		"TILSLUT_CVR_URL":              standIn(p.Register),
		"TILSLUT_CVR_USER":             cvrtest.User,
		"TILSLUT_CVR_PASSWORD":         cvrtest.Password,
		"TILSLUT_SMTP_URL":             "smtp://" + local(p.SMTP),
		"TILSLUT_MAIL_FROM":            "Tilslut <tilslut@tilslut.example>",
		"TILSLUT_MAIL_REPLY_TO":        "hjaelp@tilslut.example",
		"TILSLUT_VAULT_URL":            "file://" + filepath.Join(data, "vault"),
		"TILSLUT_CLAMD_ADDR":           local(p.Clamd),
	}
	environment := os.Environ()
	for name, value := range ours {
		// NAME_FILE is the same setting, read from a file.
		given := slices.ContainsFunc(environment, func(line string) bool {
			return strings.HasPrefix(line, name+"=") || strings.HasPrefix(line, name+"_FILE=")
		})
		if !given && value != "" {
			environment = append(environment, name+"="+value)
		}
	}
	return environment
}
