package goiikoapi

import (
	"cmp"
	"context"
	"iter"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Terminals lists terminals and cash registers. Terminal groups are in [TerminalGroup].
type Terminals service

// Terminals lists the terminals of an organization.
//
// Operation: [POST /api/terminals/v1/terminals/list].
//
// [POST /api/terminals/v1/terminals/list]: https://api-ru.iiko.services/docs
func (t *Terminals) Terminals(ctx context.Context, req models.TerminalsRequest) (*models.TerminalsResponse, *CustomErrorModel, error) {
	return call[models.TerminalsResponse](ctx, t, api.TerminalsTerminals, req)
}

// CashRegisters returns a page of the cash registers of an organization. [Terminals.AllCashRegisters] iterates over the
// pages.
//
// Operation: [POST /api/terminals/v1/cash-registers/list].
//
// [POST /api/terminals/v1/cash-registers/list]: https://api-ru.iiko.services/docs
func (t *Terminals) CashRegisters(ctx context.Context, req models.CashRegistersRequest) (*models.CashRegistersResponse, *CustomErrorModel, error) {
	return call[models.CashRegistersResponse](ctx, t, api.TerminalsCashRegisters, req)
}

// AllCashRegisters iterates over the cash registers of an organization, starting at the Offset in req (0 if nil), in
// pages of Limit cash registers (1000 if nil); an error, if any, is yielded last. Every loop starts at that offset
// again. The iteration ends with an empty page.
//
// Operation: [POST /api/terminals/v1/cash-registers/list].
//
// [POST /api/terminals/v1/cash-registers/list]: https://api-ru.iiko.services/docs
func (t *Terminals) AllCashRegisters(ctx context.Context, req models.CashRegistersRequest) iter.Seq2[models.CashRegister, error] {
	return eachOffset(ctx, "Terminals.AllCashRegisters", t.CashRegisters, req, Value(req.Offset), func(r *models.CashRegistersRequest, offset int) {
		r.Offset, r.Limit = &offset, cmp.Or(r.Limit, Ptr(longestPage))
	}, func(page *models.CashRegistersResponse) []models.CashRegister { return page.Items })
}
