package iikotest

import (
	"slices"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var stopLists = operations{
	api.MenuStopLists:          handle((*call).stopLists),
	api.MenuStopListsCheck:     handle((*call).checkStopLists),
	api.MenuAddToStopList:      handle((*call).addToStopList),
	api.MenuRemoveFromStopList: handle((*call).removeFromStopList),
	api.MenuClearStopList:      handle((*call).clearStopList),
}

func (c *call) stopLists(req models.StopListsRequest) (*models.StopListsResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationIDs...); refused != nil {
		return nil, refused
	}
	lists := []models.TerminalGroupStopList{}
	for _, list := range c.outOfStock {
		if len(req.TerminalGroupsIDs) > 0 && !slices.Contains(req.TerminalGroupsIDs, list.TerminalGroupID) {
			continue
		}
		if !value(req.ReturnSize) {
			list.Items = slices.Clone(list.Items)
			for i := range list.Items {
				list.Items[i].SizeID = ""
			}
		}
		lists = append(lists, list)
	}
	return &models.StopListsResponse{CorrelationID: c.correlationID, TerminalGroupStopLists: ofOrganization(c, lists)}, nil
}

func (c *call) checkStopLists(req models.CheckStopListRequest) (*models.CheckStopListResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationID); refused != nil {
		return nil, refused
	}
	if refused := c.checkTerminalGroup(req.TerminalGroupID); refused != nil {
		return nil, refused
	}
	if len(req.Items) == 0 {
		return nil, badRequest("items is required")
	}
	return &models.CheckStopListResponse{
		CorrelationID: c.correlationID,
		RejectedItems: c.stopped(req.TerminalGroupID, req.Items),
	}, nil
}

// addToStopList puts dishes on a stop list, or changes how much is left of those that are there.
func (c *call) addToStopList(req models.AddToStopListRequest) (*models.CorrelationIDResponse, *refusal) {
	list, refused := c.stopList(req.OrganizationID, req.TerminalGroupID)
	if refused != nil {
		return nil, refused
	}
	if len(req.Items) == 0 {
		return nil, badRequest("items is required")
	}
	items := list.Items
	for _, item := range req.Items {
		product := c.product(item.ProductID)
		if product == nil {
			return nil, badRequest("product %q is not on the menu", item.ProductID)
		}
		if item.SizeID != "" && c.size(item.SizeID) == nil {
			return nil, badRequest("size %q is not known", item.SizeID)
		}
		items = append(without(items, item.ProductID, item.SizeID), models.StopListItem{
			Balance:   item.Balance,
			ProductID: item.ProductID,
			SizeID:    item.SizeID,
			SKU:       product.Code,
			DateAdd:   models.NewDateTime(c.now.UTC()),
		})
	}
	list.Items = items
	c.stopListChanged(req.TerminalGroupID, false)
	return &models.CorrelationIDResponse{CorrelationID: c.correlationID}, nil
}

// removeFromStopList takes dishes off a stop list. Those that are not on it are passed over.
func (c *call) removeFromStopList(req models.RemoveFromStopListRequest) (*models.CorrelationIDResponse, *refusal) {
	list, refused := c.stopList(req.OrganizationID, req.TerminalGroupID)
	if refused != nil {
		return nil, refused
	}
	if len(req.Items) == 0 {
		return nil, badRequest("items is required")
	}
	before := len(list.Items)
	for _, item := range req.Items {
		list.Items = without(list.Items, item.ProductID, item.SizeID)
	}
	if len(list.Items) < before {
		c.stopListChanged(req.TerminalGroupID, false)
	}
	return &models.CorrelationIDResponse{CorrelationID: c.correlationID}, nil
}

func (c *call) clearStopList(req models.ClearStopListRequest) (*models.CorrelationIDResponse, *refusal) {
	list, refused := c.stopList(req.OrganizationID, req.TerminalGroupID)
	if refused != nil {
		return nil, refused
	}
	if len(list.Items) > 0 {
		list.Items = []models.StopListItem{}
		c.stopListChanged(req.TerminalGroupID, true)
	}
	return &models.CorrelationIDResponse{CorrelationID: c.correlationID}, nil
}

// stopList returns the stop list of a terminal group, which gets an empty one if it has none.
func (c *call) stopList(organizationID, terminalGroupID string) (*models.TerminalGroupStopList, *refusal) {
	if refused := c.checkOrganizations(organizationID); refused != nil {
		return nil, refused
	}
	if refused := c.checkTerminalGroup(terminalGroupID); refused != nil {
		return nil, refused
	}
	list := find(c.outOfStock, func(l models.TerminalGroupStopList) bool { return l.TerminalGroupID == terminalGroupID })
	if list == nil {
		c.outOfStock = append(c.outOfStock, models.TerminalGroupStopList{
			TerminalGroupID: terminalGroupID, Items: []models.StopListItem{},
		})
		list = &c.outOfStock[len(c.outOfStock)-1]
	}
	return list, nil
}

// without returns the entries of a stop list but that of a size of a product.
func without(items []models.StopListItem, productID, sizeID string) []models.StopListItem {
	return filter(items, func(i models.StopListItem) bool { return i.ProductID != productID || i.SizeID != sizeID })
}

// stopped returns the entries of a terminal group's stop list that leave too little for items; nil when
// there are none.
func (s *Server) stopped(terminalGroupID string, items []models.OrderItem) []models.StopListItem {
	var stopped []models.StopListItem
	for _, list := range s.outOfStock {
		if list.TerminalGroupID != terminalGroupID {
			continue
		}
		for _, stop := range list.Items {
			if wanted := amountOf(stop, items); wanted > 0 && wanted > stop.Balance {
				stopped = append(stopped, stop)
			}
		}
	}
	return stopped
}

// amountOf returns how much of what a stop list names is in items.
func amountOf(stop models.StopListItem, items []models.OrderItem) float64 {
	amount := 0.0
	for _, item := range items {
		if stop.SizeID == "" || stop.SizeID == item.ProductSizeID {
			for _, part := range parts(item) {
				if part.ProductID == stop.ProductID {
					amount += item.Amount
				}
			}
		}
		for _, modifier := range modifiersOf(item) {
			if modifier.ProductID == stop.ProductID {
				amount += modifier.Amount * item.Amount
			}
		}
	}
	return amount
}

// modifiersOf returns all modifiers of an item, whichever part they belong to.
func modifiersOf(item models.OrderItem) []models.Modifier {
	modifiers := item.CommonModifiers
	for _, part := range parts(item) {
		modifiers = slices.Concat(modifiers, part.Modifiers)
	}
	return modifiers
}
