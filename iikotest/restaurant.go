package iikotest

import (
	"time"

	"github.com/kebrick/goiikoapi/models"
)

// Restaurant is the initial data of a [Server]. Read it from responses of iiko by [LoadRestaurant], or start from
// [DemoRestaurant] and modify it:
//
//	r := iikotest.DemoRestaurant()
//	r.StopLists = nil
//	iiko := iikotest.Start(t, iikotest.WithRestaurant(r))
type Restaurant struct {
	// Location is the time zone of the terminals, which most dates of the API are in; UTC if nil.
	Location *time.Location
	// Organization in full; a simple response omits most of it. IsConfirmationEnabled decides whether new
	// deliveries need confirmation.
	Organization models.Organization
	// TerminalGroups accept orders. Deliveries and reserves without a terminal group go to the first one.
	TerminalGroups []models.TerminalGroup
	// SleepingTerminalGroups do not accept orders.
	SleepingTerminalGroups []models.TerminalGroup
	// DisabledTerminalGroups do not accept orders and are listed only on request.
	DisabledTerminalGroups []models.TerminalGroup
	// Sections are the rooms of terminal groups, with the tables that can be reserved. The revision of a
	// section is the newest of those of its tables and its schema.
	Sections []models.RestaurantSection

	// Regions are the delivery regions.
	Regions []models.Region
	// Cities are the delivery cities.
	Cities []models.City
	// Streets by city id.
	Streets map[string][]models.Street
	// DeliveryRestrictions define when and where the restaurant delivers. New deliveries take the default
	// duration.
	DeliveryRestrictions models.DeliveryRestrictions

	// Nomenclature is the menu. The external menus are built from it, too.
	Nomenclature models.NomenclatureResponse
	// ExternalMenus are the external menus. Each has all products of the nomenclature, unless it has items of its own.
	ExternalMenus []models.IDName
	// ExternalMenuItems are external menus with items of their own, as Menu.MenuByID returns them: for each menu one per
	// format. They are served as they are, whatever organization and price category is asked for.
	ExternalMenuItems []models.ExternalMenu
	// PriceCategories have no prices of their own: those of the nomenclature apply.
	PriceCategories []models.IDName
	// Combos with their categories.
	Combos models.CombosResponse
	// StopLists of terminal groups.
	StopLists []models.TerminalGroupStopList

	// OrderTypes of deliveries, table orders and banquets.
	OrderTypes []models.OrderType
	// PaymentTypes for payments and tips.
	PaymentTypes []models.PaymentType
	// Discounts that can be applied to orders.
	Discounts []models.DiscountType
	// CancelCauses of deliveries.
	CancelCauses []models.CancelCause
	// RemovalTypes of order items.
	RemovalTypes []models.RemovalType
	// TipsTypes of orders.
	TipsTypes []models.TipsType
	// MarketingSources of deliveries.
	MarketingSources []models.MarketingSource

	// Couriers of the restaurant.
	Couriers []models.Employee
	// CourierRoles are the codes of the roles that couriers have, by their IDs.
	CourierRoles map[string][]string
	// Employees are all employees, including the couriers.
	Employees []models.EmployeeInfo

	// Customers of the loyalty program, with their wallets and cards.
	Customers []models.CustomerInfo
	// Programs of the loyalty program, with their wallets.
	Programs []models.LoyaltyProgram
	// CustomerCategories that customers can have.
	CustomerCategories []models.CustomerCategory
	// ManualConditions of promotions that staff apply.
	ManualConditions []models.ManualCondition
	// Promotions are the discounts that DiscountPromotion.Calculate finds.
	Promotions []Promotion
	// Coupons of the loyalty program. One is used when an order with it is closed.
	Coupons []models.CouponInfo

	// BackOffice are the entries of directories of the back office that are there at first, by the directory, such as
	// "Inventory.MeasureUnits" or "Finance.Accounts". Each is encoded as JSON; use the types of package models. They are
	// apart from the menu: a product that the back office creates is not on it.
	BackOffice map[string][]any

	// Deliveries that are there at first, in any status. An ID, a PosID, a CreationStatus and a Timestamp that are not set
	// get a value.
	Deliveries []models.DeliveryInfo
	// TableOrders that are there at first, like Deliveries.
	TableOrders []models.TableOrderInfo
}

// DemoRestaurant returns a small café in Moscow that serves pizza and Russian dishes. The constants of this
// package are its ids. Every call returns a new copy.
func DemoRestaurant() Restaurant {
	return Restaurant{
		Location:               time.FixedZone("MSK", 3*60*60),
		Organization:           demoOrganization(),
		TerminalGroups:         []models.TerminalGroup{demoTerminalGroup(TerminalGroupID, "Main hall")},
		SleepingTerminalGroups: []models.TerminalGroup{demoTerminalGroup(SleepingTerminalGroupID, "Summer terrace")},
		DisabledTerminalGroups: []models.TerminalGroup{demoTerminalGroup(DisabledTerminalGroupID, "Banquet hall")},
		Sections:               []models.RestaurantSection{demoSection()},

		Regions: []models.Region{{ID: RegionID, Name: "Central district"}},
		Cities:  []models.City{{ID: CityID, Name: "Moscow"}},
		Streets: map[string][]models.Street{CityID: {
			{ID: StreetID, Name: "Tverskaya", ClassifierID: "77000000000287700"},
			{ID: "2f1b4b0e-52b7-4f0c-8d6b-7e9a5c0d1f34", Name: "Arbat", ClassifierID: "77000000000070500"},
			{ID: "b3c5de1f-0a78-4b61-93a4-18e7b6cf2d90", Name: "Kirovskaya", IsDeleted: true},
		}},
		DeliveryRestrictions: demoDeliveryRestrictions(),

		Nomenclature:    demoNomenclature(),
		ExternalMenus:   []models.IDName{{ID: ExternalMenuID, Name: "Delivery menu"}},
		PriceCategories: []models.IDName{{ID: PriceCategoryID, Name: "Delivery"}},
		Combos:          demoCombos(),
		StopLists: []models.TerminalGroupStopList{{
			TerminalGroupID: TerminalGroupID,
			Items: []models.StopListItem{
				{ProductID: MedovikID, SKU: ptr("00206"), Balance: 0, DateAdd: "2026-01-15 08:00:00.000"},
				{ProductID: PepperoniID, SizeID: LargeSizeID, SKU: ptr("00202"), Balance: 1, DateAdd: "2026-01-15 11:30:00.000"},
			},
		}},

		OrderTypes: []models.OrderType{
			{ID: CourierOrderTypeID, Name: "Delivery by courier", OrderServiceType: models.OrderServiceTypeDeliveryByCourier, IsDefault: ptr(true)},
			{ID: PickupOrderTypeID, Name: "Pickup", OrderServiceType: models.OrderServiceTypeDeliveryPickUp},
			{ID: TableOrderTypeID, Name: "In the restaurant", OrderServiceType: models.OrderServiceTypeCommon},
		},
		PaymentTypes: demoPaymentTypes(),
		Discounts: []models.DiscountType{{
			ID: DiscountTypeID, Name: ptr("Friends of the house"), Mode: models.DiscountModePercent, Percent: 10, IsManual: true,
		}},
		CancelCauses: []models.CancelCause{{ID: CancelCauseID, Name: "The guest changed their mind"}},
		RemovalTypes: []models.RemovalType{{ID: RemovalTypeID, Name: "Spoiled in the kitchen", CanWriteoffToCafe: ptr(true), Manual: ptr(true)}},
		TipsTypes: []models.TipsType{{
			ID:                TipsTypeID,
			Name:              "Tips for the courier",
			OrganizationIDs:   []string{OrganizationID},
			OrderServiceTypes: []models.OrderServiceType{models.OrderServiceTypeDeliveryByCourier},
			PaymentTypesIDs:   []string{CashPaymentTypeID, OnlinePaymentTypeID},
		}},
		MarketingSources: []models.MarketingSource{{ID: MarketingSourceID, OrganizationID: OrganizationID, Name: "A flyer"}},

		Couriers: []models.Employee{{
			ID: CourierID, FirstName: ptr("Ivan"), LastName: ptr("Petrov"), DisplayName: ptr("Petrov Ivan"), Code: ptr("101"), IsDeleted: ptr(false),
		}},
		CourierRoles: map[string][]string{CourierID: {"COURIER"}},
		Employees: []models.EmployeeInfo{
			{ID: CourierID, FirstName: ptr("Ivan"), LastName: ptr("Petrov"), DisplayName: ptr("Petrov Ivan"), Phone: ptr("+79007654321")},
			{ID: OperatorID, FirstName: ptr("Olga"), LastName: ptr("Smirnova"), DisplayName: ptr("Smirnova Olga"), Phone: ptr("+79001112233")},
		},

		Customers: []models.CustomerInfo{{
			ID:                         CustomerID,
			Name:                       ptr("Anna"),
			Surname:                    ptr("Sidorova"),
			Phone:                      ptr(CustomerPhone),
			Email:                      ptr(CustomerEmail),
			Birthday:                   "1990-04-12 00:00:00.000",
			Sex:                        ptr(models.SexFemale),
			ConsentStatus:              ptr(models.ConsentStatusGiven),
			Cards:                      []models.CustomerCard{{ID: "5d9a7c1e-64f3-4c0b-a2d8-3b1f70e9c846", Track: ptr(CustomerCardTrack), Number: ptr(CustomerCardNumber)}},
			Categories:                 []models.CustomerCategory{},
			WalletBalances:             []models.WalletBalance{{ID: WalletID, Name: ptr("Bonuses"), Type: ptr(models.ProgramTypeBonus), Balance: ptr(500.0)}},
			ShouldReceiveLoyaltyInfo:   ptr(true),
			WhenRegistered:             "2024-03-01 12:00:00.000",
			RegistrationOrganizationID: OrganizationID,
		}},
		Programs: []models.LoyaltyProgram{{
			ID:                   ProgramID,
			Name:                 ptr("Bonuses"),
			ProgramType:          ptr(models.ProgramTypeBonus),
			IsActive:             ptr(true),
			WalletID:             WalletID,
			AppliedOrganizations: []string{OrganizationID},
		}},
		CustomerCategories: []models.CustomerCategory{{ID: CustomerCategoryID, Name: ptr("Regulars"), IsActive: ptr(true), IsDefaultForNewGuests: ptr(false)}},
		ManualConditions:   []models.ManualCondition{{ID: ManualConditionID, Caption: ptr("Birthday"), IsDynamicDiscount: ptr(false), IsApplicableOnCashierScreen: ptr(true)}},
		Promotions: []Promotion{
			{ID: PromotionID, ProgramID: ProgramID, Name: "Welcome", Percent: 15, CouponSeriesID: CouponSeriesID},
			{ID: "6b0e6f0a-0c47-4f5c-9f52-8d5a1c3e7b90", ProgramID: ProgramID, Name: "Birthday", Percent: 10, ManualConditionID: ManualConditionID},
			{ID: "e1a7d3c5-48b2-4d6f-a0f9-3c5b7e9d1f26", ProgramID: ProgramID, Name: "Coffee for regulars", Percent: 50, ProductIDs: []string{CappuccinoID}, CustomerCategoryID: CustomerCategoryID},
		},
		Coupons: []models.CouponInfo{{
			ID: "c0a4d1f7-9b52-4e3e-8a16-f28d07b5e693", Number: ptr(CouponNumber), SeriesID: CouponSeriesID, SeriesName: ptr("WELCOME"), IsDeleted: ptr(false),
		}},
	}
}

func demoOrganization() models.Organization {
	return models.Organization{
		ID:                          OrganizationID,
		Name:                        ptr("Samovar"),
		Code:                        ptr("1"),
		CurrencyMinimumDenomination: ptr(1.0),
		INN:                         ptr("7701234567"),
		IsCloud:                     ptr(true),
		OrganizationDetails: models.OrganizationDetails{
			Country:                           ptr("Russia"),
			RestaurantAddress:                 ptr("Moscow, Tverskaya, 7"),
			Latitude:                          ptr(55.7580),
			Longitude:                         ptr(37.6117),
			UseUAEAddressingSystem:            ptr(false),
			Version:                           ptr("9.4.6024.0"),
			CurrencyISOName:                   ptr("RUB"),
			CountryPhoneCode:                  ptr("7"),
			MarketingSourceRequiredInDelivery: ptr(false),
			DefaultDeliveryCityID:             CityID,
			DeliveryCityIDs:                   []string{CityID},
			DeliveryServiceType:               models.DeliveryServiceTypeCourierAndSelfService,
			DefaultCallCenterPaymentTypeID:    CashPaymentTypeID,
			OrderItemCommentEnabled:           ptr(true),
			AddressFormatType:                 models.AddressFormatTypeLegacy,
			IsConfirmationEnabled:             ptr(true),
			ConfirmAllowedIntervalInMinutes:   ptr(1440),
			IsAnonymousGuestsAllowed:          ptr(true),
			AddressLookup:                     []models.AddressHintsServiceType{},
		},
	}
}

func demoTerminalGroup(id, name string) models.TerminalGroup {
	return models.TerminalGroup{
		ID:             id,
		OrganizationID: OrganizationID,
		Name:           name,
		TimeZone:       "03:00:00",
		PosVersion:     ptr("9.4.6024.0"),
	}
}

func demoSection() models.RestaurantSection {
	const revision = 1_700_000_000
	table := func(id, posID, name string, number, seats int) models.Table {
		return models.Table{ID: id, PosID: posID, Number: number, Name: name, SeatingCapacity: seats, Revision: revision}
	}
	return models.RestaurantSection{
		ID:              RestaurantSectionID,
		TerminalGroupID: TerminalGroupID,
		Name:            "Dining room",
		Tables: []models.Table{
			table(TableID, "b4001ed6-b112-45ee-a993-2aa887984cd2", "By the stove", 1, 4),
			table(WindowTableID, "31454864-03d4-4573-9dec-291615ebf2f9", "By the window", 2, 2),
			table(BanquetTableID, "f1a37758-e09a-44fd-a646-9d1a149372a0", "The long one", 3, 12),
		},
		Schema: &models.SectionSchema{
			Width:  800,
			Height: 600,
			MarkElements: []models.SectionMark{{
				Text: "Bar", Font: models.Font{FontFamily: "Arial", Size: 14, FontStyle: models.FontStyleBold},
				Color: models.Color{A: 255}, SectionElement: models.SectionElement{X: 20, Y: 560, Z: 2, Width: 80, Height: 20},
			}},
			TableElements: []models.SectionTable{
				{TableID: TableID, SectionElement: models.SectionElement{X: 80, Y: 80, Z: 1, Width: 100, Height: 100}},
				{TableID: WindowTableID, SectionElement: models.SectionElement{X: 640, Y: 80, Z: 1, Width: 60, Height: 60}},
				{TableID: BanquetTableID, SectionElement: models.SectionElement{X: 240, Y: 300, Z: 1, Width: 320, Height: 100}},
			},
			RectangleElements: []models.SectionShape{{Color: models.Color{A: 255, R: 139, G: 90, B: 43}, SectionElement: models.SectionElement{Y: 540, Width: 800, Height: 60}}},
			EllipseElements:   []models.SectionShape{},
			Revision:          revision,
		},
	}
}

func demoPaymentTypes() []models.PaymentType {
	paymentType := func(id, code, name string, kind models.PaymentTypeKind, processing models.PaymentProcessingType) models.PaymentType {
		return models.PaymentType{
			ID:                           id,
			Code:                         &code,
			Name:                         &name,
			Combinable:                   ptr(true),
			ApplicableMarketingCampaigns: []string{},
			IsDeleted:                    ptr(false),
			PrintCheque:                  ptr(kind != models.PaymentTypeKindIikoCard),
			PaymentProcessingType:        processing,
			PaymentTypeKind:              kind,
			TerminalGroups:               []models.TerminalGroup{demoTerminalGroup(TerminalGroupID, "Main hall")},
		}
	}
	return []models.PaymentType{
		paymentType(CashPaymentTypeID, "CASH", "Cash", models.PaymentTypeKindCash, models.PaymentProcessingTypeInternal),
		paymentType(CardPaymentTypeID, "CARD", "Bank card", models.PaymentTypeKindCard, models.PaymentProcessingTypeBoth),
		paymentType(OnlinePaymentTypeID, "SITE", "Paid on the site", models.PaymentTypeKindExternal, models.PaymentProcessingTypeExternal),
		paymentType(BonusPaymentTypeID, "BONUS", "Bonuses", models.PaymentTypeKindIikoCard, models.PaymentProcessingTypeInternal),
	}
}

func demoDeliveryRestrictions() models.DeliveryRestrictions {
	return models.DeliveryRestrictions{
		OrganizationID:                      OrganizationID,
		DeliveryGeocodeServiceType:          1,
		DefaultDeliveryDurationInMinutes:    60,
		DefaultSelfServiceDurationInMinutes: 20,
		UseSameMinSum:                       true,
		DefaultMinSum:                       ptr(500.0),
		Restrictions: []models.DeliveryRestrictionItem{{
			MinSum:                    ptr(500.0),
			TerminalGroupID:           ptr(TerminalGroupID),
			OrganizationID:            ptr(OrganizationID),
			Zone:                      ptr("Inside the Garden Ring"),
			WeekMap:                   127,
			From:                      ptr(9 * 60),
			To:                        ptr(23 * 60),
			Priority:                  1,
			DeliveryDurationInMinutes: 45,
		}},
		DeliveryZones: []models.DeliveryZone{{
			Name: "Inside the Garden Ring",
			Coordinates: []models.Coordinates{
				{Latitude: 55.775, Longitude: 37.58},
				{Latitude: 55.775, Longitude: 37.66},
				{Latitude: 55.730, Longitude: 37.66},
				{Latitude: 55.730, Longitude: 37.58},
			},
			Addresses: []models.ZoneAddressBinding{},
		}},
		ActionOnValidationRejection: 1,
	}
}

func demoNomenclature() models.NomenclatureResponse {
	group := func(id, name string, order int, modifiers bool) models.ProductGroup {
		return models.ProductGroup{
			ID:               id,
			Name:             name,
			Order:            order,
			IsIncludedInMenu: !modifiers,
			IsGroupModifier:  modifiers,
			IsDeleted:        ptr(false),
			ImageLinks:       []string{},
		}
	}
	price := func(sizeID *string, rubles float64) models.SizePrice {
		return models.SizePrice{SizeID: sizeID, Price: models.Price{CurrentPrice: rubles, IsIncludedInMenu: true}}
	}
	small, large := ptr(SmallSizeID), ptr(LargeSizeID)
	product := func(id, code, name string, kilograms float64, prices ...models.SizePrice) models.Product {
		return models.Product{
			ID:                 id,
			Code:               &code,
			Name:               name,
			Weight:             &kilograms,
			Type:               models.ProductTypeDish,
			OrderItemType:      models.OrderItemTypeProduct,
			ProductCategoryID:  FoodCategoryID,
			ParentGroup:        KitchenGroupID,
			MeasureUnit:        ptr("portion"),
			SizePrices:         prices,
			Modifiers:          []models.ModifierInfo{},
			GroupModifiers:     []models.GroupModifierInfo{},
			ImageLinks:         []string{},
			DoNotPrintInCheque: ptr(false),
			Order:              ptr(0),
			IsDeleted:          ptr(false),
		}
	}
	pizza := func(p models.Product) models.Product {
		p.ParentGroup = PizzaGroupID
		p.GroupModifiers = []models.GroupModifierInfo{
			{
				ID: CrustGroupID, MinAmount: 1, MaxAmount: 1, DefaultAmount: ptr(1), Required: ptr(true),
				ChildModifiers: []models.ModifierInfo{
					{ID: ThinCrustID, MaxAmount: 1, DefaultAmount: ptr(1)},
					{ID: ThickCrustID, MaxAmount: 1, DefaultAmount: ptr(0)},
				},
			},
			{
				ID: ToppingsGroupID, MinAmount: 0, MaxAmount: 3, DefaultAmount: ptr(0), Required: ptr(false),
				ChildModifiersHaveMinMaxRestrictions: ptr(true),
				ChildModifiers: []models.ModifierInfo{
					{ID: MozzarellaID, MaxAmount: 2, DefaultAmount: ptr(0)},
					{ID: MushroomsID, MaxAmount: 1, DefaultAmount: ptr(0)},
				},
			},
		}
		return p
	}
	withSourCream := func(p models.Product) models.Product {
		p.Modifiers = []models.ModifierInfo{{ID: SourCreamID, MaxAmount: 2, DefaultAmount: ptr(0), Required: ptr(false)}}
		return p
	}
	drink := func(p models.Product, kind models.ProductType) models.Product {
		p.Type, p.ProductCategoryID, p.ParentGroup = kind, DrinksCategoryID, DrinksGroupID
		return p
	}
	modifier := func(p models.Product, groupID string) models.Product {
		p.Type, p.ProductCategoryID, p.ParentGroup = models.ProductTypeModifier, ModifiersCategoryID, ""
		p.GroupID = groupID
		return p
	}
	return models.NomenclatureResponse{
		Groups: []models.ProductGroup{
			group(PizzaGroupID, "Pizza", 1, false),
			group(KitchenGroupID, "Russian kitchen", 2, false),
			group(DrinksGroupID, "Drinks", 3, false),
			group(CrustGroupID, "Crust", 4, true),
			group(ToppingsGroupID, "Toppings", 5, true),
		},
		ProductCategories: []models.ProductCategory{
			{ID: FoodCategoryID, Name: "Food", IsDeleted: ptr(false)},
			{ID: DrinksCategoryID, Name: "Drinks", IsDeleted: ptr(false)},
			{ID: ModifiersCategoryID, Name: "Modifiers", IsDeleted: ptr(false)},
		},
		Products: []models.Product{
			pizza(product(MargheritaID, "00201", "Margherita", 0.45, price(small, 490), price(large, 690))),
			pizza(product(PepperoniID, "00202", "Pepperoni", 0.5, price(small, 590), price(large, 790))),
			withSourCream(product(BorschtID, "00203", "Borscht", 0.35, price(nil, 390))),
			withSourCream(product(PelmeniID, "00204", "Pelmeni", 0.3, price(nil, 450))),
			product(OlivierID, "00205", "Olivier Salad", 0.22, price(nil, 350)),
			product(MedovikID, "00206", "Medovik", 0.15, price(nil, 290)),
			drink(product(CappuccinoID, "00301", "Cappuccino", 0.25, price(small, 220), price(large, 280)), models.ProductTypeDish),
			drink(product(KvassID, "00302", "Kvass", 0.5, price(nil, 150)), models.ProductTypeGood),
			modifier(product(ThinCrustID, "00401", "Thin crust", 0, price(nil, 0)), CrustGroupID),
			modifier(product(ThickCrustID, "00402", "Thick crust", 0.08, price(nil, 50)), CrustGroupID),
			modifier(product(MozzarellaID, "00403", "Mozzarella", 0.05, price(nil, 90)), ToppingsGroupID),
			modifier(product(MushroomsID, "00404", "Mushrooms", 0.04, price(nil, 60)), ToppingsGroupID),
			modifier(product(SourCreamID, "00405", "Sour cream", 0.03, price(nil, 40)), ""),
		},
		Sizes: []models.Size{
			{ID: SmallSizeID, Name: ptr("Small"), Priority: ptr(0), IsDefault: ptr(true)},
			{ID: LargeSizeID, Name: ptr("Large"), Priority: ptr(1), IsDefault: ptr(false)},
		},
		Revision: 1_700_000_000,
	}
}

func demoCombos() models.CombosResponse {
	group := func(id, name string, main bool, product models.ComboProduct) models.ComboGroup {
		return models.ComboGroup{ID: id, Name: &name, IsMainGroup: &main, Products: []models.ComboProduct{product}}
	}
	return models.CombosResponse{
		ComboCategories: []models.ComboCategory{{ID: LunchCategoryID, Name: ptr("Lunch")}},
		ComboSpecifications: []models.ComboSpecification{{
			SourceActionID:        LunchComboID,
			CategoryID:            LunchCategoryID,
			Name:                  ptr("Business lunch"),
			PriceModificationType: ptr(models.ComboPriceModificationTypeFixedComboPrice),
			PriceModification:     ptr(500.0),
			IsActive:              ptr(true),
			Groups: []models.ComboGroup{
				group(LunchSoupGroupID, "Soup", true, models.ComboProduct{ProductID: BorschtID}),
				group(LunchDrinkGroupID, "Drink", false, models.ComboProduct{ProductID: CappuccinoID, SizeID: SmallSizeID, SizeName: ptr("Small")}),
			},
		}},
		Warnings: []models.LoyaltyWarning{},
	}
}
