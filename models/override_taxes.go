package models

import (
	"bytes"
	"encoding/json"

	"github.com/kebrick/goiikoapi/internal/lenient"
)

// OverrideTaxes are the tax benefits of an external menu: lists under a UUID. A menu without any
// writes a bare list in place of them; such a list stands under "" here, and is written back bare.
type OverrideTaxes map[string][]OverrideTax

// MarshalJSON writes the lists in the form in which they came.
func (t OverrideTaxes) MarshalJSON() ([]byte, error) {
	if bare := t[""]; bare != nil && len(t) == 1 {
		return json.Marshal(bare)
	}
	return json.Marshal(map[string][]OverrideTax(t))
}

// UnmarshalJSON reads the lists by UUID, or a bare list.
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
