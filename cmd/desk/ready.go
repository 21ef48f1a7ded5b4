package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// ready waits for 200 on /readyz, and says what the service said last when that doesn't come.
func ready(ctx context.Context, p Ports, service *child) error {
	ctx, cancel := context.WithTimeoutCause(ctx, time.Minute, errors.New("the service is not ready after a minute"))
	defer cancel()
	var last string
	for {
		var ok bool
		if ok, last = ask(ctx, p); ok {
			return nil
		}
		select {
		case <-service.ended:
			return fmt.Errorf("the service ended while starting: %w", service.err)
		case <-ctx.Done():
			return fmt.Errorf("%w: %s", context.Cause(ctx), last)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// ask asks once. The address is the one it listens on, the name the one it answers to.
func ask(ctx context.Context, p Ports) (ok bool, said string) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, standIn(p.Service)+"/readyz", nil)
	if err != nil {
		return false, err.Error()
	}
	request.Host = strings.TrimPrefix(p.Origin(), "http://")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return false, err.Error()
	}
	defer answer.Body.Close()
	text, _ := io.ReadAll(io.LimitReader(answer.Body, 2000))
	return answer.StatusCode == http.StatusOK, fmt.Sprintf("%s: %s", answer.Status, text)
}
