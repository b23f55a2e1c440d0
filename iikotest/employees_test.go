package iikotest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func TestServer_opensAndClosesShifts(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t, iikotest.WithProcessingTime(0)))
	shift := models.ShiftRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID, EmployeeID: iikotest.CourierID,
	}
	steps := []struct {
		name  string
		op    *api.Operation
		state models.CommandState
		open  bool
	}{
		{"close a shift that is not open", api.EmployeesShiftClockout, models.CommandStateError, false},
		{"open it", api.EmployeesShiftClockin, models.CommandStateSuccess, true},
		{"open it again", api.EmployeesShiftClockin, models.CommandStateError, true},
		{"close it", api.EmployeesShiftClockout, models.CommandStateSuccess, false},
	}
	for _, step := range steps {
		id := success[models.ShiftResponse](c, step.op, shift).CorrelationID
		require.Equal(t, step.state, commandStatus(c, id).State, step.name)
		require.Equal(t, step.open, *success[models.ShiftStateResponse](c, api.EmployeesShiftIsOpen, shift).IsSessionOpened, step.name)
		ids := success[models.ShiftsByCourierResponse](c, api.EmployeesShiftByCourier, models.ShiftByCourierRequest{EmployeeID: iikotest.CourierID})
		require.Equal(t, step.open, len(ids.TerminalGroupIDs) == 1, step.name)
	}
}
