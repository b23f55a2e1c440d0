package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Licenses lists the licenses of the API login.
type Licenses service

// Licenses lists the licenses of organizations.
//
// Operation: [POST /api/licenses/v2/list]. Restriction group: [GroupDataLicenses].
//
// [POST /api/licenses/v2/list]: https://api-ru.iiko.services/docs
func (l *Licenses) Licenses(ctx context.Context, req models.LicensesRequest) (*models.LicensesResponse, *CustomErrorModel, error) {
	return call[models.LicensesResponse](ctx, l, api.LicensesLicenses, req)
}
