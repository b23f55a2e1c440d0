package goiikoapi

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Staff manages the employees of the back office. Couriers and shifts are in [Employees].
type Staff struct {
	// Positions reads the positions of employees.
	Positions *Positions
	// Attendances manages attendances.
	Attendances *Attendances

	client *Client
}

func newStaff(c *Client) *Staff {
	return &Staff{Positions: &Positions{c}, Attendances: &Attendances{c}, client: c}
}

// service returns the service for call, as Documents.service does.
func (s *Staff) service() *service {
	if s == nil {
		return nil
	}
	return &service{s.client}
}

// Create creates an employee.
//
// Operation: [POST /api/employees/v1/employee/create].
//
// [POST /api/employees/v1/employee/create]: https://api-ru.iiko.services/docs
func (s *Staff) Create(ctx context.Context, req models.CreateStaffRequest) (*models.StaffEmployee, *CustomErrorModel, error) {
	return callNaming(ctx, s.service(), api.StaffCreate, req, "", staffID)
}

// Fire fires up to 100 employees. The response names those who were fired, which may be fewer than in req; one without
// a list, or with another employee, is an [ErrUnexpectedResponse]. [Staff.Restore] reverses it.
//
// Operation: [POST /api/employees/v1/employee/fire].
//
// [POST /api/employees/v1/employee/fire]: https://api-ru.iiko.services/docs
func (s *Staff) Fire(ctx context.Context, req models.FireStaffRequest) (*models.FireStaffResponse, *CustomErrorModel, error) {
	return callNaming(ctx, s.service(), api.StaffFire, req, "", func(response *models.FireStaffResponse) string {
		foreign := slices.ContainsFunc(response.FiredIDs, func(fired string) bool {
			return !slices.ContainsFunc(req.IDs, func(id string) bool { return names(fired, id) })
		})
		if response.FiredIDs == nil || foreign {
			return ""
		}
		return req.IDs[0]
	})
}

// Get returns an employee.
//
// Operation: [POST /api/employees/v1/employee/get].
//
// [POST /api/employees/v1/employee/get]: https://api-ru.iiko.services/docs
func (s *Staff) Get(ctx context.Context, req models.StaffIDRequest) (*models.StaffEmployee, *CustomErrorModel, error) {
	return callAbout(ctx, s.service(), api.StaffGet, req, req.ID, staffID)
}

// List returns a page of the employees. [Staff.All] iterates over the pages.
//
// Operation: [POST /api/employees/v1/employee/list].
//
// [POST /api/employees/v1/employee/list]: https://api-ru.iiko.services/docs
func (s *Staff) List(ctx context.Context, req models.ListStaffRequest) (*models.ListStaffResponse, *CustomErrorModel, error) {
	return call[models.ListStaffResponse](ctx, s.service(), api.StaffList, req)
}

// All iterates over the employees, starting at the Offset in req (0 if nil), in pages of Limit employees; an error, if
// any, is yielded last. Every loop starts at that offset again. The iteration ends with an empty page.
//
// Operation: [POST /api/employees/v1/employee/list].
//
// [POST /api/employees/v1/employee/list]: https://api-ru.iiko.services/docs
func (s *Staff) All(ctx context.Context, req models.ListStaffRequest) iter.Seq2[models.StaffEmployee, error] {
	return eachOffset(ctx, "Staff.All", s.List, req, Value(req.Offset), func(r *models.ListStaffRequest, offset int) {
		r.Offset = &offset
	}, func(page *models.ListStaffResponse) []models.StaffEmployee { return page.Items })
}

// Restore restores an employee who was fired. The success names the employee.
//
// Operation: [POST /api/employees/v1/employee/restore].
//
// [POST /api/employees/v1/employee/restore]: https://api-ru.iiko.services/docs
func (s *Staff) Restore(ctx context.Context, req models.StaffIDRequest) (*models.RestoreStaffResponse, *CustomErrorModel, error) {
	return callNaming(ctx, s.service(), api.StaffRestore, req, req.ID, func(restored *models.RestoreStaffResponse) string {
		if slices.ContainsFunc(restored.RestoredIDs, func(id string) bool { return names(id, req.ID) }) {
			return req.ID
		}
		return ""
	})
}

// Update changes an employee. What req does not set stays as it is.
//
// Operation: [POST /api/employees/v1/employee/update].
//
// [POST /api/employees/v1/employee/update]: https://api-ru.iiko.services/docs
func (s *Staff) Update(ctx context.Context, req models.UpdateStaffRequest) (*models.StaffEmployee, *CustomErrorModel, error) {
	return callNaming(ctx, s.service(), api.StaffUpdate, req, req.ID, staffID)
}

func staffID(employee *models.StaffEmployee) string { return employee.ID }

// Positions reads the positions of employees.
type Positions service

// Get returns a position. An unknown ID is an API error with status 404, a position of an organization outside the API
// login's rights one with status 403.
//
// Operation: [POST /api/employees/v1/positions/get].
//
// [POST /api/employees/v1/positions/get]: https://api-ru.iiko.services/docs
func (p *Positions) Get(ctx context.Context, req models.PositionGetRequest) (*models.StaffPosition, *CustomErrorModel, error) {
	return callAbout(ctx, p, api.StaffPositionsGet, req, req.ID, func(position *models.StaffPosition) string { return position.ID })
}

// List returns a page of the positions. [Positions.All] iterates over the pages.
//
// Operation: [POST /api/employees/v1/positions/list].
//
// [POST /api/employees/v1/positions/list]: https://api-ru.iiko.services/docs
func (p *Positions) List(ctx context.Context, req models.PositionsListRequest) (*models.PositionsListResponse, *CustomErrorModel, error) {
	return call[models.PositionsListResponse](ctx, p, api.StaffPositionsList, req)
}

// All iterates over the positions, starting at the Offset in req (0 if nil), in pages of Limit positions (1000 if nil);
// an error, if any, is yielded last. Every loop starts at that offset again. The iteration ends with an empty page.
//
// Operation: [POST /api/employees/v1/positions/list].
//
// [POST /api/employees/v1/positions/list]: https://api-ru.iiko.services/docs
func (p *Positions) All(ctx context.Context, req models.PositionsListRequest) iter.Seq2[models.StaffPosition, error] {
	return eachOffset(ctx, "Staff.Positions.All", p.List, req, Value(req.Offset), func(r *models.PositionsListRequest, offset int) {
		r.Offset, r.Limit = &offset, cmp.Or(r.Limit, Ptr(longestPage))
	}, func(page *models.PositionsListResponse) []models.StaffPosition { return page.Items })
}

// Attendances manages attendances: when employees were at work.
type Attendances service

// Create creates a closed attendance.
//
// Operation: [POST /api/employees/v1/attendance/create].
//
// [POST /api/employees/v1/attendance/create]: https://api-ru.iiko.services/docs
func (a *Attendances) Create(ctx context.Context, req models.CreateAttendanceRequest) (*models.AttendanceResponse, *CustomErrorModel, error) {
	return callNaming(ctx, a, api.StaffAttendancesCreate, req, "", attendanceID)
}

// Delete deletes an attendance for good.
//
// Operation: [POST /api/employees/v1/attendance/delete].
//
// [POST /api/employees/v1/attendance/delete]: https://api-ru.iiko.services/docs
func (a *Attendances) Delete(ctx context.Context, req models.DeleteAttendanceRequest) (*models.DeleteAttendanceResponse, *CustomErrorModel, error) {
	return callNaming(ctx, a, api.StaffAttendancesDelete, req, req.ID, func(deleted *models.DeleteAttendanceResponse) string { return deleted.ID })
}

// List returns a page of the attendances of an organization in a period. [Attendances.All] iterates over the pages.
//
// Operation: [POST /api/employees/v1/attendance/list].
//
// [POST /api/employees/v1/attendance/list]: https://api-ru.iiko.services/docs
func (a *Attendances) List(ctx context.Context, req models.ListAttendancesRequest) (*models.ListAttendancesResponse, *CustomErrorModel, error) {
	return call[models.ListAttendancesResponse](ctx, a, api.StaffAttendancesList, req)
}

// All iterates over the attendances of an organization in a period, starting at the Offset in req (0 if nil), in pages
// of Limit attendances (1000 if nil); an error, if any, is yielded last. Every loop starts at that offset again. The
// iteration ends with an empty page.
//
// Operation: [POST /api/employees/v1/attendance/list].
//
// [POST /api/employees/v1/attendance/list]: https://api-ru.iiko.services/docs
func (a *Attendances) All(ctx context.Context, req models.ListAttendancesRequest) iter.Seq2[models.Attendance, error] {
	return eachOffset(ctx, "Staff.Attendances.All", a.List, req, Value(req.Offset), func(r *models.ListAttendancesRequest, offset int) {
		r.Offset, r.Limit = &offset, cmp.Or(r.Limit, Ptr(longestPage))
	}, func(page *models.ListAttendancesResponse) []models.Attendance { return page.Items })
}

// Update replaces an attendance. With another organization, iiko creates an attendance with a new ID, so the response
// may have another ID than the request.
//
// Operation: [POST /api/employees/v1/attendance/update].
//
// [POST /api/employees/v1/attendance/update]: https://api-ru.iiko.services/docs
func (a *Attendances) Update(ctx context.Context, req models.UpdateAttendanceRequest) (*models.AttendanceResponse, *CustomErrorModel, error) {
	if Value(req.EndAt) == "" { // as an open attendance has it
		req.EndAt = nil
	}
	return callNaming(ctx, a, api.StaffAttendancesUpdate, req, "", attendanceID)
}

func attendanceID(response *models.AttendanceResponse) string { return Value(response.Attendance).ID }

// Types returns a page of the types of attendances. [Attendances.AllTypes] iterates over the pages.
//
// Operation: [POST /api/employees/v1/attendance-type/list].
//
// [POST /api/employees/v1/attendance-type/list]: https://api-ru.iiko.services/docs
func (a *Attendances) Types(ctx context.Context, req models.AttendanceTypesRequest) (*models.AttendanceTypesResponse, *CustomErrorModel, error) {
	return call[models.AttendanceTypesResponse](ctx, a, api.StaffAttendancesTypes, req)
}

// AllTypes iterates over the types of attendances, starting at the Offset in req (0 if nil), in pages of Limit types
// (1000 if nil); an error, if any, is yielded last. Every loop starts at that offset again. The iteration ends with an
// empty page.
//
// Operation: [POST /api/employees/v1/attendance-type/list].
//
// [POST /api/employees/v1/attendance-type/list]: https://api-ru.iiko.services/docs
func (a *Attendances) AllTypes(ctx context.Context, req models.AttendanceTypesRequest) iter.Seq2[models.AttendanceType, error] {
	return eachOffset(ctx, "Staff.Attendances.AllTypes", a.Types, req, Value(req.Offset), func(r *models.AttendanceTypesRequest, offset int) {
		r.Offset, r.Limit = &offset, cmp.Or(r.Limit, Ptr(longestPage))
	}, func(page *models.AttendanceTypesResponse) []models.AttendanceType { return page.Items })
}
