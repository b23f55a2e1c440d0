package models

import (
	"bytes"
	"encoding/json"

	"github.com/kebrick/goiikoapi/internal/lenient"
)

// ExternalMenuTag is a tag or a label of an external menu: an object in format 2, a string in formats 3 and
// 4.
type ExternalMenuTag struct {
	// ID of a tag, in format 2.
	ID string `json:"id,omitzero"`
	// Code of a label, in format 2.
	Code *string `json:"code,omitzero"`
	// Name of the tag or label, in format 2.
	Name *string `json:"name,omitzero"`
	// Text is the tag or label in formats 3 and 4; nil in format 2.
	Text *string `json:"-"`
	// Other is the raw JSON of an unknown form. It is encoded unchanged.
	Other json.RawMessage `json:"-"`
}

// String returns the text to show: the name, or Text if there is no name.
func (t ExternalMenuTag) String() string {
	switch {
	case t.Name != nil:
		return *t.Name
	case t.Text != nil:
		return *t.Text
	case t.Code != nil:
		return *t.Code
	}
	return t.ID
}

type externalMenuTagObject ExternalMenuTag

// MarshalJSON encodes the tag in the form of its menu format.
func (t ExternalMenuTag) MarshalJSON() ([]byte, error) {
	switch {
	case t.Other != nil:
		return t.Other, nil
	case t.Text != nil:
		return json.Marshal(*t.Text)
	}
	return json.Marshal(externalMenuTagObject(t))
}

// UnmarshalJSON decodes the object of format 2 or the string of formats 3 and 4.
func (t *ExternalMenuTag) UnmarshalJSON(data []byte) error {
	*t = ExternalMenuTag{}
	if bytes.HasPrefix(data, []byte(`"`)) {
		return json.Unmarshal(data, &t.Text)
	}
	object := externalMenuTagObject{}
	if lenient.Unmarshal(data, &object) != nil || (object.ID == "" && object.Code == nil && object.Name == nil) {
		t.Other = bytes.Clone(data)
		return nil //nolint:nilerr // what is neither form is kept as it is
	}
	*t = ExternalMenuTag(object)
	return nil
}
