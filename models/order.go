package models

// OrderItem is one line of an order that a caller sends: a dish or other product from the menu (Product),
// or a dish put together from halves, such as a pizza of two kinds (Compound). [ProductItem] and
// [CompoundItem] build them.
type OrderItem struct {
	// Type tells a product from a compound item and so which of the fields below apply.
	Type OrderItemType `json:"type"`
	// Amount is how many portions are ordered, 0 to 999.999.
	Amount float64 `json:"amount"`
	// ProductSizeID is the size, from Menu.Nomenclature. Required when the product has a size scale.
	ProductSizeID string `json:"productSizeId,omitzero"`
	// ComboInformation ties the line to a combo of the order; nil when it belongs to none.
	ComboInformation *ComboItemInformation `json:"comboInformation,omitzero"`
	// Comment for the kitchen, at most 255 characters.
	Comment *string `json:"comment,omitzero"`
	// PrimaryComponent is the first half. Compound only.
	PrimaryComponent *CompoundItemComponent `json:"primaryComponent,omitzero" iiko:"required,type=Compound"`
	// SecondaryComponent is the second half. Compound only.
	SecondaryComponent *CompoundItemComponent `json:"secondaryComponent,omitzero"`
	// CommonModifiers apply to the dish as a whole and cannot be split between the halves. Compound only.
	CommonModifiers []Modifier `json:"commonModifiers,omitzero"`
	// ProductID is the product, from Menu.Nomenclature. Product only.
	ProductID string `json:"productId,omitzero" iiko:"required,type=Product"`
	// Modifiers chosen for the product. Product only.
	Modifiers []Modifier `json:"modifiers,omitzero"`
	// Price of one portion, in the currency of the organization; it may differ from the base menu. Product
	// only.
	Price *float64 `json:"price,omitzero"`
	// PositionID identifies the line and must never repeat anywhere in the system: give a fresh random
	// UUID, or "" to have iiko make one. Product only.
	PositionID string `json:"positionId,omitzero"`
}

// ProductItem returns the [OrderItem] for amount portions of a product from Menu.Nomenclature.
func ProductItem(productID string, amount float64) OrderItem {
	return OrderItem{Type: OrderItemTypeProduct, ProductID: productID, Amount: amount}
}

// CompoundItem returns the [OrderItem] for amount portions of a dish put together from two components. A
// nil secondary leaves the second half out.
func CompoundItem(amount float64, primary CompoundItemComponent, secondary *CompoundItemComponent) OrderItem {
	return OrderItem{
		Type:               OrderItemTypeCompound,
		Amount:             amount,
		PrimaryComponent:   &primary,
		SecondaryComponent: secondary,
	}
}

// CompoundItemComponent is one of the halves of a compound [OrderItem].
type CompoundItemComponent struct {
	// ProductID is the product that makes up this half, from Menu.Nomenclature.
	ProductID string `json:"productId" iiko:"required"`
	// Modifiers chosen for this half alone.
	Modifiers []Modifier `json:"modifiers,omitzero"`
	// Price of the half, in the currency of the organization.
	Price *float64 `json:"price,omitzero"`
	// PositionID identifies the half and must never repeat anywhere in the system: give a fresh random
	// UUID, or "" to have iiko make one.
	PositionID string `json:"positionId,omitzero"`
}

// Modifier is an addition or a choice that goes with a dish, such as a sauce or the degree of roasting.
type Modifier struct {
	// ProductID is the product that serves as the modifier, from Menu.Nomenclature.
	ProductID string `json:"productId" iiko:"required"`
	// Amount is how many units of the modifier are added.
	Amount float64 `json:"amount"`
	// ProductGroupID is the group that the modifier was chosen from, from Menu.Nomenclature. Required for a
	// modifier that belongs to a group.
	ProductGroupID string `json:"productGroupId,omitzero"`
	// Price of one unit, in the currency of the organization.
	Price *float64 `json:"price,omitzero"`
	// PositionID identifies the modifier and must never repeat anywhere in the system: give a fresh random
	// UUID, or "" to have iiko make one.
	PositionID string `json:"positionId,omitzero"`
}

// ComboItemInformation says which combo an [OrderItem] is part of and which place it takes there.
type ComboItemInformation struct {
	// ComboID is the ID of the [Combo] in the same order.
	ComboID string `json:"comboId" iiko:"required"`
	// ComboSourceID is the marketing action behind the combo, as SourceActionID in [ComboSpecification].
	ComboSourceID string `json:"comboSourceId" iiko:"required"`
	// ComboGroupID is the group of the combo that the item fills.
	ComboGroupID string `json:"comboGroupId" iiko:"required"`
	// ComboGroupName is the name of that group.
	ComboGroupName *string `json:"comboGroupName,omitzero"`
}

// Combo is a set of items sold together in an order that a caller sends. Its items refer to it through
// [ComboItemInformation]. [SingleCombo] builds it, and [Combo.Item] its items.
type Combo struct {
	// ID that the caller gives to this combo: a fresh random UUID that is used nowhere else in the system.
	ID string `json:"id" iiko:"required"`
	// Name of the combo.
	Name string `json:"name"`
	// Amount is how many such combos are ordered.
	Amount int `json:"amount"`
	// Price of a single combo, in the currency of the organization.
	Price float64 `json:"price"`
	// SourceID is the marketing action behind the combo, as SourceActionID in [ComboSpecification].
	SourceID string `json:"sourceId" iiko:"required"`
	// ProgramID is the loyalty program of the combo. iikoRMS 7.6.1 or newer.
	ProgramID string `json:"programId,omitzero"`
	// SizeID is the size; required when the combo has a size scale. iikoRMS 8.5.6 or newer.
	SizeID string `json:"sizeId,omitzero"`
}

// SingleCombo returns one [Combo]: id is a fresh random UUID, sourceID the SourceActionID of its
// [ComboSpecification].
func SingleCombo(id, sourceID, name string, price float64) Combo {
	return Combo{ID: id, Name: name, Amount: 1, Price: price, SourceID: sourceID}
}

// Item returns item as the choice for a group of the combo, [ComboGroup.ID].
func (c Combo) Item(groupID string, item OrderItem) OrderItem {
	item.ComboInformation = &ComboItemInformation{ComboID: c.ID, ComboSourceID: c.SourceID, ComboGroupID: groupID}
	return item
}

// Payment is one payment of an order: cash, a bank card, a loyalty card, or one settled outside of iiko.
// [CashPayment], [CardPayment], [LoyaltyCardPayment] and [ExternalPayment] build them.
type Payment struct {
	// PaymentTypeKind is the way of paying: Cash, Card, LoyaltyCard or External.
	PaymentTypeKind PaymentTypeKind `json:"paymentTypeKind"`
	// Sum to pay, in the currency of the organization, 0 to 10,000,000,000.
	Sum float64 `json:"sum"`
	// PaymentTypeID is a payment type of that kind, from Dictionaries.PaymentTypes.
	PaymentTypeID string `json:"paymentTypeId" iiko:"required"`
	// IsProcessedExternally tells that the money was already taken by a payment system outside of iiko.
	IsProcessedExternally *bool `json:"isProcessedExternally,omitzero"`
	// PaymentAdditionalData is what the kind of payment needs besides; a loyalty card needs its credential
	// here.
	PaymentAdditionalData *PaymentAdditionalData `json:"paymentAdditionalData,omitzero"`
	// IsFiscalizedExternally tells that the fiscal receipt was already made elsewhere. iikoRMS 7.6.3 or
	// newer.
	IsFiscalizedExternally *bool `json:"isFiscalizedExternally,omitzero"`
	// IsPrepay marks a payment made in advance; not for loyalty cards. iikoRMS 8.2.6 or newer.
	//
	// Deprecated: iiko retires it and names nothing in its place; leave it nil.
	IsPrepay *bool `json:"isPrepay,omitzero"`
	// Number of the bank card; iikoFront takes a card payment without one, too. Card only.
	//
	// Deprecated: use PaymentAdditionalData with its own Number.
	Number *string `json:"number,omitzero"`
}

// CashPayment returns a [Payment] of sum in cash. The payment type comes from Dictionaries.PaymentTypes.
func CashPayment(paymentTypeID string, sum float64) Payment {
	return Payment{PaymentTypeKind: PaymentTypeKindCash, PaymentTypeID: paymentTypeID, Sum: sum}
}

// CardPayment returns a [Payment] of sum by bank card. The payment type comes from
// Dictionaries.PaymentTypes.
func CardPayment(paymentTypeID string, sum float64) Payment {
	return Payment{PaymentTypeKind: PaymentTypeKindCard, PaymentTypeID: paymentTypeID, Sum: sum}
}

// ExternalPayment returns a [Payment] of sum that a payment system outside of iiko has already taken. The
// payment type comes from Dictionaries.PaymentTypes.
func ExternalPayment(paymentTypeID string, sum float64) Payment {
	processed := true
	return Payment{
		PaymentTypeKind:       PaymentTypeKindExternal,
		PaymentTypeID:         paymentTypeID,
		Sum:                   sum,
		IsProcessedExternally: &processed,
	}
}

// LoyaltyCardPayment returns a [Payment] of sum from the balance of the guest whom credential identifies:
// a phone number, a card number or whatever else scope says. The payment type comes from
// Dictionaries.PaymentTypes.
func LoyaltyCardPayment(paymentTypeID string, sum float64, credential string, scope IikoCardSearchScope) Payment {
	return Payment{
		PaymentTypeKind: PaymentTypeKindLoyaltyCard,
		PaymentTypeID:   paymentTypeID,
		Sum:             sum,
		PaymentAdditionalData: &PaymentAdditionalData{
			Type:        PaymentAdditionalDataTypeLoyaltyCard,
			Credential:  &credential,
			SearchScope: scope,
		},
	}
}

// PaymentAdditionalData holds the details of a [Payment] or a [TipsPayment]: of a bank card (Card), of a
// loyalty card (LoyaltyCard), or of a payment settled outside of iiko (External).
type PaymentAdditionalData struct {
	// Type tells which of the fields below apply.
	Type PaymentAdditionalDataType `json:"type"`
	// Number of the bank card; may be left out. It takes precedence over Number of the payment itself. Card
	// only.
	Number *string `json:"number,omitzero"`
	// CustomData is free text of the caller. Card (iikoRMS 8.8.6 or newer) and External, which requires it.
	CustomData *string `json:"customData,omitzero"`
	// CardType is the payment system of the card, such as VISA or MasterCard. Card only. iikoRMS 9.3.6 or
	// newer.
	CardType *string `json:"cardType,omitzero"`
	// Credential of the guest whose balance pays, in the form that SearchScope names. Required; LoyaltyCard
	// only.
	Credential *string `json:"credential,omitzero"`
	// SearchScope tells what Credential is, and so where to look for the guest. Required; LoyaltyCard only.
	SearchScope IikoCardSearchScope `json:"searchScope,omitzero"`
}

// IikoCardSearchScope tells by what a guest of the loyalty program is looked up.
type IikoCardSearchScope string

const (
	// IikoCardSearchScopeReserved is set aside by iiko.
	IikoCardSearchScopeReserved IikoCardSearchScope = "Reserved"
	// IikoCardSearchScopePhone looks up by phone number.
	IikoCardSearchScopePhone IikoCardSearchScope = "Phone"
	// IikoCardSearchScopeCardNumber looks up by the number on the loyalty card.
	IikoCardSearchScopeCardNumber IikoCardSearchScope = "CardNumber"
	// IikoCardSearchScopeCardTrack looks up by the magnetic track of the loyalty card.
	IikoCardSearchScopeCardTrack IikoCardSearchScope = "CardTrack"
	// IikoCardSearchScopePaymentToken looks up by a payment token.
	IikoCardSearchScopePaymentToken IikoCardSearchScope = "PaymentToken"
	// IikoCardSearchScopeFindFaceID looks up by the identifier from face recognition (FindFace).
	IikoCardSearchScopeFindFaceID IikoCardSearchScope = "FindFaceId"
)

// TipsPayment is one payment of tips, in cash, by bank card, or settled outside of iiko. [CashTips],
// [CardTips] and [ExternalTips] build them.
type TipsPayment struct {
	// PaymentTypeKind is the way of paying: Cash, Card or External.
	PaymentTypeKind PaymentTypeKind `json:"paymentTypeKind"`
	// TipsTypeID is the type of tips, from Dictionaries.TipsTypes.
	TipsTypeID string `json:"tipsTypeId,omitzero"`
	// Sum of the tips, in the currency of the organization, 0 to 10,000,000,000.
	Sum float64 `json:"sum"`
	// PaymentTypeID is a payment type of that kind, from Dictionaries.PaymentTypes.
	PaymentTypeID string `json:"paymentTypeId" iiko:"required"`
	// IsProcessedExternally tells that the money was already taken by a payment system outside of iiko.
	IsProcessedExternally *bool `json:"isProcessedExternally,omitzero"`
	// PaymentAdditionalData is what the kind of payment needs besides.
	PaymentAdditionalData *PaymentAdditionalData `json:"paymentAdditionalData,omitzero"`
	// IsFiscalizedExternally tells that the fiscal receipt was already made elsewhere. iikoRMS 7.6.3 or
	// newer.
	IsFiscalizedExternally *bool `json:"isFiscalizedExternally,omitzero"`
	// IsPrepay marks a payment made in advance; not for loyalty cards. iikoRMS 8.2.6 or newer.
	//
	// Deprecated: iiko retires it and names nothing in its place; leave it nil.
	IsPrepay *bool `json:"isPrepay,omitzero"`
	// Number of the bank card; iikoFront takes a card payment without one, too. Card only.
	Number *string `json:"number,omitzero"`
}

// CashTips returns a [TipsPayment] of sum in cash. The types come from Dictionaries.TipsTypes and
// Dictionaries.PaymentTypes.
func CashTips(tipsTypeID, paymentTypeID string, sum float64) TipsPayment {
	return TipsPayment{
		PaymentTypeKind: PaymentTypeKindCash,
		TipsTypeID:      tipsTypeID,
		PaymentTypeID:   paymentTypeID,
		Sum:             sum,
	}
}

// CardTips returns a [TipsPayment] of sum by bank card. The types come from Dictionaries.TipsTypes and
// Dictionaries.PaymentTypes.
func CardTips(tipsTypeID, paymentTypeID string, sum float64) TipsPayment {
	return TipsPayment{
		PaymentTypeKind: PaymentTypeKindCard,
		TipsTypeID:      tipsTypeID,
		PaymentTypeID:   paymentTypeID,
		Sum:             sum,
	}
}

// ExternalTips returns a [TipsPayment] of sum that a payment system outside of iiko has already taken.
// The types come from Dictionaries.TipsTypes and Dictionaries.PaymentTypes.
func ExternalTips(tipsTypeID, paymentTypeID string, sum float64) TipsPayment {
	processed := true
	return TipsPayment{
		PaymentTypeKind:       PaymentTypeKindExternal,
		TipsTypeID:            tipsTypeID,
		PaymentTypeID:         paymentTypeID,
		Sum:                   sum,
		IsProcessedExternally: &processed,
	}
}

// DiscountsInfo says which discounts and surcharges an order gets. Give a card or at least one discount.
type DiscountsInfo struct {
	// Card is the discount card that the guest showed.
	Card *DiscountCard `json:"card,omitzero"`
	// Discounts and surcharges to apply. Those of type iikoCard need iikoRMS 7.4.4 or newer.
	Discounts []Discount `json:"discounts,omitzero"`
	// FixedLoyaltyDiscounts freezes the discounts of the loyalty program as they are given here.
	FixedLoyaltyDiscounts *bool `json:"fixedLoyaltyDiscounts,omitzero"`
}

// DiscountCard is a discount card that applies to an order.
type DiscountCard struct {
	// Track that is recorded on the card.
	Track string `json:"track"`
}

// Discount is a discount or a surcharge of an order: one that iikoRMS keeps (RMS), or one that a loyalty
// program calculated (iikoCard). [RMSDiscount] and [IikoCardDiscount] build them.
type Discount struct {
	// Type tells which of the fields below apply.
	Type DiscountKind `json:"type"`
	// ProgramID is the loyalty program that grants the discount. Required; iikoCard only.
	ProgramID string `json:"programId,omitzero" iiko:"required,type=iikoCard"`
	// ProgramName is the name of that program. Required; iikoCard only.
	ProgramName *string `json:"programName,omitzero"`
	// DiscountItems say what is taken off each line of the order. Required; iikoCard only.
	DiscountItems []IikoCardDiscountItem `json:"discountItems,omitzero"`
	// DiscountTypeID is the discount or surcharge, from Dictionaries.Discounts. Required; RMS only.
	DiscountTypeID string `json:"discountTypeId,omitzero" iiko:"required,type=RMS"`
	// Sum in the currency of the organization. RMS only: give it when the discount type lets its sum be
	// assigned, and nil for every other type.
	Sum *float64 `json:"sum,omitzero"`
	// SelectivePositions are the PositionID values of the lines that get the discount. RMS only.
	SelectivePositions []string `json:"selectivePositions,omitzero"`
}

// RMSDiscount returns the [Discount] for a discount or surcharge from Dictionaries.Discounts. Set Sum if,
// and only if, that type lets its sum be assigned.
func RMSDiscount(discountTypeID string) Discount {
	return Discount{Type: DiscountKindRMS, DiscountTypeID: discountTypeID}
}

// IikoCardDiscount returns the [Discount] that a loyalty program grants. Each item says what is
// taken off one line of the order; iiko requires them.
func IikoCardDiscount(programID, programName string, items ...IikoCardDiscountItem) Discount {
	return Discount{
		Type:          DiscountKindIikoCard,
		ProgramID:     programID,
		ProgramName:   &programName,
		DiscountItems: items,
	}
}

// IikoCardDiscountItem is what a loyalty program takes off one line of an order, or adds to it.
type IikoCardDiscountItem struct {
	// PositionID of the line, as in [OrderItem].
	PositionID string `json:"positionId" iiko:"required"`
	// Sum of the discount or surcharge, in the currency of the organization.
	Sum float64 `json:"sum"`
	// Amount is how many portions of the line it covers.
	Amount float64 `json:"amount"`
}

// LoyaltyInfo tells what the loyalty program took into account when it calculated an order that a caller
// sends.
type LoyaltyInfo struct {
	// Coupon is the number of the coupon that the guest used.
	Coupon *string `json:"coupon,omitzero"`
	// ApplicableManualConditions are the IDs of the manual conditions that apply.
	ApplicableManualConditions []string `json:"applicableManualConditions,omitzero"`
	// DynamicDiscounts are the discounts whose sum the caller chose. iikoRMS 9.4.6 or newer.
	DynamicDiscounts []DynamicDiscount `json:"dynamicDiscounts,omitzero"`
}

// DynamicDiscount is a discount of the loyalty program whose sum is chosen for each order.
type DynamicDiscount struct {
	// ManualConditionID is the manual condition that grants the discount.
	ManualConditionID string `json:"manualConditionId" iiko:"required"`
	// Sum of the discount, in the currency of the organization.
	Sum float64 `json:"sum"`
}

// ChequeAdditionalInfo says how the guest gets the fiscal receipt, as Russian law 54-FZ requires.
type ChequeAdditionalInfo struct {
	// NeedReceipt asks for a receipt on paper.
	NeedReceipt bool `json:"needReceipt"`
	// Email that the receipt goes to, at most 255 characters; nil sends none.
	Email *string `json:"email,omitzero"`
	// SettlementPlace is where the payment takes place, at most 500 characters.
	SettlementPlace *string `json:"settlementPlace,omitzero"`
	// Phone that the receipt goes to as an SMS, 8 to 40 characters; nil sends none.
	Phone *string `json:"phone,omitzero"`
	// RetailAddress of the sale, at most 256 characters. iikoRMS 9.4.6 or newer.
	RetailAddress *string `json:"retailAddress,omitzero"`
	// IsInternetPayment tells that the guest pays over the internet. iikoRMS 9.4.6 or newer.
	IsInternetPayment *bool `json:"isInternetPayment,omitzero"`
}

// Customer is the guest who makes an order. A regular one agreed to the loyalty program of the restaurant:
// iiko adds or updates the guest in its database, and bonuses count. A one-time customer is known to this
// order alone: for guests who did not agree, or whose details an aggregator withholds. [RegularCustomer]
// and [OneTimeCustomer] build them.
type Customer struct {
	// Type tells a regular customer from a one-time one.
	Type CustomerType `json:"type"`
	// Name of the guest, at most 60 characters. A regular customer without an ID needs one.
	Name *string `json:"name,omitzero"`
	// ID of the guest in iikoRMS. Without one, the guest is looked up by phone, and created if nobody has
	// it. Regular only.
	ID string `json:"id,omitzero"`
	// Surname of the guest, at most 60 characters. Regular only.
	Surname *string `json:"surname,omitzero"`
	// Comment on the guest, at most 60 characters. Regular only.
	Comment *string `json:"comment,omitzero"`
	// Birthdate of the guest. Regular only.
	Birthdate DateTime `json:"birthdate,omitzero"`
	// Email of the guest. Regular only.
	Email *string `json:"email,omitzero"`
	// ShouldReceivePromoActionsInfo tells whether the guest wants news of promotions. Regular only.
	//
	// Deprecated: use ShouldReceiveOrderStatusNotifications.
	ShouldReceivePromoActionsInfo *bool `json:"shouldReceivePromoActionsInfo,omitzero"`
	// ShouldReceiveOrderStatusNotifications tells whether the guest is told how the order proceeds. Regular
	// only.
	ShouldReceiveOrderStatusNotifications *bool `json:"shouldReceiveOrderStatusNotifications,omitzero"`
	// Gender of the guest. Regular only.
	Gender Gender `json:"gender,omitzero"`
}

// RegularCustomer returns a [Customer] whom the restaurant keeps in its database and who takes part in its
// loyalty program. Only for guests who agreed to that.
func RegularCustomer(name string) Customer {
	return Customer{Type: CustomerTypeRegular, Name: &name}
}

// OneTimeCustomer returns a [Customer] whose name serves the current order and is not kept.
func OneTimeCustomer(name string) Customer {
	return Customer{Type: CustomerTypeOneTime, Name: &name}
}

// Gender is the gender of a guest.
type Gender string

const (
	// GenderNotSpecified is for a guest whose gender is not known.
	GenderNotSpecified Gender = "NotSpecified"
	// GenderMale is for a man.
	GenderMale Gender = "Male"
	// GenderFemale is for a woman.
	GenderFemale Gender = "Female"
)

// CreateOrderSettings says how an order is handed to the terminal.
type CreateOrderSettings struct {
	// TransportToFrontTimeout is how many seconds iikoFront has to take the order before it is dropped; 8
	// when nil.
	TransportToFrontTimeout *int `json:"transportToFrontTimeout,omitzero"`
	// CheckStopList has the items checked against the stop list; it needs TerminalGroupID in the request.
	CheckStopList *bool `json:"checkStopList,omitzero"`
}

// PaymentTypeKind is a kind of payment types. A caller pays with Cash, Card, LoyaltyCard or External; the
// others come in answers.
type PaymentTypeKind string

const (
	// PaymentTypeKindCash is cash.
	PaymentTypeKindCash PaymentTypeKind = "Cash"
	// PaymentTypeKindCard is a bank card.
	PaymentTypeKindCard PaymentTypeKind = "Card"
	// PaymentTypeKindLoyaltyCard is the balance of a loyalty card, in requests.
	PaymentTypeKindLoyaltyCard PaymentTypeKind = "LoyaltyCard"
	// PaymentTypeKindExternal is a payment that a system outside of iiko handles.
	PaymentTypeKindExternal PaymentTypeKind = "External"
	// PaymentTypeKindUnknown is a kind that iiko does not tell.
	PaymentTypeKindUnknown PaymentTypeKind = "Unknown"
	// PaymentTypeKindCredit is payment on account, to be settled later.
	PaymentTypeKindCredit PaymentTypeKind = "Credit"
	// PaymentTypeKindWriteoff closes an order without proceeds, as a write-off.
	PaymentTypeKindWriteoff PaymentTypeKind = "Writeoff"
	// PaymentTypeKindVoucher is a voucher.
	PaymentTypeKindVoucher PaymentTypeKind = "Voucher"
	// PaymentTypeKindSmartSale is a card payment by SmartSale.
	PaymentTypeKindSmartSale PaymentTypeKind = "SmartSale"
	// PaymentTypeKindSberbank is a card payment by a terminal of Sberbank.
	PaymentTypeKindSberbank PaymentTypeKind = "Sberbank"
	// PaymentTypeKindTrpos is a card payment by Trpos.
	PaymentTypeKindTrpos PaymentTypeKind = "Trpos"
	// PaymentTypeKindIikoCard is the loyalty program, in the dictionary of payment types.
	PaymentTypeKindIikoCard PaymentTypeKind = "IikoCard"
)

// OrderServiceType is the way in which a guest gets an order.
type OrderServiceType string

const (
	// OrderServiceTypeCommon is an order in the restaurant.
	OrderServiceTypeCommon OrderServiceType = "Common"
	// OrderServiceTypeDeliveryByCourier is a delivery that a courier brings.
	OrderServiceTypeDeliveryByCourier OrderServiceType = "DeliveryByCourier"
	// OrderServiceTypeDeliveryByClient is a delivery order that the guest picks up.
	OrderServiceTypeDeliveryByClient OrderServiceType = "DeliveryByClient"
	// OrderServiceTypeDeliveryPickUp is a pickup, too: the word that the dictionary of order types has for
	// it.
	OrderServiceTypeDeliveryPickUp OrderServiceType = "DeliveryPickUp"
)

// AddPaymentsRequest adds payments and tips to a delivery or to a table order.
type AddPaymentsRequest struct {
	// OrderID is the order to be paid.
	OrderID string `json:"orderId" iiko:"required"`
	// Tips to add.
	Tips []TipsPayment `json:"tips,omitzero"`
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Payments to add.
	Payments []Payment `json:"payments"`
}

// DeliveryPoint is where a courier brings an order.
type DeliveryPoint struct {
	// Coordinates of the address. iikoRMS 7.7.3 or newer.
	Coordinates *Coordinates `json:"coordinates,omitzero"`
	// Address of the guest; the organization's AddressFormatType, from Client.Organizations, decides about
	// its type.
	Address *Address `json:"address,omitzero"`
	// ExternalCartographyID is the place's code in the caller's own system, at most 100 characters.
	ExternalCartographyID string `json:"externalCartographyId,omitzero"`
	// Comment for the courier, at most 500 characters.
	Comment *string `json:"comment,omitzero"`
}

// Address is the delivery address of an order that a caller sends: by street and house (legacy), or in one
// line (city), which only organizations whose AddressFormatType is City take. [StreetAddress] and
// [LineAddress] build them.
type Address struct {
	// Type tells which of the fields below apply.
	Type AddressType `json:"type,omitzero"`
	// Line1 is the main part of the address, at most 250 characters. Required; city only. iikoRMS 8.7.6 or
	// newer.
	Line1 *string `json:"line1,omitzero"`
	// Flat is the apartment, at most 10 characters, or 100 for legacy where UseUAEAddressingSystem is on.
	Flat *string `json:"flat,omitzero"`
	// Entrance of the house, at most 10 characters.
	Entrance *string `json:"entrance,omitzero"`
	// Floor in the house, at most 10 characters.
	Floor *string `json:"floor,omitzero"`
	// Doorphone is the code for the intercom, at most 10 characters.
	Doorphone *string `json:"doorphone,omitzero"`
	// RegionID is the delivery district, from Address.Regions.
	RegionID string `json:"regionId,omitzero"`
	// Street of the address. Required; legacy only.
	Street *AddressStreet `json:"street,omitzero" iiko:"required,type=legacy"`
	// Index is the postcode, at most 10 characters. Legacy only.
	Index *string `json:"index,omitzero"`
	// House is the number of the house. Required; legacy only.
	House *string `json:"house,omitzero"`
	// Building of the house, at most 10 characters. Legacy only.
	Building *string `json:"building,omitzero"`
}

// StreetAddress returns an [Address] by street and house, of type legacy.
func StreetAddress(street AddressStreet, house string) Address {
	return Address{Type: AddressTypeLegacy, Street: &street, House: &house}
}

// LineAddress returns an [Address] in one line, of type city. Only organizations whose AddressFormatType
// is City take it. iikoRMS 8.7.6 or newer.
func LineAddress(line1 string) Address {
	return Address{Type: AddressTypeCity, Line1: &line1}
}

// AddressStreet names a street in one of three ways: by ClassifierID, by ID, or by Name together with City.
type AddressStreet struct {
	// ClassifierID is the code in an address classifier such as KLADR, at most 255 characters. Russia only.
	ClassifierID string `json:"classifierId,omitzero"`
	// ID in iikoRMS, from Address.StreetsByCity.
	ID string `json:"id,omitzero"`
	// Name of the street, at most 60 characters.
	Name *string `json:"name,omitzero"`
	// City is the name of the city, at most 60 characters.
	City *string `json:"city,omitzero"`
}

// DeliveryOrder is a delivery or a pickup that a caller creates, or a draft of one.
type DeliveryOrder struct {
	// MenuID is the external menu that the items come from, from Menu.Menu.
	MenuID string `json:"menuId,omitzero"`
	// ID that the caller gives to the order; it must be unique, and makes it safe to send the order again.
	// With "" iiko makes one.
	ID string `json:"id,omitzero"`
	// ExternalNumber is the order's number in the caller's system, at most 50 characters. iikoRMS 8.0.6 or
	// newer.
	ExternalNumber *string `json:"externalNumber,omitzero"`
	// CompleteBefore is when the guest wants the order, in the terminal's local time, from today to 60 days
	// ahead. An empty one means as soon as the restaurant's settings allow.
	CompleteBefore DateTime `json:"completeBefore,omitzero"`
	// Phone of the guest, 8 to 40 characters: a "+" and at least 8 digits.
	Phone string `json:"phone"`
	// PhoneExtension is the extension to dial, 1 to 10 digits. iikoRMS 9.2.5 or newer.
	PhoneExtension *string `json:"phoneExtension,omitzero"`
	// OrderTypeID is the order type, from Dictionaries.OrderTypes. Give this one or OrderServiceType, never
	// both.
	OrderTypeID string `json:"orderTypeId,omitzero"`
	// OrderServiceType tells a courier's delivery from a pickup. Give this one or OrderTypeID, never both.
	// iikoRMS 7.0.3 or newer.
	OrderServiceType OrderServiceType `json:"orderServiceType,omitzero"`
	// DeliveryPoint is where to bring the order. Required unless the guest picks it up.
	DeliveryPoint *DeliveryPoint `json:"deliveryPoint,omitzero"`
	// Comment on the order.
	Comment *string `json:"comment,omitzero"`
	// Customer who orders, regular or one-time.
	Customer *Customer `json:"customer,omitzero"`
	// Guests who will eat, as distinct from the customer.
	Guests *Guests `json:"guests,omitzero"`
	// MarketingSourceID is the advertisement that brought the guest, from the list of marketing sources.
	MarketingSourceID string `json:"marketingSourceId,omitzero"`
	// OperatorID is the employee who takes the order. iikoRMS 7.6.3 or newer.
	OperatorID string `json:"operatorId,omitzero"`
	// DeliveryDuration is how long the delivery takes, in minutes. iikoRMS 8.8.6 or newer.
	DeliveryDuration *int `json:"deliveryDuration,omitzero"`
	// DeliveryZone is the name of the zone that the address lies in. iikoRMS 8.8.6 or newer.
	DeliveryZone *string `json:"deliveryZone,omitzero"`
	// PriceCategoryID is the price category, from Menu.Menu. iikoRMS 9.0.5 or newer.
	PriceCategoryID string `json:"priceCategoryId,omitzero"`
	// Items that are ordered.
	Items []OrderItem `json:"items"`
	// Combos that the items belong to.
	Combos []Combo `json:"combos,omitzero"`
	// Payments of the order. Those of kind LoyaltyCard need iikoRMS 7.1.5 or newer.
	Payments []Payment `json:"payments,omitzero"`
	// Tips of the order.
	Tips []TipsPayment `json:"tips,omitzero"`
	// SourceKey marks the partner that creates the order; integrations can be limited to the orders of
	// their own key.
	SourceKey *string `json:"sourceKey,omitzero"`
	// DiscountsInfo holds the discounts and surcharges.
	DiscountsInfo *DiscountsInfo `json:"discountsInfo,omitzero"`
	// LoyaltyInfo tells what the loyalty program took into account.
	LoyaltyInfo *LoyaltyInfo `json:"loyaltyInfo,omitzero"`
	// ChequeAdditionalInfo says how the guest gets the fiscal receipt.
	ChequeAdditionalInfo *ChequeAdditionalInfo `json:"chequeAdditionalInfo,omitzero"`
	// ExternalData is the caller's own data, kept with the order. iikoRMS 8.0.6 or newer.
	ExternalData []ExternalData `json:"externalData,omitzero"`
}

// DeliveryStatus is the stage that a delivery has reached. A caller can set Waiting, OnWay and Delivered.
type DeliveryStatus string

const (
	// DeliveryStatusUnconfirmed waits for an operator to confirm it.
	DeliveryStatusUnconfirmed DeliveryStatus = "Unconfirmed"
	// DeliveryStatusWaitCooking is confirmed and waits for its time to be cooked.
	DeliveryStatusWaitCooking DeliveryStatus = "WaitCooking"
	// DeliveryStatusReadyForCooking can be cooked now.
	DeliveryStatusReadyForCooking DeliveryStatus = "ReadyForCooking"
	// DeliveryStatusCookingStarted is being cooked.
	DeliveryStatusCookingStarted DeliveryStatus = "CookingStarted"
	// DeliveryStatusCookingCompleted is cooked.
	DeliveryStatusCookingCompleted DeliveryStatus = "CookingCompleted"
	// DeliveryStatusWaiting is packed and waits for the courier or the guest.
	DeliveryStatusWaiting DeliveryStatus = "Waiting"
	// DeliveryStatusOnWay is on the way to the guest.
	DeliveryStatusOnWay DeliveryStatus = "OnWay"
	// DeliveryStatusDelivered has reached the guest.
	DeliveryStatusDelivered DeliveryStatus = "Delivered"
	// DeliveryStatusClosed is paid and closed.
	DeliveryStatusClosed DeliveryStatus = "Closed"
	// DeliveryStatusCancelled is cancelled.
	DeliveryStatusCancelled DeliveryStatus = "Cancelled"
)

// OrderItemType tells what a line of an order is.
type OrderItemType string

const (
	// OrderItemTypeProduct is a product: a dish, a drink, goods.
	OrderItemTypeProduct OrderItemType = "Product"
	// OrderItemTypeCompound is a dish put together from halves.
	OrderItemTypeCompound OrderItemType = "Compound"
	// OrderItemTypeService is a service; only in orders that exist already.
	OrderItemTypeService OrderItemType = "Service"
)

// AddressType is the form in which an address is given.
type AddressType string

const (
	// AddressTypeLegacy is an address by street and house.
	AddressTypeLegacy AddressType = "legacy"
	// AddressTypeCity is an address in one line.
	AddressTypeCity AddressType = "city"
)

// CustomerType tells whether the restaurant remembers a guest.
type CustomerType string

const (
	// CustomerTypeRegular is a guest whom the restaurant keeps in its database.
	CustomerTypeRegular CustomerType = "regular"
	// CustomerTypeOneTime is a guest whose details serve a single order.
	CustomerTypeOneTime CustomerType = "one-time"
)

// DiscountKind tells where a discount comes from.
type DiscountKind string

const (
	// DiscountKindRMS is a discount that iikoRMS keeps.
	DiscountKindRMS DiscountKind = "RMS"
	// DiscountKindIikoCard is a discount of a loyalty program.
	DiscountKindIikoCard DiscountKind = "iikoCard"
)

// PaymentAdditionalDataType tells what kind of payment the additional data belongs to.
type PaymentAdditionalDataType string

const (
	// PaymentAdditionalDataTypeLoyaltyCard belongs to a loyalty card.
	PaymentAdditionalDataTypeLoyaltyCard PaymentAdditionalDataType = "LoyaltyCard"
	// PaymentAdditionalDataTypeCard belongs to a bank card.
	PaymentAdditionalDataTypeCard PaymentAdditionalDataType = "Card"
	// PaymentAdditionalDataTypeExternal belongs to a payment settled outside of iiko.
	PaymentAdditionalDataTypeExternal PaymentAdditionalDataType = "External"
)
