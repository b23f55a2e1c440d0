package models

// OrganizationItems are the items of one organization, in responses that cover several organizations.
type OrganizationItems[T any] struct {
	// OrganizationID is the organization of the items.
	OrganizationID string `json:"organizationId"`
	// Items of the organization.
	Items []T `json:"items"`
}

// OrganizationIDsRequest requests what belongs to organizations: regions, couriers, payment types, cancel
// causes, delivery restrictions and the like.
type OrganizationIDsRequest struct {
	// OrganizationIDs are the organizations, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
}

// CorrelationIDResponse is the response of operations that return no data. For commands, pass the
// CorrelationID to Commands.Status to get the outcome.
type CorrelationIDResponse struct {
	// CorrelationID identifies the request; "" for operations without one, such as those of the loyalty
	// program.
	CorrelationID string `json:"correlationId,omitzero"`
}

// ExternalData is a key and a value that an integration stores with an order, an organization or a terminal
// group.
type ExternalData struct {
	// Key of the entry.
	Key string `json:"key"`
	// Value of the entry.
	Value string `json:"value"`
	// IsPublic shows the value in the sales report. Don't set it for technical identifiers. Only in orders of
	// requests.
	IsPublic *bool `json:"isPublic,omitzero"`
}

// Guests is how many guests an order or a reserve is for.
type Guests struct {
	// Count of guests. For a delivery, also the number of sets of cutlery.
	Count int `json:"count"`
	// SplitBetweenPersons reports whether the items are split between the guests. Not in requests for table
	// orders and reserves.
	SplitBetweenPersons *bool `json:"splitBetweenPersons,omitzero"`
}

// IDName is an entry of a dictionary, with its ID and name: a product, a size, a city, a cancel cause, a
// removal type, an external menu and the like.
type IDName struct {
	// ID of the entry.
	ID string `json:"id"`
	// Name of the entry.
	Name string `json:"name"`
}

// OrganizationRequest requests what belongs to one organization: customer categories, coupon series, webhook
// settings and the like.
type OrganizationRequest struct {
	// OrganizationID is the organization, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// OrderRequest identifies an order, a delivery or a draft, for operations that need nothing else: to confirm
// a delivery or cancel the confirmation, to print a bill, to delete a draft.
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

// PriceCategory is the price category that an order was priced with.
type PriceCategory struct {
	// ID of the category, as in Menu.Menu.
	ID string `json:"id"`
	// Name of the category.
	Name *string `json:"name,omitzero"`
}

// SortDirection is the order of a sorted list.
type SortDirection string

const (
	// SortDirectionAscending: ascending, smallest first.
	SortDirectionAscending SortDirection = "Ascending"
	// SortDirectionDescending: descending, largest first.
	SortDirectionDescending SortDirection = "Descending"
)

// MessageResponse is the response to setting the payment date of an invoice.
type MessageResponse struct {
	// Message describes the result.
	Message *string `json:"message,omitzero"`
}
