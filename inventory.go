package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Inventory are the stock documents of iikoRMS, counteragents, cost prices and barcodes.
type Inventory struct {
	// WriteoffDocuments write stock off.
	WriteoffDocuments *WriteoffDocuments
	// ProductionDocuments record what the kitchen made.
	ProductionDocuments *ProductionDocuments
	// DisassembleDocuments record a product that was taken apart.
	DisassembleDocuments *DisassembleDocuments
	// TransformationDocuments record products that were made into another.
	TransformationDocuments *TransformationDocuments
	// InternalTransfers move stock between stores.
	InternalTransfers *InternalTransfers
	// SalesDocuments record what was sold.
	SalesDocuments *SalesDocuments
	// IncomingInvoices record what suppliers delivered.
	IncomingInvoices *IncomingInvoices
	// OutgoingInvoices record what was delivered to buyers.
	OutgoingInvoices *OutgoingInvoices
	// ReturnedInvoices record what went back to suppliers.
	ReturnedInvoices *ReturnedInvoices
	// IncomingReturnedInvoices record what buyers brought back.
	IncomingReturnedInvoices *IncomingReturnedInvoices

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
		client:                   c,
	}
}

// Documents are the documents of one kind: Req creates and updates one, Doc is one as a whole, Item is
// one in a list. The operations stand below /api/inventory/v1 and /api/finance/v1, such as
// /api/inventory/v1/writeoff_document/create; docs/operations.md lists them.
type Documents[Req, Doc, Item any] struct {
	client     *Client
	operations api.Documents
}

// The kinds of stock documents.
type (
	// WriteoffDocuments write stock off.
	WriteoffDocuments = Documents[models.WriteoffDocumentRequest, models.WriteoffDocument, models.WriteoffDocumentListItem]
	// ProductionDocuments record what the kitchen made.
	ProductionDocuments = Documents[models.ProductionDocumentRequest, models.ProductionDocument, models.StoreDocumentListItem]
	// DisassembleDocuments record a product that was taken apart.
	DisassembleDocuments = Documents[models.DisassembleDocumentRequest, models.DisassembleDocument, models.StoreDocumentListItem]
	// TransformationDocuments record products that were made into another.
	TransformationDocuments = Documents[models.TransformationDocumentRequest, models.TransformationDocument, models.StoreDocumentListItem]
	// InternalTransfers move stock between stores.
	InternalTransfers = Documents[models.InternalTransferRequest, models.InternalTransfer, models.StoreDocumentListItem]
	// SalesDocuments record what was sold.
	SalesDocuments = Documents[models.SalesDocumentRequest, models.SalesDocument, models.SalesDocumentListItem]
	// ReturnedInvoices record what went back to suppliers.
	ReturnedInvoices = Documents[models.ReturnedInvoiceRequest, models.ReturnedInvoice, models.ReturnedInvoiceListItem]
	// IncomingReturnedInvoices record what buyers brought back.
	IncomingReturnedInvoices = Documents[models.IncomingReturnedInvoiceRequest, models.IncomingReturnedInvoice, models.IncomingReturnedInvoiceListItem]
)

// service returns what calls are made with; without Documents it has no client, so that they are refused by
// name.
func (d *Documents[Req, Doc, Item]) service() *service {
	if d == nil {
		return nil
	}
	return &service{d.client}
}

// table returns the operations of the kind; none without Documents.
func (d *Documents[Req, Doc, Item]) table() api.Documents {
	if d == nil {
		return api.Documents{}
	}
	return d.operations
}

// Create creates a document. iiko chooses its id and number unless they are given.
func (d *Documents[Req, Doc, Item]) Create(ctx context.Context, req Req) (*models.DocumentSaveResponse, *CustomErrorModel, error) {
	return call[models.DocumentSaveResponse](ctx, d.service(), d.table().Create, req)
}

// Get returns a document with its items.
func (d *Documents[Req, Doc, Item]) Get(ctx context.Context, req models.DocumentRequest) (*Doc, *CustomErrorModel, error) {
	return call[Doc](ctx, d.service(), d.table().Get, req)
}

// List returns the documents of a period.
func (d *Documents[Req, Doc, Item]) List(ctx context.Context, req models.DocumentListRequest) ([]Item, *CustomErrorModel, error) {
	return callList[Item](ctx, d.service(), d.table().List, req)
}

// Update replaces a document.
func (d *Documents[Req, Doc, Item]) Update(ctx context.Context, req Req) (*models.DocumentSaveResponse, *CustomErrorModel, error) {
	return call[models.DocumentSaveResponse](ctx, d.service(), d.table().Update, req)
}

// Post processes a new document, so that it counts in the stock.
func (d *Documents[Req, Doc, Item]) Post(ctx context.Context, req models.DocumentRequest) (*models.DocumentSaveResponse, *CustomErrorModel, error) {
	return call[models.DocumentSaveResponse](ctx, d.service(), d.table().Post, req)
}

// Unpost takes the processing back, so that the document no longer counts.
func (d *Documents[Req, Doc, Item]) Unpost(ctx context.Context, req models.DocumentRequest) (*models.DocumentSaveResponse, *CustomErrorModel, error) {
	return call[models.DocumentSaveResponse](ctx, d.service(), d.table().Unpost, req)
}

// Cancel cancels a document.
func (d *Documents[Req, Doc, Item]) Cancel(ctx context.Context, req models.DocumentRequest) (*models.DocumentSaveResponse, *CustomErrorModel, error) {
	return call[models.DocumentSaveResponse](ctx, d.service(), d.table().Cancel, req)
}

// IncomingInvoices record what suppliers delivered.
type IncomingInvoices struct {
	Documents[models.IncomingInvoiceRequest, models.IncomingInvoice, models.IncomingInvoice]
}

// AddPayment records that an invoice was paid.
//
// Operation: /api/inventory/v1/incoming_invoice/modify/add_payment.
func (i *IncomingInvoices) AddPayment(ctx context.Context, req models.PayIncomingInvoiceRequest) (*models.AccountingTransactionResponse, *CustomErrorModel, error) {
	return call[models.AccountingTransactionResponse](ctx, i.service(), api.InventoryIncomingInvoicesAddPayment, req)
}

// SetPaymentDate sets when an invoice is to be paid.
//
// Operation: /api/inventory/v1/incoming_invoice/patch/set_payment_date.
func (i *IncomingInvoices) SetPaymentDate(ctx context.Context, req models.SetPaymentDateRequest) (*models.MessageResponse, *CustomErrorModel, error) {
	return call[models.MessageResponse](ctx, i.service(), api.InventoryIncomingInvoicesSetPaymentDate, req)
}

// OutgoingInvoices record what was delivered to buyers.
type OutgoingInvoices struct {
	Documents[models.OutgoingInvoiceRequest, models.OutgoingInvoice, models.OutgoingInvoice]
}

// AddPayment records that an invoice was paid.
//
// Operation: /api/inventory/v1/outgoing_invoice/modify/add_payment.
func (o *OutgoingInvoices) AddPayment(ctx context.Context, req models.PayOutgoingInvoiceRequest) (*models.AccountingTransactionResponse, *CustomErrorModel, error) {
	return call[models.AccountingTransactionResponse](ctx, o.service(), api.InventoryOutgoingInvoicesAddPayment, req)
}

// SetPaymentDate sets when an invoice is to be paid.
//
// Operation: /api/inventory/v1/outgoing_invoice/patch/set_payment_date.
func (o *OutgoingInvoices) SetPaymentDate(ctx context.Context, req models.SetPaymentDateRequest) (*models.MessageResponse, *CustomErrorModel, error) {
	return call[models.MessageResponse](ctx, o.service(), api.InventoryOutgoingInvoicesSetPaymentDate, req)
}

// service is that of [Documents], for the other calls.
func (i *Inventory) service() *service {
	if i == nil {
		return nil
	}
	return &service{i.client}
}

// Counteragents returns a page of suppliers, buyers and employees.
//
// Operation: /api/inventory/v1/counteragents.
func (i *Inventory) Counteragents(ctx context.Context, req models.CounteragentsRequest) (*models.CounteragentsResponse, *CustomErrorModel, error) {
	return call[models.CounteragentsResponse](ctx, i.service(), api.InventoryCounteragents, req)
}

// CalculateCostings returns the cost prices of products in stores at a moment.
//
// Operation: /api/inventory/v1/costings/calculate.
func (i *Inventory) CalculateCostings(ctx context.Context, req models.CostPricesRequest) (*models.CostPricesResponse, *CustomErrorModel, error) {
	return call[models.CostPricesResponse](ctx, i.service(), api.InventoryCalculateCostings, req)
}

// UpdateBarcodes replaces the barcodes of a product.
//
// Operation: /api/inventory/v1/nomenclature/update_barcodes.
func (i *Inventory) UpdateBarcodes(ctx context.Context, req models.UpdateProductBarcodesRequest) (*models.UpdateProductBarcodesResponse, *CustomErrorModel, error) {
	return call[models.UpdateProductBarcodesResponse](ctx, i.service(), api.InventoryUpdateBarcodes, req)
}
