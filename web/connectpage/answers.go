package connectpage

import (
	"context"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/i18n"
	"tilslut/web/ui"
)

// answers are the answers of a case as one side checks them, each with a way to change it.
func answers(ctx context.Context, p CheckPage) []ui.Row {
	conn := p.Connection
	rows := []ui.Row{associationRow(ctx, conn)}
	switch {
	case p.prepares():
		rows = append(rows, roleRow(ctx, conn), reporterRow(ctx, conn))
		rows = append(rows, namedRow(ctx, conn), hintRow(ctx, conn))
		return append(append(rows, documentRow(ctx, conn)...), administratorRows(ctx, CaseOf(conn), p.Part, conn.Active(), i18n.T(ctx, "connect.check.administrator"))...)
	case p.Part == connection.Representative:
		rows = append(rows, preparedRow(ctx, conn))
	case conn.Replaces == "":
		rows = append(rows, roleRow(ctx, conn))
	}
	rows = append(rows, contactRows(ctx, conn)...)
	rows = append(rows, evidenceRow(ctx, conn))
	rows = append(rows, documentRow(ctx, conn)...)
	rows = append(rows, termsRow(ctx, conn))
	return append(rows, administratorRows(ctx, CaseOf(conn), p.Part, conn.Active(), i18n.T(ctx, "connect.check.administrator"))...)
}

func associationRow(ctx context.Context, conn connection.Connection) ui.Row {
	return ui.Row{
		Key:   i18n.T(ctx, "connect.check.association"),
		Lines: []string{conn.AssociationName, i18n.T(ctx, "connect.find.hit", "CVR", string(conn.Association))},
	}
}

func roleRow(ctx context.Context, conn connection.Connection) ui.Row {
	return ui.Row{
		Key: i18n.T(ctx, "connect.check.role"), Value: roleName(ctx, conn.Role),
		Change: CaseOf(conn).at("role"), ChangeHidden: i18n.T(ctx, "connect.check.role.change"),
	}
}

// reporterRow is how a reporter is reached.
func reporterRow(ctx context.Context, conn connection.Connection) ui.Row {
	return ui.Row{
		Key:    i18n.T(ctx, "connect.check.reporter"),
		Lines:  []string{conn.Reporter.Name, conn.Reporter.Email, writtenIn(ctx, conn.ReporterLanguage)},
		Change: CaseOf(conn).at("reporter"), ChangeHidden: i18n.T(ctx, "connect.check.reporter.change"),
	}
}

// preparedRow tells the representative who prepared the case.
func preparedRow(ctx context.Context, conn connection.Connection) ui.Row {
	return ui.Row{Key: i18n.T(ctx, "connect.check.prepared"), Value: reporterName(ctx, conn)}
}

// namedRow is whom a reporter has named.
func namedRow(ctx context.Context, conn connection.Connection) ui.Row {
	return ui.Row{
		Key:    i18n.T(ctx, "connect.check.representative"),
		Lines:  []string{conn.Contact.Name, conn.Contact.Email, writtenIn(ctx, conn.Language)},
		Change: CaseOf(conn).at("contact"), ChangeHidden: i18n.T(ctx, "connect.check.representative.change"),
	}
}

// contactRows are how who decides is reached.
func contactRows(ctx context.Context, conn connection.Connection) []ui.Row {
	contact := CaseOf(conn).at("contact")
	return []ui.Row{
		{
			Key: i18n.T(ctx, "connect.check.contact"), Lines: []string{conn.Contact.Name, conn.Contact.Email},
			Change: contact, ChangeHidden: i18n.T(ctx, "connect.check.contact.change"),
		},
		{
			Key: i18n.T(ctx, "connect.check.language"), Value: languageName(ctx, conn.Language),
			Change: contact, ChangeHidden: i18n.T(ctx, "connect.check.language.change"),
		},
	}
}

func evidenceRow(ctx context.Context, conn connection.Connection) ui.Row {
	return ui.Row{
		Key: i18n.T(ctx, "connect.check.evidence"), Value: evidenceName(ctx, conn),
		Change: CaseOf(conn).at("evidence"), ChangeHidden: i18n.T(ctx, "connect.check.evidence.change"),
	}
}

// hintRow is what the register says of the name that a reporter gave.
func hintRow(ctx context.Context, conn connection.Connection) ui.Row {
	return ui.Row{
		Key: i18n.T(ctx, "connect.check.hint"), Value: hintName(ctx, conn.Finding),
		Change: CaseOf(conn).at("evidence"), ChangeHidden: i18n.T(ctx, "connect.check.hint.change"),
	}
}

// documentRow names the files that go with the case, no row where there are none.
func documentRow(ctx context.Context, conn connection.Connection) []ui.Row {
	var files []string
	for _, d := range conn.Documents {
		if d.Gone.IsZero() {
			files = append(files, d.File)
		}
	}
	if len(files) == 0 {
		return nil
	}
	return []ui.Row{{
		Key: i18n.T(ctx, "connect.check.documents"), Lines: files,
		Change: CaseOf(conn).at("documents"), ChangeHidden: i18n.T(ctx, "connect.check.documents.change"),
	}}
}

func termsRow(ctx context.Context, conn connection.Connection) ui.Row {
	return ui.Row{
		Key: i18n.T(ctx, "connect.check.terms"), Value: i18n.T(ctx, "connect.check.terms.accepted", "Version", conn.Terms.Version, "Date", i18n.Date(ctx, conn.Terms.At)),
		Change: CaseOf(conn).at("terms"), ChangeHidden: i18n.T(ctx, "connect.check.terms.change"),
	}
}

func roleName(ctx context.Context, r person.Role) string {
	if r == person.Reporter {
		return i18n.T(ctx, "connect.check.role.reporter")
	}
	return i18n.T(ctx, "connect.check.role.representative")
}

// reporterName is what a case calls its reporter; one who has not said her name yet has none.
func reporterName(ctx context.Context, conn connection.Connection) string {
	if conn.Reporter.Name == "" {
		return i18n.T(ctx, "connect.reporter.unnamed")
	}
	return conn.Reporter.Name
}
