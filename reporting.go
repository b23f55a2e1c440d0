package goiikoapi

// Reporting returns OLAP reports and the income plan.
type Reporting service
