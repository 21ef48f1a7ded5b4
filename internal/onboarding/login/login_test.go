package login_test

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/identity"
	"tilslut/internal/onboarding/login"
)

func TestALoginReturnsToOurOwnPages(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/connect", "/connect/7/contact?x=1", "/setup/abc-_", "/a/../b", "/connect?next=//evil.example", "/loginx", "/%2f%2fevil.example"} {
		require.Equal(t, path, login.ReturnTo(path))
	}
}

func TestALoginReturnsNowhereElse(t *testing.T) {
	t.Parallel()
	for _, path := range []string{
		"", "mine", "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "javascript:alert(1)", "/\t/evil.example", "/ /x", "/a\r\nb",
		"/\x00", "/å", "/", "/?x", "/#x", "/login", "/login?to=/mine", "/login/start", "/login/callback?code=1", "/logout", "/logged-out", "/logged-out#x", "/" + strings.Repeat("a", 512),
	} {
		require.Equal(t, login.Home, login.ReturnTo(path), "%q", path)
	}
}

func TestALoginOfStaffReturnsToTheirOwnPages(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/review", "/review?sort=due", "/review/", "/review/cases/7/documents?page=2", "/review/loginx", "/review/a%20b"} {
		require.Equal(t, path, login.ReturnToReview(path))
	}
	for _, path := range []string{
		"", "/", "/mine", "/connect/7", "/reviewer", "/review/../mine", "/review/%2e%2E/mine", "/review/./x", "/review//evil.example", "/review/login", "/review/login/start?to=x",
		"/review/logout", "/review/logged-out", "//evil.example", "/review/\\x", "/review/\tx", "/review/%zz", "https://evil.example/review", "/review/" + strings.Repeat("a", 512),
	} {
		require.Equal(t, login.ReviewHome, login.ReturnToReview(path), "%q", path)
	}
}

func FuzzReturnToReview(f *testing.F) {
	for _, seed := range []string{"/review/x", "/review/../x", "/review/%2e%2e/x", "/review?x#y"} {
		f.Add(seed)
	}
	base, _ := url.Parse("https://tilslut.example/review/login/callback?code=x")
	f.Fuzz(func(t *testing.T, path string) {
		to := login.ReturnToReview(path)
		require.Equal(t, to, login.ReturnToReview(to))
		u, err := base.Parse(to)
		require.NoError(t, err)
		require.Equal(t, "https://tilslut.example", u.Scheme+"://"+u.Host)
		require.True(t, u.Path == "/review" || strings.HasPrefix(u.Path, "/review/"), "%q leads to %q", path, u.Path)
	})
}

func FuzzReturnTo(f *testing.F) {
	for _, seed := range []string{"/mine", "//x", "/\\x", "/a?b#c", "/%5cx", "/\u2028"} {
		f.Add(seed)
	}
	base, _ := url.Parse("https://tilslut.example/login/callback?code=x")
	f.Fuzz(func(t *testing.T, path string) {
		to := login.ReturnTo(path)
		require.LessOrEqual(t, len(to), 512)
		require.Equal(t, to, login.ReturnTo(to), "what was ours once stays so")
		if u, err := base.Parse(to); err == nil {
			require.Equal(t, "tilslut.example", u.Host, "%q", path)
			require.Equal(t, "https", u.Scheme)
		}
		// Browsers drop tabs and line breaks and read a backslash as a slash.
		seen := strings.NewReplacer("\t", "", "\n", "", "\r", "", "\\", "/").Replace(to)
		require.True(t, strings.HasPrefix(seen, "/") && !strings.HasPrefix(seen, "//"), "%q", path)
	})
}

func TestEveryErrorOfTheBrokerIsAProblem(t *testing.T) {
	t.Parallel()
	for want, err := range map[login.Problem]error{
		login.Cancelled: identity.ErrCancelled, login.TimedOut: identity.ErrTimedOut, login.LevelTooLow: identity.ErrLevelTooLow,
		login.BrokerDown: identity.ErrBrokerDown, login.Failed: identity.ErrFailed, login.NotOffered: identity.ErrNotOffered,
	} {
		require.Equal(t, want, login.ProblemOf(fmt.Errorf("finishing: %w", err)))
	}
	require.Equal(t, login.Failed, login.ProblemOf(errors.New("cancelled")))
	require.Equal(t, login.Failed, login.ProblemOf(fault.New(fault.Invalid, "cancelled")))
	require.Equal(t, login.Failed, login.ProblemOf(fault.New(fault.Invalid, "login.unheard-of")))
	for _, p := range login.Problems() {
		parsed, ok := login.ParseProblem(string(p))
		require.True(t, ok)
		require.Equal(t, p, parsed)
	}
	for _, p := range login.EnrolProblems() {
		parsed, ok := login.ParseEnrolProblem(string(p))
		require.True(t, ok)
		require.Equal(t, p, parsed)
	}
	for _, p := range login.StaffProblems() {
		parsed, ok := login.ParseStaffProblem(string(p))
		require.True(t, ok)
		require.Equal(t, p, parsed)
	}
	_, ofStaff := login.ParseStaffProblem("not-offered")
	require.False(t, ofStaff)
	for _, none := range []string{"../x", "not-offered", "another-person", "no-role"} {
		_, ok := login.ParseProblem(none)
		require.False(t, ok, "a login has no such problem")
	}
	_, ok := login.ParseEnrolProblem("../x")
	require.False(t, ok)
	require.EqualValues(t, login.Substantial, identity.Substantial)
}
