package mocks_test

import (
	"context"

	"github.com/stretchr/testify/mock"

	"github.com/kebrick/goiikoapi"
)

// menuMock is a menu that a test makes up. The embedded interface has the calls that Special does not make: they panic.
type menuMock struct {
	mock.Mock
	goiikoapi.IMenu
}

func (m *menuMock) Nomenclature(_ context.Context, organizationID string, startRevision *int) (*goiikoapi.BaseNomenclatureModel, *goiikoapi.CustomErrorModel, error) {
	return results[goiikoapi.BaseNomenclatureModel](m.Called(organizationID, startRevision))
}

// ordersMock takes orders and does what a test says.
type ordersMock struct{ mock.Mock }

var _ goiikoapi.IOrders = (*ordersMock)(nil)

func (m *ordersMock) OrderCreate(_ context.Context, organizationID, terminalGroupID string, order map[string]any, createOrderSettings *int) (*goiikoapi.BaseCreatedOrderInfoModel, *goiikoapi.CustomErrorModel, error) {
	return results[goiikoapi.BaseCreatedOrderInfoModel](m.Called(organizationID, terminalGroupID, order, createOrderSettings))
}

func (m *ordersMock) OrderByID(_ context.Context, organizationIDs, orderIDs, posOrderIDs, returnExternalDataKeys, sourceKeys []string) (*goiikoapi.ByIdModel, *goiikoapi.CustomErrorModel, error) {
	return results[goiikoapi.ByIdModel](m.Called(organizationIDs, orderIDs, posOrderIDs, returnExternalDataKeys, sourceKeys))
}

// results turns what a test gave to Return into the three results of a call. A plain nil becomes a nil pointer, which a type
// assertion alone would not do.
func results[T any](returned mock.Arguments) (data *T, apiErr *goiikoapi.CustomErrorModel, err error) {
	if value := returned.Get(0); value != nil {
		data = value.(*T)
	}
	if value := returned.Get(1); value != nil {
		apiErr = value.(*goiikoapi.CustomErrorModel)
	}
	return data, apiErr, returned.Error(2)
}
