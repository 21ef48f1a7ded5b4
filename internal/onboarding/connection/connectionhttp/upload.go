package connectionhttp

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/google/uuid"

	"tilslut/internal/onboarding/association"
	"tilslut/internal/onboarding/connection"
	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/person"
	"tilslut/internal/platform/form"
)

// Inspector finds out what is in a file; outside/document does. The answer is what is to be kept of it, and the document's Format, Pages
// and Named. The errors are faults: Invalid where something is the matter with the file.
type Inspector interface {
	Inspect(ctx context.Context, content []byte, name string) ([]byte, connection.Document, error)
}

// Vault keeps the bytes of documents; outside/vault does. A fault of the kind Conflict says that there is something under the id.
type Vault interface {
	Put(ctx context.Context, cvr association.CVR, id string, content []byte) error
}

// MaxFile is what one file may weigh, in bytes. A form may bring as many as a case takes, and little else.
const MaxFile = 10 << 20

var uploadBounds = form.Bounds{File: MaxFile, Total: 5*MaxFile + 1<<20}

// BodyLimit is the server's cap on requests that bring files, and 0 for all others. It lets in more than a form may weigh: what is too
// large is received and thrown away, so that the browser comes to see the page that says so.
func BodyLimit(r *http.Request) int64 {
	if r.Method != http.MethodPost || !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		return 0
	}
	rest, ok := strings.CutPrefix(r.URL.Path, "/connect/")
	_, step, _ := strings.Cut(rest, "/")
	if !ok || step != string(connection.StepDocuments) && step != string(connection.StepMore) {
		return 0
	}
	return 4 * uploadBounds.Total
}

// errCrowd means that so many files are being received that there is no room for more.
var errCrowd = fault.New(fault.Unavailable, "connection.crowd")

// desks is how many forms with files are read at once: each holds a file in memory, and what is to be kept of it.
var desks = make(chan struct{}, 16)

// patience is how long a form waits for a desk.
const patience = 2 * time.Minute

// lanes let one file of a case through at a time: whoever sends the same files many times at once has them looked into once, and whoever
// sends too many is told so without a look. Cases that share a lane wait for each other; what decides is the case's own row.
var lanes [256]sync.Mutex

// receive reads a form with files and takes each one that is good. What is wrong with the others stands beside the field, each by its
// name; a form that is sent again adds nothing twice. files is how many there were. The errors are those that are not about a file.
func (h *Handler) receive(r *http.Request, v visit) (in *form.Reader, files int, err error) {
	select {
	case desks <- struct{}{}:
		defer func() { <-desks }()
	case <-r.Context().Done():
		return nil, 0, r.Context().Err()
	case <-time.After(patience):
		return nil, 0, errCrowd
	}
	in, err = form.ReadFiles(r, uploadBounds, func(in *form.Reader, f form.File) error {
		files++
		typ := connection.DocumentType(in.Value("type"))
		if !slices.Contains(connection.DocumentTypes(), typ) {
			return nil
		}
		problem, err := h.take(r, &v, in.Value("key"), typ, f)
		if problem != "" {
			in.Fail("files", problem, "File", shown(f.Name), "Max", len(v.Fresh())+v.DocumentsLeft())
		}
		return err
	})
	if files > 0 && !slices.Contains(connection.DocumentTypes(), connection.DocumentType(in.Value("type"))) {
		in.Fail("type", "connect.documents.type.empty")
		in.Fail("files", "connect.documents.files.again")
	}
	return in, files, err
}

// take adds one file to the case: looked into, laid into the vault, noted. Where that ends early the vault may hold what no case knows;
// the sweep takes it. problem is the key of what is wrong with the file.
func (h *Handler) take(r *http.Request, v *visit, key string, typ connection.DocumentType, f form.File) (problem string, err error) {
	ctx := r.Context()
	if f.Larger {
		return "connect.documents.file.too-large", nil
	}
	id := documentID(*v, key, f.Content)
	lane := &lanes[uuid.MustParse(v.ID)[0]]
	lane.Lock()
	defer lane.Unlock()
	if v.Connection, _, err = h.Store.Get(ctx, v.ID, v.who); err != nil {
		return "", err
	}
	if _, sent := v.Document(id); sent {
		return "", nil
	}
	if v.DocumentsLeft() == 0 {
		return "connect.documents.file.too-many", nil
	}
	kept, d, err := h.Inspector.Inspect(ctx, f.Content, v.NameSought())
	if err != nil {
		return h.fileProblem(r, err)
	}
	if err := h.Vault.Put(ctx, v.Association, id, kept); err != nil && !taken(err) {
		return h.fileProblem(r, err)
	}
	d.ID, d.Type, d.File, d.Size = id, typ, title(f.Name), len(kept)
	c, err := h.Store.Change(ctx, v.ID, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.AddDocument(v.who, d, at)
	})
	switch {
	case errors.Is(err, connection.ErrTooManyDocuments):
		return "connect.documents.file.too-many", nil
	case err != nil:
		return "", err
	}
	v.Connection = c
	return "", nil
}

// fileProblem answers what is wrong with a file, or with looking at it. What is no fault is our own mistake.
func (h *Handler) fileProblem(r *http.Request, err error) (string, error) {
	kind, key, known := fault.KindOf(err)
	switch {
	case !known:
		return "", err
	case kind != fault.Invalid:
		h.Faults.Note(r, err)
		return "connect.documents.file.busy", nil
	}
	return "connect.documents.file." + strings.TrimPrefix(key, "document."), nil
}

// taken answers whether the vault has something under the id already. An id follows from the content, so that it can only be the same.
func taken(err error) bool {
	kind, _, _ := fault.KindOf(err)
	return kind == fault.Conflict
}

// documentID is a document's id: it follows from the case, a key of the form and the file's content, so that a form sent twice adds it
// once, and so that nobody can name an id of another case.
func documentID(v visit, key string, content []byte) string {
	sum := sha256.Sum256(content)
	return uuid.NewSHA1(uuid.MustParse(v.ID), []byte("document/"+key+"/"+hex.EncodeToString(sum[:]))).String()
}

// title is a file's name as it is stored. People name files after people, sometimes by their CPR numbers: then no digit of it stays.
func title(name string) string {
	if !person.LooksLikeCPR(name) {
		return name
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return 'x'
		}
		return r
	}, name)
}

// shown is a file's name in a message: the beginning of it.
func shown(name string) string {
	const most = 60
	if letters := []rune(name); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return name
}
