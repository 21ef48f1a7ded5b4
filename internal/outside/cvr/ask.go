package cvr

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"tilslut/internal/onboarding/association"
)

// ask sends one query and answers the hits of a complete answer.
func (c *Client) ask(ctx context.Context, query any) ([]hit, error) {
	body, err := json.Marshal(query)
	if err != nil {
		return nil, fmt.Errorf("cvr: writing the query: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, c.settings.Timeout)
	defer cancel()
	select {
	case c.turns <- struct{}{}:
		defer func() { <-c.turns }()
	case <-ctx.Done():
		return nil, down("waiting for a turn", ctx.Err())
	}
	answer, err := c.post(ctx, body)
	if err != nil {
		return nil, err
	}
	return decode(answer)
}

// post answers the body of a 200.
func (c *Client) post(ctx context.Context, body []byte) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.search, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("cvr: making the request: %w", err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json")
	request.Header.Set("User-Agent", "tilslut")
	// A search changes nothing. An empty key tells net/http that it may try again on a fresh connection where the register has
	// closed an idle one; the header itself is not sent.
	request.Header["Idempotency-Key"] = []string{}
	if c.settings.User != "" || c.settings.Password != "" {
		request.SetBasicAuth(c.settings.User, c.settings.Password)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return nil, down("asking", err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%w: the register answered with status %d", association.ErrRegisterDown, response.StatusCode)
	}
	answer, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer+1))
	switch {
	case err != nil:
		return nil, down("reading the answer", err)
	case len(answer) > maxAnswer:
		return nil, nonsense("the answer is over 1 MB")
	}
	return answer, nil
}

// down tells that the register did not answer, and why, without the URL that net/http adds.
func down(doing string, err error) error {
	var at *url.Error
	if errors.As(err, &at) {
		err = at.Err
	}
	return fmt.Errorf("%w: %s: %w", association.ErrRegisterDown, doing, err)
}

// nonsense tells what can't be trusted in an answer. It is never given a part of the answer to repeat.
func nonsense(what string) error {
	return fmt.Errorf("%w: %s", association.ErrRegisterNonsense, what)
}
