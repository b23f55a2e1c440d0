package openapi

import (
	"cmp"
	"fmt"
	"strings"
)

// Kind is what a finding is about.
type Kind string

// The kinds of findings, in the order of a report.
const (
	KindOperation  Kind = "operations"
	KindWebhook    Kind = "webhooks"
	KindProperty   Kind = "properties without a field"
	KindField      Kind = "fields without a property"
	KindType       Kind = "types"
	KindFormat     Kind = "formats"
	KindPresence   Kind = "required and nullable properties"
	KindEnum       Kind = "enumerations"
	KindBound      Kind = "bounds"
	KindCorrection Kind = "corrections of nothing"
	KindAccepted   Kind = "accepted differences that are gone"
)

var kinds = []Kind{
	KindOperation, KindWebhook, KindProperty, KindField, KindType, KindFormat, KindPresence, KindEnum, KindBound,
	KindCorrection, KindAccepted,
}

// Finding is one difference between the SDK and a document.
type Finding struct {
	Kind Kind
	// Where is the operation, the schema or the property, such as Order.id.
	Where string
	// Text is what is in Go and what is in the document.
	Text string
}

func (f Finding) compare(other Finding) int {
	return cmp.Or(cmp.Compare(f.Kind, other.Kind), cmp.Compare(f.Where, other.Where), cmp.Compare(f.Text, other.Text))
}

// String returns the finding in one line.
func (f Finding) String() string { return f.Where + ": " + f.Text }

// Report returns findings by kind, after a line with their numbers. It has the first few of each kind only; all says
// where the others are.
func Report(findings []Finding, few int, all string) string {
	var counts, details strings.Builder
	for _, kind := range kinds {
		n := 0
		for _, finding := range findings {
			if finding.Kind != kind {
				continue
			}
			n++
			if n == 1 {
				fmt.Fprintf(&details, "\n%s:\n", kind)
			}
			if n <= few {
				fmt.Fprintf(&details, "  %v\n", finding)
			}
		}
		if n > few {
			fmt.Fprintf(&details, "  … and %d more in %s\n", n-few, all)
		}
		if n > 0 {
			fmt.Fprintf(&counts, ", %d %s", n, kind)
		}
	}
	return fmt.Sprintf("%d differences: %s\n%s", len(findings), strings.TrimPrefix(counts.String(), ", "), details.String())
}
