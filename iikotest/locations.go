package iikotest

import (
	"fmt"
	"slices"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var locations = operations{
	api.EmployeesActiveLocation:           handle((*call).activeLocations),
	api.EmployeesActiveLocationByTerminal: handle((*call).activeLocationsByTerminal),
	api.EmployeesLocationsByTimeOffset:    handle((*call).locationsByTimeOffset),
	api.EmployeesCouriersByRole:           handle((*call).couriersByRole),
}

// location is where a courier was at a time.
type location struct {
	courierID string
	place     models.Coordinates
	at        time.Time
}

// Couriers returns the couriers of the restaurant.
func (s *Server) Couriers() []models.Employee {
	s.mu.Lock()
	defer s.mu.Unlock()
	couriers := []models.Employee{}
	s.each(func() { couriers = append(couriers, clone(s.restaurant.Couriers)...) })
	return couriers
}

// SetCourierLocation records where a courier is now, as the courier's phone would. It fails if there is no such courier.
func (s *Server) SetCourierLocation(courierID string, latitude, longitude float64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	has := func(b *branch) bool {
		return slices.ContainsFunc(b.restaurant.Couriers, func(e models.Employee) bool { return e.ID == courierID })
	}
	b := s.where(has)
	if !has(b) {
		return fmt.Errorf("iikotest: SetCourierLocation: no courier with id %q", courierID)
	}
	b.locations = append(b.locations, location{courierID, models.Coordinates{Latitude: latitude, Longitude: longitude}, s.now()})
	return nil
}

func (c *call) activeLocations(models.OrganizationIDsRequest) (*models.ActiveCourierLocationsResponse, *apiError) {
	return c.activeLocationsOf(func(shift) bool { return true }), nil
}

func (c *call) activeLocationsByTerminal(req models.ActiveCourierLocationByTerminalRequest) (*models.ActiveCourierLocationsResponse, *apiError) {
	if apiErr := c.checkTerminalGroup(req.TerminalGroupID); apiErr != nil {
		return nil, apiErr
	}
	return c.activeLocationsOf(func(s shift) bool { return s.terminalGroupID == req.TerminalGroupID }), nil
}

// activeLocationsOf returns the last location of each courier with a shift that is open and selected.
func (c *call) activeLocationsOf(selected func(shift) bool) *models.ActiveCourierLocationsResponse {
	active := []models.ActiveCourierLocation{}
	for _, courier := range c.restaurant.Couriers {
		onShift := false
		for shift, open := range c.shifts {
			onShift = onShift || open && shift.employeeID == courier.ID && selected(shift)
		}
		all := c.locationsOf(courier.ID, time.Time{})
		if !onShift || len(all) == 0 {
			continue
		}
		last := all[len(all)-1]
		active = append(active, models.ActiveCourierLocation{
			CourierID: courier.ID, LastActiveLatitude: &last.place.Latitude, LastActiveLongitude: &last.place.Longitude,
			LastActiveClientDate: models.NewDateTime(last.at),
		})
	}
	return &models.ActiveCourierLocationsResponse{CorrelationID: c.correlationID, ActiveCourierLocations: byOrganization(c, active)}
}

// locationsOf returns where a courier was since a time, oldest first.
func (s *Server) locationsOf(courierID string, since time.Time) []location {
	return filter(s.locations, func(l location) bool { return l.courierID == courierID && !l.at.Before(since) })
}

func (c *call) locationsByTimeOffset(req models.CourierLocationsByTimeOffsetRequest) (*models.CourierLocationsByTimeOffsetResponse, *apiError) {
	if value(req.OffsetInSeconds) < 0 {
		return nil, badRequest("offsetInSeconds must not be negative")
	}
	var since time.Time
	if req.OffsetInSeconds != nil {
		since = c.now.Add(-time.Duration(*req.OffsetInSeconds) * time.Second)
	}
	found := []models.CourierLocations{}
	for _, courier := range c.restaurant.Couriers {
		places := []models.CourierCoordinates{}
		for _, l := range c.locationsOf(courier.ID, since) {
			places = append(places, models.CourierCoordinates{Latitude: l.place.Latitude, Longitude: l.place.Longitude, ServerTimestamp: l.at.Unix()})
		}
		if len(places) > 0 {
			found = append(found, models.CourierLocations{CourierID: courier.ID, Locations: places})
		}
	}
	return &models.CourierLocationsByTimeOffsetResponse{CorrelationID: c.correlationID, CourierLocations: byOrganization(c, found)}, nil
}

// couriersByRole returns the couriers, with each role of Restaurant.CourierRoles that was asked for.
func (c *call) couriersByRole(req models.CouriersByRoleRequest) (*models.CouriersByRoleResponse, *apiError) {
	couriers := []models.EmployeeWithCheckedRole{}
	for _, courier := range c.restaurant.Couriers {
		checked := []models.RoleCheckResult{}
		for _, role := range req.RolesToCheck {
			checked = append(checked, models.RoleCheckResult{CheckedRoleCode: role, EmployeeHasRole: slices.Contains(c.restaurant.CourierRoles[courier.ID], role)})
		}
		couriers = append(couriers, models.EmployeeWithCheckedRole{Employee: courier, CheckRolesResult: checked})
	}
	return &models.CouriersByRoleResponse{CorrelationID: c.correlationID, EmployeesWithCheckRoles: byOrganization(c, couriers)}, nil
}
