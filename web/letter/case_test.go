package letter_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/platform/i18n"
	"tilslut/web/letter"
)

func TestAReminderSaysThatItIsOneAndNamesTheDate(t *testing.T) {
	t.Parallel()
	for _, lang := range i18n.Languages() {
		ctx := i18n.With(t.Context(), lang)
		date := i18n.Date(ctx, until)
		for _, both := range [][2]write{
			{of(letter.Invitation, invitation(false)), of(letter.Invitation, invitation(true))},
			{of(letter.MoreDocumentation, more(false)), of(letter.MoreDocumentation, more(true))},
		} {
			first, err := both[0](ctx)
			require.NoError(t, err)
			again, err := both[1](ctx)
			require.NoError(t, err)
			require.NotContains(t, first.Subject, date)
			require.Contains(t, again.Subject, date)
			require.Contains(t, first.Text, date)
			before := map[i18n.Lang]string{i18n.Danish: "Vi har skrevet til dig før", i18n.English: "We have written to you before"}[lang]
			require.NotContains(t, first.Text, before)
			require.Contains(t, again.Text, before)
		}
	}
}

func TestADeadlineIsADateInTheLetter(t *testing.T) {
	t.Parallel()
	due := map[string][]time.Time{
		"invitation": {until}, "reporter": {until}, "received": {at, at.AddDate(0, 0, 14)}, "more": {until}, "reopened": {until},
		"expired-representative": {at}, "expired-documentation": {at, until}, "recovery": {until}, "recovery-register": {until},
		"recovery-pending": {until}, "recovered": {until},
	}
	for name, dates := range due {
		for _, lang := range i18n.Languages() {
			ctx := i18n.With(t.Context(), lang)
			m, err := samples[name](ctx)
			require.NoError(t, err)
			for _, date := range dates {
				require.Contains(t, m.Text, i18n.Date(ctx, date), name)
			}
		}
	}
}

func TestNoNameThatWasTypedStandsInASubject(t *testing.T) {
	t.Parallel()
	for name, write := range samples {
		for _, lang := range i18n.Languages() {
			m, err := write(i18n.With(t.Context(), lang))
			require.NoError(t, err)
			for _, typed := range []string{"Åse", "Eva", "Bent", "Carl", "Bo Lund"} {
				require.NotContains(t, m.Subject, typed, name)
			}
		}
	}
}

func TestNamesInTheLettersOfACaseCantBecomeALink(t *testing.T) {
	t.Parallel()
	const typed = "Skat. Se https://evil.dk/x www.evil.dk eller a@evil.dk"
	invited, told := invitation(false), recovery(false)
	invited.Reporter, told.Name = typed, typed
	for _, write := range []write{
		of(letter.Invitation, invited),
		of(letter.InvitationWithdrawn, letter.InvitationWithdrawnData{Envelope: applicant("x"), Association: club, Reporter: typed}),
		of(letter.Returned, letter.AnswerData{Envelope: applicant("x"), Association: club, Representative: typed, Link: theCase}),
		of(letter.Declined, letter.AnswerData{Envelope: applicant("x"), Association: club, Representative: typed, Link: theCase}),
		of(letter.ReporterReceipt, letter.ReporterReceiptData{
			Envelope: applicant("x"), Association: club, Representative: typed, Administrators: []string{typed}, Link: theCase,
		}),
		of(letter.Recovery, told),
		of(letter.Recovered, letter.RecoveredData{Envelope: applicant("x"), Association: club, Administrators: []string{typed}, Link: theCase}),
		of(letter.Infected, letter.InfectedData{Envelope: applicant("x"), Association: club, File: typed, Link: theCase}),
	} {
		m, err := write(t.Context())
		require.NoError(t, err)
		require.Contains(t, m.Text, "Skat. Se https evil. dk")
		for _, part := range []string{m.Text, m.HTML} {
			require.NotContains(t, part, "evil.dk")
			require.NotContains(t, part, "://evil")
		}
	}
}

func TestAnExpiredCaseSaysWhoDidNotAnswerAndWhatIsDeleted(t *testing.T) {
	t.Parallel()
	ctx := i18n.With(t.Context(), i18n.Danish)
	asked, err := letter.Expired(ctx, expired("representative", time.Time{}))
	require.NoError(t, err)
	require.Contains(t, asked.Text, "Foreningsrepræsentanten svarede ikke")
	require.NotContains(t, asked.Text, "slettet", "there is nothing to delete")
	sent, err := letter.Expired(ctx, expired("documentation", until))
	require.NoError(t, err)
	require.Contains(t, sent.Text, "sagsbehandlerens spørgsmål")
	require.Contains(t, sent.Text, "slettet den 2. maj 2026")
}

func TestARecoveryTellsTheRegisterWhoCanObject(t *testing.T) {
	t.Parallel()
	ctx := i18n.With(t.Context(), i18n.Danish)
	mailbox, err := letter.Recovery(ctx, recovery(true))
	require.NoError(t, err)
	require.Contains(t, mailbox.Text, "bed en af foreningens organisationsadministratorer")
	require.NotContains(t, mailbox.Text, "fordi du står som organisationsadministrator")
	administrator, err := letter.Recovery(ctx, recovery(false))
	require.NoError(t, err)
	require.Contains(t, administrator.Text, "fordi du står som organisationsadministrator")
	require.NotContains(t, administrator.Text, "CVR-registret")
}

func TestAReceiptAfterDocumentationSaysThatACaseworkerApproved(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"attested", "registered", "documented"} {
		d := receipt("Bent Holm")
		d.Evidence = kind
		m, err := letter.Receipt(i18n.With(t.Context(), i18n.Danish), d)
		require.NoError(t, err)
		require.Equal(t, kind == "documented", strings.Contains(m.Text, "En sagsbehandler har godkendt dokumentationen, og"))
	}
}
