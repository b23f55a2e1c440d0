package models

// OrganizationItems holds the items of one organization, in the answers that cover several.
type OrganizationItems[T any] struct {
	// OrganizationID says whose items these are.
	OrganizationID string `json:"organizationId"`
	// Items of that organization.
	Items []T `json:"items"`
}

// OrganizationIDsRequest asks for what belongs to the given organizations: their regions, couriers, payment
// types, cancel causes, delivery restrictions and the like.
type OrganizationIDsRequest struct {
	// OrganizationIDs names the organizations, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
}

// CorrelationIDResponse is the answer of operations that report nothing but that they took the request.
// After a command, Commands.Status tells by it how the command ended.
type CorrelationIDResponse struct {
	// CorrelationID names the operation; "" where the operation, as in the loyalty program, has none.
	CorrelationID string `json:"correlationId,omitzero"`
}

// ExternalData is a key with its value that an integration keeps at an order, an organization or a terminal
// group.
type ExternalData struct {
	// Key of the entry.
	Key string `json:"key"`
	// Value under that key.
	Value string `json:"value"`
	// IsPublic has the value shown in the sales report, for the staff to read, where technical identifiers
	// have no place. Only in orders that a caller sends.
	IsPublic *bool `json:"isPublic,omitzero"`
}

// Guests tells how many people an order or a reserve is for.
type Guests struct {
	// Count of the people; of a delivery, also how many sets of cutlery go with it.
	Count int `json:"count"`
	// SplitBetweenPersons tells whether the items are to be divided among the guests. Not in requests for
	// table orders and reserves.
	SplitBetweenPersons *bool `json:"splitBetweenPersons,omitzero"`
}

// IDName is an entry of a dictionary, told by its identifier and its name: a product, a size, a city, a
// cancel cause, a removal type, an external menu and the like.
type IDName struct {
	// ID of the entry.
	ID string `json:"id"`
	// Name of the entry.
	Name string `json:"name"`
}

// OrganizationRequest asks for what belongs to one organization: the customer categories, the coupon
// series, the webhook settings and the like.
type OrganizationRequest struct {
	// OrganizationID is that organization, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// OrderRequest names an order, a delivery or a draft for operations that need no more: to confirm a
// delivery or to take the confirmation back, to print a bill, to delete a draft.
type OrderRequest struct {
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the order.
	OrderID string `json:"orderId" iiko:"required"`
}

// Coordinates is a place on the map.
type Coordinates struct {
	// Latitude in degrees.
	Latitude float64 `json:"latitude"`
	// Longitude in degrees.
	Longitude float64 `json:"longitude"`
}

// PriceCategory is the price category by which an order was priced.
type PriceCategory struct {
	// ID of the category, as in Menu.Menu.
	ID string `json:"id"`
	// Name of the category.
	Name *string `json:"name,omitzero"`
}

// SortDirection is the direction in which a list is sorted.
type SortDirection string

const (
	// SortDirectionAscending starts with the least.
	SortDirectionAscending SortDirection = "Ascending"
	// SortDirectionDescending starts with the greatest.
	SortDirectionDescending SortDirection = "Descending"
)

// MessageResponse is the answer to setting the payment date of an invoice: it says in words what was done.
type MessageResponse struct {
	// Message about the outcome.
	Message *string `json:"message,omitzero"`
}
