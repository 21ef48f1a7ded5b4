package gallery

import (
	"context"
	"io"
	"time"

	"github.com/a-h/templ"

	"tilslut/web/letter"
)

// letterSample shows a letter as mail programs do, and its text part with the subject above it.
func letterSample(name, title string, write func(ctx context.Context) (letter.Message, error)) Sample {
	return Sample{
		Name: name, Title: title, Letter: true,
		Page: func(ctx context.Context) templ.Component {
			return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
				m, err := write(ctx)
				if err != nil {
					return err
				}
				_, err = io.WriteString(w, m.HTML)
				return err
			})
		},
		Text: func(ctx context.Context) string {
			m, err := write(ctx)
			if err != nil {
				return err.Error()
			}
			return m.Subject + "\n\n" + m.Text
		},
	}
}

const letterOrigin = "https://tilslut.example.dk"

var (
	letterAt    = time.Date(2026, time.March, 3, 13, 5, 0, 0, time.UTC)
	letterUntil = time.Date(2026, time.May, 2, 13, 5, 0, 0, time.UTC)
	letterClub  = letter.Association{Name: "Vestby Sangforening", CVR: "00000019"}
	// letterLongClub has one of the longest names that there are, for narrow screens.
	letterLongClub = letter.Association{Name: "Foreningen til Bevarelse af Kystfiskerimuseets Hovedbygningsanlæg og Skibsbyggertraditioner i Thyborøn-Harboøre", CVR: "00000027"}
)

func letterEnvelope(kind, to, name string) letter.Envelope {
	return letter.Envelope{
		MessageID: letter.MessageID(kind, "6a8b33f0-9d0e-4f4e-a1a5-3b5f8d0e8a11", 1, letterOrigin), To: to, ToName: name,
		Origin: letterOrigin, Support: "hjaelp@tilslut.example.dk", Number: "T-7K4M-2Q",
	}
}

func receiptSample(club letter.Association, self bool, administrators ...string) func(context.Context) (letter.Message, error) {
	return func(ctx context.Context) (letter.Message, error) {
		return letter.Receipt(ctx, letter.ReceiptData{
			Envelope: letterEnvelope("receipt", "karen@example.dk", "Karen Testperson Formand"), Association: club,
			Representative: "Karen Testperson Formand", ConnectedAt: letterAt, Evidence: "attested", TermsVersion: "1.0", AcceptedAt: letterAt,
			Administrators: administrators, Self: self, SetupUntil: letterUntil, Link: letterOrigin + "/connect/6a8b33f0-9d0e-4f4e-a1a5-3b5f8d0e8a11/receipt",
		})
	}
}

func setupSample(self bool) func(context.Context) (letter.Message, error) {
	return func(ctx context.Context) (letter.Message, error) {
		return letter.SetupLink(ctx, letter.SetupData{
			Envelope: letterEnvelope("setup", "anders@example.dk", "Anders Administrator Bæk"), Association: letterClub,
			AppointedBy: "Karen Testperson Formand", Self: self, Until: letterUntil,
			Link: letterOrigin + "/setup/AYqLM_CdDk9OoaU7X40OihEAAAABZ4VtAAHR2c3F0bGlua3NhbXBsZTEyMzQ1Njc4OTA",
		})
	}
}

var _ = register("letter",
	letterSample("receipt", "Kvittering til repræsentanten", receiptSample(letterClub, false, "Anders Administrator Bæk")),
	letterSample("receipt-self", "Kvittering: repræsentanten er selv administrator", receiptSample(letterClub, true, "Karen Testperson Formand")),
	letterSample("receipt-several", "Kvittering: flere administratorer, langt navn", receiptSample(letterLongClub, false, "Karen Testperson Formand", "Anders Administrator Bæk", "Åse Østergård-Nygaard")),
	letterSample("notice", "Besked til foreningens adresse i registret", func(ctx context.Context) (letter.Message, error) {
		return letter.RegisterNotice(ctx, letter.NoticeData{
			Envelope: letterEnvelope("notice", "post@vestby-sang.example", ""), Association: letterClub,
			Representative: "Bo Registreret Lund", ConnectedAt: letterAt, Evidence: "registered",
		})
	}),
	letterSample("mailbox", "Link til foreningens adresse i registret", func(ctx context.Context) (letter.Message, error) {
		return letter.MailboxLink(ctx, letter.MailboxData{
			Envelope: letterEnvelope("mailbox", "post@vestby-sang.example", ""), Association: letterClub,
			Representative: "Bo Registreret Lund", Until: letterUntil,
			Link: letterOrigin + "/connect/mailbox/AYqLM_CdDk9OoaU7X40OihEAAAABZ4VtAAHR2c3F0bGlua3NhbXBsZTEyMzQ1Njc4OTA",
		})
	}),
	letterSample("setup", "Link til en administrator", setupSample(false)),
	letterSample("setup-self", "Link til repræsentanten selv som administrator", setupSample(true)),
	letterSample("already-connected", "Til en anden, der var i gang", func(ctx context.Context) (letter.Message, error) {
		return letter.AlreadyConnected(ctx, letter.AlreadyConnectedData{
			Envelope: letterEnvelope("already-connected", "bo@example.dk", "Bo Registreret Lund"), Association: letterClub, ConnectedAt: letterAt,
			Link: letterOrigin + "/connect/6a8b33f0-9d0e-4f4e-a1a5-3b5f8d0e8a11",
		})
	}),
)
