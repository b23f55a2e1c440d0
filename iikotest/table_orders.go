package iikotest

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var tableOrders = operations{
	api.OrdersOrderCreate:    handle((*call).createTableOrder),
	api.OrdersOrderByID:      handle((*call).tableOrdersByID),
	api.OrdersOrderByTable:   handle((*call).tableOrdersByTable),
	api.OrdersInitByTable:    handle((*call).initByTable),
	api.OrdersInitByPosOrder: handle((*call).initByPosOrder),

	api.OrdersAddItems:           changingOpen(kindTableOrder, checkItems, addItems),
	api.OrdersAddPayments:        changingOpen(kindTableOrder, nil, addPayments),
	api.OrdersChangePayments:     changingOpen(kindTableOrder, nil, changePayments),
	api.OrdersUpdatePayments:     changingOpen(kindTableOrder, nil, updatePayments),
	api.OrdersAddCustomer:        changingOpen(kindTableOrder, nil, addCustomer),
	api.OrdersChangeExternalData: changing(kindTableOrder, nil, changeExternalData),
	api.OrdersPrintBill:          changingOpen(kindTableOrder, nil, printBill),
	api.OrdersClose:              changing(kindTableOrder, nil, closeTableOrder),
	api.OrdersCancel:             changingOpen(kindTableOrder, nil, cancelTableOrder),
}

func addCustomer(c *call, o *order, req models.AddCustomerRequest) *models.ErrorInfo {
	customer, failed := c.placeCustomer(&models.Customer{
		Type: models.CustomerTypeRegular, ID: req.Customer.ID, Name: req.Customer.Name, Surname: req.Customer.Surname,
		Comment: req.Customer.Comment, Birthdate: req.Customer.Birthdate, Email: req.Customer.Email, Gender: req.Customer.Gender,
	}, value(req.Customer.Phone), c.now)
	if failed != nil {
		return failed
	}
	o.table.Customer, o.table.Phone = customer, cmp.Or(req.Customer.Phone, o.table.Phone)
	return nil
}

// closeTableOrder closes a paid order; one that is closed stays so.
func closeTableOrder(c *call, o *order, _ models.CloseOrderRequest) *models.ErrorInfo {
	switch o.table.Status {
	case models.OrderStatusClosed:
		return nil
	case models.OrderStatusDeleted:
		return failure(models.ErrorCodeCommon, "table order %d is canceled", o.table.Number)
	}
	if failed := c.settle(o, c.now); failed != nil {
		return failed
	}
	o.table.Status = models.OrderStatusClosed
	return nil
}

func cancelTableOrder(c *call, o *order, req models.CancelOrderRequest) *models.ErrorInfo {
	if failed := c.cancel(o, req.RemovalTypeID, req.RemovalComment); failed != nil {
		return failed
	}
	o.table.Status = models.OrderStatusDeleted
	return nil
}

// OpenTable opens a table order at the terminal, as a waiter would. iiko Cloud does not show it until
// Orders.InitByTable or Orders.InitByPosOrder loads it. It returns the id of the order on the terminal.
func (s *Server) OpenTable(req models.CreateOrderRequest) (posID string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	s.runDue(now)
	o := &order{kind: kindTableOrder, id: goiikoapi.NewID(), posID: goiikoapi.NewID(), creation: models.CreationStatusSuccess, timestamp: now}
	s.in(s.where(func(b *branch) bool { return b.restaurant.Organization.ID == req.OrganizationID }), func() {
		var failed *models.ErrorInfo
		if o.table, failed = s.placeTableOrder(req, now); failed != nil {
			err = fmt.Errorf("iikotest: OpenTable: %s", value(failed.Message))
			return
		}
		s.atTerminal = append(s.atTerminal, o)
		posID = o.posID
	})
	return posID, err
}

func (c *call) initByTable(req models.InitByTableRequest) (*models.CorrelationIDResponse, *apiError) {
	return c.load(req.TerminalGroupID, func(o *order) bool {
		return slices.ContainsFunc(o.table.TableIDs, func(id string) bool { return slices.Contains(req.TableIDs, id) })
	})
}

func (c *call) initByPosOrder(req models.InitByPosOrderRequest) (*models.CorrelationIDResponse, *apiError) {
	return c.load(req.TerminalGroupID, func(o *order) bool { return slices.Contains(req.PosOrderIDs, o.posID) })
}

// load makes orders of the terminal visible. It is an error if there are none.
func (c *call) load(terminalGroupID string, wanted func(*order) bool) (*models.CorrelationIDResponse, *apiError) {
	selected := func(o *order) bool { return o.table.TerminalGroupID == terminalGroupID && !o.isOver() && wanted(o) }
	if !slices.ContainsFunc(slices.Concat(c.atTerminal, c.tableOrders), func(o *order) bool { return o.table != nil && selected(o) }) {
		return nil, apiErrorf(http.StatusInternalServerError, "the terminal has no such order")
	}
	c.schedule(func(c *call) *models.ErrorInfo {
		for _, o := range filter(c.atTerminal, selected) {
			c.atTerminal = slices.DeleteFunc(c.atTerminal, func(other *order) bool { return other == o })
			c.tableOrders = append(c.tableOrders, o)
			c.recordChange(o, c.now, c.correlationID)
		}
		return nil
	})
	return &models.CorrelationIDResponse{CorrelationID: c.correlationID}, nil
}

func (c *call) createTableOrder(req models.CreateOrderRequest) (*models.TableOrderResponse, *apiError) {
	if apiErr := require("terminalGroupId", req.TerminalGroupID); apiErr != nil {
		return nil, apiErr
	}
	if req.Order == nil || len(req.Order.Items) == 0 {
		return nil, badRequest("order.items is required")
	}
	if apiErr := c.checkOrderID(req.Order.ID); apiErr != nil {
		return nil, apiErr
	}
	req.Order.SourceKey = c.login.source(req.Order.SourceKey)
	o := &order{kind: kindTableOrder, id: req.Order.ID, externalNumber: req.Order.ExternalNumber, sourceKey: req.Order.SourceKey}
	c.tableOrders = append(c.tableOrders, o)
	c.create(o, func(c *call, o *order) (failed *models.ErrorInfo) {
		o.table, failed = c.placeTableOrder(req, c.now)
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
		TableIDs:      append([]string{}, order.TableIDs...),
		Customer:      customer,
		Phone:         order.Phone,
		Status:        models.OrderStatusNew,
		WhenCreated:   models.NewDateTime(at),
		TabName:       order.TabName,
		PriceCategory: priceCategory,
	}, nil
}

func (c *call) tableOrdersByID(req models.OrderByIDRequest) (*models.TableOrdersResponse, *apiError) {
	orders, apiErr := c.selectOrders(c.tableOrders, req.OrderIDs, req.PosOrderIDs, req.SourceKeys)
	if apiErr != nil {
		return nil, apiErr
	}
	return c.tableOrdersResponse(orders, req.ReturnExternalDataKeys), nil
}

func (c *call) tableOrdersByTable(req models.OrderByTableRequest) (*models.TableOrdersResponse, *apiError) {
	if len(req.TableIDs) == 0 {
		return nil, badRequest("tableIds is required")
	}
	created, apiErr := c.period(req.DateFrom, req.DateTo)
	if apiErr != nil {
		return nil, apiErr
	}
	return c.tableOrdersResponse(filter(c.tableOrders, func(o *order) bool {
		return o.table != nil && c.login.sees(o, req.SourceKeys) && created(o.table.WhenCreated) &&
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
