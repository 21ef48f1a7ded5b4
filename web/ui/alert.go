package ui

import (
	"context"

	"tilslut/internal/platform/i18n"
)

// alertWord names the kind of a message: info, success, warning or error. Anything else counts as info.
func alertWord(ctx context.Context, kind string) string {
	switch kind {
	case "success":
		return i18n.T(ctx, "ui.alert.success")
	case "warning":
		return i18n.T(ctx, "ui.alert.warning")
	case "error":
		return i18n.T(ctx, "ui.alert.error")
	}
	return i18n.T(ctx, "ui.alert.info")
}

func alertKind(kind string) string {
	switch kind {
	case "success", "warning", "error":
		return kind
	}
	return "info"
}
