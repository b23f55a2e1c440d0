package iikotest

import (
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var employees = operations{
	api.EmployeesCouriers:       dictionary((*call).couriers),
	api.EmployeesEmployeeInfo:   handle((*call).employeeInfo),
	api.EmployeesShiftClockin:   handle((*call).clockIn),
	api.EmployeesShiftClockout:  handle((*call).clockOut),
	api.EmployeesShiftIsOpen:    handle((*call).shiftIsOpen),
	api.EmployeesShiftByCourier: handle((*call).shiftsByCourier),
}

// shift identifies the personal shift of an employee at a terminal group.
type shift struct{ terminalGroupID, employeeID string }

func (c *call) couriers() *models.CouriersResponse {
	return &models.CouriersResponse{CorrelationID: c.correlationID, Employees: byOrganization(c, c.restaurant.Couriers)}
}

func (c *call) employeeInfo(req models.EmployeeInfoRequest) (*models.EmployeeInfoResponse, *apiError) {
	if apiErr := c.checkEmployee(req.ID); apiErr != nil {
		return nil, apiErr
	}
	return &models.EmployeeInfoResponse{CorrelationID: c.correlationID, EmployeeInfo: *c.employee(req.ID)}, nil
}

func (c *call) clockIn(req models.ShiftClockinRequest) (*models.ShiftResponse, *apiError) {
	return c.changeShift(models.ShiftRequest{
		OrganizationID:  req.OrganizationID,
		TerminalGroupID: req.TerminalGroupID,
		EmployeeID:      req.EmployeeID,
	}, req.RoleID, true)
}

func (c *call) clockOut(req models.ShiftRequest) (*models.ShiftResponse, *apiError) {
	return c.changeShift(req, "", false)
}

// changeShift queues opening or closing of a shift.
func (c *call) changeShift(req models.ShiftRequest, roleID string, open bool) (*models.ShiftResponse, *apiError) {
	if apiErr := c.checkShift(req); apiErr != nil {
		return nil, apiErr
	}
	shift := shift{req.TerminalGroupID, req.EmployeeID}
	c.schedule(func(c *call) *models.ErrorInfo {
		if c.shifts[shift] == open {
			state := "closed"
			if open {
				state = "open"
			}
			return failure(models.ErrorCodeCommon, "the shift of employee %s is already %s", shift.employeeID, state)
		}
		c.shifts[shift] = open
		c.notifyShift(models.PersonalShift{
			ID: shift.employeeID, RoleID: roleID, Opened: open, TerminalGroupID: shift.terminalGroupID,
		}, c.now, c.correlationID)
		return nil
	})
	return &models.ShiftResponse{CorrelationID: c.correlationID}, nil
}

func (c *call) shiftIsOpen(req models.ShiftRequest) (*models.ShiftStateResponse, *apiError) {
	if apiErr := c.checkShift(req); apiErr != nil {
		return nil, apiErr
	}
	open := c.shifts[shift{req.TerminalGroupID, req.EmployeeID}]
	return &models.ShiftStateResponse{CorrelationID: c.correlationID, IsSessionOpened: &open}, nil
}

func (c *call) shiftsByCourier(req models.ShiftByCourierRequest) (*models.ShiftsByCourierResponse, *apiError) {
	if apiErr := c.checkEmployee(req.EmployeeID); apiErr != nil {
		return nil, apiErr
	}
	ids := []string{}
	for _, group := range c.restaurant.TerminalGroups {
		if c.shifts[shift{group.ID, req.EmployeeID}] {
			ids = append(ids, group.ID)
		}
	}
	return &models.ShiftsByCourierResponse{TerminalGroupIDs: ids}, nil
}

func (c *call) checkShift(req models.ShiftRequest) *apiError {
	if apiErr := c.checkTerminalGroup(req.TerminalGroupID); apiErr != nil {
		return apiErr
	}
	return c.checkEmployee(req.EmployeeID)
}

func (c *call) checkEmployee(id string) *apiError {
	if c.employee(id) == nil {
		return badRequest("employee %q not found", id)
	}
	return nil
}

// employee returns an employee by id, or nil.
func (s *Server) employee(id string) *models.EmployeeInfo {
	return find(s.restaurant.Employees, func(e models.EmployeeInfo) bool { return e.ID == id })
}
