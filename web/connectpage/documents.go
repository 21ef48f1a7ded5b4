package connectpage

import (
	"context"
	"strings"

	"github.com/a-h/templ"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// documentTypes are the kinds of documents, to choose from.
func documentTypes(ctx context.Context) []ui.Option {
	options := []ui.Option{{Label: i18n.T(ctx, "connect.documents.type.choose")}}
	for _, t := range connection.DocumentTypes() {
		options = append(options, ui.Option{Value: string(t), Label: documentType(ctx, t)})
	}
	return options
}

func documentType(ctx context.Context, t connection.DocumentType) string {
	return i18n.T(ctx, "connect.documents.type."+string(t))
}

// documentFacts says what a file is: "PDF, 1,2 MB, 3 sider".
func documentFacts(ctx context.Context, d connection.Document) string {
	facts := []string{strings.ToUpper(d.Format), ui.FileSize(ctx, d.Size)}
	if d.Format == "pdf" {
		facts = append(facts, i18n.T(ctx, "connect.documents.pages", "Count", d.Pages))
	}
	return strings.Join(facts, ", ")
}

// documentStatus says whether a file was scanned, and what a look into its text found.
func documentStatus(ctx context.Context, conn connection.Connection, d connection.Document) []string {
	var lines []string
	switch d.Scan {
	case connection.ScanClean:
		lines = append(lines, i18n.T(ctx, "connect.documents.scan.clean"))
	case connection.ScanInfected:
		return []string{i18n.T(ctx, "connect.documents.scan.infected")}
	case connection.ScanLost:
		return []string{i18n.T(ctx, "connect.documents.scan.lost")}
	case connection.ScanWaiting:
		lines = append(lines, i18n.T(ctx, "connect.documents.scan.waiting"))
	}
	switch d.Named {
	case connection.NamedFound:
		lines = append(lines, i18n.T(ctx, "connect.documents.named.found", "Person", conn.NameSought()))
	case connection.NamedMissing:
		lines = append(lines, i18n.T(ctx, "connect.documents.named.missing", "Person", conn.NameSought()))
	case connection.NamedNoText:
		lines = append(lines, i18n.T(ctx, "connect.documents.named.no-text"))
	case connection.NamedUnknown:
		lines = append(lines, i18n.T(ctx, "connect.documents.named.unknown"))
	}
	return lines
}

// spoiltDocuments are those of the submission that nobody can look at: they are to be uploaded again.
func spoiltDocuments(conn connection.Connection) []connection.Document {
	var out []connection.Document
	for _, d := range conn.Documents {
		if d.Round > conn.Review.Round && (d.Scan == connection.ScanInfected || d.Scan == connection.ScanLost) {
			out = append(out, d)
		}
	}
	return out
}

// sentDocuments are those of the newest submission.
func sentDocuments(conn connection.Connection) []connection.Document {
	var out []connection.Document
	for _, d := range conn.Documents {
		if d.Round == conn.Review.Round {
			out = append(out, d)
		}
	}
	return out
}

func documentHead(ctx context.Context, removable bool) []string {
	head := []string{i18n.T(ctx, "connect.documents.column.file"), i18n.T(ctx, "connect.documents.column.type"), i18n.T(ctx, "connect.documents.column.status")}
	if removable {
		head = append(head, i18n.T(ctx, "connect.documents.column.remove"))
	}
	return head
}

func documentRows(conn connection.Connection, documents []connection.Document, removable bool) [][]templ.Component {
	rows := make([][]templ.Component, len(documents))
	for i, d := range documents {
		rows[i] = []templ.Component{documentCell(d), typeCell(d), statusCell(conn, d)}
		if removable {
			rows[i] = append(rows[i], removeCell(CaseOf(conn), d))
		}
	}
	return rows
}
