package models

// ProductCardType is the type of a product in the back office.
type ProductCardType string

const (
	// ProductCardTypeGoods: goods and ingredients.
	ProductCardTypeGoods ProductCardType = "GOODS"
	// ProductCardTypeDish: dishes.
	ProductCardTypeDish ProductCardType = "DISH"
	// ProductCardTypePrepared: preparations.
	ProductCardTypePrepared ProductCardType = "PREPARED"
	// ProductCardTypeService: services.
	ProductCardTypeService ProductCardType = "SERVICE"
	// ProductCardTypeModifier: modifiers.
	ProductCardTypeModifier ProductCardType = "MODIFIER"
	// ProductCardTypeOuter: outer products.
	ProductCardTypeOuter ProductCardType = "OUTER"
	// ProductCardTypeRate: rates.
	ProductCardTypeRate ProductCardType = "RATE"
	// ProductCardTypePetrol: fuel.
	ProductCardTypePetrol ProductCardType = "PETROL"
)

// BarcodeType is the type of a barcode.
type BarcodeType string

const (
	// BarcodeTypeNTIN: national trade item number.
	BarcodeTypeNTIN BarcodeType = "NTIN"
	// BarcodeTypeGTIN: global trade item number.
	BarcodeTypeGTIN BarcodeType = "GTIN"
	// BarcodeTypeUnknown: any other.
	BarcodeTypeUnknown BarcodeType = "UNKNOWN"
)

// ProductCard is a product in the back office. [Product] is one of the menu.
type ProductCard struct {
	// AccountingCategoryID is the ID of the accounting category.
	AccountingCategoryID string `json:"accountingCategoryId,omitzero"`
	// AlcoholClass is the class of alcohol.
	AlcoholClass *string `json:"alcoholClass,omitzero"`
	// AllergenGroupIDs are the IDs of the [NomenclatureAllergenGroup].
	AllergenGroupIDs []string `json:"allergenGroupIds,omitzero"`
	// AmountIndependentOfParentAmount is whether the amount of the modifier does not multiply with that of the
	// dish.
	AmountIndependentOfParentAmount *bool `json:"amountIndependentOfParentAmount,omitzero"`
	// AmountUnitID is the ID of the [AmountUnit].
	AmountUnitID string `json:"amountUnitId,omitzero"`
	// AssemblyChartModifiedAt is when the assembly chart was last changed.
	AssemblyChartModifiedAt DateTime `json:"assemblyChartModifiedAt,omitzero"`
	// Barcodes are the barcodes.
	Barcodes []BackOfficeBarcode `json:"barcodes,omitzero"`
	// CanBuyFromCashdesk is whether a cash register can buy the product.
	CanBuyFromCashdesk *bool `json:"canBuyFromCashdesk,omitzero"`
	// CanChangeAmountCookedDish is whether the amount can change after cooking.
	CanChangeAmountCookedDish *bool `json:"canChangeAmountCookedDish,omitzero"`
	// CanSetOpenPrice is whether the price can be entered with the order.
	CanSetOpenPrice *bool `json:"canSetOpenPrice,omitzero"`
	// CategoryID is the ID of the [NomenclatureCategory].
	CategoryID string `json:"categoryId,omitzero"`
	// ChequePrintable is whether receipts have the product.
	ChequePrintable *bool `json:"chequePrintable,omitzero"`
	// Code is the code, up to 8 digits; iiko chooses it if it is empty.
	Code *string `json:"code,omitzero"`
	// ColdLossPercent is the loss in cold processing, in percent.
	ColdLossPercent *float64 `json:"coldLossPercent,omitzero"`
	// Color is the background of the button.
	Color *ButtonColor `json:"color,omitzero"`
	// Containers are the containers (packaging).
	Containers []ProductContainer `json:"containers,omitzero"`
	// CookWithMainDish is whether the modifier is cooked with the dish.
	CookWithMainDish *bool `json:"cookWithMainDish,omitzero"`
	// CookingTimeNormal is the cooking time, in minutes.
	CookingTimeNormal *int `json:"cookingTimeNormal,omitzero"`
	// CookingTimePeak is the cooking time at peak hours, in minutes.
	CookingTimePeak *int `json:"cookingTimePeak,omitzero"`
	// CookingType is the type of cooking. iiko does not document the values.
	CookingType *string `json:"cookingType,omitzero"`
	// CreatedAt is when it was created.
	CreatedAt DateTime `json:"createdAt,omitzero"`
	// CreatedByUserID is the ID of the user who created it.
	CreatedByUserID string `json:"createdByUserId,omitzero"`
	// CustomCategories are the values of user-defined categories.
	CustomCategories []CustomCategoryValue `json:"customCategories,omitzero"`
	// DefaultContainerID is the ID of the default container.
	DefaultContainerID string `json:"defaultContainerId,omitzero"`
	// DefaultCourse is the course, 0 for VIP; nil for none.
	DefaultCourse *int `json:"defaultCourse,omitzero"`
	// DefaultIncludedInMenu is whether the product is in the menu by default.
	DefaultIncludedInMenu *bool `json:"defaultIncludedInMenu,omitzero"`
	// DefaultMaximumStoreBalanceLevel is the maximum stock where MaximumStoreBalanceLevels has none.
	DefaultMaximumStoreBalanceLevel *float64 `json:"defaultMaximumStoreBalanceLevel,omitzero"`
	// DefaultMinimumStoreBalanceLevel is the minimum stock where MinimumStoreBalanceLevels has none.
	DefaultMinimumStoreBalanceLevel *float64 `json:"defaultMinimumStoreBalanceLevel,omitzero"`
	// DefaultSalePrice is the price.
	DefaultSalePrice *float64 `json:"defaultSalePrice,omitzero"`
	// DeletedAt is when it was deleted.
	DeletedAt DateTime `json:"deletedAt,omitzero"`
	// Description is the description.
	Description *string `json:"description,omitzero"`
	// DescriptionEnglish is the description in English.
	DescriptionEnglish *string `json:"descriptionEnglish,omitzero"`
	// DisabledFields are the properties that can't be changed here, for example because the franchise sets them.
	DisabledFields []string `json:"disabledFields,omitzero"`
	// DisabledProductSizeIDs are the IDs of sizes in which the product is not sold.
	DisabledProductSizeIDs []string `json:"disabledProductSizeIds,omitzero"`
	// EGAISAlcCode is the alcohol code in EGAIS.
	EGAISAlcCode *string `json:"egaisAlcCode,omitzero"`
	// EstimatedPurchasePrice is the expected purchase price.
	EstimatedPurchasePrice *float64 `json:"estimatedPurchasePrice,omitzero"`
	// ExcludedSectionIDs are the IDs of the [MenuSection] without the product.
	ExcludedSectionIDs []string `json:"excludedSectionIds,omitzero"`
	// ExpirationDate is the shelf life, in days.
	ExpirationDate *int `json:"expirationDate,omitzero"`
	// FontColor is the color of the text on the button.
	FontColor *ButtonColor `json:"fontColor,omitzero"`
	// FranchiseMasterID is the ID in the nomenclature of the franchise.
	FranchiseMasterID string `json:"franchiseMasterId,omitzero"`
	// FranchiseUniqueID is the ID that is unique in the franchise.
	FranchiseUniqueID string `json:"franchiseUniqueId,omitzero"`
	// FrontImageID is the ID of the image on the button.
	FrontImageID string `json:"frontImageId,omitzero"`
	// FullName is the full name.
	FullName *string `json:"fullName,omitzero"`
	// FullNameEnglish is the full name in English.
	FullNameEnglish *string `json:"fullNameEnglish,omitzero"`
	// GTIN is the global trade item number.
	GTIN *string `json:"gtin,omitzero"`
	// HotLossPercent is the loss in hot processing, in percent.
	HotLossPercent *float64 `json:"hotLossPercent,omitzero"`
	// Images are the quality certificates.
	Images []ProductCertificate `json:"images,omitzero"`
	// InvoiceSupplierID is the ID of the usual supplier.
	InvoiceSupplierID string `json:"invoiceSupplierId,omitzero"`
	// IsCalculateUnitWeight is whether the weight of a unit is calculated.
	IsCalculateUnitWeight *bool `json:"isCalculateUnitWeight,omitzero"`
	// IsDeleted reports whether it is deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// IsDishOfDay is whether it is a dish of the day.
	IsDishOfDay *bool `json:"isDishOfDay,omitzero"`
	// IsFixedPrice is whether the price is set directly rather than by a markup.
	IsFixedPrice *bool `json:"isFixedPrice,omitzero"`
	// IsFlyerProgram is whether the product is in the Flyer program.
	IsFlyerProgram *bool `json:"isFlyerProgram,omitzero"`
	// IsNotInStoreMovement is whether the product is left out of the stock.
	IsNotInStoreMovement *bool `json:"isNotInStoreMovement,omitzero"`
	// IsNutritionValueAutoCalculated is whether the nutrition values are calculated.
	IsNutritionValueAutoCalculated *bool `json:"isNutritionValueAutoCalculated,omitzero"`
	// IsPercentageOfAlcoholApplicable is whether PercentageOfAlcohol applies.
	IsPercentageOfAlcoholApplicable *bool `json:"isPercentageOfAlcoholApplicable,omitzero"`
	// IsTimePayProduct is whether the service is paid by time.
	IsTimePayProduct *bool `json:"isTimePayProduct,omitzero"`
	// ItemCategoryID is the ID of the [ItemCategory].
	ItemCategoryID string `json:"itemCategoryId,omitzero"`
	// LastModifyNodeID is the ID of the server of the last change; "" for this one.
	LastModifyNodeID string `json:"lastModifyNodeId,omitzero"`
	// MarkupSettings are the markups by organization.
	MarkupSettings []MarkupSetting `json:"markupSettings,omitzero"`
	// MaximumStoreBalanceLevels are the maximum stocks by store.
	MaximumStoreBalanceLevels []StoreBalanceLevel `json:"maximumStoreBalanceLevels,omitzero"`
	// MinimumStoreBalanceLevels are the minimum stocks by store.
	MinimumStoreBalanceLevels []StoreBalanceLevel `json:"minimumStoreBalanceLevels,omitzero"`
	// MinimumTimePayProductDurationMinutes is the minimum time of a service paid by time, in minutes.
	MinimumTimePayProductDurationMinutes *int `json:"minimumTimePayProductDurationMinutes,omitzero"`
	// ModifiedAt is when it was last changed.
	ModifiedAt DateTime `json:"modifiedAt,omitzero"`
	// ModifiedByUserID is the ID of the user who changed it last.
	ModifiedByUserID string `json:"modifiedByUserId,omitzero"`
	// ModifierSchemaID is the ID of the [ModifierSchema].
	ModifierSchemaID string `json:"modifierSchemaId,omitzero"`
	// ModifierSchemaRedefinitions are what differs from the scheme of modifiers.
	ModifierSchemaRedefinitions []ModifierRedefinition `json:"modifierSchemaRedefinitions,omitzero"`
	// Modifiers are the modifiers and groups of modifiers.
	Modifiers []ProductCardModifier `json:"modifiers,omitzero"`
	// Name is the name.
	Name *string `json:"name,omitzero"`
	// NameEnglish is the name in English.
	NameEnglish *string `json:"nameEnglish,omitzero"`
	// NameKitchen is the name on kitchen tickets.
	NameKitchen *string `json:"nameKitchen,omitzero"`
	// NutritionValues are the nutrition values, by organization and size.
	NutritionValues []ProductNutrition `json:"nutritionValues,omitzero"`
	// OuterEconomicActivityNomenclatureCode is the code of the [EconomicActivityCode].
	OuterEconomicActivityNomenclatureCode *string `json:"outerEconomicActivityNomenclatureCode,omitzero"`
	// ParentGroupID is the ID of the [ProductGroupCard] that has the product; "", which is not sent, for the root
	// if the product is new.
	ParentGroupID string `json:"parentGroupId,omitzero"`
	// PercentageOfAlcohol is the alcohol, in percent.
	PercentageOfAlcohol *float64 `json:"percentageOfAlcohol,omitzero"`
	// PlaceTypeID is the ID of the [PlaceType].
	PlaceTypeID string `json:"placeTypeId,omitzero"`
	// Position is the place among its siblings; with 0 they are ordered by code and name.
	Position *int `json:"position,omitzero"`
	// PrechequePrintable is whether bills have the product.
	PrechequePrintable *bool `json:"prechequePrintable,omitzero"`
	// PriceMarkupPercent is the markup, in percent with up to 9 decimals.
	PriceMarkupPercent *float64 `json:"priceMarkupPercent,omitzero"`
	// PrintOnAdd is whether an addition is printed in the kitchen.
	PrintOnAdd *bool `json:"printOnAdd,omitzero"`
	// ProducerIDs are the IDs of the [Producer].
	ProducerIDs []string `json:"producerIds,omitzero"`
	// ProductArticle is the article (SKU); iiko chooses it if it is nil.
	ProductArticle *string `json:"productArticle,omitzero"`
	// ProductID is the ID of the product.
	ProductID string `json:"productId,omitzero"`
	// ProductScaleID is the ID of the [SizeScale].
	ProductScaleID string `json:"productScaleId,omitzero"`
	// ProductSizeFactors are the write-off factors by size.
	ProductSizeFactors *SizeFactors `json:"productSizeFactors,omitzero"`
	// ProductTagIDs are the IDs of the [ProductTag].
	ProductTagIDs []string `json:"productTagIds,omitzero"`
	// ProductTypeForCooking is the type of product for the kitchen. iiko does not document the values.
	ProductTypeForCooking *string `json:"productTypeForCooking,omitzero"`
	// RateSchedule is the schedule of rates of a service paid by time.
	RateSchedule *RateSchedule `json:"rateSchedule,omitzero"`
	// RelativeRateSchedule is whether RateSchedule begins with the service rather than at midnight.
	RelativeRateSchedule *bool `json:"relativeRateSchedule,omitzero"`
	// Revision is that of the last change.
	Revision *int64 `json:"revision,omitzero"`
	// SourceNature is where the product comes from. iiko does not document the values.
	SourceNature *string `json:"sourceNature,omitzero"`
	// System reports whether it belongs to the system and can't be changed.
	System *bool `json:"system,omitzero"`
	// TaxCategoryID is the ID of the [FinanceTaxCategory].
	TaxCategoryID string `json:"taxCategoryId,omitzero"`
	// TimePayProductDurationStepMinutes is the step in which time is paid, in minutes.
	TimePayProductDurationStepMinutes *int `json:"timePayProductDurationStepMinutes,omitzero"`
	// TransferType is the type of transfer. iiko does not document the values.
	TransferType *string `json:"transferType,omitzero"`
	// Type is the type.
	Type ProductCardType `json:"type,omitzero"`
	// UnitCapacity is the volume of a unit.
	UnitCapacity *float64 `json:"unitCapacity,omitzero"`
	// UnitWeight is the weight of a unit.
	UnitWeight *float64 `json:"unitWeight,omitzero"`
	// UseBalanceForInventory is whether the amount is weighed in inventories.
	UseBalanceForInventory *bool `json:"useBalanceForInventory,omitzero"`
	// UseBalanceForSell is whether the amount is weighed when sold.
	UseBalanceForSell *bool `json:"useBalanceForSell,omitzero"`
	// UseDefaultCookingTime is whether the cooking time is that of the settings.
	UseDefaultCookingTime *bool `json:"useDefaultCookingTime,omitzero"`
	// UseRangeForInvoices is whether invoices may differ within a range.
	UseRangeForInvoices *bool `json:"useRangeForInvoices,omitzero"`
	// UZFiscalCode is the fiscal code in Uzbekistan.
	UZFiscalCode *string `json:"uzFiscalCode,omitzero"`
}

// ProductCardRequest creates a product, or replaces its properties. For a new one, what is not set gets its
// default. iiko does not document what an update does to it, so set what is to stay.
type ProductCardRequest struct {
	// AccountingCategoryID is the ID of the accounting category.
	AccountingCategoryID string `json:"accountingCategoryId,omitzero"`
	// AlcoholClass is the class of alcohol.
	AlcoholClass *string `json:"alcoholClass,omitzero"`
	// AllergenGroupIDs are the IDs of the [NomenclatureAllergenGroup].
	AllergenGroupIDs []string `json:"allergenGroupIds,omitzero"`
	// AmountIndependentOfParentAmount is whether the amount of the modifier does not multiply with that of the
	// dish.
	AmountIndependentOfParentAmount *bool `json:"amountIndependentOfParentAmount,omitzero"`
	// AmountUnitID is the ID of the [AmountUnit].
	AmountUnitID string `json:"amountUnitId" iiko:"required"`
	// Barcodes are the barcodes.
	Barcodes []BackOfficeBarcode `json:"barcodes,omitzero"`
	// CanBuyFromCashdesk is whether a cash register can buy the product.
	CanBuyFromCashdesk *bool `json:"canBuyFromCashdesk,omitzero"`
	// CanChangeAmountCookedDish is whether the amount can change after cooking.
	CanChangeAmountCookedDish *bool `json:"canChangeAmountCookedDish,omitzero"`
	// CanSetOpenPrice is whether the price can be entered with the order.
	CanSetOpenPrice *bool `json:"canSetOpenPrice,omitzero"`
	// CategoryID is the ID of the [NomenclatureCategory].
	CategoryID string `json:"categoryId,omitzero"`
	// ChequePrintable is whether receipts have the product.
	ChequePrintable *bool `json:"chequePrintable,omitzero"`
	// Code is the code, up to 8 digits. iiko chooses that of a new product if it is empty. An update sends it,
	// too: set the present one.
	Code string `json:"code"`
	// ColdLossPercent is the loss in cold processing, in percent.
	ColdLossPercent *float64 `json:"coldLossPercent,omitzero"`
	// Color is the background of the button.
	Color *ButtonColor `json:"color,omitzero"`
	// Containers are the containers (packaging).
	Containers []ProductContainer `json:"containers,omitzero"`
	// CookWithMainDish is whether the modifier is cooked with the dish.
	CookWithMainDish *bool `json:"cookWithMainDish,omitzero"`
	// CookingTimeNormal is the cooking time, in minutes.
	CookingTimeNormal *int `json:"cookingTimeNormal,omitzero"`
	// CookingTimePeak is the cooking time at peak hours, in minutes.
	CookingTimePeak *int `json:"cookingTimePeak,omitzero"`
	// CookingType is the type of cooking. iiko does not document the values.
	CookingType *string `json:"cookingType,omitzero"`
	// CustomCategories are the values of user-defined categories.
	CustomCategories []CustomCategoryValue `json:"customCategories,omitzero"`
	// DefaultContainerID is the ID of the default container.
	DefaultContainerID string `json:"defaultContainerId,omitzero"`
	// DefaultCourse is the course, 0 for VIP; nil for none.
	DefaultCourse *int `json:"defaultCourse,omitzero"`
	// DefaultIncludedInMenu is whether the product is in the menu by default.
	DefaultIncludedInMenu *bool `json:"defaultIncludedInMenu,omitzero"`
	// DefaultMaximumStoreBalanceLevel is the maximum stock where MaximumStoreBalanceLevels has none.
	DefaultMaximumStoreBalanceLevel *float64 `json:"defaultMaximumStoreBalanceLevel,omitzero"`
	// DefaultMinimumStoreBalanceLevel is the minimum stock where MinimumStoreBalanceLevels has none.
	DefaultMinimumStoreBalanceLevel *float64 `json:"defaultMinimumStoreBalanceLevel,omitzero"`
	// DefaultSalePrice is the price.
	DefaultSalePrice *float64 `json:"defaultSalePrice,omitzero"`
	// Description is the description.
	Description *string `json:"description,omitzero"`
	// DescriptionEnglish is the description in English.
	DescriptionEnglish *string `json:"descriptionEnglish,omitzero"`
	// DisabledProductSizeIDs are the IDs of sizes in which the product is not sold.
	DisabledProductSizeIDs []string `json:"disabledProductSizeIds,omitzero"`
	// EGAISAlcCode is the alcohol code in EGAIS.
	EGAISAlcCode *string `json:"egaisAlcCode,omitzero"`
	// EstimatedPurchasePrice is the expected purchase price.
	EstimatedPurchasePrice *float64 `json:"estimatedPurchasePrice,omitzero"`
	// ExcludedSectionIDs are the IDs of the [MenuSection] without the product.
	ExcludedSectionIDs []string `json:"excludedSectionIds,omitzero"`
	// ExpirationDate is the shelf life, in days.
	ExpirationDate *int `json:"expirationDate,omitzero"`
	// FontColor is the color of the text on the button.
	FontColor *ButtonColor `json:"fontColor,omitzero"`
	// FrontImageID is the ID of the image on the button.
	FrontImageID string `json:"frontImageId,omitzero"`
	// FullName is the full name.
	FullName *string `json:"fullName,omitzero"`
	// FullNameEnglish is the full name in English.
	FullNameEnglish *string `json:"fullNameEnglish,omitzero"`
	// GTIN is the global trade item number.
	GTIN *string `json:"gtin,omitzero"`
	// HotLossPercent is the loss in hot processing, in percent.
	HotLossPercent *float64 `json:"hotLossPercent,omitzero"`
	// Images are the quality certificates.
	Images []ProductCertificate `json:"images,omitzero"`
	// InvoiceSupplierID is the ID of the usual supplier.
	InvoiceSupplierID string `json:"invoiceSupplierId,omitzero"`
	// IsCalculateUnitWeight is whether the weight of a unit is calculated.
	IsCalculateUnitWeight *bool `json:"isCalculateUnitWeight,omitzero"`
	// IsDishOfDay is whether it is a dish of the day.
	IsDishOfDay *bool `json:"isDishOfDay,omitzero"`
	// IsFixedPrice is whether the price is set directly rather than by a markup.
	IsFixedPrice *bool `json:"isFixedPrice,omitzero"`
	// IsFlyerProgram is whether the product is in the Flyer program.
	IsFlyerProgram *bool `json:"isFlyerProgram,omitzero"`
	// IsNotInStoreMovement is whether the product is left out of the stock.
	IsNotInStoreMovement *bool `json:"isNotInStoreMovement,omitzero"`
	// IsNutritionValueAutoCalculated is whether the nutrition values are calculated.
	IsNutritionValueAutoCalculated *bool `json:"isNutritionValueAutoCalculated,omitzero"`
	// IsPercentageOfAlcoholApplicable is whether PercentageOfAlcohol applies.
	IsPercentageOfAlcoholApplicable *bool `json:"isPercentageOfAlcoholApplicable,omitzero"`
	// IsTimePayProduct is whether the service is paid by time.
	IsTimePayProduct *bool `json:"isTimePayProduct,omitzero"`
	// ItemCategoryID is the ID of the [ItemCategory].
	ItemCategoryID string `json:"itemCategoryId,omitzero"`
	// MarkupSettings are the markups by organization.
	MarkupSettings []MarkupSetting `json:"markupSettings,omitzero"`
	// MaximumStoreBalanceLevels are the maximum stocks by store.
	MaximumStoreBalanceLevels []StoreBalanceLevel `json:"maximumStoreBalanceLevels,omitzero"`
	// MinimumStoreBalanceLevels are the minimum stocks by store.
	MinimumStoreBalanceLevels []StoreBalanceLevel `json:"minimumStoreBalanceLevels,omitzero"`
	// MinimumTimePayProductDurationMinutes is the minimum time of a service paid by time, in minutes.
	MinimumTimePayProductDurationMinutes *int `json:"minimumTimePayProductDurationMinutes,omitzero"`
	// ModifierSchemaID is the ID of the [ModifierSchema].
	ModifierSchemaID string `json:"modifierSchemaId,omitzero"`
	// ModifierSchemaRedefinitions are what differs from the scheme of modifiers.
	ModifierSchemaRedefinitions []ModifierRedefinition `json:"modifierSchemaRedefinitions,omitzero"`
	// Modifiers are the modifiers and groups of modifiers.
	Modifiers []ProductCardModifier `json:"modifiers,omitzero"`
	// Name is the name.
	Name string `json:"name" iiko:"required"`
	// NameEnglish is the name in English.
	NameEnglish *string `json:"nameEnglish,omitzero"`
	// NameKitchen is the name on kitchen tickets.
	NameKitchen *string `json:"nameKitchen,omitzero"`
	// NutritionValues are the nutrition values, by organization and size.
	NutritionValues []ProductNutrition `json:"nutritionValues,omitzero"`
	// OuterEconomicActivityNomenclatureCode is the code of the [EconomicActivityCode].
	OuterEconomicActivityNomenclatureCode *string `json:"outerEconomicActivityNomenclatureCode,omitzero"`
	// ParentGroupID is the ID of the [ProductGroupCard] that has the product; "", which is not sent, for the root
	// if the product is new.
	ParentGroupID string `json:"parentGroupId,omitzero"`
	// PercentageOfAlcohol is the alcohol, in percent.
	PercentageOfAlcohol *float64 `json:"percentageOfAlcohol,omitzero"`
	// PlaceTypeID is the ID of the [PlaceType].
	PlaceTypeID string `json:"placeTypeId,omitzero"`
	// Position is the place among its siblings; with 0 they are ordered by code and name.
	Position *int `json:"position,omitzero"`
	// PrechequePrintable is whether bills have the product.
	PrechequePrintable *bool `json:"prechequePrintable,omitzero"`
	// PriceMarkupPercent is the markup, in percent with up to 9 decimals.
	PriceMarkupPercent *float64 `json:"priceMarkupPercent,omitzero"`
	// PrintOnAdd is whether an addition is printed in the kitchen.
	PrintOnAdd *bool `json:"printOnAdd,omitzero"`
	// ProducerIDs are the IDs of the [Producer].
	ProducerIDs []string `json:"producerIds,omitzero"`
	// ProductArticle is the article (SKU); iiko chooses it if it is nil.
	ProductArticle *string `json:"productArticle,omitzero"`
	// ProductID is the ID of the product. For a new one, iiko chooses it if it is empty.
	ProductID string `json:"productId,omitzero" iiko:"required,operation=Update"`
	// ProductScaleID is the ID of the [SizeScale].
	ProductScaleID string `json:"productScaleId,omitzero"`
	// ProductSizeFactors are the write-off factors by size.
	ProductSizeFactors *SizeFactors `json:"productSizeFactors,omitzero"`
	// ProductTagIDs are the IDs of the [ProductTag].
	ProductTagIDs []string `json:"productTagIds,omitzero"`
	// ProductTypeForCooking is the type of product for the kitchen. iiko does not document the values.
	ProductTypeForCooking *string `json:"productTypeForCooking,omitzero"`
	// RateSchedule is the schedule of rates of a service paid by time.
	RateSchedule *RateSchedule `json:"rateSchedule,omitzero"`
	// RelativeRateSchedule is whether RateSchedule begins with the service rather than at midnight.
	RelativeRateSchedule *bool `json:"relativeRateSchedule,omitzero"`
	// SourceNature is where the product comes from. iiko does not document the values.
	SourceNature *string `json:"sourceNature,omitzero"`
	// TaxCategoryID is the ID of the [FinanceTaxCategory].
	TaxCategoryID string `json:"taxCategoryId,omitzero"`
	// TimePayProductDurationStepMinutes is the step in which time is paid, in minutes.
	TimePayProductDurationStepMinutes *int `json:"timePayProductDurationStepMinutes,omitzero"`
	// TransferType is the type of transfer. iiko does not document the values.
	TransferType *string `json:"transferType,omitzero"`
	// Type is the type.
	Type ProductCardType `json:"type" iiko:"required"`
	// UnitCapacity is the volume of a unit.
	UnitCapacity *float64 `json:"unitCapacity,omitzero"`
	// UnitWeight is the weight of a unit.
	UnitWeight *float64 `json:"unitWeight,omitzero"`
	// UseBalanceForInventory is whether the amount is weighed in inventories.
	UseBalanceForInventory *bool `json:"useBalanceForInventory,omitzero"`
	// UseBalanceForSell is whether the amount is weighed when sold.
	UseBalanceForSell *bool `json:"useBalanceForSell,omitzero"`
	// UseDefaultCookingTime is whether the cooking time is that of the settings.
	UseDefaultCookingTime *bool `json:"useDefaultCookingTime,omitzero"`
	// UseRangeForInvoices is whether invoices may differ within a range.
	UseRangeForInvoices *bool `json:"useRangeForInvoices,omitzero"`
	// UZFiscalCode is the fiscal code in Uzbekistan.
	UZFiscalCode *string `json:"uzFiscalCode,omitzero"`
}

// BackOfficeBarcode is a barcode of a product in the back office.
type BackOfficeBarcode struct {
	// Barcode is the code.
	Barcode string `json:"barcode" iiko:"required"`
	// ContainerID is the ID of the container; "" for the default one.
	ContainerID string `json:"containerId,omitzero"`
	// Type is the type of the code.
	Type BarcodeType `json:"type" iiko:"required"`
}

// ButtonColor is a color on a terminal.
type ButtonColor struct {
	// Blue from 0 to 255.
	Blue *int `json:"blue,omitzero"`
	// Green from 0 to 255.
	Green *int `json:"green,omitzero"`
	// Red from 0 to 255.
	Red *int `json:"red,omitzero"`
}

// ProductContainer is a container (packaging) of a product.
type ProductContainer struct {
	// ContainerID is the ID of the container.
	ContainerID string `json:"containerId,omitzero"`
	// ContainerWeight is the weight without the product.
	ContainerWeight *float64 `json:"containerWeight,omitzero"`
	// FranchiseMasterID is the ID in the nomenclature of the franchise.
	FranchiseMasterID string `json:"franchiseMasterId,omitzero"`
	// FranchiseUniqueID is the ID that is unique in the franchise.
	FranchiseUniqueID string `json:"franchiseUniqueId,omitzero"`
	// FullContainerWeight is the weight with the product.
	FullContainerWeight *float64 `json:"fullContainerWeight,omitzero"`
	// IsDeleted reports whether it is deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// LineNumber is the number of the container of the product.
	LineNumber *string `json:"lineNumber,omitzero"`
	// MaxContainerWeight is the maximum weight.
	MaxContainerWeight *float64 `json:"maxContainerWeight,omitzero"`
	// MinContainerWeight is the minimum weight.
	MinContainerWeight *float64 `json:"minContainerWeight,omitzero"`
	// Name is the name.
	Name *string `json:"name,omitzero"`
	// Quantity is the amount of the product in it.
	Quantity *float64 `json:"quantity,omitzero"`
	// UseInFront is whether terminals use it.
	UseInFront *bool `json:"useInFront,omitzero"`
}

// CustomCategoryValue is the value of a user-defined category.
type CustomCategoryValue struct {
	// CategoryListID is the ID of the [CustomCategory].
	CategoryListID string `json:"categoryListId,omitzero"`
	// CategoryValueID is the ID of the value.
	CategoryValueID string `json:"categoryValueId,omitzero"`
}

// ProductCertificate is a quality certificate.
type ProductCertificate struct {
	// EndAt is the end of the certificate.
	EndAt DateTime `json:"endAt,omitzero"`
	// ImageID is the ID of the image.
	ImageID string `json:"imageId,omitzero"`
	// StartAt is the start of the certificate.
	StartAt DateTime `json:"startAt,omitzero"`
	// Type is the type of the certificate.
	Type *string `json:"type,omitzero"`
}

// MarkupSetting is the markup in an organization.
type MarkupSetting struct {
	// MarkupPercent is the markup, in percent with up to 9 decimals.
	MarkupPercent *float64 `json:"markupPercent,omitzero"`
	// OrganizationID is the ID of the organization.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// StoreBalanceLevel is the minimum or maximum stock in a store.
type StoreBalanceLevel struct {
	// StoreID is the ID of the store.
	StoreID string `json:"storeId" iiko:"required"`
	// Value is the stock; nil if ValueAssigned is false.
	Value *float64 `json:"value,omitzero"`
	// ValueAssigned is whether Value applies rather than the default.
	ValueAssigned *bool `json:"valueAssigned,omitzero"`
}

// ModifierRedefinition is what differs for a product from its scheme of modifiers.
type ModifierRedefinition struct {
	// ChildModifiers are the modifiers of a group.
	ChildModifiers []ProductCardModifier `json:"childModifiers,omitzero"`
	// DefaultAmount is the default amount.
	DefaultAmount *int `json:"defaultAmount,omitzero"`
	// FreeOfChargeAmount is the free amount.
	FreeOfChargeAmount *int `json:"freeOfChargeAmount,omitzero"`
	// MaximumAmount is the maximum amount; nil for none.
	MaximumAmount *int `json:"maximumAmount,omitzero"`
	// MinimumAmount is the minimum amount; nil for none.
	MinimumAmount *int `json:"minimumAmount,omitzero"`
	// ModifierID is the ID of the modifier, or of the group of modifiers.
	ModifierID string `json:"modifierId,omitzero"`
}

// ProductCardModifier is a modifier of a product, or a group of modifiers.
type ProductCardModifier struct {
	// ChildModifiers are the modifiers of a group.
	ChildModifiers []ProductCardModifier `json:"childModifiers,omitzero"`
	// ChildModifiersHaveMinMaxRestrictions is whether the modifiers of the group have limits of their own.
	ChildModifiersHaveMinMaxRestrictions *bool `json:"childModifiersHaveMinMaxRestrictions,omitzero"`
	// DefaultAmount is the default amount.
	DefaultAmount *int `json:"defaultAmount,omitzero"`
	// FreeOfChargeAmount is the free amount.
	FreeOfChargeAmount *int `json:"freeOfChargeAmount,omitzero"`
	// HideIfDefaultAmount is whether the default amount is not shown.
	HideIfDefaultAmount *bool `json:"hideIfDefaultAmount,omitzero"`
	// MaximumAmount is the maximum amount; nil for none.
	MaximumAmount *int `json:"maximumAmount,omitzero"`
	// MinimumAmount is the minimum amount; nil for none.
	MinimumAmount *int `json:"minimumAmount,omitzero"`
	// ModifierID is the ID of the modifier, or of the group of modifiers.
	ModifierID string `json:"modifierId,omitzero"`
	// Required is whether the modifier must be chosen.
	Required *bool `json:"required,omitzero"`
	// Splittable is whether the modifier can be split between portions.
	Splittable *bool `json:"splittable,omitzero"`
}

// ProductNutrition are nutrition values.
type ProductNutrition struct {
	// CarbohydrateAmount in grams.
	CarbohydrateAmount *float64 `json:"carbohydrateAmount,omitzero"`
	// EnergyAmount in kilocalories.
	EnergyAmount *float64 `json:"energyAmount,omitzero"`
	// FatAmount in grams.
	FatAmount *float64 `json:"fatAmount,omitzero"`
	// NutritionComponents are further components by name.
	NutritionComponents map[string]float64 `json:"nutritionComponents,omitzero"`
	// OrganizationIDs are the IDs of organizations.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
	// ProductSizeID is the ID of the [ProductSize]; "" for all.
	ProductSizeID string `json:"productSizeId,omitzero"`
	// ProteinAmount in grams.
	ProteinAmount *float64 `json:"proteinAmount,omitzero"`
}

// SizeFactors are the write-off factors of a dish.
type SizeFactors struct {
	// Factors are, by the ID of the size, the factors by the lower bound of the amount.
	Factors map[string]map[string]string `json:"factors,omitzero"`
}

// RateSchedule are the rates of a service that is paid by time.
type RateSchedule struct {
	// Rates are the rates.
	Rates []Rate `json:"rates,omitzero"`
}

// Rate is a rate of a service.
type Rate struct {
	// Intervals are when the rate applies.
	Intervals []RateInterval `json:"intervals,omitzero"`
	// ServiceRate is the price of a unit of time.
	ServiceRate *string `json:"serviceRate,omitzero"`
}

// RateInterval is when a rate applies.
type RateInterval struct {
	// Begin is the start.
	Begin *DayTime `json:"begin,omitzero"`
	// DayOfWeek is the day of the week.
	DayOfWeek *string `json:"dayOfWeek,omitzero"`
	// End is the end.
	End *DayTime `json:"end,omitzero"`
}

// DayTime is a time of day.
type DayTime struct {
	// Minutes since midnight, 0 to 1439.
	Minutes *int `json:"minutes,omitzero"`
}

// ProductIDsRequest selects products to delete or restore.
type ProductIDsRequest struct {
	// ProductIDs are the IDs of products.
	ProductIDs []string `json:"productIds" iiko:"required"`
}

// ListProductsRequest lists products.
type ListProductsRequest struct {
	// Filters must all be met; see [ProductFields].
	Filters []Filter[ProductCard] `json:"filters,omitzero"`
	// Limit is the maximum number to return, 1 to 1000.
	Limit *int `json:"limit,omitzero" iiko:"min=1,max=1000"`
	// Offset is the number to skip.
	Offset *int `json:"offset,omitzero" iiko:"min=0"`
}

// ListProductsResponse is a page of the products.
type ListProductsResponse struct {
	// Items of the page.
	Items []ProductCard `json:"items,omitzero"`
	// Limit is the maximum number to return, 1 to 1000.
	Limit *int `json:"limit,omitzero"`
	// Offset is the number to skip.
	Offset *int `json:"offset,omitzero"`
	// TotalCount is the number on all pages.
	TotalCount *int `json:"totalCount,omitzero"`
}

// UpdateProductBarcodesRequest replaces all barcodes of a product. All others are deleted for good.
type UpdateProductBarcodesRequest struct {
	// Barcodes replace those of the product; an empty list removes all.
	Barcodes []BackOfficeBarcode `json:"barcodes" iiko:"present"`
	// ProductID is the ID of the product.
	ProductID string `json:"productId" iiko:"required"`
}

// ProductSaveResponse is the result of creating or updating a product.
type ProductSaveResponse struct {
	// Message describes the result.
	Message *string `json:"message,omitzero"`
	// ProductArticle is the article (SKU).
	ProductArticle *string `json:"productArticle,omitzero"`
	// ProductID is the ID of the product.
	ProductID string `json:"productId,omitzero"`
}

// ProductFields are the fields by which products are filtered.
var ProductFields = struct {
	AccountingCategoryID, CategoryID, FranchiseMasterID, FranchiseUniqueID, ID, ParentID, TaxCategoryID IDField[ProductCard]
	LastModifyNode                                                                                      OptionalIDField[ProductCard]
	Type                                                                                                EnumField[ProductCard, ProductCardType]
	Code, Description, Name, ProductArticle                                                             TextField[ProductCard]
	IsDeleted, System                                                                                   FlagField[ProductCard]
	Revision                                                                                            OrderedField[ProductCard, int64]
	CreatedAt, UpdatedAt                                                                                OrderedField[ProductCard, DateTime]
	DeletedAt                                                                                           OptionalTimeField[ProductCard]
}{
	AccountingCategoryID: IDField[ProductCard]{"accountingCategoryId"},
	CategoryID:           IDField[ProductCard]{"categoryId"},
	FranchiseMasterID:    IDField[ProductCard]{"franchiseMasterId"},
	FranchiseUniqueID:    IDField[ProductCard]{"franchiseUniqueId"},
	ID:                   IDField[ProductCard]{"id"},
	ParentID:             IDField[ProductCard]{"parentId"},
	TaxCategoryID:        IDField[ProductCard]{"taxCategoryId"},
	LastModifyNode:       OptionalIDField[ProductCard]{IDField[ProductCard]{"lastModifyNode"}},
	Type:                 EnumField[ProductCard, ProductCardType]{"type"},
	Code:                 TextField[ProductCard]{ScalarField[ProductCard]{"code"}},
	Description:          TextField[ProductCard]{ScalarField[ProductCard]{"description"}},
	Name:                 TextField[ProductCard]{ScalarField[ProductCard]{"name"}},
	ProductArticle:       TextField[ProductCard]{ScalarField[ProductCard]{"productArticle"}},
	IsDeleted:            FlagField[ProductCard]{"isDeleted"},
	System:               FlagField[ProductCard]{"system"},
	Revision:             OrderedField[ProductCard, int64]{"revision"},
	CreatedAt:            OrderedField[ProductCard, DateTime]{"createdAt"},
	UpdatedAt:            OrderedField[ProductCard, DateTime]{"updatedAt"},
	DeletedAt:            OptionalTimeField[ProductCard]{OrderedField[ProductCard, DateTime]{"deletedAt"}},
}
