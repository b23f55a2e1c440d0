package models

// AddCustomerRequest adds a customer to a table order.
type AddCustomerRequest struct {
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the table order.
	OrderID string `json:"orderId" iiko:"required"`
	// Customer to add.
	Customer TableOrderCustomer `json:"customer"`
}

// TableOrderCustomer is the customer of a table order: an existing one by ID, or one looked up by phone and
// name.
type TableOrderCustomer struct {
	// ID of the customer in iikoRMS. If empty, the customer is looked up by phone and name, and created if
	// not found.
	ID string `json:"id,omitzero"`
	// Name of the customer, at most 60 characters. Required without ID.
	Name *string `json:"name,omitzero"`
	// Surname, at most 60 characters.
	Surname *string `json:"surname,omitzero"`
	// Comment on the customer, at most 60 characters.
	Comment *string `json:"comment,omitzero"`
	// Birthdate in the format [DateTimeLayout].
	Birthdate DateTime `json:"birthdate,omitzero"`
	// Email address.
	Email *string `json:"email,omitzero"`
	// ShouldReceiveOrderStatusNotifications allows messages about the status of the order.
	ShouldReceiveOrderStatusNotifications *bool `json:"shouldReceiveOrderStatusNotifications,omitzero"`
	// Gender of the customer.
	Gender Gender `json:"gender,omitzero"`
	// Phone of the customer. Required without ID.
	Phone *string `json:"phone,omitzero"`
}

// AddOrderItemsRequest adds items to a table order.
type AddOrderItemsRequest struct {
	// AddOrderItemsSettings are options of adding items.
	AddOrderItemsSettings *AddOrderItemsSettings `json:"addOrderItemsSettings,omitzero"`
	// OrderID is the table order.
	OrderID string `json:"orderId" iiko:"required"`
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Items to add, products or compound items.
	Items []OrderItem `json:"items"`
	// Combos of the added items. iikoRMS 7.6.1 or newer.
	Combos []Combo `json:"combos,omitzero"`
}

// AddOrderItemsSettings are options of adding items to a table order.
type AddOrderItemsSettings struct {
	// ServicePrint sends the added items to the kitchen printer at once.
	ServicePrint *bool `json:"servicePrint,omitzero"`
}

// OrderByIDRequest requests table orders by ID. Set either OrderIDs or PosOrderIDs.
type OrderByIDRequest struct {
	// SourceKeys limits the result to orders created by these integrations.
	SourceKeys []string `json:"sourceKeys,omitzero"`
	// OrganizationIDs are the organizations to check, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// OrderIDs are the IDs of orders in the API. Required unless PosOrderIDs is set.
	OrderIDs []string `json:"orderIds,omitzero"`
	// PosOrderIDs are the IDs of orders in iikoFront. Required unless OrderIDs is set.
	PosOrderIDs []string `json:"posOrderIds,omitzero"`
	// ReturnExternalDataKeys are the keys of external data to return with the orders.
	ReturnExternalDataKeys []string `json:"returnExternalDataKeys,omitzero"`
}

// TableOrdersResponse lists table orders.
type TableOrdersResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// Orders found.
	Orders []TableOrderInfo `json:"orders"`
}

// TableOrderInfo is a table order with its creation status.
type TableOrderInfo struct {
	// ID of the order.
	ID string `json:"id"`
	// PosID is the ID of the order in iikoFront.
	PosID string `json:"posId,omitzero"`
	// ExternalNumber is the number in the system of the integration that created it.
	ExternalNumber *string `json:"externalNumber,omitzero"`
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId"`
	// Timestamp of the last change on the iiko Cloud server, in Unix milliseconds. The state with the larger
	// one is newer.
	Timestamp int64 `json:"timestamp"`
	// CreationStatus is whether iikoFront has checked and created it.
	CreationStatus CreationStatus `json:"creationStatus"`
	// ErrorInfo is why the creation failed; set if CreationStatus is Error.
	ErrorInfo *ErrorInfo `json:"errorInfo,omitzero"`
	// Order is the details; set if CreationStatus is Success.
	Order *PlacedTableOrder `json:"order,omitzero"`
}

// PlacedTableOrder is a table order in the restaurant.
type PlacedTableOrder struct {
	PlacedOrder
	// TableIDs are the tables of the order, from Reserves.AvailableRestaurantSections.
	TableIDs []string `json:"tableIds"`
	// Customer of the order. iikoRMS 7.5.2 or newer.
	Customer *PlacedCustomer `json:"customer,omitzero"`
	// Phone of the customer. iikoRMS 7.5.2 or newer.
	Phone *string `json:"phone,omitzero"`
	// Status of the order.
	Status OrderStatus `json:"status"`
	// WhenCreated is when the order was opened, in the terminal's local time.
	WhenCreated DateTime `json:"whenCreated,omitzero"`
	// Waiter of the order.
	Waiter *OrderEmployee `json:"waiter,omitzero"`
	// TabName is the name of the tab, for fast food terminal groups in tab mode only.
	TabName *string `json:"tabName,omitzero"`
	// SplitOrderBetweenCashRegisters is whether the order is split between cash registers. Set while Status
	// is New or Bill.
	SplitOrderBetweenCashRegisters SplitOrderBetweenCashRegisters `json:"splitOrderBetweenCashRegisters,omitzero"`
	// PriceCategory of the order. iikoRMS 9.0.5 or newer.
	PriceCategory *PriceCategory `json:"priceCategory,omitzero"`
}

// SplitOrderBetweenCashRegisters is whether an order is split between cash registers.
type SplitOrderBetweenCashRegisters string

const (
	// SplitOrderBetweenCashRegistersDisabled: the order is not split.
	SplitOrderBetweenCashRegistersDisabled SplitOrderBetweenCashRegisters = "Disabled"
	// SplitOrderBetweenCashRegistersAllowed: the order may be split.
	SplitOrderBetweenCashRegistersAllowed SplitOrderBetweenCashRegisters = "Allowed"
	// SplitOrderBetweenCashRegistersRequired: the order must be split.
	SplitOrderBetweenCashRegistersRequired SplitOrderBetweenCashRegisters = "Required"
)

// OrderByTableRequest requests the orders of tables.
type OrderByTableRequest struct {
	// SourceKeys limits the result to orders created by these integrations.
	SourceKeys []string `json:"sourceKeys,omitzero"`
	// OrganizationIDs are the organizations to check, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// TableIDs are the tables, from Reserves.AvailableRestaurantSections.
	TableIDs []string `json:"tableIds" iiko:"required"`
	// Statuses limits the result to orders with these statuses.
	Statuses []OrderStatus `json:"statuses,omitzero"`
	// DateFrom is the earliest opening time, in the terminal's local time. Details are kept for 90 days.
	DateFrom DateTime `json:"dateFrom,omitzero"`
	// DateTo is the latest opening time, in the terminal's local time.
	DateTo DateTime `json:"dateTo,omitzero"`
}

// CancelOrderRequest cancels a table order.
type CancelOrderRequest struct {
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the table order.
	OrderID string `json:"orderId" iiko:"required"`
	// RemovalTypeID is how to write off items already sent to the kitchen, from Dictionaries.RemovalTypes.
	RemovalTypeID string `json:"removalTypeId,omitzero"`
	// RemovalComment is a comment on the write-off, at most 255 characters.
	RemovalComment *string `json:"removalComment,omitzero"`
	// UserIDForWriteoff is the employee charged with items already sent to the kitchen.
	UserIDForWriteoff string `json:"userIdForWriteoff,omitzero"`
}

// CloseOrderRequest closes a table order.
type CloseOrderRequest struct {
	// ChequeAdditionalInfo is how the guest gets the receipt, under the Russian law 54-FZ.
	ChequeAdditionalInfo *ChequeAdditionalInfo `json:"chequeAdditionalInfo,omitzero"`
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the table order.
	OrderID string `json:"orderId" iiko:"required"`
}

// CreateOrderRequest creates a table order.
type CreateOrderRequest struct {
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group that receives the order, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
	// Order to create.
	Order *TableOrder `json:"order,omitzero" iiko:"required"`
	// CreateOrderSettings are options of the create.
	CreateOrderSettings *CreateTableOrderSettings `json:"createOrderSettings,omitzero"`
}

// TableOrder is a table order in a request to create it.
type TableOrder struct {
	// ID of the new order, unique: a second order with the same ID is rejected, so a create with an ID can be
	// retried safely. If empty, iiko generates one.
	ID string `json:"id,omitzero"`
	// ExternalNumber is the number in your system, at most 50 characters. iikoRMS 8.0.6 or newer.
	ExternalNumber *string `json:"externalNumber,omitzero"`
	// TableIDs are the tables, from Reserves.AvailableRestaurantSections.
	TableIDs []string `json:"tableIds,omitzero"`
	// Customer of the order. iikoRMS 7.5.2 or newer.
	Customer *Customer `json:"customer,omitzero"`
	// Phone of the customer. iikoRMS 7.5.2 or newer.
	Phone *string `json:"phone,omitzero"`
	// GuestCount is the number of guests. iikoRMS 7.6.1 or newer.
	//
	// Deprecated: use Guests.
	GuestCount *int `json:"guestCount,omitzero"`
	// Guests is how many guests the order is for and whether it is split between them. iikoRMS 7.6.1 or
	// newer.
	Guests *Guests `json:"guests,omitzero"`
	// TabName is the name of the tab, for fast food terminal groups in tab mode only. iikoRMS 7.6.1 or newer.
	TabName *string `json:"tabName,omitzero"`
	// MenuID is the external menu of the order, from Menu.Menu.
	MenuID string `json:"menuId,omitzero"`
	// PriceCategoryID is the price category, from Menu.Menu. iikoRMS 9.0.5 or newer.
	PriceCategoryID string `json:"priceCategoryId,omitzero"`
	// Items of the order, products or compound items.
	Items []OrderItem `json:"items"`
	// Combos of the items.
	Combos []Combo `json:"combos,omitzero"`
	// Payments for the order. A loyalty card payment needs iikoRMS 7.1.5 or newer.
	Payments []Payment `json:"payments,omitzero"`
	// Tips for the staff.
	Tips []TipsPayment `json:"tips,omitzero"`
	// SourceKey identifies your integration. It can limit which integrations see the order.
	SourceKey *string `json:"sourceKey,omitzero"`
	// DiscountsInfo are the discounts and surcharges.
	DiscountsInfo *DiscountsInfo `json:"discountsInfo,omitzero"`
	// LoyaltyInfo is data for the loyalty program, such as a coupon.
	LoyaltyInfo *LoyaltyInfo `json:"loyaltyInfo,omitzero"`
	// OrderTypeID is the order type, from Dictionaries.OrderTypes.
	OrderTypeID string `json:"orderTypeId,omitzero"`
	// ChequeAdditionalInfo is how the guest gets the receipt.
	ChequeAdditionalInfo *ChequeAdditionalInfo `json:"chequeAdditionalInfo,omitzero"`
	// ExternalData is your data stored with the order. iikoRMS 8.0.6 or newer.
	ExternalData []ExternalData `json:"externalData,omitzero"`
}

// CreateTableOrderSettings are options of creating a table order.
type CreateTableOrderSettings struct {
	// ServicePrint sends the items to the kitchen printer at once.
	ServicePrint *bool `json:"servicePrint,omitzero"`
	// TransportToFrontTimeout is how long iikoFront has to accept the order before it is dropped, in seconds;
	// 8 when nil.
	TransportToFrontTimeout *int `json:"transportToFrontTimeout,omitzero"`
	// CheckStopList checks the items against the stop list first. It needs a terminal group.
	CheckStopList *bool `json:"checkStopList,omitzero"`
}

// TableOrderResponse is a new table order.
type TableOrderResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// OrderInfo is the new order with its creation status.
	OrderInfo TableOrderInfo `json:"orderInfo"`
}

// InitByPosOrderRequest imports orders that were opened in iikoFront, by their IDs there.
type InitByPosOrderRequest struct {
	// OrganizationID is the organization of the orders, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group of the orders, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
	// PosOrderIDs are the IDs of the orders in iikoFront.
	PosOrderIDs []string `json:"posOrderIds" iiko:"required"`
}

// InitByTableRequest imports orders that were opened in iikoFront, by their tables.
type InitByTableRequest struct {
	// OrganizationID is the organization of the orders, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group of the tables, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
	// TableIDs are the tables of the orders, from Reserves.AvailableRestaurantSections.
	TableIDs []string `json:"tableIds" iiko:"required"`
}
