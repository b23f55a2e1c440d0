package transport

import (
	"strings"

	"github.com/kebrick/goiikoapi/internal/lenient"
)

// RightMissing reports whether the errorDescription of an API error says that the API login has no right to call the
// operation. iiko sends it with a 401; another token would not help.
func RightMissing(description string) bool {
	text := strings.ToLower(strings.Join(strings.Fields(description), ""))
	_, rest, found := strings.Cut(text, "right")
	return found && strings.Contains(rest, "isnotallowedforthisapilogin")
}

// saysRightMissing is RightMissing for the body of a response.
func saysRightMissing(body []byte) bool {
	var said struct {
		ErrorDescription string `json:"errorDescription"`
	}
	return lenient.Unmarshal(body, &said) == nil && RightMissing(said.ErrorDescription)
}
