package goiikoapi

// Staff manages the employees of the back office. Couriers and shifts are in [Employees].
type Staff struct {
	client *Client
}

func newStaff(c *Client) *Staff {
	return &Staff{client: c}
}
