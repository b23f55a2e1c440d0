package models

// CouriersResponse lists the couriers of organizations.
type CouriersResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// Employees of each organization who deliver orders.
	Employees []OrganizationItems[Employee] `json:"employees"`
}

// Employee is an employee of a restaurant, such as a courier.
type Employee struct {
	// ID of the employee.
	ID string `json:"id"`
	// FirstName of the employee.
	FirstName *string `json:"firstName,omitzero"`
	// MiddleName, often the patronymic.
	MiddleName *string `json:"middleName,omitzero"`
	// LastName of the employee.
	LastName *string `json:"lastName,omitzero"`
	// DisplayName is the name that iiko shows for the employee.
	DisplayName *string `json:"displayName,omitzero"`
	// Code of the employee in iikoRMS.
	Code *string `json:"code,omitzero"`
	// IsDeleted tells that the employee was deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// ActiveCourierLocationsResponse says where couriers on shift are.
type ActiveCourierLocationsResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// ActiveCourierLocations of each organization.
	ActiveCourierLocations []OrganizationItems[ActiveCourierLocation] `json:"activeCourierLocations"`
}

// ActiveCourierLocation is the last known place of a courier who is on shift.
type ActiveCourierLocation struct {
	// CourierID is the courier, from Employees.Couriers.
	CourierID string `json:"courierId,omitzero"`
	// LastActiveLatitude in degrees.
	LastActiveLatitude *float64 `json:"lastActiveLatitude,omitzero"`
	// LastActiveLongitude in degrees.
	LastActiveLongitude *float64 `json:"lastActiveLongitude,omitzero"`
	// LastActiveClientDate is the time of that place by the clock of the courier's device.
	LastActiveClientDate DateTime `json:"lastActiveClientDate,omitzero"`
}

// ActiveCourierLocationsByTerminalRequest asks where the couriers are who clocked in at a terminal group.
type ActiveCourierLocationsByTerminalRequest struct {
	// OrganizationID is the organization that employs them, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group where they clocked in, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
}

// CouriersByRoleRequest asks for the couriers of organizations and which roles they have.
type CouriersByRoleRequest struct {
	// OrganizationIDs are the organizations that employ them, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// RolesToCheck are the roles to check, by the short names (codes) of positions.
	RolesToCheck []string `json:"rolesToCheck"`
}

// CouriersByRoleResponse lists the couriers of organizations with the roles that were checked.
type CouriersByRoleResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// EmployeesWithCheckRoles are the couriers of each organization.
	EmployeesWithCheckRoles []OrganizationItems[EmployeeWithCheckedRole] `json:"employeesWithCheckRoles"`
}

// EmployeeWithCheckedRole is a courier with the roles that were checked.
type EmployeeWithCheckedRole struct {
	// CheckRolesResult tells for each role asked for whether the employee has it.
	CheckRolesResult []RoleCheckResult `json:"checkRolesResult,omitzero"`
	// ID of the employee.
	ID string `json:"id"`
	// FirstName of the employee.
	FirstName *string `json:"firstName,omitzero"`
	// MiddleName, often the patronymic.
	MiddleName *string `json:"middleName,omitzero"`
	// LastName of the employee.
	LastName *string `json:"lastName,omitzero"`
	// DisplayName is the name that iiko shows for the employee.
	DisplayName *string `json:"displayName,omitzero"`
	// Code of the employee in iikoRMS.
	Code *string `json:"code,omitzero"`
	// IsDeleted tells that the employee was deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// RoleCheckResult tells whether an employee has a role.
type RoleCheckResult struct {
	// CheckedRoleCode is the short name of the role's position.
	CheckedRoleCode string `json:"checkedRoleCode"`
	// EmployeeHasRole tells that the employee has the role.
	EmployeeHasRole bool `json:"employeeHasRole"`
}

// CourierLocationsByTimeOffsetRequest asks where the couriers of organizations have been lately. Couriers
// without a recorded place in that time are left out.
type CourierLocationsByTimeOffsetRequest struct {
	// OrganizationIDs are the organizations of the couriers, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// OffsetInSeconds is how far to look back from the server's time, in seconds.
	OffsetInSeconds *int `json:"offsetInSeconds,omitzero"`
}

// CourierLocationsByTimeOffsetResponse says where couriers have been lately.
type CourierLocationsByTimeOffsetResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// CourierLocations of each organization.
	CourierLocations []OrganizationItems[CourierLocations] `json:"courierLocations"`
}

// CourierLocations are the places where a courier has been.
type CourierLocations struct {
	// CourierID is the courier, from Employees.Couriers.
	CourierID string `json:"courierId"`
	// Locations that were recorded.
	Locations []CourierCoordinates `json:"locations"`
}

// CourierCoordinates is a place on the map where a courier was at a time.
type CourierCoordinates struct {
	// Latitude in degrees.
	Latitude float64 `json:"latitude"`
	// Longitude in degrees.
	Longitude float64 `json:"longitude"`
	// ServerTimestamp is the Unix time at which the server recorded the place.
	ServerTimestamp int64 `json:"serverTimestamp"`
}

// EmployeeInfoRequest asks who an employee is.
type EmployeeInfoRequest struct {
	// OrganizationID is the organization that employs them, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// ID of the employee, for example from Employees.Couriers.
	ID string `json:"id" iiko:"required"`
}

// EmployeeInfoResponse says who an employee is.
type EmployeeInfoResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// EmployeeInfo is the employee.
	EmployeeInfo EmployeeInfo `json:"employeeInfo"`
}

// EmployeeInfo holds the names of an employee and how to reach them.
type EmployeeInfo struct {
	// ID of the employee.
	ID string `json:"id"`
	// FirstName of the employee.
	FirstName *string `json:"firstName,omitzero"`
	// MiddleName, often the patronymic.
	MiddleName *string `json:"middleName,omitzero"`
	// LastName of the employee.
	LastName *string `json:"lastName,omitzero"`
	// DisplayName is the name that iiko shows for the employee.
	DisplayName *string `json:"displayName,omitzero"`
	// Email address.
	Email *string `json:"email,omitzero"`
	// Phone number.
	Phone *string `json:"phone,omitzero"`
	// CellPhone is the mobile phone number.
	CellPhone *string `json:"cellPhone,omitzero"`
}

// ClockInRequest opens the personal shift of an employee at a terminal group.
type ClockInRequest struct {
	// OrganizationID is the organization that employs them, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group of the shift, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
	// EmployeeID is the employee, for example from Employees.Couriers.
	EmployeeID string `json:"employeeId" iiko:"required"`
	// RoleID is the role to work in: required where the restaurant uses roles, empty where it does not.
	RoleID string `json:"roleId,omitzero"`
}

// ShiftResponse is the answer to opening or closing a personal shift.
type ShiftResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// Error says what went wrong; nil when nothing did.
	Error *string `json:"error,omitzero"`
}

// ShiftRequest names the personal shift of an employee at a terminal group, to close it or to ask whether it
// is open.
type ShiftRequest struct {
	// OrganizationID is the organization that employs them, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group of the shift, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
	// EmployeeID is the employee, for example from Employees.Couriers.
	EmployeeID string `json:"employeeId" iiko:"required"`
}

// ShiftStateResponse tells whether a personal shift is open.
type ShiftStateResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// IsSessionOpened tells that the shift is open.
	IsSessionOpened *bool `json:"isSessionOpened,omitzero"`
	// Error says what went wrong; nil when nothing did.
	Error *string `json:"error,omitzero"`
}

// ShiftsByCourierRequest asks where an employee has an open personal shift.
type ShiftsByCourierRequest struct {
	// EmployeeID is the employee, for example from Employees.Couriers.
	EmployeeID string `json:"employeeId" iiko:"required"`
}

// ShiftsByCourierResponse lists the terminal groups where an employee has an open personal shift.
type ShiftsByCourierResponse struct {
	// TerminalGroupIDs are those terminal groups; TerminalGroup.TerminalGroups tells their names.
	TerminalGroupIDs []string `json:"terminalGroupIds"`
}

// PersonalShift tells in a webhook that an employee opened or closed a personal shift.
type PersonalShift struct {
	// ID of the employee.
	ID string `json:"id"`
	// RoleID is the role that the employee works in.
	RoleID string `json:"roleId,omitzero"`
	// Opened is true when the shift was opened and false when it was closed.
	Opened bool `json:"opened"`
	// TerminalGroupID is the terminal group of the shift, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId"`
}
