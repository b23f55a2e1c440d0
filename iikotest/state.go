package iikotest

import (
	"maps"
	"slices"
	"time"

	"github.com/kebrick/goiikoapi/models"
)

// state is what calls and the staff change in a restaurant.
type state struct {
	deliveries   []*order
	tableOrders  []*order
	atTerminal   []*order // table orders that iiko Cloud does not know yet
	reserves     []*order
	drafts       []*models.Draft
	documents    []*document
	payments     []payment            // of invoices
	records      map[string][]*record // of the back office, by directory
	revision     int64
	number       int
	shifts       map[shift]bool
	customers    []models.CustomerInfo
	coupons      []models.CouponInfo
	holds        map[string]hold
	transactions []transaction
	sms          []string // IDs
	locations    []location
	restrictions models.DeliveryRestrictions
	outOfStock   []models.TerminalGroupStopList

	cashShiftClosed bool
	offline         bool // the terminal
}

// opened returns the state of a restaurant at first.
func (r Restaurant) opened() state {
	return state{
		records:      map[string][]*record{},
		shifts:       map[shift]bool{},
		customers:    clone(r.Customers),
		coupons:      clone(r.Coupons),
		holds:        map[string]hold{},
		outOfStock:   clone(r.StopLists),
		restrictions: clone(r.DeliveryRestrictions),
	}
}

// Snapshot is the state of a [Server] at one time.
type Snapshot struct {
	branches []branch
	tokens   map[string]session
	commands map[string]*command
	ahead    time.Duration
}

// Snapshot returns the state of the server: orders, customers, documents, the menu, stop lists, tokens and its clock.
// Orders and commands in progress are completed before. What was received, scripts, faults and webhooks are no part of it.
func (s *Server) Snapshot() Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.queue) > 0 {
		s.runDue(s.queue[0].due)
	}
	snapshot := Snapshot{tokens: maps.Clone(s.tokens), commands: maps.Clone(s.commands), ahead: s.ahead}
	for _, b := range s.branches {
		snapshot.branches = append(snapshot.branches, branch{b.restaurant, b.copied()})
	}
	return snapshot
}

// Restore brings the server back to one of its snapshots, which can be used again. It sends no webhooks. It panics if the
// snapshot is of a server with other restaurants.
func (s *Server) Restore(snapshot Snapshot) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !slices.EqualFunc(s.branches, snapshot.branches, func(mine *branch, kept branch) bool {
		return mine.restaurant.Organization.ID == kept.restaurant.Organization.ID
	}) {
		panic("iikotest: Restore: the snapshot is of a server with other restaurants")
	}
	s.tokens, s.commands, s.queue, s.ahead = maps.Clone(snapshot.tokens), maps.Clone(snapshot.commands), nil, snapshot.ahead
	for i, b := range snapshot.branches {
		*s.branches[i] = branch{b.restaurant, b.copied()}
	}
}

// copied returns a copy that shares nothing that changes. All commands are done.
func (st state) copied() state {
	for _, orders := range []*[]*order{&st.deliveries, &st.tableOrders, &st.atTerminal, &st.reserves} {
		*orders = copies(*orders, func(o *order) {
			o.delivery, o.table, o.reserve = clone(o.delivery), clone(o.table), clone(o.reserve)
			o.statuses = slices.Clone(o.statuses)
		})
	}
	st.drafts = clone(st.drafts)
	st.documents = copies(st.documents, func(d *document) { d.content = maps.Clone(d.content) })
	st.records = maps.Clone(st.records)
	for name, records := range st.records {
		st.records[name] = copies(records, func(*record) {}) // their content is replaced as a whole
	}
	st.shifts, st.holds = maps.Clone(st.shifts), maps.Clone(st.holds)
	st.customers, st.coupons, st.outOfStock = clone(st.customers), clone(st.coupons), clone(st.outOfStock)
	st.transactions, st.sms, st.payments = slices.Clone(st.transactions), slices.Clone(st.sms), slices.Clone(st.payments)
	st.locations, st.restrictions = slices.Clone(st.locations), clone(st.restrictions)
	return st
}

// copies returns copies of values, each completed by separate.
func copies[T any](values []*T, separate func(*T)) []*T {
	all := slices.Clone(values)
	for i, value := range values {
		one := *value
		separate(&one)
		all[i] = &one
	}
	return all
}
