package iikotest

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// order is a delivery, a table order or a reserve, from its create on.
type order struct {
	kind           orderKind
	id, posID      string
	externalNumber *string
	sourceKey      *string
	creation       models.CreationStatus
	errorInfo      *models.ErrorInfo
	timestamp      time.Time
	revision       int64
	delivery       *models.PlacedDelivery   // set when a delivery is placed
	table          *models.PlacedTableOrder // set when a table order is placed
	reserve        *models.Reserve          // set when a reserve is placed
	contents       contents                 // current contents of a banquet
	statuses       []string                 // of the order and its items at the last change
}

// orderKind is the kind of an order, as named in errors.
type orderKind string

const (
	kindDelivery   orderKind = "delivery"
	kindTableOrder orderKind = "table order"
	kindReserve    orderKind = "reserve"
)

// seed adds the orders that the restaurant has at first.
func (s *Server) seed() {
	for _, info := range clone(s.restaurant.Deliveries) {
		s.deliveries = append(s.deliveries, s.seeded(order{
			kind: kindDelivery, id: info.ID, posID: info.PosID, externalNumber: info.ExternalNumber,
			creation: info.CreationStatus, errorInfo: info.ErrorInfo, delivery: info.Order,
		}, info.Timestamp))
	}
	for _, info := range clone(s.restaurant.TableOrders) {
		s.tableOrders = append(s.tableOrders, s.seeded(order{
			kind: kindTableOrder, id: info.ID, posID: info.PosID, externalNumber: info.ExternalNumber,
			creation: info.CreationStatus, errorInfo: info.ErrorInfo, table: info.Order,
		}, info.Timestamp))
	}
}

// seeded completes an order that is there at first.
func (s *Server) seeded(o order, timestamp int64) *order {
	s.revision++
	o.revision = s.revision
	o.id, o.posID, o.creation = cmp.Or(o.id, goiikoapi.NewID()), cmp.Or(o.posID, goiikoapi.NewID()), cmp.Or(o.creation, models.CreationStatusSuccess)
	o.timestamp = time.UnixMilli(cmp.Or(timestamp, s.now().UnixMilli()))
	if placed := o.placed(); placed != nil {
		s.number = max(s.number, placed.Number)
	}
	o.newStatuses()
	return &o
}

// Deliveries returns the current state of all deliveries, oldest first, including those whose creation failed.
func (s *Server) Deliveries() []models.DeliveryInfo {
	return snapshot(s, kindDelivery, s.deliveryInfo)
}

// TableOrders returns the current state of all table orders, oldest first, including those whose creation
// failed.
func (s *Server) TableOrders() []models.TableOrderInfo {
	return snapshot(s, kindTableOrder, s.tableOrderInfo)
}

// Reserves returns the current state of all reserves and banquets, oldest first, including those whose
// creation failed.
func (s *Server) Reserves() []models.ReserveInfo { return snapshot(s, kindReserve, s.reserveInfo) }

// snapshot locks the server and returns copies of the infos of all orders of a kind.
func snapshot[Info any](s *Server, kind orderKind, info func(*order) Info) []Info {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.runDue(s.now())
	infos := []Info{}
	s.each(func() { infos = append(infos, clone(infosOf(*s.ordersOf(kind), info))...) })
	return infos
}

func infosOf[Info any](orders []*order, info func(*order) Info) []Info {
	infos := []Info{}
	for _, o := range orders {
		infos = append(infos, info(o))
	}
	return infos
}

func (s *Server) deliveryInfo(o *order) models.DeliveryInfo {
	return models.DeliveryInfo{
		ID:             o.id,
		PosID:          o.posID,
		ExternalNumber: o.externalNumber,
		OrganizationID: s.restaurant.Organization.ID,
		Timestamp:      o.timestamp.UnixMilli(),
		CreationStatus: o.creation,
		ErrorInfo:      o.errorInfo,
		Order:          o.delivery,
	}
}

func (s *Server) tableOrderInfo(o *order) models.TableOrderInfo {
	return models.TableOrderInfo{
		ID:             o.id,
		PosID:          o.posID,
		ExternalNumber: o.externalNumber,
		OrganizationID: s.restaurant.Organization.ID,
		Timestamp:      o.timestamp.UnixMilli(),
		CreationStatus: o.creation,
		ErrorInfo:      o.errorInfo,
		Order:          o.table,
	}
}

// checkOrderID checks the id of a new delivery or table order.
func (c *call) checkOrderID(id string) *apiError {
	return c.checkID("order.id", id, models.ErrorCodeDuplicatedOrderID, c.deliveries, c.tableOrders)
}

// checkID returns an error if id is malformed or, with the code duplicate, if one of the earlier orders has
// it. name is the property of the request. An empty id is valid.
func (c *call) checkID(name, id string, duplicate models.ErrorCode, earlier ...[]*order) *apiError {
	if id == "" {
		return nil
	}
	if !uuid.MatchString(id) {
		return badRequest("%s %q is not a UUID", name, id)
	}
	for _, orders := range earlier {
		if o := orderByID(orders, id); o != nil && !c.lateDuplicates {
			return &apiError{
				status:      http.StatusBadRequest,
				code:        duplicate,
				description: fmt.Sprintf("%s %s already exists", o.kind, id),
			}
		}
	}
	return nil
}

// orderByID returns an order by id, or nil.
func orderByID(orders []*order, id string) *order {
	return value(find(orders, func(o *order) bool { return o.id == id }))
}

// create registers an order and queues a command that places it.
func (c *call) create(o *order, place func(c *call, o *order) *models.ErrorInfo) {
	if o.id == "" {
		o.id = goiikoapi.NewID()
	}
	o.creation = models.CreationStatusInProgress
	c.recordChange(o, c.now, c.correlationID)
	failing, doubles := c.failing("order"), c.doubles()
	c.schedule(func(c *call) *models.ErrorInfo {
		if o.errorInfo = failing(); o.errorInfo == nil && c.lateDuplicates && orderByID(*c.ordersOf(o.kind), o.id) != o {
			o.errorInfo = failure(models.ErrorCodeDuplicatedOrderID, "Order already exists")
		}
		if o.errorInfo == nil {
			o.errorInfo = place(c, o)
		}
		if o.errorInfo != nil {
			o.creation = models.CreationStatusError
		} else {
			o.creation = models.CreationStatusSuccess
			o.posID = goiikoapi.NewID()
			if placed := o.placed(); placed != nil {
				c.sell(placed.TerminalGroupID, placed.Items)
			}
		}
		c.recordChange(o, c.now, c.correlationID)
		if doubles && o.errorInfo == nil {
			c.double(o, place)
		}
		return o.errorInfo
	})
}

// double places an order once more, under an ID of its own.
func (c *call) double(o *order, place func(*call, *order) *models.ErrorInfo) {
	second := &order{
		kind: o.kind, id: goiikoapi.NewID(), posID: goiikoapi.NewID(), externalNumber: o.externalNumber, sourceKey: o.sourceKey, contents: o.contents,
		creation: models.CreationStatusSuccess,
	}
	if place(c, second) != nil { // such as the last portion on a stop list
		return
	}
	orders := c.ordersOf(o.kind)
	*orders = append(*orders, second)
	c.recordChange(second, c.now, "")
}

// change queues a change of an order. run makes it or returns why it failed.
func (c *call) change(kind orderKind, orders []*order, id string, run func(*call, *order) *models.ErrorInfo) (*models.CorrelationIDResponse, *apiError) {
	o := orderByID(orders, id)
	if o == nil {
		return nil, &apiError{
			status:      http.StatusBadRequest,
			code:        models.ErrorCodeOrderNotFound,
			description: fmt.Sprintf("%s %q not found", kind, id),
		}
	}
	failing := c.failing("command")
	c.schedule(func(c *call) *models.ErrorInfo {
		if failed := failing(); failed != nil {
			return failed
		}
		if o.creation == models.CreationStatusError {
			return failure(models.ErrorCodeOrderNotFound, "the creation of %s %s failed", o.kind, o.id)
		}
		if failed := run(c, o); failed != nil {
			return failed
		}
		c.recordChange(o, c.now, c.correlationID)
		return nil
	})
	return &models.CorrelationIDResponse{CorrelationID: c.correlationID}, nil
}

// recordChange updates the revision and the timestamp of an order and sends the webhook. It is called after
// every change. The correlation id is that of the call that caused the change, if any.
func (s *Server) recordChange(o *order, at time.Time, correlationID string) {
	s.revision++
	o.revision = s.revision
	// Clients order states by their timestamps in milliseconds, so these must increase.
	if next := o.timestamp.Add(time.Millisecond); at.Before(next) {
		at = next
	}
	o.timestamp = at
	s.notifyOrder(o, correlationID)
}

// nextNumber returns the next order number.
func (s *Server) nextNumber() int {
	s.number++
	return s.number
}

// selectOrders returns orders by their ids or their POS ids, from the given sources or, if there are none,
// from all.
func (c *call) selectOrders(orders []*order, ids, posIDs, sourceKeys []string) ([]*order, *apiError) {
	if (len(ids) == 0) == (len(posIDs) == 0) {
		return nil, badRequest("either orderIds or posOrderIds is required, not both")
	}
	return filter(orders, func(o *order) bool {
		return (slices.Contains(ids, o.id) || slices.Contains(posIDs, o.posID)) && c.login.sees(o, sourceKeys)
	}), nil
}

// period returns a function that reports whether a date is between from and to. Empty bounds are open.
func (c *call) period(from, to models.DateTime) (func(models.DateTime) bool, *apiError) {
	first, apiErr := c.date("start of the period", from)
	if apiErr != nil {
		return nil, apiErr
	}
	last, apiErr := c.date("end of the period", to)
	if apiErr != nil {
		return nil, apiErr
	}
	return func(date models.DateTime) bool {
		t, err := date.In(c.now.Location())
		return err == nil && !t.Before(first) && (last.IsZero() || !t.After(last))
	}, nil
}
