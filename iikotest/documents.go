package iikotest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// documents are the documents of inventory and finance: NEW, then PROCESSED by post and NEW again by unpost, or DELETED by
// cancel.
var documents = merge(
	documentsOf[models.IncomingInvoiceRequest, models.IncomingInvoice, models.IncomingInvoice](api.InventoryIncomingInvoices),
	documentsOf[models.OutgoingInvoiceRequest, models.OutgoingInvoice, models.OutgoingInvoice](api.InventoryOutgoingInvoices),
	documentsOf[models.WriteoffDocumentRequest, models.WriteoffDocument, models.WriteoffDocumentListItem](api.InventoryWriteoffDocuments),
	documentsOf[models.ProductionDocumentRequest, models.ProductionDocument, models.StoreDocumentListItem](api.InventoryProductionDocuments),
	documentsOf[models.DisassembleDocumentRequest, models.DisassembleDocument, models.StoreDocumentListItem](api.InventoryDisassembleDocuments),
	documentsOf[models.TransformationDocumentRequest, models.TransformationDocument, models.StoreDocumentListItem](api.InventoryTransformationDocuments),
	documentsOf[models.InternalTransferRequest, models.InternalTransfer, models.StoreDocumentListItem](api.InventoryInternalTransfers),
	documentsOf[models.SalesDocumentRequest, models.SalesDocument, models.SalesDocumentListItem](api.InventorySalesDocuments),
	documentsOf[models.ReturnedInvoiceRequest, models.ReturnedInvoice, models.ReturnedInvoiceListItem](api.InventoryReturnedInvoices),
	documentsOf[models.IncomingReturnedInvoiceRequest, models.IncomingReturnedInvoice, models.IncomingReturnedInvoiceListItem](api.InventoryIncomingReturnedInvoices),
	documentsOf[models.IncomingInventoryRequest, models.IncomingInventory, models.IncomingInventoryListItem](api.InventoryIncomingInventories),
	documentsOf[models.IncomingServiceRequest, models.IncomingService, models.ServiceListItem](api.FinanceIncomingServices),
	documentsOf[models.OutgoingServiceRequest, models.OutgoingService, models.ServiceListItem](api.FinanceOutgoingServices),
	operations{
		api.InventoryIncomingInvoicesAddPayment:     handle(pay(api.InventoryIncomingInvoices, -1)),
		api.InventoryOutgoingInvoicesAddPayment:     handle(pay(api.InventoryOutgoingInvoices, 1)),
		api.InventoryIncomingInvoicesSetPaymentDate: handle(setPaymentDate(api.InventoryIncomingInvoices)),
		api.InventoryOutgoingInvoicesSetPaymentDate: handle(setPaymentDate(api.InventoryOutgoingInvoices)),
	},
)

// document is a document of a kind, which is named by the operation that creates it.
type document struct {
	kind, id, number  string
	status            models.DocumentStatus
	created, modified time.Time
	// content are the properties that were sent.
	content map[string]json.RawMessage
}

// documentsOf returns the handlers for a kind of documents: Req creates and updates one, Doc is one, and Item is one in a
// list.
func documentsOf[Req, Doc, Item any](ops api.Documents) operations {
	kind := ops.Create.Name
	moves := func(from, to models.DocumentStatus) handler {
		return handle(func(c *call, req models.DocumentRequest) (*models.DocumentSaveResponse, *apiError) {
			d, apiErr := c.knownDocument(kind, req.DocumentID, from)
			if apiErr != nil {
				return nil, apiErr
			}
			d.status, d.modified = to, c.now
			return d.saved(), nil
		})
	}
	return operations{
		ops.Create: handle(func(c *call, req Req) (*models.DocumentSaveResponse, *apiError) {
			return c.createDocument(kind, encode(req))
		}),
		ops.Update: handle(func(c *call, req Req) (*models.DocumentSaveResponse, *apiError) {
			return c.updateDocument(kind, encode(req))
		}),
		ops.Get: handle(func(c *call, req models.DocumentRequest) (*Doc, *apiError) {
			d, apiErr := c.knownDocument(kind, req.DocumentID)
			if apiErr != nil {
				return nil, apiErr
			}
			return ptr(shown[Doc](d)), nil
		}),
		ops.List: handle(func(c *call, req models.DocumentListRequest) (*[]Item, *apiError) {
			found, apiErr := c.documentsOf(kind, req)
			items := []Item{}
			for _, d := range found {
				items = append(items, shown[Item](d))
			}
			return &items, apiErr
		}),
		ops.Post:   moves(models.DocumentStatusNew, models.DocumentStatusProcessed),
		ops.Unpost: moves(models.DocumentStatusProcessed, models.DocumentStatusNew),
		ops.Cancel: moves(models.DocumentStatusNew, models.DocumentStatusDeleted),
	}
}

// content reads the properties of a request that creates or updates a document, and what it says of the document.
func content(request []byte) (properties map[string]json.RawMessage, header struct{ DocumentID, OrganizationID, Number, Date string }) {
	_ = json.Unmarshal(request, &properties) // it was encoded here
	_ = json.Unmarshal(request, &header)
	delete(properties, "organizationId")
	return properties, header
}

func (c *call) createDocument(kind string, request []byte) (*models.DocumentSaveResponse, *apiError) {
	properties, header := content(request)
	if find(c.documents, func(d *document) bool { return d.id == header.DocumentID }) != nil {
		return nil, badRequest("document %s already exists", header.DocumentID)
	}
	d := &document{
		kind: kind, id: cmp.Or(header.DocumentID, goiikoapi.NewID()), number: cmp.Or(header.Number, fmt.Sprintf("%04d", len(c.documents)+1)),
		status: models.DocumentStatusNew, created: c.now, modified: c.now, content: properties,
	}
	c.documents = append(c.documents, d)
	return d.saved(), nil
}

func (c *call) updateDocument(kind string, request []byte) (*models.DocumentSaveResponse, *apiError) {
	properties, header := content(request)
	d, apiErr := c.knownDocument(kind, header.DocumentID, models.DocumentStatusNew)
	if apiErr != nil {
		return nil, apiErr
	}
	d.content, d.number, d.modified = properties, cmp.Or(header.Number, d.number), c.now
	return d.saved(), nil
}

// knownDocument returns a document, which must have one of the statuses if there are any.
func (c *call) knownDocument(kind, id string, statuses ...models.DocumentStatus) (*document, *apiError) {
	d := value(find(c.documents, func(d *document) bool { return d.kind == kind && d.id == id }))
	if d == nil {
		return nil, badRequest("document %q not found", id)
	}
	if len(statuses) > 0 && !slices.Contains(statuses, d.status) {
		return nil, badRequest("document %s is %s", d.number, d.status)
	}
	return d, nil
}

// documentsOf returns the documents of a kind whose date is between two days, both included.
func (c *call) documentsOf(kind string, req models.DocumentListRequest) ([]*document, *apiError) {
	for name, day := range map[string]models.DateTime{"from": req.From, "to": req.To} {
		if _, err := time.Parse(time.DateOnly, string(day)); err != nil {
			return nil, badRequest("%s %q is not a day, YYYY-MM-DD", name, day)
		}
	}
	return filter(c.documents, func(d *document) bool {
		day := d.day()
		return d.kind == kind && string(req.From) <= day && day <= string(req.To)
	}), nil
}

// day is the day of the document, or the one on which it was created.
func (d *document) day() string {
	var date string
	if json.Unmarshal(d.content["date"], &date) != nil || len(date) < len(time.DateOnly) {
		return d.created.Format(time.DateOnly)
	}
	return date[:len(time.DateOnly)]
}

// saved is the response to a change of the document.
func (d *document) saved() *models.DocumentSaveResponse {
	return &models.DocumentSaveResponse{DocumentID: d.id, DocumentNumber: &d.number, Message: ptr(string(d.status))}
}

// shown returns a document in the form of a type.
func shown[T any](d *document) (form T) {
	properties := maps.Clone(d.content)
	var items struct{ Items []struct{ Sum float64 } }
	_ = json.Unmarshal(encode(d.content), &items) // a document need not have items with sums
	sum := 0.0
	for _, item := range items.Items {
		sum += item.Sum
	}
	for name, value := range map[string]any{
		"documentId": d.id, "number": d.number, "status": d.status, "sum": money(sum),
		"processed": d.status == models.DocumentStatusProcessed, "deleted": d.status == models.DocumentStatusDeleted,
		"dateCreated": models.NewDateTime(d.created), "dateModified": models.NewDateTime(d.modified),
	} {
		properties[name] = encode(value)
	}
	if _, ok := properties["date"]; !ok {
		properties["date"] = encode(models.NewDateTime(d.created))
	}
	_ = json.Unmarshal(encode(properties), &form) // properties of other types are left out
	return form
}

// pay pays an invoice that is posted. sign is what a payment does to the account.
func pay(ops api.Documents, sign float64) func(*call, models.AddInvoicePaymentRequest) (*models.AccountingTransactionResponse, *apiError) {
	return func(c *call, req models.AddInvoicePaymentRequest) (*models.AccountingTransactionResponse, *apiError) {
		d, apiErr := c.knownDocument(ops.Create.Name, req.DocumentID, models.DocumentStatusProcessed)
		if apiErr != nil {
			return nil, apiErr
		}
		if req.Amount <= 0 {
			return nil, badRequest("amount must be positive")
		}
		d.content["paymentDate"], d.modified = encode(req.PaymentDate), c.now
		return &models.AccountingTransactionResponse{AccountingTransactionID: c.addPayment(d, req, sign*req.Amount), OrganizationID: req.OrganizationID, Message: ptr("paid")}, nil
	}
}

func setPaymentDate(ops api.Documents) func(*call, models.SetPaymentDateRequest) (*models.MessageResponse, *apiError) {
	return func(c *call, req models.SetPaymentDateRequest) (*models.MessageResponse, *apiError) {
		d, apiErr := c.knownDocument(ops.Create.Name, req.DocumentID)
		if apiErr != nil {
			return nil, apiErr
		}
		d.content["paymentDate"], d.modified = encode(req.PaymentDate), c.now
		return &models.MessageResponse{Message: ptr("changed")}, nil
	}
}
