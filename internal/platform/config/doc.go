// Package config is every setting of the house: one struct, read by kong from flags and from the environment.
//
// The name of a flag gives the name of its variable: --mitid-client-id is TILSLUT_MITID_CLIENT_ID. A secret may be given
// in a file instead, by the name with _FILE behind it, so that it stands neither in a process list nor in a unit file.
// The names are a contract with the operators: deploy/env.example lists them all and a test keeps that list true.
//
// Reading never stops at the first mistake: Serve and Migrate answer all of them at once, each with the variable's name.
package config
