package connectionsql

// The statements that save. See query.go.

// Saving a case.
const (
	updateCase = `
update connection
   set state = @state, role = @role, contact_name = @contact_name, contact_email = @contact_email, contact_version = @contact_version,
       language = @language, reporter_name = @reporter_name, reporter_email = @reporter_email, reporter_version = @reporter_version,
       reporter_language = @reporter_language, invitation_version = @invitation_version, invited_at = @invited_at,
       invitation_reminded_at = @invitation_reminded_at, invitation_person = nullif(@invitation_person::text, '')::uuid, comment = @comment,
       verdict = @verdict, evidence = @evidence, automatic = @automatic, found_email = @found_email, register_email = @register_email,
       document_name = @document_name, name_match = @name_match, terms_version = @terms_version, terms_hash = @terms_hash, terms_at = @terms_at,
       terms_by = nullif(@terms_by::text, '')::uuid, mailbox_sent_at = @mailbox_sent_at, mailbox_version = @mailbox_version,
       review_round = @review_round, submitted_at = @submitted_at, review_due = nullif(@review_due::text, '')::date,
       review_by = nullif(@review_by::text, '')::uuid, review_by_name = @review_by_name, review_taken_at = @review_taken_at,
       question = @question, asked_at = @asked_at, review_reminded_at = @review_reminded_at, decided_at = @decided_at,
       ended_by = @ended_by, ended_at = @ended_at, ended_why = @ended_why, ended_text = @ended_text, approved_at = @approved_at, wake_at = @wake_at,
       changed_at = @changed_at, confirmed_at = @confirmed_at, connected_at = @connected_at
 where id = @id and cvr = @cvr`
	updateWake = `
update connection set wake_at = @wake_at where id = @id and cvr = @cvr`
	updateAssociation = `
update association set name = @name, form_code = @form_code where cvr = @cvr`
	connectAssociation = `
update association set connection_id = @id, connected_at = @at where cvr = @cvr and connection_id is null`
	// It stays connected since the day it was; only the case that holds is another.
	replaceConnection = `
update association set connection_id = @id where cvr = @cvr and connection_id = @replaces`
	// Whoever had the same association under way comes too late from now on, and the clock has to look at those cases anew.
	wakeOthers = `
update connection o set wake_at = @at
 where o.cvr = @cvr and o.id <> @id and o.state <> 'connected'
   and (o.wake_at is not null or exists (select from document d where d.connection_id = o.id and d.gone_at is null))`
	// An id that is another case's administrator already changes no row, and the act fails: ids come from outside.
	upsertAdministrator = `
insert into administrator (id, cvr, connection_id, place, person, representative, name, email, language, birth_epoch, birth_tag,
                           link_version, link_at, withdrawn, appointment)
values (@id, @cvr, @case, @place, nullif(@person::text, '')::uuid, @representative, @name, @email, @language, @birth_epoch, @birth_tag,
        @link_version, @link_at, @withdrawn, @appointment)
on conflict (id) do update
   set place = excluded.place, person = excluded.person, representative = excluded.representative, name = excluded.name, email = excluded.email,
       language = excluded.language, birth_epoch = excluded.birth_epoch, birth_tag = excluded.birth_tag, link_version = excluded.link_version,
       link_at = excluded.link_at, withdrawn = excluded.withdrawn, appointment = excluded.appointment
 where administrator.connection_id = excluded.connection_id and administrator.cvr = excluded.cvr`
	deleteAdministrator = `
delete from administrator where id = @id and connection_id = @case and cvr = @cvr`
	insertDocument = `
insert into document (id, cvr, connection_id, type, file, format, size, pages, named, round, added_by, added_at, scan, scan_at, gone_at)
values (@id, @cvr, @case, @type, @file, @format, @size, @pages, @named, @round, @by, @at, @scan, @scan_at, @gone_at)
on conflict (id) do nothing`
	updateDocument = `
update document set named = @named, scan = @scan, scan_at = @scan_at, gone_at = @gone_at where id = @id and connection_id = @case and cvr = @cvr`
	deleteDocument = `
delete from document where id = @id and connection_id = @case and cvr = @cvr`
	insertDecision = `
insert into review_decision (connection_id, n, cvr, kind, decided_by, by_name, submitted_at, due, at, why, text)
values (@case, @n, @cvr, @kind, @by, @by_name, @submitted_at, nullif(@due::text, '')::date, @at, @why, @text)`
	answerDecision = `
update review_decision set answer = @answer where connection_id = @case and n = @n and cvr = @cvr`
	insertEvent = `
insert into connection_event (connection_id, n, cvr, kind, at, actor, subject, details)
values (@case, @n, @cvr, @kind, @at, nullif(@actor::text, '')::uuid, nullif(@subject::text, '')::uuid, @details)`
	insertLetter = `
insert into letter (connection_id, kind, subject, version, cvr, state, at)
values (@case, @kind, @subject, @version, @cvr, @state, @at)`
)
