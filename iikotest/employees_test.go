package iikotest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func TestShiftsOpenAndClose(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t, iikotest.WithProcessingTime(0)))
	shift := models.ShiftRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID, EmployeeID: iikotest.CourierID,
	}
	steps := []struct {
		name  string
		op    api.Operation
		state models.CommandState
		open  bool
	}{
		{"a shift that is not open cannot be closed", api.EmployeesShiftClockout, models.CommandStateError, false},
		{"it opens", api.EmployeesShiftClockin, models.CommandStateSuccess, true},
		{"it does not open twice", api.EmployeesShiftClockin, models.CommandStateError, true},
		{"it closes", api.EmployeesShiftClockout, models.CommandStateSuccess, false},
	}
	for _, step := range steps {
		id := success[models.ShiftResponse](c, step.op, shift).CorrelationID
		require.Equal(t, step.state, commandStatus(c, id).State, step.name)
		require.Equal(t, step.open, *success[models.ShiftStateResponse](c, api.EmployeesShiftIsOpen, shift).IsSessionOpened, step.name)
		ids := success[models.ShiftsByCourierResponse](c, api.EmployeesShiftByCourier, models.ShiftsByCourierRequest{EmployeeID: iikotest.CourierID})
		require.Equal(t, step.open, len(ids.TerminalGroupIDs) == 1, step.name)
	}
}
