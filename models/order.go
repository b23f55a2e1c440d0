package models

// OrderItem is an item of an order in a request: a dish or another product of the menu (Product), or a dish
// combined from halves, such as a pizza of two kinds (Compound). Use [ProductItem] or [CompoundItem].
type OrderItem struct {
	// Type is product or compound item. It determines which of the fields below apply.
	Type OrderItemType `json:"type"`
	// Amount is the number of portions, 0 to 999.999.
	Amount float64 `json:"amount"`
	// ProductSizeID is the size, from Menu.Nomenclature. Required if the product has a size scale.
	ProductSizeID string `json:"productSizeId,omitzero"`
	// ComboInformation links the item to a combo of the order; nil if it is in none.
	ComboInformation *ComboItemInformation `json:"comboInformation,omitzero"`
	// Comment for the kitchen, at most 255 characters.
	Comment *string `json:"comment,omitzero"`
	// PrimaryComponent is the first half. Compound only.
	PrimaryComponent *CompoundItemComponent `json:"primaryComponent,omitzero" iiko:"required,type=Compound"`
	// SecondaryComponent is the second half. Compound only.
	SecondaryComponent *CompoundItemComponent `json:"secondaryComponent,omitzero"`
	// CommonModifiers apply to the whole dish and can't be split between the halves. Compound only.
	CommonModifiers []Modifier `json:"commonModifiers,omitzero"`
	// ProductID is the product, from Menu.Nomenclature. Product only.
	ProductID string `json:"productId,omitzero" iiko:"required,type=Product"`
	// Modifiers of the product. Product only.
	Modifiers []Modifier `json:"modifiers,omitzero"`
	// Price of one portion, in the organization's currency; it may differ from the base menu. Product only.
	Price *float64 `json:"price,omitzero"`
	// PositionID identifies the item. It must be globally unique: generate a random UUID, or leave it empty
	// for iiko to generate one. Product only.
	PositionID string `json:"positionId,omitzero"`
}

// ProductItem returns an [OrderItem] of amount portions of a product from Menu.Nomenclature.
func ProductItem(productID string, amount float64) OrderItem {
	return OrderItem{Type: OrderItemTypeProduct, ProductID: productID, Amount: amount}
}

// CompoundItem returns an [OrderItem] of amount portions of a dish combined from two halves. A nil secondary
// leaves out the second half.
func CompoundItem(amount float64, primary CompoundItemComponent, secondary *CompoundItemComponent) OrderItem {
	return OrderItem{
		Type:               OrderItemTypeCompound,
		Amount:             amount,
		PrimaryComponent:   &primary,
		SecondaryComponent: secondary,
	}
}

// CompoundItemComponent is one half of a compound [OrderItem].
type CompoundItemComponent struct {
	// ProductID is the product of this half, from Menu.Nomenclature.
	ProductID string `json:"productId" iiko:"required"`
	// Modifiers of this half only.
	Modifiers []Modifier `json:"modifiers,omitzero"`
	// Price of the half, in the organization's currency.
	Price *float64 `json:"price,omitzero"`
	// PositionID identifies the half. It must be globally unique: generate a random UUID, or leave it empty
	// for iiko to generate one.
	PositionID string `json:"positionId,omitzero"`
}

// Modifier is an addition to a dish or a choice for it, such as a sauce or the degree of roasting.
type Modifier struct {
	// ProductID is the product of the modifier, from Menu.Nomenclature.
	ProductID string `json:"productId" iiko:"required"`
	// Amount is the number of units of the modifier.
	Amount float64 `json:"amount"`
	// ProductGroupID is the group of the modifier, from Menu.Nomenclature. Required for a modifier in a
	// group.
	ProductGroupID string `json:"productGroupId,omitzero"`
	// Price of one unit, in the organization's currency.
	Price *float64 `json:"price,omitzero"`
	// PositionID identifies the modifier. It must be globally unique: generate a random UUID, or leave it
	// empty for iiko to generate one.
	PositionID string `json:"positionId,omitzero"`
}

// ComboItemInformation is the combo and the group that an [OrderItem] belongs to.
type ComboItemInformation struct {
	// ComboID is the ID of the [Combo] in the same order.
	ComboID string `json:"comboId" iiko:"required"`
	// ComboSourceID is the marketing action behind the combo, [ComboSpecification.SourceActionID].
	ComboSourceID string `json:"comboSourceId" iiko:"required"`
	// ComboGroupID is the group of the combo that the item fills.
	ComboGroupID string `json:"comboGroupId" iiko:"required"`
	// ComboGroupName is the name of the group.
	ComboGroupName *string `json:"comboGroupName,omitzero"`
}

// Combo is a combo in an order of a request. Its items refer to it with [ComboItemInformation]. Use
// [SingleCombo], and [Combo.Item] for its items.
type Combo struct {
	// ID of the combo: a new random UUID.
	ID string `json:"id" iiko:"required"`
	// Name of the combo.
	Name string `json:"name"`
	// Amount is the number of combos.
	Amount int `json:"amount"`
	// Price of one combo, in the organization's currency.
	Price float64 `json:"price"`
	// SourceID is the marketing action behind the combo, [ComboSpecification.SourceActionID].
	SourceID string `json:"sourceId" iiko:"required"`
	// ProgramID is the loyalty program of the combo. iikoRMS 7.6.1 or newer.
	ProgramID string `json:"programId,omitzero"`
	// SizeID is the size; required if the combo has a size scale. iikoRMS 8.5.6 or newer.
	SizeID string `json:"sizeId,omitzero"`
}

// SingleCombo returns a [Combo] with Amount 1. id is a new random UUID, sourceID the
// [ComboSpecification.SourceActionID].
func SingleCombo(id, sourceID, name string, price float64) Combo {
	return Combo{ID: id, Name: name, Amount: 1, Price: price, SourceID: sourceID}
}

// Item returns item as the choice for a group of the combo, [ComboGroup.ID].
func (c Combo) Item(groupID string, item OrderItem) OrderItem {
	item.ComboInformation = &ComboItemInformation{ComboID: c.ID, ComboSourceID: c.SourceID, ComboGroupID: groupID}
	return item
}

// Payment is a payment of an order: in cash, by bank card, by loyalty card, or processed outside iiko. Use
// [CashPayment], [CardPayment], [LoyaltyCardPayment] or [ExternalPayment].
type Payment struct {
	// PaymentTypeKind is the kind of payment: Cash, Card, LoyaltyCard or External.
	PaymentTypeKind PaymentTypeKind `json:"paymentTypeKind"`
	// Sum to pay, in the organization's currency, 0 to 10,000,000,000.
	Sum float64 `json:"sum"`
	// PaymentTypeID is a payment type of this kind, from Dictionaries.PaymentTypes.
	PaymentTypeID string `json:"paymentTypeId" iiko:"required"`
	// IsProcessedExternally reports whether a system outside iiko has already processed the payment.
	IsProcessedExternally *bool `json:"isProcessedExternally,omitzero"`
	// PaymentAdditionalData is additional data for the kind of payment. It is where a loyalty card payment
	// has its credential.
	PaymentAdditionalData *PaymentAdditionalData `json:"paymentAdditionalData,omitzero"`
	// IsFiscalizedExternally reports whether the fiscal receipt was already issued elsewhere. iikoRMS 7.6.3
	// or newer.
	IsFiscalizedExternally *bool `json:"isFiscalizedExternally,omitzero"`
	// IsPrepay marks a prepayment; not for loyalty cards. iikoRMS 8.2.6 or newer.
	//
	// Deprecated: iiko retires it without a replacement; leave it nil.
	IsPrepay *bool `json:"isPrepay,omitzero"`
	// Number of the bank card; optional. Card only.
	//
	// Deprecated: use PaymentAdditionalData with its own Number.
	Number *string `json:"number,omitzero"`
}

// CashPayment returns a [Payment] of sum in cash. The payment type is from Dictionaries.PaymentTypes.
func CashPayment(paymentTypeID string, sum float64) Payment {
	return Payment{PaymentTypeKind: PaymentTypeKindCash, PaymentTypeID: paymentTypeID, Sum: sum}
}

// CardPayment returns a [Payment] of sum by bank card. The payment type is from Dictionaries.PaymentTypes.
func CardPayment(paymentTypeID string, sum float64) Payment {
	return Payment{PaymentTypeKind: PaymentTypeKindCard, PaymentTypeID: paymentTypeID, Sum: sum}
}

// ExternalPayment returns a [Payment] of sum that was already processed outside iiko. The payment type is
// from Dictionaries.PaymentTypes.
func ExternalPayment(paymentTypeID string, sum float64) Payment {
	processed := true
	return Payment{
		PaymentTypeKind:       PaymentTypeKindExternal,
		PaymentTypeID:         paymentTypeID,
		Sum:                   sum,
		IsProcessedExternally: &processed,
	}
}

// LoyaltyCardPayment returns a [Payment] of sum from the balance of a customer. credential identifies the
// customer by phone number, card number or whatever scope says. The payment type is from
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

// PaymentAdditionalData is the details of a [Payment] or a [TipsPayment]: by bank card (Card), by loyalty
// card (LoyaltyCard), or processed outside iiko (External).
type PaymentAdditionalData struct {
	// Type determines which of the fields below apply.
	Type PaymentAdditionalDataType `json:"type"`
	// Number of the bank card; optional. It takes precedence over Number of the payment. Card only.
	Number *string `json:"number,omitzero"`
	// CustomData is any text. Card (iikoRMS 8.8.6 or newer) and External, which requires it.
	CustomData *string `json:"customData,omitzero"`
	// CardType is the payment system of the card, such as VISA or MasterCard. Card only. iikoRMS 9.3.6 or
	// newer.
	CardType *string `json:"cardType,omitzero"`
	// Credential of the customer whose balance pays, in the form of SearchScope. Required; LoyaltyCard only.
	Credential *string `json:"credential,omitzero"`
	// SearchScope is the kind of Credential. Required; LoyaltyCard only.
	SearchScope IikoCardSearchScope `json:"searchScope,omitzero"`
}

// IikoCardSearchScope is what a customer of the loyalty program is looked up by.
type IikoCardSearchScope string

const (
	// IikoCardSearchScopeReserved: reserved by iiko.
	IikoCardSearchScopeReserved IikoCardSearchScope = "Reserved"
	// IikoCardSearchScopePhone: phone number.
	IikoCardSearchScopePhone IikoCardSearchScope = "Phone"
	// IikoCardSearchScopeCardNumber: number of the loyalty card.
	IikoCardSearchScopeCardNumber IikoCardSearchScope = "CardNumber"
	// IikoCardSearchScopeCardTrack: magnetic track of the loyalty card.
	IikoCardSearchScopeCardTrack IikoCardSearchScope = "CardTrack"
	// IikoCardSearchScopePaymentToken: payment token.
	IikoCardSearchScopePaymentToken IikoCardSearchScope = "PaymentToken"
	// IikoCardSearchScopeFindFaceID: face recognition ID (FindFace).
	IikoCardSearchScopeFindFaceID IikoCardSearchScope = "FindFaceId"
)

// TipsPayment is a payment of tips: in cash, by bank card, or processed outside iiko. Use [CashTips],
// [CardTips] or [ExternalTips].
type TipsPayment struct {
	// PaymentTypeKind is the kind of payment: Cash, Card or External.
	PaymentTypeKind PaymentTypeKind `json:"paymentTypeKind"`
	// TipsTypeID is the type of tips, from Dictionaries.TipsTypes.
	TipsTypeID string `json:"tipsTypeId,omitzero"`
	// Sum of the tips, in the organization's currency, 0 to 10,000,000,000.
	Sum float64 `json:"sum"`
	// PaymentTypeID is a payment type of this kind, from Dictionaries.PaymentTypes.
	PaymentTypeID string `json:"paymentTypeId" iiko:"required"`
	// IsProcessedExternally reports whether a system outside iiko has already processed the payment.
	IsProcessedExternally *bool `json:"isProcessedExternally,omitzero"`
	// PaymentAdditionalData is additional data for the kind of payment.
	PaymentAdditionalData *PaymentAdditionalData `json:"paymentAdditionalData,omitzero"`
	// IsFiscalizedExternally reports whether the fiscal receipt was already issued elsewhere. iikoRMS 7.6.3
	// or newer.
	IsFiscalizedExternally *bool `json:"isFiscalizedExternally,omitzero"`
	// IsPrepay marks a prepayment; not for loyalty cards. iikoRMS 8.2.6 or newer.
	//
	// Deprecated: iiko retires it without a replacement; leave it nil.
	IsPrepay *bool `json:"isPrepay,omitzero"`
	// Number of the bank card; optional. Card only.
	Number *string `json:"number,omitzero"`
}

// CashTips returns a [TipsPayment] of sum in cash. The types are from Dictionaries.TipsTypes and
// Dictionaries.PaymentTypes.
func CashTips(tipsTypeID, paymentTypeID string, sum float64) TipsPayment {
	return TipsPayment{
		PaymentTypeKind: PaymentTypeKindCash,
		TipsTypeID:      tipsTypeID,
		PaymentTypeID:   paymentTypeID,
		Sum:             sum,
	}
}

// CardTips returns a [TipsPayment] of sum by bank card. The types are from Dictionaries.TipsTypes and
// Dictionaries.PaymentTypes.
func CardTips(tipsTypeID, paymentTypeID string, sum float64) TipsPayment {
	return TipsPayment{
		PaymentTypeKind: PaymentTypeKindCard,
		TipsTypeID:      tipsTypeID,
		PaymentTypeID:   paymentTypeID,
		Sum:             sum,
	}
}

// ExternalTips returns a [TipsPayment] of sum that was already processed outside iiko. The types are from
// Dictionaries.TipsTypes and Dictionaries.PaymentTypes.
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

// DiscountsInfo is the discounts and surcharges of an order. Set Card or at least one discount.
type DiscountsInfo struct {
	// Card is the guest's discount card.
	Card *DiscountCard `json:"card,omitzero"`
	// Discounts and surcharges to apply. Those of type iikoCard need iikoRMS 7.4.4 or newer.
	Discounts []Discount `json:"discounts,omitzero"`
	// FixedLoyaltyDiscounts fixes the loyalty discounts as given here.
	FixedLoyaltyDiscounts *bool `json:"fixedLoyaltyDiscounts,omitzero"`
}

// DiscountCard is a discount card for an order.
type DiscountCard struct {
	// Track of the card.
	Track string `json:"track"`
}

// Discount is a discount or a surcharge of an order: from iikoRMS (RMS), or calculated by a loyalty program
// (iikoCard). Use [RMSDiscount] or [IikoCardDiscount].
type Discount struct {
	// Type determines which of the fields below apply.
	Type DiscountKind `json:"type"`
	// ProgramID is the loyalty program of the discount. Required; iikoCard only.
	ProgramID string `json:"programId,omitzero" iiko:"required,type=iikoCard"`
	// ProgramName is the name of the program. Required; iikoCard only.
	ProgramName *string `json:"programName,omitzero"`
	// DiscountItems are the discounts per item of the order. Required; iikoCard only.
	DiscountItems []IikoCardDiscountItem `json:"discountItems,omitzero"`
	// DiscountTypeID is the discount or surcharge, from Dictionaries.Discounts. Required; RMS only.
	DiscountTypeID string `json:"discountTypeId,omitzero" iiko:"required,type=RMS"`
	// Sum in the organization's currency. Set it if the discount type has a flexible sum, otherwise leave it
	// nil. RMS only.
	Sum *float64 `json:"sum,omitzero"`
	// SelectivePositions are the PositionIDs of the items that get the discount. RMS only.
	SelectivePositions []string `json:"selectivePositions,omitzero"`
}

// RMSDiscount returns a [Discount] from Dictionaries.Discounts. Set Sum if, and only if, the discount type
// has a flexible sum.
func RMSDiscount(discountTypeID string) Discount {
	return Discount{Type: DiscountKindRMS, DiscountTypeID: discountTypeID}
}

// IikoCardDiscount returns a [Discount] of a loyalty program. Each of items is the discount on one item of
// the order; iiko requires them.
func IikoCardDiscount(programID, programName string, items ...IikoCardDiscountItem) Discount {
	return Discount{
		Type:          DiscountKindIikoCard,
		ProgramID:     programID,
		ProgramName:   &programName,
		DiscountItems: items,
	}
}

// IikoCardDiscountItem is the discount or surcharge of a loyalty program on one item of an order.
type IikoCardDiscountItem struct {
	// PositionID of the item, [OrderItem.PositionID].
	PositionID string `json:"positionId" iiko:"required"`
	// Sum of the discount or surcharge, in the organization's currency.
	Sum float64 `json:"sum"`
	// Amount is the number of portions that it applies to.
	Amount float64 `json:"amount"`
}

// LoyaltyInfo is what the loyalty program used to calculate an order in a request.
type LoyaltyInfo struct {
	// Coupon is the number of the coupon.
	Coupon *string `json:"coupon,omitzero"`
	// ApplicableManualConditions are the IDs of the manual conditions that apply.
	ApplicableManualConditions []string `json:"applicableManualConditions,omitzero"`
	// DynamicDiscounts are the discounts with a sum set per order. iikoRMS 9.4.6 or newer.
	DynamicDiscounts []DynamicDiscount `json:"dynamicDiscounts,omitzero"`
}

// DynamicDiscount is a discount of the loyalty program with a sum set per order.
type DynamicDiscount struct {
	// ManualConditionID is the manual condition of the discount.
	ManualConditionID string `json:"manualConditionId" iiko:"required"`
	// Sum of the discount, in the organization's currency.
	Sum float64 `json:"sum"`
}

// ChequeAdditionalInfo is how the customer gets the fiscal receipt, under the Russian law 54-FZ.
type ChequeAdditionalInfo struct {
	// NeedReceipt requests a paper receipt.
	NeedReceipt bool `json:"needReceipt"`
	// Email to send the receipt to, at most 255 characters; not sent when nil.
	Email *string `json:"email,omitzero"`
	// SettlementPlace is where the payment is made, at most 500 characters.
	SettlementPlace *string `json:"settlementPlace,omitzero"`
	// Phone to send the receipt to by SMS, 8 to 40 characters; not sent when nil.
	Phone *string `json:"phone,omitzero"`
	// RetailAddress of the sale, at most 256 characters. iikoRMS 9.4.6 or newer.
	RetailAddress *string `json:"retailAddress,omitzero"`
	// IsInternetPayment reports whether the customer pays online. iikoRMS 9.4.6 or newer.
	IsInternetPayment *bool `json:"isInternetPayment,omitzero"`
}

// Customer is the customer of an order. A regular customer agreed to take part in the loyalty program: iiko
// adds or updates the record in the customer database and counts bonuses. A one-time customer is used for one
// order only: if there is no consent, or an aggregator withholds the personal data. Use [RegularCustomer] or
// [OneTimeCustomer].
type Customer struct {
	// Type is regular or one-time.
	Type CustomerType `json:"type"`
	// Name of the customer, at most 60 characters. Required for a regular customer without an ID.
	Name *string `json:"name,omitzero"`
	// ID of the customer in iikoRMS. Without it, the customer is looked up by phone, and created if not
	// found. Regular only.
	ID string `json:"id,omitzero"`
	// Surname of the customer, at most 60 characters. Regular only.
	Surname *string `json:"surname,omitzero"`
	// Comment on the customer, at most 60 characters. Regular only.
	Comment *string `json:"comment,omitzero"`
	// Birthdate of the customer. Regular only.
	Birthdate DateTime `json:"birthdate,omitzero"`
	// Email of the customer. Regular only.
	Email *string `json:"email,omitzero"`
	// ShouldReceivePromoActionsInfo allows messages about promotions. Regular only.
	//
	// Deprecated: use ShouldReceiveOrderStatusNotifications.
	ShouldReceivePromoActionsInfo *bool `json:"shouldReceivePromoActionsInfo,omitzero"`
	// ShouldReceiveOrderStatusNotifications allows messages about the status of the order. Regular only.
	ShouldReceiveOrderStatusNotifications *bool `json:"shouldReceiveOrderStatusNotifications,omitzero"`
	// Gender of the customer. Regular only.
	Gender Gender `json:"gender,omitzero"`
}

// RegularCustomer returns a [Customer] who is stored in the restaurant's database and takes part in its
// loyalty program. Only for customers who agreed to it.
func RegularCustomer(name string) Customer {
	return Customer{Type: CustomerTypeRegular, Name: &name}
}

// OneTimeCustomer returns a [Customer] whose name is used for one order and not stored.
func OneTimeCustomer(name string) Customer {
	return Customer{Type: CustomerTypeOneTime, Name: &name}
}

// Gender is the gender of a customer.
type Gender string

const (
	// GenderNotSpecified: not specified.
	GenderNotSpecified Gender = "NotSpecified"
	// GenderMale: male.
	GenderMale Gender = "Male"
	// GenderFemale: female.
	GenderFemale Gender = "Female"
)

// CreateOrderSettings are options of creating a delivery.
type CreateOrderSettings struct {
	// TransportToFrontTimeout is how long iikoFront has to accept the order before it is dropped, in seconds;
	// 8 when nil.
	TransportToFrontTimeout *int `json:"transportToFrontTimeout,omitzero"`
	// CheckStopList checks the items against the stop list. It needs TerminalGroupID in the request.
	CheckStopList *bool `json:"checkStopList,omitzero"`
}

// PaymentTypeKind is a kind of payment types. Requests take Cash, Card, LoyaltyCard and External; the others
// are in responses.
type PaymentTypeKind string

const (
	// PaymentTypeKindCash: cash.
	PaymentTypeKindCash PaymentTypeKind = "Cash"
	// PaymentTypeKindCard: a bank card.
	PaymentTypeKindCard PaymentTypeKind = "Card"
	// PaymentTypeKindLoyaltyCard: the balance of a loyalty card, in requests.
	PaymentTypeKindLoyaltyCard PaymentTypeKind = "LoyaltyCard"
	// PaymentTypeKindExternal: a payment processed outside iiko.
	PaymentTypeKindExternal PaymentTypeKind = "External"
	// PaymentTypeKindUnknown: unknown.
	PaymentTypeKindUnknown PaymentTypeKind = "Unknown"
	// PaymentTypeKindCredit: on account, settled later.
	PaymentTypeKindCredit PaymentTypeKind = "Credit"
	// PaymentTypeKindWriteoff: a write-off, without revenue.
	PaymentTypeKindWriteoff PaymentTypeKind = "Writeoff"
	// PaymentTypeKindVoucher: a voucher.
	PaymentTypeKindVoucher PaymentTypeKind = "Voucher"
	// PaymentTypeKindSmartSale: a card payment through SmartSale.
	PaymentTypeKindSmartSale PaymentTypeKind = "SmartSale"
	// PaymentTypeKindSberbank: a card payment through a Sberbank terminal.
	PaymentTypeKindSberbank PaymentTypeKind = "Sberbank"
	// PaymentTypeKindTrpos: a card payment through Trpos.
	PaymentTypeKindTrpos PaymentTypeKind = "Trpos"
	// PaymentTypeKindIikoCard: the loyalty program, in the dictionary of payment types.
	PaymentTypeKindIikoCard PaymentTypeKind = "IikoCard"
)

// OrderServiceType is how a customer gets an order.
type OrderServiceType string

const (
	// OrderServiceTypeCommon: in the restaurant.
	OrderServiceTypeCommon OrderServiceType = "Common"
	// OrderServiceTypeDeliveryByCourier: a courier delivery.
	OrderServiceTypeDeliveryByCourier OrderServiceType = "DeliveryByCourier"
	// OrderServiceTypeDeliveryByClient: a pickup.
	OrderServiceTypeDeliveryByClient OrderServiceType = "DeliveryByClient"
	// OrderServiceTypeDeliveryPickUp: a pickup, in the dictionary of order types.
	OrderServiceTypeDeliveryPickUp OrderServiceType = "DeliveryPickUp"
)

// AddPaymentsRequest adds payments and tips to a delivery or to a table order.
type AddPaymentsRequest struct {
	// OrderID is the order to pay.
	OrderID string `json:"orderId" iiko:"required"`
	// Tips to add.
	Tips []TipsPayment `json:"tips,omitzero"`
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Payments to add.
	Payments []Payment `json:"payments"`
}

// DeliveryPoint is where a courier delivers an order.
type DeliveryPoint struct {
	// Coordinates of the address. iikoRMS 7.7.3 or newer.
	Coordinates *Coordinates `json:"coordinates,omitzero"`
	// Address of the customer. Its type depends on the organization's AddressFormatType, from
	// Client.Organizations.
	Address *Address `json:"address,omitzero"`
	// ExternalCartographyID is the location in your mapping system, at most 100 characters.
	ExternalCartographyID string `json:"externalCartographyId,omitzero"`
	// Comment for the courier, at most 500 characters.
	Comment *string `json:"comment,omitzero"`
}

// Address is the delivery address of an order in a request: by street and house (legacy), or in one line
// (city), for organizations with AddressFormatType City only. Use [StreetAddress] or [LineAddress].
type Address struct {
	// Type determines which of the fields below apply.
	Type AddressType `json:"type,omitzero"`
	// Line1 is the main part of the address, at most 250 characters. Required; city only. iikoRMS 8.7.6 or
	// newer.
	Line1 *string `json:"line1,omitzero"`
	// Flat is the apartment, at most 10 characters; at most 100 for legacy with UseUAEAddressingSystem.
	Flat *string `json:"flat,omitzero"`
	// Entrance of the house, at most 10 characters.
	Entrance *string `json:"entrance,omitzero"`
	// Floor in the house, at most 10 characters.
	Floor *string `json:"floor,omitzero"`
	// Doorphone is the intercom code, at most 10 characters.
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

// LineAddress returns an [Address] in one line, of type city. Only for organizations with AddressFormatType
// City. iikoRMS 8.7.6 or newer.
func LineAddress(line1 string) Address {
	return Address{Type: AddressTypeCity, Line1: &line1}
}

// AddressStreet identifies a street by ClassifierID, by ID, or by Name and City.
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

// DeliveryOrder is a delivery or a pickup in a request to create it, or a draft of one.
type DeliveryOrder struct {
	// MenuID is the external menu of the items, from Menu.Menu.
	MenuID string `json:"menuId,omitzero"`
	// ID of the order, unique. With an ID the create can be retried safely. If empty, iiko generates one.
	ID string `json:"id,omitzero"`
	// ExternalNumber is the order's number in your system, at most 50 characters. iikoRMS 8.0.6 or newer.
	ExternalNumber *string `json:"externalNumber,omitzero"`
	// CompleteBefore is when the customer wants the order, in the terminal's local time, from today to 60
	// days ahead. Empty means as soon as the restaurant's settings allow.
	CompleteBefore DateTime `json:"completeBefore,omitzero"`
	// Phone of the customer, 8 to 40 characters: a "+" and at least 8 digits.
	Phone string `json:"phone"`
	// PhoneExtension is the extension to dial, 1 to 10 digits. iikoRMS 9.2.5 or newer.
	PhoneExtension *string `json:"phoneExtension,omitzero"`
	// OrderTypeID is the order type, from Dictionaries.OrderTypes. Set either OrderTypeID or
	// OrderServiceType.
	OrderTypeID string `json:"orderTypeId,omitzero"`
	// OrderServiceType is courier delivery or pickup. Set either OrderTypeID or OrderServiceType. iikoRMS
	// 7.0.3 or newer.
	OrderServiceType OrderServiceType `json:"orderServiceType,omitzero"`
	// DeliveryPoint is the delivery address. Required unless it is a pickup.
	DeliveryPoint *DeliveryPoint `json:"deliveryPoint,omitzero"`
	// Comment on the order.
	Comment *string `json:"comment,omitzero"`
	// Customer of the order, regular or one-time.
	Customer *Customer `json:"customer,omitzero"`
	// Guests is how many people will eat; the customer may be another.
	Guests *Guests `json:"guests,omitzero"`
	// MarketingSourceID is the marketing source, from Dictionaries.MarketingSources.
	MarketingSourceID string `json:"marketingSourceId,omitzero"`
	// OperatorID is the employee who takes the order. iikoRMS 7.6.3 or newer.
	OperatorID string `json:"operatorId,omitzero"`
	// DeliveryDuration is the duration of the delivery, in minutes. iikoRMS 8.8.6 or newer.
	DeliveryDuration *int `json:"deliveryDuration,omitzero"`
	// DeliveryZone is the name of the delivery zone of the address. iikoRMS 8.8.6 or newer.
	DeliveryZone *string `json:"deliveryZone,omitzero"`
	// PriceCategoryID is the price category, from Menu.Menu. iikoRMS 9.0.5 or newer.
	PriceCategoryID string `json:"priceCategoryId,omitzero"`
	// Items of the order.
	Items []OrderItem `json:"items"`
	// Combos of the items.
	Combos []Combo `json:"combos,omitzero"`
	// Payments of the order. Loyalty card payments need iikoRMS 7.1.5 or newer.
	Payments []Payment `json:"payments,omitzero"`
	// Tips of the order.
	Tips []TipsPayment `json:"tips,omitzero"`
	// SourceKey identifies the partner that creates the order. Integrations can be limited to orders with
	// their own key.
	SourceKey *string `json:"sourceKey,omitzero"`
	// DiscountsInfo are the discounts and surcharges.
	DiscountsInfo *DiscountsInfo `json:"discountsInfo,omitzero"`
	// LoyaltyInfo is what the loyalty program used.
	LoyaltyInfo *LoyaltyInfo `json:"loyaltyInfo,omitzero"`
	// ChequeAdditionalInfo is how the customer gets the fiscal receipt.
	ChequeAdditionalInfo *ChequeAdditionalInfo `json:"chequeAdditionalInfo,omitzero"`
	// ExternalData is your data stored with the order. iikoRMS 8.0.6 or newer.
	ExternalData []ExternalData `json:"externalData,omitzero"`
}

// DeliveryStatus is the status of a delivery. Callers can set Waiting, OnWay and Delivered.
type DeliveryStatus string

const (
	// DeliveryStatusUnconfirmed: waiting for confirmation by an operator.
	DeliveryStatusUnconfirmed DeliveryStatus = "Unconfirmed"
	// DeliveryStatusWaitCooking: confirmed, waiting for its cooking time.
	DeliveryStatusWaitCooking DeliveryStatus = "WaitCooking"
	// DeliveryStatusReadyForCooking: ready to be cooked.
	DeliveryStatusReadyForCooking DeliveryStatus = "ReadyForCooking"
	// DeliveryStatusCookingStarted: being cooked.
	DeliveryStatusCookingStarted DeliveryStatus = "CookingStarted"
	// DeliveryStatusCookingCompleted: cooked.
	DeliveryStatusCookingCompleted DeliveryStatus = "CookingCompleted"
	// DeliveryStatusWaiting: packed, waiting for the courier or the customer.
	DeliveryStatusWaiting DeliveryStatus = "Waiting"
	// DeliveryStatusOnWay: on the way to the customer.
	DeliveryStatusOnWay DeliveryStatus = "OnWay"
	// DeliveryStatusDelivered: delivered.
	DeliveryStatusDelivered DeliveryStatus = "Delivered"
	// DeliveryStatusClosed: paid and closed.
	DeliveryStatusClosed DeliveryStatus = "Closed"
	// DeliveryStatusCancelled: cancelled.
	DeliveryStatusCancelled DeliveryStatus = "Cancelled"
)

// OrderItemType is the kind of an item of an order.
type OrderItemType string

const (
	// OrderItemTypeProduct: a product: a dish, a drink, goods.
	OrderItemTypeProduct OrderItemType = "Product"
	// OrderItemTypeCompound: a dish combined from halves.
	OrderItemTypeCompound OrderItemType = "Compound"
	// OrderItemTypeService: a service, only in responses.
	OrderItemTypeService OrderItemType = "Service"
)

// AddressType is the format of an address.
type AddressType string

const (
	// AddressTypeLegacy: by street and house.
	AddressTypeLegacy AddressType = "legacy"
	// AddressTypeCity: in one line.
	AddressTypeCity AddressType = "city"
)

// CustomerType is whether the restaurant stores a customer.
type CustomerType string

const (
	// CustomerTypeRegular: stored in the restaurant's database.
	CustomerTypeRegular CustomerType = "regular"
	// CustomerTypeOneTime: for one order only.
	CustomerTypeOneTime CustomerType = "one-time"
)

// DiscountKind is the source of a discount.
type DiscountKind string

const (
	// DiscountKindRMS: from iikoRMS.
	DiscountKindRMS DiscountKind = "RMS"
	// DiscountKindIikoCard: from a loyalty program.
	DiscountKindIikoCard DiscountKind = "iikoCard"
)

// PaymentAdditionalDataType is the kind of payment that additional data is for.
type PaymentAdditionalDataType string

const (
	// PaymentAdditionalDataTypeLoyaltyCard: a loyalty card.
	PaymentAdditionalDataTypeLoyaltyCard PaymentAdditionalDataType = "LoyaltyCard"
	// PaymentAdditionalDataTypeCard: a bank card.
	PaymentAdditionalDataTypeCard PaymentAdditionalDataType = "Card"
	// PaymentAdditionalDataTypeExternal: a payment processed outside iiko.
	PaymentAdditionalDataTypeExternal PaymentAdditionalDataType = "External"
)
