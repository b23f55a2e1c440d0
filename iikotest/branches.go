package iikotest

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"github.com/kebrick/goiikoapi/models"
)

// branch is a restaurant with its state. The server has one or several, of which one is current while it is locked.
type branch struct {
	restaurant Restaurant
	state
}

// WithRestaurants makes the server run several restaurants, each with an organization, terminal groups and IDs of its own;
// they must not be modified afterwards. A request goes to the organizations that it names, and one that names none to all,
// or to the first if it is about one. Methods of the server without an ID are about the first. WithRestaurants panics if
// there is no restaurant, or two have the same organization.
func WithRestaurants(restaurants ...Restaurant) Option {
	if len(restaurants) == 0 {
		panic("iikotest: WithRestaurants: no restaurant")
	}
	for i, r := range restaurants {
		if slices.ContainsFunc(restaurants[:i], func(other Restaurant) bool { return other.Organization.ID == r.Organization.ID }) {
			panic(fmt.Sprintf("iikotest: WithRestaurants: two restaurants have the organization %q", r.Organization.ID))
		}
	}
	return func(s *Server) {
		s.branches = nil
		for _, r := range restaurants {
			s.branches = append(s.branches, &branch{restaurant: r})
		}
		s.branch = s.branches[0]
	}
}

// in calls f with a branch as the current one.
func (s *Server) in(b *branch, f func()) {
	before := s.branch
	s.branch = b
	defer func() { s.branch = before }()
	f()
}

// each calls f for each branch.
func (s *Server) each(f func()) {
	for _, b := range s.branches {
		s.in(b, f)
	}
}

// where returns the first branch for which f returns true, or the first of all.
func (s *Server) where(f func(*branch) bool) *branch {
	if i := slices.IndexFunc(s.branches, f); i >= 0 {
		return s.branches[i]
	}
	return s.branches[0]
}

func (b *branch) hasTerminalGroup(id string) bool {
	return slices.ContainsFunc(slices.Concat(b.restaurant.TerminalGroups, b.restaurant.SleepingTerminalGroups, b.restaurant.DisabledTerminalGroups),
		func(g models.TerminalGroup) bool { return g.ID == id })
}

func (b *branch) hasSection(id string) bool {
	return slices.ContainsFunc(b.restaurant.Sections, func(s models.RestaurantSection) bool { return s.ID == id })
}

func (b *branch) hasOrder(id string) bool {
	return orderByID(slices.Concat(b.deliveries, b.tableOrders, b.reserves), id) != nil
}

// target is the part of a request that says which branches it is about.
type target struct {
	OrganizationID, TerminalGroupID                         string
	OrganizationIDs, TerminalGroupIDs, RestaurantSectionIDs []string
}

// branchesOf returns the branches that a request is about. An organization that does not exist is left to the first.
func (c *call) branchesOf(t target) []*branch {
	is := func(id string) func(*branch) bool {
		return func(b *branch) bool { return b.restaurant.Organization.ID == id }
	}
	switch {
	case t.OrganizationID != "":
		return []*branch{c.where(is(t.OrganizationID))}
	case len(t.OrganizationIDs) > 0:
		var all []*branch
		for _, id := range t.OrganizationIDs {
			if !slices.ContainsFunc(c.branches, is(id)) {
				return c.branches[:1]
			}
			all = append(all, c.where(is(id)))
		}
		return all
	case len(t.TerminalGroupIDs) > 0:
		return []*branch{c.where(func(b *branch) bool { return b.hasTerminalGroup(t.TerminalGroupIDs[0]) })}
	case len(t.RestaurantSectionIDs) > 0:
		return []*branch{c.where(func(b *branch) bool { return b.hasSection(t.RestaurantSectionIDs[0]) })}
	}
	return filter(c.branches, func(b *branch) bool {
		return c.login.Organizations == nil || slices.Contains(c.login.Organizations, b.restaurant.Organization.ID)
	})
}

// dispatchToBranches calls a handler for each branch that a request is about, and merges the responses.
func (c *call) dispatchToBranches(handle handler, body []byte) (all any, apiErr *apiError) {
	if len(c.branches) == 1 {
		return handle(c, body)
	}
	body = plain(body)
	var t target
	_ = json.Unmarshal(body, &t) // what is wrong with it is found by the handler
	for _, b := range c.branchesOf(t) {
		c.in(b, func() {
			var response any
			if response, apiErr = handle(c, c.only(b, t, body)); apiErr == nil {
				all = merged(all, response)
			}
		})
		if apiErr != nil {
			return nil, apiErr
		}
	}
	return all, nil
}

// only returns a request with the organizations and the terminal groups of a branch, if it names several organizations
// that exist.
func (c *call) only(b *branch, t target, body []byte) []byte {
	if len(t.OrganizationIDs) < 2 || len(c.branchesOf(t)) < 2 {
		return body
	}
	var request map[string]json.RawMessage
	_ = json.Unmarshal(body, &request) // the target is part of it
	request["organizationIds"] = encode([]string{b.restaurant.Organization.ID})
	if len(t.TerminalGroupIDs) > 0 {
		request["terminalGroupIds"] = encode(filter(t.TerminalGroupIDs, func(id string) bool {
			return b.hasTerminalGroup(id) || !slices.ContainsFunc(c.branches, func(b *branch) bool { return b.hasTerminalGroup(id) })
		}))
	}
	return encode(request)
}

// merged returns a response with the lists of both, the newer revision, and everything else of the first.
func merged(first, second any) any {
	if first == nil {
		return second
	}
	a, b := reflect.ValueOf(first), reflect.ValueOf(second)
	if a.Kind() == reflect.Pointer && a.Type() == b.Type() && !a.IsNil() && !b.IsNil() {
		mergeInto(a.Elem(), b.Elem())
	}
	return first
}

func mergeInto(a, b reflect.Value) {
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			mergeInto(a.Field(i), b.Field(i))
		}
	case reflect.Slice:
		a.Set(reflect.AppendSlice(reflect.AppendSlice(reflect.MakeSlice(a.Type(), 0, a.Len()+b.Len()), a), b))
	case reflect.Int64:
		a.SetInt(max(a.Int(), b.Int()))
	case reflect.Bool:
		a.SetBool(a.Bool() || b.Bool())
	}
}
