// Package membershipjobs carries out what acts on a member caused: the user administrators are told when somebody withdraws the
// approval of private MitID. There may be many of them, so each is a job and a letter of their own.
//
// A job holds ids; what the letter says is read when it runs. Jobs run at least once; a letter that was noted is not sent again.
package membershipjobs
