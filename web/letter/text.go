package letter

import (
	"strconv"
	"strings"
)

// text sets a sheet as plain text. Lines are as long as their paragraph: mail programs fold them better than we can.
func text(s sheet) string {
	var b strings.Builder
	b.WriteString(s.heading + "\n" + strings.Repeat("=", len([]rune(s.heading))) + "\n")
	for _, block := range s.blocks {
		b.WriteString("\n")
		switch block.kind {
		case paragraphBlock, linkBlock:
			b.WriteString(block.text + "\n")
		case headingBlock:
			b.WriteString(block.text + "\n" + strings.Repeat("-", len([]rune(block.text))) + "\n")
		case listBlock:
			for _, item := range block.items {
				b.WriteString("- " + item + "\n")
			}
		case stepsBlock:
			for i, item := range block.items {
				b.WriteString(strconv.Itoa(i+1) + ". " + item + "\n")
			}
		case factsBlock:
			for _, f := range block.facts {
				b.WriteString(f.name + ": " + f.value + "\n")
			}
		case quoteBlock:
			for _, line := range block.items {
				b.WriteString("> " + line + "\n")
			}
		case ruleBlock:
			b.WriteString("--------\n")
		}
	}
	return b.String()
}
