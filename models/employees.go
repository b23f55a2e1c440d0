package models

// CouriersResponse lists the couriers of organizations.
type CouriersResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// Employees are the couriers of each organization.
	Employees []OrganizationItems[Employee] `json:"employees"`
}

// Employee is an employee of a restaurant, such as a courier. It is embedded in [EmployeeWithCheckedRole].
type Employee struct {
	// ID of the employee.
	ID string `json:"id"`
	// FirstName of the employee.
	FirstName *string `json:"firstName,omitzero"`
	// MiddleName or patronymic.
	MiddleName *string `json:"middleName,omitzero"`
	// LastName of the employee.
	LastName *string `json:"lastName,omitzero"`
	// DisplayName is the name shown in iiko.
	DisplayName *string `json:"displayName,omitzero"`
	// Code of the employee in iikoRMS.
	Code *string `json:"code,omitzero"`
	// IsDeleted reports whether the employee was deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// ActiveCourierLocationsResponse lists the locations of couriers on shift.
type ActiveCourierLocationsResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// ActiveCourierLocations of each organization.
	ActiveCourierLocations []OrganizationItems[ActiveCourierLocation] `json:"activeCourierLocations"`
}

// ActiveCourierLocation is the last known location of a courier on shift.
type ActiveCourierLocation struct {
	// CourierID is the courier, from Employees.Couriers.
	CourierID string `json:"courierId,omitzero"`
	// LastActiveLatitude in degrees.
	LastActiveLatitude *float64 `json:"lastActiveLatitude,omitzero"`
	// LastActiveLongitude in degrees.
	LastActiveLongitude *float64 `json:"lastActiveLongitude,omitzero"`
	// LastActiveClientDate is when the courier was there, by the clock of the courier's device.
	LastActiveClientDate DateTime `json:"lastActiveClientDate,omitzero"`
}

// ActiveCourierLocationByTerminalRequest requests the locations of the couriers who clocked in at a terminal
// group.
type ActiveCourierLocationByTerminalRequest struct {
	// OrganizationID is the organization of the employee, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group where the couriers clocked in, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
}

// CouriersByRoleRequest requests the couriers of organizations and checks their roles.
type CouriersByRoleRequest struct {
	// OrganizationIDs are the organizations of the couriers, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// RolesToCheck are the codes (short names of positions) of the roles to check.
	RolesToCheck []string `json:"rolesToCheck"`
}

// CouriersByRoleResponse lists the couriers of organizations with the checked roles.
type CouriersByRoleResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// EmployeesWithCheckRoles are the couriers of each organization.
	EmployeesWithCheckRoles []OrganizationItems[EmployeeWithCheckedRole] `json:"employeesWithCheckRoles"`
}

// EmployeeWithCheckedRole is a courier with the checked roles.
type EmployeeWithCheckedRole struct {
	Employee
	// CheckRolesResult is the result for each role of the request.
	CheckRolesResult []RoleCheckResult `json:"checkRolesResult,omitzero"`
}

// RoleCheckResult reports whether an employee has a role.
type RoleCheckResult struct {
	// CheckedRoleCode is the short name of the role's position.
	CheckedRoleCode string `json:"checkedRoleCode"`
	// EmployeeHasRole reports whether the employee has the role.
	EmployeeHasRole bool `json:"employeeHasRole"`
}

// CourierLocationsByTimeOffsetRequest requests the recent locations of the couriers of organizations.
// Couriers without a location in that time are left out.
type CourierLocationsByTimeOffsetRequest struct {
	// OrganizationIDs are the organizations of the couriers, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// OffsetInSeconds is how far to look back from the server's time, in seconds.
	OffsetInSeconds *int `json:"offsetInSeconds,omitzero"`
}

// CourierLocationsByTimeOffsetResponse lists the recent locations of couriers.
type CourierLocationsByTimeOffsetResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// CourierLocations of each organization.
	CourierLocations []OrganizationItems[CourierLocations] `json:"courierLocations"`
}

// CourierLocations are the locations of a courier.
type CourierLocations struct {
	// CourierID is the courier, from Employees.Couriers.
	CourierID string `json:"courierId"`
	// Locations recorded.
	Locations []CourierCoordinates `json:"locations"`
}

// CourierCoordinates is a location of a courier at a time.
type CourierCoordinates struct {
	// Latitude in degrees.
	Latitude float64 `json:"latitude"`
	// Longitude in degrees.
	Longitude float64 `json:"longitude"`
	// ServerTimestamp is the Unix time when the server recorded the location.
	ServerTimestamp int64 `json:"serverTimestamp"`
}

// EmployeeInfoRequest requests an employee.
type EmployeeInfoRequest struct {
	// OrganizationID is the organization of the employee, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// ID of the employee, for example from Employees.Couriers.
	ID string `json:"id" iiko:"required"`
}

// EmployeeInfoResponse is an employee.
type EmployeeInfoResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// EmployeeInfo is the employee.
	EmployeeInfo EmployeeInfo `json:"employeeInfo"`
}

// EmployeeInfo is the names and contacts of an employee.
type EmployeeInfo struct {
	// ID of the employee.
	ID string `json:"id"`
	// FirstName of the employee.
	FirstName *string `json:"firstName,omitzero"`
	// MiddleName or patronymic.
	MiddleName *string `json:"middleName,omitzero"`
	// LastName of the employee.
	LastName *string `json:"lastName,omitzero"`
	// DisplayName is the name shown in iiko.
	DisplayName *string `json:"displayName,omitzero"`
	// Email address.
	Email *string `json:"email,omitzero"`
	// Phone number.
	Phone *string `json:"phone,omitzero"`
	// CellPhone is the mobile phone number.
	CellPhone *string `json:"cellPhone,omitzero"`
}

// ShiftClockinRequest opens the personal shift of an employee at a terminal group.
type ShiftClockinRequest struct {
	// OrganizationID is the organization of the employee, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group of the shift, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
	// EmployeeID is the employee, for example from Employees.Couriers.
	EmployeeID string `json:"employeeId" iiko:"required"`
	// RoleID is the role to work in: required if the restaurant uses roles, otherwise empty.
	RoleID string `json:"roleId,omitzero"`
}

// ShiftResponse is the response to opening or closing a personal shift.
type ShiftResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// Error is what went wrong; nil on success.
	Error *string `json:"error,omitzero"`
}

// ShiftRequest identifies the personal shift of an employee at a terminal group, to close it or to check
// whether it is open.
type ShiftRequest struct {
	// OrganizationID is the organization of the employee, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group of the shift, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
	// EmployeeID is the employee, for example from Employees.Couriers.
	EmployeeID string `json:"employeeId" iiko:"required"`
}

// ShiftStateResponse reports whether a personal shift is open.
type ShiftStateResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// IsSessionOpened reports whether the shift is open.
	IsSessionOpened *bool `json:"isSessionOpened,omitzero"`
	// Error is what went wrong; nil on success.
	Error *string `json:"error,omitzero"`
}

// ShiftByCourierRequest requests the terminal groups where an employee has an open personal shift.
type ShiftByCourierRequest struct {
	// EmployeeID is the employee, for example from Employees.Couriers.
	EmployeeID string `json:"employeeId" iiko:"required"`
}

// ShiftsByCourierResponse lists the terminal groups where an employee has an open personal shift.
type ShiftsByCourierResponse struct {
	// TerminalGroupIDs are the terminal groups, see TerminalGroup.TerminalGroups.
	TerminalGroupIDs []string `json:"terminalGroupIds"`
}

// PersonalShift is a webhook payload: an employee opened or closed a personal shift.
type PersonalShift struct {
	// ID of the employee.
	ID string `json:"id"`
	// RoleID is the role of the employee on the shift.
	RoleID string `json:"roleId,omitzero"`
	// Opened is true if the shift was opened and false if it was closed.
	Opened bool `json:"opened"`
	// TerminalGroupID is the terminal group of the shift, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId"`
}
