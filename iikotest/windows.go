package iikotest

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
)

// Limits of iiko that depend on the installation, or that iiko does not publish. By default there are none.

// WithRevisionWindow refuses Deliveries.ByRevision with 400 and the error TOO_OLD_REVISION if a delivery has changed since
// the revision, but longer ago than d. iiko's window is three hours.
func WithRevisionWindow(d time.Duration) Option { return func(s *Server) { s.revisionWindow = d } }

// WithMostDeliveries refuses searches of deliveries by date with 422 and the error TOO_MANY_DATA_REQUESTED if more than so
// many are found.
func WithMostDeliveries(deliveries int) Option {
	return func(s *Server) { s.mostDeliveries = deliveries }
}

// WithCommandLifetime makes the server forget the status of a command so long after it was due: Commands.Status gets 410.
func WithCommandLifetime(d time.Duration) Option { return func(s *Server) { s.commandLifetime = d } }

// WithResponseTime sets how long the server reckons a request to take. A request whose Timeout header is shorter gets 408,
// although it is processed. The server does not wait, and the header is 15 seconds if there is none.
func WithResponseTime(d time.Duration) Option { return func(s *Server) { s.responseTime = d } }

// WithLateDuplicates accepts a create with the ID of another order, and lets it fail at the terminal with the code
// DuplicatedOrderId. By default it is refused with 400.
func WithLateDuplicates() Option { return func(s *Server) { s.lateDuplicates = true } }

// WithRateLimit allows so many requests per time to the operations of a restriction group, such as
// goiikoapi.GroupOrdersChanging. Others get 429, with a Retry-After header if retryAfter is true: iiko sends it only
// sometimes. WithRateLimit panics if there is no such group.
func WithRateLimit(group string, requests int, per time.Duration, retryAfter bool) Option {
	if group == "" || !slices.ContainsFunc(api.All(), func(op *api.Operation) bool { return op.Group == group }) {
		panic(fmt.Sprintf("iikotest: WithRateLimit: no restriction group %q", group))
	}
	return func(s *Server) { s.rates[group] = &rate{most: requests, per: per, retryAfter: retryAfter} }
}

// rate is the rate limit of a restriction group.
type rate struct {
	most       int
	per        time.Duration
	retryAfter bool
	// allowed are the times of the latest requests.
	allowed []time.Time
}

// checkRate returns an error if the rate limit of an operation is exceeded. It counts requests that it allows.
func (c *call) checkRate(op *api.Operation) *apiError {
	limit := c.rates[op.Group]
	if limit == nil {
		return nil
	}
	limit.allowed = filter(limit.allowed, func(at time.Time) bool { return c.now.Sub(at) < limit.per })
	if len(limit.allowed) < limit.most {
		limit.allowed = append(limit.allowed, c.now)
		return nil
	}
	apiErr := apiErrorf(http.StatusTooManyRequests, "too many requests to %s", op.Group)
	if limit.retryAfter {
		wait := limit.per
		if len(limit.allowed) > 0 {
			wait -= c.now.Sub(limit.allowed[0])
		}
		apiErr.retryAfter = strconv.Itoa(int(math.Ceil(wait.Seconds())))
	}
	return apiErr
}

// defaultTimeout is that of a request without a Timeout header.
const defaultTimeout = 15 * time.Second

// checkTimeout returns an error if a request takes longer than its Timeout header allows.
func (c *call) checkTimeout(header http.Header) *apiError {
	timeout := defaultTimeout
	if text := header.Get("Timeout"); text != "" {
		seconds, err := strconv.Atoi(text)
		if err != nil || seconds <= 0 {
			return badRequest("the Timeout header %q is not a number of seconds", text)
		}
		timeout = time.Duration(seconds) * time.Second
	}
	if c.responseTime > timeout {
		return apiErrorf(http.StatusRequestTimeout, "the request took longer than %v", timeout)
	}
	return nil
}

// checkFound returns an error if a search found more deliveries than iiko returns.
func (c *call) checkFound(orders []*order) *apiError {
	if c.mostDeliveries == 0 || len(orders) <= c.mostDeliveries {
		return nil
	}
	return &apiError{status: http.StatusUnprocessableEntity, code: "TOO_MANY_DATA_REQUESTED", description: "too many data requested: choose a shorter period"}
}

// checkRevision returns an error if a revision is too old.
func (c *call) checkRevision(revision int64) *apiError {
	for _, o := range c.deliveries {
		if c.revisionWindow > 0 && o.revision > revision && c.now.Sub(o.timestamp) > c.revisionWindow {
			return &apiError{status: http.StatusBadRequest, code: "TOO_OLD_REVISION", description: "Passed revision is too old"}
		}
	}
	return nil
}
