package i18n

import (
	"context"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// T says the text behind key in the context's language. args are alternating names and values for its placeholders:
// T(ctx, "mine.greeting", "Name", name). A value named "Count" also chooses the plural form. A text that English lacks is
// said in Danish; a key that nobody registered is answered as it is, so that it shows and a test finds it.
func T(ctx context.Context, key string, args ...any) string {
	return say(From(ctx), key, args)
}

// Has tells whether key is registered, in any language.
func Has(key string) bool {
	_, plain := words.plain[Danish][key]
	return plain || words.rich[Danish][key]
}

func say(l Lang, key string, args []any) string {
	if text, ok := words.plain[l][key]; ok {
		return text
	}
	if !words.rich[l][key] {
		if l == Danish {
			return key
		}
		return say(Danish, key, args)
	}
	config := i18n.LocalizeConfig{MessageID: key}
	data := make(map[string]any, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		name, ok := args[i].(string)
		if !ok {
			continue
		}
		data[name] = args[i+1]
		if name == "Count" {
			config.PluralCount = args[i+1]
		}
	}
	config.TemplateData = data
	text, err := words.says[l].Localize(&config)
	if err != nil && text == "" {
		return key
	}
	return text
}
