package startpage

import (
	"embed"

	"tilslut/internal/platform/i18n"
)

//go:embed da.toml en.toml
var words embed.FS

var _ = i18n.Register(words)

// Other sites that the pages lead to.
const (
	virk     = "https://virk.dk"
	register = "https://datacvr.virk.dk"
	erhverv  = "https://www.mitid-erhverv.dk"
	mitID    = "https://www.mitid.dk"
	digst    = "https://digst.dk"
	data     = "https://www.datatilsynet.dk"
)
