package goiikoapi_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kebrick/goiikoapi"
)

func TestTransportError_ofACallThatEndsBeforeItsFirstAttemptNamesNoAttempt(t *testing.T) {
	iiko := inTurn(succeeds)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := readMenus(ctx, iiko.client(t))
	assert.EqualError(t, err, "goiikoapi: Menu.Menu: context canceled")
	assert.False(t, goiikoapi.MayBeDone(err))
	assert.Empty(t, iiko.arrivals())
}
