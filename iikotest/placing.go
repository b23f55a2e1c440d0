package iikotest

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// contents is the common part of create requests: of table orders, deliveries and banquets.
type contents struct {
	terminalGroupID string
	checkStopList   bool
	orderTypeID     string
	service         models.OrderServiceType // of the order type
	menuID          string
	sourceKey       *string
	guests          *models.Guests
	items           []models.OrderItem
	combos          []models.Combo
	payments        []models.Payment
	tips            []models.TipsPayment
	discounts       *models.DiscountsInfo
	loyalty         *models.LoyaltyInfo
	externalData    []models.ExternalData
}

// placeContents returns the order that the terminal makes of contents. It has no number yet.
func (s *Server) placeContents(order contents) (placed models.PlacedOrder, failed *models.ErrorInfo) {
	if failed := s.checkAcceptsOrders(order.terminalGroupID); failed != nil {
		return placed, failed
	}
	if unavailable := s.unavailable(order.terminalGroupID, order.items); order.checkStopList && len(unavailable) > 0 {
		return placed, failure(models.ErrorCodeCommon, "product %s is on the stop list", unavailable[0].ProductID)
	}
	placed = models.PlacedOrder{
		MenuID:          order.menuID,
		SourceKey:       order.sourceKey,
		GuestsInfo:      placeGuests(order.guests),
		TerminalGroupID: order.terminalGroupID,
		ExternalData:    order.externalData,
	}
	for i, combo := range order.combos {
		if slices.ContainsFunc(order.combos[:i], func(c models.Combo) bool { return c.ID == combo.ID }) {
			return placed, failure(models.ErrorCodeComboDuplicated, "the order has combo %q twice", combo.ID)
		}
	}
	placed.Combos = s.placeCombos(order.combos)
	placed.Sum = sumOfCombos(order.combos)
	for _, item := range order.items {
		placedItem, sum, failed := s.placeItem(item, placed.Combos)
		if failed != nil {
			return placed, failed
		}
		placed.Items = append(placed.Items, placedItem)
		placed.Sum = money(placed.Sum + sum)
	}
	if placed.Discounts, failed = s.placeDiscounts(order.discounts, placed.Sum); failed != nil {
		return placed, failed
	}
	for _, discount := range placed.Discounts {
		placed.Sum -= discount.Sum
	}
	placed.Sum = max(0, money(placed.Sum)) // a discount may be above it
	if placed.Payments, failed = s.placePayments(order.payments); failed != nil {
		return placed, failed
	}
	placed.ProcessedPaymentsSum = ptr(processed(placed.Payments))
	if placed.Tips, failed = s.placeTips(order.tips); failed != nil {
		return placed, failed
	}
	if order.loyalty != nil {
		placed.LoyaltyInfo = &models.PlacedLoyaltyInfo{
			Coupon:                  order.loyalty.Coupon,
			AppliedManualConditions: order.loyalty.ApplicableManualConditions,
			DynamicDiscounts:        order.loyalty.DynamicDiscounts,
		}
	}
	placed.OrderType, failed = s.placeOrderType(order.orderTypeID, order.service)
	return placed, failed
}

// sumOfCombos returns what combos cost without the modifiers of their items.
func sumOfCombos(combos []models.Combo) float64 {
	sum := 0.0
	for _, combo := range combos {
		sum += combo.Price * float64(combo.Amount)
	}
	return money(sum)
}

func (s *Server) placeCombos(combos []models.Combo) (placed []models.PlacedCombo) {
	for _, combo := range combos {
		placed = append(placed, models.PlacedCombo{
			ID:       combo.ID,
			Name:     combo.Name,
			Amount:   combo.Amount,
			Price:    combo.Price,
			SourceID: combo.SourceID,
			Size:     s.size(combo.SizeID),
		})
	}
	return placed
}

// mostAmount is the largest amount of an item.
const mostAmount = 999.999

// parts returns the components of an item. A product item is returned as a single component, a compound item
// has one or two.
func parts(item models.OrderItem) []models.CompoundItemComponent {
	if item.Type != models.OrderItemTypeCompound {
		return []models.CompoundItemComponent{{
			ProductID:  item.ProductID,
			Modifiers:  item.Modifiers,
			Price:      item.Price,
			PositionID: item.PositionID,
		}}
	}
	components := []models.CompoundItemComponent{}
	for _, component := range []*models.CompoundItemComponent{item.PrimaryComponent, item.SecondaryComponent} {
		if component != nil {
			components = append(components, *component)
		}
	}
	return components
}

// placeItem returns a placed item and its sum, including modifiers. An item of a combo adds only its modifiers.
func (s *Server) placeItem(item models.OrderItem, combos []models.PlacedCombo) (placed models.PlacedItem, sum float64, failed *models.ErrorInfo) {
	placed = models.PlacedItem{
		Type:    item.Type,
		Status:  models.OrderItemStatusAdded,
		Amount:  item.Amount,
		Comment: item.Comment,
		Size:    s.size(item.ProductSizeID),
	}
	switch {
	case item.Amount <= 0:
		return placed, 0, failure(models.ErrorCodeCommon, "the amount of an item must be positive")
	case item.Amount > mostAmount:
		return placed, 0, failure(models.ErrorCodeCommon, "the amount of an item must be at most %v", mostAmount)
	case utf8.RuneCountInString(value(item.Comment)) > longestComment:
		return placed, 0, failure(models.ErrorCodeCommon, "the comment of an item must have at most %d characters", longestComment)
	case item.Comment != nil && s.restaurant.Organization.OrderItemCommentEnabled != nil && !*s.restaurant.Organization.OrderItemCommentEnabled:
		return placed, 0, failure(models.ErrorCodeCommon, "comments of items are not enabled")
	}
	if combo := item.ComboInformation; combo != nil {
		if !slices.ContainsFunc(combos, func(c models.PlacedCombo) bool { return c.ID == combo.ComboID }) {
			return placed, 0, failure(models.ErrorCodeInvalidReferenceToCombo, "the order has no combo %q", combo.ComboID)
		}
		placed.ComboInformation = &models.PlacedComboItemInformation{
			ComboID:       combo.ComboID,
			ComboSourceID: combo.ComboSourceID,
			GroupID:       combo.ComboGroupID,
			GroupName:     combo.ComboGroupName,
		}
	}
	components := []models.PlacedItemComponent{}
	for _, part := range parts(item) {
		component, componentSum, failed := s.placeComponent(part, item)
		if failed != nil {
			return placed, 0, failed
		}
		components = append(components, component)
		sum += componentSum
		if item.ComboInformation != nil {
			sum -= component.Cost // the combo has a price
		}
	}
	switch {
	case item.Type == models.OrderItemTypeProduct:
		component := components[0]
		placed.Product = &component.Product
		placed.Modifiers = component.Modifiers
		placed.Price = &component.Price
		placed.Cost = &component.Cost
		placed.PricePredefined = &component.PricePredefined
		placed.PositionID = component.PositionID
		placed.ResultSum = component.ResultSum
	case item.Type == models.OrderItemTypeCompound && item.PrimaryComponent != nil:
		modifiers, modifiersSum, failed := s.placeModifiers(item.CommonModifiers, s.product(item.PrimaryComponent.ProductID), item)
		if failed != nil {
			return placed, 0, failed
		}
		placed.CommonModifiers = modifiers
		sum += modifiersSum
		placed.PrimaryComponent = &components[0]
		if len(components) > 1 {
			placed.SecondaryComponent = &components[1]
		}
		if product := s.product(item.PrimaryComponent.ProductID); product.ModifierSchemaID != "" {
			placed.Template = &models.IDName{ID: product.ModifierSchemaID, Name: value(product.ModifierSchemaName)}
		}
	default:
		return placed, 0, failure(models.ErrorCodeCommon, "item type %q is unknown, or its properties are missing", item.Type)
	}
	return placed, sum, nil
}

// placeComponent returns a component of an item and its sum, including modifiers. Each half of a compound
// item costs half the price of its product.
func (s *Server) placeComponent(part models.CompoundItemComponent, item models.OrderItem) (placed models.PlacedItemComponent, sum float64, failed *models.ErrorInfo) {
	product := s.product(part.ProductID)
	if product == nil {
		return placed, 0, failure(models.ErrorCodeProductNotFound, "product %q is not on the menu", part.ProductID)
	}
	price := find(product.SizePrices, func(p models.SizePrice) bool { return value(p.SizeID) == item.ProductSizeID })
	if price == nil {
		return placed, 0, failure(models.ErrorCodeProductSizeNotFound, "%s has no size %q", product.Name, item.ProductSizeID)
	}
	if !price.Price.IsIncludedInMenu {
		return placed, 0, failure(models.ErrorCodeCommon, "%s is excluded from the menu", product.Name)
	}
	placed = models.PlacedItemComponent{
		Product:    models.IDName{ID: product.ID, Name: product.Name},
		Price:      price.Price.CurrentPrice,
		PositionID: part.PositionID,
	}
	if part.Price != nil {
		placed.Price = *part.Price
	}
	if placed.Price < 0 {
		return placed, 0, failure(models.ErrorCodeCommon, "the price of %s is negative", product.Name)
	}
	if placed.PositionID == "" {
		placed.PositionID = goiikoapi.NewID()
	}
	placed.Cost = line(placed.Price, item.Amount/float64(len(parts(item))))
	placed.ResultSum = &placed.Cost
	if placed.Modifiers, sum, failed = s.placeModifiers(part.Modifiers, product, item); failed != nil {
		return placed, 0, failed
	}
	if failed := checkModifiers(product, slices.Concat(part.Modifiers, item.CommonModifiers)); failed != nil {
		return placed, 0, failed
	}
	return placed, placed.Cost + sum, nil
}

// placeModifiers returns the modifiers of a dish in an item and their sum.
func (s *Server) placeModifiers(modifiers []models.Modifier, dish *models.Product, item models.OrderItem) (placed []models.PlacedModifier, sum float64, failed *models.ErrorInfo) {
	placed = []models.PlacedModifier{}
	free := freeAmounts(dish)
	for _, modifier := range modifiers {
		product := s.product(modifier.ProductID)
		if product == nil {
			return nil, 0, failure(models.ErrorCodeProductNotFound, "modifier %q is not on the menu", modifier.ProductID)
		}
		placedModifier := models.PlacedModifier{
			Product:    models.IDName{ID: product.ID, Name: product.Name},
			Amount:     modifier.Amount,
			PositionID: modifier.PositionID,
		}
		if modifier.ProductGroupID != "" {
			group := s.productGroup(modifier.ProductGroupID)
			if group == nil {
				return nil, 0, failure(models.ErrorCodeProductGroupNotFound, "group %q not found", modifier.ProductGroupID)
			}
			placedModifier.ProductGroup = &models.IDName{ID: group.ID, Name: group.Name}
		}
		for i, price := range product.SizePrices {
			if i == 0 || item.ProductSizeID != "" && value(price.SizeID) == item.ProductSizeID {
				placedModifier.Price = price.Price.CurrentPrice
			}
		}
		if modifier.Price != nil {
			placedModifier.Price = *modifier.Price
		}
		if placedModifier.Price < 0 || modifier.Amount < 0 {
			return nil, 0, failure(models.ErrorCodeCommon, "the price or the amount of %s is negative", product.Name)
		}
		if placedModifier.PositionID == "" {
			placedModifier.PositionID = goiikoapi.NewID()
		}
		placedModifier.ResultSum = line(placedModifier.Price, goiikoapi.Sum(free.paid(modifier), item.Amount))
		placed = append(placed, placedModifier)
		sum += placedModifier.ResultSum
	}
	return placed, sum, nil
}

// placeDiscounts calculates the discounts on a sum.
func (s *Server) placeDiscounts(info *models.DiscountsInfo, sum float64) (placed []models.PlacedDiscount, failed *models.ErrorInfo) {
	for _, discount := range value(info).Discounts {
		if discount.Type == models.DiscountKindIikoCard {
			placedDiscount := models.PlacedDiscount{DiscountType: models.IDName{ID: discount.ProgramID, Name: value(discount.ProgramName)}}
			for _, item := range discount.DiscountItems {
				placedDiscount.Sum += item.Sum
			}
			placed = append(placed, placedDiscount)
			continue
		}
		discountType := find(s.restaurant.Discounts, func(t models.DiscountType) bool { return t.ID == discount.DiscountTypeID })
		if discountType == nil {
			return nil, failure(models.ErrorCodeCommon, "discount %q not found", discount.DiscountTypeID)
		}
		placedDiscount := models.PlacedDiscount{
			DiscountType:       models.IDName{ID: discountType.ID, Name: value(discountType.Name)},
			SelectivePositions: discount.SelectivePositions,
		}
		switch discountType.Mode {
		case models.DiscountModePercent:
			placedDiscount.Sum = line(sum, goiikoapi.Sum(discountType.Percent, 0.01))
		case models.DiscountModeFixedSum:
			placedDiscount.Sum = discountType.Sum
		default:
			if discount.Sum == nil {
				return nil, failure(models.ErrorCodeDiscountSumNotSpecified, "discount %q requires a sum", discount.DiscountTypeID)
			}
			placedDiscount.Sum = *discount.Sum
		}
		if sum < value(discountType.MinOrderSum) {
			continue // it does not apply
		}
		placed = append(placed, placedDiscount)
	}
	return placed, nil
}

func (s *Server) placePayments(payments []models.Payment) (placed []models.PlacedPayment, failed *models.ErrorInfo) {
	for _, payment := range payments {
		placedPayment, failed := s.placePayment(payment.PaymentTypeID, payment.PaymentTypeKind, payment.Sum, payment.IsProcessedExternally, payment.IsFiscalizedExternally)
		if failed != nil {
			return nil, failed
		}
		placed = append(placed, placedPayment)
	}
	return placed, nil
}

// processed returns the sum of the payments that are already processed.
func processed(payments []models.PlacedPayment) float64 {
	sum := 0.0
	for _, payment := range payments {
		if !payment.IsPreliminary {
			sum += payment.Sum
		}
	}
	return money(sum)
}

func (s *Server) placeTips(tips []models.TipsPayment) (placed []models.PlacedTips, failed *models.ErrorInfo) {
	for _, payment := range tips {
		placedPayment, failed := s.placePayment(payment.PaymentTypeID, payment.PaymentTypeKind, payment.Sum, payment.IsProcessedExternally, payment.IsFiscalizedExternally)
		if failed != nil {
			return nil, failed
		}
		tipsType := find(s.restaurant.TipsTypes, func(t models.TipsType) bool { return t.ID == payment.TipsTypeID })
		if tipsType == nil {
			return nil, failure(models.ErrorCodeTipsTypeNotApplicable, "tips type %q not found", payment.TipsTypeID)
		}
		placed = append(placed, models.PlacedTips{
			PlacedPayment: placedPayment,
			TipsType:      &models.IDName{ID: tipsType.ID, Name: tipsType.Name},
		})
	}
	return placed, nil
}

// placePayment returns a payment of an order or of tips.
func (s *Server) placePayment(typeID string, kind models.PaymentTypeKind, sum float64, processedExternally, fiscalizedExternally *bool) (models.PlacedPayment, *models.ErrorInfo) {
	paymentType := find(s.restaurant.PaymentTypes, func(t models.PaymentType) bool { return t.ID == typeID })
	switch {
	case paymentType == nil:
		return models.PlacedPayment{}, failure(models.ErrorCodePaymentTypeNotFound, "payment type %q not found", typeID)
	case value(paymentType.IsDeleted):
		return models.PlacedPayment{}, failure(models.ErrorCodeCommon, "Payment type %s is deleted.", value(paymentType.Name))
	case kind != "" && kind != requestKind(paymentType.PaymentTypeKind):
		return models.PlacedPayment{}, failure(models.ErrorCodeCommon, "payment type %s is of kind %s, not %s", value(paymentType.Name), requestKind(paymentType.PaymentTypeKind), kind)
	case sum <= 0:
		return models.PlacedPayment{}, failure(models.ErrorCodePaymentSumShouldBePositive, "the sum of a payment must be positive")
	case value(processedExternally) && paymentType.PaymentProcessingType != models.PaymentProcessingTypeExternal && paymentType.PaymentProcessingType != models.PaymentProcessingTypeBoth:
		return models.PlacedPayment{}, failure(models.ErrorCodePaymentTypeCanNotBeUsedAsExternal, "payment type %s cannot be processed externally", value(paymentType.Name))
	}
	return models.PlacedPayment{
		PaymentType:            models.PlacedPaymentType{ID: paymentType.ID, Name: value(paymentType.Name), Kind: placedKind(paymentType.PaymentTypeKind)},
		Sum:                    sum,
		IsPreliminary:          !value(processedExternally),
		IsExternal:             true,
		IsProcessedExternally:  value(processedExternally),
		IsFiscalizedExternally: fiscalizedExternally,
	}, nil
}

// requestKind converts a kind of payment of the dictionary to that of requests, which differs for the loyalty program.
func requestKind(kind models.PaymentTypeKind) models.PaymentTypeKind {
	if kind == models.PaymentTypeKindIikoCard {
		return models.PaymentTypeKindLoyaltyCard
	}
	return kind
}

// placedKind converts a kind of payment of the dictionary to that of placed payments, which have no kind of their own for
// the loyalty program.
func placedKind(kind models.PaymentTypeKind) models.PaymentTypeKind {
	if kind == models.PaymentTypeKindIikoCard {
		return models.PaymentTypeKindExternal
	}
	return kind
}

// placePriceCategory returns the price category of an order, or nil if its id is empty.
func (s *Server) placePriceCategory(id string) (*models.PriceCategory, *models.ErrorInfo) {
	if id == "" {
		return nil, nil
	}
	category := entryByID(s.restaurant.PriceCategories, id)
	if category == nil {
		return nil, failure(models.ErrorCodeCommon, "price category %q not found", id)
	}
	return &models.PriceCategory{ID: category.ID, Name: &category.Name}, nil
}

// placeOrderType returns an order type by id or, if the id is empty, the first one with the given service
// type. Table orders require the service type Common, and deliveries any other.
func (s *Server) placeOrderType(id string, service models.OrderServiceType) (*models.PlacedOrderType, *models.ErrorInfo) {
	orderType := find(s.restaurant.OrderTypes, func(t models.OrderType) bool {
		return !value(t.IsDeleted) && (t.ID == id || id == "" && placedService(t.OrderServiceType) == service)
	})
	if orderType == nil {
		return nil, failure(models.ErrorCodeOrderTypeNotFound, "order type %q not found", id)
	}
	placed := &models.PlacedOrderType{
		ID:               orderType.ID,
		Name:             orderType.Name,
		OrderServiceType: placedService(orderType.OrderServiceType),
	}
	if (placed.OrderServiceType == models.OrderServiceTypeCommon) != (service == models.OrderServiceTypeCommon) {
		return nil, failure(models.ErrorCodeIncorrectOrderType, "order type %s is not allowed for this kind of order", orderType.Name)
	}
	return placed, nil
}

// placedService converts a service type of the dictionary to that of placed orders, which differs for
// pickups.
func placedService(service models.OrderServiceType) models.OrderServiceType {
	if service == models.OrderServiceTypeDeliveryPickUp {
		return models.OrderServiceTypeDeliveryByClient
	}
	return service
}

// placeCustomer returns the customer of an order. A regular customer is looked up by id, then by phone, and
// registered if not found.
func (s *Server) placeCustomer(customer *models.Customer, phone string, at time.Time) (*models.PlacedCustomer, *models.ErrorInfo) {
	if customer == nil {
		if allowed := s.restaurant.Organization.IsAnonymousGuestsAllowed; allowed != nil && !*allowed {
			return nil, failure(models.ErrorCodeAnonymousCustomerDisabled, "the order has no customer")
		}
		return nil, nil
	}
	if customer.Type == models.CustomerTypeOneTime {
		return &models.PlacedCustomer{Type: customer.Type, Name: value(customer.Name)}, nil
	}
	registered := s.customer(byID(customer.ID))
	if registered == nil {
		registered = s.customer(byPhone(phone))
	}
	if registered == nil {
		if value(customer.Name) == "" {
			return nil, failure(models.ErrorCodeCustomerNameNotSpecified, "a new customer must have a name")
		}
		registered = s.register(models.CustomerInfo{
			Name:                       customer.Name,
			Surname:                    customer.Surname,
			Phone:                      &phone,
			Email:                      customer.Email,
			Birthday:                   customer.Birthdate,
			WhenRegistered:             models.NewDateTime(at),
			RegistrationOrganizationID: s.restaurant.Organization.ID,
		})
	}
	placed := &models.PlacedCustomer{
		Type:      models.CustomerTypeRegular,
		ID:        registered.ID,
		Name:      value(registered.Name),
		Surname:   registered.Surname,
		Comment:   customer.Comment,
		Gender:    customer.Gender,
		Birthdate: registered.Birthday,
	}
	if customer.Name != nil {
		placed.Name = *customer.Name
	}
	return placed, nil
}

// placeGuests returns the guests of an order, at least one.
func placeGuests(guests *models.Guests) *models.Guests {
	return &models.Guests{
		Count:               max(1, value(guests).Count),
		SplitBetweenPersons: ptr(value(value(guests).SplitBetweenPersons)),
	}
}

func (s *Server) placeOperator(id string) (*models.OrderEmployee, *models.ErrorInfo) {
	if id == "" {
		return nil, nil
	}
	employee := s.employee(id)
	if employee == nil {
		return nil, failure(models.ErrorCodeUserNotFound, "operator %q not found", id)
	}
	return &models.OrderEmployee{ID: employee.ID, Name: value(employee.DisplayName), Phone: employee.Phone}, nil
}

func (s *Server) placeMarketingSource(id string) (*models.IDName, *models.ErrorInfo) {
	if id == "" {
		if value(s.restaurant.Organization.MarketingSourceRequiredInDelivery) {
			return nil, failure(models.ErrorCodeMarketingSourceNotFound, "a delivery requires a marketing source")
		}
		return nil, nil
	}
	source := find(s.restaurant.MarketingSources, func(m models.MarketingSource) bool { return m.ID == id })
	if source == nil {
		return nil, failure(models.ErrorCodeMarketingSourceNotFound, "marketing source %q not found", id)
	}
	return &models.IDName{ID: source.ID, Name: source.Name}, nil
}

// placeDeliveryPoint returns the delivery point of an order by courier.
func (s *Server) placeDeliveryPoint(point *models.DeliveryPoint) (*models.PlacedDeliveryPoint, *models.ErrorInfo) {
	if point == nil || point.Address == nil {
		return nil, failure(models.ErrorCodeAddressNotFound, "a delivery by courier requires an address")
	}
	address := &models.PlacedAddress{
		Index:     point.Address.Index,
		House:     point.Address.House,
		Building:  point.Address.Building,
		Flat:      point.Address.Flat,
		Entrance:  point.Address.Entrance,
		Floor:     point.Address.Floor,
		Doorphone: point.Address.Doorphone,
		Line1:     point.Address.Line1,
	}
	if point.Address.Type == models.AddressTypeCity && s.restaurant.Organization.AddressFormatType == models.AddressFormatTypeLegacy {
		return nil, failure(models.ErrorCodeLine1Disabled, "addresses have a street and a house")
	}
	region := find(s.restaurant.Regions, func(r models.Region) bool { return r.ID == point.Address.RegionID })
	if region != nil {
		address.Region = &models.IDName{ID: region.ID, Name: region.Name}
	}
	if point.Address.Type != models.AddressTypeCity {
		if address.Street = s.placeStreet(value(point.Address.Street)); address.Street == nil {
			return nil, failure(models.ErrorCodeAddressNotFound, "street not found")
		}
		if value(address.House) == "" {
			return nil, failure(models.ErrorCodeHomeNotFound, "the address has no house")
		}
	}
	return &models.PlacedDeliveryPoint{
		Coordinates:           point.Coordinates,
		Address:               address,
		ExternalCartographyID: point.ExternalCartographyID,
		Comment:               point.Comment,
	}, nil
}

// placeStreet finds the street of an address by id, by classifier id, or by name and city. It returns nil if
// there is no such street.
func (s *Server) placeStreet(requested models.AddressStreet) *models.PlacedStreet {
	for _, city := range s.restaurant.Cities {
		for _, street := range s.restaurant.Streets[city.ID] {
			if requested.ID != "" && requested.ID == street.ID ||
				requested.ClassifierID != "" && requested.ClassifierID == street.ClassifierID ||
				strings.EqualFold(value(requested.Name), street.Name) && strings.EqualFold(value(requested.City), city.Name) {
				return &models.PlacedStreet{ID: street.ID, Name: street.Name, City: models.IDName{ID: city.ID, Name: city.Name}}
			}
		}
	}
	return nil
}
