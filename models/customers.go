package models

// CustomerCategoriesResponse lists the customer categories of an organization.
type CustomerCategoriesResponse struct {
	// GuestCategories of the organization, active or not.
	GuestCategories []CustomerCategory `json:"guestCategories,omitzero"`
}

// CustomerCategory is a category of customers, such as regulars or staff. Marketing campaigns can depend on
// it.
type CustomerCategory struct {
	// ID in the loyalty system.
	ID string `json:"id,omitzero"`
	// Name set by the restaurant.
	Name *string `json:"name,omitzero"`
	// IsActive reports whether the category is in use.
	IsActive *bool `json:"isActive,omitzero"`
	// IsDefaultForNewGuests reports whether new customers get the category automatically.
	IsDefaultForNewGuests *bool `json:"isDefaultForNewGuests,omitzero"`
}

// CustomerCategoryRequest adds a customer to a category or removes the customer from it.
type CustomerCategoryRequest struct {
	// CustomerID is the customer, [CustomerInfo.ID].
	CustomerID string `json:"customerId" iiko:"required"`
	// CategoryID is the category, [CustomerCategory.ID].
	CategoryID string `json:"categoryId" iiko:"required"`
	// OrganizationID is the organization of the category.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CustomerCardAddRequest adds a loyalty card to a customer.
type CustomerCardAddRequest struct {
	// CustomerID is the customer, [CustomerInfo.ID].
	CustomerID string `json:"customerId" iiko:"required"`
	// CardTrack is the track of the card: what a reader reads from the magnetic stripe or the bar code.
	CardTrack string `json:"cardTrack"`
	// CardNumber is the number printed on the card.
	CardNumber string `json:"cardNumber"`
	// OrganizationID is the organization that issues the card.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CustomerCardDeleteRequest removes a loyalty card from a customer.
type CustomerCardDeleteRequest struct {
	// CustomerID is the customer, [CustomerInfo.ID].
	CustomerID string `json:"customerId" iiko:"required"`
	// CardTrack of the card to remove, [CustomerCard.Track].
	CardTrack string `json:"cardTrack"`
	// OrganizationID is the organization that issued the card.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CreateOrUpdateCustomerRequest creates or updates a customer. Set ID, Phone or CardTrack: the customer is
// found by it.
type CreateOrUpdateCustomerRequest struct {
	// ID of the customer to update; leave it empty to create one.
	ID string `json:"id,omitzero"`
	// Phone of the customer.
	Phone *string `json:"phone,omitzero"`
	// CardTrack of the customer's card. Set CardNumber with it.
	CardTrack *string `json:"cardTrack,omitzero"`
	// CardNumber of the same card. Set CardTrack with it.
	CardNumber *string `json:"cardNumber,omitzero"`
	// Name is the first name.
	Name *string `json:"name,omitzero"`
	// MiddleName or patronymic.
	MiddleName *string `json:"middleName,omitzero"`
	// SurName is the family name.
	SurName *string `json:"surName,omitzero"`
	// Birthday as 2006-01-02 15:04:05.000; the time of day is ignored.
	Birthday DateTime `json:"birthday,omitzero"`
	// Email address.
	Email *string `json:"email,omitzero"`
	// Sex of the customer.
	Sex *Sex `json:"sex,omitzero"`
	// ConsentStatus is the customer's consent to the processing of personal data.
	ConsentStatus *ConsentStatus `json:"consentStatus,omitzero"`
	// ShouldReceiveLoyaltyInfo allows e-mails and SMS about the loyalty program; true for a new customer when
	// nil.
	ShouldReceiveLoyaltyInfo *bool `json:"shouldReceiveLoyaltyInfo,omitzero"`
	// ShouldReceivePromoActionsInfo allows e-mails and SMS with advertising; true for a new customer when
	// nil.
	ShouldReceivePromoActionsInfo *bool `json:"shouldReceivePromoActionsInfo,omitzero"`
	// ReferrerID is the customer who referred this one. Empty leaves it unchanged, the zero UUID
	// 00000000-0000-0000-0000-000000000000 removes it.
	ReferrerID string `json:"referrerId,omitzero"`
	// UserData is technical text stored with the customer.
	UserData *string `json:"userData,omitzero"`
	// IsDeleted marks the customer as deleted. The record stays.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// EmployeeID is an employee's number or ID.
	EmployeeID *string `json:"employeeId,omitzero"`
	// Comment on the customer.
	Comment *string `json:"comment,omitzero"`
	// NullifyEmptyFields clears the customer's fields whose text is empty (not nil); otherwise empty texts
	// change nothing.
	NullifyEmptyFields *bool `json:"nullifyEmptyFields,omitzero"`
	// OrganizationID is the organization that the customer is registered in.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// Sex of a customer.
type Sex int

const (
	// SexNotSpecified: not specified.
	SexNotSpecified Sex = 0
	// SexMale: male.
	SexMale Sex = 1
	// SexFemale: female.
	SexFemale Sex = 2
)

// ConsentStatus is a customer's consent to the processing of personal data.
type ConsentStatus int

const (
	// ConsentStatusUnknown: not asked or not recorded.
	ConsentStatusUnknown ConsentStatus = 0
	// ConsentStatusGiven: given.
	ConsentStatusGiven ConsentStatus = 1
	// ConsentStatusRevoked: revoked.
	ConsentStatusRevoked ConsentStatus = 2
)

// CreateOrUpdateCustomerResponse is the customer who was created or updated.
type CreateOrUpdateCustomerResponse struct {
	// ID of the customer.
	ID string `json:"id,omitzero"`
}

// FindCustomerRequest requests a customer. Type says which field to search by; set only that field. If no
// customer is found, the response is an API error.
type FindCustomerRequest struct {
	// Type is the field to search by.
	Type CustomerIdentifierType `json:"type"`
	// OrganizationID is the organization of the customers.
	OrganizationID string `json:"organizationId,omitzero"`
	// CardNumber of the customer's card. CustomerIdentifierTypeCardNumber only.
	CardNumber *string `json:"cardNumber,omitzero"`
	// CardTrack of the customer's card. CustomerIdentifierTypeCardTrack only.
	CardTrack *string `json:"cardTrack,omitzero"`
	// Email address of the customer. CustomerIdentifierTypeEmail only.
	Email *string `json:"email,omitzero"`
	// ID of the customer. CustomerIdentifierTypeID only.
	ID string `json:"id,omitzero"`
	// Phone of the customer. CustomerIdentifierTypePhone only.
	Phone *string `json:"phone,omitzero"`
}

// CustomerInfo is a customer of the loyalty program: personal data, cards, categories, wallets, consents.
type CustomerInfo struct {
	// ID of the customer.
	ID string `json:"id,omitzero"`
	// ReferrerID is the customer who referred this one.
	ReferrerID string `json:"referrerId,omitzero"`
	// Name is the first name.
	Name *string `json:"name,omitzero"`
	// Surname is the family name.
	Surname *string `json:"surname,omitzero"`
	// MiddleName or patronymic.
	MiddleName *string `json:"middleName,omitzero"`
	// Comment on the customer.
	Comment *string `json:"comment,omitzero"`
	// Phone is the customer's main number.
	Phone *string `json:"phone,omitzero"`
	// CultureName is the customer's language and region, such as ru-RU.
	CultureName *string `json:"cultureName,omitzero"`
	// Birthday of the customer.
	Birthday DateTime `json:"birthday,omitzero"`
	// Email address.
	Email *string `json:"email,omitzero"`
	// Sex of the customer.
	Sex *Sex `json:"sex,omitzero"`
	// ConsentStatus is the customer's consent to the processing of personal data.
	ConsentStatus *ConsentStatus `json:"consentStatus,omitzero"`
	// Anonymized reports whether the personal data were erased.
	Anonymized *bool `json:"anonymized,omitzero"`
	// Cards of the customer.
	Cards []CustomerCard `json:"cards,omitzero"`
	// Categories of the customer.
	Categories []CustomerCategory `json:"categories,omitzero"`
	// WalletBalances are the customer's wallets, with the money and bonuses of each loyalty program.
	WalletBalances []WalletBalance `json:"walletBalances,omitzero"`
	// UserData is technical text stored with the customer.
	UserData *string `json:"userData,omitzero"`
	// ShouldReceivePromoActionsInfo allows e-mails and SMS with advertising; nil if unknown.
	ShouldReceivePromoActionsInfo *bool `json:"shouldReceivePromoActionsInfo,omitzero"`
	// ShouldReceiveLoyaltyInfo allows messages about the loyalty program.
	ShouldReceiveLoyaltyInfo *bool `json:"shouldReceiveLoyaltyInfo,omitzero"`
	// ShouldReceiveOrderStatusInfo allows messages about order statuses.
	ShouldReceiveOrderStatusInfo *bool `json:"shouldReceiveOrderStatusInfo,omitzero"`
	// PersonalDataConsentFrom is when the consent starts.
	PersonalDataConsentFrom DateTime `json:"personalDataConsentFrom,omitzero"`
	// PersonalDataConsentTo is when the consent ends.
	PersonalDataConsentTo DateTime `json:"personalDataConsentTo,omitzero"`
	// PersonalDataProcessingFrom is when the processing of personal data starts.
	PersonalDataProcessingFrom DateTime `json:"personalDataProcessingFrom,omitzero"`
	// PersonalDataProcessingTo is when the processing of personal data ends.
	PersonalDataProcessingTo DateTime `json:"personalDataProcessingTo,omitzero"`
	// IsDeleted reports whether the customer was deleted. To restore, see [CustomerIDsRequest].
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// WhenRegistered is when the customer was registered.
	WhenRegistered DateTime `json:"whenRegistered,omitzero"`
	// LastProcessedOrderDate is the date of the customer's last order.
	LastProcessedOrderDate DateTime `json:"lastProcessedOrderDate,omitzero"`
	// FirstOrderDate is the date of the customer's first order.
	FirstOrderDate DateTime `json:"firstOrderDate,omitzero"`
	// LastVisitedOrganizationID is the organization the customer visited last.
	LastVisitedOrganizationID string `json:"lastVisitedOrganizationId,omitzero"`
	// RegistrationOrganizationID is the organization that registered the customer.
	RegistrationOrganizationID string `json:"registrationOrganizationId,omitzero"`
}

// CustomerCard is a loyalty card of a customer.
type CustomerCard struct {
	// ID of the card.
	ID string `json:"id,omitzero"`
	// Track is what a reader reads from the magnetic stripe or the bar code.
	Track *string `json:"track,omitzero"`
	// Number as printed on the card.
	Number *string `json:"number,omitzero"`
	// ValidToDate is when the card expires.
	ValidToDate DateTime `json:"validToDate,omitzero"`
}

// WalletBalance is the balance of one wallet of a customer.
type WalletBalance struct {
	// ID of the wallet, to hold, top up and charge off.
	ID string `json:"id,omitzero"`
	// Name of the wallet.
	Name *string `json:"name,omitzero"`
	// Type of the loyalty program behind the wallet.
	Type *ProgramType `json:"type,omitzero"`
	// Balance in the wallet's units: money or bonuses.
	Balance *float64 `json:"balance,omitzero"`
}

// CustomerProgramAddRequest adds a customer to a loyalty program.
type CustomerProgramAddRequest struct {
	// CustomerID is the customer, [CustomerInfo.ID].
	CustomerID string `json:"customerId,omitzero"`
	// ProgramID is the program, [LoyaltyProgram.ID].
	ProgramID string `json:"programId,omitzero"`
	// OrganizationID is the organization of the program.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// AddToProgramResponse holds the wallets of a new member of a program.
type AddToProgramResponse struct {
	// UserWalletID is the customer's wallet.
	UserWalletID string `json:"userWalletId,omitzero"`
	// WalletID is the wallet of the program, [LoyaltyProgram.WalletID].
	WalletID string `json:"walletId,omitzero"`
}

// CustomerWalletCancelHoldRequest releases a hold of money in a customer's wallet.
type CustomerWalletCancelHoldRequest struct {
	// TransactionID of the hold, [HoldResponse.TransactionID].
	TransactionID string `json:"transactionId" iiko:"required"`
	// OrganizationID is the organization of the hold.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// ChangeBalanceRequest tops up a customer's wallet or charges it off, depending on the method.
type ChangeBalanceRequest struct {
	// CustomerID is the customer, [CustomerInfo.ID].
	CustomerID string `json:"customerId,omitzero"`
	// WalletID is the wallet: [WalletBalance.ID] or [LoyaltyProgram.WalletID].
	WalletID string `json:"walletId,omitzero"`
	// Sum to add or to charge off, in the wallet's units; positive in both cases.
	Sum *float64 `json:"sum,omitzero"`
	// Comment on the transaction.
	Comment *string `json:"comment,omitzero"`
	// OrganizationID is the organization of the program.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CustomerWalletHoldRequest holds money in a customer's wallet. The terminal makes the payment itself when it
// processes the order.
type CustomerWalletHoldRequest struct {
	// TransactionID to use for the hold; iiko generates one when empty.
	TransactionID string `json:"transactionId,omitzero"`
	// CustomerID is the customer, [CustomerInfo.ID].
	CustomerID string `json:"customerId" iiko:"required"`
	// WalletID is the wallet: [PaymentWallet.ID], [WalletBalance.ID] or [LoyaltyProgram.WalletID].
	WalletID string `json:"walletId" iiko:"required"`
	// Sum to hold, in the wallet's units.
	Sum float64 `json:"sum"`
	// Comment is what the money is held for.
	Comment *string `json:"comment,omitzero"`
	// OrganizationID is the organization of the program.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// HoldResponse is a new hold.
type HoldResponse struct {
	// TransactionID of the hold, for [CustomerWalletCancelHoldRequest].
	TransactionID string `json:"transactionId,omitzero"`
}

// CustomerIDsRequest lists customers to delete or to restore, depending on the method. Deleting only marks
// customers, so they can be restored.
type CustomerIDsRequest struct {
	// CustomerIDs are the customers, each [CustomerInfo.ID].
	CustomerIDs []string `json:"customerIds" iiko:"required"`
	// OrganizationID is the organization of the customers.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// DeleteCustomersResponse is the result of deleting customers.
type DeleteCustomersResponse struct {
	// Total is the number of distinct customers in the request.
	Total *int `json:"total,omitzero"`
	// Deleted is the number of customers marked as deleted.
	Deleted *int `json:"deleted,omitzero"`
	// NotFound is the number of unknown customers.
	NotFound *int `json:"notFound,omitzero"`
}

// RestoreCustomersResponse is the result of restoring customers.
type RestoreCustomersResponse struct {
	// Total is the number of distinct customers in the request.
	Total *int `json:"total,omitzero"`
	// Restored is the number of customers restored.
	Restored *int `json:"restored,omitzero"`
	// NotFound is the number of unknown customers.
	NotFound *int `json:"notFound,omitzero"`
}

// TransactionsByDateRequest requests a page of a customer's loyalty transactions in a period.
type TransactionsByDateRequest struct {
	// CustomerID is the customer, [CustomerInfo.ID].
	CustomerID string `json:"customerId" iiko:"required"`
	// DateFrom is the start of the period, in UTC, inclusive.
	DateFrom DateTime `json:"dateFrom"`
	// DateTo is the end of the period, in UTC, inclusive.
	DateTo DateTime `json:"dateTo"`
	// PageNumber starts at 0.
	PageNumber int `json:"pageNumber"`
	// PageSize is the number of transactions per page. A value above the server's limit is ignored.
	PageSize int `json:"pageSize"`
	// OrganizationID is the organization of the customers.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// TransactionsByDateResponse is a page of a customer's loyalty transactions.
type TransactionsByDateResponse struct {
	// Transactions of the page.
	Transactions []CustomerTransaction `json:"transactions,omitzero"`
	// PageSize used.
	PageSize *int `json:"pageSize,omitzero"`
	// PageNumber, starting at 0.
	PageNumber *int `json:"pageNumber,omitzero"`
}

// CustomerTransaction is an event in the loyalty history of a customer: a closed order, a wallet refill, a
// payment, a changed category and so on.
type CustomerTransaction struct {
	// APIClientLogin is the API login that made the transaction, if any.
	APIClientLogin *string `json:"apiClientLogin,omitzero"`
	// BalanceAfter is the balance of the wallet after the transaction.
	BalanceAfter *float64 `json:"balanceAfter,omitzero"`
	// BalanceBefore is the balance of the wallet before the transaction.
	BalanceBefore *float64 `json:"balanceBefore,omitzero"`
	// BlockReason is why something was blocked, if it was.
	BlockReason *string `json:"blockReason,omitzero"`
	// Certificate used, if any.
	Certificate *TransactionCertificate `json:"certificate,omitzero"`
	// Comment on the transaction.
	Comment *string `json:"comment,omitzero"`
	// Counteragent of a certificate transaction.
	Counteragent *string `json:"counteragent,omitzero"`
	// CounteragentType is the kind of the counteragent.
	CounteragentType *CounteragentType `json:"counteragentType,omitzero"`
	// CounteragentTypeName is the kind of the counteragent as text.
	CounteragentTypeName *string `json:"counteragentTypeName,omitzero"`
	// Coupon used, if any.
	Coupon *TransactionCoupon `json:"coupon,omitzero"`
	// EmitentName is the issuer.
	EmitentName *string `json:"emitentName,omitzero"`
	// LoyaltyUser is the user of the loyalty system who made the transaction, if any.
	LoyaltyUser *string `json:"loyaltyUser,omitzero"`
	// MarketingCampaignID is the campaign behind the transaction, [MarketingCampaign.ID].
	MarketingCampaignID string `json:"marketingCampaignId,omitzero"`
	// Nominal is the face value.
	Nominal *float64 `json:"nominal,omitzero"`
	// OrderNumber in the restaurant.
	OrderNumber *int `json:"orderNumber,omitzero"`
	// OrderSum is the total of the order, in the organization's currency.
	OrderSum *float64 `json:"orderSum,omitzero"`
	// OrganizationID is the organization of the transaction; nil is sent as null.
	OrganizationID *string `json:"organizationId"`
	// PosBalanceBefore is the balance before the transaction as the terminal knew it.
	PosBalanceBefore *float64 `json:"posBalanceBefore,omitzero"`
	// ProgramID is the loyalty program, [LoyaltyProgram.ID].
	ProgramID string `json:"programId,omitzero"`
	// Sum of the transaction, in the wallet's units.
	Sum *float64 `json:"sum,omitzero"`
	// Type is the kind of transaction, as a number.
	Type *CustomerTransactionType `json:"type,omitzero"`
	// TypeName is the kind of transaction as text, such as PayFromWallet. Prefer it to Type.
	TypeName *string `json:"typeName,omitzero"`
	// WalletID is the wallet that changed.
	WalletID string `json:"walletId,omitzero"`
	// WhenCreated is when the transaction was made, in UTC.
	WhenCreated DateTime `json:"whenCreated,omitzero"`
	// WhenCreatedOrder is when the order was created, in UTC.
	WhenCreatedOrder DateTime `json:"whenCreatedOrder,omitzero"`
	// ID of the transaction.
	ID string `json:"id"`
	// IsDelivery reports whether the order is a delivery.
	IsDelivery *bool `json:"isDelivery,omitzero"`
	// IsIgnored reports whether the transaction does not count.
	IsIgnored *bool `json:"isIgnored,omitzero"`
	// PosOrderID is the ID of the order at the terminal.
	PosOrderID string `json:"posOrderId,omitzero"`
	// Revision grows with every change; see [TransactionsByRevisionRequest].
	Revision int64 `json:"revision"`
	// TerminalGroupID is the terminal group of the order, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
}

// TransactionCertificate is the gift certificate of a transaction.
type TransactionCertificate struct {
	// Number of the certificate.
	Number *string `json:"number,omitzero"`
	// Series of the certificate or coupon.
	Series *string `json:"series,omitzero"`
	// StatusName is the status as text.
	StatusName *string `json:"statusName,omitzero"`
	// TypeName is the type as text.
	TypeName *string `json:"typeName,omitzero"`
}

// CounteragentType is the kind of the counteragent in a certificate transaction: a number from 0 to 2. iiko does
// not document what the numbers mean; [CustomerTransaction.CounteragentTypeName] has the kind as text.
type CounteragentType int

// TransactionCoupon is the coupon of a transaction.
type TransactionCoupon struct {
	// Number of the coupon.
	Number *string `json:"number,omitzero"`
	// Series of the certificate or coupon.
	Series *string `json:"series,omitzero"`
}

// CustomerTransactionType is the kind of a transaction: a number from 0 to 60. iiko does not document what the
// numbers mean; [CustomerTransaction.TypeName] has the kind as text.
type CustomerTransactionType int

// TransactionsByRevisionRequest requests the loyalty transactions of a customer that were added or changed
// since the last call. Pass the LastRevision and LastTransactionID of a response to get the next page.
type TransactionsByRevisionRequest struct {
	// CustomerID is the customer, [CustomerInfo.ID].
	CustomerID string `json:"customerId" iiko:"required"`
	// Revision to start from. It is inclusive when LastTransactionID is set.
	Revision *int64 `json:"revision,omitzero"`
	// LastTransactionID is the last transaction already received; the page starts after it. Needs Revision.
	LastTransactionID string `json:"lastTransactionId,omitzero"`
	// PageSize is the maximum number of transactions to return. A value above the server's limit is ignored.
	PageSize int `json:"pageSize"`
	// OrganizationID is the organization of the customers.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// TransactionsByRevisionResponse is a page of transactions by revision.
type TransactionsByRevisionResponse struct {
	// Transactions found.
	Transactions []CustomerTransaction `json:"transactions,omitzero"`
	// LastRevision is the Revision of the next request.
	LastRevision *int64 `json:"lastRevision,omitzero"`
	// LastTransactionID is the LastTransactionID of the next request.
	LastTransactionID string `json:"lastTransactionId,omitzero"`
	// PageSize used.
	PageSize *int `json:"pageSize,omitzero"`
}

// CustomerIdentifierType is what a customer is looked up by.
type CustomerIdentifierType string

const (
	// CustomerIdentifierTypePhone: phone number.
	CustomerIdentifierTypePhone CustomerIdentifierType = "phone"
	// CustomerIdentifierTypeCardTrack: track of a card.
	CustomerIdentifierTypeCardTrack CustomerIdentifierType = "cardTrack"
	// CustomerIdentifierTypeCardNumber: number of a card.
	CustomerIdentifierTypeCardNumber CustomerIdentifierType = "cardNumber"
	// CustomerIdentifierTypeEmail: e-mail address.
	CustomerIdentifierTypeEmail CustomerIdentifierType = "email"
	// CustomerIdentifierTypeID: ID in the loyalty system.
	CustomerIdentifierTypeID CustomerIdentifierType = "id"
)
