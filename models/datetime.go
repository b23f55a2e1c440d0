package models

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// DateTimeLayout is the form in which iiko reads and writes most dates: local to the terminal,
// without a zone.
const DateTimeLayout = "2006-01-02 15:04:05.000"

// zonedLayouts name their own zone; inventory and finance use them.
var zonedLayouts = []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02 15:04:05.999999999Z07:00"}

// localLayouts name no zone.
var localLayouts = []string{"2006-01-02 15:04:05.999999999", "2006-01-02T15:04:05.999999999", "2006-01-02 15:04", "2006-01-02T15:04", time.DateOnly}

// DateTime is a date and time as iiko wrote it. It keeps the text, so that nothing is lost on the way
// back, whatever its form; an empty DateTime means that there is none.
type DateTime string

// NewDateTime returns t in the form iiko expects nearly everywhere, [DateTimeLayout]. The zone is
// dropped: give t in the terminal's own time, for example t.In(loc).
func NewDateTime(t time.Time) DateTime { return DateTime(t.Format(DateTimeLayout)) }

// NewTimestamp returns t in the form that inventory and finance documents take: RFC 3339 with the
// zone and milliseconds.
func NewTimestamp(t time.Time) DateTime { return DateTime(t.Format("2006-01-02T15:04:05.000Z07:00")) }

// NewDate returns the day of t without a time, the form that the lists of inventory and finance take.
func NewDate(t time.Time) DateTime { return DateTime(t.Format(time.DateOnly)) }

// In returns the moment that d means. A text without a zone is read in loc, the terminal's; one that
// names its zone keeps that moment and is shown in loc. A nil loc means UTC. The error names a text
// that is no known form of a date.
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
	return time.Time{}, fmt.Errorf("models: %q is not a date and time that iiko is known to write", string(d))
}

// String returns the text as it came.
func (d DateTime) String() string { return string(d) }

// UnmarshalJSON keeps a string's text, and anything else that is not null as the JSON it is, so that
// an unforeseen form does not stop the decoding of what stands around it.
func (d *DateTime) UnmarshalJSON(data []byte) error {
	if bytes.Equal(data, []byte("null")) {
		return nil
	}
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		text = string(data)
	}
	*d = DateTime(text)
	return nil
}
