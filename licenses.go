package goiikoapi

// Licenses lists the licenses of the API login.
type Licenses service
