package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/models"
)

// visit is a customer with an order.
type visit struct {
	options
	cli      *goiikoapi.Client
	menu     *catalog.Snapshot
	out      io.Writer
	customer *models.CustomerInfo
	program  models.LoyaltyProgram // of the wallet
	campaign map[string]string     // the program of each campaign, by ids
	req      models.CreateDeliveryRequest
	placed   *models.PlacedDelivery
}

// join finds the customer by phone, or registers one, and makes the customer a member of the bonus program.
func (v *visit) join(ctx context.Context) error {
	programs, err := goiikoapi.Check(v.cli.DiscountPromotion.Programs(ctx, models.ProgramsRequest{OrganizationID: v.menu.OrganizationID}))
	if err != nil {
		return err
	}
	at := slices.IndexFunc(programs.Programs, func(p models.LoyaltyProgram) bool {
		return goiikoapi.Value(p.IsActive) && goiikoapi.Value(p.ProgramType) == models.ProgramTypeBonus
	})
	if at < 0 {
		return fmt.Errorf("organization %s has no active bonus program", v.menu.OrganizationID)
	}
	v.program, v.campaign = programs.Programs[at], map[string]string{}
	for _, program := range programs.Programs {
		for _, campaign := range program.MarketingCampaigns {
			v.campaign[campaign.ID] = program.ID
		}
	}

	known := true
	err = v.readCustomer(ctx)
	if goiikoapi.StatusCode(err) == http.StatusBadRequest { // iiko's response for an unknown customer
		known, err = false, v.register(ctx)
	}
	if err != nil {
		return err
	}
	if v.wallet() == nil {
		if !v.create {
			return fmt.Errorf("customer %s is not in the program %s; -create makes a member", v.phone, goiikoapi.Value(v.program.Name))
		}
		_, err := goiikoapi.Check(v.cli.Customers.CustomerProgramAdd(ctx, v.customer.ID, v.program.ID, v.menu.OrganizationID))
		if err := v.reread(ctx, err, func() bool { return v.wallet() != nil }); err != nil {
			return fmt.Errorf("join the program %s: %w", goiikoapi.Value(v.program.Name), err)
		}
	}
	state := "new customer"
	if known {
		state = "customer"
	}
	fmt.Fprintf(v.out, "%s %s, %s: %s %.2f\n", goiikoapi.Value(v.customer.Name), v.phone, state, goiikoapi.Value(v.wallet().Name), v.balance())
	return nil
}

func (v *visit) register(ctx context.Context) error {
	if !v.create || v.name == "" {
		return fmt.Errorf("there is no customer with the phone %s; register one with -create and -name", v.phone)
	}
	_, err := goiikoapi.Check(v.cli.Customers.CustomerCreateOrUpdate(ctx, v.menu.OrganizationID, goiikoapi.WithCustomerPhone(v.phone), goiikoapi.WithCustomerName(v.name)))
	if err := v.reread(ctx, err, func() bool { return true }); err != nil {
		return fmt.Errorf("register %s: %w", v.phone, err)
	}
	return nil
}

// fillWallet adds bonuses to the wallet.
func (v *visit) fillWallet(ctx context.Context) error {
	if v.topUp == 0 {
		return nil
	}
	if !v.create {
		fmt.Fprintf(v.out, "Wallet not topped up. Top it up with -create.\n")
		return nil
	}
	want := goiikoapi.Total(v.balance(), v.topUp)
	_, err := goiikoapi.Check(v.cli.Customers.CustomerWalletTopup(ctx, v.customer.ID, v.program.WalletID, v.menu.OrganizationID, v.topUp, goiikoapi.Ptr("A gift")))
	if err := v.reread(ctx, err, func() bool { return v.balance() >= want }); err != nil {
		return fmt.Errorf("top up by %.2f: %w", v.topUp, err)
	}
	fmt.Fprintf(v.out, "Topped up by %.2f: %s %.2f\n", v.topUp, goiikoapi.Value(v.wallet().Name), v.balance())
	return nil
}

// reread reads the customer after a change with this outcome. If nobody says whether the change was made, it is looked for
// and not repeated: a wallet would be topped up twice.
func (v *visit) reread(ctx context.Context, outcome error, made func() bool) error {
	if outcome != nil && !goiikoapi.MayBeDone(outcome) {
		return outcome
	}
	if outcome != nil && ctx.Err() == nil {
		fmt.Fprintln(v.out, "Outcome unknown, looking at the customer")
	}
	return look(ctx, v.patience, outcome, func() (bool, error) {
		err := v.readCustomer(ctx)
		return err == nil && made(), err
	})
}

func (v *visit) readCustomer(ctx context.Context) error {
	customer, err := goiikoapi.Check(v.cli.Customers.CustomerInfo(ctx, v.menu.OrganizationID, v.phone, goiikoapi.TypeRCIPhone))
	if err == nil {
		v.customer = customer
	}
	return err
}

// wallet is the customer's wallet of the program; nil if there is none.
func (v *visit) wallet() *models.WalletBalance {
	for i := range v.customer.WalletBalances {
		if wallet := &v.customer.WalletBalances[i]; wallet.ID == v.program.WalletID {
			return wallet
		}
	}
	return nil
}

func (v *visit) balance() float64 { return goiikoapi.Value(v.wallet().Balance) }
