package iikotest

import (
	"slices"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var tableOrders = operations{
	api.OrdersOrderCreate:  handle((*call).createTableOrder),
	api.OrdersOrderByID:    handle((*call).tableOrdersByID),
	api.OrdersOrderByTable: handle((*call).tableOrdersByTable),
}

func (c *call) createTableOrder(req models.CreateOrderRequest) (*models.TableOrderResponse, *apiError) {
	if apiErr := c.checkOrganizations(req.OrganizationID); apiErr != nil {
		return nil, apiErr
	}
	if apiErr := require("terminalGroupId", req.TerminalGroupID); apiErr != nil {
		return nil, apiErr
	}
	if req.Order == nil || len(req.Order.Items) == 0 {
		return nil, badRequest("order.items is required")
	}
	if apiErr := c.checkOrderID(req.Order.ID); apiErr != nil {
		return nil, apiErr
	}
	o := &order{kind: kindTableOrder, id: req.Order.ID, externalNumber: req.Order.ExternalNumber, sourceKey: req.Order.SourceKey}
	c.tableOrders = append(c.tableOrders, o)
	s := c.Server
	c.create(o, func(o *order, at time.Time) (failed *models.ErrorInfo) {
		o.table, failed = s.placeTableOrder(req, at)
		return failed
	})
	return &models.TableOrderResponse{CorrelationID: c.correlationID, OrderInfo: c.tableOrderInfo(o)}, nil
}

// placeTableOrder creates the table order of a request at the terminal.
func (s *Server) placeTableOrder(req models.CreateOrderRequest, at time.Time) (*models.PlacedTableOrder, *models.ErrorInfo) {
	order := req.Order
	placedOrder, failed := s.placeContents(contents{
		terminalGroupID: req.TerminalGroupID,
		checkStopList:   value(value(req.CreateOrderSettings).CheckStopList),
		orderTypeID:     order.OrderTypeID,
		service:         models.OrderServiceTypeCommon,
		menuID:          order.MenuID,
		sourceKey:       order.SourceKey,
		guests:          order.Guests,
		items:           order.Items,
		combos:          order.Combos,
		payments:        order.Payments,
		tips:            order.Tips,
		discounts:       order.DiscountsInfo,
		loyalty:         order.LoyaltyInfo,
		externalData:    order.ExternalData,
	})
	if failed != nil {
		return nil, failed
	}
	priceCategory, failed := s.placePriceCategory(order.PriceCategoryID)
	if failed != nil {
		return nil, failed
	}
	customer, failed := s.placeCustomer(order.Customer, value(order.Phone), at)
	if failed != nil {
		return nil, failed
	}
	placedOrder.Number = s.nextNumber()
	return &models.PlacedTableOrder{
		PlacedOrder:   placedOrder,
		TableIDs:      order.TableIDs,
		Customer:      customer,
		Phone:         order.Phone,
		Status:        models.OrderStatusNew,
		WhenCreated:   models.NewDateTime(at),
		TabName:       order.TabName,
		PriceCategory: priceCategory,
	}, nil
}

func (c *call) tableOrdersByID(req models.OrderByIDRequest) (*models.TableOrdersResponse, *apiError) {
	if apiErr := c.checkOrganizations(req.OrganizationIDs...); apiErr != nil {
		return nil, apiErr
	}
	orders, apiErr := selectOrders(c.tableOrders, req.OrderIDs, req.PosOrderIDs, req.SourceKeys)
	if apiErr != nil {
		return nil, apiErr
	}
	return c.tableOrdersResponse(orders, req.ReturnExternalDataKeys), nil
}

func (c *call) tableOrdersByTable(req models.OrderByTableRequest) (*models.TableOrdersResponse, *apiError) {
	if apiErr := c.checkOrganizations(req.OrganizationIDs...); apiErr != nil {
		return nil, apiErr
	}
	if len(req.TableIDs) == 0 {
		return nil, badRequest("tableIds is required")
	}
	created, apiErr := c.period(req.DateFrom, req.DateTo)
	if apiErr != nil {
		return nil, apiErr
	}
	return c.tableOrdersResponse(filter(c.tableOrders, func(o *order) bool {
		return o.table != nil && o.hasSource(req.SourceKeys) && created(o.table.WhenCreated) &&
			(len(req.Statuses) == 0 || slices.Contains(req.Statuses, o.table.Status)) &&
			slices.ContainsFunc(o.table.TableIDs, func(id string) bool { return slices.Contains(req.TableIDs, id) })
	}), nil), nil
}

func (c *call) tableOrdersResponse(orders []*order, keys []string) *models.TableOrdersResponse {
	infos := []models.TableOrderInfo{}
	for _, o := range orders {
		info := c.tableOrderInfo(o)
		if info.Order != nil {
			placed := *info.Order
			placed.ExternalData = withKeys(placed.ExternalData, keys)
			info.Order = &placed
		}
		infos = append(infos, info)
	}
	return &models.TableOrdersResponse{CorrelationID: c.correlationID, Orders: infos}
}
