package models

import (
	"bytes"
	"encoding/json"

	"github.com/kebrick/goiikoapi/internal/lenient"
)

// Identifier is an ID that iiko sends either as a number or as a string. It is encoded in the form in which
// it was received. The zero Identifier is no ID.
type Identifier struct {
	text string
	bare bool // stood in the JSON without quotes
}

// NewIdentifier returns an identifier that is encoded as a string.
func NewIdentifier(text string) Identifier { return Identifier{text: text} }

// NewNumericIdentifier returns an identifier that is encoded as a number.
func NewNumericIdentifier(n int64) Identifier {
	text, _ := json.Marshal(n)
	return Identifier{text: string(text), bare: true}
}

// String returns the ID without quotes, as requests take it.
func (i Identifier) String() string { return i.text }

// IsZero reports whether the identifier is empty.
func (i Identifier) IsZero() bool { return i == Identifier{} }

// Equal reports whether both are the same ID, in either form.
func (i Identifier) Equal(other Identifier) bool { return i.text == other.text }

// MarshalJSON encodes the identifier in the form in which it was received.
func (i Identifier) MarshalJSON() ([]byte, error) {
	if i.bare {
		return []byte(i.text), nil
	}
	return json.Marshal(i.text)
}

// UnmarshalJSON accepts a string, a number, or any other JSON, which is kept unchanged.
func (i *Identifier) UnmarshalJSON(data []byte) error {
	if bytes.Equal(data, []byte("null")) {
		return nil
	}
	text, ok := lenient.Text(data)
	if !ok { // it is kept as it is
		text = string(data)
	}
	*i = Identifier{text: text, bare: !ok}
	return nil
}
