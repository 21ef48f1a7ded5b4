package fault_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/fault"
)

func TestKindOfFindsAWrappedFault(t *testing.T) {
	t.Parallel()
	gone := fault.New(fault.Gone, "link.expired")
	kind, key, ok := fault.KindOf(fmt.Errorf("opening the link: %w", gone))
	require.True(t, ok)
	require.Equal(t, fault.Gone, kind)
	require.Equal(t, "link.expired", key)
}

func TestKindOfAnswersFalseForOurOwnMistakes(t *testing.T) {
	t.Parallel()
	_, _, ok := fault.KindOf(errors.New("nil map"))
	require.False(t, ok)
}
