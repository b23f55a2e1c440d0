package iikotest

import (
	"slices"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var reserves = operations{
	api.ReservesAvailableOrganizations:      handle((*call).organizations),
	api.ReservesAvailableTerminalGroups:     handle((*call).terminalGroupsWithTables),
	api.ReservesAvailableRestaurantSections: handle((*call).sections),
	api.ReservesRestaurantSectionsWorkload:  handle((*call).sectionsWorkload),
	api.ReservesCreate:                      handle((*call).createReserve),
	api.ReservesStatusByID:                  handle((*call).reservesByID),
	api.ReservesCancel:                      handle((*call).cancelReserve),
	api.ReservesChangeTables:                handle((*call).changeReserveTables),
	api.ReservesChangeEstimatedStartTime:    handle((*call).changeReserveStart),
	api.ReservesAddItems:                    handle((*call).addBanquetItems),
	api.ReservesChangeItems:                 handle((*call).changeBanquetItems),
	api.ReservesAddPayments:                 handle((*call).addBanquetPayments),
}

// reserveDays is the number of days ahead that tables can be reserved.
const reserveDays = 90

func (s *Server) reserveInfo(o *order) models.ReserveInfo {
	return models.ReserveInfo{
		ID:             o.id,
		ExternalNumber: o.externalNumber,
		OrganizationID: s.restaurant.Organization.ID,
		Timestamp:      o.timestamp.UnixMilli(),
		CreationStatus: o.creation,
		ErrorInfo:      o.errorInfo,
		Reserve:        o.reserve,
	}
}

// terminalGroupsWithTables returns the terminal groups that have sections.
func (c *call) terminalGroupsWithTables(req models.OrganizationIDsRequest) (*models.TerminalGroupsResponse, *apiError) {
	groups, apiErr := c.terminalGroups(models.TerminalGroupsRequest{OrganizationIDs: req.OrganizationIDs})
	if apiErr != nil {
		return nil, apiErr
	}
	for _, organizations := range [][]models.OrganizationItems[models.TerminalGroup]{groups.TerminalGroups, groups.TerminalGroupsInSleep} {
		for i := range organizations {
			organizations[i].Items = filter(organizations[i].Items, func(g models.TerminalGroup) bool {
				return slices.ContainsFunc(c.restaurant.Sections, func(s models.RestaurantSection) bool { return s.TerminalGroupID == g.ID })
			})
		}
	}
	return groups, nil
}

func (c *call) sections(req models.AvailableRestaurantSectionsRequest) (*models.RestaurantSectionsResponse, *apiError) {
	if len(req.TerminalGroupIDs) == 0 {
		return nil, badRequest("terminalGroupIds is required")
	}
	for _, id := range req.TerminalGroupIDs {
		if apiErr := c.checkTerminalGroup(id); apiErr != nil {
			return nil, apiErr
		}
	}
	resp := &models.RestaurantSectionsResponse{CorrelationID: c.correlationID, RestaurantSections: []models.RestaurantSection{}}
	for _, section := range c.restaurant.Sections {
		if !slices.Contains(req.TerminalGroupIDs, section.TerminalGroupID) {
			continue
		}
		revision := value(section.Schema).Revision
		for _, table := range section.Tables {
			revision = max(revision, table.Revision)
		}
		resp.Revision = max(resp.Revision, revision)
		if req.Revision != nil && revision <= *req.Revision {
			continue
		}
		if !value(req.ReturnSchema) {
			section.Schema = nil
		}
		resp.RestaurantSections = append(resp.RestaurantSections, section)
	}
	return resp, nil
}

// sectionsWorkload returns the open reserves of the tables in the sections.
func (c *call) sectionsWorkload(req models.RestaurantSectionsWorkloadRequest) (*models.RestaurantSectionsWorkloadResponse, *apiError) {
	if len(req.RestaurantSectionIDs) == 0 {
		return nil, badRequest("restaurantSectionIds is required")
	}
	var tables []models.Table
	for _, id := range req.RestaurantSectionIDs {
		section := find(c.restaurant.Sections, func(s models.RestaurantSection) bool { return s.ID == id })
		if section == nil {
			return nil, badRequest("restaurant section %q not found", id)
		}
		tables = append(tables, section.Tables...)
	}
	if apiErr := require("dateFrom", string(req.DateFrom)); apiErr != nil {
		return nil, apiErr
	}
	starts, apiErr := c.period(req.DateFrom, req.DateTo)
	if apiErr != nil {
		return nil, apiErr
	}
	resp := &models.RestaurantSectionsWorkloadResponse{CorrelationID: c.correlationID, Reserves: []models.ReserveInWorkload{}}
	for _, o := range c.reserves {
		r := o.reserve
		if r != nil && r.Status != models.ReserveStatusClosed && starts(r.EstimatedStartTime) &&
			slices.ContainsFunc(tables, func(t models.Table) bool { return slices.Contains(r.TableIDs, t.ID) }) {
			resp.Reserves = append(resp.Reserves, models.ReserveInWorkload{
				ID:                 o.id,
				TableIDs:           r.TableIDs,
				EstimatedStartTime: r.EstimatedStartTime,
				DurationInMinutes:  r.DurationInMinutes,
				GuestsCount:        r.GuestsCount,
			})
		}
	}
	return resp, nil
}

func (c *call) createReserve(req models.CreateReserveRequest) (*models.ReserveResponse, *apiError) {
	if apiErr := require("phone", req.Phone, "estimatedStartTime", string(req.EstimatedStartTime)); apiErr != nil {
		return nil, apiErr
	}
	if len(req.TableIDs) == 0 {
		return nil, badRequest("tableIds is required")
	}
	if req.DurationInMinutes <= 0 {
		return nil, badRequest("durationInMinutes must be positive")
	}
	if req.Order != nil && len(req.Order.Items) == 0 {
		return nil, badRequest("order.items is required")
	}
	start, apiErr := c.date("estimatedStartTime", req.EstimatedStartTime)
	if apiErr != nil {
		return nil, apiErr
	}
	if apiErr := c.checkID("id", req.ID, models.ErrorCodeDuplicatedReserveID, c.reserves); apiErr != nil {
		return nil, apiErr
	}
	banquet := value(req.Order)
	banquet.SourceKey = c.login.source(banquet.SourceKey)
	o := &order{
		kind:           kindReserve,
		id:             req.ID,
		externalNumber: req.ExternalNumber,
		sourceKey:      banquet.SourceKey,
		contents: contents{
			terminalGroupID: c.terminalGroupFor(req.TerminalGroupID),
			checkStopList:   value(value(req.CreateReserveSettings).CheckStopList),
			orderTypeID:     banquet.OrderTypeID,
			service:         models.OrderServiceTypeCommon,
			menuID:          banquet.MenuID,
			sourceKey:       banquet.SourceKey,
			guests:          req.Guests,
			items:           banquet.Items,
			combos:          banquet.Combos,
			payments:        banquet.Payments,
			tips:            banquet.Tips,
			discounts:       banquet.DiscountsInfo,
			loyalty:         banquet.LoyaltyInfo,
			externalData:    banquet.ExternalData,
		},
	}
	c.reserves = append(c.reserves, o)
	c.create(o, func(c *call, o *order) (failed *models.ErrorInfo) {
		o.reserve, failed = c.placeReserve(req, o.contents, start, c.now)
		return failed
	})
	return &models.ReserveResponse{CorrelationID: c.correlationID, ReserveInfo: c.reserveInfo(o)}, nil
}

// placeReserve creates the reserve of a request at the terminal.
func (s *Server) placeReserve(req models.CreateReserveRequest, contents contents, start, at time.Time) (*models.Reserve, *models.ErrorInfo) {
	if !phoneNumber.MatchString(req.Phone) {
		return nil, failure(models.ErrorCodeInvalidPhone, "phone %q is not of the form +79001234567", req.Phone)
	}
	var banquet *models.PlacedOrder
	if req.Order != nil {
		placed, failed := s.placeContents(contents)
		if failed != nil {
			return nil, failed
		}
		banquet = &placed
	} else if failed := s.checkAcceptsOrders(contents.terminalGroupID); failed != nil {
		return nil, failed
	}
	if failed := s.checkTables(contents.terminalGroupID, req.TableIDs); failed != nil {
		return nil, failed
	}
	if failed := checkStart(start, at); failed != nil {
		return nil, failed
	}
	customer, failed := s.placeCustomer(&req.Customer, req.Phone, at)
	if failed != nil {
		return nil, failed
	}
	if banquet != nil {
		banquet.Number = s.nextNumber()
	}
	return &models.Reserve{
		Customer:           *customer,
		GuestsCount:        placeGuests(req.Guests).Count,
		Comment:            req.Comment,
		DurationInMinutes:  req.DurationInMinutes,
		ShouldRemind:       req.ShouldRemind,
		Status:             models.ReserveStatusNew,
		TableIDs:           req.TableIDs,
		EstimatedStartTime: models.NewDateTime(start),
		Phone:              &req.Phone,
		EventType:          req.EventType,
		Order:              banquet,
	}, nil
}

// checkTables returns an error if the terminal group does not have one of the tables.
func (s *Server) checkTables(terminalGroupID string, ids []string) *models.ErrorInfo {
	for _, id := range ids {
		if !slices.ContainsFunc(s.restaurant.Sections, func(section models.RestaurantSection) bool {
			return section.TerminalGroupID == terminalGroupID &&
				slices.ContainsFunc(section.Tables, func(t models.Table) bool { return t.ID == id && !t.IsDeleted })
		}) {
			return failure(models.ErrorCodeCommon, "terminal group %s has no table %q", terminalGroupID, id)
		}
	}
	return nil
}

// checkStart returns an error if a start time is in the past or too far ahead.
func checkStart(start, at time.Time) *models.ErrorInfo {
	switch {
	case start.Before(at):
		return failure(models.ErrorCodeCommon, "%s is in the past", models.NewDateTime(start))
	case start.After(at.AddDate(0, 0, reserveDays)):
		return failure(models.ErrorCodeCommon, "%s is more than %d days ahead", models.NewDateTime(start), reserveDays)
	}
	return nil
}

func (c *call) reservesByID(req models.ReserveStatusByIDRequest) (*models.ReservesResponse, *apiError) {
	if len(req.ReserveIDs) == 0 {
		return nil, badRequest("reserveIds is required")
	}
	return &models.ReservesResponse{
		CorrelationID: c.correlationID,
		Reserves: infosOf(filter(c.reserves, func(o *order) bool {
			return slices.Contains(req.ReserveIDs, o.id) && c.login.sees(o, req.SourceKeys)
		}), c.reserveInfo),
	}, nil
}

// changeReserve queues a change of a reserve, which fails if the reserve is closed. change makes it or
// returns why it failed.
func (c *call) changeReserve(reserveID string, change func(*call, *order) *models.ErrorInfo) (*models.CorrelationIDResponse, *apiError) {
	return c.change(kindReserve, c.reserves, reserveID, func(c *call, o *order) *models.ErrorInfo {
		if o.reserve.Status == models.ReserveStatusClosed {
			return failure(models.ErrorCodeCommon, "reserve %s is closed", o.id)
		}
		return change(c, o)
	})
}

func (c *call) cancelReserve(req models.CancelReserveRequest) (*models.CorrelationIDResponse, *apiError) {
	switch req.CancelReason {
	case models.ReserveCancelReasonClientNotAppeared, models.ReserveCancelReasonClientRefused, models.ReserveCancelReasonOther:
	default:
		return nil, badRequest("cancelReason must be ClientNotAppeared, ClientRefused or Other")
	}
	return c.changeReserve(req.ReserveID, func(c *call, o *order) *models.ErrorInfo {
		o.reserve.Status, o.reserve.CancelReason = models.ReserveStatusClosed, req.CancelReason
		return nil
	})
}

func (c *call) changeReserveTables(req models.ChangeReserveTablesRequest) (*models.CorrelationIDResponse, *apiError) {
	if len(req.TableIDs) == 0 {
		return nil, badRequest("tableIds is required")
	}
	return c.changeReserve(req.ReserveID, func(c *call, o *order) *models.ErrorInfo {
		if failed := c.checkTables(o.contents.terminalGroupID, req.TableIDs); failed != nil {
			return failed
		}
		o.reserve.TableIDs = req.TableIDs
		return nil
	})
}

func (c *call) changeReserveStart(req models.ChangeReserveEstimatedStartTimeRequest) (*models.CorrelationIDResponse, *apiError) {
	if apiErr := require("newEstimatedStartTime", string(req.NewEstimatedStartTime)); apiErr != nil {
		return nil, apiErr
	}
	start, apiErr := c.date("newEstimatedStartTime", req.NewEstimatedStartTime)
	if apiErr != nil {
		return nil, apiErr
	}
	return c.changeReserve(req.ReserveID, func(c *call, o *order) *models.ErrorInfo {
		if failed := checkStart(start, c.now); failed != nil {
			return failed
		}
		o.reserve.EstimatedStartTime = models.NewDateTime(start)
		return nil
	})
}

// changeBanquet queues a change of the order of a banquet. change modifies the contents and returns the
// number of leading items that keep their placed form.
func (c *call) changeBanquet(reserveID string, change func(*contents) (kept int)) (*models.CorrelationIDResponse, *apiError) {
	return c.changeReserve(reserveID, func(c *call, o *order) *models.ErrorInfo {
		banquet := o.reserve.Order
		if banquet == nil {
			return failure(models.ErrorCodeCommon, "reserve %s is not a banquet: it has no order", o.id)
		}
		next := o.contents
		next.checkStopList = false // checked only on create
		kept := change(&next)
		placed, failed := c.placeContents(next)
		if failed != nil {
			return failed
		}
		copy(placed.Items[:kept], banquet.Items)
		placed.Number = banquet.Number
		o.contents, o.reserve.Order = next, &placed
		return nil
	})
}

func (c *call) addBanquetItems(req models.AddBanquetItemsRequest) (*models.CorrelationIDResponse, *apiError) {
	if len(req.Items) == 0 {
		return nil, badRequest("items is required")
	}
	return c.changeBanquet(req.ReserveID, func(next *contents) int {
		kept := len(next.items)
		next.items = slices.Concat(next.items, req.Items)
		next.combos = slices.Concat(next.combos, req.Combos)
		return kept
	})
}

// changeBanquetItems replaces the items and combos of a banquet.
func (c *call) changeBanquetItems(req models.ChangeBanquetItemsRequest) (*models.CorrelationIDResponse, *apiError) {
	if len(req.Items) == 0 {
		return nil, badRequest("items is required")
	}
	return c.changeBanquet(req.ReserveID, func(next *contents) int {
		next.items, next.combos = req.Items, req.Combos
		return 0
	})
}

func (c *call) addBanquetPayments(req models.AddBanquetPaymentsRequest) (*models.CorrelationIDResponse, *apiError) {
	if len(req.Payments) == 0 {
		return nil, badRequest("payments is required")
	}
	return c.changeBanquet(req.ReserveID, func(next *contents) int {
		next.payments = slices.Concat(next.payments, req.Payments)
		return len(next.items)
	})
}
