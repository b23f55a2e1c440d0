package models

// AddCustomerRequest ties a guest to a table order.
type AddCustomerRequest struct {
	// OrganizationID is the organization that has the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the table order.
	OrderID string `json:"orderId" iiko:"required"`
	// Customer to tie to the order.
	Customer TableOrderCustomer `json:"customer"`
}

// TableOrderCustomer is the guest of a table order: a known one by ID, or one looked up by phone and name.
type TableOrderCustomer struct {
	// ID of a known customer in iikoRMS. Empty looks the guest up by phone and name, and adds a new customer
	// when nobody is found.
	ID string `json:"id,omitzero"`
	// Name of the guest, at most 60 characters. Required without ID.
	Name *string `json:"name,omitzero"`
	// Surname, at most 60 characters.
	Surname *string `json:"surname,omitzero"`
	// Comment on the guest, at most 60 characters.
	Comment *string `json:"comment,omitzero"`
	// Birthdate in the form of [DateTimeLayout].
	Birthdate DateTime `json:"birthdate,omitzero"`
	// Email address.
	Email *string `json:"email,omitzero"`
	// ShouldReceiveOrderStatusNotifications tells the guest by message how the order proceeds.
	ShouldReceiveOrderStatusNotifications *bool `json:"shouldReceiveOrderStatusNotifications,omitzero"`
	// Gender of the guest.
	Gender Gender `json:"gender,omitzero"`
	// Phone of the guest. Required without ID.
	Phone *string `json:"phone,omitzero"`
}

// AddOrderItemsRequest adds dishes to a table order.
type AddOrderItemsRequest struct {
	// AddOrderItemsSettings are options of adding the items.
	AddOrderItemsSettings *AddOrderItemsSettings `json:"addOrderItemsSettings,omitzero"`
	// OrderID is the table order.
	OrderID string `json:"orderId" iiko:"required"`
	// OrganizationID is the organization that has the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Items to add, products or compound items.
	Items []OrderItem `json:"items"`
	// Combos that the added items belong to. iikoRMS 7.6.1 or newer.
	Combos []Combo `json:"combos,omitzero"`
}

// AddOrderItemsSettings are options of adding dishes to a table order.
type AddOrderItemsSettings struct {
	// ServicePrint sends the added dishes to the kitchen printer at once.
	ServicePrint *bool `json:"servicePrint,omitzero"`
}

// OrdersByIDRequest asks for table orders by their identifiers: OrderIDs or PosOrderIDs, never both.
type OrdersByIDRequest struct {
	// SourceKeys limits the answer to what integrations with these marks created.
	SourceKeys []string `json:"sourceKeys,omitzero"`
	// OrganizationIDs are the organizations to look in, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// OrderIDs are orders by their API identifiers. Required unless PosOrderIDs is given.
	OrderIDs []string `json:"orderIds,omitzero"`
	// PosOrderIDs are orders by their identifiers on the POS, iikoFront. Required unless OrderIDs is given.
	PosOrderIDs []string `json:"posOrderIds,omitzero"`
	// ReturnExternalDataKeys are the keys of external data to return with the orders.
	ReturnExternalDataKeys []string `json:"returnExternalDataKeys,omitzero"`
}

// TableOrdersResponse lists table orders.
type TableOrdersResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// Orders that were found.
	Orders []TableOrderInfo `json:"orders"`
}

// TableOrderInfo is a table order with the state of its creation.
type TableOrderInfo struct {
	// ID of the order.
	ID string `json:"id"`
	// PosID is the ID of the order on the POS, iikoFront.
	PosID string `json:"posId,omitzero"`
	// ExternalNumber is its number in the creator's system.
	ExternalNumber *string `json:"externalNumber,omitzero"`
	// OrganizationID is the organization that has the order, from Client.Organizations.
	OrganizationID string `json:"organizationId"`
	// Timestamp of the last change on the iiko Cloud server, in Unix milliseconds; the larger one is newer.
	Timestamp int64 `json:"timestamp"`
	// CreationStatus tells whether iikoFront has checked and created it yet.
	CreationStatus CreationStatus `json:"creationStatus"`
	// ErrorInfo says why the creation failed; set when CreationStatus is Error.
	ErrorInfo *ErrorInfo `json:"errorInfo,omitzero"`
	// Order holds the details; set when CreationStatus is Success.
	Order *PlacedTableOrder `json:"order,omitzero"`
}

// PlacedTableOrder is a table order as the restaurant has it.
type PlacedTableOrder struct {
	// TableIDs are the tables of the order, from Reserves.AvailableRestaurantSections.
	TableIDs []string `json:"tableIds"`
	// Customer tied to the order. iikoRMS 7.5.2 or newer.
	Customer *PlacedCustomer `json:"customer,omitzero"`
	// Phone of the guest. iikoRMS 7.5.2 or newer.
	Phone *string `json:"phone,omitzero"`
	// Status of the order.
	Status OrderStatus `json:"status"`
	// WhenCreated is when the order was opened, in the terminal's local time.
	WhenCreated DateTime `json:"whenCreated,omitzero"`
	// Waiter who serves the order.
	Waiter *OrderEmployee `json:"waiter,omitzero"`
	// TabName is the name of the tab. Only fast food terminal groups in tab mode have it.
	TabName *string `json:"tabName,omitzero"`
	// SplitOrderBetweenCashRegisters tells whether several cash registers share the order. Set while Status
	// is New or Bill.
	SplitOrderBetweenCashRegisters SplitOrderBetweenCashRegisters `json:"splitOrderBetweenCashRegisters,omitzero"`
	// MenuID is the external menu that the order was made from.
	MenuID string `json:"menuId,omitzero"`
	// PriceCategory whose prices the order uses. iikoRMS 9.0.5 or newer.
	PriceCategory *PriceCategory `json:"priceCategory,omitzero"`
	// Sum to pay after discounts and surcharges, in the organization's currency.
	Sum float64 `json:"sum"`
	// Number of the order in the restaurant.
	Number int `json:"number"`
	// SourceKey marks the integration that created the order.
	SourceKey *string `json:"sourceKey,omitzero"`
	// WhenBillPrinted is when the guest bill was printed; empty before that.
	WhenBillPrinted DateTime `json:"whenBillPrinted,omitzero"`
	// WhenClosed is when the order was closed, in the terminal's local time; empty before that.
	WhenClosed DateTime `json:"whenClosed,omitzero"`
	// Conception is the concept (brand) that the order counts toward.
	Conception *Conception `json:"conception,omitzero"`
	// GuestsInfo says how many guests the order serves and whether it is split among them.
	GuestsInfo *Guests `json:"guestsInfo"`
	// Items of the order.
	Items []PlacedItem `json:"items"`
	// Combos of the order.
	Combos []PlacedCombo `json:"combos,omitzero"`
	// Payments of the order.
	Payments []PlacedPayment `json:"payments,omitzero"`
	// Tips for the staff.
	Tips []PlacedTips `json:"tips,omitzero"`
	// Discounts and surcharges that apply.
	Discounts []PlacedDiscount `json:"discounts,omitzero"`
	// OrderType of the order.
	OrderType *PlacedOrderType `json:"orderType"`
	// TerminalGroupID is the terminal group that has the order, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId"`
	// ProcessedPaymentsSum is how much has been paid, in the organization's currency. nil from a terminal too
	// old to tell. iikoRMS 7.6.0 or newer.
	ProcessedPaymentsSum *float64 `json:"processedPaymentsSum"`
	// LoyaltyInfo is what the loyalty program applied. nil from a terminal too old to tell.
	LoyaltyInfo *PlacedLoyaltyInfo `json:"loyaltyInfo,omitzero"`
	// ExternalData are the creator's keys and values kept with the order. iikoRMS 8.0.6 or newer.
	ExternalData []ExternalData `json:"externalData,omitzero"`
}

// SplitOrderBetweenCashRegisters tells whether an order is split between several cash registers.
type SplitOrderBetweenCashRegisters string

const (
	// The order stays on one cash register.
	SplitOrderBetweenCashRegistersDisabled SplitOrderBetweenCashRegisters = "Disabled"
	// The order may be split.
	SplitOrderBetweenCashRegistersAllowed SplitOrderBetweenCashRegisters = "Allowed"
	// The order has to be split.
	SplitOrderBetweenCashRegistersRequired SplitOrderBetweenCashRegisters = "Required"
)

// OrdersByTableRequest asks for the orders of tables.
type OrdersByTableRequest struct {
	// SourceKeys limits the answer to what integrations with these marks created.
	SourceKeys []string `json:"sourceKeys,omitzero"`
	// OrganizationIDs are the organizations to look in, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// TableIDs are the tables, from Reserves.AvailableRestaurantSections.
	TableIDs []string `json:"tableIds" iiko:"required"`
	// Statuses limits the answer to orders in these states.
	Statuses []OrderStatus `json:"statuses,omitzero"`
	// DateFrom is the earliest time of opening, in the terminal's local time. Details are kept for 90 days.
	DateFrom DateTime `json:"dateFrom,omitzero"`
	// DateTo is the latest time of opening, in the terminal's local time.
	DateTo DateTime `json:"dateTo,omitzero"`
}

// CancelOrderRequest cancels a table order.
type CancelOrderRequest struct {
	// OrganizationID is the organization that has the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the table order.
	OrderID string `json:"orderId" iiko:"required"`
	// RemovalTypeID says how dishes already sent to the kitchen are written off, from
	// Dictionaries.RemovalTypes.
	RemovalTypeID string `json:"removalTypeId,omitzero"`
	// RemovalComment goes with the write-off, at most 255 characters.
	RemovalComment *string `json:"removalComment,omitzero"`
	// UserIDForWriteoff is the employee charged with dishes already sent to the kitchen.
	UserIDForWriteoff *string `json:"userIdForWriteoff,omitzero"`
}

// CloseOrderRequest closes a table order.
type CloseOrderRequest struct {
	// ChequeAdditionalInfo says where the receipt goes, as the Russian law 54-FZ asks.
	ChequeAdditionalInfo *ChequeAdditionalInfo `json:"chequeAdditionalInfo,omitzero"`
	// OrganizationID is the organization that has the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the table order.
	OrderID string `json:"orderId" iiko:"required"`
}

// CreateOrderRequest opens a table order.
type CreateOrderRequest struct {
	// OrganizationID is the organization that takes the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group that gets the order, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
	// Order to open.
	Order *TableOrder `json:"order,omitzero" iiko:"required"`
	// CreateOrderSettings are options of the creation.
	CreateOrderSettings *CreateTableOrderSettings `json:"createOrderSettings,omitzero"`
}

// TableOrder is a table order that is being created.
type TableOrder struct {
	// ID of the new order. Unique: a second one with the same ID is refused, so a create with an ID can be
	// repeated safely. Empty lets iiko choose it.
	ID string `json:"id,omitzero"`
	// ExternalNumber is its number in your system, at most 50 characters. iikoRMS 8.0.6 or newer.
	ExternalNumber *string `json:"externalNumber,omitzero"`
	// TableIDs are the tables to serve, from Reserves.AvailableRestaurantSections.
	TableIDs []string `json:"tableIds,omitzero"`
	// Customer tied to the order. iikoRMS 7.5.2 or newer.
	Customer *Customer `json:"customer,omitzero"`
	// Phone of the guest. iikoRMS 7.5.2 or newer.
	Phone *string `json:"phone,omitzero"`
	// GuestCount is how many guests sit at the table. iikoRMS 7.6.1 or newer.
	//
	// Deprecated: use Guests.
	GuestCount *int `json:"guestCount,omitzero"`
	// Guests says how many guests the order serves and whether it is split among them. iikoRMS 7.6.1 or
	// newer.
	Guests *Guests `json:"guests,omitzero"`
	// TabName is the name of the tab, for fast food terminal groups in tab mode only. iikoRMS 7.6.1 or newer.
	TabName *string `json:"tabName,omitzero"`
	// MenuID is the external menu that the order is made from, from Menu.Menu.
	MenuID string `json:"menuId,omitzero"`
	// PriceCategoryID is the price category whose prices apply, from Menu.Menu. iikoRMS 9.0.5 or newer.
	PriceCategoryID string `json:"priceCategoryId,omitzero"`
	// Items of the order, products or compound items.
	Items []OrderItem `json:"items"`
	// Combos that the items belong to.
	Combos []Combo `json:"combos,omitzero"`
	// Payments for the order. A loyalty card payment needs iikoRMS 7.1.5 or newer.
	Payments []Payment `json:"payments,omitzero"`
	// Tips for the staff.
	Tips []TipsPayment `json:"tips,omitzero"`
	// SourceKey marks the order as coming from your integration; it serves to limit which integrations see
	// it.
	SourceKey *string `json:"sourceKey,omitzero"`
	// DiscountsInfo holds discounts and surcharges to apply.
	DiscountsInfo *DiscountsInfo `json:"discountsInfo,omitzero"`
	// LoyaltyInfo is what the loyalty program needs, such as a coupon.
	LoyaltyInfo *LoyaltyInfo `json:"loyaltyInfo,omitzero"`
	// OrderTypeID is the order type, from Dictionaries.OrderTypes.
	OrderTypeID string `json:"orderTypeId,omitzero"`
	// ChequeAdditionalInfo says where the receipt goes.
	ChequeAdditionalInfo *ChequeAdditionalInfo `json:"chequeAdditionalInfo,omitzero"`
	// ExternalData are keys and values of your own kept with the order. iikoRMS 8.0.6 or newer.
	ExternalData []ExternalData `json:"externalData,omitzero"`
}

// CreateTableOrderSettings are options of creating a table order.
type CreateTableOrderSettings struct {
	// ServicePrint sends the dishes to the kitchen printer at once.
	ServicePrint *bool `json:"servicePrint,omitzero"`
	// TransportToFrontTimeout is how many seconds iikoFront has to pick the order up before it is dropped; 8
	// when nil.
	TransportToFrontTimeout *int `json:"transportToFrontTimeout,omitzero"`
	// CheckStopList checks the dishes against the stop list first. It needs a terminal group.
	CheckStopList *bool `json:"checkStopList,omitzero"`
}

// TableOrderResponse is the table order that was just created.
type TableOrderResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// OrderInfo is the new order and how far its creation is.
	OrderInfo TableOrderInfo `json:"orderInfo"`
}

// InitByPosOrderRequest makes orders that were opened on the POS known to the API, by their POS identifiers.
type InitByPosOrderRequest struct {
	// OrganizationID is the organization that has the orders, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group that has the orders, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
	// PosOrderIDs are the identifiers of the orders on the POS, iikoFront.
	PosOrderIDs []string `json:"posOrderIds" iiko:"required"`
}

// InitByTableRequest makes orders that were opened on the POS known to the API, by their tables.
type InitByTableRequest struct {
	// OrganizationID is the organization that has the orders, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group of the tables, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
	// TableIDs are the tables whose orders to load, from Reserves.AvailableRestaurantSections.
	TableIDs []string `json:"tableIds" iiko:"required"`
}
