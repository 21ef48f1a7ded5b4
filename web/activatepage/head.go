package activatepage

// Invitation is what every page of a user knows about their invitation. It is shown to whoever holds the link, so it names
// the association, and the user as the association has the name, and no address.
type Invitation struct {
	Token       string // of the link, as in its address
	Association string // the association's name
	Name        string // the user's, as the association has it
}

// at is the address of one of the user's pages; "" is the link itself, which leads on to what is to be done next.
func (i Invitation) at(page string) string {
	if page == "" {
		return "/activate/" + i.Token
	}
	return "/activate/" + i.Token + "/" + page
}
