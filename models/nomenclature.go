package models

// SizeAssemblyStrategy is whether the sizes of a product have ingredients of their own.
type SizeAssemblyStrategy string

const (
	// SizeAssemblyStrategyCommon: one chart for all sizes.
	SizeAssemblyStrategyCommon SizeAssemblyStrategy = "COMMON"
	// SizeAssemblyStrategySpecific: ingredients by size.
	SizeAssemblyStrategySpecific SizeAssemblyStrategy = "SPECIFIC"
)

// WriteoffStrategy is what is written off for a product.
type WriteoffStrategy string

const (
	// WriteoffStrategyAssemble: the ingredients.
	WriteoffStrategyAssemble WriteoffStrategy = "ASSEMBLE"
	// WriteoffStrategyDirect: the product itself.
	WriteoffStrategyDirect WriteoffStrategy = "DIRECT"
)

// AssemblyChart is what a product is made of and how.
type AssemblyChart struct {
	// Appearance is how the dish is served, up to 2000 characters.
	Appearance *string `json:"appearance,omitzero"`
	// AssembledQuantity is the amount that the chart makes, greater than 0.
	AssembledQuantity *float64 `json:"assembledQuantity,omitzero"`
	// DateFrom is the first day of the chart, YYYY-MM-DD.
	DateFrom DateTime `json:"dateFrom,omitzero"`
	// DateTo is the last day of the chart, YYYY-MM-DD.
	DateTo DateTime `json:"dateTo,omitzero"`
	// Description is the description, up to 2000 characters.
	Description *string `json:"description,omitzero"`
	// DirectWriteoffStoreSpecification is in which organizations the product itself is written off; nil for all.
	DirectWriteoffStoreSpecification *StoreSpecification `json:"directWriteoffStoreSpecification,omitzero"`
	// ID of the chart.
	ID string `json:"id,omitzero"`
	// Items are the ingredients.
	Items []AssemblyChartItem `json:"items,omitzero"`
	// Organoleptic are the signs of quality, up to 2000 characters.
	Organoleptic *string `json:"organoleptic,omitzero"`
	// OutputComment is about the yield, up to 2000 characters.
	OutputComment *string `json:"outputComment,omitzero"`
	// ProductID is the ID of the product.
	ProductID string `json:"productId,omitzero"`
	// ProductSizeAssemblyStrategy is whether the sizes have ingredients of their own.
	ProductSizeAssemblyStrategy SizeAssemblyStrategy `json:"productSizeAssemblyStrategy,omitzero"`
	// TechnologyDescription is how the dish is cooked, up to 2000 characters.
	TechnologyDescription *string `json:"technologyDescription,omitzero"`
	// WriteoffStrategy is what is written off.
	WriteoffStrategy WriteoffStrategy `json:"writeoffStrategy,omitzero"`
}

// AssemblyChartItem is an ingredient of a chart.
type AssemblyChartItem struct {
	// ID of the ingredient.
	ID string `json:"id,omitzero"`
	// PackageCount is the number of packages.
	PackageCount *float64 `json:"packageCount,omitzero"`
	// PackageTypeID is the ID of the package.
	PackageTypeID string `json:"packageTypeId,omitzero"`
	// ProductID is the ID of the ingredient.
	ProductID string `json:"productId,omitzero"`
	// ProductSizeID is the ID of the [ProductSize]; "" for all.
	ProductSizeID string `json:"productSizeId,omitzero"`
	// QuantityIn is the gross amount.
	QuantityIn *float64 `json:"quantityIn,omitzero"`
	// QuantityIn1 is the first further gross amount.
	QuantityIn1 *float64 `json:"quantityIn1,omitzero"`
	// QuantityIn2 is the second further gross amount.
	QuantityIn2 *float64 `json:"quantityIn2,omitzero"`
	// QuantityIn3 is the third further gross amount.
	QuantityIn3 *float64 `json:"quantityIn3,omitzero"`
	// QuantityMiddle is the net amount.
	QuantityMiddle *float64 `json:"quantityMiddle,omitzero"`
	// QuantityOut is the yield.
	QuantityOut *float64 `json:"quantityOut,omitzero"`
	// QuantityOut1 is the first further yield.
	QuantityOut1 *float64 `json:"quantityOut1,omitzero"`
	// QuantityOut2 is the second further yield.
	QuantityOut2 *float64 `json:"quantityOut2,omitzero"`
	// QuantityOut3 is the third further yield.
	QuantityOut3 *float64 `json:"quantityOut3,omitzero"`
	// SortWeight orders the ingredients.
	SortWeight *float64 `json:"sortWeight,omitzero"`
	// StoreSpecification is in which organizations the ingredient is used.
	StoreSpecification *StoreSpecification `json:"storeSpecification,omitzero"`
}

// AssemblyChartRequestItem is an ingredient of a chart to create or replace.
type AssemblyChartRequestItem struct {
	// ID of the ingredient.
	ID string `json:"id,omitzero"`
	// PackageCount is the number of packages.
	PackageCount *float64 `json:"packageCount,omitzero"`
	// PackageTypeID is the ID of the package.
	PackageTypeID string `json:"packageTypeId,omitzero"`
	// ProductID is the ID of the ingredient.
	ProductID string `json:"productId,omitzero"`
	// ProductSizeID is the ID of the [ProductSize]; "" for all.
	ProductSizeID string `json:"productSizeId,omitzero"`
	// QuantityIn is the gross amount.
	QuantityIn *float64 `json:"quantityIn,omitzero"`
	// QuantityIn1 is the first further gross amount.
	QuantityIn1 *float64 `json:"quantityIn1,omitzero"`
	// QuantityIn2 is the second further gross amount.
	QuantityIn2 *float64 `json:"quantityIn2,omitzero"`
	// QuantityIn3 is the third further gross amount.
	QuantityIn3 *float64 `json:"quantityIn3,omitzero"`
	// QuantityMiddle is the net amount.
	QuantityMiddle *float64 `json:"quantityMiddle,omitzero"`
	// QuantityOut is the yield.
	QuantityOut *float64 `json:"quantityOut,omitzero"`
	// QuantityOut1 is the first further yield.
	QuantityOut1 *float64 `json:"quantityOut1,omitzero"`
	// QuantityOut2 is the second further yield.
	QuantityOut2 *float64 `json:"quantityOut2,omitzero"`
	// QuantityOut3 is the third further yield.
	QuantityOut3 *float64 `json:"quantityOut3,omitzero"`
	// SortWeight orders the ingredients.
	SortWeight *int `json:"sortWeight,omitzero"`
	// StoreSpecification is in which organizations the ingredient is used.
	StoreSpecification *StoreSpecification `json:"storeSpecification,omitzero"`
}

// StoreSpecification is a choice of organizations.
type StoreSpecification struct {
	// Inverse is whether OrganizationIDs are those to which it does not apply.
	Inverse *bool `json:"inverse,omitzero"`
	// OrganizationIDs are the IDs of organizations.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
}

// AssemblyChartRequest creates an assembly chart, or replaces it.
type AssemblyChartRequest struct {
	// Appearance is how the dish is served, up to 2000 characters.
	Appearance *string `json:"appearance,omitzero"`
	// AssembledQuantity is the amount that the chart makes, greater than 0.
	AssembledQuantity *float64 `json:"assembledQuantity,omitzero"`
	// DateFrom is the first day of the chart, YYYY-MM-DD.
	DateFrom DateTime `json:"dateFrom,omitzero"`
	// DateTo is the last day of the chart, YYYY-MM-DD.
	DateTo DateTime `json:"dateTo" iiko:"required"`
	// Description is the description, up to 2000 characters.
	Description *string `json:"description,omitzero"`
	// DirectWriteoffStoreSpecification is in which organizations the product itself is written off; nil for all.
	DirectWriteoffStoreSpecification *StoreSpecification `json:"directWriteoffStoreSpecification,omitzero"`
	// FranchiseMasterID is the ID in the franchise; "" for none.
	FranchiseMasterID string `json:"franchiseMasterId,omitzero"`
	// FranchiseOriginalID is the ID of the original in the franchise; "" for none.
	FranchiseOriginalID string `json:"franchiseOriginalId,omitzero"`
	// FranchiseUniqueID is the ID that is unique in the franchise. Required with FranchiseMasterID.
	FranchiseUniqueID string `json:"franchiseUniqueId,omitzero" iiko:"required,franchiseMasterId=*"`
	// ID of the chart.
	ID string `json:"id,omitzero" iiko:"required,operation=Update"`
	// Items are the ingredients.
	Items []AssemblyChartRequestItem `json:"items,omitzero"`
	// Organoleptic are the signs of quality, up to 2000 characters.
	Organoleptic *string `json:"organoleptic,omitzero"`
	// OutputComment is about the yield, up to 2000 characters.
	OutputComment *string `json:"outputComment,omitzero"`
	// Picture is the ID of the image; "" for none.
	Picture string `json:"picture,omitzero"`
	// ProductID is the ID of the product.
	ProductID string `json:"productId" iiko:"required"`
	// ProductSizeAssemblyStrategy is whether the sizes have ingredients of their own.
	ProductSizeAssemblyStrategy SizeAssemblyStrategy `json:"productSizeAssemblyStrategy,omitzero"`
	// TechnologyDescription is how the dish is cooked, up to 2000 characters.
	TechnologyDescription *string `json:"technologyDescription,omitzero"`
	// VersionCompatibility is the version of the chart; only V_7_0 is accepted now.
	VersionCompatibility *string `json:"versionCompatibility,omitzero"`
	// WriteoffStrategy is what is written off.
	WriteoffStrategy WriteoffStrategy `json:"writeoffStrategy,omitzero"`
}

// UpdateAssemblyChartV1Request replaces an assembly chart, in the first version.
type UpdateAssemblyChartV1Request struct {
	// Appearance is how the dish is served, up to 2000 characters.
	Appearance *string `json:"appearance,omitzero"`
	// AssembledAmount is the amount that the chart makes, greater than 0.
	AssembledAmount *float64 `json:"assembledAmount,omitzero"`
	// DateFrom is the first day of the chart, YYYY-MM-DD.
	DateFrom DateTime `json:"dateFrom,omitzero"`
	// DateTo is the last day of the chart, YYYY-MM-DD.
	DateTo DateTime `json:"dateTo" iiko:"required"`
	// Description is the description, up to 2000 characters.
	Description *string `json:"description,omitzero"`
	// DirectWriteoffStoreSpecification is in which organizations the product itself is written off; nil for all.
	DirectWriteoffStoreSpecification *StoreSpecification `json:"directWriteoffStoreSpecification,omitzero"`
	// FranchiseMasterID is the ID in the franchise; "" for none.
	FranchiseMasterID string `json:"franchiseMasterId,omitzero"`
	// FranchiseOriginalID is the ID of the original in the franchise; "" for none.
	FranchiseOriginalID string `json:"franchiseOriginalId,omitzero"`
	// FranchiseUniqueID is the ID that is unique in the franchise. Required with FranchiseMasterID.
	FranchiseUniqueID string `json:"franchiseUniqueId,omitzero" iiko:"required,franchiseMasterId=*"`
	// ID of the chart.
	ID string `json:"id" iiko:"required"`
	// Items are the ingredients.
	Items []AssemblyChartRequestItem `json:"items,omitzero"`
	// Organoleptic are the signs of quality, up to 2000 characters.
	Organoleptic *string `json:"organoleptic,omitzero"`
	// OutputComment is about the yield, up to 2000 characters.
	OutputComment *string `json:"outputComment,omitzero"`
	// Picture is the ID of the image; "" for none.
	Picture string `json:"picture,omitzero"`
	// Product is the ID of the product.
	Product string `json:"product" iiko:"required"`
	// ProductSizeAssemblyStrategy is whether the sizes have ingredients of their own.
	ProductSizeAssemblyStrategy SizeAssemblyStrategy `json:"productSizeAssemblyStrategy,omitzero"`
	// TechnologyDescription is how the dish is cooked, up to 2000 characters.
	TechnologyDescription *string `json:"technologyDescription,omitzero"`
	// VersionCompatibility is the version of the chart; only V_7_0 is accepted now.
	VersionCompatibility *string `json:"versionCompatibility,omitzero"`
	// WriteoffStrategy is what is written off.
	WriteoffStrategy WriteoffStrategy `json:"writeoffStrategy,omitzero"`
}

// ChartOnDateRequest asks for the chart of a product on a day.
type ChartOnDateRequest struct {
	// DateFrom is the day, YYYY-MM-DD.
	DateFrom DateTime `json:"dateFrom" iiko:"required"`
	// OrganizationID is the ID of the organization for which the chart is made.
	OrganizationID string `json:"organizationId,omitzero"`
	// ProductID is the ID of the product.
	ProductID string `json:"productId" iiko:"required"`
}

// ListAssemblyChartsRequest lists the charts of a product, or all that have changed since a revision.
type ListAssemblyChartsRequest struct {
	// DateFrom is the first day, YYYY-MM-DD. Required without ProductID, and with KnownRevision.
	DateFrom DateTime `json:"dateFrom,omitzero"`
	// DateTo is the last day, YYYY-MM-DD.
	DateTo DateTime `json:"dateTo,omitzero"`
	// IncludeDeletedProducts is whether charts of deleted products are returned; true when nil.
	IncludeDeletedProducts *bool `json:"includeDeletedProducts,omitzero"`
	// IncludePreparedCharts is whether PreparedCharts are returned; false when nil.
	IncludePreparedCharts *bool `json:"includePreparedCharts,omitzero"`
	// KnownRevision is that of an earlier response, to get what has changed since. It needs DateFrom and can't be
	// combined with ProductID.
	KnownRevision *int64 `json:"knownRevision,omitzero"`
	// ProductID is the ID of the product whose charts are listed.
	ProductID string `json:"productId,omitzero"`
}

// ListAssemblyChartsResponse has assembly charts.
type ListAssemblyChartsResponse struct {
	// DeletedAssemblyChartIDs are the IDs of charts deleted since KnownRevision.
	DeletedAssemblyChartIDs []string `json:"deletedAssemblyChartIds,omitzero"`
	// DeletedPreparedChartIDs are the IDs of prepared charts deleted since KnownRevision.
	DeletedPreparedChartIDs []string `json:"deletedPreparedChartIds,omitzero"`
	// Items are the charts.
	Items []AssemblyChart `json:"items,omitzero"`
	// KnownRevision is the KnownRevision of the next request.
	KnownRevision *int64 `json:"knownRevision,omitzero"`
	// PreparedCharts are the charts down to what is written off from stock.
	PreparedCharts []PreparedChart `json:"preparedCharts,omitzero"`
	// TotalCount is the number of charts.
	TotalCount *int `json:"totalCount,omitzero"`
}

// PreparedChart is a chart down to what is written off from stock.
type PreparedChart struct {
	// AssembledQuantity is the amount that the chart makes, greater than 0.
	AssembledQuantity *float64 `json:"assembledQuantity,omitzero"`
	// DateFrom is the first day of the chart, YYYY-MM-DD.
	DateFrom DateTime `json:"dateFrom,omitzero"`
	// DateTo is the last day of the chart, YYYY-MM-DD.
	DateTo DateTime `json:"dateTo,omitzero"`
	// DirectWriteoffStoreSpecification is in which organizations the product itself is written off; nil for all.
	DirectWriteoffStoreSpecification *StoreSpecification `json:"directWriteoffStoreSpecification,omitzero"`
	// ID of the chart.
	ID string `json:"id,omitzero"`
	// Items are the lines.
	Items []PreparedChartItem `json:"items,omitzero"`
	// ProductID is the ID of the product.
	ProductID string `json:"productId,omitzero"`
	// ProductSizeAssemblyStrategy is whether the sizes have ingredients of their own.
	ProductSizeAssemblyStrategy SizeAssemblyStrategy `json:"productSizeAssemblyStrategy,omitzero"`
}

// PreparedChartItem is what is written off from stock.
type PreparedChartItem struct {
	// Amount that is written off.
	Amount *float64 `json:"amount,omitzero"`
	// ID of the line.
	ID string `json:"id,omitzero"`
	// ProductID is the ID of what is written off.
	ProductID string `json:"productId,omitzero"`
	// ProductSizeID is the ID of the [ProductSize]; "" for all.
	ProductSizeID string `json:"productSizeId,omitzero"`
	// SortWeight orders the ingredients.
	SortWeight *float64 `json:"sortWeight,omitzero"`
	// StoreSpecification is in which organizations the ingredient is used.
	StoreSpecification *StoreSpecification `json:"storeSpecification,omitzero"`
}

// ChartTreeNode is a product in a tree of charts.
type ChartTreeNode struct {
	// AssembledQuantity is the amount that the chart makes, greater than 0.
	AssembledQuantity *float64 `json:"assembledQuantity,omitzero"`
	// HasChart reports whether the product has a chart of its own on that day; Items are its ingredients then.
	HasChart *bool `json:"hasChart,omitzero"`
	// ID of the chart.
	ID string `json:"id,omitzero"`
	// Items are the ingredients, with theirs.
	Items []ChartTreeNode `json:"items,omitzero"`
	// PackageCount is the number of packages.
	PackageCount *float64 `json:"packageCount,omitzero"`
	// PackageTypeID is the ID of the package.
	PackageTypeID string `json:"packageTypeId,omitzero"`
	// ProductID is the ID of the product.
	ProductID string `json:"productId,omitzero"`
	// ProductSizeAssemblyStrategy is whether the sizes have ingredients of their own.
	ProductSizeAssemblyStrategy SizeAssemblyStrategy `json:"productSizeAssemblyStrategy,omitzero"`
	// QuantityIn is the gross amount.
	QuantityIn *float64 `json:"quantityIn,omitzero"`
	// QuantityMiddle is the net amount.
	QuantityMiddle *float64 `json:"quantityMiddle,omitzero"`
	// QuantityOut is the yield.
	QuantityOut *float64 `json:"quantityOut,omitzero"`
	// WriteoffStrategy is what is written off.
	WriteoffStrategy WriteoffStrategy `json:"writeoffStrategy,omitzero"`
}

// ListAssemblyChartsV1Request lists the charts of a product by filters. iiko's documentation has other properties for
// this operation, which belong to the lists of documents.
type ListAssemblyChartsV1Request struct {
	// Filters must all be met; see [AssemblyChartFields]. One must be on the product.
	Filters Filters[AssemblyChart] `json:"filters"`
	// Limit is the maximum number of charts.
	Limit *int `json:"limit,omitzero" iiko:"min=1"`
	// Offset is the number of charts to skip.
	Offset *int `json:"offset,omitzero" iiko:"min=0"`
}

// AssemblyChartFields are the fields by which the first version lists charts.
var AssemblyChartFields = struct{ Product, Department IDField[AssemblyChart] }{
	IDField[AssemblyChart]{"product"}, IDField[AssemblyChart]{"department"},
}

// ListAssemblyChartsV1Response is a page of assembly charts.
type ListAssemblyChartsV1Response struct {
	// Count is the number of charts.
	Count *int `json:"count,omitzero"`
	// Items are the charts.
	Items []AssemblyChart `json:"items,omitzero"`
}

// NomenclatureIDRequest selects an assembly chart, a product category, a size scale or a code by its ID.
type NomenclatureIDRequest struct {
	// ID of what is selected.
	ID string `json:"id" iiko:"required"`
}

// NomenclatureIDResponse names what was created, changed or deleted.
type NomenclatureIDResponse struct {
	// ID of it.
	ID string `json:"id,omitzero"`
}

// NomenclatureCategory is a category of products.
type NomenclatureCategory struct {
	DirectoryItem
}

// CreateProductCategoryRequest creates a category of products.
type CreateProductCategoryRequest struct {
	// Name of the category.
	Name string `json:"name" iiko:"required"`
}

// UpdateProductCategoryRequest renames a category of products.
type UpdateProductCategoryRequest struct {
	// ID of the category.
	ID string `json:"id" iiko:"required"`
	// Name is the new name.
	Name string `json:"name" iiko:"required"`
}

// ListProductCategoriesRequest lists categories of products.
type ListProductCategoriesRequest struct {
	// IDs selects categories; nil selects all.
	IDs []string `json:"ids,omitzero"`
	// IncludeDeleted is whether deleted categories are returned; false when nil.
	IncludeDeleted *bool `json:"includeDeleted,omitzero"`
	// Limit is the maximum number of categories; 0 means all.
	Limit *int `json:"limit,omitzero" iiko:"min=0"`
	// Offset is the number of categories to skip.
	Offset *int `json:"offset,omitzero" iiko:"min=0"`
}

// ListProductCategoriesResponse is a page of the categories of products.
type ListProductCategoriesResponse struct {
	// Items are the categories of the page.
	Items []NomenclatureCategory `json:"items,omitzero"`
	// Limit is that of the request.
	Limit *int `json:"limit,omitzero"`
	// Offset is that of the request.
	Offset *int `json:"offset,omitzero"`
	// TotalCount is the number of categories on all pages.
	TotalCount *int `json:"totalCount,omitzero"`
}

// EconomicActivityCode is a code of goods for customs (FEACN, TN VED in Russian).
type EconomicActivityCode struct {
	DirectoryItem
	// OuterEANCode is the code.
	OuterEANCode *string `json:"outerEanCode,omitzero"`
}

// ListEconomicActivityCodesRequest lists codes of goods.
type ListEconomicActivityCodesRequest struct {
	// IncludeDeleted is whether deleted codes are returned; false when nil.
	IncludeDeleted *bool `json:"includeDeleted,omitzero"`
}

// ListEconomicActivityCodesResponse has the codes of goods.
type ListEconomicActivityCodesResponse struct {
	// Items are the codes.
	Items []EconomicActivityCode `json:"items,omitzero"`
	// TotalCount is their number.
	TotalCount *int `json:"totalCount,omitzero"`
}

// SizeScale is a scale of sizes.
type SizeScale struct {
	DirectoryItem
	// ProductSizes are the sizes.
	ProductSizes []ScaleSize `json:"productSizes,omitzero"`
}

// ScaleSize is a size of a scale.
type ScaleSize struct {
	DirectoryItem
	// Default reports whether it is the default size.
	Default *bool `json:"default,omitzero"`
	// Priority orders the sizes.
	Priority *int `json:"priority,omitzero"`
	// ShortName is the short name.
	ShortName *string `json:"shortName,omitzero"`
}

// CreateSizeScaleRequest creates a scale with its sizes.
type CreateSizeScaleRequest struct {
	// Name of the scale.
	Name string `json:"name" iiko:"required"`
	// ProductSizes are the sizes.
	ProductSizes []NewScaleSize `json:"productSizes,omitzero"`
}

// NewScaleSize is a size of a new scale.
type NewScaleSize struct {
	// Default is whether it is the default size.
	Default *bool `json:"default,omitzero"`
	// Name of the size.
	Name string `json:"name" iiko:"required"`
	// Priority orders the sizes.
	Priority *int `json:"priority,omitzero"`
	// ShortName is the short name.
	ShortName *string `json:"shortName,omitzero"`
}

// UpdateSizeScaleRequest replaces a scale with all its sizes. Sizes that are not in it are marked as deleted.
type UpdateSizeScaleRequest struct {
	// ID of the scale.
	ID string `json:"id" iiko:"required"`
	// Name of the scale.
	Name string `json:"name" iiko:"required"`
	// ProductSizes are all sizes.
	ProductSizes []ChangedScaleSize `json:"productSizes,omitzero"`
}

// ChangedScaleSize is a size of a changed scale.
type ChangedScaleSize struct {
	// Default is whether it is the default size.
	Default *bool `json:"default,omitzero"`
	// ID of the size; "" for a new one.
	ID string `json:"id,omitzero"`
	// Name of the size.
	Name string `json:"name" iiko:"required"`
	// Priority orders the sizes.
	Priority *int `json:"priority,omitzero"`
	// ShortName is the short name.
	ShortName *string `json:"shortName,omitzero"`
}

// SizeScaleFields are the fields by which scales are filtered.
var SizeScaleFields = struct {
	ID, Name  TextField[SizeScale]
	IsDeleted FlagField[SizeScale]
	Revision  RevisionField[SizeScale]
}{
	TextField[SizeScale]{ScalarField[SizeScale]{"id"}},
	TextField[SizeScale]{ScalarField[SizeScale]{"name"}},
	FlagField[SizeScale]{"deleted"},
	RevisionField[SizeScale]{"revision"},
}
