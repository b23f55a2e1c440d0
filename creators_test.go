package goiikoapi_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// created is what the response to a create says, whatever was created.
type created struct {
	id, organizationID, correlationID string
	status                            models.CreationStatus
	errorCode                         models.ErrorCode
}

// creator is a call that creates something with an id.
type creator struct {
	name string
	// create calls it; an empty id leaves the choice to the SDK.
	create func(ctx context.Context, cli *goiikoapi.Client, id string) (*created, *goiikoapi.CustomErrorModel, error)
	path   string
	// idPath leads to the id in the request.
	idPath []string
	// readPath is where it is read back.
	readPath string
	// duplicate is iiko's code for an id that is there already.
	duplicate string
	// info, list and contents are the properties in which it stands: in a response to a create, where it is
	// read back, and what is in it. info and list are "" for drafts, whose responses say nothing but the id.
	info, list, contents string
}

// ids returns the ids with which a create is retried: "" where the SDK makes one.
func (c creator) ids() []string {
	if slices.ContainsFunc(typedCreators, func(typed creator) bool { return typed.name == c.name }) {
		return []string{"an id", ""}
	}
	return []string{"an id"}
}

// terminal tells whether a terminal has to take it.
func (c creator) terminal() bool { return c.info != "" }

// sentID returns the id in a request.
func (c creator) sentID(t *testing.T, request arrival) string {
	t.Helper()
	var value any
	require.NoError(t, json.Unmarshal([]byte(request.body), &value))
	for _, property := range c.idPath {
		value = value.(map[string]any)[property]
	}
	id, _ := value.(string)
	return id
}

// responds returns the response to a create that ends in a status.
func (c creator) responds(status models.CreationStatus, failure string) reply {
	info := map[string]any{"id": "an id", "organizationId": "o", "creationStatus": status}
	if failure != "" {
		info["errorInfo"] = map[string]any{"code": failure}
	}
	body, _ := json.Marshal(map[string]any{"correlationId": "of the create", c.info: info})
	return says(http.StatusOK, string(body))
}

// duplicateID is the API error for an id that is there already.
func (c creator) duplicateID() reply {
	return says(http.StatusBadRequest, fmt.Sprintf(`{"correlationId":"of the create","errorDescription":"it is there","error":%q}`, c.duplicate))
}

// known is the response to reading it back. With the status Success it shows its contents.
func (c creator) known(id string, status models.CreationStatus) reply {
	info := map[string]any{"id": id, "organizationId": "o", "creationStatus": status}
	if status == models.CreationStatusSuccess {
		info[c.contents] = map[string]any{"id": id, "phone": "+79990000000"}
	}
	return c.shows(info)
}

// shows is the response to reading back what stands under an id.
func (c creator) shows(infos ...map[string]any) reply {
	response := map[string]any{"correlationId": "of the read", c.list: infos}
	if !c.terminal() && len(infos) > 0 {
		response = infos[0]
	}
	body, _ := json.Marshal(response)
	return says(http.StatusOK, string(body))
}

// phone is that of what the creators create.
const phone = "+7 (999) 000-00-00"

func describe(correlationID, id, organizationID string, status models.CreationStatus, failure *models.ErrorInfo) *created {
	c := &created{id: id, organizationID: organizationID, correlationID: correlationID, status: status}
	if failure != nil {
		c.errorCode = failure.Code
	}
	return c
}

func describeOrder(response *models.TableOrderResponse, apiErr *goiikoapi.CustomErrorModel, err error) (*created, *goiikoapi.CustomErrorModel, error) {
	if response == nil {
		return nil, apiErr, err
	}
	info := response.OrderInfo
	return describe(response.CorrelationID, info.ID, info.OrganizationID, info.CreationStatus, info.ErrorInfo), apiErr, err
}

func describeDelivery(response *models.DeliveryResponse, apiErr *goiikoapi.CustomErrorModel, err error) (*created, *goiikoapi.CustomErrorModel, error) {
	if response == nil {
		return nil, apiErr, err
	}
	info := response.OrderInfo
	return describe(response.CorrelationID, info.ID, info.OrganizationID, info.CreationStatus, info.ErrorInfo), apiErr, err
}

func describeReserve(response *models.ReserveResponse, apiErr *goiikoapi.CustomErrorModel, err error) (*created, *goiikoapi.CustomErrorModel, error) {
	if response == nil {
		return nil, apiErr, err
	}
	info := response.ReserveInfo
	return describe(response.CorrelationID, info.ID, info.OrganizationID, info.CreationStatus, info.ErrorInfo), apiErr, err
}

func describeDraft(response *models.SaveDraftResponse, apiErr *goiikoapi.CustomErrorModel, err error) (*created, *goiikoapi.CustomErrorModel, error) {
	if response == nil {
		return nil, apiErr, err
	}
	return describe(response.CorrelationID, response.OrderID, "", "", nil), apiErr, err
}

var typedCreators = []creator{
	{
		name: "Orders.CreateOrder",
		create: func(ctx context.Context, cli *goiikoapi.Client, id string) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeOrder(cli.Orders.CreateOrder(ctx, models.CreateOrderRequest{OrganizationID: "o", TerminalGroupID: "t", Order: &models.TableOrder{ID: id, Phone: goiikoapi.Ptr(phone)}}))
		},
		path:      "/api/1/order/create",
		idPath:    []string{"order", "id"},
		readPath:  "/api/1/order/by_id",
		duplicate: "DuplicatedOrderId",
		info:      "orderInfo",
		list:      "orders",
		contents:  "order",
	},
	{
		name: "Deliveries.CreateDelivery",
		create: func(ctx context.Context, cli *goiikoapi.Client, id string) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeDelivery(cli.Deliveries.CreateDelivery(ctx, models.CreateDeliveryRequest{OrganizationID: "o", Order: models.DeliveryOrder{ID: id, Phone: phone}}))
		},
		path:      "/api/1/deliveries/create",
		idPath:    []string{"order", "id"},
		readPath:  "/api/1/deliveries/by_id",
		duplicate: "DuplicatedOrderId",
		info:      "orderInfo",
		list:      "orders",
		contents:  "order",
	},
	{
		name: "Reserves.Create",
		create: func(ctx context.Context, cli *goiikoapi.Client, id string) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeReserve(cli.Reserves.Create(ctx, models.CreateReserveRequest{OrganizationID: "o", ID: id, Phone: phone, TableIDs: []string{"t"}}))
		},
		path:      "/api/1/reserve/create",
		idPath:    []string{"id"},
		readPath:  "/api/1/reserve/status_by_id",
		duplicate: "DuplicatedReserveId",
		info:      "reserveInfo",
		list:      "reserves",
		contents:  "reserve",
	},
	{
		name: "Drafts.Create",
		create: func(ctx context.Context, cli *goiikoapi.Client, id string) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeDraft(cli.Drafts.Create(ctx, models.CreateDraftRequest{OrganizationID: "o", Order: models.DeliveryOrder{ID: id, Phone: phone}}))
		},
		path:      "/api/1/deliveries/drafts/create",
		idPath:    []string{"order", "id"},
		readPath:  "/api/1/deliveries/drafts/by_id",
		duplicate: "DuplicatedOrderId",
		contents:  "order",
	},
}

// mapCreators are the mirrored calls, which take the order as a map.
var mapCreators = []creator{
	{
		name: "Orders.OrderCreate",
		create: func(ctx context.Context, cli *goiikoapi.Client, id string) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeOrder(cli.Orders.OrderCreate(ctx, "o", "t", mapWithID(id), nil))
		},
		path:      "/api/1/order/create",
		idPath:    []string{"order", "id"},
		readPath:  "/api/1/order/by_id",
		duplicate: "DuplicatedOrderId",
		info:      "orderInfo",
		list:      "orders",
		contents:  "order",
	},
	{
		name: "Deliveries.DeliveryCreate",
		create: func(ctx context.Context, cli *goiikoapi.Client, id string) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeDelivery(cli.Deliveries.DeliveryCreate(ctx, "o", mapWithID(id), nil, nil))
		},
		path:      "/api/1/deliveries/create",
		idPath:    []string{"order", "id"},
		readPath:  "/api/1/deliveries/by_id",
		duplicate: "DuplicatedOrderId",
		info:      "orderInfo",
		list:      "orders",
		contents:  "order",
	},
}

func mapWithID(id string) map[string]any {
	order := map[string]any{"phone": phone}
	if id != "" {
		order["id"] = id
	}
	return order
}
