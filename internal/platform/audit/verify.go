package audit

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"tilslut/internal/onboarding/association"
)

// Querier is what reading the trail needs: a pool, a connection or a transaction.
type Querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

// Broken says where a chain does not hold.
type Broken struct {
	Association association.CVR
	N           int64 // the event's number; 0 for the chain as a whole
	Why         string
}

// Error tells the association, the event's number and what is wrong.
func (b *Broken) Error() string {
	return fmt.Sprintf("audit: the chain of %q is broken at event %d: %s", string(b.Association), b.N, b.Why)
}

// chainQuery gives all there is of a chain in one statement, hence one snapshot, and at least one row: a head without
// events and events without a head are found too.
const chainQuery = `
select h.n as head_n, h.h as head_h, x.*
from (select @association::text as association) a
left join audit_head h using (association)
left join (
    select association, n, e.commitment, e.h, p.salt, p.payload
    from audit_event e full join audit_payload p using (association, n)
) x using (association)
order by x.n`

const associationsQuery = `
select association from audit_head
union select association from audit_event
union select association from audit_payload
order by 1`

type link struct {
	headN, n      *int64
	headH         []byte
	commitment, h []byte
	salt          []byte
	payload       *string
}

// Verify recomputes the chain of an association. It returns a *Broken when the chain does not hold. An association
// without events is in order.
func Verify(ctx context.Context, db Querier, cvr association.CVR) error {
	rows, err := db.Query(ctx, chainQuery, pgx.StrictNamedArgs{"association": string(cvr)})
	if err != nil {
		return err
	}
	defer rows.Close()
	var last, headN int64
	var hash, headH []byte
	for rows.Next() {
		var l link
		var ignored *string
		if err := rows.Scan(&l.headN, &l.headH, &ignored, &l.n, &l.commitment, &l.h, &l.salt, &l.payload); err != nil {
			return err
		}
		if l.headN != nil {
			headN, headH = *l.headN, l.headH
		}
		if l.n == nil {
			continue
		}
		if why := l.check(cvr, last, hash); why != "" {
			return &Broken{cvr, *l.n, why}
		}
		last, hash = *l.n, l.h
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if headN != last || !hmac.Equal(headH, hash) {
		return &Broken{cvr, 0, fmt.Sprintf("its head says %d events, the last one found is %d, or their hashes differ", headN, last)}
	}
	return nil
}

// check says what is wrong with a link that follows event number last, whose hash is before; "" when it holds.
func (l link) check(cvr association.CVR, last int64, before []byte) string {
	switch {
	case *l.n != last+1:
		return fmt.Sprintf("event %d is missing", last+1)
	case l.h == nil:
		return "the event is missing, its payload is there"
	case l.payload == nil:
		return "the payload is missing"
	case !hmac.Equal(l.commitment, commit(l.salt, *l.payload)):
		return "the payload is not the one that was committed to"
	case !hmac.Equal(l.h, next(before, cvr, *l.n, l.commitment)):
		return "the hash does not follow from the event before"
	}
	return ""
}

// next is the hash of an event; the function audit_append computes the same.
func next(before []byte, cvr association.CVR, n int64, commitment []byte) []byte {
	text := append([]byte("tilslut-audit-v1\x00"), before...)
	text = append(text, byte(len(cvr)))
	text = append(text, cvr...)
	text = binary.BigEndian.AppendUint64(text, uint64(n))
	text = append(text, commitment...)
	sum := sha256.Sum256(text)
	return sum[:]
}

// VerifyAll verifies every chain, and says how many there are. It goes on after a broken one: every one is reported.
func VerifyAll(ctx context.Context, db Querier) (chains int, broken []*Broken, err error) {
	rows, err := db.Query(ctx, associationsQuery)
	if err != nil {
		return 0, nil, err
	}
	all, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return 0, nil, err
	}
	for _, cvr := range all {
		err := Verify(ctx, db, association.CVR(cvr))
		var b *Broken
		if errors.As(err, &b) {
			broken = append(broken, b)
		} else if err != nil {
			return 0, nil, err
		}
	}
	return len(all), broken, nil
}
