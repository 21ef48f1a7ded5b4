package letter_test

import (
	"context"
	"time"

	"tilslut/web/letter"
)

const origin = "https://tilslut.example.dk"

var (
	at    = time.Date(2026, time.March, 3, 13, 5, 0, 0, time.UTC)
	until = time.Date(2026, time.May, 2, 13, 5, 0, 0, time.UTC)
	club  = letter.Association{Name: "Ørsted Gymnastik & Idræt <1912>", CVR: "35408002"}
)

func envelope(kind, to, name string) letter.Envelope {
	return letter.Envelope{
		MessageID: letter.MessageID(kind, "6a8b33f0-9d0e-4f4e-a1a5-3b5f8d0e8a11", 2, origin),
		To:        to, ToName: name, Origin: origin, Support: "hjaelp@tilslut.example.dk", Number: "T-7K4M-2Q",
	}
}

// samples are all letters, each in each of its forms.
var samples = map[string]func(ctx context.Context) (letter.Message, error){
	"receipt": func(ctx context.Context) (letter.Message, error) { return letter.Receipt(ctx, receipt("Bent Holm")) },
	"receipt-2": func(ctx context.Context) (letter.Message, error) {
		return letter.Receipt(ctx, receipt("Åse Bjørn", "Carl Dam", "Eva Friis"))
	},
	"receipt-self": func(ctx context.Context) (letter.Message, error) {
		d := receipt("Åse Bjørn")
		d.Self = true
		return letter.Receipt(ctx, d)
	},
	"notice":     func(ctx context.Context) (letter.Message, error) { return letter.RegisterNotice(ctx, notice()) },
	"mailbox":    func(ctx context.Context) (letter.Message, error) { return letter.MailboxLink(ctx, mailbox()) },
	"setup":      func(ctx context.Context) (letter.Message, error) { return letter.SetupLink(ctx, setup(false)) },
	"setup-self": func(ctx context.Context) (letter.Message, error) { return letter.SetupLink(ctx, setup(true)) },
	"setup-later": func(ctx context.Context) (letter.Message, error) {
		d := setup(false)
		d.Later = true
		return letter.SetupLink(ctx, d)
	},
	"reminder":      func(ctx context.Context) (letter.Message, error) { return letter.SetupReminder(ctx, setup(false)) },
	"reminder-self": func(ctx context.Context) (letter.Message, error) { return letter.SetupReminder(ctx, setup(true)) },
	"reminder-later": func(ctx context.Context) (letter.Message, error) {
		d := setup(false)
		d.Later = true
		return letter.SetupReminder(ctx, d)
	},
	"done":            func(ctx context.Context) (letter.Message, error) { return letter.SetupReceipt(ctx, done(true)) },
	"done-later":      func(ctx context.Context) (letter.Message, error) { return letter.SetupReceipt(ctx, done(false)) },
	"wrong":           func(ctx context.Context) (letter.Message, error) { return letter.WrongPerson(ctx, wrong(false)) },
	"wrong-self":      func(ctx context.Context) (letter.Message, error) { return letter.WrongPerson(ctx, wrong(true)) },
	"consent":         func(ctx context.Context) (letter.Message, error) { return letter.ConsentWithdrawn(ctx, consent(false)) },
	"consent-private": func(ctx context.Context) (letter.Message, error) { return letter.ConsentWithdrawn(ctx, consent(true)) },
	"already":         func(ctx context.Context) (letter.Message, error) { return letter.AlreadyConnected(ctx, already()) },
}

func receipt(administrators ...string) letter.ReceiptData {
	return letter.ReceiptData{
		Envelope: envelope("receipt", "aase@example.dk", "Åse Bjørn"), Association: club, Representative: "Åse Bjørn", ConnectedAt: at,
		Evidence: "attested", TermsVersion: "1.0", AcceptedAt: at, Administrators: administrators, SetupUntil: until,
		Link: origin + "/connect/6a8b33f0-9d0e-4f4e-a1a5-3b5f8d0e8a11/receipt",
	}
}

func notice() letter.NoticeData {
	return letter.NoticeData{
		Envelope: envelope("notice", "post@orsted-gi.example", ""), Association: club, Representative: "Åse Bjørn", ConnectedAt: at, Evidence: "registered",
	}
}

func mailbox() letter.MailboxData {
	return letter.MailboxData{
		Envelope: envelope("mailbox", "post@orsted-gi.example", ""), Association: club, Representative: "Åse Bjørn", Until: until,
		Link: origin + "/connect/mailbox/AbC-123_xyz",
	}
}

func setup(self bool) letter.SetupData {
	return letter.SetupData{
		Envelope: envelope("setup", "carl@example.dk", "Carl Dam"), Association: club, AppointedBy: "Åse Bjørn", Self: self, Until: until,
		Link: origin + "/setup/AbC-123_xyz",
	}
}

func already() letter.AlreadyConnectedData {
	return letter.AlreadyConnectedData{
		Envelope: envelope("already-connected", "bent@example.dk", "Bent Holm"), Association: club, ConnectedAt: at,
		Link: origin + "/connect/6a8b33f0-9d0e-4f4e-a1a5-3b5f8d0e8a11",
	}
}

func done(first bool) letter.SetupReceiptData {
	d := letter.SetupReceiptData{
		Envelope: envelope("setup-receipt", "carl@example.dk", "Carl Dam"), Association: club, DoneAt: at, First: first, Users: first,
		Private: first, Authenticators: []string{"app"}, Separate: !first, Link: origin + "/association/35408002",
	}
	if !first {
		d.Authenticators = []string{"app", "display", "reader", "chip"}
	}
	return d
}

func wrong(self bool) letter.WrongPersonData {
	return letter.WrongPersonData{
		Envelope: envelope("setup-wrong-person", "aase@example.dk", "Åse Bjørn"), Association: club, Administrator: "Carl Dam", Self: self, At: at,
		Link: origin + "/connect/6a8b33f0-9d0e-4f4e-a1a5-3b5f8d0e8a11/case",
	}
}

func consent(separate bool) letter.ConsentWithdrawnData {
	return letter.ConsentWithdrawnData{
		Envelope: envelope("consent-withdrawn", "carl@example.dk", "Carl Dam"), Association: club, Member: "Eva Friis", Separate: separate,
		Link: origin + "/association/35408002",
	}
}
