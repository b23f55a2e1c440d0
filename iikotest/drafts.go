package iikotest

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var drafts = operations{
	api.DraftsCreate:   handle((*call).createDraft),
	api.DraftsByID:     handle((*call).draftByID),
	api.DraftsByFilter: handle((*call).draftsByFilter),
	api.DraftsSave:     handle((*call).saveDraft),
	api.DraftsLock:     handle((*call).lockDraft),
	api.DraftsUnlock:   handle((*call).unlockDraft),
	api.DraftsCommit:   handle((*call).commitDraft),
	api.DraftsDelete:   handle((*call).deleteDraft),
}

// mostDrafts is the longest page of drafts.
const mostDrafts = 50

func (c *call) createDraft(req models.CreateDraftRequest) (*models.SaveDraftResponse, *apiError) {
	if apiErr := c.checkOrderID(req.Order.ID); apiErr != nil {
		return nil, apiErr
	}
	draft := &models.Draft{
		ID: cmp.Or(req.Order.ID, goiikoapi.NewID()), OrganizationID: req.OrganizationID, TerminalGroupID: req.TerminalGroupID,
		CreatedAt: models.NewDateTime(c.now.UTC()),
	}
	if c.draft(draft.ID) != nil {
		return nil, &apiError{status: http.StatusBadRequest, code: models.ErrorCodeDuplicatedOrderID, description: "draft " + draft.ID + " already exists"}
	}
	draft.Order = c.draftOrder(req.Order, draft.ID)
	c.drafts = append(c.drafts, draft)
	return &models.SaveDraftResponse{CorrelationID: c.correlationID, OrderID: draft.ID}, nil
}

// draftOrder returns the order of a draft: items have the prices of the menu where they have none, and a customer without a
// type is a regular one.
func (s *Server) draftOrder(order models.DeliveryOrder, id string) models.DeliveryOrder {
	order.ID, order.Items = id, append([]models.OrderItem{}, order.Items...)
	for i, item := range order.Items {
		price := find(value(s.product(item.ProductID)).SizePrices, func(p models.SizePrice) bool { return value(p.SizeID) == item.ProductSizeID })
		if item.Price == nil && price != nil {
			order.Items[i].Price = &price.Price.CurrentPrice
		}
	}
	if order.Customer != nil && order.Customer.Type == "" {
		regular := *order.Customer
		regular.Type = models.CustomerTypeRegular
		order.Customer = &regular
	}
	return order
}

func (s *Server) draft(id string) *models.Draft {
	return value(find(s.drafts, func(d *models.Draft) bool { return d.ID == id }))
}

// knownDraft returns a draft, and an error if it is unknown or locked by another employee than the given one.
func (c *call) knownDraft(id, employeeID string) (*models.Draft, *apiError) {
	draft := c.draft(id)
	if draft == nil {
		return nil, badRequest("draft %q not found", id)
	}
	if employeeID != "" {
		if apiErr := c.checkEmployee(employeeID); apiErr != nil {
			return nil, apiErr
		}
	}
	if draft.LockedByUser != "" && employeeID != "" && draft.LockedByUser != employeeID {
		return nil, badRequest("draft %s is locked by employee %s", id, draft.LockedByUser)
	}
	return draft, nil
}

func (c *call) draftByID(req models.DraftByIDRequest) (*models.GetDraftResponse, *apiError) {
	draft, apiErr := c.knownDraft(req.OrderID, "")
	if apiErr != nil {
		return nil, apiErr
	}
	return &models.GetDraftResponse{
		CorrelationID: c.correlationID, Order: draft.Order, LockedByUser: draft.LockedByUser, LockedAt: draft.LockedAt,
		OrganizationID: draft.OrganizationID, TerminalGroupID: draft.TerminalGroupID, CreatedAt: draft.CreatedAt,
	}, nil
}

func (c *call) draftsByFilter(req models.DraftsByFilterRequest) (*models.FilterDraftsResponse, *apiError) {
	limit, offset := mostDrafts, value(req.Offset)
	if req.Limit != nil {
		limit = *req.Limit
	}
	if limit < 1 || limit > mostDrafts || offset < 0 {
		return nil, badRequest("limit must be from 1 to %d, and offset not negative", mostDrafts)
	}
	inPeriod, apiErr := c.period(req.DateFrom, req.DateTo)
	if apiErr != nil {
		return nil, apiErr
	}
	among := func(ids []string, id string) bool { return len(ids) == 0 || slices.Contains(ids, id) }
	found := filter(c.drafts, func(d *models.Draft) bool {
		return inPeriod(d.CreatedAt) && among(req.TerminalGroupIDs, d.TerminalGroupID) && among(req.OrderTypeIDs, d.Order.OrderTypeID) &&
			among(req.OperatorIDs, d.Order.OperatorID) && among(req.SourceKeys, value(d.Order.SourceKey)) &&
			(value(req.Phone) == "" || *req.Phone == d.Order.Phone) &&
			slices.ContainsFunc([]string{d.Order.Phone, value(value(d.Order.Customer).Name)}, func(text string) bool {
				return strings.HasPrefix(strings.ToLower(text), strings.ToLower(value(req.SearchText)))
			})
	})
	slices.SortStableFunc(found, func(a, b *models.Draft) int {
		switch req.SortProperty {
		case models.DraftSortPropertyCompleteBefore:
			return cmp.Compare(a.Order.CompleteBefore, b.Order.CompleteBefore)
		case models.DraftSortPropertyCustomer:
			return cmp.Compare(value(value(a.Order.Customer).Name), value(value(b.Order.Customer).Name))
		}
		return 0
	})
	if req.SortDirection == models.SortDirectionDescending {
		slices.Reverse(found)
	}
	page := []models.Draft{}
	for _, draft := range found[min(offset, len(found)):min(offset+limit, len(found))] {
		page = append(page, *draft)
	}
	return &models.FilterDraftsResponse{CorrelationID: c.correlationID, Drafts: page}, nil
}

func (c *call) saveDraft(req models.SaveDraftRequest) (*models.SaveDraftResponse, *apiError) {
	draft, apiErr := c.knownDraft(req.Order.ID, req.EmployeeID)
	if apiErr != nil {
		return nil, apiErr
	}
	if draft.LockedByUser == "" {
		return nil, badRequest("draft %s is not locked by employee %s", draft.ID, req.EmployeeID)
	}
	draft.Order, draft.TerminalGroupID = c.draftOrder(req.Order, draft.ID), cmp.Or(req.TerminalGroupID, draft.TerminalGroupID)
	return &models.SaveDraftResponse{CorrelationID: c.correlationID, OrderID: draft.ID}, nil
}

func (c *call) lockDraft(req models.LockDraftRequest) (*models.CorrelationIDResponse, *apiError) {
	return c.setLock(req, req.EmployeeID, models.NewDateTime(c.now.UTC()))
}

func (c *call) unlockDraft(req models.LockDraftRequest) (*models.CorrelationIDResponse, *apiError) {
	return c.setLock(req, "", "")
}

func (c *call) setLock(req models.LockDraftRequest, employeeID string, at models.DateTime) (*models.CorrelationIDResponse, *apiError) {
	if apiErr := require("employeeId", req.EmployeeID); apiErr != nil {
		return nil, apiErr
	}
	draft, apiErr := c.knownDraft(req.OrderID, req.EmployeeID)
	if apiErr != nil {
		return nil, apiErr
	}
	draft.LockedByUser, draft.LockedAt = employeeID, at
	return &models.CorrelationIDResponse{CorrelationID: c.correlationID}, nil
}

// commitDraft makes a delivery of a draft, with its id.
func (c *call) commitDraft(req models.CommitDraftRequest) (*models.DeliveryResponse, *apiError) {
	draft, apiErr := c.knownDraft(req.OrderID, "")
	if apiErr != nil {
		return nil, apiErr
	}
	delivery, apiErr := c.createDelivery(models.CreateDeliveryRequest{
		OrganizationID: req.OrganizationID, TerminalGroupID: cmp.Or(req.TerminalGroupID, draft.TerminalGroupID),
		CreateOrderSettings: req.CreateOrderSettings, Order: draft.Order,
	})
	if apiErr == nil {
		c.removeDraft(draft)
	}
	return delivery, apiErr
}

func (c *call) deleteDraft(req models.OrderRequest) (*models.CorrelationIDResponse, *apiError) {
	draft, apiErr := c.knownDraft(req.OrderID, "")
	if apiErr != nil {
		return nil, apiErr
	}
	c.removeDraft(draft)
	return &models.CorrelationIDResponse{CorrelationID: c.correlationID}, nil
}

func (s *Server) removeDraft(draft *models.Draft) {
	s.drafts = slices.DeleteFunc(s.drafts, func(d *models.Draft) bool { return d == draft })
}
