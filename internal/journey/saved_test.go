package journey

import (
	"encoding/base64"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"tilslut/internal/journey/browser"
	"tilslut/internal/outside/oidc/oidctest"
)

// The login information is only used to identify the person. The information is not shared with the organisation or saved.
func TestTheLoginInformationIsNotSaved(t *testing.T) {
	t.Parallel()
	house := OpenAlone(t)
	chromium := browser.New(t)
	require.NoError(t, house.Broker.Misbehave("id-token-cpr", "userinfo-cpr")) // what nobody asked for must not be kept either.
	karen := house.Visit(t, chromium, visitors[3])
	karen.ConnectAttested()
	bo := house.Visit(t, chromium, visitors[1])
	bo.ConfirmRegistered()
	house.Letter("post@solbakkens-venner.example", "mailbox")
	anders := house.Visit(t, chromium, visitors[3])
	anders.SetUp(house.Letter("anders@nord.example", "setup").LinkTo("/setup/"), "anders", "Testforeningen Nord")
	house.Tilslut("users", "import", "--cvr=00000019", "testdata/users.csv")
	anders.ActivateOne("00000019", "Ulla Kjær", "separate")
	ulla := house.Visit(t, chromium, visitors[1])
	ulla.OpenActivation(house.Letter("ulla@nord.example", "activation").LinkTo("/activate/"), "ulla", "Testforeningen Nord")
	ulla.EnrolSeparate("Testforeningen Nord")
	for _, refused := range []string{"lars", "frede"} { // too low, and cancelled
		v := house.Visit(t, chromium, visitors[0])
		v.Go("/login?to=/mine")
		v.LogIn(refused)
		require.False(t, v.Has(v.Say("mine.title")) && v.URL() == house.Origin+"/mine")
	}
	house.Stop(syscall.SIGTERM) // what it still held in memory is written now.
	secrets := house.Secrets()
	require.Greater(t, len(house.Broker.Issued()), 6, "the search must know what to look for")
	var addresses []string
	for _, v := range []*Visitor{karen, bo, anders, ulla} {
		addresses = append(addresses, v.Addresses()...)
	}
	require.Empty(t, house.Leaks(secrets, addresses))

	// The same search sees a leak when there is one.
	someone, _ := oidctest.ByKey("karen")
	owner, err := pgx.Connect(t.Context(), house.DB.OwnerURL)
	require.NoError(t, err)
	_, err = owner.Exec(t.Context(), `insert into session (token_hash, data, expires, touched) values ('\x00', $1, now(), now())`,
		[]byte(base64.StdEncoding.EncodeToString([]byte("x"+someone.UUID))))
	require.NoError(t, err)
	require.NoError(t, owner.Close(t.Context()))
	leaks := house.Leaks(secrets, append(addresses, house.Origin+"/mine?sub="+hex.EncodeToString([]byte(someone.Subject))))
	places := map[string]bool{}
	for _, leak := range leaks {
		places[leak[:4]] = true
	}
	require.Equal(t, map[string]bool{"tabl": true, "addr": true, "file": true}, places, leaks)
}

// What is in the documents is for the caseworkers: it lies encrypted in the vault, and nowhere else. The name by which somebody stands in
// them is what she typed, and never the login's.
func TestWhatIsInTheDocumentsIsNotSavedInClear(t *testing.T) {
	t.Parallel()
	const association, canary = "Kulturhuset Åhuset", "KANARIEFUGL-7f3a"
	house := OpenAlone(t)
	chromium := browser.New(t)
	require.NoError(t, house.Broker.Misbehave("id-token-cpr", "userinfo-cpr"))
	grethe := house.Visit(t, chromium, visitors[3])
	grethe.Go("/connect")
	grethe.LogIn("grethe")
	grethe.Find("00000043", association)
	grethe.BeRepresentative("Grethe Holm", "grethe@aahuset.example")
	grethe.Document("grethe udenfor HOLM")
	secret := minutes(t, "Referat.pdf", "Grethe Udenfor Holm er formand. "+canary)
	require.Contains(t, string(secret.content), canary, "else the search has nothing to find")
	grethe.Upload("general-meeting", secret)
	grethe.Upload("other", paper{"IMG_0042.jpg", append(photo(t, "").content, canary...)}, minutes(t, "Taget tilbage.pdf", canary))
	grethe.Click(grethe.Say("connect.documents.remove") + " Taget tilbage.pdf")
	grethe.Look("connect.documents.remove.title")
	grethe.Press("connect.documents.remove.yes")
	grethe.Press("connect.continue")
	grethe.AcceptTerms(association)
	grethe.Appoint(Appointed{Name: "Anders Bæk", Email: "anders@aahuset.example", Day: "30", Month: "4", Year: "1968"})
	grethe.HandIn()
	number := grethe.number()
	house.rest()
	sanne := house.Visit(t, chromium, visitors[1])
	sanne.Go("/review")
	sanne.LogInStaff("sanne")
	sanne.TakeFromQueue(number, association)
	sanne.ReadDocument("general-meeting", 1)
	sanne.Approve(association)
	house.Letter("anders@aahuset.example", "setup")
	house.Stop(syscall.SIGTERM)

	secrets, addresses := append(house.Secrets(), canary), append(grethe.Addresses(), sanne.Addresses()...)
	require.Greater(t, len(house.Staff.Issued()), 1, "the search must know what to look for")
	require.Len(t, house.files(house.Vault), 2, "two documents are kept, and one was taken back")
	require.Empty(t, house.Leaks(secrets, addresses))

	// The same search sees a document that lies in the vault as it was uploaded.
	require.NoError(t, os.WriteFile(filepath.Join(house.Vault, "plain"), secret.content, 0o600))
	leaks := house.Leaks(secrets, addresses)
	require.Len(t, leaks, 2, "the canary and the name: %v", leaks)
	for _, leak := range leaks {
		require.True(t, strings.HasPrefix(leak, "vault /plain: text"), leak)
	}
}
