package gallery

import (
	"time"

	"tilslut/internal/onboarding/connection"
	"tilslut/web/setuppage"
)

// setupLink is what the link in an administrator's letter leads to.
func setupLink(status connection.LinkStatus, title string) Sample {
	return Sample{Name: string(status), Title: title, Page: plain(setuppage.Link(setuppage.LinkPage{
		Status: status, Association: garden, Contact: viewerName, Name: "Benny Krog", Until: morning.Add(60 * 24 * time.Hour),
	}))}
}

var _ = register("setup",
	setupLink(connection.LinkGood, "Administratorens link: hvem har udpeget hvem"),
	setupLink(connection.LinkExpired, "Administratorens link: udløbet"),
	setupLink(connection.LinkSuperseded, "Administratorens link: der er sendt et nyere"),
	setupLink(connection.LinkWithdrawn, "Administratorens link: trukket tilbage"),
	setupLink(connection.LinkUnknown, "Administratorens link: virker ikke"),
)
