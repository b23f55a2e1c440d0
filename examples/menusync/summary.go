package main

import (
	"cmp"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/kebrick/goiikoapi/catalog"
)

// mostLines is the most changes that a summary lists.
const mostLines = 40

// summary is what a sync has changed.
type summary struct {
	restaurant    string
	before, after *catalog.Snapshot // before is nil at the first sync
	changes       catalog.Changes
}

// menuChanged reports whether anything but stop lists has changed.
func (s summary) menuChanged() bool {
	return s.before == nil || s.changes.Other || !reflect.DeepEqual(s.before.Items, s.after.Items)
}

// print writes the counts and, but for the first sync, the changes.
func (s summary) print(w io.Writer) {
	c := s.changes
	fmt.Fprintf(w, "%s, revision %d: %d items; added %d, removed %d, otherwise changed %d, prices %d, stop list %d\n",
		s.restaurant, s.after.Revision, len(s.after.Items), len(c.Added), len(c.Removed), len(c.Updated), len(c.Prices), len(c.Availability))
	if s.before == nil {
		return
	}
	lines := s.lines()
	for _, line := range lines[:min(len(lines), mostLines)] {
		fmt.Fprintln(w, "  "+line)
	}
	if more := len(lines) - mostLines; more > 0 {
		fmt.Fprintf(w, "  and %d more\n", more)
	}
}

// lines returns a line for each change.
func (s summary) lines() []string {
	names := map[string]string{}
	for _, snapshot := range []*catalog.Snapshot{s.before, s.after} {
		for _, item := range snapshot.Items {
			names[item.ID] = item.Name
			for _, size := range item.Sizes {
				names[size.ID] = size.Name
				for _, group := range size.ModifierGroups {
					for _, modifier := range group.Modifiers {
						names[modifier.ID] = modifier.Name
					}
				}
			}
		}
	}
	var lines []string
	// add adds the change of a number at a place, such as the size of an item.
	add := func(kind, format, none string, before, after *float64, ids ...string) {
		var place []string
		for _, id := range ids {
			if name := cmp.Or(names[id], id); name != "" {
				place = append(place, name)
			}
		}
		text := func(number *float64) string {
			if number == nil {
				return none
			}
			return fmt.Sprintf(format, *number)
		}
		lines = append(lines, fmt.Sprintf("%s: %s: %s → %s", kind, strings.Join(place, ", "), text(before), text(after)))
	}
	for _, item := range s.changes.Added {
		lines = append(lines, "added: "+item.Name)
	}
	for _, item := range s.changes.Removed {
		lines = append(lines, "removed: "+item.Name)
	}
	for _, update := range s.changes.Updated {
		lines = append(lines, "changed: "+update.After.Name)
	}
	for _, p := range s.changes.Prices {
		add("price", "%.2f", "not for sale", p.Before, p.After, p.ItemID, p.SizeID, p.ModifierID)
	}
	for _, a := range s.changes.Availability {
		add("stop list", "%v left", "no limit", a.Before, a.After, a.ProductID, a.SizeID)
	}
	return lines
}
