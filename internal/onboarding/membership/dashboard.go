package membership

// Dashboard is what an administrator sees of an association beside the agreement.
type Dashboard struct {
	Administrators []Member // who administers the association, its users or both, by name
	Setup          string   // the viewer's own setup, for its receipt: a UUID, "" where they came another way
}

// UserCounts is how many imported users an association has in each state, and how many of them want attention.
type UserCounts struct {
	Imported int // not activated yet
	Invited  int // a link is out
	Active   int
	Refused  int // said no to private MitID, and there was nothing else
	Deleted  int // can be restored for a while

	Bounced  int // of those invited: the letter came back
	Expiring int // of those invited: the link runs out within a week
	Expired  int // of those invited: the link ran out
}
