package letter

// A sheet is a letter before it is set.
type sheet struct {
	subject string
	heading string
	blocks  []block
}

type kind int

const (
	paragraphBlock kind = iota
	headingBlock
	linkBlock
	listBlock
	stepsBlock
	factsBlock
	quoteBlock
	ruleBlock
)

// A block is one piece of a letter, in order.
type block struct {
	kind  kind
	text  string   // of a paragraph, a heading or a link
	items []string // of a list or of steps, or the lines of a quote
	facts []fact
}

// A fact is one line of a receipt.
type fact struct{ name, value string }

func paragraph(text string) block { return block{kind: paragraphBlock, text: text} }
func heading(text string) block   { return block{kind: headingBlock, text: text} }
func list(items ...string) block  { return block{kind: listBlock, items: items} }
func steps(items ...string) block { return block{kind: stepsBlock, items: items} }
func factsOf(facts ...fact) block { return block{kind: factsBlock, facts: facts} }
func rule() block                 { return block{kind: ruleBlock} }
func theLink(url string) block    { return block{kind: linkBlock, text: url} }
