package contexts_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/kebrick/goiikoapi/internal/contexts"
)

func TestSleep_endsWithItsContext(t *testing.T) {
	closed := errors.New("the restaurant is closed")
	tests := map[string]struct {
		wait  time.Duration
		stop  time.Duration // negative: before Sleep
		slept time.Duration
		says  string
	}{
		"a wait that comes to its end":        {time.Second, time.Minute, time.Second, ""},
		"a context that ends during the wait": {time.Minute, time.Second, time.Second, "context canceled: the restaurant is closed"},
		"no wait":                             {0, time.Minute, 0, ""},
		"a negative wait":                     {-time.Second, time.Minute, 0, ""},
		"no wait, context ended":              {0, -1, 0, "context canceled: the restaurant is closed"},
		"a wait, context ended":               {time.Minute, -1, 0, "context canceled: the restaurant is closed"},
		"a negative wait, context ended":      {-time.Second, -1, 0, "context canceled: the restaurant is closed"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancelCause(t.Context())
				defer cancel(nil)
				if test.stop < 0 {
					cancel(closed)
				} else {
					defer time.AfterFunc(test.stop, func() { cancel(closed) }).Stop()
				}
				began := time.Now()
				err := contexts.Sleep(ctx, test.wait)
				assert.Equal(t, test.slept, time.Since(began))
				if test.says == "" {
					assert.NoError(t, err)
					return
				}
				assert.EqualError(t, err, test.says)
				assert.ErrorIs(t, err, context.Canceled)
			})
		})
	}
}
