package catalog

import (
	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// contents is what deliveries and table orders have in common.
type contents struct {
	id                              string
	organizationID, terminalGroupID string
	menuID, priceCategoryID         string
	orderTypeID                     string
	items                           []models.OrderItem
	combos                          []models.Combo
	payments                        []models.Payment
	tips                            []models.TipsPayment
	discounts                       *models.DiscountsInfo
	loyalty                         *models.LoyaltyInfo
}

func deliveryContents(req models.CreateDeliveryRequest) contents {
	o := req.Order
	return contents{
		o.ID, req.OrganizationID, req.TerminalGroupID, o.MenuID, o.PriceCategoryID, o.OrderTypeID,
		o.Items, o.Combos, o.Payments, o.Tips, o.DiscountsInfo, o.LoyaltyInfo,
	}
}

func tableContents(req models.CreateOrderRequest) contents {
	o := goiikoapi.Value(req.Order)
	return contents{
		o.ID, req.OrganizationID, req.TerminalGroupID, o.MenuID, o.PriceCategoryID, o.OrderTypeID,
		o.Items, o.Combos, o.Payments, o.Tips, o.DiscountsInfo, o.LoyaltyInfo,
	}
}

// partsOf returns the halves of a compound item, or a product as its only part.
func partsOf(item models.OrderItem) []models.CompoundItemComponent {
	if item.Type != models.OrderItemTypeCompound {
		return []models.CompoundItemComponent{{ProductID: item.ProductID, Modifiers: item.Modifiers, Price: item.Price, PositionID: item.PositionID}}
	}
	var parts []models.CompoundItemComponent
	for _, half := range []*models.CompoundItemComponent{item.PrimaryComponent, item.SecondaryComponent} {
		if half != nil {
			parts = append(parts, *half)
		}
	}
	return parts
}

// sizesOf returns the sizes of an item for an error.
func sizesOf(item *Item) []models.IDName {
	var sizes []models.IDName
	for _, size := range item.Sizes {
		sizes = append(sizes, models.IDName{ID: size.ID, Name: size.Name})
	}
	return sizes
}
