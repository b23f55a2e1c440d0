package main

import (
	"bytes"
	"crypto/sha1" //nolint:gosec // UUIDs of version 5 are made with it
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/models"
)

// order is an order of the aggregator. Its names are those of the restaurant's menu.
type order struct {
	// Number is the aggregator's, unique for the restaurant.
	Number  string   `json:"number"`
	Phone   string   `json:"phone"`
	Name    string   `json:"name"`
	Comment string   `json:"comment"`
	Items   []item   `json:"items"`
	Address *address `json:"address"` // none is a pickup
	Pay     string   `json:"pay"`
	Sum     float64  `json:"sum"` // what is paid; 0 is what the order costs by the menu
	Tips    *tips    `json:"tips"`
}

type item struct {
	Name   string             `json:"name"`
	Size   string             `json:"size"`
	Amount float64            `json:"amount"`
	With   map[string]float64 `json:"with"`
}

type address struct {
	City   string  `json:"city"`
	Street string  `json:"street"`
	House  string  `json:"house"`
	Flat   *string `json:"flat"`
}

type tips struct {
	Type string  `json:"type"`
	Pay  string  `json:"pay"`
	Sum  float64 `json:"sum"`
}

//go:embed orders.json
var demoOrders []byte

// readOrders reads the orders of a file, or those of the demo.
func readOrders(file string) ([]order, error) {
	data := demoOrders
	if file != "" {
		var err error
		if data, err = os.ReadFile(file); err != nil { //nolint:gosec // the user names it
			return nil, err
		}
	}
	var orders []order
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&orders); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: there is something after the list of orders", file)
	}
	seen := map[string]bool{}
	for i, o := range orders {
		if o.Number == "" || seen[o.Number] {
			return nil, fmt.Errorf("%s: order %d: the number %q is empty or there twice", file, i+1, o.Number)
		}
		seen[o.Number] = true
	}
	return orders, nil
}

// id is the ID of the order in iiko. It is always the same for a number, so that an order that is placed again after a
// restart is not a second one.
func (o order) id(organizationID string) string {
	sum := sha1.Sum([]byte("goiikoapi/examples/aggregator " + organizationID + " " + o.Number)) //nolint:gosec // see above
	sum[6], sum[8] = sum[6]&0x0f|0x50, sum[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

// parts are the parts of the menu that the orders need: a login may have no right to tips types.
func parts(orders []order) []catalog.Part {
	needed := []catalog.Part{catalog.PartOrganization, catalog.PartTerminalGroups, catalog.PartPaymentTypes, catalog.PartStopLists}
	if slices.ContainsFunc(orders, func(o order) bool { return o.Tips != nil }) {
		needed = append(needed, catalog.PartTipsTypes)
	}
	return needed
}

// request returns the request that creates the order. The error has all that the menu does not have or allow.
func (o order) request(menu *catalog.Snapshot) (models.CreateDeliveryRequest, error) {
	d := catalog.NewDelivery(menu, o.Phone)
	if o.Name != "" {
		d.Customer(models.OneTimeCustomer(o.Name))
	}
	if o.Comment != "" {
		d.Comment(o.Comment)
	}
	if o.Sum != 0 {
		d.Pay(o.Pay, o.Sum)
	} else {
		d.PayRest(o.Pay)
	}
	for _, i := range o.Items {
		opts := []catalog.ItemOption{catalog.Amount(i.Amount)}
		if i.Size != "" {
			opts = append(opts, catalog.Size(i.Size))
		}
		for name, amount := range i.With {
			opts = append(opts, catalog.With(name, amount))
		}
		d.Add(i.Name, opts...)
	}
	if o.Address != nil {
		to := models.StreetAddress(models.AddressStreet{City: &o.Address.City, Name: &o.Address.Street}, o.Address.House)
		to.Flat = o.Address.Flat
		d.To(to)
	}
	if o.Tips != nil {
		d.Tips(o.Tips.Type, o.Tips.Pay, o.Tips.Sum)
	}
	request, err := d.Request()
	if err != nil {
		return request, err
	}
	request.Order.ExternalNumber = &o.Number
	return request, menu.Check(request).Err()
}
