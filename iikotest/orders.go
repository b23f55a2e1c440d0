package iikotest

import (
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/kebrick/goiikoapi/models"
)

// order is a delivery, a table order or a reserve: its creation, and the order itself once it is placed.
type order struct {
	kind           orderKind
	id, posID      string
	externalNumber *string
	sourceKey      *string
	creation       models.CreationStatus
	errorInfo      *models.ErrorInfo
	timestamp      time.Time
	revision       int64
	delivery       *models.PlacedDelivery   // a delivery that is placed
	table          *models.PlacedTableOrder // a table order that is placed
	reserve        *models.Reserve          // a reserve that is placed
	contents       contents                 // what a reserve is placed with
	statuses       []string                 // of the placed order and its items, when it last changed
}

// orderKind is what an order is, in a word for those who read errors.
type orderKind string

const (
	kindDelivery   orderKind = "delivery"
	kindTableOrder orderKind = "table order"
	kindReserve    orderKind = "reserve"
)

// Deliveries returns the deliveries that were created, oldest first, with what has become of them.
func (s *Server) Deliveries() []models.DeliveryInfo {
	return whatBecameOf(s, &s.deliveries, s.deliveryInfo)
}

// TableOrders returns the table orders that were created, oldest first, with what has become of them.
func (s *Server) TableOrders() []models.TableOrderInfo {
	return whatBecameOf(s, &s.tableOrders, s.tableOrderInfo)
}

// Reserves returns the reserves and banquets that were created, oldest first, with what has become of them.
func (s *Server) Reserves() []models.ReserveInfo { return whatBecameOf(s, &s.reserves, s.reserveInfo) }

// whatBecameOf returns copies of the infos of orders, which the server's lock guards.
func whatBecameOf[Info any](s *Server, orders *[]*order, info func(*order) Info) []Info {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.catchUp(time.Now())
	return clone(infosOf(*orders, info))
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

// checkFree refuses an order that brings the id of an earlier one, or an id of the wrong form.
func (c *call) checkFree(id string) *refusal {
	return checkID("order.id", id, models.ErrorCodeDuplicatedOrderID, c.deliveries, c.tableOrders)
}

// checkID refuses the id of one of the earlier orders, with a code, and an id of the wrong form. name is
// what the request calls the id.
func checkID(name, id string, duplicate models.ErrorCode, earlier ...[]*order) *refusal {
	if id == "" {
		return nil
	}
	if !uuid.MatchString(id) {
		return badRequest("%s %q is not a UUID", name, id)
	}
	for _, orders := range earlier {
		if o := orderByID(orders, id); o != nil {
			return &refusal{
				status:      http.StatusBadRequest,
				code:        duplicate,
				description: fmt.Sprintf("there is a %s %s already", o.kind, id),
			}
		}
	}
	return nil
}

// orderByID returns the order with the given id, or nil.
func orderByID(orders []*order, id string) *order {
	return value(find(orders, func(o *order) bool { return o.id == id }))
}

// create books an order and gives the command to place it.
func (c *call) create(o *order, place func(o *order, at time.Time) *models.ErrorInfo) {
	if o.id == "" {
		o.id = newID()
	}
	o.creation = models.CreationStatusInProgress
	c.changed(o, c.now, c.correlationID)
	s, correlationID := c.Server, c.correlationID
	c.later(func(at time.Time) *models.ErrorInfo {
		if o.errorInfo = place(o, at); o.errorInfo != nil {
			o.creation = models.CreationStatusError
		} else {
			o.creation = models.CreationStatusSuccess
			o.posID = newID()
		}
		s.changed(o, at, correlationID)
		return o.errorInfo
	})
}

// change gives the command to change one of the orders of a kind. run does so, or tells why it cannot be
// done.
func (c *call) change(kind orderKind, orders []*order, organizationID, id string, run func(*order, time.Time) *models.ErrorInfo) (*models.CorrelationIDResponse, *refusal) {
	if refused := c.checkOrganizations(organizationID); refused != nil {
		return nil, refused
	}
	o := orderByID(orders, id)
	if o == nil {
		return nil, &refusal{
			status:      http.StatusBadRequest,
			code:        models.ErrorCodeOrderNotFound,
			description: fmt.Sprintf("there is no %s %q", kind, id),
		}
	}
	s, correlationID := c.Server, c.correlationID
	c.later(func(at time.Time) *models.ErrorInfo {
		if o.creation == models.CreationStatusError {
			return failure(models.ErrorCodeOrderNotFound, "the creation of %s %s failed", o.kind, o.id)
		}
		if failed := run(o, at); failed != nil {
			return failed
		}
		s.changed(o, at, correlationID)
		return nil
	})
	return &models.CorrelationIDResponse{CorrelationID: c.correlationID}, nil
}

// changed gives an order its next revision and tells those who listen. Every change of an order ends here.
// The correlation id is that of the call that caused the change, if there was one.
func (s *Server) changed(o *order, at time.Time, correlationID string) {
	s.revision++
	o.revision = s.revision
	// Two states have to differ in their milliseconds, by which others know them apart.
	if next := o.timestamp.Add(time.Millisecond); at.Before(next) {
		at = next
	}
	o.timestamp = at
	s.orderChanged(o, correlationID)
}

// nextNumber returns the number of the order that is placed next.
func (s *Server) nextNumber() int {
	s.number++
	return s.number
}

// chosen returns the orders that a request names by one of two kinds of ids, and that come from one of
// the given sources, if there are any.
func chosen(orders []*order, ids, posIDs, sourceKeys []string) ([]*order, *refusal) {
	if (len(ids) == 0) == (len(posIDs) == 0) {
		return nil, badRequest("one of orderIds and posOrderIds is required, and not both")
	}
	return filter(orders, func(o *order) bool {
		return (slices.Contains(ids, o.id) || slices.Contains(posIDs, o.posID)) && o.from(sourceKeys)
	}), nil
}

// from tells whether the order comes from one of the given sources, if there are any.
func (o *order) from(sourceKeys []string) bool {
	return len(sourceKeys) == 0 || slices.Contains(sourceKeys, value(o.sourceKey))
}

// period returns what tells whether a date lies between two others. An empty end is open.
func (c *call) period(from, to models.DateTime) (func(models.DateTime) bool, *refusal) {
	first, refused := c.date("the beginning of the period", from)
	if refused != nil {
		return nil, refused
	}
	last, refused := c.date("the end of the period", to)
	if refused != nil {
		return nil, refused
	}
	return func(date models.DateTime) bool {
		moment, err := date.In(c.now.Location())
		return err == nil && !moment.Before(first) && (last.IsZero() || !moment.After(last))
	}, nil
}
