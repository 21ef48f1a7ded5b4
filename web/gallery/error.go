package gallery

import (
	"context"

	"github.com/a-h/templ"

	"tilslut/web/errorpage"
)

func faultSample(name, title string, d errorpage.Data) Sample {
	return Sample{Name: name, Title: title, Page: func(context.Context) templ.Component { return errorpage.Fault(d) }}
}

func signedFault(name, title string, d errorpage.Data) Sample {
	s := faultSample(name, title, d)
	s.Signed = true
	return s
}

var _ = register("error",
	faultSample("not-found", "404: siden findes ikke", errorpage.Data{Status: 404}),
	signedFault("forbidden", "403: en andens side", errorpage.Data{Status: 403}),
	faultSample("method", "405: siden kan ikke åbnes på den måde", errorpage.Data{Status: 405}),
	signedFault("conflict", "409: der er sket noget i mellemtiden", errorpage.Data{Status: 409}),
	faultSample("gone", "410: linket gælder ikke længere", errorpage.Data{Status: 410}),
	faultSample("too-large", "413: for meget på én gang", errorpage.Data{Status: 413}),
	faultSample("invalid", "422: kunne ikke bruges", errorpage.Data{Status: 422}),
	faultSample("too-many", "429: for mange forsøg", errorpage.Data{Status: 429}),
	signedFault("mistake", "500: vores egen fejl", errorpage.Data{Status: 500, Reference: "4f2a9c0d"}),
	signedFault("refused", "502: en nabo sagde nej", errorpage.Data{Status: 502, Reference: "4f2a9c0d"}),
	faultSample("unavailable", "503: ude af drift", errorpage.Data{Status: 503, Reference: "4f2a9c0d"}),
)

var _ = register("error",
	faultSample("cross-origin", "403: formularen kom fra et andet sted", errorpage.Data{Status: 403, Key: "server.cross-origin"}),
	faultSample("form-malformed", "422: formularen er for gammel", errorpage.Data{Status: 422, Key: "form.malformed"}),
	signedFault("register-down", "503: CVR-registret svarer ikke", errorpage.Data{Status: 503, Key: "association.register-down", Reference: "4f2a9c0d"}),
	faultSample("link-superseded", "410: der er sendt et nyere link", errorpage.Data{Status: 410, Key: "connection.link-superseded"}),
)
