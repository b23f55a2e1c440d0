package goiikoapi_test

import (
	"context"
	"encoding/json"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// aStocktaking is the request to create an inventory with one item.
func aStocktaking() models.IncomingInventoryRequest {
	return models.IncomingInventoryRequest{
		Date: "2026-10-01T00:00:00.000+03:00", OrganizationID: "o", Store: "s",
		Items: []models.IncomingInventoryRequestItem{{Amount: 2.5, Num: 1, Product: "p"}},
	}
}

func TestInventory_IncomingInventories_Create_sendsAnEmptyFirstStep(t *testing.T) {
	iiko := inTurn(says(http.StatusCreated, `{"documentId":"d","documentNumber":"7","message":"created"}`))
	saved, err := goiikoapi.Check(iiko.client(t).Inventory.IncomingInventories.Create(t.Context(), aStocktaking()))
	require.NoError(t, err)
	assert.Equal(t, models.DocumentSaveResponse{DocumentID: "d", DocumentNumber: goiikoapi.Ptr("7"), Message: goiikoapi.Ptr("created")}, *saved)
	sent := iiko.arrivals()[0]
	assert.Equal(t, "/api/inventory/v1/incoming_inventory/create", sent.path)
	assert.JSONEq(t, `{"date":"2026-10-01T00:00:00.000+03:00","organizationId":"o","store":"s",
		"items":[{"amount":2.5,"num":1,"product":"p"}],"itemsFirstStep":[]}`, sent.body)
}

func TestInventory_IncomingInventories_Update_sendsWhatOnlyAnUpdateHas(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `{"documentId":"d"}`))
	req := aStocktaking()
	req.DocumentID, req.Number = "d", goiikoapi.Ptr("7")
	req.ItemsFirstStep = models.IncomingInventoryFirstStep{{Amount: 3, Num: 1, Product: "soup", ProductSize: "large"}}
	_, err := goiikoapi.Check(iiko.client(t).Inventory.IncomingInventories.Update(t.Context(), req))
	require.NoError(t, err)
	assert.JSONEq(t, `{"date":"2026-10-01T00:00:00.000+03:00","documentId":"d","number":"7","organizationId":"o","store":"s",
		"items":[{"amount":2.5,"num":1,"product":"p"}],"itemsFirstStep":[{"amount":3,"num":1,"product":"soup","productSize":"large"}]}`, iiko.arrivals()[0].body)
}

// invalidInventoryRequests are calls with an argument that the client finds invalid, and what the error says of it.
var invalidInventoryRequests = map[string]struct {
	call func(context.Context, *goiikoapi.Client) error
	want string
}{
	"an inventory without items": {func(ctx context.Context, cli *goiikoapi.Client) error {
		req := aStocktaking()
		req.Items = nil
		return failure(cli.Inventory.IncomingInventories.Create(ctx, req))
	}, "Inventory.IncomingInventories.Create: items is empty"},
	"an item without a product": {func(ctx context.Context, cli *goiikoapi.Client) error {
		req := aStocktaking()
		req.Items[0].Product = " "
		return failure(cli.Inventory.IncomingInventories.Create(ctx, req))
	}, "Inventory.IncomingInventories.Create: items[0].product is empty"},
	"an item of the first step without a product": {func(ctx context.Context, cli *goiikoapi.Client) error {
		req := aStocktaking()
		req.ItemsFirstStep = make(models.IncomingInventoryFirstStep, 1)
		return failure(cli.Inventory.IncomingInventories.Create(ctx, req))
	}, "Inventory.IncomingInventories.Create: itemsFirstStep[0].product is empty"},
	"an update without the document": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Inventory.IncomingInventories.Update(ctx, aStocktaking()))
	}, "Inventory.IncomingInventories.Update: documentId is empty"},
	"a payment without an account": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Inventory.IncomingInvoices.AddPayment(ctx, models.AddInvoicePaymentRequest{DocumentID: "d", OrganizationID: "o"}))
	}, "Inventory.IncomingInvoices.AddPayment: accountId is empty"},
	"a price list of nobody": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Inventory.PriceList(ctx, models.PriceListRequest{}))
	}, "Inventory.PriceList: counteragentId is empty"},
	"no counteragents": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Inventory.ListCounteragents(ctx, models.CounteragentsRequest{Limit: goiikoapi.Ptr(0)}))
	}, "Inventory.ListCounteragents: limit must be at least 1"},
	"too many balances": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Inventory.StockBalances(ctx, models.StockBalancesRequest{BalanceAt: "2026-11-25T00:00:00Z", Limit: goiikoapi.Ptr(1001)}))
	}, "Inventory.StockBalances: limit must be at most 1000"},
	"no balances": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Inventory.StockBalances(ctx, models.StockBalancesRequest{BalanceAt: "2026-11-25T00:00:00Z", Limit: goiikoapi.Ptr(0)}))
	}, "Inventory.StockBalances: limit must be at least 1"},
	"stores before the first": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Inventory.Stores(ctx, models.StoresRequest{Offset: goiikoapi.Ptr(-1)}))
	}, "Inventory.Stores: offset must be at least 0"},
	"stores by no field": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Inventory.Stores(ctx, models.StoresRequest{Filters: []models.Filter[models.Store]{models.StoreFields.Name.Eq("bar"), {}}}))
	}, "Inventory.Stores: filters[1] is empty"},
	"an entry without an ID": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Inventory.MeasureUnits.Get(ctx, models.CatalogGetRequest{}))
	}, "Inventory.MeasureUnits.Get: id is empty"},
	"less than no entries": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Inventory.MeasureUnits.List(ctx, models.CatalogListRequest{Limit: goiikoapi.Ptr(-1)}))
	}, "Inventory.MeasureUnits.List: limit must be at least 0"},
	"entries before the first": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Inventory.MeasureUnits.List(ctx, models.CatalogListRequest{Offset: goiikoapi.Ptr(-1)}))
	}, "Inventory.MeasureUnits.List: offset must be at least 0"},
	"all entries before the first": {func(ctx context.Context, cli *goiikoapi.Client) error {
		_, err := collect(cli.Inventory.MeasureUnits.All(ctx, models.CatalogListRequest{Offset: goiikoapi.Ptr(-1)}), func(models.MeasureUnit) string { return "" })
		return err
	}, "Inventory.MeasureUnits.List: offset must be at least 0"},
	"a directory's page of nothing": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.Producers.List(ctx, models.DirectoryListRequest[models.Producer]{Limit: goiikoapi.Ptr(0)}))
	}, "Nomenclature.Producers.List: limit must be at least 1"},
	"a directory's page that is too long": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.Producers.List(ctx, models.DirectoryListRequest[models.Producer]{Limit: goiikoapi.Ptr(1001)}))
	}, "Nomenclature.Producers.List: limit must be at most 1000"},
	"a directory before its first entry": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.Producers.List(ctx, models.DirectoryListRequest[models.Producer]{Offset: goiikoapi.Ptr(-1)}))
	}, "Nomenclature.Producers.List: offset must be at least 0"},
	"a directory by no field": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.Producers.List(ctx, models.DirectoryListRequest[models.Producer]{Filters: make([]models.Filter[models.Producer], 1)}))
	}, "Nomenclature.Producers.List: filters[0] is empty"},
}

func TestInventory_Directory_Catalog_refuseInvalidArguments(t *testing.T) {
	iiko := inTurn(succeeds)
	cli := iiko.client(t)
	for name, test := range invalidInventoryRequests {
		err := test.call(t.Context(), cli)
		var invalid *goiikoapi.ArgumentError
		if assert.ErrorAs(t, err, &invalid, name) {
			assert.EqualError(t, invalid, "goiikoapi: "+test.want, name)
		}
	}
	assert.Empty(t, iiko.arrivals())
}

func TestInventory_IncomingInvoices_OutgoingInvoices_AddPayment_sendsTheDateAsItIs(t *testing.T) {
	for _, date := range []models.DateTime{"2026-08-15T12:00:00.00+00:00", "2026-06-26T14:05:09,000+03:00"} {
		iiko := inTurn(says(http.StatusCreated, `{"accountingTransactionId":"t","organizationId":"o"}`))
		cli := iiko.client(t)
		req := models.AddInvoicePaymentRequest{AccountID: "a", Amount: 4213.44, CfoItemID: "c", DocumentID: "d", OrganizationID: "o", PaymentDate: date}
		for _, pay := range []func(context.Context, models.AddInvoicePaymentRequest) (*models.AccountingTransactionResponse, *goiikoapi.CustomErrorModel, error){
			cli.Inventory.IncomingInvoices.AddPayment, cli.Inventory.OutgoingInvoices.AddPayment,
		} {
			paid, err := goiikoapi.Check(pay(t.Context(), req))
			require.NoError(t, err)
			assert.Equal(t, "t", paid.AccountingTransactionID)
		}
		for _, sent := range iiko.arrivals() {
			assert.JSONEq(t, `{"accountId":"a","amount":4213.44,"cfoItemId":"c","documentId":"d","organizationId":"o","paymentDate":"`+string(date)+`"}`, sent.body)
		}
	}
}

func TestInventory_AllCounteragents_readsTheListThatIsDocumented(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, counteragentsPage(1)), says(http.StatusOK, counteragentsPage()))
	ids, err := collect(iiko.client(t).Inventory.AllCounteragents(t.Context(), models.CounteragentsRequest{}), counteragentID)
	require.NoError(t, err)
	assert.Equal(t, []string{"c1"}, ids)
	for _, sent := range iiko.arrivals() {
		assert.Equal(t, "/api/inventory/v1/counteragents/list", sent.path)
	}
}

func TestInventory_Counteragents_readsTheListThatIsNoLongerDocumented(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, counteragentsPage(1)))
	_, err := goiikoapi.Check(iiko.client(t).Inventory.Counteragents(t.Context(), models.CounteragentsRequest{}))
	require.NoError(t, err)
	assert.Equal(t, "/api/inventory/v1/counteragents", iiko.arrivals()[0].path)
}

func TestInventory_Directory_Catalog_All_readPagesOf1000(t *testing.T) {
	for name, all := range map[string]func(*goiikoapi.Client) ([]string, error){
		"stores": func(cli *goiikoapi.Client) ([]string, error) {
			return collect(cli.Inventory.AllStores(t.Context(), models.StoresRequest{}), func(store models.Store) string { return store.ID })
		},
		"items": func(cli *goiikoapi.Client) ([]string, error) {
			return collect(cli.Nomenclature.Producers.All(t.Context(), models.DirectoryListRequest[models.Producer]{}), func(producer models.Producer) string { return producer.ID })
		},
		"entities": func(cli *goiikoapi.Client) ([]string, error) {
			return collect(cli.Inventory.MeasureUnits.All(t.Context(), models.CatalogListRequest{}), func(unit models.MeasureUnit) string { return unit.ID })
		},
	} {
		page := pageOf(name, "x")
		cli, requests := script(t, page(1, 2), page(3), page())
		ids, err := all(cli)
		require.NoError(t, err, name)
		assert.Equal(t, []string{"x1", "x2", "x3"}, ids)
		assert.Equal(t, []any{1000.0, 1000.0, 1000.0}, sentValues(*requests, "limit"), name)
		assert.Equal(t, []any{0.0, 2.0, 3.0}, sentValues(*requests, "offset"), name)
	}
}

func TestInventory_AllStockBalances_readsAllPagesOfOneMoment(t *testing.T) {
	cli, requests := script(t, balancesPage(1, 2), balancesPage(3), balancesPage())
	ids, err := collect(cli.Inventory.AllStockBalances(t.Context(), models.StockBalancesRequest{BalanceAt: "2026-10-01T00:00:00Z", Offset: goiikoapi.Ptr(4)}),
		func(balance models.StockBalance) string { return balance.ProductID })
	require.NoError(t, err)
	assert.Equal(t, []string{"p1", "p2", "p3"}, ids)
	assert.Equal(t, []any{1000.0, 1000.0, 1000.0}, sentValues(*requests, "limit"))
	assert.Equal(t, []any{4.0, 6.0, 7.0}, sentValues(*requests, "offset"))
	moment := "2026-10-01T00:00:00Z"
	assert.Equal(t, []any{moment, moment, moment}, sentValues(*requests, "balanceAt"))
}

func TestInventory_Stores_sendsItsFilters(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `{"stores":[]}`))
	_, err := goiikoapi.Check(iiko.client(t).Inventory.Stores(t.Context(), models.StoresRequest{Limit: goiikoapi.Ptr(0), Filters: []models.Filter[models.Store]{
		models.StoreFields.Name.Like("Бар"),
		models.StoreFields.Code.NotBlank(),
		models.StoreFields.Deleted.Eq(false),
		models.StoreFields.Revision.Gt(4294967296123),
		models.StoreFields.ModifiedAt.Gte("2026-10-01T00:00:00+03:00"),
		models.StoreFields.Type.Ne("PRODUCTION"),
		models.StoreFields.OrganizationID.Eq("o"),
		models.StoreFields.ID.Eq("s"),
	}}))
	require.NoError(t, err)
	assert.JSONEq(t, `{"limit":0,"filters":[
		{"field":"name","op":"like","value":"Бар"},
		{"field":"code","op":"notblank"},
		{"field":"deleted","op":"eq","value":false},
		{"field":"revision","op":"gt","value":4294967296123},
		{"field":"modifiedAt","op":"gte","value":"2026-10-01T00:00:00+03:00"},
		{"field":"type","op":"ne","value":"PRODUCTION"},
		{"field":"organizationId","op":"eq","value":"o"},
		{"field":"id","op":"eq","value":"s"}]}`, iiko.arrivals()[0].body)
}

func TestInventory_OrganizationTree_readsOrganizationsWithinOrganizations(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `[{"jurPersonId":"j","type":"JUR_PERSON","name":null,"code":null,"children":[
		{"organizationId":"chain","type":"Chain","parentId":null,"crmId":7267,"children":[{"organizationId":"rms","type":"Rms","parentId":"chain","children":[]}]}]}]`))
	tree, apiErr, err := iiko.client(t).Inventory.OrganizationTree(t.Context())
	require.NoError(t, err)
	require.Nil(t, apiErr)
	want := []models.LegalEntity{{JurPersonID: "j", Type: goiikoapi.Ptr("JUR_PERSON"), Children: []models.OrganizationNode{{
		OrganizationID: "chain", Type: models.OrganizationNodeTypeChain, CRMID: goiikoapi.Ptr[int64](7267),
		Children: []models.OrganizationNode{{OrganizationID: "rms", ParentID: "chain", Type: models.OrganizationNodeTypeRMS, Children: []models.OrganizationNode{}}},
	}}}}
	assert.Empty(t, cmp.Diff(want, tree))
	assert.JSONEq(t, "{}", iiko.arrivals()[0].body)
}

func TestInventory_OrganizationSettings_keepsWhatHasNoSchema(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `{"id":"c","crmId":null,"currency":{"code":"RUB"},"documentSettings":null,"defaultDeviationAction":"DISABLE_GREATER",
		"defaultDistributionAlgorithm":"DISTRIBUTION_BY_SUM","vatAccounting":"VAT_INCLUDED_IN_PRICE","moneyPrecision":2}`))
	settings, err := goiikoapi.Check(iiko.client(t).Inventory.OrganizationSettings(t.Context()))
	require.NoError(t, err)
	assert.Empty(t, cmp.Diff(models.CorporationSettings{
		ID: "c", Currency: json.RawMessage(`{"code":"RUB"}`), DocumentSettings: json.RawMessage("null"),
		DefaultDeviationAction: models.PriceDeviationActionDisableGreater, DefaultDistributionAlgorithm: models.CostDistributionBySum,
		VATAccounting: models.VATAccountingIncludedInPrice, MoneyPrecision: goiikoapi.Ptr(2),
	}, *settings))
	assert.JSONEq(t, "{}", iiko.arrivals()[0].body)
}

func TestInventory_Catalog_returnTheErrorsOfTheirOperations(t *testing.T) {
	for name, test := range map[string]struct {
		status int
		call   func(*goiikoapi.Client) error
	}{
		"an unknown supplier": {http.StatusNotFound, func(cli *goiikoapi.Client) error {
			return failed(cli.Inventory.PriceList(t.Context(), models.PriceListRequest{CounteragentID: "c"}))
		}},
		"an unknown entry": {http.StatusNotFound, func(cli *goiikoapi.Client) error {
			return failed(cli.Inventory.Conceptions.Get(t.Context(), models.CatalogGetRequest{ID: "c"}))
		}},
		"iikoRMS that fails": {http.StatusBadGateway, func(cli *goiikoapi.Client) error {
			return failed(cli.Inventory.StockBalances(t.Context(), models.StockBalancesRequest{BalanceAt: "2026-10-01T00:00:00Z"}))
		}},
		"iikoRMS that responds too late": {http.StatusGatewayTimeout, func(cli *goiikoapi.Client) error {
			return failed(cli.Inventory.StockBalances(t.Context(), models.StockBalancesRequest{BalanceAt: "2026-10-01T00:00:00Z"}))
		}},
		"an inventory that is not there": {http.StatusBadRequest, func(cli *goiikoapi.Client) error {
			return failed(cli.Inventory.IncomingInventories.Get(t.Context(), models.DocumentRequest{DocumentID: "d", OrganizationID: "o"}))
		}},
	} {
		iiko := inTurn(says(test.status, `{"message":"it failed","details":{"id":"c"}}`))
		var apiErr *goiikoapi.CustomErrorModel
		err := test.call(iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1})))
		if assert.ErrorAs(t, err, &apiErr, name) {
			assert.Equal(t, test.status, apiErr.StatusCode, name)
			assert.Equal(t, "it failed", apiErr.ErrorDescription, name)
		}
	}
}

func TestCatalog_List_selectsEntries(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `{"entities":[{"id":"kg","name":"кг","fullName":"килограмм","code":"1","isDeleted":false}],"limit":0,"offset":3,"totalCount":4}`))
	page, err := goiikoapi.Check(iiko.client(t).Inventory.MeasureUnits.List(t.Context(), models.CatalogListRequest{
		IsDeleted: goiikoapi.Ptr(false), Limit: goiikoapi.Ptr(0), Offset: goiikoapi.Ptr(3), Revision: goiikoapi.Ptr[int64](4294967296123),
	}))
	require.NoError(t, err)
	assert.Equal(t, "/api/inventory/v1/measure_units/list", iiko.arrivals()[0].path)
	assert.JSONEq(t, `{"isDeleted":false,"limit":0,"offset":3,"revision":4294967296123}`, iiko.arrivals()[0].body)
	assert.Empty(t, cmp.Diff(models.CatalogListResponse[models.MeasureUnit]{
		Entities: []models.MeasureUnit{{
			DirectoryItem: models.DirectoryItem{ID: "kg", Name: goiikoapi.Ptr("кг"), IsDeleted: goiikoapi.Ptr(false)},
			Code:          goiikoapi.Ptr("1"), FullName: goiikoapi.Ptr("килограмм"),
		}},
		Limit: goiikoapi.Ptr(0), Offset: goiikoapi.Ptr(3), TotalCount: goiikoapi.Ptr(4),
	}, *page))
}

func TestDirectory_List_sendsItsFilters(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `{"items":[{"id":"f","name":"Ферма","code":"7","isDeleted":false}],"totalCount":1}`))
	page, err := goiikoapi.Check(iiko.client(t).Nomenclature.Producers.List(t.Context(), models.DirectoryListRequest[models.Producer]{
		Filters: []models.Filter[models.Producer]{
			models.ProducerFields.Name.Like("Ферма"),
			models.ProducerFields.Name.NotIn("Ёж", `a "quoted" <name>`),
			models.ProducerFields.Code.Blank(),
			models.ProducerFields.ID.In("f", "g"),
			models.ProducerFields.ID.Eq("f"),
			models.ProducerFields.IsDeleted.Eq(false),
		},
		Limit: goiikoapi.Ptr(1000), Offset: goiikoapi.Ptr(0),
	}))
	require.NoError(t, err)
	assert.Equal(t, "Ферма", *page.Items[0].Name)
	assert.Equal(t, "7", *page.Items[0].Code)
	assert.Equal(t, "/api/nomenclature/v1/producer/list", iiko.arrivals()[0].path)
	assert.JSONEq(t, `{"limit":1000,"offset":0,"filters":[
		{"field":"name","op":"like","value":"Ферма"},
		{"field":"name","op":"nin","values":["Ёж","a \"quoted\" <name>"]},
		{"field":"code","op":"blank"},
		{"field":"id","op":"in","values":["f","g"]},
		{"field":"id","op":"eq","value":"f"},
		{"field":"isDeleted","op":"eq","value":false}]}`, iiko.arrivals()[0].body)
}

func TestDirectory_List_leavesOutFiltersThatAreNil(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `{"items":[]}`))
	require.NoError(t, failure(iiko.client(t).Nomenclature.Containers.List(t.Context(), models.DirectoryListRequest[models.Container]{})))
	assert.JSONEq(t, "{}", iiko.arrivals()[0].body)
}
