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

func (c *call) stopLists(req models.StopListsRequest) (*models.StopListsResponse, *apiError) {
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
	return &models.StopListsResponse{CorrelationID: c.correlationID, TerminalGroupStopLists: byOrganization(c, lists)}, nil
}

func (c *call) checkStopLists(req models.CheckStopListsRequest) (*models.CheckStopListResponse, *apiError) {
	if apiErr := c.checkTerminalGroup(req.TerminalGroupID); apiErr != nil {
		return nil, apiErr
	}
	if len(req.Items) == 0 {
		return nil, badRequest("items is required")
	}
	return &models.CheckStopListResponse{
		CorrelationID: c.correlationID,
		RejectedItems: c.unavailable(req.TerminalGroupID, req.Items),
	}, nil
}

// addToStopList adds items to a stop list, or updates the balances of those already there.
func (c *call) addToStopList(req models.AddToStopListRequest) (*models.CorrelationIDResponse, *apiError) {
	list, apiErr := c.stopList(req.TerminalGroupID)
	if apiErr != nil {
		return nil, apiErr
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
			return nil, badRequest("size %q not found", item.SizeID)
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
	c.notifyStopList(req.TerminalGroupID, false)
	return &models.CorrelationIDResponse{CorrelationID: c.correlationID}, nil
}

// removeFromStopList removes items from a stop list. It ignores those that are not there.
func (c *call) removeFromStopList(req models.RemoveFromStopListRequest) (*models.CorrelationIDResponse, *apiError) {
	list, apiErr := c.stopList(req.TerminalGroupID)
	if apiErr != nil {
		return nil, apiErr
	}
	if len(req.Items) == 0 {
		return nil, badRequest("items is required")
	}
	before := len(list.Items)
	for _, item := range req.Items {
		list.Items = without(list.Items, item.ProductID, item.SizeID)
	}
	if len(list.Items) < before {
		c.notifyStopList(req.TerminalGroupID, false)
	}
	return &models.CorrelationIDResponse{CorrelationID: c.correlationID}, nil
}

func (c *call) clearStopList(req models.ClearStopListRequest) (*models.CorrelationIDResponse, *apiError) {
	list, apiErr := c.stopList(req.TerminalGroupID)
	if apiErr != nil {
		return nil, apiErr
	}
	if len(list.Items) > 0 {
		list.Items = []models.StopListItem{}
		c.notifyStopList(req.TerminalGroupID, true)
	}
	return &models.CorrelationIDResponse{CorrelationID: c.correlationID}, nil
}

// stopList returns the stop list of a terminal group. It creates an empty one if there is none.
func (c *call) stopList(terminalGroupID string) (*models.TerminalGroupStopList, *apiError) {
	if apiErr := c.checkTerminalGroup(terminalGroupID); apiErr != nil {
		return nil, apiErr
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

// without returns a stop list without the entry for a size of a product.
func without(items []models.StopListItem, productID, sizeID string) []models.StopListItem {
	return filter(items, func(i models.StopListItem) bool { return i.ProductID != productID || i.SizeID != sizeID })
}

// unavailable returns the entries of a stop list whose balance is less than what items need; nil if there are
// none.
func (s *Server) unavailable(terminalGroupID string, items []models.OrderItem) []models.StopListItem {
	var unavailable []models.StopListItem
	for _, list := range s.outOfStock {
		if list.TerminalGroupID != terminalGroupID {
			continue
		}
		for _, entry := range list.Items {
			if needed := amountOf(entry, items); needed > 0 && needed > entry.Balance {
				unavailable = append(unavailable, entry)
			}
		}
	}
	return unavailable
}

// amountOf returns the amount in items of the product of a stop list entry.
func amountOf(entry models.StopListItem, items []models.OrderItem) float64 {
	amount := 0.0
	for _, item := range items {
		if entry.SizeID == "" || entry.SizeID == item.ProductSizeID {
			halves := parts(item)
			for _, part := range halves {
				if part.ProductID == entry.ProductID {
					amount += item.Amount / float64(len(halves))
				}
			}
		}
		for _, modifier := range modifiersOf(item) {
			if modifier.ProductID == entry.ProductID {
				amount += modifier.Amount * item.Amount
			}
		}
	}
	return amount
}

// sell takes placed items from the balances of the stop list of a terminal group.
func (c *call) sell(terminalGroupID string, items []models.PlacedItem) {
	list := find(c.outOfStock, func(l models.TerminalGroupStopList) bool { return l.TerminalGroupID == terminalGroupID })
	changed := false
	for i := range value(list).Items {
		entry := &list.Items[i]
		if sold := min(entry.Balance, soldOf(*entry, items)); sold > 0 {
			entry.Balance -= sold
			changed = true
		}
	}
	if changed {
		c.notifyStopList(terminalGroupID, false)
	}
}

// soldOf returns the amount in placed items of the product of a stop list entry.
func soldOf(entry models.StopListItem, items []models.PlacedItem) float64 {
	amount := 0.0
	for _, item := range items {
		modifiers := slices.Concat(item.Modifiers, item.CommonModifiers)
		var products []string
		if item.Product != nil {
			products = []string{item.Product.ID}
		}
		for _, component := range []*models.PlacedItemComponent{item.PrimaryComponent, item.SecondaryComponent} {
			if component != nil {
				products = append(products, component.Product.ID)
				modifiers = append(modifiers, component.Modifiers...)
			}
		}
		if entry.SizeID == "" || entry.SizeID == value(item.Size).ID {
			for _, product := range products {
				if product == entry.ProductID {
					amount += item.Amount / float64(len(products))
				}
			}
		}
		for _, modifier := range modifiers {
			if modifier.Product.ID == entry.ProductID {
				amount += modifier.Amount * item.Amount
			}
		}
	}
	return amount
}

// modifiersOf returns all modifiers of an item and its components.
func modifiersOf(item models.OrderItem) []models.Modifier {
	modifiers := item.CommonModifiers
	for _, part := range parts(item) {
		modifiers = slices.Concat(modifiers, part.Modifiers)
	}
	return modifiers
}
