// Package calendar counts days the way the house promises them: Danish working days, months that end where months end, and
// dates without a time of day.
//
// # Working days
//
// Monday to Friday, but not New Year's Day, Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday and the two
// days of Christmas. Store bededag was a holiday until 2023 (abolished by lov nr. 214 af 6. marts 2023, from 2024 on).
// Constitution Day (5 June), Christmas Eve and New Year's Eve are no holidays by law; public offices are closed, so a promise
// in working days does not count them.
//
// # Months
//
// Three months after 30 November is 28 February, or 29 in a leap year: the day of the month is kept where the month has it and
// clamped to its last day where it has not.
//
// # Where the day begins
//
// Everything is judged in Europe/Copenhagen. The zone's rules are compiled in, so that a machine without them agrees.
package calendar
