package openapi

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Correction corrects an error of iiko's document, or adds a property that only older versions of the API have.
type Correction struct {
	// Schema is the name of the schema; a trailing * matches any suffix.
	Schema string `json:"schema"`
	// Property is the wrong or missing property; "" for the whole schema.
	Property string `json:"property"`
	// Is is the correct schema. If nil, only the following apply.
	Is *Schema `json:"is"`
	// List is what a property is that is declared as a list: "one" element of it, or "lists by id", such lists under IDs.
	List string `json:"list"`
	// Nullable is true if the property can be null.
	Nullable bool `json:"nullable"`
	// Required is whether the property is required; nil means as in the document.
	Required *bool `json:"required"`
	// Reason is how this is known.
	Reason string `json:"reason"`
}

// matches reports whether the correction is for the schema with that name.
func (c Correction) matches(name string) bool {
	prefix, wild := strings.CutSuffix(c.Schema, "*")
	return name == c.Schema || wild && strings.HasPrefix(name, prefix)
}

// WithoutConstants lists the values of an enumeration that the Go type has no constants for.
type WithoutConstants struct {
	// Type is the name of the Go type.
	Type string `json:"type"`
	// Values are the values without a constant.
	Values []any `json:"values"`
	// Reason is why they have none.
	Reason string `json:"reason"`
}

// Accepted are differences that are meant to be.
type Accepted struct {
	// Reason is why.
	Reason string `json:"reason"`
	// Findings are the differences, as [Finding.String] has them.
	Findings []string `json:"findings"`
}

//go:embed corrections.json
var correctionsJSON []byte

//go:embed accepted.json
var acceptedJSON []byte

// Known is the maintainers' knowledge that the documents lack.
type Known struct {
	// Corrections are the errors of the document.
	Corrections []Correction `json:"corrections"`
	// WithoutConstants are the enumeration values that deliberately have no constant.
	WithoutConstants []WithoutConstants `json:"withoutConstants"`
	// Accepted are the differences that are meant to be.
	Accepted []Accepted `json:"-"`
}

// Review returns the reviewed knowledge, from corrections.json and accepted.json.
func Review() (*Known, error) {
	known := &Known{}
	if err := json.Unmarshal(correctionsJSON, known); err != nil {
		return nil, fmt.Errorf("openapi: corrections.json: %w", err)
	}
	if err := json.Unmarshal(acceptedJSON, &known.Accepted); err != nil {
		return nil, fmt.Errorf("openapi: accepted.json: %w", err)
	}
	return known, nil
}

// Check returns the findings that are not accepted, the accepted differences that are gone, and the corrections of
// schemas that none of the documents has.
func (k *Known) Check(findings []Finding, documents []*Document) []Finding {
	found := map[string]bool{}
	for _, finding := range findings {
		found[finding.String()] = true
	}
	var left []Finding
	accepted := map[string]bool{}
	hasOlder := slices.ContainsFunc(documents, func(d *Document) bool { return d.Older })
	for _, group := range k.Accepted {
		for _, line := range group.Findings {
			accepted[line] = true
			if !found[line] && (hasOlder || !strings.HasPrefix(line, older)) {
				where, text, _ := strings.Cut(line, ": ")
				left = append(left, Finding{KindAccepted, where, text})
			}
		}
	}
	for _, finding := range findings {
		if !accepted[finding.String()] {
			left = append(left, finding)
		}
	}
	for _, correction := range k.Corrections {
		if !slices.ContainsFunc(documents, correction.applies) {
			left = append(left, Finding{KindCorrection, correction.Schema, "is corrected, not in the document"})
		}
	}
	slices.SortFunc(left, Finding.compare)
	return left
}

func (c Correction) applies(d *Document) bool {
	return slices.ContainsFunc(sortedKeys(d.Components.Schemas), c.matches)
}

// Accept returns accepted.json for the findings: what is accepted and still found keeps its reason, what is new
// is without one.
func (k *Known) Accept(findings []Finding) ([]byte, error) {
	byKind := map[Kind][]string{}
	groups := []Accepted{}
	for _, group := range k.Accepted {
		group.Findings = slices.DeleteFunc(slices.Clone(group.Findings), func(line string) bool {
			return !slices.ContainsFunc(findings, func(f Finding) bool { return f.String() == line })
		})
		if len(group.Findings) > 0 {
			groups = append(groups, group)
		}
	}
	for _, finding := range (&Known{Accepted: groups}).Check(findings, nil) {
		byKind[finding.Kind] = append(byKind[finding.Kind], finding.String())
	}
	for _, kind := range kinds {
		if len(byKind[kind]) > 0 {
			groups = append(groups, Accepted{Findings: byKind[kind]})
		}
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(groups)
	return text.Bytes(), err
}
