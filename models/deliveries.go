package models

// AddDeliveryItemsRequest adds items to an existing delivery with Deliveries.AddItems. iikoRMS 7.4.6 or
// newer.
type AddDeliveryItemsRequest struct {
	// OrderID is the delivery, [DeliveryInfo.ID].
	OrderID string `json:"orderId" iiko:"required"`
	// OrganizationID is the organization of the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Items to add: products, see [ProductItem], or compound items.
	Items []OrderItem `json:"items"`
	// Combos of the added items. iikoRMS 7.6.1 or newer.
	Combos []Combo `json:"combos,omitzero"`
}

// CancelDeliveryRequest cancels a delivery with Deliveries.Cancel. If items were already printed for the
// kitchen, the request also says how to write them off. iikoRMS 7.5.4 or newer.
type CancelDeliveryRequest struct {
	// OrganizationID is the organization of the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, [DeliveryInfo.ID].
	OrderID string `json:"orderId" iiko:"required"`
	// MovedOrderID is the delivery that replaces this one, if it was moved to another iikoRMS or terminal
	// group.
	MovedOrderID string `json:"movedOrderId,omitzero"`
	// CancelCauseID is the reason, from Dictionaries.CancelCauses. iikoRMS 7.7.1 or newer.
	CancelCauseID string `json:"cancelCauseId,omitzero"`
	// CancelComment is a comment on the reason. iikoRMS 8.7.6 or newer.
	CancelComment *string `json:"cancelComment,omitzero"`
	// RemovalTypeID is how to write off printed items, from Dictionaries.RemovalTypes. iikoRMS 7.7.1 or
	// newer.
	RemovalTypeID string `json:"removalTypeId,omitzero"`
	// RemovalComment is a comment on the write-off, at most 255 characters. iikoRMS 8.7.6 or newer.
	RemovalComment *string `json:"removalComment,omitzero"`
	// UserIDForWriteoff is the employee charged with the printed items. iikoRMS 7.7.1 or newer.
	UserIDForWriteoff string `json:"userIdForWriteoff,omitzero"`
}

// ChangeCommentRequest replaces the comment of a delivery with Deliveries.ChangeComment. iikoRMS 7.6.1 or
// newer.
type ChangeCommentRequest struct {
	// OrganizationID is the organization of the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, [DeliveryInfo.ID].
	OrderID string `json:"orderId" iiko:"required"`
	// Comment is the new comment.
	Comment string `json:"comment"`
}

// ChangeCompleteBeforeRequest changes the time promised to the customer, with
// Deliveries.ChangeCompleteBefore. iikoRMS 7.5.4 or newer.
type ChangeCompleteBeforeRequest struct {
	// OrganizationID is the organization of the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, [DeliveryInfo.ID].
	OrderID string `json:"orderId" iiko:"required"`
	// NewCompleteBefore is when the customer now wants the order, in the terminal's local time.
	NewCompleteBefore DateTime `json:"newCompleteBefore"`
}

// ChangeDeliveryPointRequest changes the address of a delivery with Deliveries.ChangeDeliveryPoint. iikoRMS
// 7.5.4 or newer.
type ChangeDeliveryPointRequest struct {
	// OrganizationID is the organization of the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, [DeliveryInfo.ID].
	OrderID string `json:"orderId" iiko:"required"`
	// NewDeliveryPoint is the new address.
	NewDeliveryPoint DeliveryPoint `json:"newDeliveryPoint"`
}

// ChangeDriverInfoRequest sets the courier of a delivery and the expected time, with
// Deliveries.ChangeDriverInfo. iikoRMS 8.6.6 or newer.
type ChangeDriverInfoRequest struct {
	// OrganizationID is the organization of the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, [DeliveryInfo.ID].
	OrderID string `json:"orderId" iiko:"required"`
	// DriverID is the courier, from Employees.Couriers.
	DriverID string `json:"driverId,omitzero"`
	// EstimatedTime is when the courier is expected to arrive.
	EstimatedTime DateTime `json:"estimatedTime,omitzero"`
}

// ChangeExternalDataRequest changes the external data of an order: of a delivery with
// Deliveries.ChangeExternalData, of a table order with Orders.ChangeExternalData.
type ChangeExternalDataRequest struct {
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery or the table order.
	OrderID string `json:"orderId" iiko:"required"`
	// ExternalData are the entries to change, by key.
	ExternalData []ExternalData `json:"externalData"`
}

// ChangeOperatorRequest assigns a delivery to a call center operator, with Deliveries.ChangeOperator. iikoRMS
// 7.6.1 or newer.
type ChangeOperatorRequest struct {
	// OrganizationID is the organization of the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, [DeliveryInfo.ID].
	OrderID string `json:"orderId" iiko:"required"`
	// OperatorID is the employee to assign.
	OperatorID string `json:"operatorId" iiko:"required"`
}

// ChangePaymentsRequest replaces the payments of an order: of a delivery with Deliveries.ChangePayments,
// iikoRMS 7.6.3 or newer, of a table order with Orders.ChangePayments, 7.7.4 or newer. It fails once one of
// the payments has been processed.
type ChangePaymentsRequest struct {
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery or the table order.
	OrderID string `json:"orderId" iiko:"required"`
	// Payments that replace all earlier ones.
	Payments []Payment `json:"payments"`
	// Tips of the order.
	Tips []TipsPayment `json:"tips,omitzero"`
}

// ChangeServiceTypeRequest changes a courier delivery to a pickup or a pickup to a courier delivery, with
// Deliveries.ChangeServiceType. iikoRMS 7.5.4 or newer.
type ChangeServiceTypeRequest struct {
	// NewServiceType is [OrderServiceTypeDeliveryByCourier] or [OrderServiceTypeDeliveryByClient].
	NewServiceType OrderServiceType `json:"newServiceType"`
	// OrganizationID is the organization of the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, [DeliveryInfo.ID].
	OrderID string `json:"orderId" iiko:"required"`
	// DeliveryPoint is the address of a courier delivery. Required for DeliveryByCourier, and only allowed
	// there.
	DeliveryPoint *DeliveryPoint `json:"deliveryPoint,omitzero" iiko:"required,newServiceType=DeliveryByCourier"`
}

// CloseDeliveryRequest closes a delivery with Deliveries.Close. A pickup needs iikoRMS 7.4.6 or newer. A
// courier delivery must be OnWay or Delivered and needs 8.0.6.
type CloseDeliveryRequest struct {
	// DeliveryDate is when the customer got the order; iikoFront's current time when empty. iikoRMS 8.0.6 or
	// newer.
	DeliveryDate DateTime `json:"deliveryDate,omitzero"`
	// OrganizationID is the organization of the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, [DeliveryInfo.ID].
	OrderID string `json:"orderId" iiko:"required"`
}

// CreateDeliveryRequest creates a delivery with Deliveries.CreateDelivery. Deliveries.CheckCreate of older
// API versions takes the same request and only validates it.
type CreateDeliveryRequest struct {
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group that receives the order, from TerminalGroup.TerminalGroups; iiko
	// chooses one when empty.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// CreateOrderSettings set the terminal's time limit and the checks before; iiko's defaults when nil.
	CreateOrderSettings *CreateOrderSettings `json:"createOrderSettings,omitzero"`
	// Order to create. Set its ID, or the create is not retried after a lost response.
	Order DeliveryOrder `json:"order"`
}

// DeliveryResponse is the initial state of a new delivery, created directly or from a draft.
type DeliveryResponse struct {
	// CorrelationID identifies the request. After Deliveries.CreateDelivery, pass it to Commands.Wait.
	CorrelationID string `json:"correlationId"`
	// OrderInfo is the delivery. It has no details until the terminal has accepted it.
	OrderInfo DeliveryInfo `json:"orderInfo"`
}

// DeliveryInfo is the creation status of a delivery and, once a terminal has accepted it, the delivery
// itself. Webhook events about deliveries have it too.
type DeliveryInfo struct {
	// ID of the delivery in iiko Cloud.
	ID string `json:"id"`
	// PosID is the ID of the delivery in iikoFront.
	PosID string `json:"posId,omitzero"`
	// ExternalNumber is the number of the delivery in an external system.
	ExternalNumber *string `json:"externalNumber,omitzero"`
	// OrganizationID is the organization of the delivery.
	OrganizationID string `json:"organizationId"`
	// Timestamp is when iiko Cloud last changed the delivery, in Unix milliseconds. The state with the larger
	// one is newer.
	Timestamp int64 `json:"timestamp"`
	// CreationStatus is whether iikoFront has accepted the delivery.
	CreationStatus CreationStatus `json:"creationStatus"`
	// ErrorInfo is why the creation failed. CreationStatusError only.
	ErrorInfo *ErrorInfo `json:"errorInfo,omitzero"`
	// Order is the delivery in iikoFront. CreationStatusSuccess only.
	Order *PlacedDelivery `json:"order,omitzero"`
}

// PlacedDelivery is a delivery accepted by a terminal. Its times are in the terminal's local time unless they
// say UTC.
type PlacedDelivery struct {
	PlacedOrder
	// ParentDeliveryID is the delivery that this one was split off from, when an order is split between
	// fiscal cash registers.
	ParentDeliveryID string `json:"parentDeliveryId,omitzero"`
	// Customer who ordered.
	Customer *PlacedCustomer `json:"customer,omitzero"`
	// Phone of the customer.
	Phone string `json:"phone"`
	// PhoneExtension is the extension to dial after Phone.
	PhoneExtension *string `json:"phoneExtension,omitzero"`
	// DeliveryPoint is the delivery address; nil for a pickup.
	DeliveryPoint *PlacedDeliveryPoint `json:"deliveryPoint,omitzero"`
	// Status of the delivery. iikoRMS 9.0.6 or newer does not use ReadyForCooking.
	Status DeliveryStatus `json:"status"`
	// CancelInfo is when and why it was cancelled. DeliveryStatusCancelled only.
	CancelInfo *CancelInfo `json:"cancelInfo,omitzero"`
	// CourierInfo is the courier; nil while none is assigned.
	CourierInfo *CourierInfo `json:"courierInfo,omitzero"`
	// CompleteBefore is the time promised to the customer.
	CompleteBefore DateTime `json:"completeBefore"`
	// WhenCreated is when the delivery appeared in iikoFront.
	WhenCreated DateTime `json:"whenCreated"`
	// WhenConfirmed is when it was confirmed.
	WhenConfirmed DateTime `json:"whenConfirmed,omitzero"`
	// WhenPrinted is when it was printed for the kitchen.
	WhenPrinted DateTime `json:"whenPrinted,omitzero"`
	// WhenCookingCompleted is when the kitchen finished.
	WhenCookingCompleted DateTime `json:"whenCookingCompleted,omitzero"`
	// WhenSended is when the courier left with it.
	WhenSended DateTime `json:"whenSended,omitzero"`
	// WhenDelivered is when the customer got it.
	WhenDelivered DateTime `json:"whenDelivered,omitzero"`
	// Comment on the order.
	Comment *string `json:"comment,omitzero"`
	// Problem reported for the delivery.
	Problem *DeliveryProblem `json:"problem,omitzero"`
	// Operator is the employee who took the order.
	Operator *OrderEmployee `json:"operator,omitzero"`
	// MarketingSource is where the customer heard of the restaurant.
	MarketingSource *IDName `json:"marketingSource,omitzero"`
	// DeliveryDuration is the planned duration of the delivery, in minutes.
	DeliveryDuration *int64 `json:"deliveryDuration,omitzero"`
	// IndexInCourierRoute is the delivery's position in the courier's route; nil unless routes are planned in
	// iikoFront.
	IndexInCourierRoute *int `json:"indexInCourierRoute,omitzero"`
	// CookingStartTime is when the kitchen must start.
	CookingStartTime DateTime `json:"cookingStartTime"`
	// IsDeleted reports whether the order was deleted.
	//
	// Deprecated: look at Status instead.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// WhenReceivedByAPI is when iiko Cloud received the request for the order, in UTC.
	//
	// Deprecated: WhenCreated is the nearest there is.
	WhenReceivedByAPI DateTime `json:"whenReceivedByApi,omitzero"`
	// WhenReceivedFromFront is when iiko Cloud first received the order from iikoFront, in UTC.
	//
	// Deprecated: WhenCreated is the nearest there is.
	WhenReceivedFromFront DateTime `json:"whenReceivedFromFront,omitzero"`
	// MovedFromDeliveryID is the cancelled delivery that was moved and became this one. iikoRMS 7.5.4 or
	// newer.
	MovedFromDeliveryID string `json:"movedFromDeliveryId,omitzero"`
	// MovedFromTerminalGroupID is the terminal group of that delivery. iikoRMS 7.5.4 or newer.
	MovedFromTerminalGroupID string `json:"movedFromTerminalGroupId,omitzero"`
	// MovedFromOrganizationID is the organization of that delivery. iikoRMS 7.5.4 or newer.
	MovedFromOrganizationID string `json:"movedFromOrganizationId,omitzero"`
	// ExternalCourierService is the external courier service that carries the order. Its ID is that of the
	// setting and is unique across organizations. iikoRMS 7.7.7 or newer.
	ExternalCourierService *IDName `json:"externalCourierService,omitzero"`
	// MovedToDeliveryID is the delivery that this one became, if it was cancelled because it was moved.
	MovedToDeliveryID string `json:"movedToDeliveryId,omitzero"`
	// MovedToTerminalGroupID is the terminal group of that delivery.
	MovedToTerminalGroupID string `json:"movedToTerminalGroupId,omitzero"`
	// MovedToOrganizationID is the organization of that delivery.
	MovedToOrganizationID string `json:"movedToOrganizationId,omitzero"`
	// DeliveryZone is the name of the delivery zone of the address.
	DeliveryZone *string `json:"deliveryZone,omitzero"`
	// LockedAt is when an employee opened the order for editing; empty while it is not open.
	LockedAt DateTime `json:"lockedAt,omitzero"`
	// EstimatedTime is when the courier is expected to arrive.
	EstimatedTime DateTime `json:"estimatedTime,omitzero"`
	// IsAsap reports whether the customer wants the order as soon as possible rather than at a set time.
	IsAsap *bool `json:"isAsap,omitzero"`
	// WhenPacked is when the order was packed.
	WhenPacked DateTime `json:"whenPacked,omitzero"`
	// PriceCategory of the order. iikoRMS 9.0.5 or newer.
	PriceCategory *PriceCategory `json:"priceCategory,omitzero"`
	// TrackingLink is where the customer can track the delivery, see [UpdateTrackingLinkRequest].
	TrackingLink *string `json:"trackingLink,omitzero"`
}

// UpdateOrderCourierRequest assigns a courier to a delivery with Deliveries.UpdateOrderCourier. iikoRMS 7.1.5 or
// newer.
//
// Deprecated: use [ChangeDriverInfoRequest], where iikoRMS is 8.6.6 or newer.
type UpdateOrderCourierRequest struct {
	// OrganizationID is the organization of the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, [DeliveryInfo.ID].
	OrderID string `json:"orderId" iiko:"required"`
	// EmployeeID is the courier, from Employees.Couriers.
	EmployeeID string `json:"employeeId" iiko:"required"`
}

// UpdateOrderDeliveryStatusRequest changes the status of a delivery with Deliveries.UpdateOrderDeliveryStatus.
type UpdateOrderDeliveryStatusRequest struct {
	// OrganizationID is the organization of the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, [DeliveryInfo.ID].
	OrderID string `json:"orderId" iiko:"required"`
	// DeliveryStatus is [DeliveryStatusWaiting], [DeliveryStatusOnWay] or [DeliveryStatusDelivered]. The call
	// only changes between these three.
	DeliveryStatus DeliveryStatus `json:"deliveryStatus"`
	// DeliveryDate is when the customer got the order, in the terminal's local time.
	DeliveryDate DateTime `json:"deliveryDate,omitzero"`
}

// UpdateOrderPaymentsRequest replaces the payments of a delivery with Deliveries.UpdateOrderPayments, or of a
// table order with Orders.UpdatePayments.
//
// Deprecated: use [ChangePaymentsRequest].
type UpdateOrderPaymentsRequest struct {
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery or the table order.
	OrderID string `json:"orderId" iiko:"required"`
	// PaymentItems are the new payments.
	PaymentItems []OrderPaymentItem `json:"paymentItems,omitzero"`
}

// OrderPaymentItem is one payment of [UpdateOrderPaymentsRequest].
type OrderPaymentItem struct {
	// Sum to pay, in the organization's currency.
	Sum float64 `json:"sum"`
	// PaymentTypeID is the type of payment, from Dictionaries.PaymentTypes.
	PaymentTypeID string `json:"paymentTypeId" iiko:"required"`
	// IsProcessedExternally reports whether the payment was made outside iiko. The terminal does not charge
	// it again.
	IsProcessedExternally bool `json:"isProcessedExternally"`
}

// UpdateOrderProblemRequest reports a problem with a delivery or clears it, with Deliveries.UpdateOrderProblem.
type UpdateOrderProblemRequest struct {
	// OrganizationID is the organization of the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, [DeliveryInfo.ID].
	OrderID string `json:"orderId" iiko:"required"`
	// HasProblem reports the problem; false clears it.
	HasProblem bool `json:"hasProblem"`
	// Problem is a description, at most 1000 characters; nil is sent as null.
	Problem *string `json:"problem"`
}

// UpdateTrackingLinkRequest sets the link where the customer can track a delivery, with
// Deliveries.UpdateTrackingLink.
type UpdateTrackingLinkRequest struct {
	// OrganizationID is the organization of the delivery, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the delivery, [DeliveryInfo.ID].
	OrderID string `json:"orderId" iiko:"required"`
	// TrackingLink, at most 512 characters.
	TrackingLink *string `json:"trackingLink,omitzero"`
}

// DeliveriesByDeliveryDateAndPhoneRequest searches recent deliveries by phone number, with
// Deliveries.ByDeliveryDateAndPhone.
type DeliveriesByDeliveryDateAndPhoneRequest struct {
	// Phone that the deliveries were ordered with; nil is sent as null.
	Phone *string `json:"phone"`
	// DeliveryDateFrom is the earliest delivery date, in the terminal's local time. Only the last 7 days are
	// guaranteed; for older deliveries use Deliveries.HistoryByDeliveryDateAndPhone.
	DeliveryDateFrom DateTime `json:"deliveryDateFrom,omitzero"`
	// DeliveryDateTo is the latest delivery date, in the terminal's local time.
	DeliveryDateTo DateTime `json:"deliveryDateTo,omitzero"`
	// OrganizationIDs to search, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// StartRevision limits the result to deliveries added or changed after this revision, the MaxRevision of
	// an earlier response.
	StartRevision *int64 `json:"startRevision,omitzero"`
	// SourceKeys limits the result to deliveries from these sources; nil means all.
	SourceKeys []string `json:"sourceKeys,omitzero"`
	// RowsCount is the maximum number of deliveries to return; nil means all.
	RowsCount *int `json:"rowsCount,omitzero"`
}

// DeliveriesWithRevisionResponse lists deliveries by organization, with the revision to continue from.
type DeliveriesWithRevisionResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// MaxRevision is the highest revision among the deliveries. Pass it as the next StartRevision.
	MaxRevision int64 `json:"maxRevision"`
	// OrdersByOrganizations are the deliveries of each organization.
	OrdersByOrganizations []OrganizationDeliveries `json:"ordersByOrganizations"`
}

// OrganizationDeliveries are the deliveries of one organization.
type OrganizationDeliveries struct {
	// OrganizationID is the organization of the deliveries.
	OrganizationID string `json:"organizationId"`
	// Orders are the deliveries found.
	Orders []DeliveryInfo `json:"orders"`
}

// FindByDeliveryDateAndSourceKeyAndFilterRequest searches recent deliveries by text, dates, statuses and more, and
// sorts them, with Deliveries.ByDeliveryDateAndSourceKeyAndFilter.
type FindByDeliveryDateAndSourceKeyAndFilterRequest struct {
	// OrganizationIDs to search, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// TerminalGroupIDs limits the result to these terminal groups, from TerminalGroup.TerminalGroups.
	TerminalGroupIDs []string `json:"terminalGroupIds,omitzero"`
	// DeliveryDateFrom is the earliest delivery date, in the terminal's local time. Only the last 7 days are
	// guaranteed; for older deliveries use Deliveries.HistoryByDeliveryDateAndPhone.
	DeliveryDateFrom DateTime `json:"deliveryDateFrom,omitzero"`
	// DeliveryDateTo is the latest delivery date, in the terminal's local time.
	DeliveryDateTo DateTime `json:"deliveryDateTo,omitzero"`
	// Statuses limits the result to deliveries with one of these statuses; nil means all.
	Statuses []DeliveryStatus `json:"statuses,omitzero"`
	// HasProblem limits the result to deliveries with a problem when true. A delivery has a problem if it
	//
	//   - was reported to have one, see [UpdateOrderProblemRequest];
	//   - is Unconfirmed after its CookingStartTime;
	//   - is ReadyForCooking longer than TimeToCookingErrorTimeout after its CookingStartTime;
	//   - is CookingCompleted or Waiting longer than CookingTimeout after its CookingStartTime.
	HasProblem *bool `json:"hasProblem,omitzero"`
	// OrderServiceType limits the result to pickups or to courier deliveries.
	OrderServiceType OrderServiceType `json:"orderServiceType,omitzero"`
	// SearchText is the beginning of the text to search for.
	SearchText *string `json:"searchText,omitzero"`
	// TimeToCookingErrorTimeout is how long a delivery may wait for cooking to start before it is a problem,
	// in seconds.
	TimeToCookingErrorTimeout *int `json:"timeToCookingErrorTimeout,omitzero"`
	// CookingTimeout is the expected cooking time, in seconds. HasProblem uses it.
	CookingTimeout *int `json:"cookingTimeout,omitzero"`
	// SortProperty is what to sort by.
	SortProperty DeliverySortProperty `json:"sortProperty,omitzero"`
	// SortDirection is ascending or descending.
	SortDirection SortDirection `json:"sortDirection,omitzero"`
	// RowsCount is the maximum number of deliveries to return.
	RowsCount *int `json:"rowsCount,omitzero"`
	// SourceKeys limits the result to deliveries from these sources; nil means all.
	SourceKeys []string `json:"sourceKeys,omitzero"`
	// OrderIDs limits the result to these deliveries. PosOrderIDs must be nil.
	OrderIDs []string `json:"orderIds,omitzero"`
	// PosOrderIDs limits the result to these deliveries, by their IDs in iikoFront. OrderIDs must be nil.
	PosOrderIDs []string `json:"posOrderIds,omitzero"`
}

// DeliverySortProperty is the property that a search sorts deliveries by.
type DeliverySortProperty string

const (
	// DeliverySortPropertyNumber: number of the delivery.
	DeliverySortPropertyNumber DeliverySortProperty = "Number"
	// DeliverySortPropertyCompleteBefore: time promised to the customer.
	DeliverySortPropertyCompleteBefore DeliverySortProperty = "CompleteBefore"
	// DeliverySortPropertySum: sum of the order.
	DeliverySortPropertySum DeliverySortProperty = "Sum"
	// DeliverySortPropertyCustomer: customer.
	DeliverySortPropertyCustomer DeliverySortProperty = "Customer"
	// DeliverySortPropertyCourier: courier.
	DeliverySortPropertyCourier DeliverySortProperty = "Courier"
	// DeliverySortPropertyStatus: status of the delivery.
	DeliverySortPropertyStatus DeliverySortProperty = "Status"
	// DeliverySortPropertyOrderTypeName: name of the order type.
	DeliverySortPropertyOrderTypeName DeliverySortProperty = "OrderTypeName"
)

// FindByDeliveryDateAndStatusRequest searches recent deliveries by date and status, with
// Deliveries.ByDeliveryDateAndStatus.
type FindByDeliveryDateAndStatusRequest struct {
	// OrganizationIDs to search, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// DeliveryDateFrom is the earliest delivery date, in the terminal's local time. Only the last 7 days are
	// guaranteed; for older deliveries use Deliveries.HistoryByDeliveryDateAndPhone.
	DeliveryDateFrom DateTime `json:"deliveryDateFrom"`
	// DeliveryDateTo is the latest delivery date, in the terminal's local time.
	DeliveryDateTo DateTime `json:"deliveryDateTo,omitzero"`
	// Statuses limits the result to deliveries with one of these statuses; nil means all.
	Statuses []DeliveryStatus `json:"statuses,omitzero"`
	// SourceKeys limits the result to deliveries from these sources; nil means all.
	SourceKeys []string `json:"sourceKeys,omitzero"`
	// CourierIDs limits the result to deliveries of these couriers, from Employees.Couriers.
	CourierIDs []string `json:"courierIds,omitzero"`
}

// DeliveriesByIDRequest requests recent deliveries by their IDs in iiko Cloud or in iikoFront, with
// Deliveries.ByID. Only the last 7 days are guaranteed; for older deliveries use
// Deliveries.HistoryByDeliveryDateAndPhone.
type DeliveriesByIDRequest struct {
	// OrganizationID to search, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderIDs are up to 200 deliveries, by their IDs in iiko Cloud. Set either OrderIDs or PosOrderIDs.
	OrderIDs []string `json:"orderIds,omitzero"`
	// SourceKeys limits the result to deliveries from these sources; nil means all.
	SourceKeys []string `json:"sourceKeys,omitzero"`
	// PosOrderIDs are up to 200 deliveries, by their IDs in iikoFront. Set either OrderIDs or PosOrderIDs.
	PosOrderIDs []string `json:"posOrderIds,omitzero"`
	// ReturnExternalDataKeys are the keys of external data to return with the deliveries.
	ReturnExternalDataKeys []string `json:"returnExternalDataKeys,omitzero"`
	// ReturnLockedByUser also returns the employee who has the delivery open for editing.
	ReturnLockedByUser *bool `json:"returnLockedByUser,omitzero"`
}

// DeliveriesResponse lists deliveries by organization.
type DeliveriesResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// Orders are the deliveries found.
	Orders []DeliveryInfo `json:"orders"`
}

// DeliveriesByRevisionRequest requests the deliveries added or changed since a revision, with
// Deliveries.ByRevision. Poll it to keep a copy of the deliveries up to date.
type DeliveriesByRevisionRequest struct {
	// StartRevision is the last known revision, MaxRevision of the previous response. Only later revisions
	// are returned. It must be at most 3 hours old.
	StartRevision int64 `json:"startRevision"`
	// OrganizationIDs to search, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// SourceKeys limits the result to deliveries from these sources; nil means all.
	SourceKeys []string `json:"sourceKeys,omitzero"`
}

// DeliveriesHistoryByDeliveryDateAndPhoneRequest searches the last 90 days for deliveries of a phone number,
// with Deliveries.HistoryByDeliveryDateAndPhone.
type DeliveriesHistoryByDeliveryDateAndPhoneRequest struct {
	// Phone that the deliveries were ordered with.
	Phone string `json:"phone"`
	// DeliveryDateFrom is the earliest delivery date, in the terminal's local time; at most 90 days ago.
	DeliveryDateFrom DateTime `json:"deliveryDateFrom,omitzero"`
	// DeliveryDateTo is the latest delivery date, in the terminal's local time.
	DeliveryDateTo DateTime `json:"deliveryDateTo,omitzero"`
	// OrganizationIDs to search, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// StartRevision limits the result to later revisions. It must be at most 3 hours old.
	StartRevision *int64 `json:"startRevision,omitzero"`
	// SourceKeys limits the result to deliveries from these sources; nil means all.
	SourceKeys []string `json:"sourceKeys,omitzero"`
	// RowsCount is the maximum number of deliveries to return, up to 200.
	RowsCount int `json:"rowsCount"`
}

// CheckCreateOrderResponse is the result of Deliveries.CheckCreate: whether a delivery could be created.
//
// Deprecated: known to older versions of the API only; look at the creation status after
// Deliveries.CreateDelivery instead.
type CheckCreateOrderResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// ErrorInfo is why it could not be created; nil if it could.
	ErrorInfo *ErrorInfo `json:"errorInfo"`
}
