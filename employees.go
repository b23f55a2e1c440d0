package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// IEmployees has the mirrored calls of [Employees], for mocks. Methods are never added.
type IEmployees interface {
	Couriers(ctx context.Context, organizationIDs []string) (*BaseCouriersModel, *CustomErrorModel, error)
	EmployeeInfo(ctx context.Context, organizationID, id string) (*BaseEmployeeInfoModel, *CustomErrorModel, error)
	ShiftClockin(ctx context.Context, organizationID, terminalGroupID, employeeID string, roleID *string) (*BaseShiftModel, *CustomErrorModel, error)
	ShiftClockout(ctx context.Context, organizationID, terminalGroupID, employeeID string) (*BaseShiftModel, *CustomErrorModel, error)
	ShiftIsOpen(ctx context.Context, organizationID, terminalGroupID, employeeID string) (*BaseShiftIsOpenModel, *CustomErrorModel, error)
	ShiftByCourier(ctx context.Context, employeeID string) (*BaseShiftByCourierModel, *CustomErrorModel, error)
}

// Employees lists couriers and their locations, and manages employees' shifts.
type Employees service

var _ IEmployees = (*Employees)(nil)

// Couriers lists the couriers of organizations.
//
// Operation: [POST /api/1/employees/couriers]. Restriction group: [GroupDriversDictionaries].
//
// [POST /api/1/employees/couriers]: https://api-ru.iiko.services/docs#tag/Employees/paths/~1api~11~1employees~1couriers/post
func (e *Employees) Couriers(ctx context.Context, organizationIDs []string) (*BaseCouriersModel, *CustomErrorModel, error) {
	return call[models.CouriersResponse](ctx, e, api.EmployeesCouriers, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}

// CouriersByRole lists couriers, and which of the given roles each of them has.
//
// Operation: [POST /api/1/employees/couriers/by_role]. Restriction group: [GroupDriversDictionaries].
//
// [POST /api/1/employees/couriers/by_role]: https://api-ru.iiko.services/docs#tag/Employees/paths/~1api~11~1employees~1couriers~1by_role/post
func (e *Employees) CouriersByRole(ctx context.Context, req models.CouriersByRoleRequest) (*models.CouriersByRoleResponse, *CustomErrorModel, error) {
	return call[models.CouriersByRoleResponse](ctx, e, api.EmployeesCouriersByRole, req)
}

// ActiveLocation returns the locations of the couriers of organizations who have an open shift.
//
// Operation: [POST /api/1/employees/couriers/active_location]. Restriction group: [GroupDriversLocation].
//
// [POST /api/1/employees/couriers/active_location]: https://api-ru.iiko.services/docs#tag/Employees/paths/~1api~11~1employees~1couriers~1active_location/post
func (e *Employees) ActiveLocation(ctx context.Context, organizationIDs []string) (*models.ActiveCourierLocationsResponse, *CustomErrorModel, error) {
	return call[models.ActiveCourierLocationsResponse](ctx, e, api.EmployeesActiveLocation, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}

// ActiveLocationByTerminal returns the locations of the couriers of a terminal group who have an open shift.
//
// Operation: [POST /api/1/employees/couriers/active_location/by_terminal]. Restriction group:
// [GroupDriversLocation].
//
// [POST /api/1/employees/couriers/active_location/by_terminal]: https://api-ru.iiko.services/docs#tag/Employees/paths/~1api~11~1employees~1couriers~1active_location~1by_terminal/post
func (e *Employees) ActiveLocationByTerminal(ctx context.Context, req models.ActiveCourierLocationByTerminalRequest) (*models.ActiveCourierLocationsResponse, *CustomErrorModel, error) {
	return call[models.ActiveCourierLocationsResponse](ctx, e, api.EmployeesActiveLocationByTerminal, req)
}

// LocationsByTimeOffset returns the recent locations of couriers.
//
// Operation: [POST /api/1/employees/couriers/locations/by_time_offset]. Restriction group:
// [GroupDriversLocation].
//
// [POST /api/1/employees/couriers/locations/by_time_offset]: https://api-ru.iiko.services/docs#tag/Employees/paths/~1api~11~1employees~1couriers~1locations~1by_time_offset/post
func (e *Employees) LocationsByTimeOffset(ctx context.Context, req models.CourierLocationsByTimeOffsetRequest) (*models.CourierLocationsByTimeOffsetResponse, *CustomErrorModel, error) {
	return call[models.CourierLocationsByTimeOffsetResponse](ctx, e, api.EmployeesLocationsByTimeOffset, req)
}

// EmployeeInfo returns an employee's name, phones and e-mail.
//
// Operation: [POST /api/1/employees/info]. Restriction group: [GroupEmployeesDictionaries].
//
// [POST /api/1/employees/info]: https://api-ru.iiko.services/docs#tag/Employees/paths/~1api~11~1employees~1info/post
func (e *Employees) EmployeeInfo(ctx context.Context, organizationID, id string) (*BaseEmployeeInfoModel, *CustomErrorModel, error) {
	return call[models.EmployeeInfoResponse](ctx, e, api.EmployeesEmployeeInfo, models.EmployeeInfoRequest{OrganizationID: organizationID, ID: id})
}

// ShiftClockin opens an employee's shift. A nil roleID means the employee's main role.
//
// Operation: [POST /api/1/employees/shift/clockin]. Command: see [Commands.Wait]. Restriction group:
// [GroupEmployeesShifts].
//
// [POST /api/1/employees/shift/clockin]: https://api-ru.iiko.services/docs#tag/Employees/paths/~1api~11~1employees~1shift~1clockin/post
func (e *Employees) ShiftClockin(ctx context.Context, organizationID, terminalGroupID, employeeID string, roleID *string) (*BaseShiftModel, *CustomErrorModel, error) {
	req := models.ShiftClockinRequest{OrganizationID: organizationID, TerminalGroupID: terminalGroupID, EmployeeID: employeeID}
	if roleID != nil {
		req.RoleID = *roleID
	}
	return call[models.ShiftResponse](ctx, e, api.EmployeesShiftClockin, req)
}

// ShiftClockout closes an employee's shift.
//
// Operation: [POST /api/1/employees/shift/clockout]. Command: see [Commands.Wait]. Restriction group:
// [GroupEmployeesShifts].
//
// [POST /api/1/employees/shift/clockout]: https://api-ru.iiko.services/docs#tag/Employees/paths/~1api~11~1employees~1shift~1clockout/post
func (e *Employees) ShiftClockout(ctx context.Context, organizationID, terminalGroupID, employeeID string) (*BaseShiftModel, *CustomErrorModel, error) {
	return call[models.ShiftResponse](ctx, e, api.EmployeesShiftClockout, models.ShiftRequest{OrganizationID: organizationID, TerminalGroupID: terminalGroupID, EmployeeID: employeeID})
}

// ShiftIsOpen reports whether an employee's shift is open.
//
// Operation: [POST /api/1/employees/shift/is_open]. Restriction group: [GroupEmployeesShifts].
//
// [POST /api/1/employees/shift/is_open]: https://api-ru.iiko.services/docs#tag/Employees/paths/~1api~11~1employees~1shift~1is_open/post
func (e *Employees) ShiftIsOpen(ctx context.Context, organizationID, terminalGroupID, employeeID string) (*BaseShiftIsOpenModel, *CustomErrorModel, error) {
	return call[models.ShiftStateResponse](ctx, e, api.EmployeesShiftIsOpen, models.ShiftRequest{OrganizationID: organizationID, TerminalGroupID: terminalGroupID, EmployeeID: employeeID})
}

// ShiftByCourier returns the terminal groups where an employee has an open shift.
//
// Operation: [POST /api/1/employees/shifts/by_courier]. Restriction group: [GroupEmployeesShifts].
//
// [POST /api/1/employees/shifts/by_courier]: https://api-ru.iiko.services/docs#tag/Employees/paths/~1api~11~1employees~1shifts~1by_courier/post
func (e *Employees) ShiftByCourier(ctx context.Context, employeeID string) (*BaseShiftByCourierModel, *CustomErrorModel, error) {
	return call[models.ShiftsByCourierResponse](ctx, e, api.EmployeesShiftByCourier, models.ShiftByCourierRequest{EmployeeID: employeeID})
}
