package models

// CustomerCategoriesResponse lists the guest categories of an organization.
type CustomerCategoriesResponse struct {
	// GuestCategories of the organization, active or not.
	GuestCategories []CustomerCategory `json:"guestCategories,omitzero"`
}

// CustomerCategory is a category of guests, such as regulars or staff, which marketing campaigns can
// depend on.
type CustomerCategory struct {
	// ID in the loyalty system.
	ID string `json:"id,omitzero"`
	// Name as the restaurant keeps it.
	Name *string `json:"name,omitzero"`
	// IsActive tells that the category is in use.
	IsActive *bool `json:"isActive,omitzero"`
	// IsDefaultForNewGuests tells that a newly registered guest gets the category by itself.
	IsDefaultForNewGuests *bool `json:"isDefaultForNewGuests,omitzero"`
}

// CustomerCategoryRequest puts a guest into a category or takes the guest out of it.
type CustomerCategoryRequest struct {
	// CustomerID is the guest, [CustomerInfo.ID].
	CustomerID string `json:"customerId" iiko:"required"`
	// CategoryID is the category, [CustomerCategory.ID].
	CategoryID string `json:"categoryId" iiko:"required"`
	// OrganizationID is the organization that keeps the category.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// AddCardRequest gives a guest a loyalty card.
type AddCardRequest struct {
	// CustomerID is the guest, [CustomerInfo.ID].
	CustomerID string `json:"customerId" iiko:"required"`
	// CardTrack is what a reader gets from the magnetic stripe or the bar code.
	CardTrack string `json:"cardTrack"`
	// CardNumber is what is printed on the card.
	CardNumber string `json:"cardNumber"`
	// OrganizationID is the organization that issues the card.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// RemoveCardRequest takes a loyalty card away from a guest.
type RemoveCardRequest struct {
	// CustomerID is the guest, [CustomerInfo.ID].
	CustomerID string `json:"customerId" iiko:"required"`
	// CardTrack of the card to remove, [CustomerCard.Track].
	CardTrack string `json:"cardTrack"`
	// OrganizationID is the organization that issued the card.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CreateOrUpdateCustomerRequest registers a guest or changes one. The guest is found by ID, by Phone or by
// CardTrack, so one of the three must be filled.
type CreateOrUpdateCustomerRequest struct {
	// ID of a known guest, who is then updated; leave it empty to register a new one.
	ID string `json:"id,omitzero"`
	// Phone of the guest.
	Phone *string `json:"phone,omitzero"`
	// CardTrack of the guest's card; goes together with CardNumber.
	CardTrack *string `json:"cardTrack,omitzero"`
	// CardNumber of that card; goes together with CardTrack.
	CardNumber *string `json:"cardNumber,omitzero"`
	// Name is the first name.
	Name *string `json:"name,omitzero"`
	// MiddleName or patronymic.
	MiddleName *string `json:"middleName,omitzero"`
	// SurName is the family name.
	SurName *string `json:"surName,omitzero"`
	// Birthday as 2006-01-02 15:04:05.000; the time of day says nothing.
	Birthday DateTime `json:"birthday,omitzero"`
	// Email address.
	Email *string `json:"email,omitzero"`
	// Sex of the guest.
	Sex *Sex `json:"sex,omitzero"`
	// ConsentStatus tells whether the guest lets personal data be processed.
	ConsentStatus *ConsentStatus `json:"consentStatus,omitzero"`
	// ShouldReceiveLoyaltyInfo allows e-mails and SMS about the loyalty program; nil means true for a new
	// guest.
	ShouldReceiveLoyaltyInfo *bool `json:"shouldReceiveLoyaltyInfo,omitzero"`
	// ShouldReceivePromoActionsInfo allows e-mails and SMS with advertising; nil means true for a new
	// guest.
	ShouldReceivePromoActionsInfo *bool `json:"shouldReceivePromoActionsInfo,omitzero"`
	// ReferrerID is the guest who brought this one; empty changes nothing, the zero UUID
	// 00000000-0000-0000-0000-000000000000 removes the referrer.
	ReferrerID string `json:"referrerId,omitzero"`
	// UserData is technical text that the restaurant keeps with the guest.
	UserData *string `json:"userData,omitzero"`
	// IsDeleted marks the guest as deleted; the record stays.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// EmployeeID is an employee's number or ID.
	EmployeeID *string `json:"employeeId,omitzero"`
	// Comment is a free note about the guest.
	Comment *string `json:"comment,omitzero"`
	// NullifyEmptyFields makes an empty text (not nil) clear the guest's field; otherwise empty texts
	// change nothing.
	NullifyEmptyFields *bool `json:"nullifyEmptyFields,omitzero"`
	// OrganizationID is the organization in which the guest is registered.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// Sex of a guest.
type Sex int

const (
	// Sex is not known.
	SexNotSpecified Sex = 0
	// Male.
	SexMale Sex = 1
	// Female.
	SexFemale Sex = 2
)

// ConsentStatus tells whether a guest agreed to the processing of personal data.
type ConsentStatus int

const (
	// Nobody has asked the guest, or the answer is not recorded.
	ConsentStatusUnknown ConsentStatus = 0
	// The guest agreed.
	ConsentStatusGiven ConsentStatus = 1
	// The guest withdrew the consent.
	ConsentStatusRevoked ConsentStatus = 2
)

// CreateOrUpdateCustomerResponse names the guest who was registered or changed.
type CreateOrUpdateCustomerResponse struct {
	// ID of the guest.
	ID string `json:"id,omitzero"`
}

// CustomerInfoRequest looks a guest up. Type says by what, and only the field that belongs to it is
// filled. A guest who is not found is answered with an error.
type CustomerInfoRequest struct {
	// Type chooses the field by which to search.
	Type CustomerIdentifierType `json:"type"`
	// OrganizationID is the organization whose guests are meant.
	OrganizationID string `json:"organizationId,omitzero"`
	// CardNumber of the guest's card. CustomerIdentifierTypeCardNumber only.
	CardNumber *string `json:"cardNumber,omitzero"`
	// CardTrack of the guest's card. CustomerIdentifierTypeCardTrack only.
	CardTrack *string `json:"cardTrack,omitzero"`
	// Email address of the guest. CustomerIdentifierTypeEmail only.
	Email *string `json:"email,omitzero"`
	// ID of the guest. CustomerIdentifierTypeID only.
	ID string `json:"id,omitzero"`
	// Phone of the guest. CustomerIdentifierTypePhone only.
	Phone *string `json:"phone,omitzero"`
}

// CustomerInfo is all that the loyalty system knows of a guest: the person, cards, categories, wallets,
// consents.
type CustomerInfo struct {
	// ID of the guest.
	ID string `json:"id,omitzero"`
	// ReferrerID is the guest who brought this one.
	ReferrerID string `json:"referrerId,omitzero"`
	// Name is the first name.
	Name *string `json:"name,omitzero"`
	// Surname is the family name.
	Surname *string `json:"surname,omitzero"`
	// MiddleName or patronymic.
	MiddleName *string `json:"middleName,omitzero"`
	// Comment is a free note about the guest.
	Comment *string `json:"comment,omitzero"`
	// Phone is the guest's main number.
	Phone *string `json:"phone,omitzero"`
	// CultureName is the guest's language and region, such as ru-RU.
	CultureName *string `json:"cultureName,omitzero"`
	// Birthday of the guest.
	Birthday DateTime `json:"birthday,omitzero"`
	// Email address.
	Email *string `json:"email,omitzero"`
	// Sex of the guest.
	Sex *Sex `json:"sex,omitzero"`
	// ConsentStatus tells whether the guest lets personal data be processed.
	ConsentStatus *ConsentStatus `json:"consentStatus,omitzero"`
	// Anonymized tells that the personal data were wiped.
	Anonymized *bool `json:"anonymized,omitzero"`
	// Cards of the guest.
	Cards []CustomerCard `json:"cards,omitzero"`
	// Categories the guest is in.
	Categories []CustomerCategory `json:"categories,omitzero"`
	// WalletBalances are the guest's wallets with the money and bonuses of each loyalty program.
	WalletBalances []WalletBalance `json:"walletBalances,omitzero"`
	// UserData is technical text that the restaurant keeps with the guest.
	UserData *string `json:"userData,omitzero"`
	// ShouldReceivePromoActionsInfo allows e-mails and SMS with advertising; nil when it is not known.
	ShouldReceivePromoActionsInfo *bool `json:"shouldReceivePromoActionsInfo,omitzero"`
	// ShouldReceiveLoyaltyInfo allows messages about the loyalty program.
	ShouldReceiveLoyaltyInfo *bool `json:"shouldReceiveLoyaltyInfo,omitzero"`
	// ShouldReceiveOrderStatusInfo allows messages about the progress of orders.
	ShouldReceiveOrderStatusInfo *bool `json:"shouldReceiveOrderStatusInfo,omitzero"`
	// PersonalDataConsentFrom is when the consent begins.
	PersonalDataConsentFrom DateTime `json:"personalDataConsentFrom,omitzero"`
	// PersonalDataConsentTo is when the consent ends.
	PersonalDataConsentTo DateTime `json:"personalDataConsentTo,omitzero"`
	// PersonalDataProcessingFrom is when the processing of personal data begins.
	PersonalDataProcessingFrom DateTime `json:"personalDataProcessingFrom,omitzero"`
	// PersonalDataProcessingTo is when the processing of personal data ends.
	PersonalDataProcessingTo DateTime `json:"personalDataProcessingTo,omitzero"`
	// IsDeleted tells that the guest was deleted; see [CustomerIDsRequest] for the way back.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// WhenRegistered is when the guest was registered.
	WhenRegistered DateTime `json:"whenRegistered,omitzero"`
	// LastProcessedOrderDate is when the guest last ordered.
	LastProcessedOrderDate DateTime `json:"lastProcessedOrderDate,omitzero"`
	// FirstOrderDate is when the guest first ordered.
	FirstOrderDate DateTime `json:"firstOrderDate,omitzero"`
	// LastVisitedOrganizationID is the organization the guest visited last.
	LastVisitedOrganizationID string `json:"lastVisitedOrganizationId,omitzero"`
	// RegistrationOrganizationID is the organization that registered the guest.
	RegistrationOrganizationID string `json:"registrationOrganizationId,omitzero"`
}

// CustomerCard is a loyalty card of a guest.
type CustomerCard struct {
	// ID of the card.
	ID string `json:"id,omitzero"`
	// Track is what a reader gets from the magnetic stripe or the bar code.
	Track *string `json:"track,omitzero"`
	// Number as printed on the card.
	Number *string `json:"number,omitzero"`
	// ValidToDate is when the card expires.
	ValidToDate DateTime `json:"validToDate,omitzero"`
}

// WalletBalance is what a guest has in one wallet.
type WalletBalance struct {
	// ID of the wallet, for holding, topping up and charging off.
	ID string `json:"id,omitzero"`
	// Name of the wallet.
	Name *string `json:"name,omitzero"`
	// Type of the loyalty program behind the wallet.
	Type *ProgramType `json:"type,omitzero"`
	// Balance in the wallet's units: money or bonuses.
	Balance *float64 `json:"balance,omitzero"`
}

// AddToProgramRequest makes a guest a member of a loyalty program.
type AddToProgramRequest struct {
	// CustomerID is the guest, [CustomerInfo.ID].
	CustomerID string `json:"customerId,omitzero"`
	// ProgramID is the program, [LoyaltyProgram.ID].
	ProgramID string `json:"programId,omitzero"`
	// OrganizationID is the organization that runs the program.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// AddToProgramResponse names the wallets that membership of a program brought.
type AddToProgramResponse struct {
	// UserWalletID is the guest's own wallet.
	UserWalletID string `json:"userWalletId,omitzero"`
	// WalletID is the wallet of the program, [LoyaltyProgram.WalletID].
	WalletID string `json:"walletId,omitzero"`
}

// CancelHoldRequest releases money that was held in a guest's wallet.
type CancelHoldRequest struct {
	// TransactionID of the hold, [HoldResponse.TransactionID].
	TransactionID string `json:"transactionId" iiko:"required"`
	// OrganizationID is the organization for which the money was held.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// ChangeBalanceRequest tops up a guest's wallet or charges it off; the method says which.
type ChangeBalanceRequest struct {
	// CustomerID is the guest, [CustomerInfo.ID].
	CustomerID string `json:"customerId,omitzero"`
	// WalletID is the wallet: [WalletBalance.ID] or [LoyaltyProgram.WalletID].
	WalletID string `json:"walletId,omitzero"`
	// Sum to add or to take, in the wallet's units; above zero either way.
	Sum *float64 `json:"sum,omitzero"`
	// Comment is kept with the transaction.
	Comment *string `json:"comment,omitzero"`
	// OrganizationID is the organization that runs the program.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// HoldRequest sets money aside in a guest's wallet. The payment itself happens at the terminal, when it
// processes the order.
type HoldRequest struct {
	// TransactionID to use for the hold; empty leaves the choice to iiko.
	TransactionID string `json:"transactionId,omitzero"`
	// CustomerID is the guest, [CustomerInfo.ID].
	CustomerID string `json:"customerId" iiko:"required"`
	// WalletID is the wallet: [PaymentWallet.ID], [WalletBalance.ID] or [LoyaltyProgram.WalletID].
	WalletID string `json:"walletId" iiko:"required"`
	// Sum to hold, in the wallet's units.
	Sum float64 `json:"sum"`
	// Comment says what the money is held for.
	Comment *string `json:"comment,omitzero"`
	// OrganizationID is the organization that runs the program.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// HoldResponse names a hold that was made.
type HoldResponse struct {
	// TransactionID of the hold; [CancelHoldRequest] releases it.
	TransactionID string `json:"transactionId,omitzero"`
}

// CustomerIDsRequest names guests to delete or to restore; the method says which. Deleting only marks
// guests, so that they can be restored.
type CustomerIDsRequest struct {
	// CustomerIDs are the guests, each [CustomerInfo.ID].
	CustomerIDs []string `json:"customerIds" iiko:"required"`
	// OrganizationID is the organization whose guests are meant.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// DeleteCustomersResponse counts what became of the guests that were to be deleted.
type DeleteCustomersResponse struct {
	// Total of different guests in the request.
	Total *int `json:"total,omitzero"`
	// Deleted counts the guests that were marked.
	Deleted *int `json:"deleted,omitzero"`
	// NotFound counts the guests that iiko does not know.
	NotFound *int `json:"notFound,omitzero"`
}

// RestoreCustomersResponse counts what became of the guests that were to be restored.
type RestoreCustomersResponse struct {
	// Total of different guests in the request.
	Total *int `json:"total,omitzero"`
	// Restored counts the guests that lost the mark.
	Restored *int `json:"restored,omitzero"`
	// NotFound counts the guests that iiko does not know.
	NotFound *int `json:"notFound,omitzero"`
}

// TransactionsByDateRequest asks for a page of a guest's loyalty transactions within a period.
type TransactionsByDateRequest struct {
	// CustomerID is the guest, [CustomerInfo.ID].
	CustomerID string `json:"customerId" iiko:"required"`
	// DateFrom is the start of the period, in UTC, included.
	DateFrom DateTime `json:"dateFrom"`
	// DateTo is the end of the period, in UTC, included.
	DateTo DateTime `json:"dateTo"`
	// PageNumber counts from 0.
	PageNumber int `json:"pageNumber"`
	// PageSize is the number of transactions on a page; one above the server's limit is ignored.
	PageSize int `json:"pageSize"`
	// OrganizationID is the organization whose guests are meant.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// TransactionsByDateResponse is a page of a guest's loyalty transactions.
type TransactionsByDateResponse struct {
	// Transactions of the page.
	Transactions []CustomerTransaction `json:"transactions,omitzero"`
	// PageSize that was used.
	PageSize *int `json:"pageSize,omitzero"`
	// PageNumber, counted from 0.
	PageNumber *int `json:"pageNumber,omitzero"`
}

// CustomerTransaction is an event of the loyalty system that concerns a guest: an order that was closed, a
// wallet that was refilled, a payment from it, a category that changed, and so on.
type CustomerTransaction struct {
	// APIClientLogin is the API login that made the transaction, if one did.
	APIClientLogin *string `json:"apiClientLogin,omitzero"`
	// BalanceAfter is what the wallet held afterwards.
	BalanceAfter *float64 `json:"balanceAfter,omitzero"`
	// BalanceBefore is what the wallet held until then.
	BalanceBefore *float64 `json:"balanceBefore,omitzero"`
	// BlockReason says why something was blocked, where it was.
	BlockReason *string `json:"blockReason,omitzero"`
	// Certificate that was used, if any.
	Certificate *TransactionCertificate `json:"certificate,omitzero"`
	// Comment on the transaction.
	Comment *string `json:"comment,omitzero"`
	// Counteragent is the other party of a transaction with a certificate.
	Counteragent *string `json:"counteragent,omitzero"`
	// CounteragentType is the kind of that party.
	CounteragentType *CounteragentType `json:"counteragentType,omitzero"`
	// CounteragentTypeName is the same in words.
	CounteragentTypeName *string `json:"counteragentTypeName,omitzero"`
	// Coupon that was used, if any.
	Coupon *TransactionCoupon `json:"coupon,omitzero"`
	// EmitentName is the issuer.
	EmitentName *string `json:"emitentName,omitzero"`
	// LoyaltyUser is the user of the loyalty system who made the transaction, if one did.
	LoyaltyUser *string `json:"loyaltyUser,omitzero"`
	// MarketingCampaignID is the campaign that caused it, [MarketingCampaign.ID].
	MarketingCampaignID string `json:"marketingCampaignId,omitzero"`
	// Nominal is the face value.
	Nominal *float64 `json:"nominal,omitzero"`
	// OrderNumber as the restaurant sees it.
	OrderNumber *int `json:"orderNumber,omitzero"`
	// OrderSum is the total of the order, in the organization's currency.
	OrderSum *float64 `json:"orderSum,omitzero"`
	// OrganizationID is the organization where it happened; sent as null when nil.
	OrganizationID *string `json:"organizationId"`
	// PosBalanceBefore is the balance that the terminal knew until then.
	PosBalanceBefore *float64 `json:"posBalanceBefore,omitzero"`
	// ProgramID is the loyalty program, [LoyaltyProgram.ID].
	ProgramID string `json:"programId,omitzero"`
	// Sum of the transaction, in the wallet's units.
	Sum *float64 `json:"sum,omitzero"`
	// Type says what happened, by number.
	Type *CustomerTransactionType `json:"type,omitzero"`
	// TypeName says what happened, in words, such as PayFromWallet; safer to go by than Type.
	TypeName *string `json:"typeName,omitzero"`
	// WalletID is the wallet that changed.
	WalletID string `json:"walletId,omitzero"`
	// WhenCreated is when the transaction was made, in UTC.
	WhenCreated DateTime `json:"whenCreated,omitzero"`
	// WhenCreatedOrder is when its order was created, in UTC.
	WhenCreatedOrder DateTime `json:"whenCreatedOrder,omitzero"`
	// ID of the transaction.
	ID string `json:"id"`
	// IsDelivery tells that the order is a delivery.
	IsDelivery *bool `json:"isDelivery,omitzero"`
	// IsIgnored tells that the transaction does not count.
	IsIgnored *bool `json:"isIgnored,omitzero"`
	// PosOrderID is the order's ID at the terminal.
	PosOrderID string `json:"posOrderId,omitzero"`
	// Revision grows with every change; see [TransactionsByRevisionRequest].
	Revision int64 `json:"revision"`
	// TerminalGroupID is the terminal group of the order, as TerminalGroup.TerminalGroups gives it.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
}

// TransactionCertificate is the gift certificate of a transaction.
type TransactionCertificate struct {
	// Number of the certificate.
	Number *string `json:"number,omitzero"`
	// Series it belongs to.
	Series *string `json:"series,omitzero"`
	// StatusName is its state in words.
	StatusName *string `json:"statusName,omitzero"`
	// TypeName is its kind in words.
	TypeName *string `json:"typeName,omitzero"`
}

// CounteragentType is the kind of the counteragent in a certificate transaction: a number from 0 to 2. iiko does
// not document what the numbers mean; [CustomerTransaction.CounteragentTypeName] has the kind as text.
type CounteragentType int

// TransactionCoupon is the coupon of a transaction.
type TransactionCoupon struct {
	// Number of the coupon.
	Number *string `json:"number,omitzero"`
	// Series it belongs to.
	Series *string `json:"series,omitzero"`
}

// CustomerTransactionType is the kind of a transaction: a number from 0 to 60. iiko does not document what the
// numbers mean; [CustomerTransaction.TypeName] has the kind as text.
type CustomerTransactionType int

// TransactionsByRevisionRequest asks for the loyalty transactions of a guest that came or changed after
// those already read. Pass the LastRevision and LastTransactionID of one answer to get the next.
type TransactionsByRevisionRequest struct {
	// CustomerID is the guest, [CustomerInfo.ID].
	CustomerID string `json:"customerId" iiko:"required"`
	// Revision to read from. It is itself included when LastTransactionID is set.
	Revision *int64 `json:"revision,omitzero"`
	// LastTransactionID is the transaction to read on after; it is not repeated. Needs Revision.
	LastTransactionID string `json:"lastTransactionId,omitzero"`
	// PageSize is the number of transactions to answer; one above the server's limit is ignored.
	PageSize int `json:"pageSize"`
	// OrganizationID is the organization whose guests are meant.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// TransactionsByRevisionResponse lists transactions by revision and says where to read on.
type TransactionsByRevisionResponse struct {
	// Transactions that were found.
	Transactions []CustomerTransaction `json:"transactions,omitzero"`
	// LastRevision to read on from.
	LastRevision *int64 `json:"lastRevision,omitzero"`
	// LastTransactionID to read on after.
	LastTransactionID string `json:"lastTransactionId,omitzero"`
	// PageSize that was used.
	PageSize *int `json:"pageSize,omitzero"`
}

// CustomerIdentifierType says by what a guest is looked up.
type CustomerIdentifierType string

const (
	// By phone number.
	CustomerIdentifierTypePhone CustomerIdentifierType = "phone"
	// By the track of a card.
	CustomerIdentifierTypeCardTrack CustomerIdentifierType = "cardTrack"
	// By the number of a card.
	CustomerIdentifierTypeCardNumber CustomerIdentifierType = "cardNumber"
	// By e-mail address.
	CustomerIdentifierTypeEmail CustomerIdentifierType = "email"
	// By ID in the loyalty system.
	CustomerIdentifierTypeID CustomerIdentifierType = "id"
)
