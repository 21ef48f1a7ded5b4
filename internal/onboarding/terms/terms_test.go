package terms_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"tilslut/internal/onboarding/fault"
	"tilslut/internal/onboarding/terms"
)

var at = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func version(name string, kind terms.Kind) terms.Version {
	return terms.Version{Name: name, Kind: kind, Danish: "# Vilkår " + name, English: "# Terms " + name}
}

func publish(t *testing.T, existing []terms.Version, v terms.Version, at time.Time) []terms.Version {
	t.Helper()
	published, fresh, err := terms.Publish(existing, v, at)
	require.NoError(t, err)
	require.True(t, fresh)
	return append(existing, published)
}

func TestTheFirstVersionAppliesAtOnce(t *testing.T) {
	t.Parallel()
	versions := publish(t, nil, version("1.0", terms.Material), at)
	inForce, ok := terms.InForce(versions, at)
	require.True(t, ok)
	require.Equal(t, "1.0", inForce.Name)
	_, ok = terms.InForce(versions, at.Add(-time.Second))
	require.False(t, ok)
}

func TestAnAdditionNeedsNoNotice(t *testing.T) {
	t.Parallel()
	versions := publish(t, nil, version("1.0", terms.Material), at)
	versions = publish(t, versions, version("1.1", terms.Addition), at.Add(time.Hour))
	for moment, want := range map[time.Duration]string{0: "1.0", 59 * time.Minute: "1.0", time.Hour: "1.1", 9999 * time.Hour: "1.1"} {
		inForce, _ := terms.InForce(versions, at.Add(moment))
		require.Equal(t, want, inForce.Name)
	}
}

func TestALaterMaterialVersionIsRefusedInPlainWords(t *testing.T) {
	t.Parallel()
	versions := publish(t, nil, version("1.0", terms.Material), at)
	_, _, err := terms.Publish(versions, version("2.0", terms.Material), at)
	require.ErrorIs(t, err, terms.ErrNotice)
	require.ErrorContains(t, err, "notifying is not built yet")
}

func TestAPublishedVersionIsNeverChanged(t *testing.T) {
	t.Parallel()
	versions := publish(t, nil, version("1.0", terms.Material), at)
	again, fresh, err := terms.Publish(versions, version("1.0", terms.Material), at.Add(time.Hour))
	require.NoError(t, err)
	require.False(t, fresh)
	require.Equal(t, versions[0], again)
	other := version("1.0", terms.Addition)
	other.English = "# Something else"
	_, _, err = terms.Publish(versions, other, at)
	require.ErrorIs(t, err, terms.ErrTaken)
}

func TestAVersionNeedsANameAKindAndBothTexts(t *testing.T) {
	t.Parallel()
	for want, spoil := range map[error]func(*terms.Version){
		terms.ErrName: func(v *terms.Version) { v.Name = "../1" },
		terms.ErrKind: func(v *terms.Version) { v.Kind = "minor" },
		terms.ErrText: func(v *terms.Version) { v.English = " \n" },
	} {
		v := version("1.0", terms.Material)
		spoil(&v)
		_, _, err := terms.Publish(nil, v, at)
		require.ErrorIs(t, err, want)
	}
}

func TestTheHashIsThatOfTheTextShown(t *testing.T) {
	t.Parallel()
	v := terms.Version{Danish: "abc", English: "hello"}
	require.Equal(t, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", v.Hash("da"))
	require.Equal(t, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", v.Hash("en"))
	require.Equal(t, v.Danish, v.Text("fr"))
	require.Equal(t, []string{v.Hash("da"), v.Hash("en")}, v.Hashes())
}

func TestTheSameTextFromAnotherEditorIsTheSameText(t *testing.T) {
	t.Parallel()
	versions := publish(t, nil, version("1.0", terms.Material), at)
	windows := version("1.0", terms.Material)
	windows.Danish = "\ufeff" + windows.Danish + "\r\n\r\n"
	_, fresh, err := terms.Publish(versions, windows, at)
	require.NoError(t, err)
	require.False(t, fresh)
}

func TestWhatIsInForceAppliesAlreadyAndNothingAppliesLater(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var versions []terms.Version
		for i := range rapid.IntRange(0, 6).Draw(t, "n") {
			from := at.Add(time.Duration(rapid.IntRange(0, 5).Draw(t, "from")) * time.Hour)
			versions = append(versions, terms.Version{Name: string(rune('a' + i)), AppliesFrom: from, PublishedAt: from})
		}
		now := at.Add(time.Duration(rapid.IntRange(-1, 6).Draw(t, "now")) * time.Hour)
		inForce, ok := terms.InForce(versions, now)
		for _, v := range versions {
			if !v.AppliesFrom.After(now) && (!ok || v.AppliesFrom.After(inForce.AppliesFrom)) {
				t.Fatalf("%v applies at %v, in force is %v", v, now, inForce)
			}
		}
		if ok && inForce.AppliesFrom.After(now) {
			t.Fatalf("%v does not apply yet at %v", inForce, now)
		}
	})
}

func TestTheFaultsHaveTheirKinds(t *testing.T) {
	t.Parallel()
	kind, _, _ := fault.KindOf(terms.ErrNone)
	require.Equal(t, fault.Unavailable, kind)
	kind, _, _ = fault.KindOf(terms.ErrUnknown)
	require.Equal(t, fault.NotFound, kind)
}
