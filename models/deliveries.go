package models

// AddDeliveryItemsRequest adds dishes to a delivery that has been placed, with Deliveries.AddItems.
// iikoRMS 7.4.6 or newer.
type AddDeliveryItemsRequest struct {
	// OrderID is the delivery, as [DeliveryInfo] has it in ID.
	OrderID string `json:"orderId" iiko:"required"`
	// OrganizationID is the organization that holds the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Items to add: products, see [ProductItem], or compound items.
	Items []OrderItem `json:"items"`
	// Combos to which the new items belong. iikoRMS 7.6.1 or newer.
	Combos []Combo `json:"combos,omitzero"`
}

// CancelDeliveryRequest cancels a delivery with Deliveries.Cancel. When items were already printed for
// the kitchen, it also says how they are written off. iikoRMS 7.5.4 or newer.
type CancelDeliveryRequest struct {
	// OrganizationID is the organization that holds the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, as [DeliveryInfo] has it in ID.
	OrderID string `json:"orderId" iiko:"required"`
	// MovedOrderID is the delivery that takes over, when this one was moved to another iikoRMS or
	// terminal group.
	MovedOrderID string `json:"movedOrderId,omitzero"`
	// CancelCauseID is the reason, from Dictionaries.CancelCauses. iikoRMS 7.7.1 or newer.
	CancelCauseID string `json:"cancelCauseId,omitzero"`
	// CancelComment adds words to the reason. iikoRMS 8.7.6 or newer.
	CancelComment *string `json:"cancelComment,omitzero"`
	// RemovalTypeID says how printed items are written off, from Dictionaries.RemovalTypes. iikoRMS 7.7.1
	// or newer.
	RemovalTypeID string `json:"removalTypeId,omitzero"`
	// RemovalComment explains the write-off, at most 255 characters. iikoRMS 8.7.6 or newer.
	RemovalComment *string `json:"removalComment,omitzero"`
	// UserIDForWriteoff is the employee to whom printed items are written off. iikoRMS 7.7.1 or newer.
	UserIDForWriteoff *string `json:"userIdForWriteoff,omitzero"`
}

// ChangeCommentRequest replaces the comment of a delivery with Deliveries.ChangeComment. iikoRMS 7.6.1 or
// newer.
type ChangeCommentRequest struct {
	// OrganizationID is the organization that holds the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, as [DeliveryInfo] has it in ID.
	OrderID string `json:"orderId" iiko:"required"`
	// Comment that the delivery gets.
	Comment string `json:"comment"`
}

// ChangeCompleteBeforeRequest moves the time that was promised to the guest, with
// Deliveries.ChangeCompleteBefore. iikoRMS 7.5.4 or newer.
type ChangeCompleteBeforeRequest struct {
	// OrganizationID is the organization that holds the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, as [DeliveryInfo] has it in ID.
	OrderID string `json:"orderId" iiko:"required"`
	// NewCompleteBefore is when the guest now wants to be served, in local time of the terminal.
	NewCompleteBefore DateTime `json:"newCompleteBefore"`
}

// ChangeDeliveryPointRequest sends a delivery to another address with Deliveries.ChangeDeliveryPoint.
// iikoRMS 7.5.4 or newer.
type ChangeDeliveryPointRequest struct {
	// OrganizationID is the organization that holds the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, as [DeliveryInfo] has it in ID.
	OrderID string `json:"orderId" iiko:"required"`
	// NewDeliveryPoint is where the courier is to go.
	NewDeliveryPoint DeliveryPoint `json:"newDeliveryPoint"`
}

// ChangeDriverInfoRequest names the courier of a delivery and the expected time, with
// Deliveries.ChangeDriverInfo. iikoRMS 8.6.6 or newer.
type ChangeDriverInfoRequest struct {
	// OrganizationID is the organization that holds the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, as [DeliveryInfo] has it in ID.
	OrderID string `json:"orderId" iiko:"required"`
	// DriverID is the courier, from Employees.Couriers.
	DriverID string `json:"driverId,omitzero"`
	// EstimatedTime is when the courier is expected to arrive.
	EstimatedTime DateTime `json:"estimatedTime,omitzero"`
}

// ChangeExternalDataRequest changes the data that integrations keep with an order: a delivery with
// Deliveries.ChangeExternalData, a table order with Orders.ChangeExternalData.
type ChangeExternalDataRequest struct {
	// OrganizationID is the organization that holds the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery or the table order.
	OrderID string `json:"orderId" iiko:"required"`
	// ExternalData holds the entries to change, by their keys.
	ExternalData []ExternalData `json:"externalData"`
}

// ChangeOperatorRequest gives a delivery to an operator of the call center, the first or another one,
// with Deliveries.ChangeOperator. iikoRMS 7.6.1 or newer.
type ChangeOperatorRequest struct {
	// OrganizationID is the organization that holds the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, as [DeliveryInfo] has it in ID.
	OrderID string `json:"orderId" iiko:"required"`
	// OperatorID is the employee who takes the delivery over.
	OperatorID string `json:"operatorId" iiko:"required"`
}

// ChangePaymentsRequest replaces the payments of an order: of a delivery with Deliveries.ChangePayments,
// iikoRMS 7.6.3 or newer, of a table order with Orders.ChangePayments, 7.7.4 or newer. It is refused once
// one of the payments has been processed.
type ChangePaymentsRequest struct {
	// OrganizationID is the organization that holds the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery or the table order.
	OrderID string `json:"orderId" iiko:"required"`
	// Payments that take the place of all earlier ones.
	Payments []Payment `json:"payments"`
	// Tips that the order gets.
	Tips []TipsPayment `json:"tips,omitzero"`
}

// ChangeServiceTypeRequest turns a courier delivery into a pickup or a pickup into a courier delivery,
// with Deliveries.ChangeServiceType. iikoRMS 7.5.4 or newer.
type ChangeServiceTypeRequest struct {
	// NewServiceType is [OrderServiceTypeDeliveryByCourier] or [OrderServiceTypeDeliveryByClient].
	NewServiceType OrderServiceType `json:"newServiceType"`
	// OrganizationID is the organization that holds the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, as [DeliveryInfo] has it in ID.
	OrderID string `json:"orderId" iiko:"required"`
	// DeliveryPoint is where the courier is to go. DeliveryByCourier only, and required there.
	DeliveryPoint *DeliveryPoint `json:"deliveryPoint,omitzero" iiko:"required,newServiceType=DeliveryByCourier"`
}

// CloseDeliveryRequest closes a delivery with Deliveries.Close. A pickup needs iikoRMS 7.4.6 or newer, a
// courier delivery, which has to be OnWay or Delivered, needs 8.0.6.
type CloseDeliveryRequest struct {
	// DeliveryDate is when the guest got the order; when empty, iikoFront's current time. iikoRMS 8.0.6
	// or newer.
	DeliveryDate DateTime `json:"deliveryDate,omitzero"`
	// OrganizationID is the organization that holds the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, as [DeliveryInfo] has it in ID.
	OrderID string `json:"orderId" iiko:"required"`
}

// CreateDeliveryRequest places a delivery with Deliveries.CreateDelivery. Deliveries.CheckCreate of older
// API versions takes the same request to try it out.
type CreateDeliveryRequest struct {
	// OrganizationID is the organization that takes the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group that gets the order, from TerminalGroup.TerminalGroups; empty
	// leaves the choice to iiko.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// CreateOrderSettings says how long the terminal has to take the order and what is checked before;
	// nil means iiko's defaults.
	CreateOrderSettings *CreateOrderSettings `json:"createOrderSettings,omitzero"`
	// Order to place. Give it an ID of its own to make repeating the call harmless.
	Order DeliveryOrder `json:"order"`
}

// DeliveryResponse is the first state of a delivery that was placed, directly or from a draft.
type DeliveryResponse struct {
	// CorrelationID names the exchange; after Deliveries.CreateDelivery it is the command that
	// Commands.Wait follows.
	CorrelationID string `json:"correlationId"`
	// OrderInfo is the delivery; without details while the terminal has not taken it.
	OrderInfo DeliveryInfo `json:"orderInfo"`
}

// DeliveryInfo tells how far the creation of a delivery got, and the delivery itself once a terminal has
// taken it. Webhooks about deliveries carry it too.
type DeliveryInfo struct {
	// ID of the delivery in iiko Cloud.
	ID string `json:"id"`
	// PosID is what iikoFront calls the delivery.
	PosID string `json:"posId,omitzero"`
	// ExternalNumber is the number that an outside system gave to the delivery.
	ExternalNumber *string `json:"externalNumber,omitzero"`
	// OrganizationID is the organization that holds the delivery.
	OrganizationID string `json:"organizationId"`
	// Timestamp is when iiko Cloud last changed the delivery, in Unix milliseconds; of two states the
	// larger one is newer.
	Timestamp int64 `json:"timestamp"`
	// CreationStatus tells whether iikoFront has taken the delivery yet.
	CreationStatus CreationStatus `json:"creationStatus"`
	// ErrorInfo says why the creation failed. CreationStatusError only.
	ErrorInfo *ErrorInfo `json:"errorInfo,omitzero"`
	// Order is the delivery as iikoFront has it. CreationStatusSuccess only.
	Order *PlacedDelivery `json:"order,omitzero"`
}

// PlacedDelivery is a delivery that a terminal has taken. Its times are local to the terminal, except
// where it says UTC.
type PlacedDelivery struct {
	// ParentDeliveryID is the delivery from which this one was split off, when an order is divided
	// between fiscal cash registers.
	ParentDeliveryID string `json:"parentDeliveryId,omitzero"`
	// Customer who ordered.
	Customer *PlacedCustomer `json:"customer,omitzero"`
	// Phone of the customer.
	Phone string `json:"phone"`
	// PhoneExtension is what to dial after Phone.
	PhoneExtension *string `json:"phoneExtension,omitzero"`
	// DeliveryPoint is the address to deliver to; nil for a pickup.
	DeliveryPoint *PlacedDeliveryPoint `json:"deliveryPoint,omitzero"`
	// Status of the delivery. ReadyForCooking is out of use since iikoRMS 9.0.6.
	Status DeliveryStatus `json:"status"`
	// CancelInfo tells when and why it was canceled. DeliveryStatusCancelled only.
	CancelInfo *CancelInfo `json:"cancelInfo,omitzero"`
	// CourierInfo names the courier; nil while there is none.
	CourierInfo *CourierInfo `json:"courierInfo,omitzero"`
	// CompleteBefore is by when the guest is to have the order.
	CompleteBefore DateTime `json:"completeBefore"`
	// WhenCreated is when the delivery appeared in iikoFront.
	WhenCreated DateTime `json:"whenCreated"`
	// WhenConfirmed is when it was confirmed.
	WhenConfirmed DateTime `json:"whenConfirmed,omitzero"`
	// WhenPrinted is when it was printed for the kitchen.
	WhenPrinted DateTime `json:"whenPrinted,omitzero"`
	// WhenCookingCompleted is when the kitchen had finished.
	WhenCookingCompleted DateTime `json:"whenCookingCompleted,omitzero"`
	// WhenSended is when the courier left with it.
	WhenSended DateTime `json:"whenSended,omitzero"`
	// WhenDelivered is when the guest got it.
	WhenDelivered DateTime `json:"whenDelivered,omitzero"`
	// Comment to the order.
	Comment *string `json:"comment,omitzero"`
	// Problem that someone marked the delivery with.
	Problem *DeliveryProblem `json:"problem,omitzero"`
	// Operator is the employee who took the order.
	Operator *OrderEmployee `json:"operator,omitzero"`
	// MarketingSource is the advertisement that brought the customer.
	MarketingSource *IDName `json:"marketingSource,omitzero"`
	// DeliveryDuration is the time planned for the delivery, in minutes.
	DeliveryDuration *int64 `json:"deliveryDuration,omitzero"`
	// IndexInCourierRoute is the delivery's place on the courier's route; nil unless iikoFront's
	// logistics plans the routes.
	IndexInCourierRoute *int `json:"indexInCourierRoute,omitzero"`
	// CookingStartTime is when the kitchen has to begin.
	CookingStartTime DateTime `json:"cookingStartTime"`
	// IsDeleted tells that the order was deleted.
	//
	// Deprecated: look at Status instead.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// WhenReceivedByAPI is when iiko Cloud got the request for the order, in UTC.
	//
	// Deprecated: WhenCreated is the nearest there is.
	WhenReceivedByAPI DateTime `json:"whenReceivedByApi,omitzero"`
	// WhenReceivedFromFront is when iiko Cloud first got the order back from iikoFront, in UTC.
	//
	// Deprecated: WhenCreated is the nearest there is.
	WhenReceivedFromFront DateTime `json:"whenReceivedFromFront,omitzero"`
	// MovedFromDeliveryID is the delivery that was canceled when it was moved and became this one.
	// iikoRMS 7.5.4 or newer.
	MovedFromDeliveryID string `json:"movedFromDeliveryId,omitzero"`
	// MovedFromTerminalGroupID is the terminal group that had it before. iikoRMS 7.5.4 or newer.
	MovedFromTerminalGroupID string `json:"movedFromTerminalGroupId,omitzero"`
	// MovedFromOrganizationID is the organization that had it before. iikoRMS 7.5.4 or newer.
	MovedFromOrganizationID string `json:"movedFromOrganizationId,omitzero"`
	// ExternalCourierService is the outside courier service that carries the order; its ID, that of the
	// setting, is unique among all organizations. iikoRMS 7.7.7 or newer.
	ExternalCourierService *IDName `json:"externalCourierService,omitzero"`
	// MovedToDeliveryID is the delivery that took over, when this one was canceled because it was moved.
	MovedToDeliveryID string `json:"movedToDeliveryId,omitzero"`
	// MovedToTerminalGroupID is the terminal group that has it now.
	MovedToTerminalGroupID string `json:"movedToTerminalGroupId,omitzero"`
	// MovedToOrganizationID is the organization that has it now.
	MovedToOrganizationID string `json:"movedToOrganizationId,omitzero"`
	// MenuID is the external menu it was ordered from, as Menu.Menu lists them.
	MenuID string `json:"menuId,omitzero"`
	// DeliveryZone is the name of the zone of the address.
	DeliveryZone *string `json:"deliveryZone,omitzero"`
	// LockedAt is when someone opened the order for editing; empty while nobody holds it.
	LockedAt DateTime `json:"lockedAt,omitzero"`
	// EstimatedTime is when the courier is expected to arrive.
	EstimatedTime DateTime `json:"estimatedTime,omitzero"`
	// IsAsap tells that the guest wants it at once, not by a given time.
	IsAsap *bool `json:"isAsap,omitzero"`
	// WhenPacked is when the order was packed.
	WhenPacked DateTime `json:"whenPacked,omitzero"`
	// PriceCategory by which the order is priced. iikoRMS 9.0.5 or newer.
	PriceCategory *PriceCategory `json:"priceCategory,omitzero"`
	// TrackingLink is where the guest can follow the delivery, see [UpdateTrackingLinkRequest].
	TrackingLink *string `json:"trackingLink,omitzero"`
	// Sum is what the order costs after discounts and surcharges, in the organization's currency.
	Sum float64 `json:"sum"`
	// Number of the delivery, as people in the restaurant call it.
	Number int `json:"number"`
	// SourceKey names the integration that placed the order.
	SourceKey *string `json:"sourceKey,omitzero"`
	// WhenBillPrinted is when the guest's bill was printed.
	WhenBillPrinted DateTime `json:"whenBillPrinted,omitzero"`
	// WhenClosed is when the delivery was closed.
	WhenClosed DateTime `json:"whenClosed,omitzero"`
	// Conception is the concept of the restaurant, its brand, to which the order belongs.
	Conception *Conception `json:"conception,omitzero"`
	// GuestsInfo is the number of guests; null stays null when it is sent on.
	GuestsInfo *Guests `json:"guestsInfo"`
	// Items of the order.
	Items []PlacedItem `json:"items"`
	// Combos of the order; an item names the one it belongs to.
	Combos []PlacedCombo `json:"combos,omitzero"`
	// Payments of the order.
	Payments []PlacedPayment `json:"payments,omitzero"`
	// Tips of the order.
	Tips []PlacedTips `json:"tips,omitzero"`
	// Discounts and surcharges of the order.
	Discounts []PlacedDiscount `json:"discounts,omitzero"`
	// OrderType is the kind of order, one of Dictionaries.OrderTypes.
	OrderType *PlacedOrderType `json:"orderType"`
	// TerminalGroupID is the terminal group that has the order.
	TerminalGroupID string `json:"terminalGroupId"`
	// ProcessedPaymentsSum is how much has been paid in fact, in the organization's currency; nil when
	// the terminal is too old to tell. iikoRMS 7.6.0 or newer.
	ProcessedPaymentsSum *float64 `json:"processedPaymentsSum"`
	// LoyaltyInfo is what iikoCard's loyalty programs applied; nil also when the terminal is too old to
	// tell.
	LoyaltyInfo *PlacedLoyaltyInfo `json:"loyaltyInfo,omitzero"`
	// ExternalData that integrations keep with the order. iikoRMS 8.0.6 or newer.
	ExternalData []ExternalData `json:"externalData,omitzero"`
}

// UpdateCourierRequest gives a delivery to a courier with Deliveries.UpdateOrderCourier. iikoRMS 7.1.5 or
// newer.
//
// Deprecated: use [ChangeDriverInfoRequest], where iikoRMS is 8.6.6 or newer.
type UpdateCourierRequest struct {
	// OrganizationID is the organization that holds the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, as [DeliveryInfo] has it in ID.
	OrderID string `json:"orderId" iiko:"required"`
	// EmployeeID is the courier, from Employees.Couriers.
	EmployeeID string `json:"employeeId" iiko:"required"`
}

// UpdateDeliveryStatusRequest moves a delivery on along its way to the guest:
// Deliveries.UpdateOrderDeliveryStatus.
type UpdateDeliveryStatusRequest struct {
	// OrganizationID is the organization that holds the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, as [DeliveryInfo] has it in ID.
	OrderID string `json:"orderId" iiko:"required"`
	// DeliveryStatus is [DeliveryStatusWaiting], [DeliveryStatusOnWay] or [DeliveryStatusDelivered]; a
	// delivery moves between these three only.
	DeliveryStatus DeliveryStatus `json:"deliveryStatus"`
	// DeliveryDate is when the order reached the guest, in local time of the terminal.
	DeliveryDate DateTime `json:"deliveryDate,omitzero"`
}

// UpdateOrderPaymentsRequest replaces the payments of a delivery with Deliveries.UpdateOrderPayments, or
// those of a table order with Orders.UpdatePayments.
//
// Deprecated: use [ChangePaymentsRequest].
type UpdateOrderPaymentsRequest struct {
	// OrganizationID is the organization that holds the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery or the table order.
	OrderID string `json:"orderId" iiko:"required"`
	// PaymentItems are the payments that the order gets.
	PaymentItems []OrderPaymentItem `json:"paymentItems,omitzero"`
}

// OrderPaymentItem is one payment of [UpdateOrderPaymentsRequest].
type OrderPaymentItem struct {
	// Sum to pay, in the organization's currency.
	Sum float64 `json:"sum"`
	// PaymentTypeID is the type of payment, from Dictionaries.PaymentTypes.
	PaymentTypeID string `json:"paymentTypeId" iiko:"required"`
	// IsProcessedExternally tells that the money was taken outside iiko, so that the terminal does not
	// take it again.
	IsProcessedExternally bool `json:"isProcessedExternally"`
}

// UpdateProblemRequest marks a delivery as having a problem, or clears the mark, with
// Deliveries.UpdateOrderProblem.
type UpdateProblemRequest struct {
	// OrganizationID is the organization that holds the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, as [DeliveryInfo] has it in ID.
	OrderID string `json:"orderId" iiko:"required"`
	// HasProblem sets the mark; false clears it.
	HasProblem bool `json:"hasProblem"`
	// Problem in words, at most 1000 characters; nil is sent as null.
	Problem *string `json:"problem"`
}

// UpdateTrackingLinkRequest gives a delivery the link by which the guest follows it, with
// Deliveries.UpdateTrackingLink.
type UpdateTrackingLinkRequest struct {
	// OrganizationID is the organization that holds the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, as [DeliveryInfo] has it in ID.
	OrderID string `json:"orderId" iiko:"required"`
	// TrackingLink, at most 512 characters.
	TrackingLink *string `json:"trackingLink,omitzero"`
}

// DeliveriesByDeliveryDateAndPhoneRequest finds the recent deliveries of a phone number with
// Deliveries.ByDeliveryDateAndPhone.
type DeliveriesByDeliveryDateAndPhoneRequest struct {
	// Phone that the deliveries were ordered with; nil is sent as null.
	Phone *string `json:"phone"`
	// DeliveryDateFrom is the earliest delivery date, in local time of the terminal. Only the last 7 days
	// are sure to be there; for what is older use Deliveries.HistoryByDeliveryDateAndPhone.
	DeliveryDateFrom DateTime `json:"deliveryDateFrom,omitzero"`
	// DeliveryDateTo is the latest delivery date, in local time of the terminal.
	DeliveryDateTo DateTime `json:"deliveryDateTo,omitzero"`
	// OrganizationIDs to search, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// StartRevision keeps only deliveries that are new or changed after this revision, the MaxRevision of
	// an earlier answer.
	StartRevision *int64 `json:"startRevision,omitzero"`
	// SourceKeys keep only deliveries that came from these sources; nil keeps all of them.
	SourceKeys []string `json:"sourceKeys,omitzero"`
	// RowsCount is how many deliveries to return at most; nil means all.
	RowsCount *int `json:"rowsCount,omitzero"`
}

// DeliveriesWithRevisionResponse lists deliveries by organization, with the revision from which to ask
// for what changes next.
type DeliveriesWithRevisionResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// MaxRevision is the highest revision among the deliveries; give it as the next StartRevision.
	MaxRevision int64 `json:"maxRevision"`
	// OrdersByOrganizations holds the deliveries of each organization.
	OrdersByOrganizations []OrganizationDeliveries `json:"ordersByOrganizations"`
}

// OrganizationDeliveries are the deliveries of one organization.
type OrganizationDeliveries struct {
	// OrganizationID says whose deliveries these are.
	OrganizationID string `json:"organizationId"`
	// Orders are the deliveries that were found.
	Orders []DeliveryInfo `json:"orders"`
}

// DeliveriesByDeliveryDateAndFilterRequest searches recent deliveries by text, dates, statuses and more,
// and sorts them: Deliveries.ByDeliveryDateAndSourceKeyAndFilter.
type DeliveriesByDeliveryDateAndFilterRequest struct {
	// OrganizationIDs to search, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// TerminalGroupIDs keep only deliveries of these terminal groups, from TerminalGroup.TerminalGroups.
	TerminalGroupIDs []string `json:"terminalGroupIds,omitzero"`
	// DeliveryDateFrom is the earliest delivery date, in local time of the terminal. Only the last 7 days
	// are sure to be there; for what is older use Deliveries.HistoryByDeliveryDateAndPhone.
	DeliveryDateFrom DateTime `json:"deliveryDateFrom,omitzero"`
	// DeliveryDateTo is the latest delivery date, in local time of the terminal.
	DeliveryDateTo DateTime `json:"deliveryDateTo,omitzero"`
	// Statuses keep only deliveries in one of these; nil keeps all.
	Statuses []DeliveryStatus `json:"statuses,omitzero"`
	// HasProblem keeps only deliveries with a problem when true. Which is one that
	//
	//   - someone marked so, see [UpdateProblemRequest];
	//   - is Unconfirmed though its CookingStartTime has passed;
	//   - is ReadyForCooking longer than TimeToCookingErrorTimeout after its CookingStartTime;
	//   - is CookingCompleted or Waiting longer than CookingTimeout after its CookingStartTime.
	HasProblem *bool `json:"hasProblem,omitzero"`
	// OrderServiceType keeps only pickups or only courier deliveries.
	OrderServiceType OrderServiceType `json:"orderServiceType,omitzero"`
	// SearchText is the beginning of what to look for.
	SearchText *string `json:"searchText,omitzero"`
	// TimeToCookingErrorTimeout is how long a delivery may wait for the kitchen to start before it counts
	// as a problem, in seconds.
	TimeToCookingErrorTimeout *int `json:"timeToCookingErrorTimeout,omitzero"`
	// CookingTimeout is how long cooking is expected to take, in seconds; HasProblem uses it.
	CookingTimeout *int `json:"cookingTimeout,omitzero"`
	// SortProperty is what to sort by.
	SortProperty DeliverySortProperty `json:"sortProperty,omitzero"`
	// SortDirection is ascending or descending.
	SortDirection SortDirection `json:"sortDirection,omitzero"`
	// RowsCount is how many deliveries to return at most.
	RowsCount *int `json:"rowsCount,omitzero"`
	// SourceKeys keep only deliveries that came from these sources; nil keeps all of them.
	SourceKeys []string `json:"sourceKeys,omitzero"`
	// OrderIDs keep only these deliveries. Leave PosOrderIDs nil then.
	OrderIDs []string `json:"orderIds,omitzero"`
	// PosOrderIDs keep only these deliveries, by their identifiers in iikoFront. Leave OrderIDs nil then.
	PosOrderIDs []string `json:"posOrderIds,omitzero"`
}

// DeliverySortProperty is what a search sorts deliveries by.
type DeliverySortProperty string

const (
	// By the number of the delivery.
	DeliverySortPropertyNumber DeliverySortProperty = "Number"
	// By the time that was promised to the guest.
	DeliverySortPropertyCompleteBefore DeliverySortProperty = "CompleteBefore"
	// By what the order costs.
	DeliverySortPropertySum DeliverySortProperty = "Sum"
	// By the customer.
	DeliverySortPropertyCustomer DeliverySortProperty = "Customer"
	// By the courier.
	DeliverySortPropertyCourier DeliverySortProperty = "Courier"
	// By the status of the delivery.
	DeliverySortPropertyStatus DeliverySortProperty = "Status"
	// By the name of the order type.
	DeliverySortPropertyOrderTypeName DeliverySortProperty = "OrderTypeName"
)

// DeliveriesByDeliveryDateAndStatusRequest finds recent deliveries by date and status:
// Deliveries.ByDeliveryDateAndStatus.
type DeliveriesByDeliveryDateAndStatusRequest struct {
	// OrganizationIDs to search, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// DeliveryDateFrom is the earliest delivery date, in local time of the terminal. Only the last 7 days
	// are sure to be there; for what is older use Deliveries.HistoryByDeliveryDateAndPhone.
	DeliveryDateFrom DateTime `json:"deliveryDateFrom"`
	// DeliveryDateTo is the latest delivery date, in local time of the terminal.
	DeliveryDateTo DateTime `json:"deliveryDateTo,omitzero"`
	// Statuses keep only deliveries in one of these; nil keeps all.
	Statuses []DeliveryStatus `json:"statuses,omitzero"`
	// SourceKeys keep only deliveries that came from these sources; nil keeps all of them.
	SourceKeys []string `json:"sourceKeys,omitzero"`
	// CourierIDs keep only deliveries of these couriers, from Employees.Couriers.
	CourierIDs []string `json:"courierIds,omitzero"`
}

// DeliveriesByIDRequest reads recent deliveries by their identifiers, either those of iiko Cloud or those
// of iikoFront: Deliveries.ByID. The last 7 days are sure to be there; for what is older use
// Deliveries.HistoryByDeliveryDateAndPhone.
type DeliveriesByIDRequest struct {
	// OrganizationID to search, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderIDs are up to 200 deliveries, by their identifiers in iiko Cloud. Either these or PosOrderIDs;
	// the other one stays nil.
	OrderIDs []string `json:"orderIds,omitzero"`
	// SourceKeys keep only deliveries that came from these sources; nil keeps all of them.
	SourceKeys []string `json:"sourceKeys,omitzero"`
	// PosOrderIDs are up to 200 deliveries, by their identifiers in iikoFront. Either these or OrderIDs;
	// the other one stays nil.
	PosOrderIDs []string `json:"posOrderIds,omitzero"`
	// ReturnExternalDataKeys are the keys of external data to return with the deliveries.
	ReturnExternalDataKeys []string `json:"returnExternalDataKeys,omitzero"`
	// ReturnLockedByUser also finds out which employee holds a delivery open for editing.
	ReturnLockedByUser *bool `json:"returnLockedByUser,omitzero"`
}

// DeliveriesResponse lists the deliveries that were asked for.
type DeliveriesResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// Orders are the deliveries that were found.
	Orders []DeliveryInfo `json:"orders"`
}

// DeliveriesByRevisionRequest reads what is new or has changed since a revision: Deliveries.ByRevision.
// Asking again and again keeps a copy of the deliveries up to date.
type DeliveriesByRevisionRequest struct {
	// StartRevision is the last revision that is known already, the MaxRevision of the answer before;
	// only later ones are returned. It may lie no more than 3 hours back.
	StartRevision int64 `json:"startRevision"`
	// OrganizationIDs to search, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// SourceKeys keep only deliveries that came from these sources; nil keeps all of them.
	SourceKeys []string `json:"sourceKeys,omitzero"`
}

// DeliveriesHistoryByDeliveryDateAndPhoneRequest finds past deliveries of a phone number, kept for 90
// days: Deliveries.HistoryByDeliveryDateAndPhone.
type DeliveriesHistoryByDeliveryDateAndPhoneRequest struct {
	// Phone that the deliveries were ordered with.
	Phone string `json:"phone"`
	// DeliveryDateFrom is the earliest delivery date, in local time of the terminal; at most 90 days
	// back.
	DeliveryDateFrom DateTime `json:"deliveryDateFrom,omitzero"`
	// DeliveryDateTo is the latest delivery date, in local time of the terminal.
	DeliveryDateTo DateTime `json:"deliveryDateTo,omitzero"`
	// OrganizationIDs to search, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// StartRevision keeps only deliveries of later revisions. It may lie no more than 3 hours back.
	StartRevision *int64 `json:"startRevision,omitzero"`
	// SourceKeys keep only deliveries that came from these sources; nil keeps all of them.
	SourceKeys []string `json:"sourceKeys,omitzero"`
	// RowsCount is how many deliveries to return, at most 200.
	RowsCount int `json:"rowsCount"`
}

// CheckCreateOrderResponse tells whether a delivery could be placed: Deliveries.CheckCreate.
//
// Deprecated: known to older versions of the API only; look at the creation status after
// Deliveries.CreateDelivery instead.
type CheckCreateOrderResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// ErrorInfo says what stands in the way; nil when nothing does.
	ErrorInfo *ErrorInfo `json:"errorInfo"`
}
