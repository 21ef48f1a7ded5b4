package errorpage

import (
	"context"
	"embed"
	"net/http"
	"strconv"
	"strings"

	"tilslut/internal/platform/i18n"
)

//go:embed da.toml en.toml
var words embed.FS

var _ = i18n.Register(words)

// Data is what the page is about.
type Data struct {
	Key       string // the fault's message key, for example "connection.not-yours"; "" where only the status is known
	Reference string // the request's reference, shown where our own mistake may have to be looked up
	Status    int    // the HTTP status of the response, for example 404
}

// stem is where the words of the page begin: "fault.connection.not-yours", or "fault.status.404".
func (d Data) stem() string {
	if own := "fault." + d.Key; i18n.Has(own + ".title") {
		return own
	}
	if status := "fault.status." + strconv.Itoa(d.Status); i18n.Has(status + ".title") {
		return status
	}
	return "fault.status.500"
}

func (d Data) title(ctx context.Context) string { return i18n.T(ctx, d.stem()+".title") }

func (d Data) paragraphs(ctx context.Context) []string {
	return strings.Split(i18n.T(ctx, d.stem()+".body"), "\n\n")
}

// ours tells whether somebody may want to tell us about it: then the reference is shown.
func (d Data) ours() bool {
	return d.Reference != "" && d.Status >= http.StatusInternalServerError
}
