package goiikoapi

import (
	"cmp"
	"context"
	"iter"
	"reflect"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Inventory manages the stock documents of iikoRMS, and returns stores, balances, cost prices, counteragents with their
// price lists, and what documents name by ID.
type Inventory struct {
	// WriteoffDocuments manages documents that write off stock.
	WriteoffDocuments *WriteoffDocuments
	// ProductionDocuments manages documents that record what the kitchen made.
	ProductionDocuments *ProductionDocuments
	// DisassembleDocuments manages documents that record the disassembly of a product.
	DisassembleDocuments *DisassembleDocuments
	// TransformationDocuments manages documents that record the transformation of products into another
	// product.
	TransformationDocuments *TransformationDocuments
	// InternalTransfers manages transfers of stock between stores.
	InternalTransfers *InternalTransfers
	// SalesDocuments manages documents that record sales.
	SalesDocuments *SalesDocuments
	// IncomingInvoices manages invoices for deliveries from suppliers.
	IncomingInvoices *IncomingInvoices
	// OutgoingInvoices manages invoices for deliveries to buyers.
	OutgoingInvoices *OutgoingInvoices
	// ReturnedInvoices manages invoices for returns to suppliers.
	ReturnedInvoices *ReturnedInvoices
	// IncomingReturnedInvoices manages invoices for returns from buyers.
	IncomingReturnedInvoices *IncomingReturnedInvoices
	// IncomingInventories manages inventories (stocktakings).
	IncomingInventories *IncomingInventories

	// Conceptions reads the conceptions.
	Conceptions *Catalog[models.InventoryConception]
	// AccountingCategories reads the accounting categories of products.
	AccountingCategories *Catalog[models.AccountingCategory]
	// MeasureUnits reads the units of measure.
	MeasureUnits *Catalog[models.MeasureUnit]
	// PaymentTypes reads the payment types of the back office.
	PaymentTypes *Catalog[models.InventoryPaymentType]

	client *Client
}

func newInventory(c *Client) *Inventory {
	return &Inventory{
		WriteoffDocuments:        &WriteoffDocuments{c, api.InventoryWriteoffDocuments},
		ProductionDocuments:      &ProductionDocuments{c, api.InventoryProductionDocuments},
		DisassembleDocuments:     &DisassembleDocuments{c, api.InventoryDisassembleDocuments},
		TransformationDocuments:  &TransformationDocuments{c, api.InventoryTransformationDocuments},
		InternalTransfers:        &InternalTransfers{c, api.InventoryInternalTransfers},
		SalesDocuments:           &SalesDocuments{c, api.InventorySalesDocuments},
		IncomingInvoices:         &IncomingInvoices{Documents[models.IncomingInvoiceRequest, models.IncomingInvoice, models.IncomingInvoice]{c, api.InventoryIncomingInvoices}},
		OutgoingInvoices:         &OutgoingInvoices{Documents[models.OutgoingInvoiceRequest, models.OutgoingInvoice, models.OutgoingInvoice]{c, api.InventoryOutgoingInvoices}},
		ReturnedInvoices:         &ReturnedInvoices{c, api.InventoryReturnedInvoices},
		IncomingReturnedInvoices: &IncomingReturnedInvoices{c, api.InventoryIncomingReturnedInvoices},
		IncomingInventories:      &IncomingInventories{c, api.InventoryIncomingInventories},
		Conceptions:              &Catalog[models.InventoryConception]{c, api.InventoryConceptions},
		AccountingCategories:     &Catalog[models.AccountingCategory]{c, api.InventoryAccountingCategories},
		MeasureUnits:             &Catalog[models.MeasureUnit]{c, api.InventoryMeasureUnits},
		PaymentTypes:             &Catalog[models.InventoryPaymentType]{c, api.InventoryPaymentTypes},
		client:                   c,
	}
}

// Documents manages the documents of one kind. Req is the request to create or update a document, Doc a whole
// document, Item a document in a list. The operations have paths below /api/inventory/v1 and /api/finance/v1,
// such as /api/inventory/v1/writeoff_document/create; docs/operations.md lists them.
type Documents[Req, Doc, Item any] struct {
	client     *Client
	operations api.Documents
}

// The kinds of stock documents.
type (
	// WriteoffDocuments manages documents that write off stock.
	WriteoffDocuments = Documents[models.WriteoffDocumentRequest, models.WriteoffDocument, models.WriteoffDocumentListItem]
	// ProductionDocuments manages documents that record what the kitchen made.
	ProductionDocuments = Documents[models.ProductionDocumentRequest, models.ProductionDocument, models.StoreDocumentListItem]
	// DisassembleDocuments manages documents that record the disassembly of a product.
	DisassembleDocuments = Documents[models.DisassembleDocumentRequest, models.DisassembleDocument, models.StoreDocumentListItem]
	// TransformationDocuments manages documents that record the transformation of products into another
	// product.
	TransformationDocuments = Documents[models.TransformationDocumentRequest, models.TransformationDocument, models.StoreDocumentListItem]
	// InternalTransfers manages transfers of stock between stores.
	InternalTransfers = Documents[models.InternalTransferRequest, models.InternalTransfer, models.StoreDocumentListItem]
	// SalesDocuments manages documents that record sales.
	SalesDocuments = Documents[models.SalesDocumentRequest, models.SalesDocument, models.SalesDocumentListItem]
	// ReturnedInvoices manages invoices for returns to suppliers.
	ReturnedInvoices = Documents[models.ReturnedInvoiceRequest, models.ReturnedInvoice, models.ReturnedInvoiceListItem]
	// IncomingReturnedInvoices manages invoices for returns from buyers.
	IncomingReturnedInvoices = Documents[models.IncomingReturnedInvoiceRequest, models.IncomingReturnedInvoice, models.IncomingReturnedInvoiceListItem]
	// IncomingInventories manages inventories (stocktakings): what was counted in a store.
	IncomingInventories = Documents[models.IncomingInventoryRequest, models.IncomingInventory, models.IncomingInventoryListItem]
)

// service returns the service for call. If d is nil, it is nil too, and a call fails with an ArgumentError
// that names the operation.
func (d *Documents[Req, Doc, Item]) service() *service {
	if d == nil {
		return nil
	}
	return &service{d.client}
}

// table returns the operations of this kind of document, or none if d is nil.
func (d *Documents[Req, Doc, Item]) table() api.Documents {
	if d == nil {
		return api.Documents{}
	}
	return d.operations
}

// Create creates a document. If its id or number is not set, iiko chooses it.
//
// Operations: [POST /api/inventory/v1/<kind>/create] and [POST /api/finance/v1/<kind>/create].
//
// [POST /api/inventory/v1/<kind>/create]: https://api-ru.iiko.services/docs
// [POST /api/finance/v1/<kind>/create]: https://api-ru.iiko.services/docs
func (d *Documents[Req, Doc, Item]) Create(ctx context.Context, req Req) (*models.DocumentSaveResponse, *CustomErrorModel, error) {
	return callAbout(ctx, d.service(), d.table().Create, req, documentID(req), savedDocumentID)
}

// Get returns a document with its items.
//
// Operations: [POST /api/inventory/v1/<kind>/get] and [POST /api/finance/v1/<kind>/get].
//
// [POST /api/inventory/v1/<kind>/get]: https://api-ru.iiko.services/docs
// [POST /api/finance/v1/<kind>/get]: https://api-ru.iiko.services/docs
func (d *Documents[Req, Doc, Item]) Get(ctx context.Context, req models.DocumentRequest) (*Doc, *CustomErrorModel, error) {
	return callAbout(ctx, d.service(), d.table().Get, req, req.DocumentID, func(document *Doc) string { return documentID(*document) })
}

// List returns the documents of a period.
//
// Operations: [POST /api/inventory/v1/<kind>/list] and [POST /api/finance/v1/<kind>/list].
//
// [POST /api/inventory/v1/<kind>/list]: https://api-ru.iiko.services/docs
// [POST /api/finance/v1/<kind>/list]: https://api-ru.iiko.services/docs
func (d *Documents[Req, Doc, Item]) List(ctx context.Context, req models.DocumentListRequest) ([]Item, *CustomErrorModel, error) {
	return callList[Item](ctx, d.service(), d.table().List, req)
}

// Update replaces a document.
//
// Operations: [POST /api/inventory/v1/<kind>/update] and [POST /api/finance/v1/<kind>/update].
//
// [POST /api/inventory/v1/<kind>/update]: https://api-ru.iiko.services/docs
// [POST /api/finance/v1/<kind>/update]: https://api-ru.iiko.services/docs
func (d *Documents[Req, Doc, Item]) Update(ctx context.Context, req Req) (*models.DocumentSaveResponse, *CustomErrorModel, error) {
	return callAbout(ctx, d.service(), d.table().Update, req, documentID(req), savedDocumentID)
}

// Post posts a new document, so that it affects the stock.
//
// Operations: [POST /api/inventory/v1/<kind>/post] and [POST /api/finance/v1/<kind>/post].
//
// [POST /api/inventory/v1/<kind>/post]: https://api-ru.iiko.services/docs
// [POST /api/finance/v1/<kind>/post]: https://api-ru.iiko.services/docs
func (d *Documents[Req, Doc, Item]) Post(ctx context.Context, req models.DocumentRequest) (*models.DocumentSaveResponse, *CustomErrorModel, error) {
	return callAbout(ctx, d.service(), d.table().Post, req, documentID(req), savedDocumentID)
}

// Unpost reverses the posting of a document, so that it no longer affects the stock.
//
// Operations: [POST /api/inventory/v1/<kind>/unpost] and [POST /api/finance/v1/<kind>/unpost].
//
// [POST /api/inventory/v1/<kind>/unpost]: https://api-ru.iiko.services/docs
// [POST /api/finance/v1/<kind>/unpost]: https://api-ru.iiko.services/docs
func (d *Documents[Req, Doc, Item]) Unpost(ctx context.Context, req models.DocumentRequest) (*models.DocumentSaveResponse, *CustomErrorModel, error) {
	return callAbout(ctx, d.service(), d.table().Unpost, req, documentID(req), savedDocumentID)
}

// Cancel cancels a document.
//
// Operations: [POST /api/inventory/v1/<kind>/cancel] and [POST /api/finance/v1/<kind>/cancel].
//
// [POST /api/inventory/v1/<kind>/cancel]: https://api-ru.iiko.services/docs
// [POST /api/finance/v1/<kind>/cancel]: https://api-ru.iiko.services/docs
func (d *Documents[Req, Doc, Item]) Cancel(ctx context.Context, req models.DocumentRequest) (*models.DocumentSaveResponse, *CustomErrorModel, error) {
	return callAbout(ctx, d.service(), d.table().Cancel, req, documentID(req), savedDocumentID)
}

// documentID returns the ID of a document, or of a request that changes one.
func documentID(document any) string {
	return reflect.ValueOf(document).FieldByName("DocumentID").String()
}

func savedDocumentID(saved *models.DocumentSaveResponse) string { return saved.DocumentID }

// IncomingInvoices manages invoices for deliveries from suppliers.
type IncomingInvoices struct {
	Documents[models.IncomingInvoiceRequest, models.IncomingInvoice, models.IncomingInvoice]
}

// AddPayment records a payment of an invoice. A second call is a second payment. iiko does not know an invoice until it
// has come from iikoRMS to the cloud, and reports an API error for one that is paid already.
//
// Operation: [POST /api/inventory/v1/incoming_invoice/modify/add_payment].
//
// [POST /api/inventory/v1/incoming_invoice/modify/add_payment]: https://api-ru.iiko.services/docs
func (i *IncomingInvoices) AddPayment(ctx context.Context, req models.AddInvoicePaymentRequest) (*models.AccountingTransactionResponse, *CustomErrorModel, error) {
	return call[models.AccountingTransactionResponse](ctx, i.service(), api.InventoryIncomingInvoicesAddPayment, req)
}

// SetPaymentDate sets the date on which an invoice was paid in full.
//
// Operation: [POST /api/inventory/v1/incoming_invoice/patch/set_payment_date].
//
// [POST /api/inventory/v1/incoming_invoice/patch/set_payment_date]: https://api-ru.iiko.services/docs
func (i *IncomingInvoices) SetPaymentDate(ctx context.Context, req models.SetPaymentDateRequest) (*models.MessageResponse, *CustomErrorModel, error) {
	return call[models.MessageResponse](ctx, i.service(), api.InventoryIncomingInvoicesSetPaymentDate, req)
}

// OutgoingInvoices manages invoices for deliveries to buyers.
type OutgoingInvoices struct {
	Documents[models.OutgoingInvoiceRequest, models.OutgoingInvoice, models.OutgoingInvoice]
}

// AddPayment records a payment of an invoice. A second call is a second payment. iiko does not know an invoice until it
// has come from iikoRMS to the cloud, and reports an API error for one that is paid already.
//
// Operation: [POST /api/inventory/v1/outgoing_invoice/modify/add_payment].
//
// [POST /api/inventory/v1/outgoing_invoice/modify/add_payment]: https://api-ru.iiko.services/docs
func (o *OutgoingInvoices) AddPayment(ctx context.Context, req models.AddInvoicePaymentRequest) (*models.AccountingTransactionResponse, *CustomErrorModel, error) {
	return call[models.AccountingTransactionResponse](ctx, o.service(), api.InventoryOutgoingInvoicesAddPayment, req)
}

// SetPaymentDate sets the date on which an invoice was paid in full.
//
// Operation: [POST /api/inventory/v1/outgoing_invoice/patch/set_payment_date].
//
// [POST /api/inventory/v1/outgoing_invoice/patch/set_payment_date]: https://api-ru.iiko.services/docs
func (o *OutgoingInvoices) SetPaymentDate(ctx context.Context, req models.SetPaymentDateRequest) (*models.MessageResponse, *CustomErrorModel, error) {
	return call[models.MessageResponse](ctx, o.service(), api.InventoryOutgoingInvoicesSetPaymentDate, req)
}

// service returns the service for call, as Documents.service does.
func (i *Inventory) service() *service {
	if i == nil {
		return nil
	}
	return &service{i.client}
}

// Counteragents returns a page of the suppliers, buyers and employees. [Inventory.AllCounteragents] iterates over
// the pages of [Inventory.ListCounteragents], which has replaced it.
//
// Operation: POST /api/inventory/v1/counteragents.
//
// Deprecated: use [Inventory.ListCounteragents].
func (i *Inventory) Counteragents(ctx context.Context, req models.CounteragentsRequest) (*models.CounteragentsResponse, *CustomErrorModel, error) {
	return call[models.CounteragentsResponse](ctx, i.service(), api.InventoryCounteragents, req)
}

// ListCounteragents returns a page of the suppliers, buyers and employees. [Inventory.AllCounteragents] iterates over
// the pages.
//
// Operation: [POST /api/inventory/v1/counteragents/list].
//
// [POST /api/inventory/v1/counteragents/list]: https://api-ru.iiko.services/docs
func (i *Inventory) ListCounteragents(ctx context.Context, req models.CounteragentsRequest) (*models.CounteragentsResponse, *CustomErrorModel, error) {
	return call[models.CounteragentsResponse](ctx, i.service(), api.InventoryListCounteragents, req)
}

// AllCounteragents iterates over the suppliers, buyers and employees, starting at the Offset in req (0 if nil), in
// pages of Limit counteragents; an error, if any, is yielded last. Every loop starts at that offset again. The
// iteration ends with an empty page. If a page was already returned in the same loop, for example because iiko
// ignores the offset, it ends with an error.
//
// Operation: [POST /api/inventory/v1/counteragents/list].
//
// [POST /api/inventory/v1/counteragents/list]: https://api-ru.iiko.services/docs
func (i *Inventory) AllCounteragents(ctx context.Context, req models.CounteragentsRequest) iter.Seq2[models.Counteragent, error] {
	return eachOffset(ctx, "Inventory.AllCounteragents", i.ListCounteragents, req, Value(req.Offset), func(r *models.CounteragentsRequest, offset int) {
		r.Offset = &offset
	}, func(page *models.CounteragentsResponse) []models.Counteragent { return page.Counteragents })
}

// PriceList returns the whole price list of a supplier that is in force. An unknown counteragent is an API error with
// status 404; one that is not a supplier is an API error, too.
//
// Operation: [POST /api/inventory/v1/counteragents/pricelist/list].
//
// [POST /api/inventory/v1/counteragents/pricelist/list]: https://api-ru.iiko.services/docs
func (i *Inventory) PriceList(ctx context.Context, req models.PriceListRequest) (*models.PriceListResponse, *CustomErrorModel, error) {
	return call[models.PriceListResponse](ctx, i.service(), api.InventoryPriceList, req)
}

// Stores returns a page of the stores. [Inventory.AllStores] iterates over the pages.
//
// Operation: [POST /api/inventory/v1/stores/list].
//
// [POST /api/inventory/v1/stores/list]: https://api-ru.iiko.services/docs
func (i *Inventory) Stores(ctx context.Context, req models.StoresRequest) (*models.StoresResponse, *CustomErrorModel, error) {
	return call[models.StoresResponse](ctx, i.service(), api.InventoryStores, req)
}

// AllStores iterates over the stores, starting at the Offset in req (0 if nil), in pages of Limit stores (1000 if nil);
// an error, if any, is yielded last. Every loop starts at that offset again. The iteration ends with an empty page.
//
// Operation: [POST /api/inventory/v1/stores/list].
//
// [POST /api/inventory/v1/stores/list]: https://api-ru.iiko.services/docs
func (i *Inventory) AllStores(ctx context.Context, req models.StoresRequest) iter.Seq2[models.Store, error] {
	return eachOffset(ctx, "Inventory.AllStores", i.Stores, req, Value(req.Offset), func(r *models.StoresRequest, offset int) {
		r.Offset, r.Limit = &offset, cmp.Or(r.Limit, Ptr(longestPage))
	}, func(page *models.StoresResponse) []models.Store { return page.Stores })
}

// StockBalances returns a page of the balances of products in stores at a moment. Products without quantity and cost are
// left out. [Inventory.AllStockBalances] iterates over the pages. If iikoRMS fails, the status is 502; if it does not
// respond in time, 504.
//
// Operation: [POST /api/inventory/v1/stock_balance/list].
//
// [POST /api/inventory/v1/stock_balance/list]: https://api-ru.iiko.services/docs
func (i *Inventory) StockBalances(ctx context.Context, req models.StockBalancesRequest) (*models.StockBalancesResponse, *CustomErrorModel, error) {
	return call[models.StockBalancesResponse](ctx, i.service(), api.InventoryStockBalances, req)
}

// AllStockBalances iterates over the balances, starting at the Offset in req (0 if nil), in pages of Limit balances
// (1000 if nil); an error, if any, is yielded last. Every loop starts at that offset again. The iteration ends with an
// empty page.
//
// Operation: [POST /api/inventory/v1/stock_balance/list].
//
// [POST /api/inventory/v1/stock_balance/list]: https://api-ru.iiko.services/docs
func (i *Inventory) AllStockBalances(ctx context.Context, req models.StockBalancesRequest) iter.Seq2[models.StockBalance, error] {
	return eachOffset(ctx, "Inventory.AllStockBalances", i.StockBalances, req, Value(req.Offset), func(r *models.StockBalancesRequest, offset int) {
		r.Offset, r.Limit = &offset, cmp.Or(r.Limit, Ptr(longestPage))
	}, func(page *models.StockBalancesResponse) []models.StockBalance { return page.Items })
}

// OrganizationSettings returns the settings of the corporation, such as how amounts of money are rounded.
//
// Operation: [POST /api/inventory/v1/organizations/settings/list].
//
// [POST /api/inventory/v1/organizations/settings/list]: https://api-ru.iiko.services/docs
func (i *Inventory) OrganizationSettings(ctx context.Context) (*models.CorporationSettings, *CustomErrorModel, error) {
	return call[models.CorporationSettings](ctx, i.service(), api.InventoryOrganizationSettings, struct{}{})
}

// OrganizationTree returns the legal entities, each with the tree of its organizations.
//
// Operation: [POST /api/inventory/v1/organizations/tree].
//
// [POST /api/inventory/v1/organizations/tree]: https://api-ru.iiko.services/docs
func (i *Inventory) OrganizationTree(ctx context.Context) ([]models.LegalEntity, *CustomErrorModel, error) {
	return callList[models.LegalEntity](ctx, i.service(), api.InventoryOrganizationTree, struct{}{})
}

// CalculateCostings returns the cost prices of products in stores at a given time.
//
// Operation: [POST /api/inventory/v1/costings/calculate].
//
// [POST /api/inventory/v1/costings/calculate]: https://api-ru.iiko.services/docs
func (i *Inventory) CalculateCostings(ctx context.Context, req models.CalculateCostingsRequest) (*models.CostPricesResponse, *CustomErrorModel, error) {
	return call[models.CostPricesResponse](ctx, i.service(), api.InventoryCalculateCostings, req)
}

// UpdateBarcodes replaces the barcodes of a product.
//
// Operation: POST /api/inventory/v1/nomenclature/update_barcodes.
//
// Deprecated: use [Products.UpdateBarcodes].
func (i *Inventory) UpdateBarcodes(ctx context.Context, req models.UpdateBarcodesRequest) (*models.UpdateProductBarcodesResponse, *CustomErrorModel, error) {
	return call[models.UpdateProductBarcodesResponse](ctx, i.service(), api.InventoryUpdateBarcodes, req)
}
