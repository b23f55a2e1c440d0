package models

// ProductGroupCard is a group of products in the back office. [ProductGroup] is one of the menu.
type ProductGroupCard struct {
	// AccountingCategoryID is the ID of the accounting category.
	AccountingCategoryID string `json:"accountingCategoryId,omitzero"`
	// CategoryID is the ID of the [NomenclatureCategory].
	CategoryID string `json:"categoryId,omitzero"`
	// Code is the code, up to 8 digits; iiko chooses it if it is empty.
	Code *string `json:"code,omitzero"`
	// Color is the background of the button.
	Color *ButtonColor `json:"color,omitzero"`
	// CreatedAt is when it was created.
	CreatedAt DateTime `json:"createdAt,omitzero"`
	// CreatedByUserID is the ID of the user who created it.
	CreatedByUserID string `json:"createdByUserId,omitzero"`
	// CustomCategories are the values of user-defined categories.
	CustomCategories []CustomCategoryValue `json:"customCategories,omitzero"`
	// DefaultCourse is the course, 0 for VIP; nil for none.
	DefaultCourse *int `json:"defaultCourse,omitzero"`
	// DefaultMaximumStoreBalanceLevel is the maximum stock where MaximumStoreBalanceLevels has none.
	DefaultMaximumStoreBalanceLevel *float64 `json:"defaultMaximumStoreBalanceLevel,omitzero"`
	// DefaultMinimumStoreBalanceLevel is the minimum stock where MinimumStoreBalanceLevels has none.
	DefaultMinimumStoreBalanceLevel *float64 `json:"defaultMinimumStoreBalanceLevel,omitzero"`
	// DeletedAt is when it was deleted.
	DeletedAt DateTime `json:"deletedAt,omitzero"`
	// Description is the description.
	Description *string `json:"description,omitzero"`
	// FontColor is the color of the text on the button.
	FontColor *ButtonColor `json:"fontColor,omitzero"`
	// FranchiseMasterID is the ID in the nomenclature of the franchise.
	FranchiseMasterID string `json:"franchiseMasterId,omitzero"`
	// FranchiseUniqueID is the ID that is unique in the franchise.
	FranchiseUniqueID string `json:"franchiseUniqueId,omitzero"`
	// FrontImageID is the ID of the image on the button.
	FrontImageID string `json:"frontImageId,omitzero"`
	// GroupArticle is the article.
	GroupArticle *string `json:"groupArticle,omitzero"`
	// GroupID is the ID of the group.
	GroupID string `json:"groupId,omitzero"`
	// IncludeInReport is whether price lists have the group.
	IncludeInReport *bool `json:"includeInReport,omitzero"`
	// IsChainRoot reports whether it is the root of the chain.
	IsChainRoot *bool `json:"isChainRoot,omitzero"`
	// IsDeleted reports whether it is deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// IsFixedPrice is whether the price is set directly rather than by a markup.
	IsFixedPrice *bool `json:"isFixedPrice,omitzero"`
	// LastModifyNodeID is the ID of the server of the last change; "" for this one.
	LastModifyNodeID string `json:"lastModifyNodeId,omitzero"`
	// MarkupSettings are the markups by organization.
	MarkupSettings []MarkupSetting `json:"markupSettings,omitzero"`
	// MaximumStoreBalanceLevels are the maximum stocks by store.
	MaximumStoreBalanceLevels []StoreBalanceLevel `json:"maximumStoreBalanceLevels,omitzero"`
	// MinimumStoreBalanceLevels are the minimum stocks by store.
	MinimumStoreBalanceLevels []StoreBalanceLevel `json:"minimumStoreBalanceLevels,omitzero"`
	// ModifiedAt is when it was last changed.
	ModifiedAt DateTime `json:"modifiedAt,omitzero"`
	// ModifiedByUserID is the ID of the user who changed it last.
	ModifiedByUserID string `json:"modifiedByUserId,omitzero"`
	// Name is the name.
	Name *string `json:"name,omitzero"`
	// ParentID is the ID of the parent group; "", which is not sent, for the root if the group is new.
	ParentID string `json:"parentId,omitzero"`
	// Position is the place among its siblings; with 0 they are ordered by code and name.
	Position *int `json:"position,omitzero"`
	// PriceMarkupPercent is the markup, in percent with up to 9 decimals.
	PriceMarkupPercent *float64 `json:"priceMarkupPercent,omitzero"`
	// Revision is that of the last change.
	Revision *int64 `json:"revision,omitzero"`
	// System reports whether it belongs to the system and can't be changed.
	System *bool `json:"system,omitzero"`
	// TaxCategoryID is the ID of the [FinanceTaxCategory].
	TaxCategoryID string `json:"taxCategoryId,omitzero"`
	// VisibilityFilter is in which organizations a group of the root is visible; nil for all.
	VisibilityFilter *GroupVisibility `json:"visibilityFilter,omitzero"`
}

// ProductGroupCardRequest creates a group of products, or replaces its properties. For a new one, what is not set gets
// its default. iiko does not document what an update does to it, so set what is to stay.
type ProductGroupCardRequest struct {
	// AccountingCategoryID is the ID of the accounting category.
	AccountingCategoryID string `json:"accountingCategoryId,omitzero"`
	// CategoryID is the ID of the [NomenclatureCategory].
	CategoryID string `json:"categoryId,omitzero"`
	// Code is the code, up to 8 digits. iiko chooses that of a new group if it is empty. An update sends it, too:
	// set the present one.
	Code string `json:"code"`
	// Color is the background of the button.
	Color *ButtonColor `json:"color,omitzero"`
	// CustomCategories are the values of user-defined categories.
	CustomCategories []CustomCategoryValue `json:"customCategories,omitzero"`
	// DefaultCourse is the course, 0 for VIP; nil for none.
	DefaultCourse *int `json:"defaultCourse,omitzero"`
	// DefaultMaximumStoreBalanceLevel is the maximum stock where MaximumStoreBalanceLevels has none.
	DefaultMaximumStoreBalanceLevel *float64 `json:"defaultMaximumStoreBalanceLevel,omitzero"`
	// DefaultMinimumStoreBalanceLevel is the minimum stock where MinimumStoreBalanceLevels has none.
	DefaultMinimumStoreBalanceLevel *float64 `json:"defaultMinimumStoreBalanceLevel,omitzero"`
	// Description is the description.
	Description *string `json:"description,omitzero"`
	// FontColor is the color of the text on the button.
	FontColor *ButtonColor `json:"fontColor,omitzero"`
	// FrontImageID is the ID of the image on the button.
	FrontImageID string `json:"frontImageId,omitzero"`
	// GroupArticle is the article.
	GroupArticle *string `json:"groupArticle,omitzero"`
	// GroupID is the ID of the group. For a new one, iiko chooses it if it is empty.
	GroupID string `json:"groupId,omitzero" iiko:"required,operation=Update"`
	// IncludeInReport is whether price lists have the group.
	IncludeInReport *bool `json:"includeInReport,omitzero"`
	// IsFixedPrice is whether the price is set directly rather than by a markup.
	IsFixedPrice *bool `json:"isFixedPrice,omitzero"`
	// MarkupSettings are the markups by organization.
	MarkupSettings []MarkupSetting `json:"markupSettings,omitzero"`
	// MaximumStoreBalanceLevels are the maximum stocks by store.
	MaximumStoreBalanceLevels []StoreBalanceLevel `json:"maximumStoreBalanceLevels,omitzero"`
	// MinimumStoreBalanceLevels are the minimum stocks by store.
	MinimumStoreBalanceLevels []StoreBalanceLevel `json:"minimumStoreBalanceLevels,omitzero"`
	// Name is the name.
	Name string `json:"name" iiko:"required"`
	// ParentID is the ID of the parent group; "", which is not sent, for the root if the group is new.
	ParentID string `json:"parentId,omitzero"`
	// Position is the place among its siblings; with 0 they are ordered by code and name. An update does not
	// change it, and does not send it.
	Position *int `json:"position,omitzero"`
	// PriceMarkupPercent is the markup, in percent with up to 9 decimals.
	PriceMarkupPercent *float64 `json:"priceMarkupPercent,omitzero"`
	// TaxCategoryID is the ID of the [FinanceTaxCategory].
	TaxCategoryID string `json:"taxCategoryId,omitzero"`
	// VisibilityFilter is in which organizations a group of the root is visible; nil for all.
	VisibilityFilter *GroupVisibility `json:"visibilityFilter,omitzero"`
}

// GroupVisibility is in which organizations a group of products is visible.
type GroupVisibility struct {
	// IsExcluding is whether OrganizationIDs are those in which the group is not visible.
	IsExcluding *bool `json:"isExcluding,omitzero"`
	// OrganizationIDs are the IDs of organizations.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
}

// DeleteProductGroupsRequest deletes groups of products with all that is in them.
type DeleteProductGroupsRequest struct {
	// GroupIDs are the IDs of groups.
	GroupIDs []string `json:"groupIds" iiko:"required"`
}

// RestoreProductGroupsRequest restores deleted groups of products.
type RestoreProductGroupsRequest struct {
	// GroupIDs are the IDs of groups.
	GroupIDs []string `json:"groupIds" iiko:"required"`
	// Recursively is whether what is in the groups is restored, too.
	Recursively *bool `json:"recursively,omitzero"`
}

// ListProductGroupsRequest lists groups of products.
type ListProductGroupsRequest struct {
	// Filters must all be met; see [ProductGroupFields].
	Filters Filters[ProductGroupCard] `json:"filters"`
	// Limit is the maximum number to return, 1 to 1000.
	Limit int `json:"limit" iiko:"min=1,max=1000"`
	// Offset is the number to skip.
	Offset int `json:"offset" iiko:"min=0"`
}

// ListProductGroupsResponse is a page of the groups of products.
type ListProductGroupsResponse struct {
	// Groups are the groups of the page.
	Groups []ProductGroupCard `json:"groups,omitzero"`
}

// ProductGroupSaveResponse is the result of creating or updating a group of products.
type ProductGroupSaveResponse struct {
	// GroupID is the ID of the group.
	GroupID string `json:"groupId,omitzero"`
	// Message describes the result.
	Message *string `json:"message,omitzero"`
}

// NomenclatureMessage describes the result of deleting or restoring products or their groups.
type NomenclatureMessage struct {
	// Message describes the result.
	Message *string `json:"message,omitzero"`
}

// ProductGroupFields are the fields by which groups of products are filtered.
var ProductGroupFields = struct {
	AccountingCategoryID, CategoryID, FranchiseMasterID, FranchiseUniqueID, ID, ParentID, TaxCategoryID IDField[ProductGroupCard]
	Code, Description, GroupArticle, Name                                                               TextField[ProductGroupCard]
	IncludeInReport, IsChainRoot, IsDeleted, System                                                     FlagField[ProductGroupCard]
	Revision                                                                                            OrderedField[ProductGroupCard, int64]
}{
	AccountingCategoryID: IDField[ProductGroupCard]{"accountingCategoryId"},
	CategoryID:           IDField[ProductGroupCard]{"categoryId"},
	FranchiseMasterID:    IDField[ProductGroupCard]{"franchiseMasterId"},
	FranchiseUniqueID:    IDField[ProductGroupCard]{"franchiseUniqueId"},
	ID:                   IDField[ProductGroupCard]{"id"},
	ParentID:             IDField[ProductGroupCard]{"parentId"},
	TaxCategoryID:        IDField[ProductGroupCard]{"taxCategoryId"},
	Code:                 TextField[ProductGroupCard]{ScalarField[ProductGroupCard]{"code"}},
	Description:          TextField[ProductGroupCard]{ScalarField[ProductGroupCard]{"description"}},
	GroupArticle:         TextField[ProductGroupCard]{ScalarField[ProductGroupCard]{"groupArticle"}},
	Name:                 TextField[ProductGroupCard]{ScalarField[ProductGroupCard]{"name"}},
	IncludeInReport:      FlagField[ProductGroupCard]{"includeInReport"},
	IsChainRoot:          FlagField[ProductGroupCard]{"isChainRoot"},
	IsDeleted:            FlagField[ProductGroupCard]{"isDeleted"},
	System:               FlagField[ProductGroupCard]{"system"},
	Revision:             OrderedField[ProductGroupCard, int64]{"revision"},
}
