package activation

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/onboarding/person"
)

// The measures of a file of users.
const (
	MaxImportBytes = 32 << 20
	MaxImportRows  = 100_000
	// MaxImportErrors is how many mistakes are reported at once. Where there are as many, there may be more.
	MaxImportErrors = 200
)

// Row is one user in a file.
type Row struct {
	Line  int    // where it begins in the file, from 1
	Name  string // clean, at most MaxName characters
	Email string // as person.ParseEmail answers it
	Birth string // YYYY-MM-DD, "" = not known
	RID   string // digits, "" = none
}

// Newcomer is a Row ready to be stored: with the id of the invitation to come, to which the code of the date of birth is bound.
type Newcomer struct {
	ID    string      // UUID
	Birth person.Code // zero = not known
	Row   Row
}

// RowError is one mistake in a file. It never holds what stands there: that may be a CPR number.
type RowError struct {
	Line   int    // from 1
	Column Column // ColumnNone where it is about the whole line or file
	Reason Problem
}

// Column is a column of the file, by its English name; pages and commands have words for it.
type Column string

// The columns.
const (
	ColumnNone  Column = ""
	ColumnName  Column = "name"
	ColumnEmail Column = "email"
	ColumnBirth Column = "birth"
	ColumnRID   Column = "rid"
	ColumnOther Column = "other" // a column that is not imported
)

// Problem is what is wrong with a line, a key; pages and commands have words for it.
type Problem string

// What can be wrong.
const (
	ProblemEmpty         Problem = "empty"       // the file has no line of users
	ProblemTooLarge      Problem = "too-large"   // more bytes than MaxImportBytes, or more users than MaxImportRows
	ProblemEncoding      Problem = "encoding"    // neither UTF-8 nor Windows-1252
	ProblemQuotes        Problem = "quotes"      // a quotation mark is missing, or is one too many
	ProblemNoColumn      Problem = "no-column"   // the heading for this column is missing
	ProblemTwoColumns    Problem = "two-columns" // two headings for this column
	ProblemFields        Problem = "fields"      // more or fewer fields than the headings
	ProblemMissing       Problem = "missing"     // the field is empty
	ProblemTooLong       Problem = "too-long"    // more than MaxName characters
	ProblemCPR           Problem = "cpr"         // looks like a CPR number
	ProblemBadEmail      Problem = "bad-email"   // no e-mail address
	ProblemNationalEmail Problem = "ascii-email" // letters such as æ, ø and å before the @
	ProblemBadDate       Problem = "bad-date"    // no date, in none of the ways in which dates are written
	ProblemFutureDate    Problem = "future-date" // not born yet
	ProblemBadRID        Problem = "bad-rid"     // no number
	ProblemTwice         Problem = "twice"       // the same RID, or without one the same name and e-mail, stands further up
)

// Problems answers all of them, for a test that there are words for each.
func Problems() []Problem {
	return []Problem{
		ProblemEmpty, ProblemTooLarge, ProblemEncoding, ProblemQuotes, ProblemNoColumn, ProblemTwoColumns, ProblemFields, ProblemMissing,
		ProblemTooLong, ProblemCPR, ProblemBadEmail, ProblemNationalEmail, ProblemBadDate, ProblemFutureDate, ProblemBadRID, ProblemTwice,
	}
}

// ParseImport reads a file of users: CSV with a line of headings, in Danish or English, in any order (name, e-mail, date of birth,
// RID; the last two may be missing, others are passed over); in UTF-8, with or without a byte order mark, or Windows-1252;
// separated by semicolons, commas or tabs. Where anything is wrong there are no rows, and the mistakes, at most
// MaxImportErrors of them. today is the date after which nobody is born. The err is of reading alone.
func ParseImport(file io.Reader, today calendar.Date) (rows []Row, wrong []RowError, err error) {
	raw, err := io.ReadAll(io.LimitReader(file, MaxImportBytes+1))
	if err != nil {
		return nil, nil, err
	}
	if len(raw) > MaxImportBytes {
		return nil, []RowError{{Line: 1, Reason: ProblemTooLarge}}, nil
	}
	text, line := decoded(raw)
	if line > 0 {
		return nil, []RowError{{Line: line, Reason: ProblemEncoding}}, nil
	}
	in := &importing{today: today, seen: map[string]bool{}}
	in.read(text)
	if len(in.wrong) > 0 {
		return nil, in.wrong, nil
	}
	return in.rows, nil, nil
}

// importing is a file on its way in.
type importing struct {
	today   calendar.Date
	columns []Column
	rows    []Row
	seen    map[string]bool
	wrong   []RowError
}

func (in *importing) fail(line int, column Column, reason Problem) {
	if len(in.wrong) < MaxImportErrors {
		in.wrong = append(in.wrong, RowError{line, column, reason})
	}
}

func (in *importing) read(text string) {
	records := csv.NewReader(strings.NewReader(text))
	records.Comma = separator(text)
	records.FieldsPerRecord = -1
	for len(in.wrong) < MaxImportErrors {
		fields, err := records.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			// From here on nobody knows where a field ends.
			line := 1
			if where := (*csv.ParseError)(nil); errors.As(err, &where) {
				line = where.StartLine
			}
			in.fail(line, ColumnNone, ProblemQuotes)
			return
		}
		line, _ := records.FieldPos(0)
		switch {
		case blank(fields):
		case in.columns == nil:
			if !in.headings(line, fields) {
				return
			}
		case len(in.rows) >= MaxImportRows:
			in.fail(line, ColumnNone, ProblemTooLarge)
			return
		default:
			in.row(line, fields)
		}
	}
	if len(in.rows) == 0 && len(in.wrong) == 0 {
		in.fail(1, ColumnNone, ProblemEmpty)
	}
}

// blank answers whether a line has nothing: spreadsheets leave such lines at the end.
func blank(fields []string) bool {
	return strings.TrimSpace(person.Clean(strings.Join(fields, ""))) == ""
}
