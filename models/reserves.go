package models

// AddBanquetItemsRequest adds dishes to a banquet's order. Plain reservations have no order.
type AddBanquetItemsRequest struct {
	// ReserveID is the banquet.
	ReserveID string `json:"reserveId" iiko:"required"`
	// OrganizationID is the organization that holds the banquet, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Items to add, products or compound items.
	Items []OrderItem `json:"items"`
	// Combos that the added items belong to. iikoRMS 7.6.1 or newer.
	Combos []Combo `json:"combos,omitzero"`
}

// AddBanquetPaymentsRequest adds payments to a banquet's order.
type AddBanquetPaymentsRequest struct {
	// ReserveID is the banquet.
	ReserveID string `json:"reserveId" iiko:"required"`
	// OrganizationID is the organization that holds the banquet, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Payments to add.
	Payments []Payment `json:"payments"`
}

// RestaurantSectionsRequest asks for the sections (halls, terraces) of terminal groups where tables can be
// booked.
type RestaurantSectionsRequest struct {
	// TerminalGroupIDs are the terminal groups whose sections are wanted, from TerminalGroup.TerminalGroups
	// or Reserves.AvailableTerminalGroups.
	TerminalGroupIDs []string `json:"terminalGroupIds" iiko:"required"`
	// ReturnSchema also asks for the table layout of each section, RestaurantSection.Schema.
	ReturnSchema *bool `json:"returnSchema,omitzero"`
	// Revision asks only for what changed after it: the Revision of an earlier answer. nil asks for
	// everything.
	Revision *int64 `json:"revision,omitzero"`
}

// RestaurantSectionsResponse lists the sections where tables can be booked.
type RestaurantSectionsResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// RestaurantSections of the terminal groups, with their tables.
	RestaurantSections []RestaurantSection `json:"restaurantSections"`
	// Revision of the list; send it next time to get only what changed since.
	Revision int64 `json:"revision"`
}

// RestaurantSection is a part of a restaurant with tables of its own, such as a hall or a terrace.
type RestaurantSection struct {
	// ID of the section; Reserves.RestaurantSectionsWorkload takes it.
	ID string `json:"id"`
	// TerminalGroupID is the terminal group that serves the section, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId"`
	// Name as the restaurant keeps it.
	Name string `json:"name"`
	// Tables that stand in the section.
	Tables []Table `json:"tables"`
	// Schema is the table layout; nil unless ReturnSchema asked for it.
	Schema *SectionSchema `json:"schema,omitzero"`
}

// Table is a table at which guests are seated.
type Table struct {
	// ID of the table; table orders and reservations name it in TableIDs.
	ID string `json:"id"`
	// Number of the table in its restaurant.
	Number int `json:"number"`
	// Name from the organization's settings.
	Name string `json:"name"`
	// SeatingCapacity is how many guests can sit at it.
	SeatingCapacity int `json:"seatingCapacity"`
	// Revision of the last change.
	Revision int64 `json:"revision"`
	// IsDeleted tells that the table was deleted.
	IsDeleted bool `json:"isDeleted"`
	// PosID is the ID of the table on the POS, iikoFront.
	PosID string `json:"posId"`
}

// SectionSchema is the layout of a section: where its tables stand, with labels and shapes drawn around them.
type SectionSchema struct {
	// Width of the layout in pixels.
	Width int `json:"width"`
	// Height of the layout in pixels.
	Height int `json:"height"`
	// MarkElements are text labels.
	MarkElements []SectionMark `json:"markElements"`
	// TableElements are the places of the tables.
	TableElements []SectionTable `json:"tableElements"`
	// RectangleElements are colored rectangles, such as walls or a bar.
	RectangleElements []SectionShape `json:"rectangleElements"`
	// EllipseElements are colored ellipses.
	EllipseElements []SectionShape `json:"ellipseElements"`
	// Revision of the last change.
	Revision int64 `json:"revision"`
	// IsDeleted tells that the layout was deleted.
	IsDeleted bool `json:"isDeleted"`
}

// SectionMark is a text label in the layout of a section.
type SectionMark struct {
	// Text of the label.
	Text string `json:"text"`
	// Font of the text.
	Font Font `json:"font"`
	// Color of the label.
	Color Color `json:"color"`
	// X is the distance of the left edge from the left of the layout.
	X int `json:"x"`
	// Y is the distance of the top edge from the top of the layout.
	Y int `json:"y"`
	// Z orders overlapping elements.
	Z int `json:"z"`
	// Angle by which the element is turned.
	Angle float64 `json:"angle"`
	// Width in pixels.
	Width int `json:"width"`
	// Height in pixels.
	Height int `json:"height"`
}

// Font is the typeface of a label.
type Font struct {
	// FontFamily is the name of the typeface.
	FontFamily string `json:"fontFamily"`
	// Size of the letters.
	Size float64 `json:"size"`
	// FontStyle is the style of the letters; it may combine several values.
	FontStyle FontStyle `json:"fontStyle"`
}

// FontStyle is a style of letters.
type FontStyle string

const (
	// Letters without any style.
	FontStyleRegular FontStyle = "Regular"
	// Bold letters.
	FontStyleBold FontStyle = "Bold"
	// Slanted letters.
	FontStyleItalic FontStyle = "Italic"
	// Letters with a line under them.
	FontStyleUnderline FontStyle = "Underline"
	// Letters with a line through them.
	FontStyleStrikeout FontStyle = "Strikeout"
)

// Color is a color given by its transparency and its red, green and blue parts.
type Color struct {
	// A is the alpha part, the opacity.
	A int `json:"a"`
	// R is the red part.
	R int `json:"r"`
	// G is the green part.
	G int `json:"g"`
	// B is the blue part.
	B int `json:"b"`
}

// SectionTable is the place of a table in the layout of a section.
type SectionTable struct {
	// TableID is the table, one of RestaurantSection.Tables.
	TableID string `json:"tableId"`
	// X is the distance of the left edge from the left of the layout.
	X int `json:"x"`
	// Y is the distance of the top edge from the top of the layout.
	Y int `json:"y"`
	// Z orders overlapping elements.
	Z int `json:"z"`
	// Angle by which the element is turned.
	Angle float64 `json:"angle"`
	// Width in pixels.
	Width int `json:"width"`
	// Height in pixels.
	Height int `json:"height"`
}

// SectionShape is a colored rectangle or ellipse in the layout of a section; the list that holds it says
// which.
type SectionShape struct {
	// Color of the shape.
	Color Color `json:"color"`
	// X is the distance of the left edge from the left of the layout.
	X int `json:"x"`
	// Y is the distance of the top edge from the top of the layout.
	Y int `json:"y"`
	// Z orders overlapping elements.
	Z int `json:"z"`
	// Angle by which the element is turned.
	Angle float64 `json:"angle"`
	// Width in pixels.
	Width int `json:"width"`
	// Height in pixels.
	Height int `json:"height"`
}

// CancelReserveRequest cancels a reservation or banquet that has the status New.
type CancelReserveRequest struct {
	// OrganizationID is the organization that holds the reservation, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// ReserveID is the reservation or banquet to cancel.
	ReserveID string `json:"reserveId" iiko:"required"`
	// CancelReason says why it does not take place.
	CancelReason ReserveCancelReason `json:"cancelReason"`
}

// ReserveCancelReason is why a reservation or banquet did not take place.
type ReserveCancelReason string

const (
	// The guests did not come.
	ReserveCancelReasonClientNotAppeared ReserveCancelReason = "ClientNotAppeared"
	// The client called it off.
	ReserveCancelReasonClientRefused ReserveCancelReason = "ClientRefused"
	// Any other reason.
	ReserveCancelReasonOther ReserveCancelReason = "Other"
)

// ChangeReserveEstimatedStartTimeRequest moves a reservation or banquet to another time.
type ChangeReserveEstimatedStartTimeRequest struct {
	// OrganizationID is the organization that holds the reservation, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// ReserveID is the reservation or banquet to move.
	ReserveID string `json:"reserveId" iiko:"required"`
	// NewEstimatedStartTime is when the guests are now expected, in the form of [DateTimeLayout].
	NewEstimatedStartTime DateTime `json:"newEstimatedStartTime"`
}

// ChangeBanquetItemsRequest changes the dishes of a banquet's order. Plain reservations have no order.
type ChangeBanquetItemsRequest struct {
	// OrganizationID is the organization that holds the banquet, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// ReserveID is the banquet.
	ReserveID string `json:"reserveId" iiko:"required"`
	// Items of the banquet's order, products or compound items.
	Items []OrderItem `json:"items,omitzero"`
	// Combos that the items belong to.
	Combos []Combo `json:"combos,omitzero"`
}

// ChangeReserveTablesRequest seats a reservation or banquet at other tables.
type ChangeReserveTablesRequest struct {
	// OrganizationID is the organization that holds the reservation, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// ReserveID is the reservation or banquet.
	ReserveID string `json:"reserveId" iiko:"required"`
	// TableIDs are the new tables, from Reserves.AvailableRestaurantSections.
	TableIDs []string `json:"tableIds" iiko:"required"`
}

// CreateReserveRequest books tables: a plain reservation, or a banquet when Order is given.
type CreateReserveRequest struct {
	// OrganizationID is the organization that takes the reservation, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group that gets the reservation, from TerminalGroup.TerminalGroups or
	// Reserves.AvailableTerminalGroups.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// ID of the new reservation. Unique: a second one with the same ID is refused, so a create with an ID can
	// be repeated safely. Empty lets iiko choose it.
	ID string `json:"id,omitzero"`
	// ExternalNumber is its number in your system, at most 50 characters. iikoRMS 8.0.6 or newer.
	ExternalNumber *string `json:"externalNumber,omitzero"`
	// Order makes it a banquet; nil for a plain reservation.
	Order *ReserveOrder `json:"order,omitzero"`
	// Customer who books.
	Customer Customer `json:"customer"`
	// Phone of the customer: a leading "+" and at least 8 digits.
	Phone string `json:"phone"`
	// GuestsCount is how many guests come.
	//
	// Deprecated: use Guests.
	GuestsCount *int `json:"guestsCount,omitzero"`
	// Comment for the restaurant.
	Comment *string `json:"comment,omitzero"`
	// DurationInMinutes is how long the tables are expected to be taken, in minutes.
	DurationInMinutes int64 `json:"durationInMinutes"`
	// ShouldRemind reminds the staff to lay the table in time.
	ShouldRemind bool `json:"shouldRemind"`
	// TableIDs are the tables to book, from Reserves.AvailableRestaurantSections.
	TableIDs []string `json:"tableIds" iiko:"required"`
	// EstimatedStartTime is when the guests are expected, in the terminal's local time, at most 90 days
	// ahead. At that time a reservation ends and a banquet begins.
	EstimatedStartTime DateTime `json:"estimatedStartTime"`
	// TransportToFrontTimeout is how many seconds iikoFront has to pick the reservation up before it is
	// dropped; 8 when nil.
	//
	// Deprecated: use TransportToFrontTimeout of CreateReserveSettings.
	TransportToFrontTimeout *int `json:"transportToFrontTimeout,omitzero"`
	// Guests says how many guests come.
	Guests *Guests `json:"guests,omitzero"`
	// EventType names the occasion, such as a birthday; at most 160 characters. iikoRMS 8.5.6 or newer.
	EventType *string `json:"eventType,omitzero"`
	// CreateReserveSettings are options of the creation, such as the time that the terminal has to take it.
	CreateReserveSettings *CreateOrderSettings `json:"createReserveSettings,omitzero"`
}

// ReserveOrder is the order of a banquet that is being created.
type ReserveOrder struct {
	// MenuID is the external menu that the order was made from, from Menu.Menu.
	MenuID string `json:"menuId,omitzero"`
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

// ReserveResponse is the reservation or banquet that was just created.
type ReserveResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// ReserveInfo is the new reservation and how far its creation is.
	ReserveInfo ReserveInfo `json:"reserveInfo"`
}

// ReserveInfo is a reservation or banquet with the state of its creation.
type ReserveInfo struct {
	// ID of the reservation or banquet.
	ID string `json:"id"`
	// ExternalNumber is its number in the creator's system.
	ExternalNumber *string `json:"externalNumber,omitzero"`
	// OrganizationID is the organization that holds it, from Client.Organizations.
	OrganizationID string `json:"organizationId"`
	// Timestamp of the last change on the iiko Cloud server, in Unix milliseconds; the larger one is newer.
	Timestamp int64 `json:"timestamp"`
	// CreationStatus tells whether iikoFront has checked and created it yet.
	CreationStatus CreationStatus `json:"creationStatus"`
	// ErrorInfo says why the creation failed; set when CreationStatus is Error.
	ErrorInfo *ErrorInfo `json:"errorInfo,omitzero"`
	// IsDeleted tells that the reservation was deleted.
	IsDeleted bool `json:"isDeleted"`
	// Reserve holds the details; nil until the terminal has taken it.
	Reserve *Reserve `json:"reserve,omitzero"`
}

// Reserve holds the details of a reservation or banquet.
type Reserve struct {
	// Customer who booked.
	Customer PlacedCustomer `json:"customer"`
	// GuestsCount is how many guests are expected.
	GuestsCount int `json:"guestsCount"`
	// Comment for the restaurant.
	Comment *string `json:"comment,omitzero"`
	// DurationInMinutes is how long the tables are expected to be taken, in minutes.
	DurationInMinutes int64 `json:"durationInMinutes"`
	// ShouldRemind tells that the staff is reminded to lay the table in time.
	ShouldRemind bool `json:"shouldRemind"`
	// Status of the reservation or banquet.
	Status ReserveStatus `json:"status"`
	// CancelReason says why it was canceled; empty when it was not.
	CancelReason ReserveCancelReason `json:"cancelReason,omitzero"`
	// TableIDs are the booked tables, from Reserves.AvailableRestaurantSections.
	TableIDs []string `json:"tableIds"`
	// EstimatedStartTime is when the guests are expected: a reservation ends then and a banquet begins.
	EstimatedStartTime DateTime `json:"estimatedStartTime"`
	// GuestsComingTime is when the guests came: the reservation was closed or the banquet started. Empty
	// before that.
	GuestsComingTime DateTime `json:"guestsComingTime,omitzero"`
	// Phone of the customer.
	Phone *string `json:"phone,omitzero"`
	// EventType names the occasion. iikoRMS 8.5.6 or newer.
	EventType *string `json:"eventType,omitzero"`
	// Order of a banquet; nil for a plain reservation.
	Order *PlacedReserveOrder `json:"order,omitzero"`
}

// ReserveStatus is the state of a reservation or banquet.
type ReserveStatus string

const (
	// Awaiting the guests.
	ReserveStatusNew ReserveStatus = "New"
	// The guests came and the banquet is under way.
	ReserveStatusStarted ReserveStatus = "Started"
	// The guests of a reservation came, a banquet ended, or it was canceled.
	ReserveStatusClosed ReserveStatus = "Closed"
)

// PlacedReserveOrder is the order of a banquet as the restaurant has it.
type PlacedReserveOrder struct {
	// MenuID is the external menu that the order was made from.
	MenuID string `json:"menuId,omitzero"`
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

// RestaurantSectionsWorkloadRequest asks which reservations and banquets take the tables of sections.
type RestaurantSectionsWorkloadRequest struct {
	// RestaurantSectionIDs are the sections, from Reserves.AvailableRestaurantSections.
	RestaurantSectionIDs []string `json:"restaurantSectionIds" iiko:"required"`
	// DateFrom is the earliest expected start, in the terminal's local time. Details are kept for 90 days.
	DateFrom DateTime `json:"dateFrom"`
	// DateTo is the latest expected start, in the terminal's local time; empty sets no limit.
	DateTo DateTime `json:"dateTo,omitzero"`
}

// RestaurantSectionsWorkloadResponse lists the reservations and banquets of sections.
type RestaurantSectionsWorkloadResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// Reserves that take tables of the sections.
	Reserves []ReserveInWorkload `json:"reserves"`
}

// ReserveInWorkload says which tables a reservation or banquet takes, and when.
type ReserveInWorkload struct {
	// ID of the reservation or banquet.
	ID string `json:"id"`
	// TableIDs are the booked tables.
	TableIDs []string `json:"tableIds"`
	// EstimatedStartTime is when the guests are expected, in the terminal's local time: a reservation ends
	// then and a banquet begins.
	EstimatedStartTime DateTime `json:"estimatedStartTime"`
	// DurationInMinutes is how long the tables are expected to be taken, in minutes.
	DurationInMinutes int64 `json:"durationInMinutes"`
	// GuestsCount is how many guests come.
	GuestsCount int `json:"guestsCount"`
}

// ReservesByIDRequest asks for reservations and banquets by their identifiers.
type ReservesByIDRequest struct {
	// OrganizationID is the organization that holds them, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// ReserveIDs are the reservations and banquets wanted.
	ReserveIDs []string `json:"reserveIds" iiko:"required"`
	// SourceKeys limits the answer to what integrations with these marks created.
	SourceKeys []string `json:"sourceKeys,omitzero"`
}

// ReservesResponse lists reservations and banquets.
type ReservesResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// Reserves that were found.
	Reserves []ReserveInfo `json:"reserves"`
}
