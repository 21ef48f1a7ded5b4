package config

// Settings are the flags that every command shares, as they were typed. Serve and Migrate check them and give them types.
type Settings struct {
	Listen string `default:"127.0.0.1:8080" help:"Address that the service listens on."`
	Origin string `help:"The service's own address as people see it, for example https://tilslut.example.dk."`

	DatabaseURL            string `name:"database-url" help:"PostgreSQL, as the service's own role."`
	DatabaseURLFile        string `name:"database-url-file" help:"File that holds the database's URL."`
	MigrateDatabaseURL     string `name:"migrate-database-url" help:"PostgreSQL, as the role that owns the tables (default: the same as the service)."`
	MigrateDatabaseURLFile string `name:"migrate-database-url-file" help:"File that holds the owner's URL."`
	KeysFile               string `help:"File with the keys: lines of 'purpose epoch base64'."`

	MitidIssuer           string `help:"Issuer of the MitID broker, exactly as its discovery document says."`
	MitidClientID         string `name:"mitid-client-id" help:"Our client id at the broker."`
	MitidClientSecret     string `help:"Our secret at the broker (or a key, below)."`
	MitidClientSecretFile string `help:"File that holds the broker's secret."`
	MitidClientKeyFile    string `help:"Private key (PEM) for private_key_jwt, instead of a secret."`
	MitidProfile          string `default:"neb" help:"Which broker's claims: neb, idura or custom."`
	MitidClaimsFile       string `help:"Claims of the custom profile (TOML)."`

	StaffIssuer           string `help:"Issuer of the authority's own login for caseworkers (none: nobody can log in at /review)."`
	StaffClientID         string `name:"staff-client-id" help:"Our client id there; its redirect address is ORIGIN/review/login/callback."`
	StaffClientSecret     string `help:"Our secret there."`
	StaffClientSecretFile string `help:"File that holds that secret."`
	StaffRoleClaim        string `default:"roles" help:"Claim that holds the roles: its literal name, with a string or an array of strings."`
	StaffCaseworkerValue  string `default:"caseworker" help:"Its value for caseworkers."`
	StaffOperatorValue    string `default:"operator" help:"Its value for operators."`
	StaffAcr              string `help:"What acr is, or amr contains, after a login with more than one factor."`

	CvrURL          string `name:"cvr-url" help:"Base URL of the register's distribution interface."`
	CvrUser         string `help:"User there."`
	CvrPassword     string `help:"Password there."`
	CvrPasswordFile string `help:"File that holds that password."`
	RegisterMatch   string `default:"mailbox" help:"What a name in the register proves: mailbox (a link to the association's e-mail), automatic or review."`

	SMTPURL     string `name:"smtp-url" help:"Mail server, for example smtps://user:password@mail.example.dk."`
	SMTPURLFile string `name:"smtp-url-file" help:"File that holds the mail server's URL."`
	MailFrom    string `help:"Sender of the letters, for example 'Tilslut <tilslut@example.dk>'."`
	MailReplyTo string `help:"Staffed address that answers go to."`

	VaultURL     string `name:"vault-url" help:"Where uploaded documents are kept: file:///folder or s3://KEY:SECRET@host/bucket."`
	VaultURLFile string `name:"vault-url-file" help:"File that holds the vault's URL."`
	ClamdAddr    string `help:"Address of clamd, which scans documents: 127.0.0.1:3310 or unix:/run/clamav/clamd.ctl."`

	MetricsListen  string `help:"Address for Prometheus metrics (none: no metrics)."`
	TrustedProxies string `help:"Networks whose X-Forwarded-For is believed, with commas between, for example 10.0.0.0/8."`
	LogLevel       string `default:"info" help:"debug, info, warn or error."`
}
