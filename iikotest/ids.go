package iikotest

// Restaurant, tables and addresses.
const (
	// OrganizationID is the organization.
	OrganizationID = "c963cfe0-afae-4a3b-b909-6a04e7d80068"
	// TerminalGroupID is the terminal group that accepts orders.
	TerminalGroupID = "26b563b1-e794-4e14-a145-4c40c439f34a"
	// SleepingTerminalGroupID is a sleeping terminal group.
	SleepingTerminalGroupID = "d96e5adf-a2be-4e31-ac8b-e7d742840d2b"
	// DisabledTerminalGroupID is a disabled terminal group, listed only with includeDisabled.
	DisabledTerminalGroupID = "53d23c0b-df43-4fb2-99fc-fc64e7aa8576"
	// RestaurantSectionID is the dining room of TerminalGroupID, with three tables.
	RestaurantSectionID = "e184d313-6567-429d-ae55-14c74bc506de"
	// TableID is a table for four.
	TableID = "06e82a01-2b5c-4cd1-a7ca-430e92ac3d42"
	// WindowTableID is a table for two, by the window.
	WindowTableID = "b9398391-8ed4-4268-954f-20b1f12a65de"
	// BanquetTableID is a table for twelve.
	BanquetTableID = "19eaa45e-fea2-4f45-a58e-a2e294140682"
	// RegionID is the delivery region.
	RegionID = "1333bc1c-fe6c-4b03-a820-212c69599354"
	// CityID is Moscow.
	CityID = "7972a36d-51b3-4a6c-a005-0ed31a6e72b9"
	// StreetID is Tverskaya street in Moscow.
	StreetID = "6977a41b-730b-4d9c-94a6-7f00f335c357"
)

// Menu. Only the pizzas and the cappuccino have sizes. Prices are in rubles.
const (
	// MargheritaID is a pizza: 490 small, 690 large.
	MargheritaID = "a0187b4d-5120-4e8f-b327-26d0356a4152"
	// PepperoniID is a pizza: 590 small, 790 large; on the stop list, with one large pizza left.
	PepperoniID = "542861cd-55e7-467e-ae6a-c4a9e89c5bc7"
	// BorschtID is a soup: 390.
	BorschtID = "8491cabe-a0af-4356-97bc-c74d6d683cf8"
	// PelmeniID is dumplings: 450.
	PelmeniID = "67a9b05c-7dfb-47e8-9775-f593ce3ad2b2"
	// OlivierID is a salad: 350.
	OlivierID = "3e1dcfb5-92bd-431c-b4d2-ea1614daf467"
	// MedovikID is a honey cake: 290; on the stop list, out of stock.
	MedovikID = "1570bc62-1832-49e2-b3aa-391808fc2081"
	// CappuccinoID is a coffee: 220 small, 280 large.
	CappuccinoID = "c3b1b366-b185-4ac8-80e0-529930b9f609"
	// KvassID is a bottled drink: 150.
	KvassID = "41bc858e-b0b4-462e-8e18-a3634891a61b"
	// ThinCrustID is a pizza crust, free of charge. Exactly one crust is required.
	ThinCrustID = "e7db270d-1e21-4216-9fbb-a63829d144e4"
	// ThickCrustID is the other crust: 50.
	ThickCrustID = "3be4c78b-b4ae-4dd3-847e-604605f9eb87"
	// MozzarellaID is a pizza topping: 90. Up to three toppings are allowed.
	MozzarellaID = "92ed2607-383c-417b-9756-a407dbeece42"
	// MushroomsID is another topping: 60.
	MushroomsID = "cc8fc526-0352-49bf-8e56-d5813cd158af"
	// SourCreamID is a simple modifier of borscht and pelmeni: 40.
	SourCreamID = "4786a228-4cfd-41e7-9e1f-cc46a5157170"
	// SmallSizeID is the small size, the default.
	SmallSizeID = "55fac783-a599-4165-b1dd-1b80230a102c"
	// LargeSizeID is the large size.
	LargeSizeID = "e810b08a-7288-4e4a-b8a6-acd699882356"
	// PizzaGroupID is the product group of the pizzas.
	PizzaGroupID = "4617edaa-a37f-4ba2-ac24-6343272be0ea"
	// KitchenGroupID is the product group of the other dishes.
	KitchenGroupID = "281f772f-6ed2-49e4-9532-b79f8e41a78f"
	// DrinksGroupID is the product group of the drinks.
	DrinksGroupID = "b4ec0652-edc8-4441-a7e0-e2a62a27ead5"
	// CrustGroupID is the modifier group of the crusts.
	CrustGroupID = "200c54e9-b096-4bf5-9efc-20c9dcf8bef6"
	// ToppingsGroupID is the modifier group of the toppings.
	ToppingsGroupID = "6db56e5b-9492-4216-879f-25eefefa0243"
	// FoodCategoryID is the product category of the dishes.
	FoodCategoryID = "e8245819-1dc9-4357-b959-999c584355b8"
	// DrinksCategoryID is the product category of the drinks.
	DrinksCategoryID = "31826e0a-84fd-4ec5-8d44-edc59b914a48"
	// ModifiersCategoryID is the product category of the modifiers.
	ModifiersCategoryID = "2c1d8f47-fe1d-415b-ac1d-87286fba579b"
	// PriceCategoryID is the only price category, with the prices of the menu.
	PriceCategoryID = "c8b05024-1d65-47e2-94bc-028ad6e8541a"
	// LunchComboID is the source action id of a combo: borscht and a small cappuccino for 500.
	LunchComboID = "cf5d777f-0083-4f1b-8b21-6f91e25bd3ab"
	// LunchSoupGroupID is the combo's group for the soup.
	LunchSoupGroupID = "ac19c0e8-50b9-4098-8c61-175da6c67d82"
	// LunchDrinkGroupID is the combo's group for the drink.
	LunchDrinkGroupID = "75187d21-f3d9-4801-a6ef-bf7cbad32fc0"
	// LunchCategoryID is the category of the combo.
	LunchCategoryID = "b9b8a314-c34e-4d45-81aa-598c87c4ebf1"
	// ExternalMenuID is the external menu, with the same products. External menu ids are numeric in iiko.
	ExternalMenuID = "7267"
)

// Dictionaries.
const (
	// CourierOrderTypeID is the order type of deliveries by courier.
	CourierOrderTypeID = "2a0227c8-aad7-4c97-95f8-822f0dea8095"
	// PickupOrderTypeID is the order type of pickups.
	PickupOrderTypeID = "8ea995cd-7489-49b0-b025-f1e11e177c0b"
	// TableOrderTypeID is the order type of table orders.
	TableOrderTypeID = "92e62e72-12b6-4519-833e-86fd556205aa"
	// CashPaymentTypeID is cash.
	CashPaymentTypeID = "55311d24-17e0-4e58-9bcd-4b53bf4b099c"
	// CardPaymentTypeID is a bank card at the restaurant.
	CardPaymentTypeID = "f4c926dd-15fe-4be2-a487-c24241df2a81"
	// OnlinePaymentTypeID is an online payment, processed externally.
	OnlinePaymentTypeID = "a9e493f0-4d0e-4c27-87f9-9687a98b1a93"
	// BonusPaymentTypeID is a payment with loyalty bonuses.
	BonusPaymentTypeID = "31c43b40-06f2-40d0-89a2-0e340b589fd6"
	// DiscountTypeID is a discount of 10 percent.
	DiscountTypeID = "b3664327-81b3-4c2b-835c-8065383a102d"
	// CancelCauseID is a cancel cause of deliveries.
	CancelCauseID = "ecf07bda-0616-47bc-a814-806d031c7c21"
	// RemovalTypeID is a removal type of order items.
	RemovalTypeID = "e570d89a-86fd-47ef-bea7-4ba7aaa47956"
	// TipsTypeID is a tips type.
	TipsTypeID = "dff83c26-4fe5-49a1-a454-625d2297ee54"
	// MarketingSourceID is a marketing source.
	MarketingSourceID = "1bf60341-4669-4269-ab42-0a062043d6bb"
)

// People.
const (
	// CourierID is a courier.
	CourierID = "3d63c719-37ce-49cb-9940-3c6a63568ce6"
	// OperatorID is an operator of the call center.
	OperatorID = "18e2cd36-39f4-4af9-9bf2-69b33291aa39"
	// CustomerID is a customer with 500 bonuses.
	CustomerID = "63c71fc5-8e15-4d4e-a018-8f424d29c46d"
	// CustomerPhone is the phone of that customer.
	CustomerPhone = "+79001234567"
	// CustomerCardTrack is the card track of that customer.
	CustomerCardTrack = "7770001"
	// CustomerCardNumber is the card number of that customer.
	CustomerCardNumber = "777-0001"
	// CustomerEmail is the email address of that customer.
	CustomerEmail = "anna@example.com"
)

// Loyalty.
const (
	// ProgramID is the bonus program, of which CustomerID is a member.
	ProgramID = "152e9ea1-a5e1-409a-a3b4-9669e2dc9658"
	// WalletID is the wallet of that program.
	WalletID = "2dc3bd29-00d4-4e9a-bcc4-b46e72d21f0b"
	// CustomerCategoryID is a category of customers, and ManualConditionID a condition that staff apply.
	CustomerCategoryID = "0d4f6f53-6a0f-4f0b-93e2-5f1e6e0c7a21"
	ManualConditionID  = "7c2b9a36-1f7d-4f39-8d7c-2a90b4de5e18"
	// PromotionID is a discount of 15 percent with a coupon of CouponSeriesID.
	PromotionID = "b5f2c8d4-7e19-4a03-8c6d-90e1f3a5b742"
	// CouponSeriesID is a coupon series.
	CouponSeriesID = "4fb0b0fc-a25b-4681-905f-410230459f52"
	// CouponNumber is the number of an unused coupon.
	CouponNumber = "WELCOME-1"
)
