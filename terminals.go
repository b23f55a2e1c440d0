package goiikoapi

// Terminals lists terminals and cash registers. Terminal groups are in [TerminalGroup].
type Terminals service
