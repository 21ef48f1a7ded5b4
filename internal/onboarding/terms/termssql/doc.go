// Package termssql keeps the versions of the terms. A version is written once, by the operator, and read by everybody.
package termssql
