package iikotest

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/kebrick/goiikoapi/models"
)

// limit is what iiko's document allows of a property of a request.
type limit struct {
	// Enum are the values, in any case.
	Enum []string `json:"enum,omitempty"`
	// Required are the properties that an object must have.
	Required []string `json:"required,omitempty"`
	// Format is the format of a text: uuid, date, date-time or yyyy-MM-dd HH:mm:ss.fff.
	Format string `json:"format,omitempty"`
	// MinLength and MaxLength bound the characters of a text, Min and Max a number.
	MinLength, MaxLength, Min, Max *float64 `json:",omitempty"`
}

// requestLimits are the limits by the operation, and by the path of the property in the request without the indexes of
// lists.
var requestLimits = func() (all map[string]map[string]limit) {
	if err := json.Unmarshal(requestLimitsJSON, &all); err != nil {
		panic(fmt.Sprintf("iikotest: limits.json: %v", err)) // it is part of the package
	}
	return all
}()

//go:embed limits.json
var requestLimitsJSON []byte

// beyond returns which property of a request is beyond its limits, and why; "" for none.
func beyond(limits map[string]limit, document json.RawMessage) string {
	var request any
	if len(limits) == 0 || json.Unmarshal(document, &request) != nil {
		return ""
	}
	return beyondAt(limits, request, "", "")
}

// beyondAt is beyond for a value at a path, which is shown with the indexes of lists.
func beyondAt(limits map[string]limit, value any, path, shown string) string {
	if problem := limits[strings.TrimPrefix(path, ".")].problem(value); problem != "" {
		return strings.TrimPrefix(shown, ".") + " " + problem
	}
	switch value := value.(type) {
	case map[string]any:
		for _, name := range limits[strings.TrimPrefix(path, ".")].Required {
			if _, ok := value[name]; !ok {
				return strings.TrimPrefix(shown+"."+name, ".") + " is missing"
			}
		}
		for _, name := range sortedKeys(value) {
			if problem := beyondAt(limits, value[name], path+"."+name, shown+"."+name); problem != "" {
				return problem
			}
		}
	case []any:
		for i, element := range value {
			if problem := beyondAt(limits, element, path, fmt.Sprintf("%s[%d]", shown, i)); problem != "" {
				return problem
			}
		}
	}
	return ""
}

// problem returns how a value breaks the limit; "" if it does not.
func (l limit) problem(value any) string {
	switch value := value.(type) {
	case string:
		length := float64(len([]rune(value)))
		switch {
		case len(l.Enum) > 0 && !slices.ContainsFunc(l.Enum, func(known string) bool { return strings.EqualFold(known, value) }):
			return fmt.Sprintf("%q must be one of %s", value, strings.Join(l.Enum, ", "))
		case l.MinLength != nil && length < *l.MinLength:
			return fmt.Sprintf("must have at least %v characters", *l.MinLength)
		case l.MaxLength != nil && length > *l.MaxLength:
			return fmt.Sprintf("is longer than %v characters", *l.MaxLength)
		}
		return l.problemOfFormat(value)
	case float64:
		switch {
		case l.Min != nil && value < *l.Min:
			return fmt.Sprintf("%v is less than %v", value, *l.Min)
		case l.Max != nil && value > *l.Max:
			return fmt.Sprintf("%v is more than %v", value, *l.Max)
		}
	}
	return ""
}

func (l limit) problemOfFormat(text string) string {
	switch l.Format {
	case "":
	case "uuid":
		if !uuid.MatchString(text) {
			return fmt.Sprintf("%q is not a UUID", text)
		}
	default: // iiko takes other forms of dates, too
		if _, err := models.DateTime(text).In(time.UTC); err != nil {
			return fmt.Sprintf("%q is not a date of the form %s", text, l.Format)
		}
	}
	return ""
}
