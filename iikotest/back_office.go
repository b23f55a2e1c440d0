package iikotest

import (
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// The directories of the back office with a life of their own.
var (
	accounts          = recordKind{name: "Finance.Accounts", id: "id", items: "accounts"}
	cashFlow          = recordKind{name: "Finance.CashFlowCategories", id: "id", items: "cashFlowCategories"}
	productCards      = recordKind{name: "Nomenclature.Products", id: "productId", items: "items"}
	productGroupCards = recordKind{name: "Nomenclature.ProductGroups", id: "groupId", items: "groups"}
	productCategories = recordKind{name: "Nomenclature.ProductCategories", id: "id", items: "items"}
	sizeScales        = recordKind{name: "Nomenclature.SizeScales", id: "id", items: "items"}
	activityCodes     = recordKind{name: "Nomenclature.EconomicActivityCodes", id: "id", items: "items"}
	staff             = recordKind{name: "Staff", id: "id", items: "items"}
	positions         = recordKind{name: "Staff.Positions", id: "id", items: "items"}
	attendanceTypes   = recordKind{name: "Staff.Attendances.Types", id: "id", items: "items"}
	counteragents     = recordKind{name: "Inventory.Counteragents", id: "id", items: "counteragents"}
	attendances       = recordKind{name: "Staff.Attendances", id: "id", items: "items", within: "attendance"}
	assemblyCharts    = recordKind{name: "Nomenclature.AssemblyCharts", id: "id", items: "items"}
	stores            = recordKind{name: "Inventory.Stores", id: "id", items: "stores"}
)

// recordKinds are all directories by name. kindOfList adds those that are only listed.
var recordKinds = func() map[string]recordKind {
	kinds := map[string]recordKind{}
	for _, k := range []recordKind{accounts, cashFlow, productCards, productGroupCards, productCategories, sizeScales, activityCodes, staff, positions, attendanceTypes, attendances, assemblyCharts, counteragents, stores} {
		kinds[k.name] = k
	}
	return kinds
}()

var backOffice = merge(
	operations{
		api.FinanceAccountsCreate:  creates[models.CreateAccountRequest, models.Account](accounts),
		api.FinanceAccountsUpdate:  updates[models.UpdateAccountRequest, models.Account](accounts),
		api.FinanceAccountsGet:     gets[models.FinanceIDRequest, models.Account](accounts),
		api.FinanceAccountsList:    lists[models.ListAccountsRequest, models.ListAccountsResponse](accounts),
		api.FinanceAccountsDelete:  marks[models.FinanceIDRequest, models.AccountDeletion](accounts, true, "", ""),
		api.FinanceAccountsRestore: marks[models.FinanceRestoreRequest, models.RestoreAccountResponse](accounts, false, "", ""),

		api.FinanceCashFlowCategoriesCreate:  creates[models.CreateCashFlowCategoryRequest, models.CashFlowCategory](cashFlow),
		api.FinanceCashFlowCategoriesUpdate:  updates[models.UpdateCashFlowCategoryRequest, models.CashFlowCategory](cashFlow),
		api.FinanceCashFlowCategoriesGet:     gets[models.FinanceIDRequest, models.CashFlowCategory](cashFlow),
		api.FinanceCashFlowCategoriesList:    lists[models.ListCashFlowCategoriesRequest, models.ListCashFlowCategoriesResponse](cashFlow),
		api.FinanceCashFlowCategoriesDelete:  marks[models.FinanceIDRequest, models.CashFlowCategoryDeletion](cashFlow, true, "", "affectedIds"),
		api.FinanceCashFlowCategoriesRestore: marks[models.FinanceRestoreRequest, models.CashFlowCategoryDeletion](cashFlow, false, "", "affectedIds"),

		api.NomenclatureProductCategoriesCreate:  creates[models.CreateProductCategoryRequest, models.NomenclatureIDResponse](productCategories),
		api.NomenclatureProductCategoriesUpdate:  updates[models.UpdateProductCategoryRequest, models.NomenclatureIDResponse](productCategories),
		api.NomenclatureProductCategoriesList:    lists[models.ListProductCategoriesRequest, models.ListProductCategoriesResponse](productCategories),
		api.NomenclatureProductCategoriesDelete:  marks[models.NomenclatureIDRequest, models.NomenclatureIDResponse](productCategories, true, "", ""),
		api.NomenclatureProductCategoriesRestore: marks[models.NomenclatureIDRequest, models.NomenclatureIDResponse](productCategories, false, "", ""),

		api.NomenclatureSizeScalesCreate: creates[models.CreateSizeScaleRequest, models.SizeScale](sizeScales),
		api.NomenclatureSizeScalesUpdate: updates[models.UpdateSizeScaleRequest, models.SizeScale](sizeScales),
		api.NomenclatureSizeScalesGet:    gets[models.NomenclatureIDRequest, models.SizeScale](sizeScales),
		api.NomenclatureSizeScalesList:   lists[models.DirectoryListRequest[models.SizeScale], models.DirectoryListResponse[models.SizeScale]](sizeScales),
		api.NomenclatureSizeScalesDelete: marks[models.NomenclatureIDRequest, models.SizeScale](sizeScales, true, "", ""),

		api.NomenclatureEconomicActivityCodesGet:  gets[models.NomenclatureIDRequest, models.EconomicActivityCode](activityCodes),
		api.NomenclatureEconomicActivityCodesList: lists[models.ListEconomicActivityCodesRequest, models.ListEconomicActivityCodesResponse](activityCodes),

		api.StaffCreate:            creates[models.CreateStaffRequest, models.StaffEmployee](staff),
		api.StaffUpdate:            updates[models.UpdateStaffRequest, models.StaffEmployee](staff),
		api.StaffGet:               gets[models.StaffIDRequest, models.StaffEmployee](staff),
		api.StaffList:              lists[models.ListStaffRequest, models.ListStaffResponse](staff),
		api.StaffFire:              marks[models.FireStaffRequest, models.FireStaffResponse](staff, true, "ids", "firedIds"),
		api.StaffRestore:           marks[models.StaffIDRequest, models.RestoreStaffResponse](staff, false, "", "restoredIds"),
		api.StaffPositionsGet:      gets[models.PositionGetRequest, models.StaffPosition](positions),
		api.StaffPositionsList:     lists[models.PositionsListRequest, models.PositionsListResponse](positions),
		api.StaffAttendancesTypes:  lists[models.AttendanceTypesRequest, models.AttendanceTypesResponse](attendanceTypes),
		api.StaffAttendancesCreate: creates[models.CreateAttendanceRequest, models.AttendanceResponse](attendances),
		api.StaffAttendancesUpdate: updates[models.UpdateAttendanceRequest, models.AttendanceResponse](attendances),
		api.StaffAttendancesList:   lists[models.ListAttendancesRequest, models.ListAttendancesResponse](attendances),
		api.StaffAttendancesDelete: marks[models.DeleteAttendanceRequest, models.DeleteAttendanceResponse](attendances, true, "", ""),

		api.NomenclatureAssemblyChartsCreate: creates[models.AssemblyChartRequest, models.NomenclatureIDResponse](assemblyCharts),
		api.NomenclatureAssemblyChartsUpdate: updates[models.AssemblyChartRequest, models.NomenclatureIDResponse](assemblyCharts),
		api.NomenclatureAssemblyChartsGet:    gets[models.NomenclatureIDRequest, models.AssemblyChart](assemblyCharts),
		api.NomenclatureAssemblyChartsList:   lists[models.ListAssemblyChartsRequest, models.ListAssemblyChartsResponse](assemblyCharts),
		api.NomenclatureAssemblyChartsDelete: marks[models.NomenclatureIDRequest, models.NomenclatureIDResponse](assemblyCharts, true, "", ""),

		api.InventoryCounteragents:     lists[models.CounteragentsRequest, models.CounteragentsResponse](counteragents),
		api.InventoryListCounteragents: lists[models.CounteragentsRequest, models.CounteragentsResponse](counteragents),
		api.InventoryStores:            lists[models.StoresRequest, models.StoresResponse](stores),
	},
	cards(api.NomenclatureProductsCreate, api.NomenclatureProductsUpdate, api.NomenclatureProductsList, api.NomenclatureProductsDelete, api.NomenclatureProductsRestore),
	cards(api.NomenclatureProductsCreateV1, api.NomenclatureProductsUpdateV1, api.NomenclatureProductsListV1, api.NomenclatureProductsDeleteV1, api.NomenclatureProductsRestoreV1),
	groupCards(api.NomenclatureProductGroupsCreate, api.NomenclatureProductGroupsUpdate, api.NomenclatureProductGroupsList, api.NomenclatureProductGroupsDelete, api.NomenclatureProductGroupsRestore),
	groupCards(api.NomenclatureProductGroupsCreateV1, api.NomenclatureProductGroupsUpdateV1, api.NomenclatureProductGroupsListV1, api.NomenclatureProductGroupsDeleteV1, api.NomenclatureProductGroupsRestoreV1),
	directoryOf[models.NomenclatureAllergenGroup](api.NomenclatureAllergenGroups),
	directoryOf[models.AmountUnit](api.NomenclatureAmountUnits),
	directoryOf[models.Container](api.NomenclatureContainers),
	directoryOf[models.CustomCategory](api.NomenclatureCustomCategories),
	directoryOf[models.MenuSection](api.NomenclatureMenuSections),
	directoryOf[models.ModifierSchema](api.NomenclatureModifierSchemas),
	directoryOf[models.PlaceType](api.NomenclaturePlaceTypes),
	directoryOf[models.Producer](api.NomenclatureProducers),
	directoryOf[models.ProductSize](api.NomenclatureProductSizes),
	directoryOf[models.ProductTag](api.NomenclatureProductTags),
	directoryOf[models.ItemCategory](api.FinanceItemCategories),
	directoryOf[models.FinanceTaxCategory](api.FinanceTaxCategories),
	catalogOf[models.InventoryConception](api.InventoryConceptions),
	catalogOf[models.AccountingCategory](api.InventoryAccountingCategories),
	catalogOf[models.MeasureUnit](api.InventoryMeasureUnits),
	catalogOf[models.InventoryPaymentType](api.InventoryPaymentTypes),
)

// cards are the operations of product cards in one version, all on the same records.
func cards(create, update, list, remove, restore *api.Operation) operations {
	return operations{
		create:  creates[models.ProductCardRequest, models.ProductSaveResponse](productCards),
		update:  updates[models.ProductCardRequest, models.ProductSaveResponse](productCards),
		list:    lists[models.ListProductsRequest, models.ListProductsResponse](productCards),
		remove:  marks[models.ProductIDsRequest, models.NomenclatureMessage](productCards, true, "productIds", ""),
		restore: marks[models.ProductIDsRequest, models.NomenclatureMessage](productCards, false, "productIds", ""),
	}
}

// groupCards are the operations of group cards in one version, all on the same records.
func groupCards(create, update, list, remove, restore *api.Operation) operations {
	return operations{
		create:  creates[models.ProductGroupCardRequest, models.ProductGroupSaveResponse](productGroupCards),
		update:  updates[models.ProductGroupCardRequest, models.ProductGroupSaveResponse](productGroupCards),
		list:    lists[models.ListProductGroupsRequest, models.ListProductGroupsResponse](productGroupCards),
		remove:  marks[models.DeleteProductGroupsRequest, models.NomenclatureMessage](productGroupCards, true, "groupIds", ""),
		restore: marks[models.RestoreProductGroupsRequest, models.NomenclatureMessage](productGroupCards, false, "groupIds", ""),
	}
}

// kindOfList returns the directory of an operation that lists it.
func kindOfList(list *api.Operation, items string) recordKind {
	k := recordKind{name: list.Name[:len(list.Name)-len(".List")], id: "id", items: items}
	recordKinds[k.name] = k
	return k
}

func directoryOf[T any](directory api.Directory) operations {
	return operations{
		directory.List: lists[models.DirectoryListRequest[T], models.DirectoryListResponse[T]](kindOfList(directory.List, "items")),
	}
}

func catalogOf[T any](catalog api.Catalog) operations {
	k := kindOfList(catalog.List, "entities")
	return operations{
		catalog.Get:  gets[models.CatalogGetRequest, T](k),
		catalog.List: lists[models.CatalogListRequest, models.CatalogListResponse[T]](k),
	}
}
