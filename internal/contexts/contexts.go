// Package contexts waits until a context ends, and says why it ended.
package contexts

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Ended returns the error of a context that has ended, with the text of its cause. It does not wrap the cause, which
// may be the error of another call and must not be taken for this one's.
func Ended(ctx context.Context) error {
	err, cause := ctx.Err(), context.Cause(ctx)
	if errors.Is(err, cause) {
		return err
	}
	return fmt.Errorf("%w: %s", err, cause.Error())
}

// Sleep waits. It returns an error if ctx has ended or ends first.
func Sleep(ctx context.Context, wait time.Duration) error {
	if ctx.Err() != nil {
		return Ended(ctx)
	}
	// Timers of zero in many goroutines of a synctest bubble crash the race detector: golang/go#78156.
	if wait <= 0 {
		return nil
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return Ended(ctx)
	case <-timer.C:
		return nil
	}
}
