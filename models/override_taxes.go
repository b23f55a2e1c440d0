package models

import (
	"bytes"
	"encoding/json"

	"github.com/kebrick/goiikoapi/internal/lenient"
)

// OverrideTaxes are the tax benefits of an external menu: lists by UUID. A menu without any has a plain list
// instead, which is stored under "" and encoded as a plain list again.
type OverrideTaxes map[string][]OverrideTax

// MarshalJSON encodes the lists in the form in which they were received.
func (t OverrideTaxes) MarshalJSON() ([]byte, error) {
	if bare := t[""]; bare != nil && len(t) == 1 {
		return json.Marshal(bare)
	}
	return json.Marshal(map[string][]OverrideTax(t))
}

// UnmarshalJSON decodes the lists by UUID, or a plain list.
func (t *OverrideTaxes) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(data, []byte("[")) {
		var bare []OverrideTax
		if err := lenient.Unmarshal(data, &bare); err != nil {
			return err
		}
		*t = OverrideTaxes{"": bare}
		return nil
	}
	return lenient.Unmarshal(data, (*map[string][]OverrideTax)(t))
}
