package config

import (
	"errors"
	"log/slog"
	"net/netip"
	"net/url"
)

// Serve is what the service runs with: every setting checked and typed.
type Serve struct {
	Listen         string
	Origin         *url.URL
	DatabaseURL    string
	KeysFile       string
	MitID          Broker
	Staff          Staff
	CVR            Register
	RegisterMatch  string // mailbox, automatic or review
	Mail           Mail
	VaultURL       string // of uploaded documents, file:// or s3://
	ClamdAddr      string // of the scanner, host:port or unix:/path
	MetricsListen  string
	TrustedProxies []netip.Prefix
	LogLevel       slog.Level
}

// Broker is the OIDC broker that people log in through.
type Broker struct{ Issuer, ClientID, ClientSecret, ClientKeyFile, Profile, ClaimsFile string }

// Staff is the authority's own OIDC provider for caseworkers and operators. All of it is given, or nothing: then nobody can log in there.
type Staff struct{ Issuer, ClientID, ClientSecret, RoleClaim, CaseworkerValue, OperatorValue, ACR string }

// Register is the business register's distribution interface.
type Register struct{ URL, User, Password string }

// Mail is the way letters leave the house.
type Mail struct{ URL, From, ReplyTo string }

// Serve checks the settings of the service and answers every mistake at once.
func (s Settings) Serve() (Serve, error) {
	c := &checker{}
	out := Serve{
		Listen:      c.address("listen", s.Listen),
		Origin:      c.origin(s.Origin),
		DatabaseURL: c.need("database-url", c.secret("database-url", s.DatabaseURL, s.DatabaseURLFile)),
		KeysFile:    c.need("keys-file", s.KeysFile),
		MitID: Broker{
			Issuer:        c.web("mitid-issuer", s.MitidIssuer),
			ClientID:      c.need("mitid-client-id", s.MitidClientID),
			ClientSecret:  c.secret("mitid-client-secret", s.MitidClientSecret, s.MitidClientSecretFile),
			ClientKeyFile: s.MitidClientKeyFile,
			Profile:       c.choice("mitid-profile", s.MitidProfile, "neb", "idura", "custom"),
			ClaimsFile:    s.MitidClaimsFile,
		},
		Staff: c.staff(s),
		CVR: Register{
			URL:      c.web("cvr-url", s.CvrURL),
			User:     s.CvrUser,
			Password: c.secret("cvr-password", s.CvrPassword, s.CvrPasswordFile),
		},
		RegisterMatch: c.choice("register-match", s.RegisterMatch, "mailbox", "automatic", "review"),
		Mail: Mail{
			URL:     c.mailURL(c.secret("smtp-url", s.SMTPURL, s.SMTPURLFile)),
			From:    c.mailAddress("mail-from", s.MailFrom),
			ReplyTo: c.mailAddress("mail-reply-to", s.MailReplyTo),
		},
		VaultURL:       c.vaultURL(c.secret("vault-url", s.VaultURL, s.VaultURLFile)),
		ClamdAddr:      c.clamd(s.ClamdAddr),
		MetricsListen:  s.MetricsListen,
		TrustedProxies: c.prefixes(s.TrustedProxies),
		LogLevel:       c.level(s.LogLevel),
	}
	if out.MitID.ClientSecret == "" && out.MitID.ClientKeyFile == "" {
		c.wrong("mitid-client-secret", "is missing; give it, or a key by TILSLUT_MITID_CLIENT_KEY_FILE")
	}
	if out.MitID.Profile == "custom" && out.MitID.ClaimsFile == "" {
		c.wrong("mitid-claims-file", "is missing; the custom profile needs it")
	}
	return out, errors.Join(c.mistakes...)
}

// Migrate is what the migration runs with. Service is the URL whose role is given its rights.
type Migrate struct{ Owner, Service string }

// Migrate checks the settings of the migration.
func (s Settings) Migrate() (Migrate, error) {
	c := &checker{}
	service := c.need("database-url", c.secret("database-url", s.DatabaseURL, s.DatabaseURLFile))
	owner := c.secret("migrate-database-url", s.MigrateDatabaseURL, s.MigrateDatabaseURLFile)
	if owner == "" {
		owner = service
	}
	return Migrate{Owner: owner, Service: service}, errors.Join(c.mistakes...)
}
