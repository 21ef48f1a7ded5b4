package config

import (
	"strings"

	"github.com/alecthomas/kong"
)

// Variable is the environment variable of a flag: mitid-client-id gives TILSLUT_MITID_CLIENT_ID.
func Variable(flag string) string {
	return "TILSLUT_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// Environment lets kong find a flag's value in the environment, when it does not stand on the command line. An empty
// variable counts as not set, as in a unit file whose line was left blank.
func Environment(getenv func(string) string) kong.Resolver {
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		if value := getenv(Variable(flag.Name)); value != "" {
			return value, nil
		}
		return nil, nil //nolint:nilnil // kong's way of saying: not here.
	})
}
