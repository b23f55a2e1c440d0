package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// IMenu are the mirrored calls of [Menu], for mocks. It never grows.
type IMenu interface {
	Nomenclature(ctx context.Context, organizationID string, startRevision *int) (*BaseNomenclatureModel, *CustomErrorModel, error)
	Menu(ctx context.Context) (*BaseMenuModel, *CustomErrorModel, error)
	MenuByID(ctx context.Context, externalMenuID string, organizationIDs []string, priceCategoryID *string) (*BaseMenuByIdModel, *CustomErrorModel, error)
	StopLists(ctx context.Context, organizationIDs []string, returnSize bool, terminalGroupIDs []string) (*BaseStopListsModel, *CustomErrorModel, error)
	StopListsCheck(ctx context.Context, organizationID, terminalGroupID string, items []map[string]any) (*BaseStopListsCheckModel, *CustomErrorModel, error)
	Combo(ctx context.Context, organizationID string) (*BaseComboModel, *CustomErrorModel, error)
	ComboCalculate(ctx context.Context, organizationID string, items []map[string]any) (*BaseComboCalculateModel, *CustomErrorModel, error)
}

// Menu is what can be sold.
type Menu service

var _ IMenu = (*Menu)(nil)

// Nomenclature returns the dishes, goods, modifiers, groups and sizes of an organization, with prices.
// A startRevision, the revision of an earlier answer, asks only for what has changed since: when
// nothing has, the lists are empty.
//
// Operation: /api/1/nomenclature.
func (m *Menu) Nomenclature(ctx context.Context, organizationID string, startRevision *int) (*BaseNomenclatureModel, *CustomErrorModel, error) {
	req := models.NomenclatureRequest{OrganizationID: organizationID}
	if startRevision != nil {
		req.StartRevision = Ptr(int64(*startRevision))
	}
	return call[models.NomenclatureResponse](ctx, m, api.MenuNomenclature, req)
}

// Menu lists the external menus and the price categories that the API login may use.
//
// Operation: /api/2/menu.
func (m *Menu) Menu(ctx context.Context) (*BaseMenuModel, *CustomErrorModel, error) {
	return call[models.MenusResponse](ctx, m, api.MenuMenu, struct{}{})
}

// MenuByID returns an external menu in the format that iiko prefers, at the prices of a category when
// priceCategoryID is given. [Menu.ExternalMenu] also chooses format and language.
//
// Operation: /api/2/menu/by_id.
func (m *Menu) MenuByID(ctx context.Context, externalMenuID string, organizationIDs []string, priceCategoryID *string) (*BaseMenuByIdModel, *CustomErrorModel, error) {
	req := models.ExternalMenuRequest{ExternalMenuID: externalMenuID, OrganizationIDs: organizationIDs}
	if priceCategoryID != nil {
		req.PriceCategoryID = *priceCategoryID
	}
	return m.ExternalMenu(ctx, req)
}

// ExternalMenu returns an external menu, in the format that Version asks for: 2, 3 or 4.
//
// Operation: /api/2/menu/by_id.
func (m *Menu) ExternalMenu(ctx context.Context, req models.ExternalMenuRequest) (*models.ExternalMenu, *CustomErrorModel, error) {
	return call[models.ExternalMenu](ctx, m, api.MenuMenuByID, req)
}

// StopLists returns what has run out or is running out, by terminal group. returnSize tells sizes
// apart; terminalGroupIDs, when given, leaves out the other groups.
//
// Operation: /api/1/stop_lists.
func (m *Menu) StopLists(ctx context.Context, organizationIDs []string, returnSize bool, terminalGroupIDs []string) (*BaseStopListsModel, *CustomErrorModel, error) {
	return call[models.StopListsResponse](ctx, m, api.MenuStopLists, models.StopListsRequest{
		OrganizationIDs:   organizationIDs,
		ReturnSize:        &returnSize,
		TerminalGroupsIDs: terminalGroupIDs,
	})
}

// StopListsCheck tells which of an order's items, written as iiko's JSON, can't be sold now.
// [Menu.CheckStopLists] is the typed form.
//
// Operation: /api/1/stop_lists/check.
func (m *Menu) StopListsCheck(ctx context.Context, organizationID, terminalGroupID string, items []map[string]any) (*BaseStopListsCheckModel, *CustomErrorModel, error) {
	return call[models.CheckStopListResponse](ctx, m, api.MenuStopListsCheck, struct {
		OrganizationID  string           `json:"organizationId" iiko:"required"`
		TerminalGroupID string           `json:"terminalGroupId" iiko:"required"`
		Items           []map[string]any `json:"items"`
	}{organizationID, terminalGroupID, items})
}

// CheckStopLists tells which of an order's items can't be sold now.
//
// Operation: /api/1/stop_lists/check.
func (m *Menu) CheckStopLists(ctx context.Context, req models.CheckStopListRequest) (*models.CheckStopListResponse, *CustomErrorModel, error) {
	return call[models.CheckStopListResponse](ctx, m, api.MenuStopListsCheck, req)
}

// AddToStopList puts products on the stop list of a terminal group, with what is left of them.
//
// Operation: /api/1/stop_lists/add. iikoRMS 8.6.1 or newer.
func (m *Menu) AddToStopList(ctx context.Context, req models.AddToStopListRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, m, api.MenuAddToStopList, req)
}

// RemoveFromStopList takes products off the stop list of a terminal group.
//
// Operation: /api/1/stop_lists/remove. iikoRMS 8.6.1 or newer.
func (m *Menu) RemoveFromStopList(ctx context.Context, req models.RemoveFromStopListRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, m, api.MenuRemoveFromStopList, req)
}

// ClearStopList empties the stop list of a terminal group.
//
// Operation: /api/1/stop_lists/clear. iikoRMS 8.6.1 or newer.
func (m *Menu) ClearStopList(ctx context.Context, req models.ClearStopListRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, m, api.MenuClearStopList, req)
}

// Combo returns the combos of an organization. [Menu.ListCombos] can ask for more about them.
//
// Operation: /api/1/combo.
func (m *Menu) Combo(ctx context.Context, organizationID string) (*BaseComboModel, *CustomErrorModel, error) {
	return m.ListCombos(ctx, models.CombosRequest{OrganizationID: organizationID})
}

// ListCombos returns the combos of an organization.
//
// Operation: /api/1/combo.
func (m *Menu) ListCombos(ctx context.Context, req models.CombosRequest) (*models.CombosResponse, *CustomErrorModel, error) {
	return call[models.CombosResponse](ctx, m, api.MenuCombo, req)
}

// ComboCalculate returns the price of a combo that is made of items, written as iiko's JSON.
// [Menu.CalculateCombo] is the typed form.
//
// Operation: /api/1/combo/calculate.
func (m *Menu) ComboCalculate(ctx context.Context, organizationID string, items []map[string]any) (*BaseComboCalculateModel, *CustomErrorModel, error) {
	return call[models.CalculateComboResponse](ctx, m, api.MenuComboCalculate, struct {
		OrganizationID string           `json:"organizationId" iiko:"required"`
		Items          []map[string]any `json:"items"`
	}{organizationID, items})
}

// CalculateCombo returns the price of a combo that is made of items, and the groups that are not
// filled as the combo wants.
//
// Operation: /api/1/combo/calculate.
func (m *Menu) CalculateCombo(ctx context.Context, req models.CalculateComboRequest) (*models.CalculateComboResponse, *CustomErrorModel, error) {
	return call[models.CalculateComboResponse](ctx, m, api.MenuComboCalculate, req)
}
