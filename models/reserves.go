package models

// AddBanquetItemsRequest adds items to a banquet's order. Plain reservations have no order.
type AddBanquetItemsRequest struct {
	// ReserveID is the banquet.
	ReserveID string `json:"reserveId" iiko:"required"`
	// OrganizationID is the organization of the banquet, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Items to add, products or compound items.
	Items []OrderItem `json:"items"`
	// Combos of the added items. iikoRMS 7.6.1 or newer.
	Combos []Combo `json:"combos,omitzero"`
}

// AddBanquetPaymentsRequest adds payments to a banquet's order.
type AddBanquetPaymentsRequest struct {
	// ReserveID is the banquet.
	ReserveID string `json:"reserveId" iiko:"required"`
	// OrganizationID is the organization of the banquet, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Payments to add.
	Payments []Payment `json:"payments"`
}

// AvailableRestaurantSectionsRequest requests the sections (halls, terraces) of terminal groups with tables that can
// be booked.
type AvailableRestaurantSectionsRequest struct {
	// TerminalGroupIDs are the terminal groups, from TerminalGroup.TerminalGroups or
	// Reserves.AvailableTerminalGroups.
	TerminalGroupIDs []string `json:"terminalGroupIds" iiko:"required"`
	// ReturnSchema also returns the table layout of each section, RestaurantSection.Schema.
	ReturnSchema *bool `json:"returnSchema,omitzero"`
	// Revision limits the result to changes since this revision, the Revision of an earlier response; nil
	// means all.
	Revision *int64 `json:"revision,omitzero"`
}

// RestaurantSectionsResponse lists the sections with tables that can be booked.
type RestaurantSectionsResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// RestaurantSections of the terminal groups, with their tables.
	RestaurantSections []RestaurantSection `json:"restaurantSections"`
	// Revision of the list. Pass it in the next request to get only later changes.
	Revision int64 `json:"revision"`
}

// RestaurantSection is a part of a restaurant with its own tables, such as a hall or a terrace.
type RestaurantSection struct {
	// ID of the section; Reserves.RestaurantSectionsWorkload takes it.
	ID string `json:"id"`
	// TerminalGroupID is the terminal group of the section, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId"`
	// Name set by the restaurant.
	Name string `json:"name"`
	// Tables in the section.
	Tables []Table `json:"tables"`
	// Schema is the table layout; nil unless the request set ReturnSchema.
	Schema *SectionSchema `json:"schema,omitzero"`
}

// Table is a table for guests.
type Table struct {
	// ID of the table. Table orders and reservations take it in TableIDs.
	ID string `json:"id"`
	// Number of the table in the restaurant.
	Number int `json:"number"`
	// Name from the organization's settings.
	Name string `json:"name"`
	// SeatingCapacity is the number of seats.
	SeatingCapacity int `json:"seatingCapacity"`
	// Revision of the last change.
	Revision int64 `json:"revision"`
	// IsDeleted reports whether the table was deleted.
	IsDeleted bool `json:"isDeleted"`
	// PosID is the ID of the table in iikoFront.
	PosID string `json:"posId"`
}

// SectionSchema is the layout of a section: the positions of its tables, with labels and shapes.
type SectionSchema struct {
	// Width of the layout in pixels.
	Width int `json:"width"`
	// Height of the layout in pixels.
	Height int `json:"height"`
	// MarkElements are text labels.
	MarkElements []SectionMark `json:"markElements"`
	// TableElements are the positions of the tables.
	TableElements []SectionTable `json:"tableElements"`
	// RectangleElements are colored rectangles, such as walls or a bar.
	RectangleElements []SectionShape `json:"rectangleElements"`
	// EllipseElements are colored ellipses.
	EllipseElements []SectionShape `json:"ellipseElements"`
	// Revision of the last change.
	Revision int64 `json:"revision"`
	// IsDeleted reports whether the layout was deleted.
	IsDeleted bool `json:"isDeleted"`
}

// SectionElement is where an element is in the layout of a section. It is embedded in [SectionMark],
// [SectionTable] and [SectionShape].
type SectionElement struct {
	// X is the distance of the left edge from the left of the layout.
	X int `json:"x"`
	// Y is the distance of the top edge from the top of the layout.
	Y int `json:"y"`
	// Z is the order of overlapping elements.
	Z int `json:"z"`
	// Angle of rotation.
	Angle float64 `json:"angle"`
	// Width in pixels.
	Width int `json:"width"`
	// Height in pixels.
	Height int `json:"height"`
}

// SectionMark is a text label in the layout of a section.
type SectionMark struct {
	SectionElement
	// Text of the label.
	Text string `json:"text"`
	// Font of the text.
	Font Font `json:"font"`
	// Color of the label.
	Color Color `json:"color"`
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
	// FontStyleRegular: regular.
	FontStyleRegular FontStyle = "Regular"
	// FontStyleBold: bold.
	FontStyleBold FontStyle = "Bold"
	// FontStyleItalic: italic.
	FontStyleItalic FontStyle = "Italic"
	// FontStyleUnderline: underlined.
	FontStyleUnderline FontStyle = "Underline"
	// FontStyleStrikeout: struck out.
	FontStyleStrikeout FontStyle = "Strikeout"
)

// Color is an ARGB color.
type Color struct {
	// A is the alpha (opacity) component.
	A int `json:"a"`
	// R is the red component.
	R int `json:"r"`
	// G is the green component.
	G int `json:"g"`
	// B is the blue component.
	B int `json:"b"`
}

// SectionTable is the position of a table in the layout of a section.
type SectionTable struct {
	SectionElement
	// TableID is the table, one of RestaurantSection.Tables.
	TableID string `json:"tableId"`
}

// SectionShape is a colored rectangle or ellipse in the layout of a section, depending on the list.
type SectionShape struct {
	SectionElement
	// Color of the shape.
	Color Color `json:"color"`
}

// CancelReserveRequest cancels a reservation or banquet with status New.
type CancelReserveRequest struct {
	// OrganizationID is the organization of the reservation, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// ReserveID is the reservation or banquet to cancel.
	ReserveID string `json:"reserveId" iiko:"required"`
	// CancelReason is why it is cancelled.
	CancelReason ReserveCancelReason `json:"cancelReason"`
}

// ReserveCancelReason is why a reservation or banquet was cancelled.
type ReserveCancelReason string

const (
	// ReserveCancelReasonClientNotAppeared: the guests did not come.
	ReserveCancelReasonClientNotAppeared ReserveCancelReason = "ClientNotAppeared"
	// ReserveCancelReasonClientRefused: the customer cancelled.
	ReserveCancelReasonClientRefused ReserveCancelReason = "ClientRefused"
	// ReserveCancelReasonOther: another reason.
	ReserveCancelReasonOther ReserveCancelReason = "Other"
)

// ChangeReserveEstimatedStartTimeRequest moves a reservation or banquet to another time.
type ChangeReserveEstimatedStartTimeRequest struct {
	// OrganizationID is the organization of the reservation, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// ReserveID is the reservation or banquet to move.
	ReserveID string `json:"reserveId" iiko:"required"`
	// NewEstimatedStartTime is when the guests are now expected, in the format [DateTimeLayout].
	NewEstimatedStartTime DateTime `json:"newEstimatedStartTime"`
}

// ChangeBanquetItemsRequest changes the items of a banquet's order. Plain reservations have no order.
type ChangeBanquetItemsRequest struct {
	// OrganizationID is the organization of the banquet, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// ReserveID is the banquet.
	ReserveID string `json:"reserveId" iiko:"required"`
	// Items of the banquet's order, products or compound items.
	Items []OrderItem `json:"items,omitzero"`
	// Combos of the items.
	Combos []Combo `json:"combos,omitzero"`
}

// ChangeReserveTablesRequest moves a reservation or banquet to other tables.
type ChangeReserveTablesRequest struct {
	// OrganizationID is the organization of the reservation, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// ReserveID is the reservation or banquet.
	ReserveID string `json:"reserveId" iiko:"required"`
	// TableIDs are the new tables, from Reserves.AvailableRestaurantSections.
	TableIDs []string `json:"tableIds" iiko:"required"`
}

// CreateReserveRequest books tables: a plain reservation, or a banquet if Order is set.
type CreateReserveRequest struct {
	// OrganizationID is the organization of the reservation, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group that receives the reservation, from TerminalGroup.TerminalGroups
	// or Reserves.AvailableTerminalGroups.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// ID of the new reservation, unique: a second one with the same ID is rejected, so a create with an ID
	// can be retried safely. If empty, iiko generates one.
	ID string `json:"id,omitzero"`
	// ExternalNumber is the number in your system, at most 50 characters. iikoRMS 8.0.6 or newer.
	ExternalNumber *string `json:"externalNumber,omitzero"`
	// Order of a banquet; nil for a plain reservation.
	Order *ReserveOrder `json:"order,omitzero"`
	// Customer who books.
	Customer Customer `json:"customer"`
	// Phone of the customer: "+" and at least 8 digits.
	Phone string `json:"phone"`
	// GuestsCount is the number of guests.
	//
	// Deprecated: use Guests.
	GuestsCount *int `json:"guestsCount,omitzero"`
	// Comment for the restaurant.
	Comment *string `json:"comment,omitzero"`
	// DurationInMinutes is the expected duration, in minutes.
	DurationInMinutes int64 `json:"durationInMinutes"`
	// ShouldRemind reminds the staff to set the table in time.
	ShouldRemind bool `json:"shouldRemind"`
	// TableIDs are the tables to book, from Reserves.AvailableRestaurantSections.
	TableIDs []string `json:"tableIds" iiko:"required"`
	// EstimatedStartTime is when the guests are expected, in the terminal's local time, at most 90 days
	// ahead. A reservation ends and a banquet starts at that time.
	EstimatedStartTime DateTime `json:"estimatedStartTime"`
	// TransportToFrontTimeout is how long iikoFront has to accept the reservation before it is dropped, in
	// seconds; 8 when nil.
	//
	// Deprecated: use TransportToFrontTimeout of CreateReserveSettings.
	TransportToFrontTimeout *int `json:"transportToFrontTimeout,omitzero"`
	// Guests is the number of guests.
	Guests *Guests `json:"guests,omitzero"`
	// EventType is the occasion, such as a birthday; at most 160 characters. iikoRMS 8.5.6 or newer.
	EventType *string `json:"eventType,omitzero"`
	// CreateReserveSettings are options of the create, such as the terminal's time limit.
	CreateReserveSettings *CreateOrderSettings `json:"createReserveSettings,omitzero"`
}

// ReserveOrder is the order of a banquet in a request to create it.
type ReserveOrder struct {
	// MenuID is the external menu of the order, from Menu.Menu.
	MenuID string `json:"menuId,omitzero"`
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

// ReserveResponse is a new reservation or banquet.
type ReserveResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// ReserveInfo is the new reservation with its creation status.
	ReserveInfo ReserveInfo `json:"reserveInfo"`
}

// ReserveInfo is a reservation or banquet with its creation status.
type ReserveInfo struct {
	// ID of the reservation or banquet.
	ID string `json:"id"`
	// ExternalNumber is the number in the system of the integration that created it.
	ExternalNumber *string `json:"externalNumber,omitzero"`
	// OrganizationID is the organization of the reservation, from Client.Organizations.
	OrganizationID string `json:"organizationId"`
	// Timestamp of the last change on the iiko Cloud server, in Unix milliseconds. The state with the larger
	// one is newer.
	Timestamp int64 `json:"timestamp"`
	// CreationStatus is whether iikoFront has checked and created it.
	CreationStatus CreationStatus `json:"creationStatus"`
	// ErrorInfo is why the creation failed; set if CreationStatus is Error.
	ErrorInfo *ErrorInfo `json:"errorInfo,omitzero"`
	// IsDeleted reports whether the reservation was deleted.
	IsDeleted bool `json:"isDeleted"`
	// Reserve is the details; nil until the terminal has accepted it.
	Reserve *Reserve `json:"reserve,omitzero"`
}

// Reserve is the details of a reservation or banquet.
type Reserve struct {
	// Customer who booked.
	Customer PlacedCustomer `json:"customer"`
	// GuestsCount is the expected number of guests.
	GuestsCount int `json:"guestsCount"`
	// Comment for the restaurant.
	Comment *string `json:"comment,omitzero"`
	// DurationInMinutes is the expected duration, in minutes.
	DurationInMinutes int64 `json:"durationInMinutes"`
	// ShouldRemind reports whether the staff is reminded to set the table in time.
	ShouldRemind bool `json:"shouldRemind"`
	// Status of the reservation or banquet.
	Status ReserveStatus `json:"status"`
	// CancelReason is why it was cancelled; empty if it was not.
	CancelReason ReserveCancelReason `json:"cancelReason,omitzero"`
	// TableIDs are the booked tables, from Reserves.AvailableRestaurantSections.
	TableIDs []string `json:"tableIds"`
	// EstimatedStartTime is when the guests are expected. A reservation ends and a banquet starts at that
	// time.
	EstimatedStartTime DateTime `json:"estimatedStartTime"`
	// GuestsComingTime is when the guests came: the reservation was closed or the banquet started. Empty
	// before that.
	GuestsComingTime DateTime `json:"guestsComingTime,omitzero"`
	// Phone of the customer.
	Phone *string `json:"phone,omitzero"`
	// EventType is the occasion. iikoRMS 8.5.6 or newer.
	EventType *string `json:"eventType,omitzero"`
	// Order of a banquet; nil for a plain reservation.
	Order *PlacedOrder `json:"order,omitzero"`
}

// ReserveStatus is the status of a reservation or banquet.
type ReserveStatus string

const (
	// ReserveStatusNew: waiting for the guests.
	ReserveStatusNew ReserveStatus = "New"
	// ReserveStatusStarted: the guests came and the banquet is in progress.
	ReserveStatusStarted ReserveStatus = "Started"
	// ReserveStatusClosed: the guests of a reservation came, a banquet ended, or it was cancelled.
	ReserveStatusClosed ReserveStatus = "Closed"
)

// RestaurantSectionsWorkloadRequest requests the reservations and banquets of sections.
type RestaurantSectionsWorkloadRequest struct {
	// RestaurantSectionIDs are the sections, from Reserves.AvailableRestaurantSections.
	RestaurantSectionIDs []string `json:"restaurantSectionIds" iiko:"required"`
	// DateFrom is the earliest expected start, in the terminal's local time. Details are kept for 90 days.
	DateFrom DateTime `json:"dateFrom"`
	// DateTo is the latest expected start, in the terminal's local time; unlimited when empty.
	DateTo DateTime `json:"dateTo,omitzero"`
}

// RestaurantSectionsWorkloadResponse lists the reservations and banquets of sections.
type RestaurantSectionsWorkloadResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// Reserves of tables in the sections.
	Reserves []ReserveInWorkload `json:"reserves"`
}

// ReserveInWorkload is which tables a reservation or banquet occupies, and when.
type ReserveInWorkload struct {
	// ID of the reservation or banquet.
	ID string `json:"id"`
	// TableIDs are the booked tables.
	TableIDs []string `json:"tableIds"`
	// EstimatedStartTime is when the guests are expected, in the terminal's local time. A reservation ends
	// and a banquet starts at that time.
	EstimatedStartTime DateTime `json:"estimatedStartTime"`
	// DurationInMinutes is the expected duration, in minutes.
	DurationInMinutes int64 `json:"durationInMinutes"`
	// GuestsCount is the number of guests.
	GuestsCount int `json:"guestsCount"`
}

// ReserveStatusByIDRequest requests reservations and banquets by ID.
type ReserveStatusByIDRequest struct {
	// OrganizationID is the organization of the reservations, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// ReserveIDs are the reservations and banquets.
	ReserveIDs []string `json:"reserveIds" iiko:"required"`
	// SourceKeys limits the result to orders created by these integrations.
	SourceKeys []string `json:"sourceKeys,omitzero"`
}

// ReservesResponse lists reservations and banquets.
type ReservesResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// Reserves found.
	Reserves []ReserveInfo `json:"reserves"`
}
