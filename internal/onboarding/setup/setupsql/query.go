package setupsql

// selectInvitation is all that the page of a link shows, and the time. It leaves out addresses and the code of the date of birth.
const selectInvitation = `
select x.id::text, a.cvr, a.name as association_name, c.contact_name as appointed_by, x.name, x.language,
       x.link_version, x.link_at, x.withdrawn, a.set_up_at, clock_timestamp() as now
  from administrator x
  join connection c on c.id = x.connection_id and c.cvr = x.cvr
  join association a on a.cvr = c.cvr
 where x.id = @id`
