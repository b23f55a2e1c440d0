package models

// DirectoryListRequest lists entries T of a directory of the back office.
type DirectoryListRequest[T any] struct {
	// Filters must all be met. The fields of a directory are in the variable named after it, such as
	// [NomenclatureAllergenGroupFields].
	Filters []Filter[T] `json:"filters,omitzero"`
	// Limit is the maximum number of entries, 1 to 1000.
	Limit *int `json:"limit,omitzero" iiko:"min=1,max=1000"`
	// Offset is the number of entries to skip.
	Offset *int `json:"offset,omitzero" iiko:"min=0"`
}

// DirectoryListResponse is a page of a directory of the back office.
type DirectoryListResponse[T any] struct {
	// Items are the entries of the page.
	Items []T `json:"items,omitzero"`
	// Limit is that of the request.
	Limit *int `json:"limit,omitzero"`
	// Offset is that of the request.
	Offset *int `json:"offset,omitzero"`
	// TotalCount is the number of entries on all pages.
	TotalCount *int `json:"totalCount,omitzero"`
}

// DirectoryItem is what all entries of the back office's directories have. It is embedded in each of them.
type DirectoryItem struct {
	// ID of the entry.
	ID string `json:"id,omitzero"`
	// IsDeleted reports whether the entry is deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// Name of the entry.
	Name *string `json:"name,omitzero"`
}

// DirectoryFields are the fields by which a directory of T is filtered.
type DirectoryFields[T any] struct {
	ID        IDField[T]
	IsDeleted FlagField[T]
	Name      TextField[T]
}

func directoryFields[T any]() DirectoryFields[T] {
	return DirectoryFields[T]{IDField[T]{"id"}, FlagField[T]{"isDeleted"}, TextField[T]{ScalarField[T]{"name"}}}
}

// CodedDirectoryFields are the fields by which a directory of T with codes is filtered.
type CodedDirectoryFields[T any] struct {
	DirectoryFields[T]
	Code TextField[T]
}

func codedDirectoryFields[T any]() CodedDirectoryFields[T] {
	return CodedDirectoryFields[T]{directoryFields[T](), TextField[T]{ScalarField[T]{"code"}}}
}

// The fields by which the directories are filtered.
var (
	// NomenclatureAllergenGroupFields filter the allergen groups.
	NomenclatureAllergenGroupFields = codedDirectoryFields[NomenclatureAllergenGroup]()
	// AmountUnitFields filter the units of measure.
	AmountUnitFields = codedDirectoryFields[AmountUnit]()
	// ContainerFields filter the containers.
	ContainerFields = directoryFields[Container]()
	// CustomCategoryFields filter the user-defined categories.
	CustomCategoryFields = directoryFields[CustomCategory]()
	// MenuSectionFields filter the menu sections.
	MenuSectionFields = directoryFields[MenuSection]()
	// ModifierSchemaFields filter the modifier schemes.
	ModifierSchemaFields = directoryFields[ModifierSchema]()
	// PlaceTypeFields filter the cooking places.
	PlaceTypeFields = directoryFields[PlaceType]()
	// ProducerFields filter the manufacturers and importers.
	ProducerFields = codedDirectoryFields[Producer]()
	// ProductSizeFields filter the sizes of products.
	ProductSizeFields = directoryFields[ProductSize]()
	// ProductTagFields filter the tags of products.
	ProductTagFields = directoryFields[ProductTag]()
)

// NomenclatureAllergenGroup is an allergen group, which products name.
type NomenclatureAllergenGroup struct {
	DirectoryItem
	// Code of the entry.
	Code *string `json:"code,omitzero"`
}

// AmountUnit is a unit of measure of products.
type AmountUnit struct {
	DirectoryItem
	// Code of the entry.
	Code *string `json:"code,omitzero"`
}

// Container is a container (packaging) of products.
type Container struct {
	DirectoryItem
}

// CustomCategory is a user-defined category of products.
type CustomCategory struct {
	DirectoryItem
}

// MenuSection is a section of the menu.
type MenuSection struct {
	DirectoryItem
}

// ModifierSchema is a scheme of modifiers.
type ModifierSchema struct {
	DirectoryItem
}

// PlaceType is a place where dishes are cooked.
type PlaceType struct {
	DirectoryItem
}

// Producer is a manufacturer or importer of products.
type Producer struct {
	DirectoryItem
	// Code of the entry.
	Code *string `json:"code,omitzero"`
}

// ProductSize is a size of products.
type ProductSize struct {
	DirectoryItem
}

// ProductTag is a tag of products.
type ProductTag struct {
	DirectoryItem
}
