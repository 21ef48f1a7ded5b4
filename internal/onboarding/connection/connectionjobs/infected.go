package connectionjobs

import (
	"context"

	"tilslut/internal/onboarding/connection"
	"tilslut/web/letter"
)

// stillOpen answers whether a document that was harmful can still be missed.
func stillOpen(n news) bool {
	switch n.State {
	case connection.Draft, connection.Returned, connection.AwaitingRepresentative, connection.AwaitingMailbox, connection.UnderReview,
		connection.MoreDocumentation:
		return !n.Taken && n.infectedFile() != ""
	case connection.AwaitingObjection, connection.Rejected, connection.Expired, connection.Connected, connection.Withdrawn:
	}
	return false
}

// infectedFile is the name of the document whose scan ordered the letter, "" where it was taken off the case since.
func (n news) infectedFile() string {
	var newest connection.Document
	for _, d := range n.Documents {
		if d.Scan == connection.ScanInfected && d.By == n.to && !d.ScanAt.After(n.ordered.At) && !d.ScanAt.Before(newest.ScanAt) {
			newest = d
		}
	}
	return newest.File
}

func (p *Post) infected(ctx context.Context, n news) (letter.Message, error) {
	d := letter.InfectedData{Envelope: n.e, Association: about(n.Connection), File: n.infectedFile(), Link: p.start(n.Connection)}
	if !n.MayUpload(n.to) {
		d.Closed, d.Link = true, p.page(n.Connection)
	}
	return letter.Infected(ctx, d)
}
