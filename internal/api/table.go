package api

// Operations of Client.
var (
	ClientAccessToken           = define(Operation{Name: "Client.AccessToken", Path: "/api/1/access_token", Repeat: RepeatSafe, Deprecated: "Client.AccessTokenV2"})
	ClientAccessTokenV2         = define(Operation{Name: "Client.AccessTokenV2", Path: "/api/v2/access_token", Repeat: RepeatSafe})
	ClientSimpleOrganizations   = define(Operation{Name: "Client.SimpleOrganizations", Method: "GET", Path: "/api/1/organizations", Group: "Data: dictionaries", Repeat: RepeatSafe, Deprecated: "Client.Organizations"})
	ClientOrganizations         = define(Operation{Name: "Client.Organizations", Path: "/api/1/organizations", Group: "Data: dictionaries", Repeat: RepeatSafe})
	ClientOrganizationsSettings = define(Operation{Name: "Client.OrganizationsSettings", Path: "/api/1/organizations/settings", Group: "Organizations: settings", Repeat: RepeatSafe})
)

// Operations of Dictionaries.
var (
	DictionariesCancelCauses     = define(Operation{Name: "Dictionaries.CancelCauses", Path: "/api/1/cancel_causes", Group: "Data: dictionaries", Repeat: RepeatSafe, Since: "7.7.1"})
	DictionariesOrderTypes       = define(Operation{Name: "Dictionaries.OrderTypes", Path: "/api/1/deliveries/order_types", Group: "Data: dictionaries", Repeat: RepeatSafe})
	DictionariesDiscounts        = define(Operation{Name: "Dictionaries.Discounts", Path: "/api/1/discounts", Group: "Data: dictionaries", Repeat: RepeatSafe})
	DictionariesPaymentTypes     = define(Operation{Name: "Dictionaries.PaymentTypes", Path: "/api/1/payment_types", Group: "Data: dictionaries", Repeat: RepeatSafe})
	DictionariesRemovalTypes     = define(Operation{Name: "Dictionaries.RemovalTypes", Path: "/api/1/removal_types", Group: "Data: dictionaries", Repeat: RepeatSafe, Since: "7.5.3"})
	DictionariesTipsTypes        = define(Operation{Name: "Dictionaries.TipsTypes", Path: "/api/1/tips_types", Group: "Data: dictionaries", Repeat: RepeatSafe, Since: "7.7.4"})
	DictionariesMarketingSources = define(Operation{Name: "Dictionaries.MarketingSources", Path: "/api/1/marketing_sources", Group: "Data: dictionaries", Repeat: RepeatSafe, Since: "7.2.5"})
)

// Operations of Menu.
var (
	MenuCombo              = define(Operation{Name: "Menu.Combo", Path: "/api/1/combo", Group: "Data: menu", Repeat: RepeatSafe})
	MenuComboCalculate     = define(Operation{Name: "Menu.ComboCalculate", Path: "/api/1/combo/calculate", Group: "Loyalty: order calculate", Repeat: RepeatSafe})
	MenuNomenclature       = define(Operation{Name: "Menu.Nomenclature", Path: "/api/1/nomenclature", Group: "Data: menu", Repeat: RepeatSafe})
	MenuStopLists          = define(Operation{Name: "Menu.StopLists", Path: "/api/1/stop_lists", Group: "Data: stoplists", Repeat: RepeatSafe})
	MenuAddToStopList      = define(Operation{Name: "Menu.AddToStopList", Path: "/api/1/stop_lists/add", Group: "Data: changing stoplists", Since: "8.6.1"})
	MenuStopListsCheck     = define(Operation{Name: "Menu.StopListsCheck", Path: "/api/1/stop_lists/check", Group: "Orders: creating", Repeat: RepeatSafe})
	MenuClearStopList      = define(Operation{Name: "Menu.ClearStopList", Path: "/api/1/stop_lists/clear", Group: "Data: changing stoplists", Since: "8.6.1"})
	MenuRemoveFromStopList = define(Operation{Name: "Menu.RemoveFromStopList", Path: "/api/1/stop_lists/remove", Group: "Data: changing stoplists", Since: "8.6.1"})
	MenuMenu               = define(Operation{Name: "Menu.Menu", Path: "/api/2/menu", Group: "Data: menu", Repeat: RepeatSafe})
	MenuMenuByID           = define(Operation{Name: "Menu.MenuByID", Path: "/api/2/menu/by_id", Group: "Data: menu", Repeat: RepeatSafe})
)

// Operations of Orders.
var (
	OrdersPrintBill          = define(Operation{Name: "Orders.PrintBill", Path: "/api/1/order/print_bill", Command: true})
	OrdersUpdatePayments     = define(Operation{Name: "Orders.UpdatePayments", Path: "/api/1/order/update_payments", Command: true, Deprecated: "Orders.ChangePayments"})
	OrdersAddCustomer        = define(Operation{Name: "Orders.AddCustomer", Path: "/api/1/order/add_customer", Group: "Orders: changing", Command: true, Since: "7.7.1"})
	OrdersAddItems           = define(Operation{Name: "Orders.AddItems", Path: "/api/1/order/add_items", Group: "Orders: changing", Command: true, Since: "7.4.6"})
	OrdersAddPayments        = define(Operation{Name: "Orders.AddPayments", Path: "/api/1/order/add_payments", Group: "Order payments: changing", Command: true, Since: "8.2.6"})
	OrdersOrderByID          = define(Operation{Name: "Orders.OrderByID", Path: "/api/1/order/by_id", Group: "Orders: receiving", Repeat: RepeatSafe, Since: "7.4.6"})
	OrdersOrderByTable       = define(Operation{Name: "Orders.OrderByTable", Path: "/api/1/order/by_table", Group: "Orders: receiving", Repeat: RepeatSafe, Since: "7.4.6"})
	OrdersCancel             = define(Operation{Name: "Orders.Cancel", Path: "/api/1/order/cancel", Command: true, Since: "9.0.5"})
	OrdersChangeExternalData = define(Operation{Name: "Orders.ChangeExternalData", Path: "/api/1/order/change_external_data", Group: "Orders: changing"})
	OrdersChangePayments     = define(Operation{Name: "Orders.ChangePayments", Path: "/api/1/order/change_payments", Group: "Order payments: changing", Since: "7.7.4"})
	OrdersClose              = define(Operation{Name: "Orders.Close", Path: "/api/1/order/close", Group: "Order status: changing", Command: true, Since: "7.4.6"})
	OrdersOrderCreate        = define(Operation{Name: "Orders.OrderCreate", Path: "/api/1/order/create", Group: "Orders: creating", Command: true, Repeat: RepeatByID, Since: "7.4.6"})
	OrdersInitByPosOrder     = define(Operation{Name: "Orders.InitByPosOrder", Path: "/api/1/order/init_by_posOrder", Group: "Orders: loading data", Since: "7.7.1"})
	OrdersInitByTable        = define(Operation{Name: "Orders.InitByTable", Path: "/api/1/order/init_by_table", Group: "Orders: loading data", Since: "7.7.1"})
)

// Operations of Deliveries.
var (
	DeliveriesAddItems                            = define(Operation{Name: "Deliveries.AddItems", Path: "/api/1/deliveries/add_items", Group: "Orders: changing", Command: true, Since: "7.4.6"})
	DeliveriesAddPayments                         = define(Operation{Name: "Deliveries.AddPayments", Path: "/api/1/deliveries/add_payments", Group: "Order payments: changing", Command: true, Since: "8.4.6"})
	DeliveriesCancel                              = define(Operation{Name: "Deliveries.Cancel", Path: "/api/1/deliveries/cancel", Group: "Order status: changing", Command: true, Since: "7.5.4"})
	DeliveriesCancelConfirmation                  = define(Operation{Name: "Deliveries.CancelConfirmation", Path: "/api/1/deliveries/cancel_confirmation", Group: "Order status: changing", Command: true, Since: "7.6.1"})
	DeliveriesChangeComment                       = define(Operation{Name: "Deliveries.ChangeComment", Path: "/api/1/deliveries/change_comment", Group: "Orders: changing", Command: true, Since: "7.6.1"})
	DeliveriesChangeCompleteBefore                = define(Operation{Name: "Deliveries.ChangeCompleteBefore", Path: "/api/1/deliveries/change_complete_before", Group: "Orders: changing", Command: true, Since: "7.5.4"})
	DeliveriesChangeDeliveryPoint                 = define(Operation{Name: "Deliveries.ChangeDeliveryPoint", Path: "/api/1/deliveries/change_delivery_point", Group: "Orders: changing", Command: true, Since: "7.5.4"})
	DeliveriesChangeDriverInfo                    = define(Operation{Name: "Deliveries.ChangeDriverInfo", Path: "/api/1/deliveries/change_driver_info", Group: "Order driver: changing", Command: true, Since: "8.6.6"})
	DeliveriesChangeExternalData                  = define(Operation{Name: "Deliveries.ChangeExternalData", Path: "/api/1/deliveries/change_external_data", Group: "Orders: changing"})
	DeliveriesChangeOperator                      = define(Operation{Name: "Deliveries.ChangeOperator", Path: "/api/1/deliveries/change_operator", Group: "Orders: changing", Command: true, Since: "7.6.1"})
	DeliveriesChangePayments                      = define(Operation{Name: "Deliveries.ChangePayments", Path: "/api/1/deliveries/change_payments", Group: "Order payments: changing", Command: true, Since: "7.6.3"})
	DeliveriesChangeServiceType                   = define(Operation{Name: "Deliveries.ChangeServiceType", Path: "/api/1/deliveries/change_service_type", Group: "Orders: changing", Command: true, Since: "7.5.4"})
	DeliveriesClose                               = define(Operation{Name: "Deliveries.Close", Path: "/api/1/deliveries/close", Group: "Order status: changing", Command: true, Since: "7.4.6"})
	DeliveriesConfirm                             = define(Operation{Name: "Deliveries.Confirm", Path: "/api/1/deliveries/confirm", Group: "Order status: changing", Command: true, Since: "7.6.1"})
	DeliveriesDeliveryCreate                      = define(Operation{Name: "Deliveries.DeliveryCreate", Path: "/api/1/deliveries/create", Group: "Orders: creating", Command: true, Repeat: RepeatByID})
	DeliveriesPrintDeliveryBill                   = define(Operation{Name: "Deliveries.PrintDeliveryBill", Path: "/api/1/deliveries/print_delivery_bill", Group: "Orders: changing", Command: true, Since: "7.6.1"})
	DeliveriesUpdateOrderCourier                  = define(Operation{Name: "Deliveries.UpdateOrderCourier", Path: "/api/1/deliveries/update_order_courier", Group: "Order driver: changing", Command: true, Since: "7.1.5", Deprecated: "Deliveries.ChangeDriverInfo"})
	DeliveriesUpdateOrderDeliveryStatus           = define(Operation{Name: "Deliveries.UpdateOrderDeliveryStatus", Path: "/api/1/deliveries/update_order_delivery_status", Group: "Order status: changing", Command: true})
	DeliveriesUpdateOrderPayments                 = define(Operation{Name: "Deliveries.UpdateOrderPayments", Path: "/api/1/deliveries/update_order_payments", Group: "Deprecated", Command: true, Deprecated: "Deliveries.ChangePayments"})
	DeliveriesUpdateOrderProblem                  = define(Operation{Name: "Deliveries.UpdateOrderProblem", Path: "/api/1/deliveries/update_order_problem", Group: "Order status: changing", Command: true})
	DeliveriesUpdateTrackingLink                  = define(Operation{Name: "Deliveries.UpdateTrackingLink", Path: "/api/1/deliveries/update_tracking_link"})
	DeliveriesByDeliveryDateAndPhone              = define(Operation{Name: "Deliveries.ByDeliveryDateAndPhone", Path: "/api/1/deliveries/by_delivery_date_and_phone", Group: "Orders: receiving", Repeat: RepeatSafe})
	DeliveriesByDeliveryDateAndSourceKeyAndFilter = define(Operation{Name: "Deliveries.ByDeliveryDateAndSourceKeyAndFilter", Path: "/api/1/deliveries/by_delivery_date_and_source_key_and_filter", Group: "Orders: receiving", Repeat: RepeatSafe})
	DeliveriesByDeliveryDateAndStatus             = define(Operation{Name: "Deliveries.ByDeliveryDateAndStatus", Path: "/api/1/deliveries/by_delivery_date_and_status", Group: "Orders: receiving", Repeat: RepeatSafe})
	DeliveriesByID                                = define(Operation{Name: "Deliveries.ByID", Path: "/api/1/deliveries/by_id", Group: "Orders: receiving", Repeat: RepeatSafe})
	DeliveriesByRevision                          = define(Operation{Name: "Deliveries.ByRevision", Path: "/api/1/deliveries/by_revision", Group: "Orders: receiving by revision", Repeat: RepeatSafe})
	DeliveriesHistoryByDeliveryDateAndPhone       = define(Operation{Name: "Deliveries.HistoryByDeliveryDateAndPhone", Path: "/api/1/deliveries/history/by_delivery_date_and_phone", Group: "Orders: receiving", Repeat: RepeatSafe})
	DeliveriesCheckCreate                         = define(Operation{Name: "Deliveries.CheckCreate", Path: "/api/1/deliveries/check_create", Repeat: RepeatSafe, Deprecated: "Deliveries.CreateDelivery"})
)

// Operations of Drafts.
var (
	DraftsByFilter = define(Operation{Name: "Drafts.ByFilter", Path: "/api/1/deliveries/drafts/by_filter", Group: "Drafts: receiving", Repeat: RepeatSafe})
	DraftsByID     = define(Operation{Name: "Drafts.ByID", Path: "/api/1/deliveries/drafts/by_id", Group: "Drafts: receiving", Repeat: RepeatSafe})
	DraftsCommit   = define(Operation{Name: "Drafts.Commit", Path: "/api/1/deliveries/drafts/commit", Group: "Drafts: changing"})
	DraftsCreate   = define(Operation{Name: "Drafts.Create", Path: "/api/1/deliveries/drafts/create", Group: "Drafts: creating", Repeat: RepeatByID})
	DraftsDelete   = define(Operation{Name: "Drafts.Delete", Path: "/api/1/deliveries/drafts/delete", Group: "Drafts: changing"})
	DraftsLock     = define(Operation{Name: "Drafts.Lock", Path: "/api/1/deliveries/drafts/lock", Group: "Drafts: changing"})
	DraftsSave     = define(Operation{Name: "Drafts.Save", Path: "/api/1/deliveries/drafts/save", Group: "Drafts: creating"})
	DraftsUnlock   = define(Operation{Name: "Drafts.Unlock", Path: "/api/1/deliveries/drafts/unlock", Group: "Drafts: changing"})
)

// Operations of DeliveryRestrictions.
var (
	DeliveryRestrictionsDeliveryRestrictions   = define(Operation{Name: "DeliveryRestrictions.DeliveryRestrictions", Path: "/api/1/delivery_restrictions", Group: "Data: dictionaries", Repeat: RepeatSafe, Since: "6.4.16"})
	DeliveryRestrictionsAllowed                = define(Operation{Name: "DeliveryRestrictions.Allowed", Path: "/api/1/delivery_restrictions/allowed", Group: "Orders: preparing", Repeat: RepeatSafe, Since: "6.4.16"})
	DeliveryRestrictionsUpdate                 = define(Operation{Name: "DeliveryRestrictions.Update", Path: "/api/1/delivery_restrictions/update"})
	DeliveryRestrictionsDeliveryRestrictionsV2 = define(Operation{Name: "DeliveryRestrictions.DeliveryRestrictionsV2", Path: "/api/2/delivery_restrictions", Repeat: RepeatSafe})
	DeliveryRestrictionsAllowedV2              = define(Operation{Name: "DeliveryRestrictions.AllowedV2", Path: "/api/2/delivery_restrictions/allowed", Repeat: RepeatSafe})
)

// Operations of Address.
var (
	AddressCities        = define(Operation{Name: "Address.Cities", Path: "/api/1/cities", Group: "Data: geo", Repeat: RepeatSafe})
	AddressRegions       = define(Operation{Name: "Address.Regions", Path: "/api/1/regions", Group: "Data: geo", Repeat: RepeatSafe})
	AddressStreetsByCity = define(Operation{Name: "Address.StreetsByCity", Path: "/api/1/streets/by_city", Group: "Data: geo", Repeat: RepeatSafe})
	AddressStreetsByID   = define(Operation{Name: "Address.StreetsByID", Path: "/api/1/streets/by_id", Group: "Data: geo", Repeat: RepeatSafe})
)

// Operations of TerminalGroup.
var (
	TerminalGroupTerminalGroups = define(Operation{Name: "TerminalGroup.TerminalGroups", Path: "/api/1/terminal_groups", Group: "Data: dictionaries", Repeat: RepeatSafe})
	TerminalGroupAwake          = define(Operation{Name: "TerminalGroup.Awake", Path: "/api/1/terminal_groups/awake", Group: "Organizations: settings"})
	TerminalGroupIsAlive        = define(Operation{Name: "TerminalGroup.IsAlive", Path: "/api/1/terminal_groups/is_alive", Group: "POS: availability", Repeat: RepeatSafe})
)

// Operations of Employees.
var (
	EmployeesCouriers                 = define(Operation{Name: "Employees.Couriers", Path: "/api/1/employees/couriers", Group: "Drivers: dictionaries", Repeat: RepeatSafe})
	EmployeesActiveLocation           = define(Operation{Name: "Employees.ActiveLocation", Path: "/api/1/employees/couriers/active_location", Group: "Drivers: location", Repeat: RepeatSafe})
	EmployeesActiveLocationByTerminal = define(Operation{Name: "Employees.ActiveLocationByTerminal", Path: "/api/1/employees/couriers/active_location/by_terminal", Group: "Drivers: location", Repeat: RepeatSafe})
	EmployeesCouriersByRole           = define(Operation{Name: "Employees.CouriersByRole", Path: "/api/1/employees/couriers/by_role", Group: "Drivers: dictionaries", Repeat: RepeatSafe})
	EmployeesLocationsByTimeOffset    = define(Operation{Name: "Employees.LocationsByTimeOffset", Path: "/api/1/employees/couriers/locations/by_time_offset", Group: "Drivers: location", Repeat: RepeatSafe})
	EmployeesEmployeeInfo             = define(Operation{Name: "Employees.EmployeeInfo", Path: "/api/1/employees/info", Group: "Employees: dictionaries", Repeat: RepeatSafe})
	EmployeesShiftClockin             = define(Operation{Name: "Employees.ShiftClockin", Path: "/api/1/employees/shift/clockin", Group: "Employees: shifts", Command: true})
	EmployeesShiftClockout            = define(Operation{Name: "Employees.ShiftClockout", Path: "/api/1/employees/shift/clockout", Group: "Employees: shifts", Command: true})
	EmployeesShiftIsOpen              = define(Operation{Name: "Employees.ShiftIsOpen", Path: "/api/1/employees/shift/is_open", Group: "Employees: shifts", Repeat: RepeatSafe})
	EmployeesShiftByCourier           = define(Operation{Name: "Employees.ShiftByCourier", Path: "/api/1/employees/shifts/by_courier", Group: "Employees: shifts", Repeat: RepeatSafe})
)

// Operations of Reserves.
var (
	ReservesAddItems                    = define(Operation{Name: "Reserves.AddItems", Path: "/api/1/reserve/add_items", Group: "Orders: changing", Command: true, Since: "8.2.6"})
	ReservesAddPayments                 = define(Operation{Name: "Reserves.AddPayments", Path: "/api/1/reserve/add_payments", Group: "Order payments: changing", Command: true, Since: "8.2.6"})
	ReservesAvailableOrganizations      = define(Operation{Name: "Reserves.AvailableOrganizations", Path: "/api/1/reserve/available_organizations", Group: "Orders: preparing", Repeat: RepeatSafe, Since: "7.1.5"})
	ReservesAvailableRestaurantSections = define(Operation{Name: "Reserves.AvailableRestaurantSections", Path: "/api/1/reserve/available_restaurant_sections", Group: "Orders: preparing", Repeat: RepeatSafe, Since: "7.1.5"})
	ReservesAvailableTerminalGroups     = define(Operation{Name: "Reserves.AvailableTerminalGroups", Path: "/api/1/reserve/available_terminal_groups", Group: "Orders: preparing", Repeat: RepeatSafe, Since: "7.1.5"})
	ReservesCancel                      = define(Operation{Name: "Reserves.Cancel", Path: "/api/1/reserve/cancel", Group: "Order status: changing", Command: true, Since: "8.2.6"})
	ReservesChangeEstimatedStartTime    = define(Operation{Name: "Reserves.ChangeEstimatedStartTime", Path: "/api/1/reserve/change_estimated_start_time", Command: true, Since: "9.0.5"})
	ReservesChangeItems                 = define(Operation{Name: "Reserves.ChangeItems", Path: "/api/1/reserve/change_items", Command: true, Since: "9.0.5"})
	ReservesChangeTables                = define(Operation{Name: "Reserves.ChangeTables", Path: "/api/1/reserve/change_tables", Command: true, Since: "9.0.5"})
	ReservesCreate                      = define(Operation{Name: "Reserves.Create", Path: "/api/1/reserve/create", Group: "Orders: creating", Command: true, Repeat: RepeatByID, Since: "7.1.5"})
	ReservesRestaurantSectionsWorkload  = define(Operation{Name: "Reserves.RestaurantSectionsWorkload", Path: "/api/1/reserve/restaurant_sections_workload", Group: "Data: dictionaries", Repeat: RepeatSafe, Since: "7.1.5"})
	ReservesStatusByID                  = define(Operation{Name: "Reserves.StatusByID", Path: "/api/1/reserve/status_by_id", Group: "Orders: receiving", Repeat: RepeatSafe, Since: "7.1.5"})
)

// Operations of Customers.
var (
	CustomersCustomerCategories       = define(Operation{Name: "Customers.CustomerCategories", Path: "/api/1/loyalty/iiko/customer_category", Group: "Loyalty: dictionaries", Repeat: RepeatSafe})
	CustomersCustomerCategoryAdd      = define(Operation{Name: "Customers.CustomerCategoryAdd", Path: "/api/1/loyalty/iiko/customer_category/add", Group: "Guests: changing"})
	CustomersCustomerCategoryRemove   = define(Operation{Name: "Customers.CustomerCategoryRemove", Path: "/api/1/loyalty/iiko/customer_category/remove", Group: "Guests: changing"})
	CustomersCustomerCardAdd          = define(Operation{Name: "Customers.CustomerCardAdd", Path: "/api/1/loyalty/iiko/customer/card/add", Group: "Guests: changing"})
	CustomersCustomerCardDelete       = define(Operation{Name: "Customers.CustomerCardDelete", Path: "/api/1/loyalty/iiko/customer/card/remove", Group: "Guests: changing"})
	CustomersCustomerCreateOrUpdate   = define(Operation{Name: "Customers.CustomerCreateOrUpdate", Path: "/api/1/loyalty/iiko/customer/create_or_update", Group: "Guests: creating"})
	CustomersCustomerInfo             = define(Operation{Name: "Customers.CustomerInfo", Path: "/api/1/loyalty/iiko/customer/info", Group: "Guests: info", Repeat: RepeatSafe})
	CustomersCustomerProgramAdd       = define(Operation{Name: "Customers.CustomerProgramAdd", Path: "/api/1/loyalty/iiko/customer/program/add", Group: "Guests: changing"})
	CustomersCustomerWalletCancelHold = define(Operation{Name: "Customers.CustomerWalletCancelHold", Path: "/api/1/loyalty/iiko/customer/wallet/cancel_hold", Group: "Loyalty: wallets"})
	CustomersCustomerWalletChargeoff  = define(Operation{Name: "Customers.CustomerWalletChargeoff", Path: "/api/1/loyalty/iiko/customer/wallet/chargeoff", Group: "Loyalty: wallets"})
	CustomersCustomerWalletHold       = define(Operation{Name: "Customers.CustomerWalletHold", Path: "/api/1/loyalty/iiko/customer/wallet/hold", Group: "Loyalty: wallets"})
	CustomersCustomerWalletTopup      = define(Operation{Name: "Customers.CustomerWalletTopup", Path: "/api/1/loyalty/iiko/customer/wallet/topup", Group: "Loyalty: wallets"})
	CustomersDeleteCustomers          = define(Operation{Name: "Customers.DeleteCustomers", Path: "/api/1/loyalty/iiko/delete_customers"})
	CustomersCounters                 = define(Operation{Name: "Customers.Counters", Path: "/api/1/loyalty/iiko/get_counters", Repeat: RepeatSafe})
	CustomersRestoreCustomers         = define(Operation{Name: "Customers.RestoreCustomers", Path: "/api/1/loyalty/iiko/restore_customers"})
	CustomersTransactionsByDate       = define(Operation{Name: "Customers.TransactionsByDate", Path: "/api/1/loyalty/iiko/customer/transactions/by_date", Group: "Guests: info", Repeat: RepeatSafe})
	CustomersTransactionsByRevision   = define(Operation{Name: "Customers.TransactionsByRevision", Path: "/api/1/loyalty/iiko/customer/transactions/by_revision", Group: "Guests: info", Repeat: RepeatSafe})
)

// Operations of DiscountPromotion.
var (
	DiscountPromotionCalculate        = define(Operation{Name: "DiscountPromotion.Calculate", Path: "/api/1/loyalty/iiko/calculate", Group: "Loyalty: order calculate", Repeat: RepeatSafe})
	DiscountPromotionCouponsBySeries  = define(Operation{Name: "DiscountPromotion.CouponsBySeries", Path: "/api/1/loyalty/iiko/coupons/by_series", Group: "Loyalty: coupons", Repeat: RepeatSafe})
	DiscountPromotionCouponsInfo      = define(Operation{Name: "DiscountPromotion.CouponsInfo", Path: "/api/1/loyalty/iiko/coupons/info", Group: "Loyalty: coupons", Repeat: RepeatSafe})
	DiscountPromotionCouponsSeries    = define(Operation{Name: "DiscountPromotion.CouponsSeries", Path: "/api/1/loyalty/iiko/coupons/series", Group: "Loyalty: coupons", Repeat: RepeatSafe})
	DiscountPromotionManualConditions = define(Operation{Name: "DiscountPromotion.ManualConditions", Path: "/api/1/loyalty/iiko/manual_condition", Group: "Loyalty: dictionaries", Repeat: RepeatSafe})
	DiscountPromotionPrograms         = define(Operation{Name: "DiscountPromotion.Programs", Path: "/api/1/loyalty/iiko/program", Group: "Loyalty: dictionaries", Repeat: RepeatSafe})
)

// Operations of Notifications.
var (
	NotificationsCheckSMSSendingPossibility = define(Operation{Name: "Notifications.CheckSMSSendingPossibility", Path: "/api/1/loyalty/iiko/check_sms_sending_possibility", Repeat: RepeatSafe})
	NotificationsCheckSMSStatus             = define(Operation{Name: "Notifications.CheckSMSStatus", Path: "/api/1/loyalty/iiko/check_sms_status", Repeat: RepeatSafe})
	NotificationsSendEmail                  = define(Operation{Name: "Notifications.SendEmail", Path: "/api/1/loyalty/iiko/message/send_email", Group: "Loyalty: messages"})
	NotificationsSendSMS                    = define(Operation{Name: "Notifications.SendSMS", Path: "/api/1/loyalty/iiko/message/send_sms", Group: "Loyalty: messages"})
	NotificationsSend                       = define(Operation{Name: "Notifications.Send", Path: "/api/1/notifications/send", Group: "Notifications"})
)

// Operations of Commands.
var (
	CommandsStatus = define(Operation{Name: "Commands.Status", Path: "/api/1/commands/status", Group: "Commands", Repeat: RepeatSafe})
)

// Operations of WebHook.
var (
	WebHookSettings       = define(Operation{Name: "WebHook.Settings", Path: "/api/1/webhooks/settings", Group: "Organizations: settings", Repeat: RepeatSafe})
	WebHookUpdateSettings = define(Operation{Name: "WebHook.UpdateSettings", Path: "/api/1/webhooks/update_settings", Group: "WebHooks: settings"})
)

// Operations of Inventory.
var (
	InventoryCounteragents            = define(Operation{Name: "Inventory.Counteragents", Path: "/api/inventory/v1/counteragents", Repeat: RepeatSafe})
	InventoryUpdateBarcodes           = define(Operation{Name: "Inventory.UpdateBarcodes", Path: "/api/inventory/v1/nomenclature/update_barcodes"})
	InventoryCalculateCostings        = define(Operation{Name: "Inventory.CalculateCostings", Path: "/api/inventory/v1/costings/calculate", Repeat: RepeatSafe})
	InventoryDisassembleDocuments     = documents("Inventory.DisassembleDocuments", "/api/inventory/v1/disassemble_document")
	InventoryIncomingInvoices         = documents("Inventory.IncomingInvoices", "/api/inventory/v1/incoming_invoice")
	InventoryIncomingReturnedInvoices = documents("Inventory.IncomingReturnedInvoices", "/api/inventory/v1/incoming_returned_invoice")
	InventoryInternalTransfers        = documents("Inventory.InternalTransfers", "/api/inventory/v1/internal_transfer")
	InventoryOutgoingInvoices         = documents("Inventory.OutgoingInvoices", "/api/inventory/v1/outgoing_invoice")
	InventoryProductionDocuments      = documents("Inventory.ProductionDocuments", "/api/inventory/v1/production_document")
	InventoryReturnedInvoices         = documents("Inventory.ReturnedInvoices", "/api/inventory/v1/returned_invoice")
	InventorySalesDocuments           = documents("Inventory.SalesDocuments", "/api/inventory/v1/sales_document")
	InventoryTransformationDocuments  = documents("Inventory.TransformationDocuments", "/api/inventory/v1/transformation_document")
	InventoryWriteoffDocuments        = documents("Inventory.WriteoffDocuments", "/api/inventory/v1/writeoff_document")
)

// Operations of Inventory.IncomingInvoices.
var (
	InventoryIncomingInvoicesAddPayment     = define(Operation{Name: "Inventory.IncomingInvoices.AddPayment", Path: "/api/inventory/v1/incoming_invoice/modify/add_payment"})
	InventoryIncomingInvoicesSetPaymentDate = define(Operation{Name: "Inventory.IncomingInvoices.SetPaymentDate", Path: "/api/inventory/v1/incoming_invoice/patch/set_payment_date"})
)

// Operations of Inventory.OutgoingInvoices.
var (
	InventoryOutgoingInvoicesAddPayment     = define(Operation{Name: "Inventory.OutgoingInvoices.AddPayment", Path: "/api/inventory/v1/outgoing_invoice/modify/add_payment"})
	InventoryOutgoingInvoicesSetPaymentDate = define(Operation{Name: "Inventory.OutgoingInvoices.SetPaymentDate", Path: "/api/inventory/v1/outgoing_invoice/patch/set_payment_date"})
)

// Operations of Finance.
var (
	FinanceAccountTransactions  = define(Operation{Name: "Finance.AccountTransactions", Path: "/api/finance/v1/account_transactions/list", Repeat: RepeatSafe})
	FinanceDocumentTransactions = define(Operation{Name: "Finance.DocumentTransactions", Path: "/api/finance/v1/document_transactions/list", Repeat: RepeatSafe})
	FinanceIncomingServices     = documents("Finance.IncomingServices", "/api/finance/v1/incoming_service")
	FinanceOutgoingServices     = documents("Finance.OutgoingServices", "/api/finance/v1/outgoing_service")
)
