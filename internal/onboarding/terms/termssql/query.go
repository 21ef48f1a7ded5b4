package termssql

// All queries name the columns in the order of the struct row.
const (
	columns = `name, kind, published_at, applies_from, danish, english`

	// currentQuery is terms.InForce in SQL; a test holds the two together. Shift is what tests add to the time.
	currentQuery = `
select ` + columns + ` from terms_version
where applies_from <= now() + @shift::interval
order by applies_from desc, published_at desc, name desc
limit 1`

	namedQuery = `select ` + columns + ` from terms_version where name = @name`

	listQuery = `select ` + columns + ` from terms_version order by published_at desc, name desc`

	// lockStatement lets one publication at a time decide. The number means nothing; the service's role may not lock the
	// table itself, since it may not change what is there.
	lockStatement = `select pg_advisory_xact_lock(3094428117)`

	nowQuery = `select now()`

	insertStatement = `
insert into terms_version (name, kind, published_at, applies_from, danish, english, danish_hash, english_hash)
values (@name, @kind, @published, @applies, @danish, @english, @danish_hash, @english_hash)`
)
