package iikotest

import (
	"slices"
	"strings"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var customers = operations{
	api.CustomersCustomerInfo:             handle((*call).customerInfo),
	api.CustomersCustomerCreateOrUpdate:   handle((*call).createOrUpdateCustomer),
	api.CustomersCustomerProgramAdd:       handle((*call).addToProgram),
	api.CustomersCustomerCardAdd:          handle((*call).addCard),
	api.CustomersCustomerCardDelete:       handle((*call).removeCard),
	api.CustomersCustomerWalletHold:       handle((*call).holdMoney),
	api.CustomersCustomerWalletCancelHold: handle((*call).cancelHold),
	api.CustomersCustomerWalletTopup:      handle((*call).topUp),
	api.CustomersCustomerWalletChargeoff:  handle((*call).chargeOff),
	api.DiscountPromotionPrograms:         handle((*call).programs),
	api.DiscountPromotionCouponsSeries:    handle((*call).couponSeries),
	api.DiscountPromotionCouponsInfo:      handle((*call).couponInfo),
}

// hold is a held amount of a wallet.
type hold struct {
	customerID, walletID string
	sum                  float64
}

// Customer returns the current data of a customer by id, and whether the customer exists.
func (s *Server) Customer(id string) (models.CustomerInfo, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.runDue(s.now())
	for _, b := range s.branches {
		if customer := find(b.customers, byID(id)); customer != nil {
			return clone(*customer), true
		}
	}
	return models.CustomerInfo{}, false
}

// customer returns the first customer that matches, or nil.
func (s *Server) customer(match func(models.CustomerInfo) bool) *models.CustomerInfo {
	return find(s.customers, match)
}

func byID(id string) func(models.CustomerInfo) bool {
	return func(c models.CustomerInfo) bool { return id != "" && c.ID == id }
}

// byPhone matches a phone with or without a plus sign.
func byPhone(phone string) func(models.CustomerInfo) bool {
	phone = strings.TrimPrefix(phone, "+")
	return func(c models.CustomerInfo) bool {
		return phone != "" && strings.TrimPrefix(value(c.Phone), "+") == phone
	}
}

func byCard(match func(models.CustomerCard) bool) func(models.CustomerInfo) bool {
	return func(c models.CustomerInfo) bool { return slices.ContainsFunc(c.Cards, match) }
}

func byTrack(track string) func(models.CustomerInfo) bool {
	return byCard(func(card models.CustomerCard) bool { return track != "" && value(card.Track) == track })
}

func byNumber(number string) func(models.CustomerInfo) bool {
	return byCard(func(card models.CustomerCard) bool { return number != "" && value(card.Number) == number })
}

func byEmail(email string) func(models.CustomerInfo) bool {
	return func(c models.CustomerInfo) bool { return email != "" && strings.EqualFold(value(c.Email), email) }
}

func (c *call) customerInfo(req models.FindCustomerRequest) (*models.CustomerInfo, *apiError) {
	var match func(models.CustomerInfo) bool
	switch req.Type {
	case models.CustomerIdentifierTypePhone:
		match = byPhone(value(req.Phone))
	case models.CustomerIdentifierTypeCardTrack:
		match = byTrack(value(req.CardTrack))
	case models.CustomerIdentifierTypeCardNumber:
		match = byNumber(value(req.CardNumber))
	case models.CustomerIdentifierTypeEmail:
		match = byEmail(value(req.Email))
	case models.CustomerIdentifierTypeID:
		match = byID(req.ID)
	default:
		return nil, badRequest("unknown type %q", req.Type)
	}
	customer := c.customer(match)
	if customer == nil {
		return nil, badRequest("no customer with this %s", req.Type)
	}
	return customer, nil
}

func (c *call) createOrUpdateCustomer(req models.CreateOrUpdateCustomerRequest) (*models.CreateOrUpdateCustomerResponse, *apiError) {
	if (value(req.CardTrack) == "") != (value(req.CardNumber) == "") {
		return nil, badRequest("cardTrack and cardNumber must be set together")
	}
	if req.ID+value(req.Phone)+value(req.CardTrack) == "" {
		return nil, badRequest("one of id, phone and cardTrack is required")
	}
	var customer *models.CustomerInfo
	for _, match := range []func(models.CustomerInfo) bool{byID(req.ID), byPhone(value(req.Phone)), byTrack(value(req.CardTrack))} {
		if customer == nil {
			customer = c.customer(match)
		}
	}
	switch {
	case req.ID != "" && (customer == nil || customer.ID != req.ID):
		return nil, badRequest("customer %q not found", req.ID)
	case customer == nil:
		customer = c.register(models.CustomerInfo{
			ShouldReceiveLoyaltyInfo:      ptr(true),
			ShouldReceivePromoActionsInfo: ptr(true),
			WhenRegistered:                models.NewDateTime(c.now),
			RegistrationOrganizationID:    req.OrganizationID,
		})
	}
	if owner := c.customer(byTrack(value(req.CardTrack))); owner != nil && owner != customer {
		return nil, badRequest("the card belongs to another customer")
	} else if owner == nil && req.CardTrack != nil {
		customer.Cards = append(customer.Cards, models.CustomerCard{ID: goiikoapi.NewID(), Track: req.CardTrack, Number: req.CardNumber})
	}
	update(customer, req)
	return &models.CreateOrUpdateCustomerResponse{ID: customer.ID}, nil
}

// register adds a customer with a new id.
func (s *Server) register(customer models.CustomerInfo) *models.CustomerInfo {
	customer.ID = goiikoapi.NewID()
	s.customers = append(s.customers, customer)
	return &s.customers[len(s.customers)-1]
}

// update applies the request to a customer.
func update(customer *models.CustomerInfo, req models.CreateOrUpdateCustomerRequest) {
	setText := func(field **string, text *string) {
		switch {
		case text == nil:
		case *text != "":
			*field = text
		case value(req.NullifyEmptyFields):
			*field = nil
		}
	}
	setText(&customer.Phone, req.Phone)
	setText(&customer.Name, req.Name)
	setText(&customer.MiddleName, req.MiddleName)
	setText(&customer.Surname, req.SurName)
	setText(&customer.Email, req.Email)
	setText(&customer.UserData, req.UserData)
	setText(&customer.Comment, req.Comment)
	setNonZero(&customer.Birthday, req.Birthday)
	setNonZero(&customer.ReferrerID, req.ReferrerID)
	setNonZero(&customer.Sex, req.Sex)
	setNonZero(&customer.ConsentStatus, req.ConsentStatus)
	setNonZero(&customer.ShouldReceiveLoyaltyInfo, req.ShouldReceiveLoyaltyInfo)
	setNonZero(&customer.ShouldReceivePromoActionsInfo, req.ShouldReceivePromoActionsInfo)
	setNonZero(&customer.IsDeleted, req.IsDeleted)
}

// setNonZero sets a field to v unless v is the zero value.
func setNonZero[T comparable](field *T, v T) {
	if v != *new(T) {
		*field = v
	}
}

func (c *call) addToProgram(req models.CustomerProgramAddRequest) (*models.AddToProgramResponse, *apiError) {
	customer, apiErr := c.knownCustomer(req.CustomerID)
	if apiErr != nil {
		return nil, apiErr
	}
	program := find(c.restaurant.Programs, func(p models.LoyaltyProgram) bool { return p.ID == req.ProgramID })
	if program == nil {
		return nil, badRequest("program %q not found", req.ProgramID)
	}
	if wallet(customer, program.WalletID) == nil {
		customer.WalletBalances = append(customer.WalletBalances, models.WalletBalance{
			ID:      program.WalletID,
			Name:    program.Name,
			Type:    program.ProgramType,
			Balance: ptr(0.0),
		})
	}
	return &models.AddToProgramResponse{UserWalletID: goiikoapi.NewID(), WalletID: program.WalletID}, nil
}

func (c *call) addCard(req models.CustomerCardAddRequest) (*struct{}, *apiError) {
	customer, apiErr := c.knownCustomer(req.CustomerID)
	if apiErr != nil {
		return nil, apiErr
	}
	if apiErr := require("cardTrack", req.CardTrack, "cardNumber", req.CardNumber); apiErr != nil {
		return nil, apiErr
	}
	if c.customer(byTrack(req.CardTrack)) != nil {
		return nil, badRequest("a card with track %q already exists", req.CardTrack)
	}
	customer.Cards = append(customer.Cards, models.CustomerCard{ID: goiikoapi.NewID(), Track: &req.CardTrack, Number: &req.CardNumber})
	return &struct{}{}, nil
}

func (c *call) removeCard(req models.CustomerCardDeleteRequest) (*struct{}, *apiError) {
	customer, apiErr := c.knownCustomer(req.CustomerID)
	if apiErr != nil {
		return nil, apiErr
	}
	if !byTrack(req.CardTrack)(*customer) {
		return nil, badRequest("the customer has no card with track %q", req.CardTrack)
	}
	customer.Cards = filter(customer.Cards, func(card models.CustomerCard) bool { return value(card.Track) != req.CardTrack })
	return &struct{}{}, nil
}

func (c *call) holdMoney(req models.CustomerWalletHoldRequest) (*models.HoldResponse, *apiError) {
	id := req.TransactionID
	if id == "" {
		id = goiikoapi.NewID()
	}
	if _, taken := c.holds[id]; taken {
		return nil, badRequest("transaction %q already exists", id)
	}
	if apiErr := c.changeBalance(req.CustomerID, req.WalletID, req.Sum, -1, req.Comment); apiErr != nil {
		return nil, apiErr
	}
	c.holds[id] = hold{req.CustomerID, req.WalletID, req.Sum}
	return &models.HoldResponse{TransactionID: id}, nil
}

func (c *call) cancelHold(req models.CustomerWalletCancelHoldRequest) (*struct{}, *apiError) {
	hold, ok := c.holds[req.TransactionID]
	if !ok {
		return nil, badRequest("transaction %q not found", req.TransactionID)
	}
	if apiErr := c.changeBalance(hold.customerID, hold.walletID, hold.sum, +1, nil); apiErr != nil {
		return nil, apiErr
	}
	delete(c.holds, req.TransactionID)
	return &struct{}{}, nil
}

func (c *call) topUp(req models.ChangeBalanceRequest) (*struct{}, *apiError) {
	if apiErr := c.changeBalance(req.CustomerID, req.WalletID, value(req.Sum), +1, req.Comment); apiErr != nil {
		return nil, apiErr
	}
	return &struct{}{}, nil
}

func (c *call) chargeOff(req models.ChangeBalanceRequest) (*struct{}, *apiError) {
	if apiErr := c.changeBalance(req.CustomerID, req.WalletID, value(req.Sum), -1, req.Comment); apiErr != nil {
		return nil, apiErr
	}
	return &struct{}{}, nil
}

// changeBalance adds sign*sum to the balance of a wallet; sign is +1 or -1.
func (c *call) changeBalance(customerID, walletID string, sum, sign float64, comment *string) *apiError {
	customer, apiErr := c.knownCustomer(customerID)
	if apiErr != nil {
		return apiErr
	}
	wallet := wallet(customer, walletID)
	if wallet == nil {
		return badRequest("the customer has no wallet %q", walletID)
	}
	if sum <= 0 {
		return badRequest("sum must be positive")
	}
	before := value(wallet.Balance)
	balance := money(before + sign*sum)
	if balance < 0 {
		return badRequest("insufficient wallet balance")
	}
	wallet.Balance = &balance
	c.recordTransaction(customerID, wallet, before, sign*sum, comment)
	return nil
}

// wallet returns a wallet of a customer, or nil.
func wallet(customer *models.CustomerInfo, id string) *models.WalletBalance {
	return find(customer.WalletBalances, func(w models.WalletBalance) bool { return w.ID == id })
}

// knownCustomer returns the customer of a request, or an error.
func (c *call) knownCustomer(customerID string) (*models.CustomerInfo, *apiError) {
	customer := c.customer(byID(customerID))
	if customer == nil {
		return nil, badRequest("customer %q not found", customerID)
	}
	return customer, nil
}

func (c *call) programs(req models.ProgramsRequest) (*models.ProgramsResponse, *apiError) {
	programs := slices.Clone(c.restaurant.Programs)
	for i := range programs {
		for _, promotion := range c.restaurant.Promotions {
			if promotion.ProgramID == programs[i].ID && !value(req.WithoutMarketingCampaigns) {
				programs[i].MarketingCampaigns = append(slices.Clone(programs[i].MarketingCampaigns), models.MarketingCampaign{
					ID: promotion.ID, ProgramID: promotion.ProgramID, Name: &promotion.Name, IsActive: ptr(true),
				})
			}
		}
	}
	return &models.ProgramsResponse{Programs: programs}, nil
}

func (c *call) couponSeries(req models.OrganizationRequest) (*models.CouponsSeriesResponse, *apiError) {
	series := []models.CouponSeries{}
	for _, coupon := range c.coupons {
		entry := models.CouponSeries{ID: coupon.SeriesID, Number: coupon.SeriesName}
		if coupon.WhenActivated == "" && !slices.ContainsFunc(series, func(s models.CouponSeries) bool { return s.ID == entry.ID }) {
			series = append(series, entry)
		}
	}
	return &models.CouponsSeriesResponse{SeriesWithNotActivatedCoupons: series}, nil
}

func (c *call) couponInfo(req models.CouponsInfoRequest) (*models.CouponInfoResponse, *apiError) {
	if apiErr := require("number", req.Number); apiErr != nil {
		return nil, apiErr
	}
	return &models.CouponInfoResponse{CouponInfo: filter(c.coupons, func(coupon models.CouponInfo) bool {
		return value(coupon.Number) == req.Number && (req.Series == nil || value(coupon.SeriesName) == *req.Series)
	})}, nil
}
