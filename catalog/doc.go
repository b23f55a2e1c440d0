// Package catalog is the menu of a restaurant as an integration needs it: one shape for the nomenclature and for external
// menus of any format, found by names, kept up to date, and able to check and price an order before it is sent.
//
//	menu, err := catalog.New(cli, organizationID)
//	...
//	changes, err := menu.Sync(ctx) // again from time to time, and after a webhook about stop lists
//	...
//	order := catalog.NewDelivery(menu.Snapshot(), "+79001234567").
//		Add("Маргарита", catalog.Size("Большая"), catalog.With("Моцарелла", 2)).
//		To(models.StreetAddress(street, "7")).
//		PayRest("Наличные")
//	request, err := order.Request() // the plain request of Deliveries.CreateDelivery
//
// A [Snapshot] is the menu at a moment. It is never changed after it was made, so any number of goroutines may read it.
// [Snapshot.Save] and [Load] keep it as JSON, so that a program can start while iiko is away.
//
// # What is checked
//
// [Snapshot.Check] finds what iiko or the terminal would reject, before anything is sent, and names the place in the
// request. It knows the snapshot only: what has changed since the last [Catalog.Sync], the restaurant's delivery zones and
// schedules, rights and the state of the terminal are iiko's to check.
package catalog
