package models

import "encoding/json"

// PriceListRequest requests the price list of a supplier.
type PriceListRequest struct {
	// CounteragentID is the supplier, from Inventory.ListCounteragents.
	CounteragentID string `json:"counteragentId" iiko:"required"`
}

// PriceListResponse is the price list of a supplier that is in force.
type PriceListResponse struct {
	// Items are the products of the list.
	Items []PriceListItem `json:"items,omitzero"`
}

// PriceListItem is a product in the price list of a supplier.
type PriceListItem struct {
	// AllowablePriceDeviation is how far the price of an invoice may be from Price.
	AllowablePriceDeviation *float64 `json:"allowablePriceDeviation,omitzero"`
	// ContainerID is the container (packaging) that the price is for.
	ContainerID string `json:"containerId,omitzero"`
	// NativeProductCode is the code of the restaurant's product.
	NativeProductCode *string `json:"nativeProductCode,omitzero"`
	// NativeProductID is the restaurant's product that matches that of the supplier.
	NativeProductID string `json:"nativeProductId,omitzero"`
	// NativeProductName is the name of the restaurant's product.
	NativeProductName *string `json:"nativeProductName,omitzero"`
	// NativeProductNum is the article (SKU) of the restaurant's product.
	NativeProductNum *string `json:"nativeProductNum,omitzero"`
	// Price that the restaurant pays, in the organization's currency.
	Price *float64 `json:"price,omitzero"`
	// SupplierProductCode is the code of the supplier's product.
	SupplierProductCode *string `json:"supplierProductCode,omitzero"`
	// SupplierProductID is the supplier's product.
	SupplierProductID string `json:"supplierProductId,omitzero"`
	// SupplierProductName is the name of the supplier's product.
	SupplierProductName *string `json:"supplierProductName,omitzero"`
	// SupplierProductNum is the article (SKU) of the supplier's product.
	SupplierProductNum *string `json:"supplierProductNum,omitzero"`
}

// CorporationSettings are the settings of the corporation in the back office.
type CorporationSettings struct {
	// CRMID is the corporation in iiko's CRM; "" if it is not set.
	CRMID string `json:"crmId,omitzero"`
	// Currency has the settings of the currency, as iikoRMS returns them; nil if there are none.
	Currency json.RawMessage `json:"currency,omitzero"`
	// DefaultDeviationAction is what happens if a price differs from the internal price list and the supplier has none.
	DefaultDeviationAction PriceDeviationAction `json:"defaultDeviationAction,omitzero"`
	// DefaultDistributionAlgorithm is how the cost of services is distributed over products.
	DefaultDistributionAlgorithm CostDistribution `json:"defaultDistributionAlgorithm,omitzero"`
	// DeleteZeroProductionOrderItems reports whether items without an amount are deleted when an internal production
	// order is saved.
	DeleteZeroProductionOrderItems *bool `json:"deleteZeroProductionOrderItems,omitzero"`
	// Deleted reports whether the corporation is deleted.
	Deleted *bool `json:"deleted,omitzero"`
	// Description of the corporation.
	Description *string `json:"description,omitzero"`
	// DocumentSettings are the settings of documents, as iikoRMS returns them; nil if there are none.
	DocumentSettings json.RawMessage `json:"documentSettings,omitzero"`
	// GLN is the Global Location Number.
	GLN *string `json:"gln,omitzero"`
	// ID of the corporation.
	ID string `json:"id,omitzero"`
	// LocalID is another ID of the corporation; "" if it is not set.
	LocalID string `json:"localId,omitzero"`
	// MoneyPrecision is the number of decimal places to which amounts of money are rounded.
	MoneyPrecision *int `json:"moneyPrecision,omitzero"`
	// Name of the corporation.
	Name *string `json:"name,omitzero"`
	// Parent is the ID of the parent; "" if the corporation is the root.
	Parent string `json:"parent,omitzero"`
	// PersonalDataProcessingSettings are the settings of personal data and notifications, as iikoRMS returns them; nil
	// if there are none.
	PersonalDataProcessingSettings json.RawMessage `json:"personalDataProcessingSettings,omitzero"`
	// RoundCostForGuests reports whether the cost of an order is rounded to a whole number in favour of the guest.
	RoundCostForGuests *bool `json:"roundCostForGuests,omitzero"`
	// RoundPricePerUnitForGuests reports whether the price of a unit is rounded down.
	RoundPricePerUnitForGuests *bool `json:"roundPricePerUnitForGuests,omitzero"`
	// VATAccounting is whether prices of incoming goods contain the VAT.
	VATAccounting VATAccounting `json:"vatAccounting,omitzero"`
}

// PriceDeviationAction is what happens if the price in an invoice differs from the price list.
type PriceDeviationAction string

const (
	// PriceDeviationActionNotNotify: there is no warning.
	PriceDeviationActionNotNotify PriceDeviationAction = "NOT_NOTIFY"
	// PriceDeviationActionNotify: there is a warning.
	PriceDeviationActionNotify PriceDeviationAction = "NOTIFY"
	// PriceDeviationActionDisable: the invoice can't be posted.
	PriceDeviationActionDisable PriceDeviationAction = "DISABLE"
	// PriceDeviationActionDisableGreater: the invoice can't be posted with a higher price.
	PriceDeviationActionDisableGreater PriceDeviationAction = "DISABLE_GREATER"
)

// CostDistribution is how the cost of services is distributed over products.
type CostDistribution string

const (
	// CostDistributionBySum: by the sums of the products.
	CostDistributionBySum CostDistribution = "DISTRIBUTION_BY_SUM"
	// CostDistributionByAmount: by the amounts of the products.
	CostDistributionByAmount CostDistribution = "DISTRIBUTION_BY_AMOUNT"
	// CostDistributionNotSpecified: not specified.
	CostDistributionNotSpecified CostDistribution = "DISTRIBUTION_NOT_SPECIFIED"
)

// VATAccounting is whether prices of incoming goods contain the VAT.
type VATAccounting string

const (
	// VATAccountingIncludedInPrice: they do.
	VATAccountingIncludedInPrice VATAccounting = "VAT_INCLUDED_IN_PRICE"
	// VATAccountingNotIncludedInPrice: they don't.
	VATAccountingNotIncludedInPrice VATAccounting = "VAT_NOT_INCLUDED_IN_PRICE"
)

// LegalEntity is a legal entity with its organizations.
type LegalEntity struct {
	// Children are the organizations below; empty if there are none.
	Children []OrganizationNode `json:"children,omitzero"`
	// Code that the user gave the legal entity.
	Code *string `json:"code,omitzero"`
	// JurPersonID is the legal entity.
	JurPersonID string `json:"jurPersonId,omitzero"`
	// Name of the legal entity.
	Name *string `json:"name,omitzero"`
	// Type is always JUR_PERSON.
	Type *string `json:"type,omitzero"`
}

// OrganizationNode is an organization in the tree of a legal entity, with those below it.
type OrganizationNode struct {
	// Children are the organizations below; empty if there are none.
	Children []OrganizationNode `json:"children,omitzero"`
	// Code that the user gave the organization.
	Code *string `json:"code,omitzero"`
	// CRMID is the number of the organization in iiko's CRM.
	CRMID *int64 `json:"crmId,omitzero"`
	// IikoUID is the ID of the installation of iiko; "" if iiko has none.
	IikoUID string `json:"iikoUid,omitzero"`
	// IsCloud reports whether the organization's server is in the cloud.
	IsCloud *bool `json:"isCloud,omitzero"`
	// Name of the organization.
	Name *string `json:"name,omitzero"`
	// OrganizationID is the organization.
	OrganizationID string `json:"organizationId,omitzero"`
	// ParentID is the organization above; "" at the root.
	ParentID string `json:"parentId,omitzero"`
	// Rating of the organization.
	Rating *float64 `json:"rating,omitzero"`
	// Type is whether this is a chain or a restaurant's server.
	Type OrganizationNodeType `json:"type,omitzero"`
	// Version of the organization's server; nil if it is unknown.
	Version *string `json:"version,omitzero"`
}

// OrganizationNodeType is the kind of an organization in a tree.
type OrganizationNodeType string

const (
	// OrganizationNodeTypeChain: a chain.
	OrganizationNodeTypeChain OrganizationNodeType = "Chain"
	// OrganizationNodeTypeRMS: a restaurant with iikoRMS.
	OrganizationNodeTypeRMS OrganizationNodeType = "Rms"
)

// StockBalancesRequest requests the balances of products in stores at a moment, page by page.
type StockBalancesRequest struct {
	// BalanceAt is the moment, RFC 3339; use [NewTimestamp]. Without a time zone it is UTC.
	BalanceAt DateTime `json:"balanceAt" iiko:"required"`
	// Limit is the maximum number of balances, 1 to 1000; 50 if nil.
	Limit *int `json:"limit,omitzero" iiko:"min=1,max=1000"`
	// Offset is the number of balances to skip.
	Offset *int `json:"offset,omitzero" iiko:"min=0"`
	// OrganizationID is the organization of the stores.
	OrganizationID string `json:"organizationId,omitzero"`
	// ProductGroupIDs selects the products of these groups and of the groups below them: 1 to 1000, each once;
	// nil selects all.
	ProductGroupIDs []string `json:"productGroupIds,omitzero" iiko:"min=1,max=1000"`
	// ProductIDs selects these products: 1 to 1000, each once; nil selects all.
	ProductIDs []string `json:"productIds,omitzero" iiko:"min=1,max=1000"`
	// ShouldIncludeDetails requests Details of each balance.
	ShouldIncludeDetails *bool `json:"shouldIncludeDetails,omitzero"`
	// StoreIDs selects these stores: 1 to 1000, each once; nil selects all of the organization.
	StoreIDs []string `json:"storeIds,omitzero" iiko:"min=1,max=1000"`
}

// StockBalancesResponse is a page of balances.
type StockBalancesResponse struct {
	// BalanceAt is that of the request.
	BalanceAt DateTime `json:"balanceAt,omitzero"`
	// CurrencyCode is the currency of CostSum, three letters by ISO 4217.
	CurrencyCode *string `json:"currencyCode,omitzero"`
	// GeneratedAt is when iiko made the response, RFC 3339 in UTC.
	GeneratedAt DateTime `json:"generatedAt,omitzero"`
	// Items are the balances of the page.
	Items []StockBalance `json:"items,omitzero"`
	// Limit of the page.
	Limit *int `json:"limit,omitzero"`
	// Offset of the page.
	Offset *int `json:"offset,omitzero"`
	// OrganizationID is the organization of the stores.
	OrganizationID string `json:"organizationId,omitzero"`
	// TotalCount is the number of balances on all pages.
	TotalCount *int `json:"totalCount,omitzero"`
}

// StockBalance is the balance of a product in a store. Products without quantity and cost have none.
type StockBalance struct {
	// CostSum is the cost of the quantity, in the organization's currency.
	CostSum *float64 `json:"costSum,omitzero"`
	// Details are names and levels; nil unless requested.
	Details *StockBalanceDetails `json:"details,omitzero"`
	// OrganizationID is the organization of the store.
	OrganizationID string `json:"organizationId,omitzero"`
	// ProductID is the product.
	ProductID string `json:"productId,omitzero"`
	// Quantity in the main unit of the product. It can be negative.
	Quantity *float64 `json:"quantity,omitzero"`
	// StoreID is the store.
	StoreID string `json:"storeId,omitzero"`
}

// StockBalanceDetails are the product and the store of a balance as they are now.
type StockBalanceDetails struct {
	// AmountUnitID is the main unit of the product.
	AmountUnitID string `json:"amountUnitId,omitzero"`
	// AmountUnitName is the name of the main unit.
	AmountUnitName *string `json:"amountUnitName,omitzero"`
	// MaximumQuantity is the maximum level in the store. iiko does not fill it in yet: it is 0.
	MaximumQuantity *float64 `json:"maximumQuantity,omitzero"`
	// MinimumQuantity is the minimum level in the store. iiko does not fill it in yet: it is 0.
	MinimumQuantity *float64 `json:"minimumQuantity,omitzero"`
	// ParentGroupID is the group of the product; "" if it has none.
	ParentGroupID string `json:"parentGroupId,omitzero"`
	// ParentGroupName is the name of the group.
	ParentGroupName *string `json:"parentGroupName,omitzero"`
	// ProductName is the name of the product.
	ProductName *string `json:"productName,omitzero"`
	// StoreDisplayName is the name of the store after that of its parent and a colon.
	StoreDisplayName *string `json:"storeDisplayName,omitzero"`
	// StoreName is the name of the store.
	StoreName *string `json:"storeName,omitzero"`
	// StoreParentID is the organization of the store.
	StoreParentID string `json:"storeParentId,omitzero"`
	// StoreParentName is the name of that organization.
	StoreParentName *string `json:"storeParentName,omitzero"`
}

// StoresRequest requests the stores, page by page.
type StoresRequest struct {
	// Filters must all be met; [StoreFields] has their fields.
	Filters []Filter[Store] `json:"filters,omitzero"`
	// Limit is the maximum number of stores; 0 means all.
	Limit *int `json:"limit,omitzero" iiko:"min=0"`
	// Offset is the number of stores to skip.
	Offset *int `json:"offset,omitzero" iiko:"min=0"`
}

// StoresResponse is a page of stores.
type StoresResponse struct {
	// Stores of the page.
	Stores []Store `json:"stores,omitzero"`
}

// Store is a store, in which products are kept.
type Store struct {
	// Address of the store.
	Address *string `json:"address,omitzero"`
	// Code that the user gave the store.
	Code *string `json:"code,omitzero"`
	// CustomTransactionsAllowed reports whether transactions can be made on the store's account by hand.
	CustomTransactionsAllowed *bool `json:"customTransactionsAllowed,omitzero"`
	// Deleted reports whether the store is deleted.
	Deleted *bool `json:"deleted,omitzero"`
	// Description of the store.
	Description *string `json:"description,omitzero"`
	// ExternalStoreID is the supplier's store of the internal transfer that is made when a sales document is posted;
	// "" if it is not set.
	ExternalStoreID string `json:"externalStoreGuid,omitzero"`
	// GLN is the Global Location Number.
	GLN *string `json:"gln,omitzero"`
	// ID of the store.
	ID string `json:"id,omitzero"`
	// ModifiedAt is when the store was last changed, with a time zone; "" if it is unknown.
	ModifiedAt DateTime `json:"modifiedAt,omitzero"`
	// Name of the store.
	Name *string `json:"name,omitzero"`
	// OrganizationID is the parent of the store in the hierarchy of organizations; "" if there is none.
	OrganizationID string `json:"organizationId,omitzero"`
	// Parent is the ID of the parent of the store; "" if there is none.
	Parent string `json:"parent,omitzero"`
	// RepresentativeSupplier is the ID of the supplier whose outgoing invoices create incoming invoices for this store;
	// "" if there is none.
	RepresentativeSupplier string `json:"representativeSupplier,omitzero"`
	// Revision of the store.
	Revision *int64 `json:"revision,omitzero"`
	// SystemAccount reports whether the store's account is a system account.
	SystemAccount *bool `json:"systemAccount,omitzero"`
	// Type of the store.
	Type *string `json:"type,omitzero"`
}

// StoreFields are the fields by which stores are filtered: properties of [Store]. iiko does not document which of them
// it accepts, and takes one value at a time.
var StoreFields = struct {
	Code, ID, Name, OrganizationID, Type ScalarField[Store]
	Deleted                              FlagField[Store]
	ModifiedAt                           OrderedField[Store, DateTime]
	Revision                             OrderedField[Store, int64]
}{
	Code:           ScalarField[Store]{"code"},
	ID:             ScalarField[Store]{"id"},
	Name:           ScalarField[Store]{"name"},
	OrganizationID: ScalarField[Store]{"organizationId"},
	Type:           ScalarField[Store]{"type"},
	Deleted:        FlagField[Store]{"deleted"},
	ModifiedAt:     OrderedField[Store, DateTime]{"modifiedAt"},
	Revision:       OrderedField[Store, int64]{"revision"},
}
