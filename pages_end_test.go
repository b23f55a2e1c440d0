package goiikoapi_test

import (
	"context"
	"fmt"
	"iter"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// collect ranges over a list to its end: it returns the ids of its items, and the error that came last.
func collect[T any](list iter.Seq2[T, error], id func(T) string) (ids []string, failure error) {
	for item, err := range list {
		if err != nil {
			failure = err
			continue
		}
		if failure != nil {
			return ids, fmt.Errorf("an item came after the error: %w", failure)
		}
		ids = append(ids, id(item))
	}
	return ids, failure
}

func deliveryID(delivery models.DeliveryInfo) string              { return delivery.ID }
func transactionID(transaction models.CustomerTransaction) string { return transaction.ID }
func couponNumber(coupon models.NotActivatedCoupon) string        { return *coupon.Number }

func couponsPage(numbers ...string) string {
	coupons := make([]string, len(numbers))
	for i, number := range numbers {
		coupons[i] = fmt.Sprintf(`{"number":%q}`, number)
	}
	return `{"notActivatedCoupon":[` + strings.Join(coupons, ",") + `]}`
}

func itemNumbers(items []int) []string {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = fmt.Sprint(item)
	}
	return texts
}

func numberedDeliveriesPage(items ...int) string {
	revision := 0
	for _, item := range items {
		revision = max(revision, 10*item)
	}
	return deliveriesPage(revision, itemNumbers(items)...)
}

func eventsPage(items ...int) string {
	revision := 0
	for _, item := range items {
		revision = max(revision, 10*item)
	}
	return strings.Replace(pageOf("items", "e")(items...), "{", fmt.Sprintf(`{"revision":%d,`, revision), 1)
}

func eventID(event models.PlatformEvent) string { return event.ID }

// list is an iterator over ids, such as those of deliveries.
type list struct {
	name string
	// page is a page of items that are numbered from 1.
	page func(items ...int) string
	// first is the id of the item with the number 1.
	first string
	// all makes an iterator, which begins with the first page.
	all func(*goiikoapi.Client) func() ([]string, error)
	// resumes is whether a second loop goes on where the first one ended.
	resumes bool
}

func lists() []list {
	ctx := context.Background()
	return []list{
		{"Deliveries.AllByRevision", numberedDeliveriesPage, "1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Deliveries.AllByRevision(ctx, &models.DeliveriesByRevisionRequest{OrganizationIDs: []string{"o"}})
			return func() ([]string, error) { return collect(all, deliveryID) }
		}, true},
		{"Deliveries.AllByDeliveryDateAndPhone", numberedDeliveriesPage, "1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Deliveries.AllByDeliveryDateAndPhone(ctx, &models.DeliveriesByDeliveryDateAndPhoneRequest{OrganizationIDs: []string{"o"}})
			return func() ([]string, error) { return collect(all, deliveryID) }
		}, true},
		{"Platform.AllEvents", eventsPage, "e1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Platform.AllEvents(ctx, &models.EventsRequest{FromRevision: goiikoapi.Ptr(int64(1))})
			return func() ([]string, error) { return collect(all, eventID) }
		}, true},
		{"Drafts.AllByFilter", draftsPage, "d1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Drafts.AllByFilter(ctx, models.DraftsByFilterRequest{OrganizationIDs: []string{"o"}})
			return func() ([]string, error) { return collect(all, draftID) }
		}, false},
		{"Inventory.AllCounteragents", counteragentsPage, "c1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Inventory.AllCounteragents(ctx, models.CounteragentsRequest{OrganizationID: "o"})
			return func() ([]string, error) { return collect(all, counteragentID) }
		}, false},
		{"Inventory.AllStores", pageOf("stores", "s"), "s1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Inventory.AllStores(ctx, models.StoresRequest{})
			return func() ([]string, error) { return collect(all, func(store models.Store) string { return store.ID }) }
		}, false},
		{"Inventory.AllStockBalances", balancesPage, "p1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Inventory.AllStockBalances(ctx, models.StockBalancesRequest{BalanceAt: "2026-10-01T00:00:00Z"})
			return func() ([]string, error) {
				return collect(all, func(balance models.StockBalance) string { return balance.ProductID })
			}
		}, false},
		{"Inventory.MeasureUnits.List", pageOf("entities", "u"), "u1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Inventory.MeasureUnits.All(ctx, models.CatalogListRequest{})
			return func() ([]string, error) {
				return collect(all, func(unit models.MeasureUnit) string { return unit.ID })
			}
		}, false},
		{"Nomenclature.Producers.List", pageOf("items", "p"), "p1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Nomenclature.Producers.All(ctx, models.DirectoryListRequest[models.Producer]{})
			return func() ([]string, error) {
				return collect(all, func(producer models.Producer) string { return producer.ID })
			}
		}, false},
		{"Nomenclature.Products.All", renamed(pageOf("items", "x"), "productId"), "x1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Nomenclature.Products.All(ctx, models.ListProductsRequest{})
			return func() ([]string, error) {
				return collect(all, func(item models.ProductCard) string { return item.ProductID })
			}
		}, false},
		{"Nomenclature.Products.AllV1", renamed(pageOf("items", "x"), "productId"), "x1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Nomenclature.Products.AllV1(ctx, models.ListProductsRequest{})
			return func() ([]string, error) {
				return collect(all, func(item models.ProductCard) string { return item.ProductID })
			}
		}, false},
		{"Nomenclature.ProductGroups.All", renamed(pageOf("groups", "x"), "groupId"), "x1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Nomenclature.ProductGroups.All(ctx, models.ListProductGroupsRequest{})
			return func() ([]string, error) {
				return collect(all, func(item models.ProductGroupCard) string { return item.GroupID })
			}
		}, false},
		{"Nomenclature.ProductGroups.AllV1", renamed(pageOf("groups", "x"), "groupId"), "x1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Nomenclature.ProductGroups.AllV1(ctx, models.ListProductGroupsRequest{})
			return func() ([]string, error) {
				return collect(all, func(item models.ProductGroupCard) string { return item.GroupID })
			}
		}, false},
		{"Nomenclature.ProductCategories.All", pageOf("items", "x"), "x1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Nomenclature.ProductCategories.All(ctx, models.ListProductCategoriesRequest{})
			return func() ([]string, error) {
				return collect(all, func(item models.NomenclatureCategory) string { return item.ID })
			}
		}, false},
		{"Nomenclature.SizeScales.All", pageOf("items", "x"), "x1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Nomenclature.SizeScales.All(ctx, models.DirectoryListRequest[models.SizeScale]{})
			return func() ([]string, error) { return collect(all, func(item models.SizeScale) string { return item.ID }) }
		}, false},
		{"Finance.Accounts.All", pageOf("accounts", "x"), "x1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Finance.Accounts.All(ctx, models.ListAccountsRequest{})
			return func() ([]string, error) { return collect(all, func(item models.Account) string { return item.ID }) }
		}, false},
		{"Finance.CashFlowCategories.All", pageOf("cashFlowCategories", "x"), "x1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Finance.CashFlowCategories.All(ctx, models.ListCashFlowCategoriesRequest{})
			return func() ([]string, error) {
				return collect(all, func(item models.CashFlowCategory) string { return item.ID })
			}
		}, false},
		{"Staff.All", pageOf("items", "x"), "x1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Staff.All(ctx, models.ListStaffRequest{})
			return func() ([]string, error) {
				return collect(all, func(item models.StaffEmployee) string { return item.ID })
			}
		}, false},
		{"Staff.Positions.All", pageOf("items", "x"), "x1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Staff.Positions.All(ctx, models.PositionsListRequest{})
			return func() ([]string, error) {
				return collect(all, func(item models.StaffPosition) string { return item.ID })
			}
		}, false},
		{"Staff.Attendances.All", pageOf("items", "x"), "x1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Staff.Attendances.All(ctx, models.ListAttendancesRequest{OrganizationID: "o", StartAt: "2026-11-01T00:00:00", EndAt: "2026-11-25T00:00:00"})
			return func() ([]string, error) { return collect(all, func(item models.Attendance) string { return item.ID }) }
		}, false},
		{"Staff.Attendances.AllTypes", pageOf("items", "x"), "x1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Staff.Attendances.AllTypes(ctx, models.AttendanceTypesRequest{})
			return func() ([]string, error) {
				return collect(all, func(item models.AttendanceType) string { return item.ID })
			}
		}, false},
		{"Terminals.AllCashRegisters", pageOf("items", "x"), "x1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Terminals.AllCashRegisters(ctx, models.CashRegistersRequest{OrganizationID: "o"})
			return func() ([]string, error) {
				return collect(all, func(item models.CashRegister) string { return item.ID })
			}
		}, false},
		{"Customers.AllTransactionsByRevision", transactionsPage, "t1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Customers.AllTransactionsByRevision(ctx, &models.TransactionsByRevisionRequest{CustomerID: "c", OrganizationID: "o", PageSize: 2})
			return func() ([]string, error) { return collect(all, transactionID) }
		}, true},
		{"Customers.AllTransactionsByDate", transactionsPage, "t1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.Customers.AllTransactionsByDate(ctx, models.TransactionsByDateRequest{CustomerID: "c", OrganizationID: "o", PageSize: 2, DateFrom: "2026-01-01 00:00:00.000", DateTo: "2026-02-01 00:00:00.000"})
			return func() ([]string, error) { return collect(all, transactionID) }
		}, false},
		{"DiscountPromotion.AllCouponsBySeries", func(items ...int) string { return couponsPage(itemNumbers(items)...) }, "1", func(cli *goiikoapi.Client) func() ([]string, error) {
			all := cli.DiscountPromotion.AllCouponsBySeries(ctx, models.CouponsBySeriesRequest{OrganizationID: "o", Series: "s"})
			return func() ([]string, error) { return collect(all, couponNumber) }
		}, false},
	}
}

func TestDeliveries_AllByRevision_yieldsAPageWhoseRevisionIsNotAhead(t *testing.T) {
	const organizations = `"ordersByOrganizations":[{"organizationId":"o","orders":[{"id":"x"},{"id":"y"}]}]`
	for name, page := range map[string]string{
		"null":    `{"maxRevision":null,` + organizations + `}`,
		"missing": `{` + organizations + `}`,
		"0":       `{"maxRevision":0,` + organizations + `}`,
		"behind":  `{"maxRevision":9,` + organizations + `}`,
		"equal":   `{"maxRevision":10,` + organizations + `}`,
	} {
		t.Run(name+" on the first page", func(t *testing.T) {
			cli, requests := script(t, page)
			req := models.DeliveriesByRevisionRequest{StartRevision: 10, OrganizationIDs: []string{"o"}}
			ids, err := collect(cli.Deliveries.AllByRevision(context.Background(), &req), deliveryID)
			assert.Equal(t, []string{"x", "y"}, ids)
			require.ErrorContains(t, err, "Deliveries.AllByRevision: ")
			require.ErrorContains(t, err, "maxRevision")
			assert.EqualValues(t, 10, req.StartRevision)
			assert.Len(t, *requests, 1)
		})
		t.Run(name+" on the second page", func(t *testing.T) {
			cli, requests := script(t, deliveriesPage(10, "a"), page)
			req := models.DeliveriesByRevisionRequest{StartRevision: 5, OrganizationIDs: []string{"o"}}
			ids, err := collect(cli.Deliveries.AllByRevision(context.Background(), &req), deliveryID)
			assert.Equal(t, []string{"a", "x", "y"}, ids)
			require.ErrorContains(t, err, "maxRevision")
			assert.EqualValues(t, 10, req.StartRevision)
			assert.Len(t, *requests, 2)
		})
	}
}

func TestDeliveries_AllByRevision_endsWithAnEmptyPageWhoseRevisionIsNotAhead(t *testing.T) {
	for _, page := range []string{`{"maxRevision":null,"ordersByOrganizations":null}`, `{}`, deliveriesPage(9), deliveriesPage(10)} {
		t.Run(page, func(t *testing.T) {
			cli, requests := script(t, page)
			req := models.DeliveriesByRevisionRequest{StartRevision: 10, OrganizationIDs: []string{"o"}}
			ids, err := collect(cli.Deliveries.AllByRevision(context.Background(), &req), deliveryID)
			require.NoError(t, err)
			assert.Empty(t, ids)
			assert.EqualValues(t, 10, req.StartRevision)
			assert.Len(t, *requests, 1)
		})
	}
}

func TestDeliveries_AllByRevision_goesOnBehindAnEmptyPageWhoseRevisionIsAhead(t *testing.T) {
	cli, requests := script(t, deliveriesPage(20, "a"), deliveriesPage(30), deliveriesPage(40, "b"), deliveriesPage(40))
	req := models.DeliveriesByRevisionRequest{StartRevision: 10, OrganizationIDs: []string{"o"}}
	ids, err := collect(cli.Deliveries.AllByRevision(context.Background(), &req), deliveryID)
	require.NoError(t, err)
	assert.Equal(t, []string{"a", "b"}, ids)
	assert.Equal(t, []any{10.0, 20.0, 30.0, 40.0}, sentValues(*requests, "startRevision"))
}

func TestDeliveries_AllByRevision_endsWithTwoEmptyPagesAlthoughTheRevisionGrows(t *testing.T) {
	cli, requests := script(t, deliveriesPage(20), deliveriesPage(30), deliveriesPage(40))
	req := models.DeliveriesByRevisionRequest{StartRevision: 10, OrganizationIDs: []string{"o"}}
	ids, err := collect(cli.Deliveries.AllByRevision(context.Background(), &req), deliveryID)
	require.NoError(t, err)
	assert.Empty(t, ids)
	assert.Len(t, *requests, 2)
	assert.EqualValues(t, 30, req.StartRevision, "a later loop need not go so far back")
}

func TestDeliveries_AllByRevision_movesTheRequestOnlyPastAPageThatIsConsumed(t *testing.T) {
	pages := []string{deliveriesPage(20, "a"), deliveriesPage(30, "b", "c"), deliveriesPage(30, "b", "c"), deliveriesPage(30)}
	leave := map[string]func(all iter.Seq2[models.DeliveryInfo, error]){
		"break": func(all iter.Seq2[models.DeliveryInfo, error]) {
			for delivery := range all {
				if delivery.ID == "b" {
					break
				}
			}
		},
		"break at the last item": func(all iter.Seq2[models.DeliveryInfo, error]) {
			for delivery := range all {
				if delivery.ID == "c" {
					break
				}
			}
		},
		"a panic": func(all iter.Seq2[models.DeliveryInfo, error]) {
			defer func() { _ = recover() }()
			for delivery := range all {
				if delivery.ID == "c" {
					panic("no more plates")
				}
			}
		},
	}
	for name, leave := range leave {
		t.Run(name, func(t *testing.T) {
			cli, requests := script(t, pages...)
			req := models.DeliveriesByRevisionRequest{StartRevision: 10, OrganizationIDs: []string{"o"}}
			all := cli.Deliveries.AllByRevision(context.Background(), &req)
			leave(all)
			assert.EqualValues(t, 20, req.StartRevision)
			ids, err := collect(all, deliveryID)
			require.NoError(t, err)
			assert.Equal(t, []string{"b", "c"}, ids)
			assert.Equal(t, []any{10.0, 20.0, 20.0, 30.0}, sentValues(*requests, "startRevision"))
		})
	}
}

func TestDeliveries_Customers_DiscountPromotion_All_endsWithAnErrorWhenEveryPageIsTheSame(t *testing.T) {
	for _, list := range lists() {
		t.Run(list.name, func(t *testing.T) {
			requests := 0
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				requests++
				if requests > 10 {
					panic(http.ErrAbortHandler)
				}
				_, _ = fmt.Fprint(w, list.page(1))
			}))
			t.Cleanup(server.Close)
			cli, err := goiikoapi.NewClient("", goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken("ready"))
			require.NoError(t, err)
			ids, err := list.all(cli)()
			require.ErrorContains(t, err, list.name+": ")
			assert.Equal(t, []string{list.first}, ids)
			assert.LessOrEqual(t, requests, 3)
		})
	}
}

func TestDeliveries_Customers_DiscountPromotion_All_endsWithAnErrorWhenPagesComeInACircle(t *testing.T) {
	for _, list := range lists() {
		t.Run(list.name, func(t *testing.T) {
			first, second := list.page(1), list.page(2)
			cli, requests := script(t, first, second, first, second, first, second)
			ids, err := list.all(cli)()
			require.ErrorContains(t, err, list.name+": ")
			assert.Len(t, ids, 2)
			assert.LessOrEqual(t, len(*requests), 4)
		})
	}
}

func TestDeliveries_AllByRevision_endsWithAnErrorWhenTheSameDeliveriesComeWithANewerRevision(t *testing.T) {
	cli, requests := script(t, deliveriesPage(20, "a", "b"), deliveriesPage(30, "a", "b"), deliveriesPage(40, "a", "b"))
	req := models.DeliveriesByRevisionRequest{OrganizationIDs: []string{"o"}}
	var ids []string
	var failure error
	for delivery, err := range cli.Deliveries.AllByRevision(context.Background(), &req) {
		if failure = err; err == nil {
			ids = append(ids, delivery.ID)
		}
	}
	require.ErrorContains(t, failure, "the same page")
	assert.Equal(t, []string{"a", "b"}, ids)
	assert.Len(t, *requests, 2)
	assert.EqualValues(t, 20, req.StartRevision)
}

func TestDeliveries_AllByRevision_noticesTheSamePageWhenTheCallerHasChangedItsDeliveries(t *testing.T) {
	page := `{"maxRevision":%d,"ordersByOrganizations":[{"organizationId":"o","orders":[{"id":"a","errorInfo":{"code":"Common"}}]}]}`
	cli, _ := script(t, fmt.Sprintf(page, 20), fmt.Sprintf(page, 30), fmt.Sprintf(page, 40))
	var failure error
	for delivery, err := range cli.Deliveries.AllByRevision(context.Background(), &models.DeliveriesByRevisionRequest{OrganizationIDs: []string{"o"}}) {
		if failure = err; err == nil {
			delivery.ErrorInfo.Code = "Changed"
		}
	}
	require.ErrorContains(t, failure, "the same page")
}

func TestCustomers_AllTransactionsByRevision_yieldsAPageThatIsNotAhead(t *testing.T) {
	tests := []struct {
		name  string
		pages []string
		ids   []string
	}{
		{"it ends with the transaction that is known", []string{transactionsPage(1, 2), transactionsPage(4, 2)}, []string{"t1", "t2", "t4", "t2"}},
		{"it goes back", []string{transactionsPage(5), transactionsPage(3)}, []string{"t5", "t3"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			cli, requests := script(t, test.pages...)
			req := models.TransactionsByRevisionRequest{CustomerID: "c", OrganizationID: "o", PageSize: 2}
			ids, err := collect(cli.Customers.AllTransactionsByRevision(context.Background(), &req), transactionID)
			require.ErrorContains(t, err, "Customers.AllTransactionsByRevision: ")
			assert.NotContains(t, err.Error(), "the script is over")
			assert.Equal(t, test.ids, ids)
			assert.Len(t, *requests, len(test.pages))
		})
	}
}

func TestCustomers_AllTransactionsByRevision_goesOnWithinARevision(t *testing.T) {
	page := func(ids ...string) string {
		transactions := make([]string, len(ids))
		for i, id := range ids {
			transactions[i] = fmt.Sprintf(`{"id":%q,"revision":7}`, id)
		}
		return `{"transactions":[` + strings.Join(transactions, ",") + `]}`
	}
	cli, requests := script(t, page("a", "b"), page("c"), page())
	req := models.TransactionsByRevisionRequest{CustomerID: "c", OrganizationID: "o", PageSize: 2}
	ids, err := collect(cli.Customers.AllTransactionsByRevision(context.Background(), &req), transactionID)
	require.NoError(t, err)
	assert.Equal(t, []string{"a", "b", "c"}, ids)
	assert.Equal(t, []any{nil, "b", "c"}, sentValues(*requests, "lastTransactionId"))
}

func TestDiscountPromotion_AllCouponsBySeries_readsAServerThatCountsPagesFromOne(t *testing.T) {
	cli, requests := script(t, couponsPage("1", "2"), couponsPage("1", "2"), couponsPage("3"), couponsPage())
	ids, err := collect(cli.DiscountPromotion.AllCouponsBySeries(context.Background(), models.CouponsBySeriesRequest{OrganizationID: "o", Series: "s"}), couponNumber)
	require.NoError(t, err)
	assert.Equal(t, []string{"1", "2", "3"}, ids, "each once")
	assert.Equal(t, []any{0.0, 1.0, 2.0, 3.0}, sentValues(*requests, "page"))
}

func TestCustomers_DiscountPromotion_All_startsAgainInASecondLoopWhenTheRequestIsAValue(t *testing.T) {
	for _, list := range lists() {
		if list.resumes {
			continue
		}
		t.Run(list.name, func(t *testing.T) {
			round := []string{list.page(1, 2), list.page(3), list.page()}
			cli, requests := script(t, append(round, round...)...)
			all := list.all(cli)
			first, err := all()
			require.NoError(t, err)
			require.Len(t, first, 3)
			again, err := all()
			require.NoError(t, err)
			assert.Equal(t, first, again)
			assert.Equal(t, (*requests)[:3], (*requests)[3:])
		})
	}
}

func TestDiscountPromotion_AllCouponsBySeries_startsAgainFromTheRequestsPage(t *testing.T) {
	cli, requests := script(t, couponsPage("7"), couponsPage(), couponsPage("7"), couponsPage())
	page := 5
	all := cli.DiscountPromotion.AllCouponsBySeries(context.Background(), models.CouponsBySeriesRequest{OrganizationID: "o", Series: "s", Page: &page})
	for range 2 {
		ids, err := collect(all, couponNumber)
		require.NoError(t, err)
		assert.Equal(t, []string{"7"}, ids)
	}
	assert.Equal(t, []any{5.0, 6.0, 5.0, 6.0}, sentValues(*requests, "page"))
	assert.Equal(t, 5, page, "what the caller's pointer holds is left alone")
}

func TestDeliveries_Customers_AllByRevision_goesOnInASecondLoop(t *testing.T) {
	for _, list := range lists() {
		if !list.resumes {
			continue
		}
		t.Run(list.name, func(t *testing.T) {
			cli, _ := script(t, list.page(1), list.page(2), list.page(), list.page(3), list.page())
			all := list.all(cli)
			first, err := all()
			require.NoError(t, err)
			require.Len(t, first, 2)
			then, err := all()
			require.NoError(t, err)
			require.Len(t, then, 1)
			assert.NotContains(t, first, then[0])
		})
	}
}

func TestDeliveries_Customers_AllByRevision_goesOnAfterALoopThatEndedWithARepeatedPage(t *testing.T) {
	for _, list := range lists() {
		if !list.resumes {
			continue
		}
		t.Run(list.name, func(t *testing.T) {
			cli, _ := script(t, list.page(1), list.page(1), list.page(2), list.page())
			all := list.all(cli)
			_, err := all()
			require.Error(t, err)
			again, err := all()
			require.NoError(t, err)
			assert.Len(t, again, 1)
		})
	}
}

func TestDeliveries_Customers_AllByRevision_refusesANilRequest(t *testing.T) {
	cli, requests := script(t)
	_, deliveries := collect(cli.Deliveries.AllByRevision(context.Background(), nil), deliveryID)
	_, ofPhone := collect(cli.Deliveries.AllByDeliveryDateAndPhone(context.Background(), nil), deliveryID)
	_, transactions := collect(cli.Customers.AllTransactionsByRevision(context.Background(), nil), transactionID)
	for operation, err := range map[string]error{"Deliveries.AllByRevision": deliveries, "Deliveries.AllByDeliveryDateAndPhone": ofPhone, "Customers.AllTransactionsByRevision": transactions} {
		var refused *goiikoapi.ArgumentError
		require.ErrorAs(t, err, &refused)
		assert.Equal(t, goiikoapi.ArgumentError{Operation: operation, Argument: "req", Reason: "must not be nil"}, *refused)
	}
	assert.Empty(t, *requests)
}
