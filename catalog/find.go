package catalog

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// ErrNotFound is wrapped by a [LookupError] if nothing has the ID, SKU or name.
var ErrNotFound = errors.New("not found")

// ErrAmbiguous is wrapped by a [LookupError] if several entries have the SKU or name.
var ErrAmbiguous = errors.New("ambiguous")

// LookupError is the error for a key that names no entry of the menu, or more than one.
type LookupError struct {
	// Kind is what was looked for, such as "item" or "payment type".
	Kind string
	// Of is the item that a size or modifier was looked for in; empty for other kinds.
	Of string
	// Key is what it was looked for by.
	Key string
	// Hits are the entries that have the key; none if there is no such entry. Then Similar may help.
	Hits []models.IDName
	// Similar are entries whose name contains the key, or all if there are few.
	Similar []models.IDName
}

// Error names the key, and the entries that have it or are similar.
func (e *LookupError) Error() string {
	what := fmt.Sprintf("%s %q", e.Kind, e.Key)
	if e.Of != "" {
		what += fmt.Sprintf(" of %q", e.Of)
	}
	if len(e.Hits) > 0 {
		return fmt.Sprintf("catalog: %s is ambiguous: %s", what, listed(e.Hits, true))
	}
	text := fmt.Sprintf("catalog: %s not found", what)
	if len(e.Similar) > 0 {
		text += "; there is " + listed(e.Similar, false)
	}
	return text
}

// Unwrap returns [ErrAmbiguous] or [ErrNotFound].
func (e *LookupError) Unwrap() error {
	if len(e.Hits) > 0 {
		return ErrAmbiguous
	}
	return ErrNotFound
}

// mostListed is how many entries an error lists.
const mostListed = 8

func listed(entries []models.IDName, ids bool) string {
	var texts []string
	for _, entry := range entries[:min(len(entries), mostListed)] {
		text := fmt.Sprintf("%q", entry.Name)
		if ids {
			text += " (" + entry.ID + ")"
		}
		texts = append(texts, text)
	}
	if more := len(entries) - mostListed; more > 0 {
		texts = append(texts, fmt.Sprintf("%d more", more))
	}
	return strings.Join(texts, ", ")
}

// keys are what an entry can be found by.
type keys struct {
	id, sku, name string
	// gone is whether it is found by ID only.
	gone bool
}

// lookup finds the entry of a list by ID or, if none has it, by SKU or name, in any case, with е for ё and whatever spaces.
func lookup[T any](kind, of string, list []T, key string, describe func(*T) keys) (*T, error) {
	folded := fold(key)
	ways := []func(k keys) bool{
		func(k keys) bool { return strings.EqualFold(k.id, key) },
		func(k keys) bool { return !k.gone && (k.sku == key || fold(k.name) == folded) },
	}
	for _, way := range ways {
		var found []*T
		var hits []models.IDName
		for i := range list {
			if k := describe(&list[i]); key != "" && way(k) {
				found = append(found, &list[i])
				hits = append(hits, models.IDName{ID: k.id, Name: k.name})
			}
		}
		switch len(found) {
		case 0:
		case 1:
			return found[0], nil
		default:
			return nil, &LookupError{Kind: kind, Of: of, Key: key, Hits: hits}
		}
	}
	missing := &LookupError{Kind: kind, Of: of, Key: key}
	for i := range list {
		if k := describe(&list[i]); !k.gone && (len(list) <= mostListed || folded != "" && strings.Contains(fold(k.name), folded)) {
			missing.Similar = append(missing.Similar, models.IDName{ID: k.id, Name: k.name})
		}
	}
	return nil, missing
}

// composed has й for и with a breve, and е for е with a diaeresis, as some systems write them.
var composed = strings.NewReplacer("и\u0306", "й", "\u0308", "")

// fold returns a name in lower case, with е for ё and without spaces.
func fold(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case r == 'ё':
			return 'е'
		}
		return r
	}, composed.Replace(strings.ToLower(name)))
}

// Item returns the item with an ID, SKU or name. In names the case, spaces and the difference of ё and е do not matter. The
// error is a [*LookupError]. All methods that find by name do so.
func (s *Snapshot) Item(key string) (*Item, error) {
	return lookup("item", "", s.Items, key, func(i *Item) keys { return keys{i.ID, i.SKU, i.Name, i.Deleted} })
}

// Category returns the section of the menu with an ID or name.
func (s *Snapshot) Category(key string) (*Category, error) {
	return lookup("category", "", s.Categories, key, func(c *Category) keys { return keys{id: c.ID, name: c.Name} })
}

// Combo returns the combo with an ID or name.
func (s *Snapshot) Combo(key string) (*Combo, error) {
	return lookup("combo", "", s.Combos, key, func(c *Combo) keys { return keys{id: c.ID, name: c.Name, gone: c.Inactive} })
}

// TerminalGroup returns the terminal group with an ID or name.
func (s *Snapshot) TerminalGroup(key string) (*models.TerminalGroup, error) {
	return lookup("terminal group", "", s.TerminalGroups, key, func(g *models.TerminalGroup) keys { return keys{id: g.ID, name: g.Name} })
}

// PaymentType returns the payment type with an ID, code or name.
func (s *Snapshot) PaymentType(key string) (*models.PaymentType, error) {
	return lookup("payment type", "", s.PaymentTypes, key, func(p *models.PaymentType) keys {
		return keys{p.ID, goiikoapi.Value(p.Code), goiikoapi.Value(p.Name), goiikoapi.Value(p.IsDeleted)}
	})
}

// OrderType returns the order type with an ID or name.
func (s *Snapshot) OrderType(key string) (*models.OrderType, error) {
	return lookup("order type", "", s.OrderTypes, key, func(o *models.OrderType) keys {
		return keys{id: o.ID, name: o.Name, gone: goiikoapi.Value(o.IsDeleted)}
	})
}

// Discount returns the discount or surcharge with an ID or name.
func (s *Snapshot) Discount(key string) (*models.DiscountType, error) {
	return lookup("discount", "", s.Discounts, key, func(d *models.DiscountType) keys {
		return keys{id: d.ID, name: goiikoapi.Value(d.Name), gone: goiikoapi.Value(d.IsDeleted)}
	})
}

// CancelCause returns the reason to cancel a delivery with an ID or name.
func (s *Snapshot) CancelCause(key string) (*models.CancelCause, error) {
	return lookup("cancel cause", "", s.CancelCauses, key, func(c *models.CancelCause) keys {
		return keys{id: c.ID, name: c.Name, gone: goiikoapi.Value(c.IsDeleted)}
	})
}

// TipsType returns the type of tips with an ID or name.
func (s *Snapshot) TipsType(key string) (*models.TipsType, error) {
	return lookup("tips type", "", s.TipsTypes, key, func(t *models.TipsType) keys { return keys{id: t.ID, name: t.Name} })
}

// Size returns the size of the item with an ID, SKU or name.
func (i *Item) Size(key string) (*ItemSize, error) {
	return lookup("size", i.Name, i.Sizes, key, func(z *ItemSize) keys { return keys{id: z.ID, sku: z.SKU, name: z.Name} })
}

// DefaultSize returns the size that is ordered unless the guest chooses another: the only one, or the default one; nil if
// there are several and none is the default.
func (i *Item) DefaultSize() *ItemSize {
	if len(i.Sizes) == 1 {
		return &i.Sizes[0]
	}
	for j := range i.Sizes {
		if i.Sizes[j].Default {
			return &i.Sizes[j]
		}
	}
	return nil
}

// modifierOf is a modifier and its group.
type modifierOf struct {
	group    *ModifierGroup
	modifier *Modifier
}

// Modifier returns the modifier of the size with an ID, SKU or name, and its group. A modifier in several groups is found
// by "group/modifier", with names or IDs.
func (z *ItemSize) Modifier(key string) (*ModifierGroup, *Modifier, error) {
	var all []modifierOf
	for i := range z.ModifierGroups {
		group := &z.ModifierGroups[i]
		for j := range group.Modifiers {
			all = append(all, modifierOf{group, &group.Modifiers[j]})
		}
	}
	// The names of groups and modifiers may have slashes, too.
	var within []modifierOf
	for _, m := range all {
		for _, group := range []string{m.group.ID, m.group.Name} {
			if rest, ok := strings.CutPrefix(fold(key), fold(group)+"/"); ok && slices.ContainsFunc([]string{m.modifier.ID, m.modifier.SKU, m.modifier.Name}, func(name string) bool { return fold(name) == rest }) {
				within = append(within, m)
				break
			}
		}
	}
	found, err := lookup("modifier", "", all, key, func(m *modifierOf) keys { return keys{m.modifier.ID, m.modifier.SKU, m.modifier.Name, false} })
	var ambiguous *LookupError
	switch {
	case errors.Is(err, ErrNotFound) && len(within) == 1:
		found, err = &within[0], nil
	case errors.Is(err, ErrNotFound) && len(within) > 1:
		err = &LookupError{Kind: "modifier", Key: key, Hits: qualified(within)}
	case errors.As(err, &ambiguous) && len(ambiguous.Hits) > 0:
		same := slices.DeleteFunc(slices.Clone(all), func(m modifierOf) bool {
			return !slices.ContainsFunc(ambiguous.Hits, func(hit models.IDName) bool { return hit.ID == m.modifier.ID })
		})
		ambiguous.Hits = qualified(same)
	}
	if err != nil {
		return nil, nil, err
	}
	return found.group, found.modifier, nil
}

// qualified returns modifiers with the names of their groups.
func qualified(modifiers []modifierOf) []models.IDName {
	var names []models.IDName
	for _, m := range modifiers {
		names = append(names, models.IDName{ID: m.modifier.ID, Name: m.group.Name + "/" + m.modifier.Name})
	}
	return names
}
