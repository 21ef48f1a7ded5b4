package gallery_test

import (
	"testing"

	"tilslut/internal/platform/i18n/i18ntest"
)

func TestEveryWordIsThereInBothLanguagesAndIsSaid(t *testing.T) {
	t.Parallel()
	i18ntest.Complete(t, "../..")
}
