package goiikoapi

// Platform returns the events of the restaurant.
type Platform service
