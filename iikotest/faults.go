package iikotest

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"net"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
)

// FaultKind is a way in which a request fails. A request that is processed takes effect once, or gets the API
// error that it would get without the fault. A request that is not processed changes nothing.
//
// The server always reads the whole request. No kind makes the connection itself fail: for that, point the
// client at a closed server.
//
// If [Server.ServeHTTP] runs without a network connection, kinds that break the connection panic with
// [net/http.ErrAbortHandler].
type FaultKind string

const (
	// FaultResetBefore resets the connection; the request is not processed. The client cannot tell it from
	// FaultResetAfter. Over HTTP/1 the client sees "connection reset by peer". [net/http.Client] may retry a
	// GET by itself, which the server counts as another request.
	FaultResetBefore FaultKind = "reset before processing"
	// FaultResetAfter resets the connection instead of sending the response; the request is processed.
	FaultResetAfter FaultKind = "reset after processing"
	// FaultCutOff sends the status, the headers and the first half of the body, and closes the connection.
	// Content-Length is that of the whole body, so the client gets [io.ErrUnexpectedEOF]. The request is
	// processed.
	FaultCutOff FaultKind = "response cut off"
	// FaultSlow delays the normal response by the Delay of the fault; the request is processed at once. The
	// delay ends early when the context of the request is cancelled, for example because the client
	// disconnects, and on [Server.Close].
	FaultSlow FaultKind = "slow response"
	// FaultUnauthorized returns 401, although the token is valid and stays valid; not processed.
	FaultUnauthorized FaultKind = "401"
	// FaultRequestTimeout returns 408; not processed.
	FaultRequestTimeout FaultKind = "408"
	// FaultTooManyRequests returns 429, with the RetryAfter of the fault; not processed.
	FaultTooManyRequests FaultKind = "429"
	// FaultInternalErrorBefore returns 500; not processed.
	FaultInternalErrorBefore FaultKind = "500 before processing"
	// FaultInternalErrorAfter returns the same 500; processed.
	FaultInternalErrorAfter FaultKind = "500 after processing"
	// FaultBadGateway returns 502 with the HTML page of a gateway that could not reach iiko; not processed.
	FaultBadGateway FaultKind = "502"
	// FaultServiceUnavailable returns 503 without a body, with the RetryAfter of the fault; not processed.
	FaultServiceUnavailable FaultKind = "503"
	// FaultGatewayTimeout returns 504 with the HTML page of a gateway that timed out waiting for iiko;
	// processed.
	FaultGatewayTimeout FaultKind = "504"
)

// Fault makes requests fail in the way of its kind, with the given probability. For example, to lose the
// response to one delivery create in five, on average:
//
//	iikotest.Fault{
//		Kind:        iikotest.FaultResetAfter,
//		Probability: 0.2,
//		Operations:  []string{"Deliveries.DeliveryCreate"},
//	}
type Fault struct {
	// Kind of failure.
	Kind FaultKind
	// Probability that a request gets the fault, from 0 to 1. A request gets at most one fault, so the
	// probabilities for one operation must not add up to more than 1.
	Probability float64
	// Operations are the names of the affected operations, as listed in docs/operations.md. If empty, the
	// fault affects all operations except Client.AccessToken and Client.AccessTokenV2, so that a client can
	// always get a token; to affect those, add a fault that names them.
	Operations []string
	// Delay of a slow response. It is required for FaultSlow and not allowed for other kinds.
	Delay time.Duration
	// RetryAfter is the value of the Retry-After header, rounded up to seconds; 0 omits the header. It is
	// allowed for FaultTooManyRequests and FaultServiceUnavailable only.
	RetryAfter time.Duration
}

// WithFaults injects faults from the start, as [Server.SetFaults] does. An invalid fault makes NewServer and
// Start panic.
func WithFaults(seed uint64, faults ...Fault) Option {
	return func(s *Server) { s.SetFaults(seed, faults...) }
}

// SetFaults replaces the injected faults.
//
// The fault of the n-th request for an operation after SetFaults depends only on seed, on the faults for the
// operation and on n, not on calls of other operations. A failed run can be reproduced with its seed if the
// program makes the calls of each operation in the same order.
//
// SetFaults panics if a fault is invalid: an unknown kind or operation, a probability outside of 0 to 1,
// probabilities for one operation that add up to more than 1, or a duration that is negative or not allowed
// for the kind.
func (s *Server) SetFaults(seed uint64, faults ...Fault) {
	in := newInjector(seed, faults)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = in
}

// ClearFaults stops injecting faults. Slow responses in flight stay slow.
func (s *Server) ClearFaults() { s.SetFaults(0) }

// injector decides which request gets which fault.
type injector struct {
	seed     uint64
	faults   map[string][]Fault // by operation name
	requests map[string]uint64  // number of requests by operation name
}

func newInjector(seed uint64, faults []Fault) injector {
	for i, f := range faults {
		if problem := f.validate(); problem != "" {
			panic(fmt.Sprintf("iikotest: fault %d (%s): %s", i, f.Kind, problem))
		}
	}
	in := injector{seed: seed, faults: map[string][]Fault{}, requests: map[string]uint64{}}
	for _, op := range api.All() {
		sum := 0.0
		for _, f := range faults {
			if f.appliesTo(op) {
				in.faults[op.Name] = append(in.faults[op.Name], f)
				sum += f.Probability
			}
		}
		// Floating point: 0.05 + 0.55 + 0.3 + 0.1 is slightly more than 1.
		if sum > 1+1e-9 {
			panic(fmt.Sprintf("iikotest: the fault probabilities for %s add up to %v", op.Name, sum))
		}
	}
	return in
}

// next returns the fault for the next request of an operation, or the zero Fault.
func (in injector) next(operation string) Fault {
	faults := in.faults[operation]
	if len(faults) == 0 {
		return Fault{}
	}
	in.requests[operation]++
	hash := sha256.Sum256(fmt.Appendf(nil, "%d %s %d", in.seed, operation, in.requests[operation]))
	draw := float64(binary.BigEndian.Uint64(hash[:])>>11) / (1 << 53) // in [0, 1)
	for _, f := range faults {
		if draw < f.Probability {
			return f
		}
		draw -= f.Probability
	}
	return Fault{}
}

// faultEffects holds the effects of each kind, besides damage to the response (see apply).
var faultEffects = map[FaultKind]struct {
	skipsProcessing bool
	status          int // of the response that replaces the normal one; 0 for none
}{
	FaultResetBefore:         {skipsProcessing: true},
	FaultResetAfter:          {},
	FaultCutOff:              {},
	FaultSlow:                {},
	FaultUnauthorized:        {skipsProcessing: true, status: http.StatusUnauthorized},
	FaultRequestTimeout:      {skipsProcessing: true, status: http.StatusRequestTimeout},
	FaultTooManyRequests:     {skipsProcessing: true, status: http.StatusTooManyRequests},
	FaultInternalErrorBefore: {skipsProcessing: true, status: http.StatusInternalServerError},
	FaultInternalErrorAfter:  {status: http.StatusInternalServerError},
	FaultBadGateway:          {skipsProcessing: true, status: http.StatusBadGateway},
	FaultServiceUnavailable:  {skipsProcessing: true, status: http.StatusServiceUnavailable},
	FaultGatewayTimeout:      {status: http.StatusGatewayTimeout},
}

// validate returns what is wrong with the fault, or "".
func (f Fault) validate() string {
	if _, known := faultEffects[f.Kind]; !known {
		return "unknown kind"
	}
	if !(f.Probability >= 0 && f.Probability <= 1) { // also catches NaN
		return fmt.Sprintf("probability %v is not between 0 and 1", f.Probability)
	}
	for _, name := range f.Operations {
		if !slices.ContainsFunc(api.All(), func(op *api.Operation) bool { return op.Name == name }) {
			return fmt.Sprintf("unknown operation %q", name)
		}
	}
	slow := f.Kind == FaultSlow
	if slow && f.Delay <= 0 || !slow && f.Delay != 0 {
		return fmt.Sprintf("delay %v is not allowed for this kind", f.Delay)
	}
	takesRetryAfter := f.Kind == FaultTooManyRequests || f.Kind == FaultServiceUnavailable
	if f.RetryAfter < 0 || !takesRetryAfter && f.RetryAfter != 0 {
		return fmt.Sprintf("retry-after %v is not allowed for this kind", f.RetryAfter)
	}
	return ""
}

// appliesTo reports whether the fault affects the operation.
func (f Fault) appliesTo(op *api.Operation) bool {
	if len(f.Operations) > 0 {
		return slices.Contains(f.Operations, op.Name)
	}
	_, noToken := authentication[op]
	return !noToken
}

// skipsProcessing reports whether a request with the fault is not processed.
func (f Fault) skipsProcessing() bool { return faultEffects[f.Kind].skipsProcessing }

// apiError returns the error that replaces the normal response, or nil.
func (f Fault) apiError() *apiError {
	status := faultEffects[f.Kind].status
	if status == 0 {
		return nil
	}
	return apiErrorf(status, "injected fault: %s", f.Kind)
}

// apply damages the response: it breaks the connection and ends the handler, or waits, or changes headers.
// It returns the body to send.
func (f Fault) apply(w http.ResponseWriter, r *http.Request, status int, body []byte) []byte {
	if f.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(f.RetryAfter.Seconds()))))
	}
	switch f.Kind {
	case FaultResetBefore, FaultResetAfter:
		reset(w)
	case FaultCutOff:
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		w.WriteHeader(status)
		_, _ = w.Write(body[:len(body)/2])
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	case FaultSlow:
		select {
		case <-time.After(f.Delay):
		case <-r.Context().Done():
		}
	case FaultBadGateway, FaultGatewayTimeout:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		return fmt.Appendf(nil, "<html><head><title>%d %s</title></head></html>\n", status, http.StatusText(status))
	case FaultServiceUnavailable:
		w.Header().Del("Content-Type")
		return nil
	}
	return body
}

// reset resets the connection, or the HTTP/2 stream, and ends the handler.
func reset(w http.ResponseWriter) {
	if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
		if tcp, ok := conn.(*net.TCPConn); ok {
			_ = tcp.SetLinger(0) // makes Close send RST instead of FIN
		}
		_ = conn.Close()
	}
	panic(http.ErrAbortHandler)
}
