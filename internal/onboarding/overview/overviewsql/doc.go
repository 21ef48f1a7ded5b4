// Package overviewsql reads the overview, one statement for each page of it.
package overviewsql
