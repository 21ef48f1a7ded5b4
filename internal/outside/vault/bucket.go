package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// tries is how often one request is sent to a bucket that is busy or hangs up, within the patience for the whole.
const tries = 3

// A place says where a bucket is and how we are let in.
type place struct {
	host, key, secret, region string
	bucket, prefix            string
	secure                    bool
}

// A bucket keeps each document in an object of its own.
type bucket struct {
	client *minio.Core
	place
}

func newBucket(p place) (store, error) {
	if p.region == "" {
		p.region = "us-east-1" // What servers that know no regions expect; without one each bucket would have to be asked.
	}
	client, err := minio.NewCore(p.host, &minio.Options{
		Creds: credentials.NewStaticV4(p.key, p.secret, ""), Secure: p.secure, Region: p.region, MaxRetries: tries,
	})
	if err != nil {
		return nil, fmt.Errorf("the vault's URL: %w", err)
	}
	return &bucket{client: client, place: p}, nil
}

func (b *bucket) put(ctx context.Context, id string, sealed []byte) error {
	how := minio.PutObjectOptions{ContentType: "application/octet-stream", DisableMultipart: true}
	how.SetMatchETagExcept("*") // Where there is such an object already, it stays.
	_, err := b.client.Client.PutObject(ctx, b.bucket, b.prefix+id, bytes.NewReader(sealed), int64(len(sealed)), how)
	err = b.explain(ctx, "writing to", err)
	if !errors.Is(err, ErrTaken) {
		return err
	}
	// An answer can get lost, and then our own second try finds what the first one left: the very bytes that we have here.
	if there, err := b.get(ctx, id); err == nil && bytes.Equal(there, sealed) {
		return nil
	}
	return ErrTaken
}

func (b *bucket) get(ctx context.Context, id string) ([]byte, error) {
	body, _, _, err := b.client.GetObject(ctx, b.bucket, b.prefix+id, minio.GetObjectOptions{})
	if err != nil {
		return nil, b.explain(ctx, "reading from", err)
	}
	defer body.Close()
	return readAll(ctx, b.doing("reading from"), body)
}

func (b *bucket) delete(ctx context.Context, id string) error {
	err := b.explain(ctx, "deleting from", b.client.RemoveObject(ctx, b.bucket, b.prefix+id, minio.RemoveObjectOptions{}))
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}

func (b *bucket) stored(ctx context.Context, before time.Time) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel() // The listing ends with it, also where the caller has had enough.
		for object := range b.client.ListObjectsIter(ctx, b.bucket, minio.ListObjectsOptions{Prefix: b.prefix}) {
			if object.Err != nil {
				yield("", b.explain(ctx, "listing", object.Err))
				return
			}
			id := strings.TrimPrefix(object.Key, b.prefix)
			if isID(id) && object.LastModified.Before(before) && !yield(id, nil) {
				return
			}
		}
	}
}

// explain turns a failure into one of ours. nil stays nil.
func (b *bucket) explain(ctx context.Context, doing string, err error) error {
	if err == nil {
		return nil
	}
	var reply minio.ErrorResponse
	if !errors.As(err, &reply) {
		return unavailable(ctx, b.doing(doing), err)
	}
	switch reply.Code {
	case minio.NoSuchKey:
		return ErrNotFound
	case minio.PreconditionFailed:
		return ErrTaken
	case minio.NoSuchBucket:
		err = errors.New("there is no such bucket")
	case "InvalidAccessKeyId", "SignatureDoesNotMatch":
		err = errors.New("the server doesn't know this key and secret")
	case minio.AccessDenied:
		err = errors.New("this key may not do so")
	default:
		err = fmt.Errorf("answered %d %s", reply.StatusCode, reply.Code)
	}
	return unavailable(ctx, b.doing(doing), err)
}

func (b *bucket) doing(what string) string { return what + " the bucket " + b.bucket + " at " + b.host }
