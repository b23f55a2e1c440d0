package models

import (
	"bytes"
	"encoding/json"
)

// Identifier is an identifier that iiko writes now as a number, now as a string. It goes back in the
// form in which it came. The zero Identifier means that there is none.
type Identifier struct {
	text string
	bare bool // stood in the JSON without quotes
}

// NewIdentifier returns the identifier that iiko writes as the string text.
func NewIdentifier(text string) Identifier { return Identifier{text: text} }

// NewNumericIdentifier returns the identifier that iiko writes as the number n.
func NewNumericIdentifier(n int64) Identifier {
	text, _ := json.Marshal(n)
	return Identifier{text: string(text), bare: true}
}

// String returns the identifier without quotes, the form that requests take.
func (i Identifier) String() string { return i.text }

// IsZero reports whether there is no identifier.
func (i Identifier) IsZero() bool { return i == Identifier{} }

// Equal reports whether both are the same identifier, in whichever form they came.
func (i Identifier) Equal(other Identifier) bool { return i.text == other.text }

// MarshalJSON writes the identifier in the form in which it came.
func (i Identifier) MarshalJSON() ([]byte, error) {
	if i.bare {
		return []byte(i.text), nil
	}
	return json.Marshal(i.text)
}

// UnmarshalJSON takes a string, a number, or any other JSON, which is kept as it is.
func (i *Identifier) UnmarshalJSON(data []byte) error {
	if bytes.Equal(data, []byte("null")) {
		return nil
	}
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		*i = Identifier{text: string(data), bare: true}
		return nil
	}
	*i = Identifier{text: text}
	return nil
}
