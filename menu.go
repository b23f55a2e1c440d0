package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// IMenu has the mirrored calls of [Menu], for mocks. Methods are never added.
type IMenu interface {
	Nomenclature(ctx context.Context, organizationID string, startRevision *int) (*BaseNomenclatureModel, *CustomErrorModel, error)
	Menu(ctx context.Context) (*BaseMenuModel, *CustomErrorModel, error)
	MenuByID(ctx context.Context, externalMenuID string, organizationIDs []string, priceCategoryID *string) (*BaseMenuByIdModel, *CustomErrorModel, error)
	StopLists(ctx context.Context, organizationIDs []string, returnSize bool, terminalGroupIDs []string) (*BaseStopListsModel, *CustomErrorModel, error)
	StopListsCheck(ctx context.Context, organizationID, terminalGroupID string, items []map[string]any) (*BaseStopListsCheckModel, *CustomErrorModel, error)
	Combo(ctx context.Context, organizationID string) (*BaseComboModel, *CustomErrorModel, error)
	ComboCalculate(ctx context.Context, organizationID string, items []map[string]any) (*BaseComboCalculateModel, *CustomErrorModel, error)
}

// Menu reads nomenclature, external menus and combos, and manages stop lists.
type Menu service

var _ IMenu = (*Menu)(nil)

// Nomenclature returns the dishes, goods, modifiers, groups and sizes of an organization, with prices. With
// startRevision, the revision of an earlier response, it returns only what has changed since then; the lists
// are empty if nothing has. [Menu.ListNomenclature] is the typed form.
//
// iiko has deprecated this operation in favor of [Menu.MenuV3ByID]. Nearly everyone still uses it.
//
// Operation: [POST /api/1/nomenclature]. Restriction group: [GroupDataMenu].
//
// [POST /api/1/nomenclature]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~11~1nomenclature/post
func (m *Menu) Nomenclature(ctx context.Context, organizationID string, startRevision *int) (*BaseNomenclatureModel, *CustomErrorModel, error) {
	req := models.NomenclatureRequest{OrganizationID: organizationID}
	if startRevision != nil {
		req.StartRevision = Ptr(int64(*startRevision))
	}
	return m.ListNomenclature(ctx, req)
}

// ListNomenclature returns the dishes, goods, modifiers, groups and sizes of an organization, with prices. It is
// the typed form of [Menu.Nomenclature]; its StartRevision takes the Revision of an earlier response as it is.
//
// iiko has deprecated this operation in favor of [Menu.MenuV3ByID]. Nearly everyone still uses it.
//
// Operation: [POST /api/1/nomenclature]. Restriction group: [GroupDataMenu].
//
// [POST /api/1/nomenclature]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~11~1nomenclature/post
func (m *Menu) ListNomenclature(ctx context.Context, req models.NomenclatureRequest) (*models.NomenclatureResponse, *CustomErrorModel, error) {
	return call[models.NomenclatureResponse](ctx, m, api.MenuNomenclature, req)
}

// Menu lists the external menus and price categories available to the API login.
//
// Operation: [POST /api/2/menu]. Restriction group: [GroupDataMenu].
//
// [POST /api/2/menu]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~12~1menu/post
func (m *Menu) Menu(ctx context.Context) (*BaseMenuModel, *CustomErrorModel, error) {
	return call[models.MenusResponse](ctx, m, api.MenuMenu, struct{}{})
}

// MenuByID returns an external menu in iiko's default format, with the prices of priceCategoryID if it is not
// nil. [Menu.ExternalMenu] is the typed form, which also selects the format and the language.
//
// iiko has deprecated this operation in favor of [Menu.MenuV3ByID]. Nearly everyone still uses it.
//
// Operation: [POST /api/2/menu/by_id]. Restriction group: [GroupDataMenu].
//
// [POST /api/2/menu/by_id]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~12~1menu~1by_id/post
func (m *Menu) MenuByID(ctx context.Context, externalMenuID string, organizationIDs []string, priceCategoryID *string) (*BaseMenuByIdModel, *CustomErrorModel, error) {
	req := models.ExternalMenuRequest{ExternalMenuID: externalMenuID, OrganizationIDs: organizationIDs}
	if priceCategoryID != nil {
		req.PriceCategoryID = *priceCategoryID
	}
	return m.ExternalMenu(ctx, req)
}

// ExternalMenu returns an external menu in the format given by Version: 2, 3 or 4. It is the typed form of
// [Menu.MenuByID]. The API error may have status 402.
//
// iiko has deprecated this operation in favor of [Menu.MenuV3ByID]. Nearly everyone still uses it.
//
// Operation: [POST /api/2/menu/by_id]. Restriction group: [GroupDataMenu].
//
// [POST /api/2/menu/by_id]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~12~1menu~1by_id/post
func (m *Menu) ExternalMenu(ctx context.Context, req models.ExternalMenuRequest) (*models.ExternalMenu, *CustomErrorModel, error) {
	return call[models.ExternalMenu](ctx, m, api.MenuMenuByID, req)
}

// StopLists returns the items that are out of stock or running out, by terminal group. returnSize also
// returns which size of an item it is. terminalGroupIDs, if set, limits the result to these groups.
//
// Operation: [POST /api/1/stop_lists]. Restriction group: [GroupDataStoplists].
//
// [POST /api/1/stop_lists]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~11~1stop_lists/post
func (m *Menu) StopLists(ctx context.Context, organizationIDs []string, returnSize bool, terminalGroupIDs []string) (*BaseStopListsModel, *CustomErrorModel, error) {
	return call[models.StopListsResponse](ctx, m, api.MenuStopLists, models.StopListsRequest{
		OrganizationIDs:   organizationIDs,
		ReturnSize:        &returnSize,
		TerminalGroupsIDs: terminalGroupIDs,
	})
}

// StopListsCheck returns which items of an order can't be sold now. items is iiko's JSON.
// [Menu.CheckStopLists] is the typed form.
//
// Operation: [POST /api/1/stop_lists/check]. Restriction group: [GroupOrdersCreating].
//
// [POST /api/1/stop_lists/check]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~11~1stop_lists~1check/post
func (m *Menu) StopListsCheck(ctx context.Context, organizationID, terminalGroupID string, items []map[string]any) (*BaseStopListsCheckModel, *CustomErrorModel, error) {
	return call[models.CheckStopListResponse](ctx, m, api.MenuStopListsCheck, struct {
		OrganizationID  string           `json:"organizationId" iiko:"required"`
		TerminalGroupID string           `json:"terminalGroupId" iiko:"required"`
		Items           []map[string]any `json:"items"`
	}{organizationID, terminalGroupID, items})
}

// CheckStopLists returns which items of an order can't be sold now. It is the typed form of
// [Menu.StopListsCheck].
//
// Operation: [POST /api/1/stop_lists/check]. Restriction group: [GroupOrdersCreating].
//
// [POST /api/1/stop_lists/check]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~11~1stop_lists~1check/post
func (m *Menu) CheckStopLists(ctx context.Context, req models.CheckStopListsRequest) (*models.CheckStopListResponse, *CustomErrorModel, error) {
	return call[models.CheckStopListResponse](ctx, m, api.MenuStopListsCheck, req)
}

// AddToStopList adds products to the stop list of a terminal group, with the amount left of each.
//
// Operation: [POST /api/1/stop_lists/add]. Restriction group: [GroupDataChangingStoplists]. iikoRMS 8.6.1 or
// newer.
//
// [POST /api/1/stop_lists/add]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~11~1stop_lists~1add/post
func (m *Menu) AddToStopList(ctx context.Context, req models.AddToStopListRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, m, api.MenuAddToStopList, req)
}

// RemoveFromStopList removes products from the stop list of a terminal group.
//
// Operation: [POST /api/1/stop_lists/remove]. Restriction group: [GroupDataChangingStoplists]. iikoRMS 8.6.1
// or newer.
//
// [POST /api/1/stop_lists/remove]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~11~1stop_lists~1remove/post
func (m *Menu) RemoveFromStopList(ctx context.Context, req models.RemoveFromStopListRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, m, api.MenuRemoveFromStopList, req)
}

// ClearStopList clears the stop list of a terminal group.
//
// Operation: [POST /api/1/stop_lists/clear]. Restriction group: [GroupDataChangingStoplists]. iikoRMS 8.6.1
// or newer.
//
// [POST /api/1/stop_lists/clear]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~11~1stop_lists~1clear/post
func (m *Menu) ClearStopList(ctx context.Context, req models.ClearStopListRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, m, api.MenuClearStopList, req)
}

// Combo lists the combos of an organization. [Menu.ListCombos] is the typed form, which can also request
// extra data.
//
// Operation: [POST /api/1/combo]. Restriction group: [GroupDataMenu].
//
// [POST /api/1/combo]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~11~1combo/post
func (m *Menu) Combo(ctx context.Context, organizationID string) (*BaseComboModel, *CustomErrorModel, error) {
	return m.ListCombos(ctx, models.CombosRequest{OrganizationID: organizationID})
}

// ListCombos lists the combos of an organization. It is the typed form of [Menu.Combo].
//
// Operation: [POST /api/1/combo]. Restriction group: [GroupDataMenu].
//
// [POST /api/1/combo]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~11~1combo/post
func (m *Menu) ListCombos(ctx context.Context, req models.CombosRequest) (*models.CombosResponse, *CustomErrorModel, error) {
	return call[models.CombosResponse](ctx, m, api.MenuCombo, req)
}

// ComboCalculate calculates the price of a combo made of the given items. items is iiko's JSON.
// [Menu.CalculateCombo] is the typed form.
//
// Operation: [POST /api/1/combo/calculate]. Restriction group: [GroupLoyaltyOrderCalculate].
//
// [POST /api/1/combo/calculate]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~11~1combo~1calculate/post
func (m *Menu) ComboCalculate(ctx context.Context, organizationID string, items []map[string]any) (*BaseComboCalculateModel, *CustomErrorModel, error) {
	return call[models.CalculateComboResponse](ctx, m, api.MenuComboCalculate, struct {
		OrganizationID string           `json:"organizationId" iiko:"required"`
		Items          []map[string]any `json:"items"`
	}{organizationID, items})
}

// CalculateCombo calculates the price of a combo made of the given items, and returns the combo groups that
// are not filled correctly. It is the typed form of [Menu.ComboCalculate].
//
// Operation: [POST /api/1/combo/calculate]. Restriction group: [GroupLoyaltyOrderCalculate].
//
// [POST /api/1/combo/calculate]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~11~1combo~1calculate/post
func (m *Menu) CalculateCombo(ctx context.Context, req models.CalculateComboRequest) (*models.CalculateComboResponse, *CustomErrorModel, error) {
	return call[models.CalculateComboResponse](ctx, m, api.MenuComboCalculate, req)
}

// MenuV3ByID returns an external menu: the products, combos and modifiers once, and the groups that refer to them. A wrong
// or missing price category is an API error.
//
// Operation: [POST /api/menu/v3/by_id]. Restriction group: [GroupDataMenu].
//
// [POST /api/menu/v3/by_id]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~1menu~1v3~1by_id/post
func (m *Menu) MenuV3ByID(ctx context.Context, req models.MenuV3ByIDRequest) (*models.MenuV3, *CustomErrorModel, error) {
	return call[models.MenuV3](ctx, m, api.MenuMenuV3ByID, req)
}
