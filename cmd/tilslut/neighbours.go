package main

import (
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"time"

	"tilslut/internal/outside/antivirus"
	"tilslut/internal/outside/cvr"
	"tilslut/internal/outside/oidc"
	"tilslut/internal/outside/smtp"
	"tilslut/internal/outside/vault"
	"tilslut/internal/platform/config"
	"tilslut/internal/platform/secret"
)

// neighbours are what we do not own: the broker, the staff's provider, the register, the mail server, and what keeps and scans documents.
// Making them talks to nobody.
type neighbours struct {
	broker   *oidc.Client
	staff    *oidc.StaffClient // nil where the settings name no provider for caseworkers
	register *cvr.Client
	mail     *smtp.Sender
	vault    *vault.Vault
	scanner  *antivirus.Scanner
}

// open makes the clients and answers every mistake in their settings at once.
func open(set config.Serve, keys *secret.Keys, log *slog.Logger) (n neighbours, err error) {
	var mistakes []error
	note := func(what string, err error) {
		if err != nil {
			mistakes = append(mistakes, fmt.Errorf("%s: %w", what, err))
		}
	}
	n.broker, err = openBroker(set)
	note("MitID broker", err)
	if set.Staff.Issuer != "" {
		n.staff, err = openStaff(set)
		note("staff login", err)
	}
	n.register, err = cvr.New(cvr.Settings{URL: set.CVR.URL, User: set.CVR.User, Password: set.CVR.Password}, time.Now, log)
	note("CVR register", err)
	n.mail, err = smtp.New(smtp.Settings{URL: set.Mail.URL, From: set.Mail.From, ReplyTo: set.Mail.ReplyTo})
	note("mail server", err)
	n.vault, err = vault.Open(set.VaultURL, keys)
	note("vault", err)
	n.scanner, err = antivirus.New(set.ClamdAddr)
	note("virus scanner", err)
	return n, errors.Join(mistakes...)
}

func openBroker(set config.Serve) (*oidc.Client, error) {
	profile, err := oidc.LoadProfile(set.MitID.Profile, set.MitID.ClaimsFile)
	if err != nil {
		return nil, err
	}
	var key []byte
	if set.MitID.ClientKeyFile != "" {
		if key, err = os.ReadFile(set.MitID.ClientKeyFile); err != nil {
			return nil, err
		}
	}
	return oidc.New(oidc.Config{
		Issuer: set.MitID.Issuer, ClientID: set.MitID.ClientID, ClientSecret: set.MitID.ClientSecret, ClientKey: key,
		Profile: profile, RedirectURL: set.Origin.JoinPath("login/callback").String(),
		HTTPClient: loginClient(),
	})
}

func openStaff(set config.Serve) (*oidc.StaffClient, error) {
	return oidc.NewStaff(oidc.StaffConfig{
		Issuer: set.Staff.Issuer, ClientID: set.Staff.ClientID, ClientSecret: set.Staff.ClientSecret,
		RedirectURL: set.Origin.JoinPath("review/login/callback").String(), HTTPClient: loginClient(),
		RoleClaim: set.Staff.RoleClaim, Caseworker: set.Staff.CaseworkerValue, Operator: set.Staff.OperatorValue, ACR: set.Staff.ACR,
	})
}

// loginClient is how a login's provider is spoken to.
func loginClient() *http.Client {
	return &http.Client{Transport: &http.Transport{
		Proxy: http.ProxyFromEnvironment, MaxIdleConnsPerHost: 8, IdleConnTimeout: time.Minute, ForceAttemptHTTP2: true,
		TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS12},
	}}
}
