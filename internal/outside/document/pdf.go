package document

// inspectPDF reads a whole PDF, and answers what is in it where nothing of that does harm.
func inspectPDF(content []byte, name string) (answer, error) {
	file, err := readPDF(content)
	if err != nil {
		return answer{}, err
	}
	if err := file.harmless(); err != nil {
		return answer{}, err
	}
	pages, err := file.pages()
	if err != nil {
		return answer{}, err
	}
	return answer{Pages: pages, Named: named(textOf(content, pages), name)}, nil
}

func named(text, name string) Named {
	switch {
	case len(words(text)) == 0:
		return NoText
	case names(text, name):
		return Found
	}
	return Missing
}
