package api

// Operations of Client.
var tokens = section{"Client", "/api/", "Authorization"}

var (
	ClientAccessToken   = tokens.read("AccessToken", "1/access_token", "", deprecated("Client.AccessTokenV2"))
	ClientAccessTokenV2 = tokens.read("AccessTokenV2", "v2/access_token", "")
)

var organizations = section{"Client", "/api/1/", "Organizations"}

var (
	ClientSimpleOrganizations = organizations.read("SimpleOrganizations",
		"organizations", GroupDataDictionaries, get, deprecated("Client.Organizations"), tag("Deprecated"))
	ClientOrganizations         = organizations.read("Organizations", "organizations", GroupDataDictionaries)
	ClientOrganizationsSettings = organizations.read("OrganizationsSettings", "organizations/settings", GroupOrganizationsSettings)
)

// Operations of Dictionaries.
var dictionaries = section{"Dictionaries", "/api/1/", "Dictionaries"}

var (
	DictionariesCancelCauses     = dictionaries.read("CancelCauses", "cancel_causes", GroupDataDictionaries, since("7.7.1"))
	DictionariesOrderTypes       = dictionaries.read("OrderTypes", "deliveries/order_types", GroupDataDictionaries)
	DictionariesDiscounts        = dictionaries.read("Discounts", "discounts", GroupDataDictionaries)
	DictionariesPaymentTypes     = dictionaries.read("PaymentTypes", "payment_types", GroupDataDictionaries)
	DictionariesRemovalTypes     = dictionaries.read("RemovalTypes", "removal_types", GroupDataDictionaries, since("7.5.3"))
	DictionariesTipsTypes        = dictionaries.read("TipsTypes", "tips_types", GroupDataDictionaries, since("7.7.4"))
	DictionariesMarketingSources = dictionaries.read("MarketingSources",
		"marketing_sources", GroupDataDictionaries, since("7.2.5"), tag("Marketing sources"))
)

// Operations of Menu.
var menu = section{"Menu", "/api/", "Menu"}

var (
	MenuCombo              = menu.read("Combo", "1/combo", GroupDataMenu)
	MenuComboCalculate     = menu.read("ComboCalculate", "1/combo/calculate", GroupLoyaltyOrderCalculate)
	MenuNomenclature       = menu.read("Nomenclature", "1/nomenclature", GroupDataMenu, superseded("Menu.MenuV3ByID"))
	MenuStopLists          = menu.read("StopLists", "1/stop_lists", GroupDataStoplists)
	MenuAddToStopList      = menu.change("AddToStopList", "1/stop_lists/add", GroupDataChangingStoplists, since("8.6.1"))
	MenuStopListsCheck     = menu.read("StopListsCheck", "1/stop_lists/check", GroupOrdersCreating)
	MenuClearStopList      = menu.change("ClearStopList", "1/stop_lists/clear", GroupDataChangingStoplists, since("8.6.1"))
	MenuRemoveFromStopList = menu.change("RemoveFromStopList", "1/stop_lists/remove", GroupDataChangingStoplists, since("8.6.1"))
	MenuMenu               = menu.read("Menu", "2/menu", GroupDataMenu)
	MenuMenuByID           = menu.read("MenuByID", "2/menu/by_id", GroupDataMenu, superseded("Menu.MenuV3ByID"))
	MenuMenuV3ByID         = menu.read("MenuV3ByID", "menu/v3/by_id", GroupDataMenu)
)

// Operations of Orders.
var orders = section{"Orders", "/api/1/order/", "Orders"}

var (
	OrdersPrintBill          = orders.command("PrintBill", "print_bill", GroupOrdersChanging, tag("Deliveries: Create and update"))
	OrdersUpdatePayments     = orders.command("UpdatePayments", "update_payments", "", deprecated("Orders.ChangePayments"), undocumented)
	OrdersAddCustomer        = orders.command("AddCustomer", "add_customer", GroupOrdersChanging, since("7.7.1"))
	OrdersAddItems           = orders.command("AddItems", "add_items", GroupOrdersChanging, since("7.4.6"))
	OrdersAddPayments        = orders.command("AddPayments", "add_payments", GroupOrderPaymentsChanging, since("8.2.6"))
	OrdersOrderByID          = orders.read("OrderByID", "by_id", GroupOrdersReceiving, since("7.4.6"))
	OrdersOrderByTable       = orders.read("OrderByTable", "by_table", GroupOrdersReceiving, since("7.4.6"))
	OrdersCancel             = orders.command("Cancel", "cancel", GroupOrderStatusChanging, since("9.0.5"))
	OrdersChangeExternalData = orders.change("ChangeExternalData", "change_external_data", GroupOrdersChanging)
	OrdersChangePayments     = orders.change("ChangePayments", "change_payments", GroupOrderPaymentsChanging, since("7.7.4"))
	OrdersClose              = orders.command("Close", "close", GroupOrderStatusChanging, since("7.4.6"))
	OrdersOrderCreate        = orders.create("OrderCreate", "create", GroupOrdersCreating, queued, since("7.4.6"))
	OrdersInitByPosOrder     = orders.change("InitByPosOrder", "init_by_posOrder", GroupOrdersLoadingData, since("7.7.1"))
	OrdersInitByTable        = orders.change("InitByTable", "init_by_table", GroupOrdersLoadingData, since("7.7.1"))
)

// Operations of Deliveries.
var deliveries = section{"Deliveries", "/api/1/deliveries/", "Deliveries: Create and update"}

var (
	DeliveriesAddItems             = deliveries.command("AddItems", "add_items", GroupOrdersChanging, since("7.4.6"))
	DeliveriesAddPayments          = deliveries.command("AddPayments", "add_payments", GroupOrderPaymentsChanging, since("8.4.6"))
	DeliveriesCancel               = deliveries.command("Cancel", "cancel", GroupOrderStatusChanging, since("7.5.4"))
	DeliveriesCancelConfirmation   = deliveries.command("CancelConfirmation", "cancel_confirmation", GroupOrderStatusChanging, since("7.6.1"))
	DeliveriesChangeComment        = deliveries.command("ChangeComment", "change_comment", GroupOrdersChanging, since("7.6.1"))
	DeliveriesChangeCompleteBefore = deliveries.command("ChangeCompleteBefore", "change_complete_before", GroupOrdersChanging, since("7.5.4"))
	DeliveriesChangeDeliveryPoint  = deliveries.command("ChangeDeliveryPoint", "change_delivery_point", GroupOrdersChanging, since("7.5.4"))
	DeliveriesChangeDriverInfo     = deliveries.command("ChangeDriverInfo", "change_driver_info", GroupOrderDriverChanging, since("8.6.6"))
	DeliveriesChangeExternalData   = deliveries.change("ChangeExternalData", "change_external_data", GroupOrdersChanging)
	DeliveriesChangeOperator       = deliveries.command("ChangeOperator", "change_operator", GroupOrdersChanging, since("7.6.1"))
	DeliveriesChangePayments       = deliveries.command("ChangePayments", "change_payments", GroupOrderPaymentsChanging, since("7.6.3"))
	DeliveriesChangeServiceType    = deliveries.command("ChangeServiceType", "change_service_type", GroupOrdersChanging, since("7.5.4"))
	DeliveriesClose                = deliveries.command("Close", "close", GroupOrderStatusChanging, since("7.4.6"))
	DeliveriesConfirm              = deliveries.command("Confirm", "confirm", GroupOrderStatusChanging, since("7.6.1"))
	DeliveriesDeliveryCreate       = deliveries.create("DeliveryCreate", "create", GroupOrdersCreating, queued)
	DeliveriesPrintDeliveryBill    = deliveries.command("PrintDeliveryBill", "print_delivery_bill", GroupOrdersChanging, since("7.6.1"))
	DeliveriesUpdateOrderCourier   = deliveries.command("UpdateOrderCourier",
		"update_order_courier", GroupOrderDriverChanging, since("7.1.5"), deprecated("Deliveries.ChangeDriverInfo"))
	DeliveriesUpdateOrderDeliveryStatus = deliveries.command("UpdateOrderDeliveryStatus",
		"update_order_delivery_status", GroupOrderStatusChanging)
	DeliveriesUpdateOrderPayments = deliveries.command("UpdateOrderPayments",
		"update_order_payments", GroupDeprecated, deprecated("Deliveries.ChangePayments"))
	DeliveriesUpdateOrderProblem = deliveries.command("UpdateOrderProblem", "update_order_problem", GroupOrderStatusChanging)
	DeliveriesUpdateTrackingLink = deliveries.change("UpdateTrackingLink", "update_tracking_link", GroupOrderDriverChanging)
)

var found = section{"Deliveries", "/api/1/deliveries/", "Deliveries: Retrieve"}

var (
	DeliveriesByDeliveryDateAndPhone              = found.read("ByDeliveryDateAndPhone", "by_delivery_date_and_phone", GroupOrdersReceiving)
	DeliveriesByDeliveryDateAndSourceKeyAndFilter = found.read("ByDeliveryDateAndSourceKeyAndFilter",
		"by_delivery_date_and_source_key_and_filter", GroupOrdersReceiving)
	DeliveriesByDeliveryDateAndStatus       = found.read("ByDeliveryDateAndStatus", "by_delivery_date_and_status", GroupOrdersReceiving)
	DeliveriesByID                          = found.read("ByID", "by_id", GroupOrdersReceiving)
	DeliveriesByRevision                    = found.read("ByRevision", "by_revision", GroupOrdersReceivingByRevision)
	DeliveriesHistoryByDeliveryDateAndPhone = found.read("HistoryByDeliveryDateAndPhone",
		"history/by_delivery_date_and_phone", GroupOrdersReceiving)
	DeliveriesCheckCreate = found.read("CheckCreate", "check_create", "", deprecated("Deliveries.CreateDelivery"), undocumented)
)

// Operations of Drafts.
var drafts = section{"Drafts", "/api/1/deliveries/drafts/", "Drafts"}

var (
	DraftsByFilter = drafts.read("ByFilter", "by_filter", GroupDraftsReceiving)
	DraftsByID     = drafts.read("ByID", "by_id", GroupDraftsReceiving)
	DraftsCommit   = drafts.change("Commit", "commit", GroupDraftsChanging)
	DraftsCreate   = drafts.create("Create", "create", GroupDraftsCreating)
	DraftsDelete   = drafts.change("Delete", "delete", GroupDraftsChanging)
	DraftsLock     = drafts.change("Lock", "lock", GroupDraftsChanging)
	DraftsSave     = drafts.change("Save", "save", GroupDraftsCreating)
	DraftsUnlock   = drafts.change("Unlock", "unlock", GroupDraftsChanging)
)

// Operations of DeliveryRestrictions.
var restrictions = section{"DeliveryRestrictions", "/api/", "Delivery restrictions"}

var (
	DeliveryRestrictionsDeliveryRestrictions = restrictions.read("DeliveryRestrictions",
		"1/delivery_restrictions", GroupDataDictionaries, since("6.4.16"))
	DeliveryRestrictionsAllowed = restrictions.read("Allowed",
		"1/delivery_restrictions/allowed", GroupOrdersPreparing, since("6.4.16"))
	DeliveryRestrictionsUpdate                 = restrictions.change("Update", "1/delivery_restrictions/update", "", undocumented)
	DeliveryRestrictionsDeliveryRestrictionsV2 = restrictions.read("DeliveryRestrictionsV2", "2/delivery_restrictions", "", undocumented)
	DeliveryRestrictionsAllowedV2              = restrictions.read("AllowedV2", "2/delivery_restrictions/allowed", "", undocumented)
)

// Operations of Address.
var address = section{"Address", "/api/1/", "Addresses"}

var (
	AddressCities        = address.read("Cities", "cities", GroupDataGeo)
	AddressRegions       = address.read("Regions", "regions", GroupDataGeo)
	AddressStreetsByCity = address.read("StreetsByCity", "streets/by_city", GroupDataGeo)
	AddressStreetsByID   = address.read("StreetsByID", "streets/by_id", GroupDataGeo)
)

// Operations of TerminalGroup.
var terminals = section{"TerminalGroup", "/api/1/", "Terminal groups"}

var (
	TerminalGroupTerminalGroups = terminals.read("TerminalGroups", "terminal_groups", GroupDataDictionaries)
	TerminalGroupAwake          = terminals.change("Awake", "terminal_groups/awake", GroupOrganizationsSettings)
	TerminalGroupIsAlive        = terminals.read("IsAlive", "terminal_groups/is_alive", GroupPOSAvailability)
)

// Operations of Employees.
var employees = section{"Employees", "/api/1/employees/", "Employees"}

var (
	EmployeesCouriers                 = employees.read("Couriers", "couriers", GroupDriversDictionaries)
	EmployeesActiveLocation           = employees.read("ActiveLocation", "couriers/active_location", GroupDriversLocation)
	EmployeesActiveLocationByTerminal = employees.read("ActiveLocationByTerminal",
		"couriers/active_location/by_terminal", GroupDriversLocation)
	EmployeesCouriersByRole        = employees.read("CouriersByRole", "couriers/by_role", GroupDriversDictionaries)
	EmployeesLocationsByTimeOffset = employees.read("LocationsByTimeOffset", "couriers/locations/by_time_offset", GroupDriversLocation)
	EmployeesEmployeeInfo          = employees.read("EmployeeInfo", "info", GroupEmployeesDictionaries)
	EmployeesShiftClockin          = employees.command("ShiftClockin", "shift/clockin", GroupEmployeesShifts)
	EmployeesShiftClockout         = employees.command("ShiftClockout", "shift/clockout", GroupEmployeesShifts)
	EmployeesShiftIsOpen           = employees.read("ShiftIsOpen", "shift/is_open", GroupEmployeesShifts)
	EmployeesShiftByCourier        = employees.read("ShiftByCourier", "shifts/by_courier", GroupEmployeesShifts)
)

// Operations of Reserves.
var reserves = section{"Reserves", "/api/1/reserve/", "Banquets/reserves"}

var (
	ReservesAddItems               = reserves.command("AddItems", "add_items", GroupOrdersChanging, since("8.2.6"))
	ReservesAddPayments            = reserves.command("AddPayments", "add_payments", GroupOrderPaymentsChanging, since("8.2.6"))
	ReservesAvailableOrganizations = reserves.read("AvailableOrganizations",
		"available_organizations", GroupOrdersPreparing, since("7.1.5"))
	ReservesAvailableRestaurantSections = reserves.read("AvailableRestaurantSections",
		"available_restaurant_sections", GroupOrdersPreparing, since("7.1.5"))
	ReservesAvailableTerminalGroups = reserves.read("AvailableTerminalGroups",
		"available_terminal_groups", GroupOrdersPreparing, since("7.1.5"))
	ReservesCancel                   = reserves.command("Cancel", "cancel", GroupOrderStatusChanging, since("8.2.6"))
	ReservesChangeEstimatedStartTime = reserves.command("ChangeEstimatedStartTime",
		"change_estimated_start_time", GroupOrdersChanging, since("9.0.5"))
	ReservesChangeItems                = reserves.command("ChangeItems", "change_items", GroupOrdersChanging, since("9.0.5"))
	ReservesChangeTables               = reserves.command("ChangeTables", "change_tables", GroupOrdersChanging, since("9.0.5"))
	ReservesCreate                     = reserves.create("Create", "create", GroupOrdersCreating, queued, since("7.1.5"))
	ReservesRestaurantSectionsWorkload = reserves.read("RestaurantSectionsWorkload",
		"restaurant_sections_workload", GroupDataDictionaries, since("7.1.5"))
	ReservesStatusByID = reserves.read("StatusByID", "status_by_id", GroupOrdersReceiving, since("7.1.5"))
)

// Operations of Customers.
var categories = section{"Customers", "/api/1/loyalty/iiko/", "Customer categories"}

var (
	CustomersCustomerCategories     = categories.read("CustomerCategories", "customer_category", GroupLoyaltyDictionaries)
	CustomersCustomerCategoryAdd    = categories.change("CustomerCategoryAdd", "customer_category/add", GroupGuestsChanging)
	CustomersCustomerCategoryRemove = categories.change("CustomerCategoryRemove", "customer_category/remove", GroupGuestsChanging)
)

var customers = section{"Customers", "/api/1/loyalty/iiko/", "Customers"}

var (
	CustomersCustomerCardAdd          = customers.change("CustomerCardAdd", "customer/card/add", GroupGuestsChanging)
	CustomersCustomerCardDelete       = customers.change("CustomerCardDelete", "customer/card/remove", GroupGuestsChanging)
	CustomersCustomerCreateOrUpdate   = customers.change("CustomerCreateOrUpdate", "customer/create_or_update", GroupGuestsCreating)
	CustomersCustomerInfo             = customers.read("CustomerInfo", "customer/info", GroupGuestsInfo)
	CustomersCustomerProgramAdd       = customers.change("CustomerProgramAdd", "customer/program/add", GroupGuestsChanging)
	CustomersCustomerWalletCancelHold = customers.change("CustomerWalletCancelHold", "customer/wallet/cancel_hold", GroupLoyaltyWallets)
	CustomersCustomerWalletChargeoff  = customers.change("CustomerWalletChargeoff", "customer/wallet/chargeoff", GroupLoyaltyWallets)
	CustomersCustomerWalletHold       = customers.change("CustomerWalletHold", "customer/wallet/hold", GroupLoyaltyWallets)
	CustomersCustomerWalletTopup      = customers.change("CustomerWalletTopup", "customer/wallet/topup", GroupLoyaltyWallets)
	CustomersDeleteCustomers          = customers.change("DeleteCustomers", "delete_customers", "")
	CustomersCounters                 = customers.read("Counters", "get_counters", "")
	CustomersRestoreCustomers         = customers.change("RestoreCustomers", "restore_customers", "")
)

var reports = section{"Customers", "/api/1/loyalty/iiko/customer/transactions/", "Report"}

var (
	CustomersTransactionsByDate     = reports.read("TransactionsByDate", "by_date", GroupGuestsInfo)
	CustomersTransactionsByRevision = reports.read("TransactionsByRevision", "by_revision", GroupGuestsInfo)
)

// Operations of DiscountPromotion.
var loyalty = section{"DiscountPromotion", "/api/1/loyalty/iiko/", "Discounts and promotions"}

var (
	DiscountPromotionCalculate        = loyalty.read("Calculate", "calculate", GroupLoyaltyOrderCalculate)
	DiscountPromotionCouponsBySeries  = loyalty.read("CouponsBySeries", "coupons/by_series", GroupLoyaltyCoupons)
	DiscountPromotionCouponsInfo      = loyalty.read("CouponsInfo", "coupons/info", GroupLoyaltyCoupons)
	DiscountPromotionCouponsSeries    = loyalty.read("CouponsSeries", "coupons/series", GroupLoyaltyCoupons)
	DiscountPromotionManualConditions = loyalty.read("ManualConditions", "manual_condition", GroupLoyaltyDictionaries)
	DiscountPromotionPrograms         = loyalty.read("Programs", "program", GroupLoyaltyDictionaries)
)

// Operations of Notifications.
var messages = section{"Notifications", "/api/1/loyalty/iiko/", "Messages"}

var (
	NotificationsCheckSMSSendingPossibility = messages.read("CheckSMSSendingPossibility", "check_sms_sending_possibility", "")
	NotificationsCheckSMSStatus             = messages.read("CheckSMSStatus", "check_sms_status", "")
	NotificationsSendEmail                  = messages.change("SendEmail", "message/send_email", GroupLoyaltyMessages)
	NotificationsSendSMS                    = messages.change("SendSMS", "message/send_sms", GroupLoyaltyMessages)
)

var notifications = section{"Notifications", "/api/1/notifications/", "Notifications"}

var (
	NotificationsSend = notifications.change("Send", "send", GroupNotifications)
)

// Operations of Commands.
var commands = section{"Commands", "/api/1/commands/", "Operations"}

var (
	CommandsStatus = commands.read("Status", "status", GroupCommands)
)

// Operations of WebHook.
var webHook = section{"WebHook", "/api/1/webhooks/", "Webhooks"}

var (
	WebHookSettings       = webHook.read("Settings", "settings", GroupOrganizationsSettings)
	WebHookUpdateSettings = webHook.change("UpdateSettings", "update_settings", GroupWebHooksSettings)
)

// Operations of Inventory.
var inventory = section{"Inventory", "/api/inventory/v1/", ""}

var (
	InventoryCounteragents  = inventory.read("Counteragents", "counteragents", "", deprecated("Inventory.ListCounteragents"), undocumented)
	InventoryUpdateBarcodes = inventory.change("UpdateBarcodes",
		"nomenclature/update_barcodes", "", deprecated("Nomenclature.Products.UpdateBarcodes"), undocumented)
	InventoryCalculateCostings        = inventory.read("CalculateCostings", "costings/calculate", "")
	InventoryDisassembleDocuments     = inventory.documents("DisassembleDocuments", "disassemble_document")
	InventoryIncomingInvoices         = inventory.documents("IncomingInvoices", "incoming_invoice")
	InventoryIncomingReturnedInvoices = inventory.documents("IncomingReturnedInvoices", "incoming_returned_invoice")
	InventoryInternalTransfers        = inventory.documents("InternalTransfers", "internal_transfer")
	InventoryOutgoingInvoices         = inventory.documents("OutgoingInvoices", "outgoing_invoice")
	InventoryProductionDocuments      = inventory.documents("ProductionDocuments", "production_document")
	InventoryReturnedInvoices         = inventory.documents("ReturnedInvoices", "returned_invoice")
	InventorySalesDocuments           = inventory.documents("SalesDocuments", "sales_document")
	InventoryTransformationDocuments  = inventory.documents("TransformationDocuments", "transformation_document")
	InventoryWriteoffDocuments        = inventory.documents("WriteoffDocuments", "writeoff_document")
	InventoryIncomingInventories      = inventory.documents("IncomingInventories", "incoming_inventory")
	InventoryListCounteragents        = inventory.read("ListCounteragents", "counteragents/list", "")
	InventoryPriceList                = inventory.read("PriceList", "counteragents/pricelist/list", "")
	InventoryOrganizationSettings     = inventory.read("OrganizationSettings", "organizations/settings/list", "")
	InventoryOrganizationTree         = inventory.read("OrganizationTree", "organizations/tree", "")
	InventoryStockBalances            = inventory.read("StockBalances", "stock_balance/list", "")
	InventoryStores                   = inventory.read("Stores", "stores/list", "")
	InventoryConceptions              = inventory.catalog("Conceptions", "conceptions")
	InventoryAccountingCategories     = inventory.catalog("AccountingCategories", "accounting_categories")
	InventoryMeasureUnits             = inventory.catalog("MeasureUnits", "measure_units")
	InventoryPaymentTypes             = inventory.catalog("PaymentTypes", "payment_types")
)

// Operations of Inventory.IncomingInvoices.
var incomingInvoices = section{"Inventory.IncomingInvoices", "/api/inventory/v1/incoming_invoice/", ""}

var (
	InventoryIncomingInvoicesAddPayment     = incomingInvoices.change("AddPayment", "modify/add_payment", "", created)
	InventoryIncomingInvoicesSetPaymentDate = incomingInvoices.change("SetPaymentDate", "patch/set_payment_date", "")
)

// Operations of Inventory.OutgoingInvoices.
var outgoingInvoices = section{"Inventory.OutgoingInvoices", "/api/inventory/v1/outgoing_invoice/", ""}

var (
	InventoryOutgoingInvoicesAddPayment     = outgoingInvoices.change("AddPayment", "modify/add_payment", "", created)
	InventoryOutgoingInvoicesSetPaymentDate = outgoingInvoices.change("SetPaymentDate", "patch/set_payment_date", "")
)

// Operations of Finance.
var finance = section{"Finance", "/api/finance/v1/", ""}

var (
	FinanceAccountTransactions  = finance.read("AccountTransactions", "account_transactions/list", "")
	FinanceDocumentTransactions = finance.read("DocumentTransactions", "document_transactions/list", "")
	FinanceIncomingServices     = finance.documents("IncomingServices", "incoming_service")
	FinanceOutgoingServices     = finance.documents("OutgoingServices", "outgoing_service")
	FinanceAccountPostings      = finance.read("AccountPostings", "account-posting/list", "")
	FinanceAccountTypes         = finance.read("AccountTypes", "account-type/list", "")
	FinanceBalanceSheet         = finance.read("BalanceSheet", "balance-sheet/list", "")
	FinanceChartOfAccounts      = finance.read("ChartOfAccounts", "chart-of-accounts/list", "")
	FinanceItemCategories       = finance.directory("ItemCategories", "item-category")
	FinanceTaxCategories        = finance.directory("TaxCategories", "tax-category")
)

// Operations of Finance.Accounts.
var accounts = section{"Finance.Accounts", "/api/finance/v1/account/", ""}

var (
	FinanceAccountsCreate  = accounts.change("Create", "create", "", created)
	FinanceAccountsDelete  = accounts.change("Delete", "delete", "")
	FinanceAccountsGet     = accounts.read("Get", "get", "")
	FinanceAccountsList    = accounts.read("List", "list", "")
	FinanceAccountsRestore = accounts.change("Restore", "restore", "")
	FinanceAccountsUpdate  = accounts.change("Update", "update", "")
)

// Operations of Finance.CashFlowCategories.
var cashFlow = section{"Finance.CashFlowCategories", "/api/finance/v1/cash-flow-category/", ""}

var (
	FinanceCashFlowCategoriesCreate  = cashFlow.change("Create", "create", "", created)
	FinanceCashFlowCategoriesDelete  = cashFlow.change("Delete", "delete", "")
	FinanceCashFlowCategoriesGet     = cashFlow.read("Get", "get", "")
	FinanceCashFlowCategoriesList    = cashFlow.read("List", "list", "")
	FinanceCashFlowCategoriesRestore = cashFlow.change("Restore", "restore", "")
	FinanceCashFlowCategoriesUpdate  = cashFlow.change("Update", "update", "")
)

// Operations of Nomenclature.
var nomenclature = section{"Nomenclature", "/api/nomenclature/v1/", ""}

var (
	NomenclatureAllergenGroups   = nomenclature.directory("AllergenGroups", "allergen-group")
	NomenclatureAmountUnits      = nomenclature.directory("AmountUnits", "amount-unit")
	NomenclatureContainers       = nomenclature.directory("Containers", "container")
	NomenclatureCustomCategories = nomenclature.directory("CustomCategories", "custom-category")
	NomenclatureMenuSections     = nomenclature.directory("MenuSections", "menu")
	NomenclatureModifierSchemas  = nomenclature.directory("ModifierSchemas", "modifier-schema")
	NomenclaturePlaceTypes       = nomenclature.directory("PlaceTypes", "place-type")
	NomenclatureProducers        = nomenclature.directory("Producers", "producer")
	NomenclatureProductSizes     = nomenclature.directory("ProductSizes", "product-size")
	NomenclatureProductTags      = nomenclature.directory("ProductTags", "product-tag")
)

// Operations of Nomenclature.EconomicActivityCodes.
var activityCodes = section{"Nomenclature.EconomicActivityCodes", "/api/nomenclature/v1/outer_economic_activity_nomenclature_codes/", ""}

var (
	NomenclatureEconomicActivityCodesGet  = activityCodes.read("Get", "get", "")
	NomenclatureEconomicActivityCodesList = activityCodes.read("List", "list", "")
)

// Operations of Nomenclature.Products.
var products = section{"Nomenclature.Products", "/api/nomenclature/", ""}

var (
	NomenclatureProductsCreate           = products.change("Create", "v2/product/create", "", created)
	NomenclatureProductsDelete           = products.change("Delete", "v2/product/delete", "")
	NomenclatureProductsList             = products.read("List", "v2/product/list", "")
	NomenclatureProductsRestore          = products.change("Restore", "v2/product/restore", "")
	NomenclatureProductsUpdate           = products.change("Update", "v2/product/update", "")
	NomenclatureProductsUpdateBarcodes   = products.change("UpdateBarcodes", "v2/product/update_barcodes", "")
	NomenclatureProductsCreateV1         = products.change("CreateV1", "v1/product/create", "", created, deprecated("Nomenclature.Products.Create"))
	NomenclatureProductsDeleteV1         = products.change("DeleteV1", "v1/product/delete", "", deprecated("Nomenclature.Products.Delete"))
	NomenclatureProductsListV1           = products.read("ListV1", "v1/product/list", "", deprecated("Nomenclature.Products.List"))
	NomenclatureProductsRestoreV1        = products.change("RestoreV1", "v1/product/restore", "", deprecated("Nomenclature.Products.Restore"))
	NomenclatureProductsUpdateV1         = products.change("UpdateV1", "v1/product/update", "", deprecated("Nomenclature.Products.Update"))
	NomenclatureProductsUpdateBarcodesV1 = products.change("UpdateBarcodesV1",
		"v1/product/update_barcodes", "", deprecated("Nomenclature.Products.UpdateBarcodes"))
)

// Operations of Nomenclature.ProductGroups.
var productGroups = section{"Nomenclature.ProductGroups", "/api/nomenclature/", ""}

var (
	NomenclatureProductGroupsCreate   = productGroups.change("Create", "v2/group/create", "", created)
	NomenclatureProductGroupsDelete   = productGroups.change("Delete", "v2/group/delete", "")
	NomenclatureProductGroupsList     = productGroups.read("List", "v2/group/list", "")
	NomenclatureProductGroupsRestore  = productGroups.change("Restore", "v2/group/restore", "")
	NomenclatureProductGroupsUpdate   = productGroups.change("Update", "v2/group/update", "")
	NomenclatureProductGroupsCreateV1 = productGroups.change("CreateV1",
		"v1/group/create", "", created, deprecated("Nomenclature.ProductGroups.Create"))
	NomenclatureProductGroupsDeleteV1  = productGroups.change("DeleteV1", "v1/group/delete", "", deprecated("Nomenclature.ProductGroups.Delete"))
	NomenclatureProductGroupsListV1    = productGroups.read("ListV1", "v1/group/list", "", deprecated("Nomenclature.ProductGroups.List"))
	NomenclatureProductGroupsRestoreV1 = productGroups.change("RestoreV1", "v1/group/restore", "", deprecated("Nomenclature.ProductGroups.Restore"))
	NomenclatureProductGroupsUpdateV1  = productGroups.change("UpdateV1", "v1/group/update", "", deprecated("Nomenclature.ProductGroups.Update"))
)

// Operations of Nomenclature.ProductCategories.
var productCategories = section{"Nomenclature.ProductCategories", "/api/nomenclature/v1/nomenclature/category/", ""}

var (
	NomenclatureProductCategoriesCreate  = productCategories.change("Create", "create", "", created)
	NomenclatureProductCategoriesDelete  = productCategories.change("Delete", "delete", "")
	NomenclatureProductCategoriesList    = productCategories.read("List", "list", "")
	NomenclatureProductCategoriesRestore = productCategories.change("Restore", "restore", "")
	NomenclatureProductCategoriesUpdate  = productCategories.change("Update", "update", "")
)

// Operations of Nomenclature.SizeScales.
var sizeScales = section{"Nomenclature.SizeScales", "/api/nomenclature/v1/product-scale/", ""}

var (
	NomenclatureSizeScalesCreate = sizeScales.change("Create", "create", "")
	NomenclatureSizeScalesDelete = sizeScales.change("Delete", "delete", "")
	NomenclatureSizeScalesGet    = sizeScales.read("Get", "get", "")
	NomenclatureSizeScalesList   = sizeScales.read("List", "list", "")
	NomenclatureSizeScalesUpdate = sizeScales.change("Update", "update", "")
)

// Operations of Nomenclature.AssemblyCharts.
var charts = section{"Nomenclature.AssemblyCharts", "/api/nomenclature/", ""}

var (
	NomenclatureAssemblyChartsAssembled = charts.read("Assembled", "v2/assembly-chart/assembled", "")
	NomenclatureAssemblyChartsCreate    = charts.change("Create", "v2/assembly-chart/create", "", created)
	NomenclatureAssemblyChartsDelete    = charts.change("Delete", "v2/assembly-chart/delete", "")
	NomenclatureAssemblyChartsGet       = charts.read("Get", "v2/assembly-chart/get", "")
	NomenclatureAssemblyChartsList      = charts.read("List", "v2/assembly-chart/list", "")
	NomenclatureAssemblyChartsPrepared  = charts.read("Prepared", "v2/assembly-chart/prepared", "")
	NomenclatureAssemblyChartsTree      = charts.read("Tree", "v2/assembly-chart/tree", "")
	NomenclatureAssemblyChartsUpdate    = charts.change("Update", "v2/assembly-chart/update", "")
	NomenclatureAssemblyChartsCreateV1  = charts.change("CreateV1",
		"v1/assembly-chart/create", "", created, deprecated("Nomenclature.AssemblyCharts.Create"))
	NomenclatureAssemblyChartsDeleteV1 = charts.change("DeleteV1", "v1/assembly-chart/delete", "", deprecated("Nomenclature.AssemblyCharts.Delete"))
	NomenclatureAssemblyChartsGetV1    = charts.read("GetV1", "v1/assembly-chart/get", "", deprecated("Nomenclature.AssemblyCharts.Get"))
	NomenclatureAssemblyChartsListV1   = charts.read("ListV1", "v1/assembly-chart/list", "", deprecated("Nomenclature.AssemblyCharts.List"))
	NomenclatureAssemblyChartsUpdateV1 = charts.change("UpdateV1", "v1/assembly-chart/update", "", deprecated("Nomenclature.AssemblyCharts.Update"))
)

// Operations of Staff.
var staff = section{"Staff", "/api/employees/v1/employee/", ""}

var (
	StaffCreate  = staff.change("Create", "create", "", created)
	StaffFire    = staff.change("Fire", "fire", "")
	StaffGet     = staff.read("Get", "get", "")
	StaffList    = staff.read("List", "list", "")
	StaffRestore = staff.change("Restore", "restore", "")
	StaffUpdate  = staff.change("Update", "update", "")
)

// Operations of Staff.Positions.
var positions = section{"Staff.Positions", "/api/employees/v1/positions/", ""}

var (
	StaffPositionsGet  = positions.read("Get", "get", "")
	StaffPositionsList = positions.read("List", "list", "")
)

// Operations of Staff.Attendances.
var attendances = section{"Staff.Attendances", "/api/employees/v1/", ""}

var (
	StaffAttendancesCreate = attendances.change("Create", "attendance/create", "", created)
	StaffAttendancesDelete = attendances.change("Delete", "attendance/delete", "")
	StaffAttendancesList   = attendances.read("List", "attendance/list", "")
	StaffAttendancesUpdate = attendances.change("Update", "attendance/update", "")
	StaffAttendancesTypes  = attendances.read("Types", "attendance-type/list", "")
)

// Operations of Reporting.
var reporting = section{"Reporting", "/api/reporting/v1/", ""}

var (
	ReportingIncomePlan  = reporting.read("IncomePlan", "income-plan/list", "")
	ReportingOLAP        = reporting.read("OLAP", "olap/get", "")
	ReportingOLAPColumns = reporting.read("OLAPColumns", "olap/columns/get", "")
	ReportingOLAPPreset  = reporting.read("OLAPPreset", "olap/presets/get", "")
	ReportingOLAPPresets = reporting.read("OLAPPresets", "olap/presets/list", "")
)

// Operations of Terminals.
var tills = section{"Terminals", "/api/terminals/v1/", ""}

var (
	TerminalsCashRegisters = tills.read("CashRegisters", "cash-registers/list", "")
	TerminalsTerminals     = tills.read("Terminals", "terminals/list", "")
)

// Operations of Platform.
var platform = section{"Platform", "/api/platform/v1/", ""}

var (
	PlatformEvents        = platform.read("Events", "events/list", "")
	PlatformEventMetadata = platform.read("EventMetadata", "events/metadata/list", "")
)

// Operations of Licenses.
var licenses = section{"Licenses", "/api/licenses/v2/", ""}

var LicensesLicenses = licenses.read("Licenses", "list", GroupDataLicenses)
