package models

// StaffEmployee is an employee in the back office. [Employee] is one for orders and deliveries.
type StaffEmployee struct {
	// CardNumber is the number of the employee's card.
	CardNumber *string `json:"cardNumber,omitzero"`
	// Code is the personnel number.
	Code *string `json:"code,omitzero"`
	// Email address.
	Email *string `json:"email,omitzero"`
	// FireDate is the day on which the employee was fired; "" if the employee was not.
	FireDate DateTime `json:"fireDate,omitzero"`
	// FirstName of the employee.
	FirstName *string `json:"firstName,omitzero"`
	// HireDate is the day on which the employee was hired.
	HireDate DateTime `json:"hireDate,omitzero"`
	// ID of the employee.
	ID string `json:"id,omitzero"`
	// IsFired reports whether the employee was fired.
	IsFired *bool `json:"isFired,omitzero"`
	// IsSystem reports whether the employee belongs to the system.
	IsSystem *bool `json:"isSystem,omitzero"`
	// LastName of the employee.
	LastName *string `json:"lastName,omitzero"`
	// MainOrganizationID is the ID of the organization that the employee belongs to.
	MainOrganizationID string `json:"mainOrganizationId,omitzero"`
	// MainRoleID is the ID of the main [StaffPosition].
	MainRoleID string `json:"mainRoleId,omitzero"`
	// MiddleName of the employee.
	MiddleName *string `json:"middleName,omitzero"`
	// Name of the employee in iiko.
	Name *string `json:"name,omitzero"`
	// Note about the employee.
	Note *string `json:"note,omitzero"`
	// OrganizationIDs are the IDs of the organizations in which the employee works.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
	// Phone number.
	Phone *string `json:"phone,omitzero"`
	// ResponsibleForOrganizationIDs are the IDs of the organizations for which the employee is responsible.
	ResponsibleForOrganizationIDs []string `json:"responsibleForOrganizationIds,omitzero"`
	// RoleIDs are the IDs of all positions.
	RoleIDs []string `json:"roleIds,omitzero"`
}

// StaffEmployeeField is a property of [StaffEmployee] by its JSON name.
type StaffEmployeeField string

const (
	// StaffEmployeeFieldID: ID.
	StaffEmployeeFieldID StaffEmployeeField = "id"
	// StaffEmployeeFieldCode: Code.
	StaffEmployeeFieldCode StaffEmployeeField = "code"
	// StaffEmployeeFieldFirstName: FirstName.
	StaffEmployeeFieldFirstName StaffEmployeeField = "firstName"
	// StaffEmployeeFieldLastName: LastName.
	StaffEmployeeFieldLastName StaffEmployeeField = "lastName"
	// StaffEmployeeFieldMiddleName: MiddleName.
	StaffEmployeeFieldMiddleName StaffEmployeeField = "middleName"
	// StaffEmployeeFieldName: Name.
	StaffEmployeeFieldName StaffEmployeeField = "name"
	// StaffEmployeeFieldPhone: Phone.
	StaffEmployeeFieldPhone StaffEmployeeField = "phone"
	// StaffEmployeeFieldEmail: Email.
	StaffEmployeeFieldEmail StaffEmployeeField = "email"
	// StaffEmployeeFieldCardNumber: CardNumber.
	StaffEmployeeFieldCardNumber StaffEmployeeField = "cardNumber"
	// StaffEmployeeFieldMainRoleID: MainRoleID.
	StaffEmployeeFieldMainRoleID StaffEmployeeField = "mainRoleId"
	// StaffEmployeeFieldRoleIDs: RoleIDs.
	StaffEmployeeFieldRoleIDs StaffEmployeeField = "roleIds"
	// StaffEmployeeFieldIsSystem: IsSystem.
	StaffEmployeeFieldIsSystem StaffEmployeeField = "isSystem"
	// StaffEmployeeFieldIsFired: IsFired.
	StaffEmployeeFieldIsFired StaffEmployeeField = "isFired"
	// StaffEmployeeFieldHireDate: HireDate.
	StaffEmployeeFieldHireDate StaffEmployeeField = "hireDate"
	// StaffEmployeeFieldFireDate: FireDate.
	StaffEmployeeFieldFireDate StaffEmployeeField = "fireDate"
	// StaffEmployeeFieldNote: Note.
	StaffEmployeeFieldNote StaffEmployeeField = "note"
	// StaffEmployeeFieldMainOrganizationID: MainOrganizationID.
	StaffEmployeeFieldMainOrganizationID StaffEmployeeField = "mainOrganizationId"
	// StaffEmployeeFieldOrganizationIDs: OrganizationIDs.
	StaffEmployeeFieldOrganizationIDs StaffEmployeeField = "organizationIds"
	// StaffEmployeeFieldResponsibleForOrganizationIDs: ResponsibleForOrganizationIDs.
	StaffEmployeeFieldResponsibleForOrganizationIDs StaffEmployeeField = "responsibleForOrganizationIds"
)

// StaffEmployeeFields are the fields by which employees are filtered.
var StaffEmployeeFields = struct {
	ID, Code, FirstName, LastName, MiddleName, Phone, Email, MainRoleID, OrganizationID ExactField[StaffEmployee]
	IsFired                                                                             ExactFlagField[StaffEmployee]
}{
	ID:             ExactField[StaffEmployee]{"id"},
	Code:           ExactField[StaffEmployee]{"code"},
	FirstName:      ExactField[StaffEmployee]{"firstName"},
	LastName:       ExactField[StaffEmployee]{"lastName"},
	MiddleName:     ExactField[StaffEmployee]{"middleName"},
	Phone:          ExactField[StaffEmployee]{"phone"},
	Email:          ExactField[StaffEmployee]{"email"},
	MainRoleID:     ExactField[StaffEmployee]{"mainRoleId"},
	OrganizationID: ExactField[StaffEmployee]{"organizationId"},
	IsFired:        ExactFlagField[StaffEmployee]{"isFired"},
}

// ListStaffRequest lists employees.
type ListStaffRequest struct {
	// Fields are the properties to return; nil returns the ID, Name, Code and IsFired.
	Fields []StaffEmployeeField `json:"fields,omitzero"`
	// Filters must all be met; see [StaffEmployeeFields].
	Filters Filters[StaffEmployee] `json:"filters"`
	// Limit is the maximum number of employees.
	Limit *int `json:"limit,omitzero" iiko:"min=1"`
	// Offset is the number of employees to skip.
	Offset *int `json:"offset,omitzero" iiko:"min=0"`
}

// ListStaffResponse is a page of the employees.
type ListStaffResponse struct {
	// Items are the employees of the page.
	Items []StaffEmployee `json:"items,omitzero"`
	// Limit is that of the request.
	Limit *int `json:"limit,omitzero"`
	// Offset is that of the request.
	Offset *int `json:"offset,omitzero"`
	// TotalCount is the number of employees on all pages.
	TotalCount *int `json:"totalCount,omitzero"`
}

// CreateStaffRequest creates an employee.
type CreateStaffRequest struct {
	// CardNumber is the number of the employee's card.
	CardNumber *string `json:"cardNumber,omitzero"`
	// Code is the personnel number.
	Code string `json:"code" iiko:"required"`
	// Email address.
	Email *string `json:"email,omitzero"`
	// FirstName of the employee.
	FirstName *string `json:"firstName,omitzero"`
	// HireDate is the day on which the employee is hired.
	HireDate DateTime `json:"hireDate,omitzero"`
	// LastName of the employee.
	LastName *string `json:"lastName,omitzero"`
	// MainOrganizationID is the ID of the organization that the employee belongs to.
	MainOrganizationID string `json:"mainOrganizationId" iiko:"required"`
	// MainRoleID is the ID of the main [StaffPosition].
	MainRoleID string `json:"mainRoleId,omitzero"`
	// MiddleName of the employee.
	MiddleName *string `json:"middleName,omitzero"`
	// Name of the employee in iiko.
	Name *string `json:"name,omitzero"`
	// Note about the employee.
	Note *string `json:"note,omitzero"`
	// OrganizationIDs are the IDs of the organizations in which the employee works.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
	// Phone number.
	Phone *string `json:"phone,omitzero"`
	// ResponsibleForOrganizationIDs are the IDs of the organizations for which the employee is responsible.
	ResponsibleForOrganizationIDs []string `json:"responsibleForOrganizationIds,omitzero"`
}

// UpdateStaffRequest changes an employee. What is not set stays as it is.
type UpdateStaffRequest struct {
	// CardNumber is the number of the employee's card.
	CardNumber *string `json:"cardNumber,omitzero"`
	// Code is the personnel number.
	Code *string `json:"code,omitzero"`
	// Email address.
	Email *string `json:"email,omitzero"`
	// FirstName of the employee.
	FirstName *string `json:"firstName,omitzero"`
	// HireDate is the day on which the employee was hired.
	HireDate DateTime `json:"hireDate,omitzero"`
	// ID of the employee.
	ID string `json:"id" iiko:"required"`
	// LastName of the employee.
	LastName *string `json:"lastName,omitzero"`
	// MainOrganizationID is the ID of the organization that the employee belongs to.
	MainOrganizationID string `json:"mainOrganizationId,omitzero"`
	// MainRoleID is the ID of the main [StaffPosition].
	MainRoleID string `json:"mainRoleId,omitzero"`
	// MiddleName of the employee.
	MiddleName *string `json:"middleName,omitzero"`
	// Name of the employee in iiko.
	Name *string `json:"name,omitzero"`
	// Note about the employee.
	Note *string `json:"note,omitzero"`
	// OrganizationIDs are the IDs of the organizations in which the employee works.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
	// Phone number.
	Phone *string `json:"phone,omitzero"`
	// ResponsibleForOrganizationIDs are the IDs of the organizations for which the employee is responsible.
	ResponsibleForOrganizationIDs []string `json:"responsibleForOrganizationIds,omitzero"`
}

// StaffIDRequest selects an employee by the ID.
type StaffIDRequest struct {
	// ID of the employee.
	ID string `json:"id" iiko:"required"`
}

// FireStaffRequest fires employees.
type FireStaffRequest struct {
	// IDs of the employees, at most 100.
	IDs []string `json:"ids" iiko:"required,max=100"`
}

// FireStaffResponse has the employees that were fired.
type FireStaffResponse struct {
	// FiredIDs are the IDs of the employees.
	FiredIDs []string `json:"firedIds,omitzero"`
}

// RestoreStaffResponse has the employees that were restored.
type RestoreStaffResponse struct {
	// RestoredIDs are the IDs of the employees.
	RestoredIDs []string `json:"restoredIds,omitzero"`
}

// StaffScheduleType is how a position is paid.
type StaffScheduleType string

const (
	// StaffScheduleTypeHours: by the hour.
	StaffScheduleTypeHours StaffScheduleType = "HOURS"
	// StaffScheduleTypeFixed: a fixed salary.
	StaffScheduleTypeFixed StaffScheduleType = "FIXED"
	// StaffScheduleTypeSession: by the cash shift.
	StaffScheduleTypeSession StaffScheduleType = "SESSION"
	// StaffScheduleTypeByTime: by the time.
	StaffScheduleTypeByTime StaffScheduleType = "BYTIME"
)

// StaffPosition is a position of employees.
type StaffPosition struct {
	// CanWorkBySubstitutedCard reports whether an employee may work with the card of another.
	CanWorkBySubstitutedCard *bool `json:"canWorkBySubstitutedCard,omitzero"`
	// Code of the position.
	Code *string `json:"code,omitzero"`
	// ID of the position.
	ID string `json:"id,omitzero"`
	// IsDeleted reports whether the position is deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// Name of the position.
	Name *string `json:"name,omitzero"`
	// PaymentPerHour is the pay for an hour.
	PaymentPerHour *float64 `json:"paymentPerHour,omitzero"`
	// ScheduleType is how the position is paid.
	ScheduleType StaffScheduleType `json:"scheduleType,omitzero"`
	// SteadySalary is the salary for a month.
	SteadySalary *float64 `json:"steadySalary,omitzero"`
}

// StaffPositionFields are the fields by which positions are filtered.
var StaffPositionFields = struct {
	IsDeleted     FlagField[StaffPosition]
	ScheduleTypes EnumField[StaffPosition, StaffScheduleType]
}{FlagField[StaffPosition]{"isDeleted"}, EnumField[StaffPosition, StaffScheduleType]{"scheduleTypes"}}

// PositionGetRequest selects a position.
type PositionGetRequest struct {
	// ID of the position.
	ID string `json:"id" iiko:"required"`
	// RevisionFrom returns the position only if it has changed in this revision or later.
	RevisionFrom *int64 `json:"revisionFrom,omitzero"`
}

// PositionsListRequest lists positions.
type PositionsListRequest struct {
	// Filters must all be met; see [StaffPositionFields].
	Filters []Filter[StaffPosition] `json:"filters,omitzero"`
	// Limit is the maximum number of positions, 1 to 1000; nil means 50.
	Limit *int `json:"limit,omitzero" iiko:"min=1,max=1000"`
	// Offset is the number of positions to skip.
	Offset *int `json:"offset,omitzero" iiko:"min=0"`
	// RevisionFrom selects the positions that have changed in this revision or later.
	RevisionFrom *int64 `json:"revisionFrom,omitzero"`
}

// PositionsListResponse is a page of the positions.
type PositionsListResponse struct {
	// Items are the positions of the page.
	Items []StaffPosition `json:"items,omitzero"`
	// Limit is that of the request.
	Limit *int `json:"limit,omitzero"`
	// Offset is that of the request.
	Offset *int `json:"offset,omitzero"`
	// TotalCount is the number of positions on all pages.
	TotalCount *int `json:"totalCount,omitzero"`
}

// Attendance is the time that an employee was, or should have been, at work.
type Attendance struct {
	// AttendanceTypeCode is the code of the [AttendanceType].
	AttendanceTypeCode *string `json:"attendanceTypeCode,omitzero"`
	// AttendanceTypeID is the ID of the [AttendanceType].
	AttendanceTypeID string `json:"attendanceTypeId,omitzero"`
	// Comment on the attendance.
	Comment *string `json:"comment,omitzero"`
	// CreatedAt is when the attendance was created.
	CreatedAt DateTime `json:"createdAt,omitzero"`
	// EmployeeID is the ID of the employee.
	EmployeeID string `json:"employeeId,omitzero"`
	// EndAt is the confirmed end; "" for an open attendance.
	EndAt DateTime `json:"endAt,omitzero"`
	// ID of the attendance.
	ID string `json:"id,omitzero"`
	// IsClosed reports whether EndAt is set.
	IsClosed *bool `json:"isClosed,omitzero"`
	// IsConfirmedManually reports whether a manager confirmed the times.
	IsConfirmedManually *bool `json:"isConfirmedManually,omitzero"`
	// ModifiedByUserID is the ID of the user who changed the attendance last.
	ModifiedByUserID string `json:"modifiedByUserId,omitzero"`
	// OrganizationID is the ID of the organization.
	OrganizationID string `json:"organizationId,omitzero"`
	// OrganizationName is its name.
	OrganizationName *string `json:"organizationName,omitzero"`
	// PaymentDetails is the pay, if it was asked for.
	PaymentDetails *AttendancePayment `json:"paymentDetails,omitzero"`
	// PersonalEndAt is the end that the employee registered at a terminal.
	PersonalEndAt DateTime `json:"personalEndAt,omitzero"`
	// PersonalStartAt is the start that the employee registered at a terminal.
	PersonalStartAt DateTime `json:"personalStartAt,omitzero"`
	// RoleID is the ID of the [StaffPosition].
	RoleID string `json:"roleId,omitzero"`
	// StartAt is the confirmed start.
	StartAt DateTime `json:"startAt,omitzero"`
	// UpdatedAt is when the attendance was last changed.
	UpdatedAt DateTime `json:"updatedAt,omitzero"`
}

// AttendancePayment is the pay for an attendance.
type AttendancePayment struct {
	// OtherPaymentsSum is the sum of bonuses and penalties.
	OtherPaymentsSum *float64 `json:"otherPaymentsSum,omitzero"`
	// OvertimePaidMinutes is the paid overtime, in minutes.
	OvertimePaidMinutes *int `json:"overtimePaidMinutes,omitzero"`
	// OvertimePaymentSum is the pay for the overtime.
	OvertimePaymentSum *float64 `json:"overtimePaymentSum,omitzero"`
	// RegularPaidMinutes is the paid regular time, in minutes.
	RegularPaidMinutes *int `json:"regularPaidMinutes,omitzero"`
	// RegularPaymentSum is the pay for the regular time.
	RegularPaymentSum *float64 `json:"regularPaymentSum,omitzero"`
}

// AttendanceResponse has an attendance.
type AttendanceResponse struct {
	// Attendance is the attendance.
	Attendance *Attendance `json:"attendance,omitzero"`
}

// CreateAttendanceRequest creates a closed attendance.
type CreateAttendanceRequest struct {
	// AttendanceTypeID is the ID of the [AttendanceType].
	AttendanceTypeID string `json:"attendanceTypeId,omitzero"`
	// Comment on the attendance.
	Comment *string `json:"comment,omitzero"`
	// EmployeeID is the ID of the employee.
	EmployeeID string `json:"employeeId" iiko:"required"`
	// EndAt is the confirmed end.
	EndAt DateTime `json:"endAt" iiko:"required"`
	// IsConfirmedManually is whether a manager confirms the times.
	IsConfirmedManually *bool `json:"isConfirmedManually,omitzero"`
	// OrganizationID is the ID of the organization.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// PersonalEndAt is the end that the employee registered at a terminal.
	PersonalEndAt DateTime `json:"personalEndAt,omitzero"`
	// PersonalStartAt is the start that the employee registered at a terminal.
	PersonalStartAt DateTime `json:"personalStartAt,omitzero"`
	// RoleID is the ID of the [StaffPosition].
	RoleID string `json:"roleId" iiko:"required"`
	// StartAt is the confirmed start.
	StartAt DateTime `json:"startAt" iiko:"required"`
}

// UpdateAttendanceRequest replaces an attendance. With another organization, iiko creates an attendance with a new ID.
type UpdateAttendanceRequest struct {
	// AttendanceTypeID is the ID of the [AttendanceType].
	AttendanceTypeID string `json:"attendanceTypeId" iiko:"required"`
	// Comment on the attendance.
	Comment *string `json:"comment,omitzero"`
	// EmployeeID is the ID of the employee.
	EmployeeID string `json:"employeeId" iiko:"required"`
	// EndAt is the confirmed end; nil for an open attendance.
	EndAt *DateTime `json:"endAt"`
	// ID of the attendance.
	ID string `json:"id" iiko:"required"`
	// IsConfirmedManually is whether a manager confirms the times.
	IsConfirmedManually bool `json:"isConfirmedManually"`
	// OrganizationID is the ID of the organization.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// PersonalEndAt is the end that the employee registered at a terminal. It can't be cleared.
	PersonalEndAt DateTime `json:"personalEndAt,omitzero"`
	// PersonalStartAt is the start that the employee registered at a terminal. It can't be cleared.
	PersonalStartAt DateTime `json:"personalStartAt,omitzero"`
	// RoleID is the ID of the [StaffPosition].
	RoleID string `json:"roleId" iiko:"required"`
	// StartAt is the confirmed start.
	StartAt DateTime `json:"startAt" iiko:"required"`
}

// DeleteAttendanceRequest deletes an attendance for good.
type DeleteAttendanceRequest struct {
	// ID of the attendance.
	ID string `json:"id" iiko:"required"`
	// OrganizationID is the ID of the organization.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// DeleteAttendanceResponse has the deleted attendance.
type DeleteAttendanceResponse struct {
	// ID of the attendance.
	ID string `json:"id,omitzero"`
}

// ListAttendancesRequest lists the attendances of an organization in a period.
type ListAttendancesRequest struct {
	// AttendanceTypeIDs selects attendances of types: at least one, each once; nil selects all.
	AttendanceTypeIDs []string `json:"attendanceTypeIds,omitzero" iiko:"min=1"`
	// EmployeeIDs selects attendances of employees: at least one, each once; nil selects all.
	EmployeeIDs []string `json:"employeeIds,omitzero" iiko:"min=1"`
	// EndAt is the end of the period.
	EndAt DateTime `json:"endAt" iiko:"required"`
	// IsClosed selects closed attendances (true) or open ones (false); nil selects both.
	IsClosed *bool `json:"isClosed,omitzero"`
	// Limit is the maximum number of attendances, 1 to 1000.
	Limit *int `json:"limit,omitzero" iiko:"min=1,max=1000"`
	// Offset is the number of attendances to skip.
	Offset *int `json:"offset,omitzero" iiko:"min=0"`
	// OrganizationID is the ID of the organization.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// ShouldIncludePaymentDetails is whether the pay is returned.
	ShouldIncludePaymentDetails *bool `json:"shouldIncludePaymentDetails,omitzero"`
	// StartAt is the start of the period.
	StartAt DateTime `json:"startAt" iiko:"required"`
}

// ListAttendancesResponse is a page of the attendances.
type ListAttendancesResponse struct {
	// Items are the attendances of the page.
	Items []Attendance `json:"items,omitzero"`
	// Limit is that of the request.
	Limit *int `json:"limit,omitzero"`
	// Offset is that of the request.
	Offset *int `json:"offset,omitzero"`
	// TotalCount is the number of attendances on all pages.
	TotalCount *int `json:"totalCount,omitzero"`
}

// AttendanceType is a type of attendances.
type AttendanceType struct {
	// Code of the type.
	Code *string `json:"code,omitzero"`
	// Comment on the type.
	Comment *string `json:"comment,omitzero"`
	// ID of the type.
	ID string `json:"id,omitzero"`
	// IsDeleted reports whether the type is deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// IsPresence reports whether the employee is at work.
	IsPresence *bool `json:"isPresence,omitzero"`
	// Name of the type.
	Name *string `json:"name,omitzero"`
	// PayRate multiplies the pay.
	PayRate *float64 `json:"payRate,omitzero"`
}

// AttendanceTypesRequest lists the types of attendances.
type AttendanceTypesRequest struct {
	// IsDeleted selects deleted types (true) or the others (false); nil selects all.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// Limit is the maximum number of types, 1 to 1000.
	Limit *int `json:"limit,omitzero" iiko:"min=1,max=1000"`
	// Offset is the number of types to skip.
	Offset *int `json:"offset,omitzero" iiko:"min=0"`
}

// AttendanceTypesResponse is a page of the types of attendances.
type AttendanceTypesResponse struct {
	// Items are the types of the page.
	Items []AttendanceType `json:"items,omitzero"`
	// Limit is that of the request.
	Limit *int `json:"limit,omitzero"`
	// Offset is that of the request.
	Offset *int `json:"offset,omitzero"`
	// TotalCount is the number of types on all pages.
	TotalCount *int `json:"totalCount,omitzero"`
}
