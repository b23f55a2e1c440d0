package goiikoapi_test

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func draftID(draft models.Draft) string                      { return draft.ID }
func counteragentID(counteragent models.Counteragent) string { return counteragent.ID }

func draftsPage(items ...int) string {
	drafts := make([]string, len(items))
	for i, item := range items {
		drafts[i] = fmt.Sprintf(`{"id":"d%d"}`, item)
	}
	return `{"drafts":[` + strings.Join(drafts, ",") + `]}`
}

// pageOf returns pages of items with an id, such as c1, under a property.
func pageOf(property, id string) func(items ...int) string {
	return func(items ...int) string {
		entries := make([]string, len(items))
		for i, item := range items {
			entries[i] = fmt.Sprintf(`{"id":"%s%d"}`, id, item)
		}
		return fmt.Sprintf(`{%q:[%s],"totalCount":1000}`, property, strings.Join(entries, ","))
	}
}

var counteragentsPage = pageOf("counteragents", "c")

// renamed returns pages whose items have their id under another property.
func renamed(page func(items ...int) string, property string) func(items ...int) string {
	return func(items ...int) string { return strings.ReplaceAll(page(items...), `"id"`, `"`+property+`"`) }
}

var balancesPage = renamed(pageOf("items", "p"), "productId")

// pagingProperties are the properties by which a request selects a part of a list.
var pagingProperties = []string{"page", "pageNumber", "pageSize", "limit", "offset", "rowsCount", "revision", "startRevision", "fromRevision"}

// notPaged are the methods whose requests have such a property although no next page can be requested, with the reason.
var notPaged = map[string]string{
	"Nomenclature.AssemblyCharts.ListV1":                 "the charts of one product, all of them; the second version has no pages",
	"Menu.ListNomenclature":                              "startRevision asks whether there is anything new; the response is whole",
	"Menu.ExternalMenu":                                  "startRevision asks whether there is anything new; the response is whole",
	"Reserves.AvailableRestaurantSections":               "revision asks whether there is anything new; the response is whole",
	"Deliveries.FindByDeliveryDateAndSourceKeyAndFilter": "rowsCount limits the response, and nothing selects the rest",
	"Deliveries.HistoryByDeliveryDateAndPhone":           "rowsCount limits the response, and revisions older than three hours can't be requested",
}

func TestAll_existsForEveryListWithPages(t *testing.T) {
	cli, _ := record(t)
	iterators := map[string]bool{}
	for _, m := range methodsOf("Client", reflect.ValueOf(cli)) {
		if m.call.Type().NumOut() == 1 {
			iterators[m.name] = true
		}
	}
	written, unused := comments(t), maps.Clone(notPaged)
	for _, m := range methods(cli) {
		request := m.request()
		if request == nil || !hasPaging(request) {
			continue
		}
		end := strings.LastIndexByte(m.name, '.') + 1
		iterator := m.name[:end] + "All" + strings.TrimPrefix(m.name[end:], "List")
		if notPaged[m.name] != "" {
			delete(unused, m.name)
			assert.False(t, iterators[iterator], m.name)
			continue
		}
		assert.True(t, iterators[iterator], "%s has no iterator %s", m.name, iterator)
		if comment, ok := written[lastTwo(m.name)]; ok { // else it is the method of a generic type
			assert.Contains(t, comment, "["+lastTwo(iterator)+"]", "the comment of %s names the iterator", m.name)
		}
	}
	assert.Empty(t, unused)
}

// lastTwo returns the name of a method with that of its type, without the group that has it.
func lastTwo(name string) string {
	parts := strings.Split(name, ".")
	return strings.Join(parts[len(parts)-2:], ".")
}

func hasPaging(request reflect.Type) bool {
	for _, field := range reflect.VisibleFields(request) {
		property, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if slices.Contains(pagingProperties, property) {
			return true
		}
	}
	return false
}

func TestAll_endsWithTheErrorOfAPage(t *testing.T) {
	for _, list := range lists() {
		t.Run(list.name, func(t *testing.T) {
			cli, requests := script(t, list.page(1, 2))
			ids, err := list.all(cli)()
			var apiErr *goiikoapi.CustomErrorModel
			require.ErrorAs(t, err, &apiErr)
			assert.Equal(t, "the script is over", apiErr.ErrorDescription)
			assert.Len(t, ids, 2)
			assert.Len(t, *requests, 2)
		})
	}
}

func TestAll_yieldsNothingOfAnEmptyList(t *testing.T) {
	for _, list := range lists() {
		t.Run(list.name, func(t *testing.T) {
			cli, requests := script(t, list.page())
			ids, err := list.all(cli)()
			require.NoError(t, err)
			assert.Empty(t, ids)
			assert.Len(t, *requests, 1)
		})
	}
}

func TestDrafts_AllByFilter_movesTheOffsetByWhatThePageHolds(t *testing.T) {
	cli, requests := script(t, draftsPage(1, 2), draftsPage(3), draftsPage())
	offset := 5
	ids, err := collect(cli.Drafts.AllByFilter(context.Background(), models.DraftsByFilterRequest{OrganizationIDs: []string{"o"}, Offset: &offset, Limit: goiikoapi.Ptr(2)}), draftID)
	require.NoError(t, err)
	assert.Equal(t, []string{"d1", "d2", "d3"}, ids)
	assert.Equal(t, []any{5.0, 7.0, 8.0}, sentValues(*requests, "offset"))
	assert.Equal(t, []any{2.0, 2.0, 2.0}, sentValues(*requests, "limit"))
	assert.Equal(t, 5, offset, "what the caller's pointer holds is left alone")
}

func TestInventory_AllCounteragents_movesTheOffsetByWhatThePageHolds(t *testing.T) {
	cli, requests := script(t, counteragentsPage(1, 2), counteragentsPage(3), counteragentsPage())
	ids, err := collect(cli.Inventory.AllCounteragents(context.Background(), models.CounteragentsRequest{OrganizationID: "o", Limit: goiikoapi.Ptr(2)}), counteragentID)
	require.NoError(t, err)
	assert.Equal(t, []string{"c1", "c2", "c3"}, ids)
	assert.Equal(t, []any{0.0, 2.0, 3.0}, sentValues(*requests, "offset"))
}

func TestDeliveries_AllByDeliveryDateAndPhone_goesOnFromTheRevisionOfThePage(t *testing.T) {
	cli, requests := script(t, deliveriesPage(20, "a", "b"), deliveriesPage(30, "c"), deliveriesPage(30))
	revision := int64(10)
	req := models.DeliveriesByDeliveryDateAndPhoneRequest{Phone: goiikoapi.Ptr("+79990000000"), StartRevision: &revision, OrganizationIDs: []string{"o"}}
	ids, err := collect(cli.Deliveries.AllByDeliveryDateAndPhone(context.Background(), &req), deliveryID)
	require.NoError(t, err)
	assert.Equal(t, []string{"a", "b", "c"}, ids)
	assert.Equal(t, []any{10.0, 20.0, 30.0}, sentValues(*requests, "startRevision"))
	assert.EqualValues(t, 30, *req.StartRevision, "a later loop goes on from there")
	assert.EqualValues(t, 10, revision, "what the caller's pointer holds is left alone")
}

func TestDeliveries_AllByDeliveryDateAndPhone_yieldsAPageWhoseRevisionIsNotAhead(t *testing.T) {
	cli, requests := script(t, deliveriesPage(0, "a"))
	req := models.DeliveriesByDeliveryDateAndPhoneRequest{OrganizationIDs: []string{"o"}}
	ids, err := collect(cli.Deliveries.AllByDeliveryDateAndPhone(context.Background(), &req), deliveryID)
	require.ErrorContains(t, err, "Deliveries.AllByDeliveryDateAndPhone: ")
	require.ErrorContains(t, err, "maxRevision")
	assert.Equal(t, []string{"a"}, ids)
	assert.Nil(t, req.StartRevision)
	assert.Len(t, *requests, 1)
}
