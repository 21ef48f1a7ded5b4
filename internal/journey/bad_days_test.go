package journey

import (
	"net/http"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/smtp/smtptest"
)

func (h *House) count(query string) (n int) {
	h.t.Helper()
	conn, err := pgx.Connect(h.t.Context(), h.DB.OwnerURL)
	require.NoError(h.t, err)
	defer func() { _ = conn.Close(h.t.Context()) }()
	require.NoError(h.t, conn.QueryRow(h.t.Context(), query).Scan(&n))
	return n
}

func TestSixtyFourConfirmationsAtOnceAreOne(t *testing.T) {
	t.Parallel()
	house := Open(t)
	karen := house.Client(t)
	at := karen.ready()
	answers := make([]Answer, 64)
	var all sync.WaitGroup
	for i := range answers {
		all.Go(func() { answers[i] = karen.Post(at + "/confirm") })
	}
	all.Wait()
	for _, answer := range answers {
		require.Equal(t, Answer{Status: http.StatusSeeOther, Location: at}, Answer{Status: answer.Status, Location: answer.Location}, answer.Body)
	}
	require.Equal(t, 1, house.count(`select count(*) from connection_event where kind = 'connected'`))
	house.Letter("karen@nord.example", "setup")
	house.Letter("karen@nord.example", "receipt")
	house.Letter("kontakt@testforeningen.example", "notice")
	time.Sleep(300 * time.Millisecond)
	require.Len(t, house.Mail.Messages(), 3)
	require.Contains(t, house.Tilslut("audit", "verify"), "2 chains hold")
}

// Killed between the commit and the letters, the service loses nothing.
func TestTheServiceIsKilledBetweenTheConfirmationAndTheLetters(t *testing.T) {
	t.Parallel()
	house := Open(t)
	house.Stop(syscall.SIGTERM)
	house.Start("--role=web") // nobody sends letters
	karen := house.Client(t)
	at := karen.ready()
	require.Equal(t, at, karen.Post(at+"/confirm").Location)
	house.Stop(syscall.SIGKILL)
	require.Empty(t, house.Mail.Messages())
	house.Start()
	house.Letter("karen@nord.example", "setup")
	house.Letter("karen@nord.example", "receipt")
	house.Letter("kontakt@testforeningen.example", "notice")
	require.Equal(t, at+"/receipt", karen.Get(at).Location)
}

// The mail server keeps a letter and hangs up before it says so. The second copy is the same letter: Message-ID and link.
func TestALetterThatComesTwiceIsTheSameLetter(t *testing.T) {
	t.Parallel()
	house := Open(t)
	house.Mail.Misbehave(smtptest.Trouble{Drop: smtptest.DropAfterKeeping, DropTimes: 3})
	karen := house.Client(t)
	at := karen.ready()
	karen.Post(at + "/confirm")
	require.Eventually(t, func() bool { return len(house.Mail.To("karen@nord.example", "setup")) == 2 }, 90*time.Second, 50*time.Millisecond)
	twice := house.Mail.To("karen@nord.example", "setup")
	require.Equal(t, twice[0].MessageID, twice[1].MessageID)
	require.Equal(t, twice[0].Links, twice[1].Links)
	require.NotEmpty(t, twice[0].LinkTo("/setup/"))
}

// A letter comes back: the case says so, the address is corrected there, and the old link is superseded.
func TestABouncedLetterIsShownAndTheAddressCorrected(t *testing.T) {
	t.Parallel()
	house := Open(t)
	karen := house.Client(t)
	at := karen.ready()
	who := regexp.MustCompile(`/administrators/([0-9a-f-]{36})`).FindStringSubmatch(karen.Get(at + "/administrators").Body)
	require.Len(t, who, 2)
	karen.Post(at + "/confirm")
	first := house.Letter("karen@nord.example", "setup").LinkTo("/setup/")
	karen.Post(at+"/address/"+who[1], "email", "bounce@nord.example")
	require.Eventually(t, func() bool { return strings.Contains(karen.Get(at+"/case").Body, "kunne ikke afleveres") }, 20*time.Second, 50*time.Millisecond)
	require.Contains(t, karen.Get(first).Body, "Der er sendt et nyere link")
	karen.Post(at+"/address/"+who[1], "email", "karen.rigtig@nord.example")
	require.Contains(t, karen.Get(house.Letter("karen.rigtig@nord.example", "setup").LinkTo("/setup/")).Body, "Du er udpeget")
}
