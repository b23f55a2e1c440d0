package main

import (
	"context"
	"fmt"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/models"
)

// calculate asks what the loyalty program makes of the order, and puts the discounts and payments into it.
func (v *visit) calculate(ctx context.Context) error {
	order := catalog.NewDelivery(v.menu, v.phone).ID(goiikoapi.NewID()).Customer(models.Customer{Type: models.CustomerTypeRegular, ID: v.customer.ID})
	for _, dish := range v.dishes {
		order.Add(dish)
	}
	req, err := order.Request()
	if err != nil {
		return err
	}
	for i := range req.Order.Items {
		req.Order.Items[i].PositionID = goiikoapi.NewID() // the discounts name their items by it
	}
	if v.coupon != "" {
		req.Order.LoyaltyInfo = &models.LoyaltyInfo{Coupon: &v.coupon}
	}
	calculated, err := goiikoapi.Check(v.cli.DiscountPromotion.Calculate(ctx, models.CalculateRequest{OrganizationID: req.OrganizationID, Order: req.Order}))
	if err != nil {
		return err
	}
	for _, warning := range calculated.Warnings {
		fmt.Fprintf(v.out, "Warning: %s\n", goiikoapi.Value(warning.Message))
	}
	if req.Order.DiscountsInfo, err = v.discounts(calculated); err != nil {
		return err
	}
	total, err := v.menu.Price(req)
	if err != nil {
		return err
	}
	fmt.Fprintf(v.out, "To pay: %.2f, after discounts of %.2f\n", total.Sum, total.Discount)
	if req.Order.Payments, err = v.payments(calculated, total.Sum); err != nil {
		return err
	}
	v.req = req
	return v.menu.Check(req).Err()
}

// discounts returns what was calculated in the form of an order; nil if there are none.
func (v *visit) discounts(calculated *models.CalculateResponse) (*models.DiscountsInfo, error) {
	var all []models.Discount
	for _, campaign := range calculated.LoyaltyProgramResults {
		name := goiikoapi.Value(campaign.Name)
		var items []models.IikoCardDiscountItem
		for _, discount := range campaign.Discounts {
			if discount.PositionID == "" {
				return nil, fmt.Errorf("the campaign %s gives a discount on the whole order; this program only places those on items", name)
			}
			sum := goiikoapi.Value(discount.DiscountSum)
			items = append(items, models.IikoCardDiscountItem{PositionID: discount.PositionID, Sum: sum, Amount: goiikoapi.Value(discount.Amount)})
			fmt.Fprintf(v.out, "%s: -%.2f\n", name, sum)
		}
		if len(items) == 0 {
			continue
		}
		programID, known := v.campaign[campaign.MarketingCampaignID]
		if !known {
			return nil, fmt.Errorf("the campaign %s is in none of the loyalty programs", name)
		}
		all = append(all, models.IikoCardDiscount(programID, name, items...))
	}
	if len(all) == 0 {
		return nil, nil
	}
	return &models.DiscountsInfo{Discounts: all}, nil
}

// payments pays a sum with the bonuses and, for the rest, with cash.
func (v *visit) payments(calculated *models.CalculateResponse, sum float64) ([]models.Payment, error) {
	most := 0.0 // what the wallet can pay
	for _, available := range calculated.AvailablePayments {
		for _, wallet := range available.WalletInfos {
			if wallet.ID == v.program.WalletID {
				most = max(most, goiikoapi.Value(wallet.MaxSum))
			}
		}
	}
	if v.bonuses > most {
		return nil, fmt.Errorf("-bonuses %.2f: the wallet can pay at most %.2f of this order", v.bonuses, most)
	}
	var payments []models.Payment
	if v.bonuses > 0 {
		id, err := v.paymentType(models.PaymentTypeKindIikoCard)
		if err != nil {
			return nil, err
		}
		payments = append(payments, models.LoyaltyCardPayment(id, v.bonuses, v.phone, models.IikoCardSearchScopePhone))
	}
	if rest := goiikoapi.Total(sum, -v.bonuses); rest > 0 {
		id, err := v.paymentType(models.PaymentTypeKindCash)
		if err != nil {
			return nil, err
		}
		payments = append(payments, models.CashPayment(id, rest))
	}
	return payments, nil
}

func (v *visit) paymentType(kind models.PaymentTypeKind) (id string, _ error) {
	for _, of := range v.menu.PaymentTypes {
		if of.PaymentTypeKind == kind && !goiikoapi.Value(of.IsDeleted) {
			return of.ID, nil
		}
	}
	return "", fmt.Errorf("the restaurant has no payment type of kind %s", kind)
}

// place creates the order and waits until the terminal has it.
func (v *visit) place(ctx context.Context) error {
	if !v.create {
		fmt.Fprintln(v.out, "No order made. Make it with -create.")
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	_, err := goiikoapi.Check(v.cli.Deliveries.CreateDelivery(ctx, v.req))
	switch {
	case goiikoapi.MayBeDone(err):
		fmt.Fprintln(v.out, "Outcome unknown, looking for the order")
	case err != nil:
		return err
	}
	info, waitErr := goiikoapi.Check(v.cli.Deliveries.WaitCreated(ctx, v.req.OrganizationID, v.req.Order.ID))
	switch {
	case waitErr != nil && err != nil:
		return fmt.Errorf("%w; %w", err, waitErr)
	case waitErr != nil:
		return fmt.Errorf("order %s: %w", v.req.Order.ID, waitErr)
	}
	v.placed = info.Order
	fmt.Fprintf(v.out, "Order %d is placed\n", v.placed.Number)
	for _, item := range v.placed.Items {
		fmt.Fprintf(v.out, "  %4g × %-20s %9.2f\n", item.Amount, goiikoapi.Value(item.Product).Name, goiikoapi.Value(item.Cost))
	}
	for _, discount := range v.placed.Discounts {
		fmt.Fprintf(v.out, "         %-20s %9.2f\n", discount.DiscountType.Name, -discount.Sum)
	}
	fmt.Fprintf(v.out, "         %-20s %9.2f\n", "Total", v.placed.Sum)
	for _, payment := range v.placed.Payments {
		fmt.Fprintf(v.out, "         %-20s %9.2f\n", payment.PaymentType.Name, payment.Sum)
	}
	return nil
}
