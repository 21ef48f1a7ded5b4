package browser_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"tilslut/internal/journey/browser"
)

func TestAPersonWithoutAMouse(t *testing.T) {
	t.Parallel()
	b := browser.New(t)
	origin := site(t, map[string]string{"/": goodPage})
	for _, noScript := range []bool{false, true} {
		t.Run(fmt.Sprintf("without scripts %v", noScript), func(t *testing.T) {
			p := b.Open(t, browser.Options{Width: 1280, NoScript: noScript})
			p.Goto(origin + "/")
			p.TypeIn("Dit navn", "Åse Ørsted")
			p.SpaceOn("Repræsentant")
			p.ArrowOn("Anmelder")
			p.EnterOn("Gem")
			require.True(t, p.Has("hvad=gem navn=%C3%85se+%C3%98rsted rolle=a sprog=da"), p.Text())
			require.Equal(t, 2+10+2+2+3, p.Pressed(), "tabs to the field, its text, the first button, the other one, and on to the end")
		})
	}
}

func TestWhatTheKeyboardCanNotReachIsFound(t *testing.T) {
	t.Parallel()
	b := browser.New(t)
	origin := site(t, map[string]string{
		"/no-tab": strings.Replace(goodPage, `<button name`, `<button tabindex="-1" name`, 1),
		"/unseen": strings.Replace(goodPage, "</head>", "<style>*:focus{outline:none}</style></head>", 1),
	})
	for path, problem := range map[string]string{"/no-tab": "the keyboard comes by", "/unseen": "can't be seen"} {
		failing := &report{TB: t}
		p := b.Open(t, browser.Options{Width: 1280})
		p.Goto(origin + path)
		p.Use(failing)
		done := make(chan struct{})
		go func() {
			defer close(done)
			p.EnterOn("Gem")
		}()
		<-done
		require.Contains(t, strings.Join(failing.lines, "\n"), problem)
	}
}
