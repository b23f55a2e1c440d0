package main

import (
	"cmp"
	"context"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func (p *program) customerCommand() *cobra.Command {
	return p.reading(&cobra.Command{
		Use:     "customer PHONE",
		Short:   p.say(textCustomerShort),
		Example: "  iiko customer +79001234567\n  iiko customer \"8 (900) 123-45-67\"",
		Args:    p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			phone, ok := normalPhone(args[0])
			if !ok {
				return p.usage(textPhone, args[0])
			}
			cli, chosen, err := p.start(cmd.Context())
			if err != nil {
				return err
			}
			customer, body, err := findCustomer(cmd.Context(), cli, chosen, phone)
			if err != nil {
				return err
			}
			if p.json {
				return p.raw(body)
			}
			return p.showCustomer(customer)
		},
	})
}

// findCustomer asks organizations for a customer, one after the other: they may have loyalty programs of their own. An
// organization that does not know the customer responds with 400.
func findCustomer(ctx context.Context, cli *goiikoapi.Client, chosen organizations, phone string) (customer *models.CustomerInfo, body []byte, err error) {
	for _, o := range chosen {
		customer, body, err = fetch(ctx, func(ctx context.Context) (*models.CustomerInfo, *goiikoapi.CustomErrorModel, error) {
			return cli.Customers.CustomerInfo(ctx, o.ID, phone, goiikoapi.TypeRCIPhone)
		})
		if err == nil || goiikoapi.StatusCode(err) != 400 {
			break
		}
	}
	return customer, body, err
}

func (p *program) showCustomer(c *models.CustomerInfo) error {
	f := p.facts()
	f.fact(textPersonName, join(" ", goiikoapi.Value(c.Name), goiikoapi.Value(c.MiddleName), goiikoapi.Value(c.Surname)))
	f.fact(textPhoneTitle, goiikoapi.Value(c.Phone))
	f.fact(textEmail, goiikoapi.Value(c.Email))
	f.fact(textBirthday, dateOnly(c.Birthday))
	f.fact(textRegistered, dateOnly(c.WhenRegistered))
	f.fact(textLastOrder, dateTime(c.LastProcessedOrderDate))
	var categories []string
	for _, category := range c.Categories {
		categories = append(categories, goiikoapi.Value(category.Name))
	}
	f.fact(textCategories, join(", ", categories...))
	f.fact(textComment, goiikoapi.Value(c.Comment))
	if goiikoapi.Value(c.IsDeleted) {
		f.add(red, p.say(textState), p.say(textDeleted))
	}
	f.fact(textID, c.ID)
	wallets := table{columns: p.columns(textWallet, textBalance)}
	wallets.columns[1].right = true
	for _, wallet := range c.WalletBalances {
		wallets.add(plain, cmp.Or(goiikoapi.Value(wallet.Name), wallet.ID), p.money(goiikoapi.Value(wallet.Balance)))
	}
	if len(wallets.rows) == 0 {
		return p.print(f.render(p.colour))
	}
	return p.print(f.render(p.colour), "\n", wallets.render(p.colour))
}

// dateOnly returns the date of a date and time.
func dateOnly(date models.DateTime) string {
	day, _, _ := strings.Cut(dateTime(date), " ")
	return day
}

// normalPhone returns a phone number as iiko stores it: + and the digits, with the code of the country. A number of
// Russia can begin with 8, or with the 9 of its mobile networks.
func normalPhone(text string) (string, bool) {
	text = strings.TrimSpace(text)
	international := strings.HasPrefix(text, "+")
	var digits strings.Builder
	for i, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits.WriteRune(r)
		case !unicode.IsSpace(r) && !strings.ContainsRune("()-–.", r) && (r != '+' || i > 0):
			return "", false
		}
	}
	number := digits.String()
	if rest, ok := strings.CutPrefix(number, "00"); ok && !international {
		number, international = rest, true
	}
	switch {
	case international:
	case len(number) == 11 && number[0] == '8':
		number = "7" + number[1:]
	case len(number) == 10 && number[0] == '9':
		number = "7" + number
	case len(number) < 11:
		return "", false
	}
	// E.164 allows 15 digits; the shortest numbers have about 8.
	return "+" + number, len(number) >= 8 && len(number) <= 15
}
