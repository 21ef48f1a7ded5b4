package cluster

import "syscall"

// attributes are how a child runs as the account. Its own process group keeps a terminal's ^C away from it; the death
// signal ends it when the thread that started it goes, which is why that thread is locked until the child has ended.
func (a account) attributes(death syscall.Signal) *syscall.SysProcAttr {
	attributes := &syscall.SysProcAttr{Setpgid: true, Pdeathsig: death}
	switch a.Way {
	case asNamespace:
		attributes.Cloneflags = syscall.CLONE_NEWUSER
		attributes.UidMappings = []syscall.SysProcIDMap{{ContainerID: a.UID, HostID: 0, Size: 1}}
		attributes.GidMappings = []syscall.SysProcIDMap{{ContainerID: a.GID, HostID: 0, Size: 1}}
	case asAccount:
		attributes.Credential = &syscall.Credential{Uid: uint32(a.UID), Gid: uint32(a.GID)}
	}
	return attributes
}
