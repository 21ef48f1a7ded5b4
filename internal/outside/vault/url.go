package vault

import (
	"errors"
	"net/netip"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/minio/minio-go/v7/pkg/s3utils"
)

// parse reads the URL of a store. Its errors never repeat it, since it may hold a secret.
func parse(rawURL string) (store, error) {
	u, err := url.Parse(rawURL)
	if err != nil {
		return nil, errors.New("the vault's URL can't be read: in KEY and SECRET, / @ : % ? # are written as %2F %40 %3A %25 %3F %23")
	}
	switch u.Scheme {
	case "file":
		return parseFile(u)
	case "s3":
		return parseS3(u)
	}
	return nil, errors.New("the vault's URL must be file:///folder or s3://KEY:SECRET@host/bucket")
}

func parseFile(u *url.URL) (store, error) {
	switch {
	case u.Host != "" || u.User != nil || !filepath.IsAbs(u.Path) || filepath.Clean(u.Path) == "/":
		return nil, errors.New("the vault's URL must name a folder from the root, after three slashes: file:///var/lib/tilslut/vault")
	case u.RawQuery != "" || u.Fragment != "":
		return nil, errors.New("the vault's URL has something behind its folder that begins with ? or #; in a folder's name they are written as %3F and %23")
	}
	return folder{path: filepath.Clean(u.Path)}, nil
}

func parseS3(u *url.URL) (store, error) {
	var mistakes []error
	wrong := func(what string) { mistakes = append(mistakes, errors.New("the vault's URL "+what)) }
	secret, _ := u.User.Password()
	if u.User.Username() == "" || secret == "" {
		wrong("needs the key and the secret of the bucket: s3://KEY:SECRET@host/bucket")
	}
	if u.Hostname() == "" {
		wrong("names no host: s3://KEY:SECRET@host/bucket")
	}
	bucket, prefix, _ := strings.Cut(strings.Trim(u.Path, "/"), "/")
	if s3utils.CheckValidBucketNameStrict(bucket) != nil {
		wrong("names no bucket: s3://KEY:SECRET@host/bucket, 3 to 63 small letters, digits, dots and hyphens")
	}
	query, err := url.ParseQuery(u.RawQuery)
	for name, values := range query {
		if !slices.Contains([]string{"region", "tls"}, name) || len(values) != 1 || values[0] == "" {
			err = errors.Join(err, errors.New(name))
		}
	}
	if err != nil || u.Fragment != "" {
		wrong("may have region= and tls=off behind the ?, each once, and nothing else")
	}
	tls := query.Get("tls")
	if tls != "" && tls != "off" {
		wrong("may say tls=off or nothing about tls")
	}
	if tls == "off" && !onThisMachine(u.Hostname()) {
		wrong("may say tls=off for this machine alone: over http everybody on the way could change documents")
	}
	if len(mistakes) > 0 {
		return nil, errors.Join(mistakes...)
	}
	if prefix != "" {
		prefix += "/"
	}
	return newBucket(place{
		host: u.Host, key: u.User.Username(), secret: secret, region: query.Get("region"), bucket: bucket, prefix: prefix, secure: tls != "off",
	})
}

func onThisMachine(host string) bool {
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback() || strings.EqualFold(host, "localhost")
}
