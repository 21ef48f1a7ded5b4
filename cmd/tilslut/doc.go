// Command tilslut is the service and everything an operator does to it.
//
//	tilslut serve [--role=all|web|worker]   answer requests and send letters
//	tilslut migrate                         bring the database to this version, as its owner
//	tilslut terms publish …                 publish a version of the terms
//	tilslut audit verify                    recompute every association's audit
//	tilslut check                           every setting and every neighbour, one line each
//
// main.go reads the command line; wire.go builds the house: every room and every letter, on one page.
package main
