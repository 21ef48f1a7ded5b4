package association_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/onboarding/association"
)

func TestOnlyALivingAssociationIsEligible(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		form  int
		alive bool
		want  error
	}{
		"a living forening":           {110, true, nil},
		"a living frivillig forening": {115, true, nil},
		"a ceased forening":           {110, false, association.ErrCeased},
		"a living company":            {80, true, association.ErrNotAssociation},
		"a living f.m.b.a.":           {152, true, association.ErrNotAssociation},
		"a ceased company":            {80, false, association.ErrNotAssociation},
		"nothing at all":              {0, false, association.ErrNotAssociation},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := association.Record{FormCode: c.form, Alive: c.alive}.Eligible(association.DefaultForms())
			if c.want == nil {
				require.NoError(t, err)
				return
			}
			require.ErrorIs(t, err, c.want)
		})
	}
}

func TestTheSettingsDecideWhichFormsMayConnect(t *testing.T) {
	t.Parallel()
	coOp := association.Record{FormCode: 152, Alive: true}
	require.NoError(t, coOp.Eligible([]int{110, 152}))
	require.ErrorIs(t, coOp.Eligible(nil), association.ErrNotAssociation)
}
