package models

import (
	"bytes"
	"fmt"
	"time"

	"github.com/kebrick/goiikoapi/internal/lenient"
)

// DateTimeLayout is the format of most dates in the API: in the terminal's local time, without a time zone.
const DateTimeLayout = "2006-01-02 15:04:05.000"

// zonedLayouts include a time zone. Inventory and finance use them.
var zonedLayouts = []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02 15:04:05.999999999Z07:00"}

// localLayouts include no time zone.
var localLayouts = []string{"2006-01-02 15:04:05.999999999", "2006-01-02T15:04:05.999999999", "2006-01-02 15:04", "2006-01-02T15:04", time.DateOnly}

// DateTime is a date and time in iiko's format. It keeps the original text, so decoding and encoding lose
// nothing, whatever the format. An empty DateTime is no date.
type DateTime string

// NewDateTime returns t in the format that most operations take, [DateTimeLayout]. The format has no time
// zone: convert t to the terminal's time zone first, for example with t.In(loc).
func NewDateTime(t time.Time) DateTime { return DateTime(t.Format(DateTimeLayout)) }

// NewTimestamp returns t in the format of inventory and finance documents: RFC 3339 with the time zone and
// milliseconds.
func NewTimestamp(t time.Time) DateTime { return DateTime(t.Format("2006-01-02T15:04:05.000Z07:00")) }

// NewDate returns the date of t, without a time: the format that the lists of inventory and finance take.
func NewDate(t time.Time) DateTime { return DateTime(t.Format(time.DateOnly)) }

// In parses d. A date without a time zone is taken to be in loc, the terminal's time zone; one with a time
// zone is converted to loc. A nil loc means UTC. The error quotes a text that is in no known format.
func (d DateTime) In(loc *time.Location) (time.Time, error) {
	if loc == nil {
		loc = time.UTC
	}
	for _, layout := range zonedLayouts {
		if t, err := time.Parse(layout, string(d)); err == nil {
			return t.In(loc), nil
		}
	}
	for _, layout := range localLayouts {
		if t, err := time.ParseInLocation(layout, string(d), loc); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("models: %q is not in a known date format", string(d))
}

// String returns the original text.
func (d DateTime) String() string { return string(d) }

// UnmarshalJSON keeps the text of a string. Anything else but null is kept as raw JSON, so that an unexpected
// value does not fail the decoding of the whole document.
func (d *DateTime) UnmarshalJSON(data []byte) error {
	if bytes.Equal(data, []byte("null")) {
		return nil
	}
	text, ok := lenient.Text(data)
	if !ok {
		text = string(data)
	}
	*d = DateTime(text)
	return nil
}
