package models_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/kebrick/goiikoapi/models"
)

func TestNewDate_isTheDateInTheTimeZoneOfT(t *testing.T) {
	t.Parallel()
	midnight := time.Date(2026, time.March, 1, 0, 30, 0, 0, time.FixedZone("MSK", 3*60*60))
	assert.Equal(t, models.DateTime("2026-03-01"), models.NewDate(midnight))
	assert.Equal(t, models.DateTime("2026-02-28"), models.NewDate(midnight.UTC()))
}
