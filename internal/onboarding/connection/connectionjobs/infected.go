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
	for _, d := range n.Documents {
		if d.Scan == connection.ScanInfected && d.ScanAt.Equal(n.ordered.At) {
			return d.File
		}
	}
	return ""
}

func (p *Post) infected(ctx context.Context, n news) (letter.Message, error) {
	d := letter.InfectedData{Envelope: n.e, Association: about(n.Connection), File: n.infectedFile(), Link: p.start(n.Connection)}
	if !n.MayUpload(n.to) {
		d.Closed, d.Link = true, p.page(n.Connection)
	}
	return letter.Infected(ctx, d)
}
