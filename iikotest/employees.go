package iikotest

import (
	"time"

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

// shift names the personal shift of an employee at a terminal group.
type shift struct{ terminalGroupID, employeeID string }

func (c *call) couriers() *models.CouriersResponse {
	return &models.CouriersResponse{CorrelationID: c.correlationID, Employees: ofOrganization(c, c.restaurant.Couriers)}
}

func (c *call) employeeInfo(req models.EmployeeInfoRequest) (*models.EmployeeInfoResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationID); refused != nil {
		return nil, refused
	}
	if refused := c.checkEmployee(req.ID); refused != nil {
		return nil, refused
	}
	return &models.EmployeeInfoResponse{CorrelationID: c.correlationID, EmployeeInfo: *c.employee(req.ID)}, nil
}

func (c *call) clockIn(req models.ClockInRequest) (*models.ShiftResponse, *refusal) {
	return c.changeShift(models.ShiftRequest{
		OrganizationID:  req.OrganizationID,
		TerminalGroupID: req.TerminalGroupID,
		EmployeeID:      req.EmployeeID,
	}, req.RoleID, true)
}

func (c *call) clockOut(req models.ShiftRequest) (*models.ShiftResponse, *refusal) {
	return c.changeShift(req, "", false)
}

// changeShift gives the command to open or to close a shift.
func (c *call) changeShift(req models.ShiftRequest, roleID string, open bool) (*models.ShiftResponse, *refusal) {
	if refused := c.checkShift(req); refused != nil {
		return nil, refused
	}
	shift := shift{req.TerminalGroupID, req.EmployeeID}
	s, correlationID := c.Server, c.correlationID
	c.later(func(at time.Time) *models.ErrorInfo {
		if s.shifts[shift] == open {
			return failure(models.ErrorCodeCommon, "the shift of employee %s is that way already", shift.employeeID)
		}
		s.shifts[shift] = open
		s.shiftChanged(models.PersonalShift{
			ID: shift.employeeID, RoleID: roleID, Opened: open, TerminalGroupID: shift.terminalGroupID,
		}, at, correlationID)
		return nil
	})
	return &models.ShiftResponse{CorrelationID: c.correlationID}, nil
}

func (c *call) shiftIsOpen(req models.ShiftRequest) (*models.ShiftStateResponse, *refusal) {
	if refused := c.checkShift(req); refused != nil {
		return nil, refused
	}
	open := c.shifts[shift{req.TerminalGroupID, req.EmployeeID}]
	return &models.ShiftStateResponse{CorrelationID: c.correlationID, IsSessionOpened: &open}, nil
}

func (c *call) shiftsByCourier(req models.ShiftsByCourierRequest) (*models.ShiftsByCourierResponse, *refusal) {
	if refused := c.checkEmployee(req.EmployeeID); refused != nil {
		return nil, refused
	}
	ids := []string{}
	for _, group := range c.restaurant.TerminalGroups {
		if c.shifts[shift{group.ID, req.EmployeeID}] {
			ids = append(ids, group.ID)
		}
	}
	return &models.ShiftsByCourierResponse{TerminalGroupIDs: ids}, nil
}

func (c *call) checkShift(req models.ShiftRequest) *refusal {
	if refused := c.checkOrganizations(req.OrganizationID); refused != nil {
		return refused
	}
	if refused := c.checkTerminalGroup(req.TerminalGroupID); refused != nil {
		return refused
	}
	return c.checkEmployee(req.EmployeeID)
}

func (c *call) checkEmployee(id string) *refusal {
	if c.employee(id) == nil {
		return badRequest("employee %q is not known", id)
	}
	return nil
}

// employee returns somebody of the staff, or nil.
func (s *Server) employee(id string) *models.EmployeeInfo {
	return find(s.restaurant.Employees, func(e models.EmployeeInfo) bool { return e.ID == id })
}
