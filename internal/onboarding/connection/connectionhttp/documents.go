package connectionhttp

import (
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/google/uuid"

	"tilslut/internal/onboarding/connection"
	"tilslut/internal/platform/form"
	"tilslut/internal/platform/page"
	"tilslut/web/connectpage"
)

// documentsForm lists what is there and takes more. The representative says first which name to look for.
func (h *Handler) documentsForm(w http.ResponseWriter, r *http.Request, v visit) error {
	if v.part == v.Decider() && v.DocumentName == "" {
		return page.Redirect(w, r, v.path("documents/name"))
	}
	p := documentsPage(v)
	p.Added, _ = strconv.Atoi(r.URL.Query().Get("added"))
	// The key makes the same file, sent many times with one form, one document.
	p.Form = form.Filled("key", uuid.NewString())
	return page.Render(w, r, http.StatusOK, connectpage.Documents(p))
}

// documents takes files. The good ones of a form stay, whatever is wrong with the others.
func (h *Handler) documents(w http.ResponseWriter, r *http.Request, v visit) error {
	in, files, err := h.receive(r, v)
	switch {
	case err != nil:
		return h.lead(w, r, v, v.path("documents"), err)
	case errors.Is(in.Err(), form.ErrTooLarge):
		return page.Render(w, r, http.StatusRequestEntityTooLarge, connectpage.TooLarge(connectpage.TooLargePage{Case: connectpage.CaseOf(v.Connection), Back: "documents"}))
	case files == 0:
		in.Fail("files", "connect.documents.files.empty")
	}
	if in.Err() == nil {
		return page.Redirect(w, r, v.path("documents?added="+strconv.Itoa(files)))
	}
	if v, err = h.open(r); err != nil {
		return err
	}
	p := documentsPage(v)
	p.Form = in.State()
	return page.Again(w, r, in, connectpage.Documents(p))
}

func documentsPage(v visit) connectpage.DocumentsPage {
	return connectpage.DocumentsPage{Connection: v.Connection, Part: v.part, MaxFile: MaxFile}
}

// nameForm asks for the name that the documents hold.
func (h *Handler) nameForm(w http.ResponseWriter, r *http.Request, v visit) error {
	if v.part != v.Decider() {
		return page.Redirect(w, r, v.path("documents"))
	}
	p := connectpage.DocumentNamePage{Case: connectpage.CaseOf(v.Connection), Form: form.Filled("name", v.DocumentName)}
	return page.Render(w, r, http.StatusOK, connectpage.DocumentName(p))
}

// name compares what was typed with the login's name. That one is neither kept nor repeated: what is stored is what was typed.
func (h *Handler) name(w http.ResponseWriter, r *http.Request, v visit) error {
	who, ok := h.Guard.Identity(r.Context())
	if !ok {
		return errLogin
	}
	in := form.Read(r)
	typed := in.Required("name", "connect.documents.name.empty", connection.MaxName, "connect.contact.name.long")
	match := connection.MatchDocumentName(typed, who)
	if typed != "" && match == "" {
		in.Fail("name", "connect.documents.name.differs")
	}
	if in.Err() != nil {
		p := connectpage.DocumentNamePage{Case: connectpage.CaseOf(v.Connection), Form: in.State()}
		return page.Again(w, r, in, connectpage.DocumentName(p))
	}
	_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.NameOnDocuments(v.who, typed, match, at)
	})
	return h.lead(w, r, v, v.path("documents"), err)
}

// removeDocumentForm asks before a file is taken away.
func (h *Handler) removeDocumentForm(w http.ResponseWriter, r *http.Request, v visit) error {
	d, ok := fresh(r, v)
	if !ok {
		return page.Redirect(w, r, v.path("documents"))
	}
	p := connectpage.RemoveDocumentPage{Case: connectpage.CaseOf(v.Connection), Document: d}
	return page.Render(w, r, http.StatusOK, connectpage.RemoveDocument(p))
}

func (h *Handler) removeDocument(w http.ResponseWriter, r *http.Request, v visit) error {
	_, err := h.change(r, v, func(c connection.Connection, at time.Time) (connection.Connection, []connection.Effect, error) {
		return c.RemoveDocument(v.who, chi.URLParam(r, "document"), at)
	})
	return h.lead(w, r, v, v.path("documents"), err)
}

// fresh finds the document of the address among those that can be taken back.
func fresh(r *http.Request, v visit) (connection.Document, bool) {
	for _, d := range v.Fresh() {
		if d.ID == chi.URLParam(r, "document") {
			return d, true
		}
	}
	return connection.Document{}, false
}
