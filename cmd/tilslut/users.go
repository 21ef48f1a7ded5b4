package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/google/uuid"

	"tilslut/internal/onboarding/activation"
	"tilslut/internal/onboarding/activation/activationsql"
	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/platform/config"
	"tilslut/internal/platform/postgres"
	"tilslut/internal/platform/secret"
)

type importCommand struct {
	Cvr  string `required:"" help:"CVR number of the association, which must have been set up."`
	File string `arg:"" type:"existingfile" help:"File of users (CSV) with the headings navn/name, e-mail/email, fødselsdato/date of birth and rid; the last two may be missing."`
}

// Run imports the users of a file, all or none. Doing it again with the same file changes nothing.
func (c importCommand) Run(ctx context.Context, out io.Writer, s config.Settings) error {
	set, err := s.Migrate() // of the settings, only the database and the keys are needed
	if err != nil {
		return err
	}
	cvr, err := association.ParseCVR(c.Cvr)
	if err != nil {
		return errors.New("--cvr: not a CVR number")
	}
	file, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer file.Close()
	rows, wrong, err := activation.ParseImport(file, calendar.DateOf(time.Now()))
	if err != nil {
		return err
	}
	if len(wrong) > 0 {
		return refuse(out, wrong)
	}
	keys, err := secret.Load(s.KeysFile)
	if err != nil {
		return err
	}
	pool, err := postgres.Open(ctx, set.Service)
	if err != nil {
		return err
	}
	defer pool.Close()
	store := &activationsql.Store{Pool: pool}
	added, known, err := store.Import(ctx, cvr, "", newcomers(keys, rows))
	if errors.Is(err, activation.ErrNotSetUp) {
		return errors.New("the association has not been set up: its users can be imported after that")
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d users imported, %d were known already\n", added, known)
	return nil
}

// newcomers gives each row the id of its invitation, and turns the date of birth into a code that is bound to it.
func newcomers(keys *secret.Keys, rows []activation.Row) []activation.Newcomer {
	out := make([]activation.Newcomer, len(rows))
	for i, row := range rows {
		out[i] = activation.Newcomer{ID: uuid.NewString(), Row: row}
		if row.Birth != "" {
			out[i].Birth = keys.BirthCode(out[i].ID, row.Birth)
		}
	}
	return out
}

// refuse says what is wrong with a file, by line, column and reason, and never what stands there.
func refuse(out io.Writer, wrong []activation.RowError) error {
	for _, w := range wrong {
		column := ""
		if w.Column != activation.ColumnNone {
			column = ", " + columnWords[w.Column]
		}
		fmt.Fprintf(out, "line %d%s: %s\n", w.Line, column, problemWords[w.Reason])
	}
	if len(wrong) == activation.MaxImportErrors {
		return fmt.Errorf("nothing was imported; these are the first %d mistakes", len(wrong))
	}
	return fmt.Errorf("nothing was imported; mistakes: %d", len(wrong))
}

var columnWords = map[activation.Column]string{
	activation.ColumnName: "name", activation.ColumnEmail: "e-mail", activation.ColumnBirth: "date of birth", activation.ColumnRID: "RID",
	activation.ColumnOther: "a column that is not imported",
}

var problemWords = map[activation.Problem]string{
	activation.ProblemEmpty:         "there is no line with a user",
	activation.ProblemTooLarge:      "the file is too large; split it",
	activation.ProblemEncoding:      "this is neither UTF-8 nor Windows-1252; save the file as CSV UTF-8",
	activation.ProblemQuotes:        "a quotation mark is missing, or is one too many; what comes after it was not read",
	activation.ProblemNoColumn:      "the heading of this column is missing",
	activation.ProblemTwoColumns:    "two headings for this column",
	activation.ProblemFields:        "more or fewer fields than headings",
	activation.ProblemMissing:       "nothing stands here",
	activation.ProblemTooLong:       "more than 140 characters",
	activation.ProblemCPR:           "this looks like a CPR number; take it out",
	activation.ProblemBadEmail:      "not an e-mail address",
	activation.ProblemNationalEmail: "letters such as æ, ø and å can't stand before the @",
	activation.ProblemBadDate:       "not a date; write 1980-12-31 or 31-12-1980",
	activation.ProblemFutureDate:    "this date has not come yet",
	activation.ProblemBadRID:        "not a RID number",
	activation.ProblemTwice:         "this user stands further up already",
}
