// Package overviewsql reads the overview, in one round trip for each page of it.
package overviewsql
