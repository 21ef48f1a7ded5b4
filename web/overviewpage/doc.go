// Package overviewpage shows a person all that she has going.
package overviewpage
