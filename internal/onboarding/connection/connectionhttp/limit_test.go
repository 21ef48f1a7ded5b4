package connectionhttp_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/connection/connectionhttp"
)

// everybody lets everybody through: who is there is not the question here.
type everybody struct{ connectionhttp.Guard }

func (everybody) Require(next http.Handler) http.Handler { return next }

// Whatever asks the register is counted, but for the confirmation; what asks nothing is not.
func TestWhatAsksTheRegisterIsCounted(t *testing.T) {
	t.Parallel()
	h := open(t)
	counted := map[string]bool{}
	h.handler.Limit = func(http.Handler) http.Handler {
		return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { counted[r.Method+" "+r.URL.RequestURI()] = true })
	}
	h.handler.Guard = everybody{h.handler.Guard}
	r := chi.NewRouter()
	h.handler.Mount(r)
	at := "/connect/11111111-1111-4111-8111-111111111111"
	for _, c := range []string{
		"GET /connect/lookup?q=1", "GET /connect/find", "GET /connect/find?q=have", "GET /connect/association/" + nord, "POST /connect/association/" + nord,
		"GET " + at + "/evidence", "POST " + at + "/evidence", "POST " + at + "/confirm", "GET " + at + "/role",
	} {
		method, path, _ := strings.Cut(c, " ")
		r.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(method, path, nil))
	}
	require.Equal(t, map[string]bool{
		"GET /connect/lookup?q=1": true, "GET /connect/find?q=have": true, "GET /connect/association/" + nord: true, "POST /connect/association/" + nord: true,
		"GET " + at + "/evidence": true, "POST " + at + "/evidence": true,
	}, counted)
}
