package activation

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"tilslut/internal/onboarding/calendar"
	"tilslut/internal/onboarding/person"
)

// known are the headings that are understood, without what differs between spreadsheets: case, spaces, hyphens, points, underscores.
var known = map[string]Column{
	"navn": ColumnName, "fuldenavn": ColumnName, "fuldtnavn": ColumnName, "name": ColumnName, "fullname": ColumnName,
	"email": ColumnEmail, "emailadresse": ColumnEmail, "mail": ColumnEmail, "mailadresse": ColumnEmail, "emailaddress": ColumnEmail,
	"fødselsdato": ColumnBirth, "fødselsdag": ColumnBirth, "foedselsdato": ColumnBirth, "født": ColumnBirth, "dateofbirth": ColumnBirth,
	"birthdate": ColumnBirth, "birthday": ColumnBirth,
	"rid": ColumnRID, "ridnummer": ColumnRID, "ridnr": ColumnRID, "ridnumber": ColumnRID,
}

var noise = strings.NewReplacer(" ", "", "-", "", "_", "", ".", "", ":", "", "‑", "", "–", "")

// headings reads the first line, and answers whether there is any sense in reading on.
func (in *importing) headings(line int, fields []string) bool {
	for _, field := range fields {
		column, ok := known[noise.Replace(strings.ToLower(person.Clean(field)))]
		if !ok {
			column = ColumnOther
		}
		if column != ColumnOther && slices.Contains(in.columns, column) {
			in.fail(line, column, ProblemTwoColumns)
		}
		in.columns = append(in.columns, column)
	}
	for _, needed := range []Column{ColumnName, ColumnEmail} {
		if !slices.Contains(in.columns, needed) {
			in.fail(line, needed, ProblemNoColumn)
		}
	}
	return len(in.wrong) == 0
}

// row reads a line of a user.
func (in *importing) row(line int, fields []string) {
	row, before := Row{Line: line}, len(in.wrong)
	for i, field := range fields {
		column := ColumnOther
		if i < len(in.columns) {
			column = in.columns[i]
		}
		if column != ColumnRID && person.LooksLikeCPR(field) {
			in.fail(line, column, ProblemCPR)
			continue
		}
		if problem := row.take(column, field, in.today); problem != "" {
			in.fail(line, column, problem)
		}
	}
	if len(fields) != len(in.columns) {
		in.fail(line, ColumnNone, ProblemFields)
	}
	if len(in.wrong) > before {
		return
	}
	key, column := "rid "+row.RID, ColumnRID
	if row.RID == "" {
		key, column = "person "+row.Email+" "+row.Name, ColumnNone
	}
	if in.seen[strings.ToLower(key)] {
		in.fail(line, column, ProblemTwice)
		return
	}
	in.seen[strings.ToLower(key)] = true
	in.rows = append(in.rows, row)
}

// take reads one field, and answers what is wrong with it.
func (r *Row) take(column Column, field string, today calendar.Date) Problem {
	field = person.Clean(field)
	switch column {
	case ColumnName:
		r.Name = field
		switch {
		case field == "":
			return ProblemMissing
		case utf8.RuneCountInString(field) > MaxName:
			return ProblemTooLong
		}
	case ColumnEmail:
		return r.takeEmail(field)
	case ColumnBirth:
		if field != "" {
			return r.takeBirth(field, today)
		}
	case ColumnRID:
		if field != "" {
			return r.takeRID(field)
		}
	case ColumnNone, ColumnOther:
	}
	return ""
}

func (r *Row) takeEmail(field string) Problem {
	if field == "" {
		return ProblemMissing
	}
	address, err := person.ParseEmail(field)
	switch {
	case errors.Is(err, person.ErrNonASCIIEmail):
		return ProblemNationalEmail
	case err != nil:
		return ProblemBadEmail
	}
	r.Email = address
	return ""
}

// written are the ways in which dates are written: year first, or day first, with any of the usual marks between.
var written = regexp.MustCompile(`^(?:(\d{4})([-./])(\d{1,2})[-./](\d{1,2})|(\d{1,2})([-./ ])(\d{1,2})[-./ ](\d{4}))(?: 00:00(?::00)?)?$`)

func (r *Row) takeBirth(field string, today calendar.Date) Problem {
	m := written.FindStringSubmatch(field)
	if m == nil {
		return ProblemBadDate
	}
	year, month, day := m[1]+m[8], m[3]+m[7], m[4]+m[5]
	date, err := calendar.NewDate(number(year), number(month), number(day))
	if err != nil || date.Year < 1890 {
		return ProblemBadDate
	}
	if today.Before(date) {
		return ProblemFutureDate
	}
	r.Birth = date.String()
	return ""
}

// rid is the number alone, or as certificates have it: "CVR:12345678-RID:1234567890".
var rid = regexp.MustCompile(`^(?i:(?:CVR:\d{8}-)?RID:)?(\d{1,20})$`)

func (r *Row) takeRID(field string) Problem {
	m := rid.FindStringSubmatch(field)
	if m == nil {
		return ProblemBadRID
	}
	r.RID = m[1]
	return ""
}

// number reads digits that a pattern let through.
func number(digits string) int {
	n := 0
	for _, digit := range digits {
		n = n*10 + int(digit-'0')
	}
	return n
}
