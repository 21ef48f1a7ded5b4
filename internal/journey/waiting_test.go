package journey

import (
	"net/http"
	"regexp"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/antivirus/antivirustest"
)

// Without the virus scanner a document is taken, and nobody sees it. When the scanner is back, it is scanned without anybody's doing.
func TestDocumentsWaitForTheScannerAndAreSeenWhenItIsBack(t *testing.T) {
	t.Parallel()
	house := Open(t)
	house.Scanner.Misbehave(antivirustest.Trouble{Down: true})
	grethe := house.Client(t)
	grethe.LogIn("grethe")
	at := grethe.documented("00000043", "grethe udenfor holm", "grethe@aahuset.example", minutes(t, "Referat.pdf", "Grethe Udenfor Holm er formand."))
	require.Contains(t, grethe.Get(at+"/documents").Body, "Venter på at blive scannet for virus")
	require.Equal(t, at, grethe.Post(at+"/confirm").Location, "who uploads waits for nothing")
	house.Letter("grethe@aahuset.example", "documentation-received")
	document := regexp.MustCompile(`[0-9a-f-]{36}/remove`) // nobody takes back what was sent
	require.NotRegexp(t, document, grethe.Get(at+"/receipt").Body)

	sanne := house.Client(t)
	sanne.LogInStaff("sanne", "/review")
	require.Contains(t, sanne.Get("/review").Body, "Venter på virusscanning")
	require.Equal(t, review(at), sanne.Post(review(at)+"/take").Location)
	file := sanne.Get(review(at)).Body
	require.Contains(t, file, "Venter på scanning")
	require.NotContains(t, file, review(at)+"/documents/")
	id := house.text(`select id::text from document`)
	for _, way := range []string{"", "/1.png", "/file"} {
		require.Equal(t, http.StatusNotFound, sanne.Get(review(at)+"/documents/"+id+way).Status, way)
	}
	refused := sanne.Post(review(at)+"/approve", ticked...)
	require.Equal(t, http.StatusConflict, refused.Status)
	require.Contains(t, refused.Body, "Der er intet dokument at godkende på")
	require.Eventually(t, func() bool {
		return house.count(`select count(*) from river_job where kind = 'connection_scan' and state = 'retryable'`) == 1
	}, 20*time.Second, 20*time.Millisecond, "it was tried, and is tried again")
	require.Zero(t, house.Scanner.Scans())

	house.Scanner.Misbehave(antivirustest.Trouble{})
	house.exec(`update river_job set scheduled_at = now() where state = 'retryable'`) // half a minute goes by.
	require.Eventually(t, func() bool { return sanne.Get(review(at)+"/documents/"+id+"/1.png").Status == http.StatusOK }, 30*time.Second, 100*time.Millisecond)
	require.Contains(t, sanne.Get(review(at)).Body, review(at)+"/documents/"+id)
	require.Equal(t, review(at)+"/done", sanne.Post(review(at)+"/approve", ticked...).Location)
	house.Letter("grethe@aahuset.example", "receipt")
}

// text answers the one text that a query finds.
func (h *House) text(query string) (text string) {
	h.t.Helper()
	h.owner(func(conn *pgx.Conn) error { return conn.QueryRow(h.t.Context(), query).Scan(&text) })
	return text
}

// exec does to the database what no part of the house does: time passes.
func (h *House) exec(statement string) {
	h.t.Helper()
	h.owner(func(conn *pgx.Conn) error {
		_, err := conn.Exec(h.t.Context(), statement)
		return err
	})
}

func (h *House) owner(do func(conn *pgx.Conn) error) {
	h.t.Helper()
	conn, err := pgx.Connect(h.t.Context(), h.DB.OwnerURL)
	require.NoError(h.t, err)
	defer func() { _ = conn.Close(h.t.Context()) }()
	require.NoError(h.t, do(conn))
}
