// Package vault keeps uploaded documents, sealed, in a folder or in a bucket of any S3. It is the only door to minio-go.
//
//	Put ──► seal (AES-256-GCM) ──► a name that is new ──► kept            Get ──► read ──► open ──► content
//	          key: the association's own                                                      │ does not open
//	          bound to: the document's id                                                      ▼
//	                                                                    fault.Refused "vault.damaged"
//
// A document is content and nothing else: its name is an id that the caller makes, and whose it is, what it is called and what
// type it has stand in the caller's table. Whoever holds the folder or the bucket, but not the keys, holds noise. Whoever can
// write there, too, can't pass one document off as another: under another association or another id it does not open.
//
// # Where
//
//	file:///var/lib/tilslut/vault                           a folder that is there, and the service's own
//	s3://KEY:SECRET@host[:port]/bucket[/prefix]             a bucket that is there; https
//	s3://…?region=eu-north-1                                 the region that requests are signed for; without it us-east-1
//	s3://KEY:SECRET@127.0.0.1:9000/bucket?tls=off           http, for this machine alone
//
// In KEY and SECRET the characters / @ : % ? # are written as %2F %40 %3A %25 %3F %23. Neither folder nor bucket is made here: a
// disk that was not mounted must not become a folder on another one. A bucket keeps no versions, or ends them by itself: what is
// deleted here is meant to be gone.
//
// # What is promised
//
//   - Put tells that all is well when the content and its name are on the disk, or the bucket has said so. Until then nobody sees
//     anything of it: a file is written to a temporary name and linked to its own, and a bucket knows no halves.
//   - Put never takes the place of another document (a link, or If-None-Match: *).
//   - After an error the document may be there all the same: an answer can get lost. So the caller makes a new id for each try,
//     and asks Stored now and then for what is there, deleting what no row of his knows. Whatever a cut write has left
//     under a temporary name goes on the way.
//   - No error repeats keys or the URL. What the store says of itself is in it, for the operator.
package vault
