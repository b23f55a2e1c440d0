package iikotest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// record is an entry of a directory of the back office: an account, a product card, an employee.
type record struct {
	id                string
	deleted           bool
	created, modified time.Time
	revision          int64
	// content are the properties that were sent.
	content map[string]json.RawMessage
}

// recordKind is a directory of the back office. Its name is that of [Restaurant.BackOffice].
type recordKind struct {
	name string
	// id is the property of the ID of a record.
	id string
	// items is the property of the list in a response.
	items string
	// within is the property that has the record in the response to a create and an update; "" if it is the response.
	within string
}

// changed is the response to a create and an update.
func (k recordKind) changed(r *record) any {
	if k.within != "" {
		return map[string]any{k.within: k.shown(r)}
	}
	return k.shown(r)
}

// shown returns the properties of a record.
func (k recordKind) shown(r *record) map[string]json.RawMessage {
	properties := maps.Clone(r.content)
	for name, value := range map[string]any{
		k.id: r.id, "isDeleted": r.deleted, "revision": r.revision,
		"createdAt": models.NewDateTime(r.created), "modifiedAt": models.NewDateTime(r.modified),
	} {
		properties[name] = encode(value)
	}
	return properties
}

// formed returns properties in the form of a type, without those that the type does not have.
func formed[T any](properties any) *T {
	var form T
	_ = json.Unmarshal(encode(properties), &form) // properties of other types are left out
	return &form
}

// known returns the record with an ID.
func (k recordKind) known(c *call, id string) (*record, *apiError) {
	r := value(find(c.records[k.name], func(r *record) bool { return r.id == id }))
	if r == nil {
		return nil, badRequest("%s: no record with %s %q", k.name, k.id, id)
	}
	return r, nil
}

// properties returns those of a request, and its ID.
func (k recordKind) properties(request any) (properties map[string]json.RawMessage, id string) {
	_ = json.Unmarshal(encode(request), &properties) // it was encoded here
	_ = json.Unmarshal(properties[k.id], &id)
	return properties, id
}

// creates adds a record and returns it in the form of Resp.
func creates[Req, Resp any](k recordKind) handler {
	return handle(func(c *call, req Req) (*Resp, *apiError) {
		properties, id := k.properties(req)
		if r, _ := k.known(c, id); r != nil {
			return nil, badRequest("%s: %s %q exists", k.name, k.id, id)
		}
		return formed[Resp](k.changed(c.addRecord(k, cmp.Or(id, goiikoapi.NewID()), properties))), nil
	})
}

func (c *call) addRecord(k recordKind, id string, properties map[string]json.RawMessage) *record {
	c.revision++
	r := &record{id: id, created: c.now, modified: c.now, revision: c.revision, content: properties}
	c.records[k.name] = append(c.records[k.name], r)
	return r
}

// updates replaces the properties of a record.
func updates[Req, Resp any](k recordKind) handler {
	return handle(func(c *call, req Req) (*Resp, *apiError) {
		properties, id := k.properties(req)
		r, apiErr := k.known(c, id)
		if apiErr != nil {
			return nil, apiErr
		}
		c.revision++
		r.content, r.modified, r.revision = properties, c.now, c.revision
		return formed[Resp](k.changed(r)), nil
	})
}

func gets[Req, Resp any](k recordKind) handler {
	return handle(func(c *call, req Req) (*Resp, *apiError) {
		_, id := k.properties(req)
		r, apiErr := k.known(c, id)
		if apiErr != nil {
			return nil, apiErr
		}
		return formed[Resp](k.shown(r)), nil
	})
}

// marks deletes or restores records: that with the ID of a request, or those with IDs in the property ids. done is the
// property of the response that has the IDs, if there is one.
func marks[Req, Resp any](k recordKind, deleted bool, ids, done string) handler {
	return handle(func(c *call, req Req) (*Resp, *apiError) {
		properties, id := k.properties(req)
		wanted := []string{id}
		if ids != "" {
			_ = json.Unmarshal(properties[ids], &wanted) // it was encoded here
		}
		if len(wanted) == 0 {
			return nil, badRequest("%s: %s is required", k.name, ids)
		}
		var marked []*record
		for _, id := range wanted {
			r, apiErr := k.known(c, id)
			if apiErr != nil {
				return nil, apiErr
			}
			marked = append(marked, r)
		}
		for _, r := range marked {
			c.revision++
			r.deleted, r.modified, r.revision = deleted, c.now, c.revision
		}
		properties[k.id], properties["isDeleted"] = encode(wanted[0]), encode(deleted)
		if done != "" {
			properties[done] = encode(wanted)
		}
		return formed[Resp](properties), nil
	})
}

// page is the part of a request for a list that selects records.
type page struct {
	Filters        []filterOf
	IDs            []string
	Type           []string // of counteragents: names of properties that are true
	Limit, Offset  *int
	IsDeleted      *bool
	IncludeDeleted *bool
	Revision       *int64
	RevisionFrom   *int64
	KnownRevision  *int64
	// Of attendances and assembly charts: what they must name, and the period that theirs must touch.
	EmployeeIDs, AttendanceTypeIDs   []string
	ProductID                        string
	StartAt, EndAt, DateFrom, DateTo string
}

// filterOf is a condition on a property.
type filterOf struct {
	Field, Op string
	Value     json.RawMessage
	Values    []json.RawMessage
}

// lists returns a page of the records that meet the filters of a request. Deleted ones are left out, unless the request
// asks for them.
func lists[Req, Resp any](k recordKind) handler {
	return handle(func(c *call, req Req) (*Resp, *apiError) {
		encoded, err := json.Marshal(req)
		if err != nil { // a filter without a field
			return nil, badRequest("%s: %v", k.name, err)
		}
		var p page
		_ = json.Unmarshal(encoded, &p) // it was encoded here
		found := []map[string]json.RawMessage{}
		for _, r := range c.records[k.name] {
			properties := k.shown(r)
			selected, apiErr := p.selects(k, r, properties)
			if apiErr != nil {
				return nil, apiErr
			}
			if selected {
				found = append(found, properties)
			}
		}
		total := len(found)
		found, offset := pageOf(found, p.Offset, p.Limit)
		return formed[Resp](map[string]any{
			k.items: found, "limit": len(found), "offset": offset, "count": total, "totalCount": total,
			"knownRevision": c.revision,
		}), nil
	})
}

// pageOf returns the part of a list that a request asks for, and where it begins. Without a limit, or with none above
// zero, it goes to the end.
func pageOf[T any](list []T, offset, limit *int) ([]T, int) {
	from := max(0, min(value(offset), len(list)))
	page := list[from:]
	if value(limit) > 0 {
		page = page[:min(len(page), *limit)]
	}
	return page, from
}

func (p page) selects(k recordKind, r *record, properties map[string]json.RawMessage) (bool, *apiError) {
	onDeleted := slices.ContainsFunc(p.Filters, func(f filterOf) bool { return f.Field == "isDeleted" })
	switch {
	case len(p.Type) > 0 && !slices.ContainsFunc(p.Type, func(name string) bool { return textOf(properties[strings.ToLower(name)]) == "true" }),
		len(p.IDs) > 0 && !slices.Contains(p.IDs, r.id),
		p.IsDeleted != nil && *p.IsDeleted != r.deleted,
		r.deleted && p.IsDeleted == nil && !value(p.IncludeDeleted) && !onDeleted,
		r.revision < max(value(p.Revision), value(p.RevisionFrom)),
		p.KnownRevision != nil && r.revision <= *p.KnownRevision,
		!names(p.EmployeeIDs, properties["employeeId"]), !names(p.AttendanceTypeIDs, properties["attendanceTypeId"]),
		p.ProductID != "" && !names([]string{p.ProductID}, properties["productId"]),
		!touches(p.StartAt, p.EndAt, properties["startAt"], properties["endAt"]),
		!touches(p.DateFrom, p.DateTo, properties["dateFrom"], properties["dateTo"]):
		return false, nil
	}
	for _, f := range p.Filters {
		met, apiErr := f.met(properties[f.Field])
		if apiErr != nil {
			return false, badRequest("%s: filter of %s: %s", k.name, f.Field, apiErr.description)
		}
		if !met {
			return false, nil
		}
	}
	return true, nil
}

// names reports whether a property is one of some IDs; none means any.
func names(ids []string, property json.RawMessage) bool {
	return len(ids) == 0 || slices.ContainsFunc(ids, func(id string) bool { return strings.EqualFold(id, textOf(property)) })
}

// touches reports whether a period from begin to end has a day in common with that from and to, which may be open.
func touches(from, to string, begin, end json.RawMessage) bool {
	day := func(text string) string { return text[:min(len(text), len(time.DateOnly))] }
	first, last := day(textOf(begin)), day(textOf(end))
	return (from == "" || last == "" || last >= day(from)) && (to == "" || first == "" || first <= day(to))
}

// met reports whether a property meets the condition.
func (f filterOf) met(property json.RawMessage) (bool, *apiError) {
	is := func(value json.RawMessage) bool { return textOf(property) == textOf(value) }
	text, wanted := textOf(property), textOf(f.Value)
	switch f.Op {
	case "", "eq":
		return is(f.Value), nil
	case "ne":
		return !is(f.Value), nil
	case "in":
		return slices.ContainsFunc(f.Values, is), nil
	case "nin":
		return !slices.ContainsFunc(f.Values, is), nil
	case "like":
		return strings.Contains(text, strings.Trim(wanted, "%")), nil
	case "blank":
		return text == "", nil
	case "notblank":
		return text != "", nil
	case "gt":
		return ordered(text, wanted) > 0, nil
	case "gte":
		return ordered(text, wanted) >= 0, nil
	case "lt":
		return ordered(text, wanted) < 0, nil
	case "lte":
		return ordered(text, wanted) <= 0, nil
	}
	return false, badRequest("unknown operator %q", f.Op)
}

// textOf returns a JSON value as a text in lower case; "" for null and nothing.
func textOf(value json.RawMessage) string {
	var text string
	if bytes.Equal(value, []byte("null")) {
		return ""
	}
	if json.Unmarshal(value, &text) != nil {
		text = string(value)
	}
	return strings.ToLower(text)
}

// ordered compares two texts, as numbers if they are.
func ordered(a, b string) int {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	if errX == nil && errY == nil {
		return cmp.Compare(x, y)
	}
	return cmp.Compare(a, b)
}

// seedRecords adds the records that the back office has at first.
func (s *Server) seedRecords() {
	c := &call{Server: s, now: s.now()}
	for _, name := range sortedKeys(s.restaurant.BackOffice) {
		k, ok := recordKinds[name]
		if !ok {
			panic(fmt.Sprintf("iikotest: Restaurant.BackOffice has no directory %q", name))
		}
		for _, entry := range s.restaurant.BackOffice[name] {
			properties, id := k.properties(entry)
			c.addRecord(k, cmp.Or(id, goiikoapi.NewID()), properties)
		}
	}
}
