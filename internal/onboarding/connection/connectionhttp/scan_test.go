package connectionhttp_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/outside/antivirus/antivirustest"
	"tilslut/internal/outside/document/documenttest"
)

const (
	waiting = 30 * time.Second
	tick    = 20 * time.Millisecond
)

// scanned answers whether a case's documents have come through the scan, or out of it.
func (h *house) scanned(at string, want ...connection.Scan) func() bool {
	return func() bool {
		var got []connection.Scan
		for _, d := range h.is(id(at)).Documents {
			got = append(got, d.Scan)
		}
		return slices.Equal(got, want)
	}
}

// infected are the samples with which nothing is wrong but that they are harmful. One that hides its harm from every scanner that does
// not read PDFs can't be told from a good one here.
func infected(t *testing.T) []documenttest.Sample {
	t.Helper()
	var all []documenttest.Sample
	for _, s := range documenttest.Bad() {
		if s.Want == documenttest.Infected && bytes.Contains(s.Content, antivirustest.EICAR()) {
			all = append(all, s)
		}
	}
	require.NotEmpty(t, all)
	return all
}

func TestAScannerThatIsAwayLeavesDocumentsWaitingAndCatchesUp(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	scanner := antivirustest.New(t)
	for _, trouble := range []antivirustest.Trouble{{Down: true}, {Hang: true}, {CloseHalfway: true}, {Answer: "stream: nonsense ERROR\x00"}} {
		scanner.Misbehave(trouble)
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		b.get(at+"/documents").upload(at+"/documents", good(len(h.is(id(at)).Documents))).sees(200, "Send dokumentation")
		documents := h.is(id(at)).Documents
		last := documents[len(documents)-1]
		require.Error(t, h.archive(scanner.Addr()).ScanDocument(ctx, connection.ScanDocument{Case: id(at), Document: last.ID}))
		require.Equal(t, connection.ScanWaiting, last.Scan)
	}
	scanner.Misbehave(antivirustest.Trouble{})
	h.works(scanner.Addr())
	require.Eventually(t, h.scanned(at, slices.Repeat([]connection.Scan{connection.ScanClean}, 4)...), waiting, tick)
	require.Contains(t, b.get(at+"/documents").text(), "Scannet for virus")
}

func TestWhatIsHarmfulIsDeletedAndSaidSo(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	bad := infected(t)[0]
	b.upload(at+"/documents", bad, good(1)).sees(200, "Send dokumentation")
	require.Len(t, h.kept(), 2)
	h.works(antivirustest.New(t).Addr())
	require.Eventually(t, h.scanned(at, connection.ScanInfected, connection.ScanClean), waiting, tick)
	require.Eventually(t, func() bool { return len(h.kept()) == 1 }, waiting, tick)
	b.get(at+"/documents").sees(200, "Send dokumentation")
	require.Equal(t, bad.File+" indeholdt skadelig kode", b.doc.Find(".alert-error h2").Text())
	require.Equal(t, 1, b.doc.Find("main a[href$=remove]").Length())
	require.Contains(t, b.text(), "Der er plads til 4 filer mere")
}

func TestWhatIsDamagedInTheVaultIsUploadedAgain(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	b.upload(at+"/documents", good(1)).sees(200, "Send dokumentation")
	require.NoError(t, h.vault.Delete(t.Context(), h.is(id(at)).Documents[0].ID))
	h.works(antivirustest.New(t).Addr())
	require.Eventually(t, h.scanned(at, connection.ScanLost), waiting, tick)
	b.get(at+"/documents").sees(200, "Send dokumentation")
	require.Contains(t, b.text(), "referat-1.png kunne ikke læses")
	b.upload(at+"/documents", good(1)).sees(200, "Send dokumentation")
	require.Eventually(t, h.scanned(at, connection.ScanLost, connection.ScanClean), waiting, tick)
}

var errFull = fault.New(fault.Unavailable, "vault.unavailable")

// troubled is a vault that does not answer, and its store a database that goes away just then.
type troubled struct {
	connectionStore
	vault error
	store error
}

func (b troubled) Put(context.Context, association.CVR, string, []byte) error { return b.vault }

func TestAVaultThatIsFullLosesNothing(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	h.handler.Vault = troubled{vault: errFull}
	b.upload(at+"/documents", good(1)).sees(422, "Send dokumentation")
	require.Equal(t, []string{"referat-1.png: Vi kunne ikke tage imod filen lige nu. Vent et øjeblik, og vælg den igen"}, b.errors())
	require.Empty(t, h.is(id(at)).Documents)
	h.handler.Vault = h.vault
	b.upload(at+"/documents", good(1)).sees(200, "Send dokumentation")
	require.Len(t, h.is(id(at)).Documents, 1)
}

func (b troubled) Change(ctx context.Context, id string, decide decide) (connection.Connection, error) {
	if b.store != nil {
		return connection.Connection{}, b.store
	}
	return b.connectionStore.Change(ctx, id, decide)
}

// Killed between the vault and the database, an upload leaves bytes that no case knows: the sweep takes them, a day later.
func TestWhatNoCaseKnowsIsSwept(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	b.upload(at+"/documents", good(1)).sees(200, "Send dokumentation")
	key := b.value("key")
	h.handler.Store = troubled{connectionStore: h.store, store: errors.New("killed")}
	b.upload(at+"/documents", good(2))
	require.Equal(t, 500, b.status)
	h.handler.Store = h.store
	require.Len(t, h.kept(), 2)
	archive := h.archive(antivirustest.New(t).Addr())
	require.NoError(t, archive.SweepVault(t.Context(), connection.SweepVault{}))
	require.Len(t, h.kept(), 2, "what is young may be on its way")

	b.parcel(at+"/documents", []string{"key", key, "type", "statutes"}, good(2)).sees(200, "Send dokumentation")
	require.Len(t, h.kept(), 2, "the same form sent again takes what is there")
	b.post(at + "/documents/" + h.is(id(at)).Documents[1].ID + "/remove")
	archive.Now = func() time.Time { return time.Now().Add(25 * time.Hour) }
	require.NoError(t, archive.SweepVault(t.Context(), connection.SweepVault{}))
	require.Len(t, h.kept(), 1, "and what a case has stays")
	require.Contains(t, h.kept(), h.is(id(at)).Documents[0].ID)
}

// A file that is removed and sent again with the page of before has the id that it had: the order to delete it comes too late.
func TestADocumentThatCameBackIsNotDiscarded(t *testing.T) {
	t.Parallel()
	h := open(t)
	b := h.visit(named())
	at := b.documenting()
	key := b.value("key")
	again := func() {
		b.parcel(at+"/documents", []string{"key", key, "type", "statutes"}, good(1)).sees(200, "Send dokumentation")
	}
	again()
	document := h.is(id(at)).Documents[0].ID
	b.post(at + "/documents/" + document + "/remove")
	require.Empty(t, h.is(id(at)).Documents)
	again()
	require.Equal(t, document, h.is(id(at)).Documents[0].ID)
	require.NoError(t, h.archive(antivirustest.New(t).Addr()).DiscardDocument(t.Context(), connection.DiscardDocument{Document: document}))
	require.Len(t, h.kept(), 1)
}
