//go:build !linux

package cluster

import "syscall"

// attributes are how a child runs as the account. Without Linux there is no namespace and no death signal: the janitor
// ends the server when we are gone.
func (a account) attributes(syscall.Signal) *syscall.SysProcAttr {
	attributes := &syscall.SysProcAttr{Setpgid: true}
	if a.Way == asAccount {
		attributes.Credential = &syscall.Credential{Uid: uint32(a.UID), Gid: uint32(a.GID)}
	}
	return attributes
}
