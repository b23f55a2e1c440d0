package iikotest

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var stock = operations{
	api.InventoryStockBalances: handle((*call).stockBalances),
}

// stockMoves are what a posted document does to the stock of the stores of its items: 1 adds, -1 takes. Documents with
// storeFrom and storeTo take from the one and add to the other.
var stockMoves = map[string]float64{
	api.InventoryIncomingInvoices.Create.Name:         1,
	api.InventoryIncomingReturnedInvoices.Create.Name: 1,
	api.InventoryOutgoingInvoices.Create.Name:         -1,
	api.InventoryReturnedInvoices.Create.Name:         -1,
	api.InventorySalesDocuments.Create.Name:           -1,
	api.InventoryWriteoffDocuments.Create.Name:        -1,
	api.InventoryInternalTransfers.Create.Name:        -1,
}

// stocked is a product in a store.
type stocked struct{ storeID, productID string }

// stockBalances sums the posted documents up to a day. Productions, transformations, dismantlings and stocktakings do not
// count.
func (c *call) stockBalances(req models.StockBalancesRequest) (*models.StockBalancesResponse, *apiError) {
	until, apiErr := c.date("balanceAt", req.BalanceAt)
	if apiErr != nil {
		return nil, apiErr
	}
	quantities := map[stocked]float64{}
	for _, d := range c.documents {
		if d.status == models.DocumentStatusProcessed && d.day() <= until.Format("2006-01-02") {
			d.move(quantities)
		}
	}
	balances := []models.StockBalance{}
	for at, quantity := range quantities {
		if selects(req.StoreIDs, at.storeID) && selects(req.ProductIDs, at.productID) {
			balances = append(balances, models.StockBalance{
				OrganizationID: c.restaurant.Organization.ID, StoreID: at.storeID, ProductID: at.productID, Quantity: ptr(quantity),
			})
		}
	}
	slices.SortFunc(balances, func(a, b models.StockBalance) int {
		return cmp.Or(cmp.Compare(a.StoreID, b.StoreID), cmp.Compare(a.ProductID, b.ProductID))
	})
	total := len(balances)
	page, offset := pageOf(balances, req.Offset, req.Limit)
	return &models.StockBalancesResponse{
		BalanceAt: req.BalanceAt, GeneratedAt: models.NewDateTime(c.now), OrganizationID: c.restaurant.Organization.ID,
		Items: page, Limit: ptr(len(page)), Offset: &offset, TotalCount: &total,
	}, nil
}

// selects reports whether a value is one of those asked for; none means all.
func selects(wanted []string, value string) bool {
	return len(wanted) == 0 || slices.Contains(wanted, value)
}

// move adds what the document does to the stock.
func (d *document) move(quantities map[stocked]float64) {
	sign := stockMoves[d.kind]
	var content struct {
		DefaultStore, StoreFrom, StoreTo string
		Items                            []struct {
			Product, Store string
			Amount         float64
		}
	}
	_ = json.Unmarshal(encode(d.content), &content) // a document of another form moves nothing
	for _, item := range content.Items {
		if sign == 0 {
			continue
		}
		quantities[stocked{cmp.Or(item.Store, content.StoreFrom, content.DefaultStore), item.Product}] += sign * item.Amount
		if content.StoreTo != "" {
			quantities[stocked{content.StoreTo, item.Product}] += item.Amount
		}
	}
}
