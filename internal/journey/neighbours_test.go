package journey

import (
	"encoding/json"
	"net/http"
	"os"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"tilslut/internal/outside/antivirus/antivirustest"
)

// `tilslut check` has a line for each of them, and the service starts and works without: documents wait.
func TestTheServiceWorksWithoutItsVaultAndItsScanner(t *testing.T) {
	t.Parallel()
	house := Open(t)
	checked := house.Tilslut("check")
	require.Regexp(t, `(?m)^virus scanner +ok$`, checked)
	require.Regexp(t, `(?m)^vault +ok$`, checked)
	left, err := os.ReadDir(house.Vault)
	require.NoError(t, err)
	require.Empty(t, left)

	house.Stop(syscall.SIGTERM)
	house.Scanner.Misbehave(antivirustest.Trouble{Down: true})
	require.NoError(t, os.Remove(house.Vault))
	house.Start()
	require.Equal(t, http.StatusOK, house.Client(t).Get("/").Status)
	var said struct{ Detail map[string]string }
	require.Eventually(t, func() bool {
		answer, err := http.Get(house.Origin + "/readyz")
		if err != nil {
			return false
		}
		defer answer.Body.Close()
		return answer.StatusCode == http.StatusOK && json.NewDecoder(answer.Body).Decode(&said) == nil &&
			said.Detail["vault"] == "no answer" && said.Detail["scanner"] == "no answer"
	}, 20*time.Second, 50*time.Millisecond, "%v", said)
	require.Equal(t, "ok", said.Detail["database"])
}
