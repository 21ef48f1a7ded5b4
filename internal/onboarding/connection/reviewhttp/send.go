package reviewhttp

import (
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"tilslut/internal/onboarding/connection"
)

// send answers bytes that a browser may show as what they are, or keep as a file, and do nothing else with.
func send(w http.ResponseWriter, r *http.Request, kind, disposition string, content []byte) error {
	head := w.Header()
	head.Set("Content-Type", kind)
	head.Set("Content-Length", strconv.Itoa(len(content)))
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
	if disposition != "" {
		head.Set("Content-Disposition", disposition)
	}
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		// The reader may have gone away; there is nobody left to tell.
		_, _ = w.Write(content)
	}
	return nil
}

// endings are how the names of files of a format end; the first is ours.
var endings = map[string][]string{"pdf": {".pdf"}, "png": {".png"}, "jpeg": {".jpg", ".jpeg"}}

// attachment is the Content-Disposition of a document. The name is the applicant's, without what a path could be made of, and ends as its
// content demands: what is called minutes.exe is still a PDF.
func attachment(d connection.Document) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '_'
		}
		return r
	}, d.File)
	known := endings[d.Format]
	if !slices.Contains(known, strings.ToLower(path.Ext(name))) && len(known) > 0 {
		name += known[0]
	}
	if value := mime.FormatMediaType("attachment", map[string]string{"filename": name}); value != "" {
		return value
	}
	return "attachment"
}
