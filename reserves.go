package goiikoapi

import (
	"cmp"
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Reserves books tables and banquets. A banquet is a reserve with an order.
type Reserves service

// AvailableOrganizations lists the organizations that accept reserves.
//
// Operation: [POST /api/1/reserve/available_organizations]. Restriction group: [GroupOrdersPreparing].
// iikoRMS 7.1.5 or newer.
//
// [POST /api/1/reserve/available_organizations]: https://api-ru.iiko.services/docs#tag/Banquetsreserves/paths/~1api~11~1reserve~1available_organizations/post
func (r *Reserves) AvailableOrganizations(ctx context.Context, req models.OrganizationsRequest) (*models.OrganizationsResponse, *CustomErrorModel, error) {
	return call[models.OrganizationsResponse](ctx, r, api.ReservesAvailableOrganizations, req)
}

// AvailableTerminalGroups lists the terminal groups that accept reserves.
//
// Operation: [POST /api/1/reserve/available_terminal_groups]. Restriction group: [GroupOrdersPreparing].
// iikoRMS 7.1.5 or newer.
//
// [POST /api/1/reserve/available_terminal_groups]: https://api-ru.iiko.services/docs#tag/Banquetsreserves/paths/~1api~11~1reserve~1available_terminal_groups/post
func (r *Reserves) AvailableTerminalGroups(ctx context.Context, organizationIDs []string) (*models.TerminalGroupsResponse, *CustomErrorModel, error) {
	return call[models.TerminalGroupsResponse](ctx, r, api.ReservesAvailableTerminalGroups, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}

// AvailableRestaurantSections lists the halls of terminal groups, with their tables and, if requested, the
// floor plan of each hall.
//
// Operation: [POST /api/1/reserve/available_restaurant_sections]. Restriction group: [GroupOrdersPreparing].
// iikoRMS 7.1.5 or newer.
//
// [POST /api/1/reserve/available_restaurant_sections]: https://api-ru.iiko.services/docs#tag/Banquetsreserves/paths/~1api~11~1reserve~1available_restaurant_sections/post
func (r *Reserves) AvailableRestaurantSections(ctx context.Context, req models.AvailableRestaurantSectionsRequest) (*models.RestaurantSectionsResponse, *CustomErrorModel, error) {
	return call[models.RestaurantSectionsResponse](ctx, r, api.ReservesAvailableRestaurantSections, req)
}

// RestaurantSectionsWorkload lists when the tables of halls are booked.
//
// Operation: [POST /api/1/reserve/restaurant_sections_workload]. Restriction group: [GroupDataDictionaries].
// iikoRMS 7.1.5 or newer.
//
// [POST /api/1/reserve/restaurant_sections_workload]: https://api-ru.iiko.services/docs#tag/Banquetsreserves/paths/~1api~11~1reserve~1restaurant_sections_workload/post
func (r *Reserves) RestaurantSectionsWorkload(ctx context.Context, req models.RestaurantSectionsWorkloadRequest) (*models.RestaurantSectionsWorkloadResponse, *CustomErrorModel, error) {
	return call[models.RestaurantSectionsWorkloadResponse](ctx, r, api.ReservesRestaurantSectionsWorkload, req)
}

// Create creates a reserve, or a banquet if the request has an order. If the reserve has no id, one is
// generated, so that the create can be retried after a lost response without making a second reserve. If iiko
// then reports the id as a duplicate, the reserve is read back, and returned if it is the one that was sent;
// otherwise the error is a [DuplicateError]. A success response without the id of the reserve is
// [ErrUnexpectedResponse]. The CreationStatus in the response is usually InProgress: use
// [Reserves.WaitCreated] to wait until the terminal has accepted the reserve.
//
// Operation: [POST /api/1/reserve/create]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersCreating]. iikoRMS 7.1.5 or newer.
//
// [POST /api/1/reserve/create]: https://api-ru.iiko.services/docs#tag/Banquetsreserves/paths/~1api~11~1reserve~1create/post
func (r *Reserves) Create(ctx context.Context, req models.CreateReserveRequest) (*models.ReserveResponse, *CustomErrorModel, error) {
	generated := req.ID == ""
	req.ID = cmp.Or(req.ID, NewID())
	return r.kind().create(ctx, req, req.OrganizationID, req.ID, generated)
}

func (r *Reserves) kind() kind[models.ReserveResponse, models.ReserveInfo] { //nolint:dupl // what kind has in common, for other types
	return kind[models.ReserveResponse, models.ReserveInfo]{
		client:  clientOf(r),
		op:      api.ReservesCreate,
		idName:  "reserveId",
		created: func(response *models.ReserveResponse) *models.ReserveInfo { return &response.ReserveInfo },
		response: func(correlationID string, found *models.ReserveInfo) *models.ReserveResponse {
			return &models.ReserveResponse{CorrelationID: correlationID, ReserveInfo: *found}
		},
		creation: func(reserve *models.ReserveInfo) (string, *models.CreationStatus, **models.ErrorInfo) {
			return reserve.ID, &reserve.CreationStatus, &reserve.ErrorInfo
		},
		read: func(ctx context.Context, organizationID, id string) ([]models.ReserveInfo, *CustomErrorModel, error) {
			response, apiErr, err := r.StatusByID(ctx, models.ReserveStatusByIDRequest{OrganizationID: organizationID, ReserveIDs: []string{id}})
			if response == nil {
				return nil, apiErr, err
			}
			return response.Reserves, nil, nil
		},
	}
}

// WaitCreated polls until the creation of a reserve has ended in Success, and returns the reserve. If the
// terminal rejected the reserve, the error is a [CreationError]; if iiko does not know it for 30 seconds, the
// error is [ErrUnknownOrder]. When an attempt of this client to create the reserve had an unknown outcome and
// iiko reports a later attempt as a duplicate, the reserve is returned if it is the one that was sent;
// otherwise the error is a [DuplicateError].
//
// Operation: [POST /api/1/reserve/status_by_id]. Restriction group: [GroupOrdersReceiving]. iikoRMS 7.1.5 or
// newer.
//
// [POST /api/1/reserve/status_by_id]: https://api-ru.iiko.services/docs#tag/Banquetsreserves/paths/~1api~11~1reserve~1status_by_id/post
func (r *Reserves) WaitCreated(ctx context.Context, organizationID, reserveID string) (*models.ReserveInfo, *CustomErrorModel, error) {
	return r.kind().wait(ctx, "Reserves.WaitCreated", organizationID, reserveID)
}

// StatusByID returns reserves and banquets by their ids.
//
// Operation: [POST /api/1/reserve/status_by_id]. Restriction group: [GroupOrdersReceiving]. iikoRMS 7.1.5 or
// newer.
//
// [POST /api/1/reserve/status_by_id]: https://api-ru.iiko.services/docs#tag/Banquetsreserves/paths/~1api~11~1reserve~1status_by_id/post
func (r *Reserves) StatusByID(ctx context.Context, req models.ReserveStatusByIDRequest) (*models.ReservesResponse, *CustomErrorModel, error) {
	return call[models.ReservesResponse](ctx, r, api.ReservesStatusByID, req)
}

// AddItems adds items to the order of a banquet.
//
// Operation: [POST /api/1/reserve/add_items]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersChanging]. iikoRMS 8.2.6 or newer.
//
// [POST /api/1/reserve/add_items]: https://api-ru.iiko.services/docs#tag/Banquetsreserves/paths/~1api~11~1reserve~1add_items/post
func (r *Reserves) AddItems(ctx context.Context, req models.AddBanquetItemsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, r, api.ReservesAddItems, req)
}

// AddPayments adds payments to the order of a banquet.
//
// Operation: [POST /api/1/reserve/add_payments]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrderPaymentsChanging]. iikoRMS 8.2.6 or newer.
//
// [POST /api/1/reserve/add_payments]: https://api-ru.iiko.services/docs#tag/Banquetsreserves/paths/~1api~11~1reserve~1add_payments/post
func (r *Reserves) AddPayments(ctx context.Context, req models.AddBanquetPaymentsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, r, api.ReservesAddPayments, req)
}

// ChangeItems changes the items of a banquet's order.
//
// Operation: [POST /api/1/reserve/change_items]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersChanging]. iikoRMS 9.0.5 or newer.
//
// [POST /api/1/reserve/change_items]: https://api-ru.iiko.services/docs#tag/Banquetsreserves/paths/~1api~11~1reserve~1change_items/post
func (r *Reserves) ChangeItems(ctx context.Context, req models.ChangeBanquetItemsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, r, api.ReservesChangeItems, req)
}

// ChangeTables moves a reserve to other tables.
//
// Operation: [POST /api/1/reserve/change_tables]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersChanging]. iikoRMS 9.0.5 or newer.
//
// [POST /api/1/reserve/change_tables]: https://api-ru.iiko.services/docs#tag/Banquetsreserves/paths/~1api~11~1reserve~1change_tables/post
func (r *Reserves) ChangeTables(ctx context.Context, req models.ChangeReserveTablesRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, r, api.ReservesChangeTables, req)
}

// ChangeEstimatedStartTime changes the time at which the guests of a reserve are expected.
//
// Operation: [POST /api/1/reserve/change_estimated_start_time]. Command: see [Commands.Wait]. Restriction
// group: [GroupOrdersChanging]. iikoRMS 9.0.5 or newer.
//
// [POST /api/1/reserve/change_estimated_start_time]: https://api-ru.iiko.services/docs#tag/Banquetsreserves/paths/~1api~11~1reserve~1change_estimated_start_time/post
func (r *Reserves) ChangeEstimatedStartTime(ctx context.Context, req models.ChangeReserveEstimatedStartTimeRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, r, api.ReservesChangeEstimatedStartTime, req)
}

// Cancel cancels a reserve or banquet.
//
// Operation: [POST /api/1/reserve/cancel]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrderStatusChanging]. iikoRMS 8.2.6 or newer.
//
// [POST /api/1/reserve/cancel]: https://api-ru.iiko.services/docs#tag/Banquetsreserves/paths/~1api~11~1reserve~1cancel/post
func (r *Reserves) Cancel(ctx context.Context, req models.CancelReserveRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, r, api.ReservesCancel, req)
}
