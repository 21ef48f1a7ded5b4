package reviewpage

import (
	"embed"

	"tilslut/internal/platform/i18n"
)

//go:embed da.toml en.toml
var words embed.FS

var _ = i18n.Register(words)
