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

// FaultKind is what goes wrong with a request. The operation of a request that is processed is carried
// out once, or refused, as in good weather; one that is not processed changes nothing.
//
// Whatever the kind, the server has read the whole request. A connection that could not be made at all
// is none of the kinds, as the server listens: for that, point the client at a server that is closed.
//
// Where [Server.ServeHTTP] runs without a network connection, kinds that break it off panic with
// [net/http.ErrAbortHandler].
type FaultKind string

const (
	// FaultResetBefore resets the connection; the request is not processed. To the client it looks like
	// FaultResetAfter. Over HTTP/1 it sees a connection reset by its peer; [net/http.Client] may by itself
	// send a GET again, which the server counts as another request.
	FaultResetBefore FaultKind = "reset before processing"
	// FaultResetAfter resets the connection in place of the answer; the request is processed.
	FaultResetAfter FaultKind = "reset after processing"
	// FaultCutOff sends status, headers and the first half of the answer's body, and closes the connection.
	// The client reads [io.ErrUnexpectedEOF], as Content-Length promised all of it. The request is
	// processed.
	FaultCutOff FaultKind = "answer cut off"
	// FaultSlow holds back the right answer for the Delay of the fault; the request is processed at once.
	// The delay ends early with the context of the request, so also when the client hangs up, and with
	// [Server.Close].
	FaultSlow FaultKind = "slow answer"
	// FaultUnauthorized is status 401, although the token is good and stays so; not processed.
	FaultUnauthorized FaultKind = "401"
	// FaultRequestTimeout is status 408; not processed.
	FaultRequestTimeout FaultKind = "408"
	// FaultTooManyRequests is status 429, with the RetryAfter of the fault; not processed.
	FaultTooManyRequests FaultKind = "429"
	// FaultInternalErrorBefore is status 500; not processed.
	FaultInternalErrorBefore FaultKind = "500 before processing"
	// FaultInternalErrorAfter is status 500, which looks the same; processed.
	FaultInternalErrorAfter FaultKind = "500 after processing"
	// FaultBadGateway is status 502 with the HTML page of a gateway that did not reach iiko; not processed.
	FaultBadGateway FaultKind = "502"
	// FaultServiceUnavailable is status 503 without a body, with the RetryAfter of the fault; not processed.
	FaultServiceUnavailable FaultKind = "503"
	// FaultGatewayTimeout is status 504 with the HTML page of a gateway that waited for iiko no longer;
	// processed.
	FaultGatewayTimeout FaultKind = "504"
)

// Fault has requests go wrong: with the given probability, in the way of its kind. For example, every
// fifth delivery that is created gets no answer, on average:
//
//	iikotest.Fault{
//		Kind:        iikotest.FaultResetAfter,
//		Probability: 0.2,
//		Operations:  []string{"Deliveries.DeliveryCreate"},
//	}
type Fault struct {
	// Kind is what goes wrong.
	Kind FaultKind
	// Probability that a request meets the fault, from 0 to 1. A request meets one fault at most, so those
	// of one operation have to be 1 or less together.
	Probability float64
	// Operations are the names of the operations that the fault is for, as docs/operations.md has them.
	// Without any it is for all but Client.AccessToken and Client.AccessTokenV2, so that a client can be
	// made in any weather; for these, add a fault that names them.
	Operations []string
	// Delay of a slow answer. FaultSlow has to have one, and no other kind may.
	Delay time.Duration
	// RetryAfter is what the answer's Retry-After header says, in seconds, a part of one taken for a whole;
	// 0 leaves the header out. Only FaultTooManyRequests and FaultServiceUnavailable may have one.
	RetryAfter time.Duration
}

// WithFaults has requests go wrong from the beginning, as [Server.SetFaults] does. A fault that does not
// make sense makes NewServer and Start panic.
func WithFaults(seed uint64, faults ...Fault) Option {
	return func(s *Server) { s.SetFaults(seed, faults...) }
}

// SetFaults has requests go wrong from now on, in these ways and no others.
//
// What the n-th request of an operation since then meets depends on seed, on the faults of the operation
// and on n, whatever other operations are called in the meantime and how many there are. A run that
// failed can be repeated with the seed, as long as the program makes the calls of each operation in the
// same order.
//
// SetFaults panics when a fault does not make sense: an unknown kind or operation, a probability that is
// not between 0 and 1, probabilities of more than 1 for one operation together, or a duration that is
// negative or does not go with the kind.
func (s *Server) SetFaults(seed uint64, faults ...Fault) {
	w := newWeather(seed, faults)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.weather = w
}

// ClearFaults has no further request go wrong. Slow answers that are on their way stay slow.
func (s *Server) ClearFaults() { s.SetFaults(0) }

// weather decides which requests meet which fault.
type weather struct {
	seed   uint64
	faults map[string][]Fault // by name of the operation
	met    map[string]uint64  // how many requests of an operation there were
}

func newWeather(seed uint64, faults []Fault) weather {
	for i, f := range faults {
		if wrong := f.check(); wrong != "" {
			panic(fmt.Sprintf("iikotest: fault %d (%s): %s", i, f.Kind, wrong))
		}
	}
	w := weather{seed: seed, faults: map[string][]Fault{}, met: map[string]uint64{}}
	for _, op := range api.All() {
		sum := 0.0
		for _, f := range faults {
			if f.concerns(op) {
				w.faults[op.Name] = append(w.faults[op.Name], f)
				sum += f.Probability
			}
		}
		// Rounded, 0.05, 0.55, 0.3 and 0.1 are more than 1.
		if sum > 1+1e-9 {
			panic(fmt.Sprintf("iikotest: the faults of %s have a probability of %v together", op.Name, sum))
		}
	}
	return w
}

// next returns the fault that the next request of an operation meets, or the zero Fault.
func (w weather) next(operation string) Fault {
	faults := w.faults[operation]
	if len(faults) == 0 {
		return Fault{}
	}
	w.met[operation]++
	hash := sha256.Sum256(fmt.Appendf(nil, "%d %s %d", w.seed, operation, w.met[operation]))
	draw := float64(binary.BigEndian.Uint64(hash[:])>>11) / (1 << 53) // at least 0 and less than 1
	for _, f := range faults {
		if draw < f.Probability {
			return f
		}
		draw -= f.Probability
	}
	return Fault{}
}

// effects tells what the kinds do, as far as it is more than to spoil the answer.
var effects = map[FaultKind]struct {
	prevents bool // the request is not processed
	status   int  // of the answer that takes the place of the right one; 0 for none
}{
	FaultResetBefore:         {prevents: true},
	FaultResetAfter:          {},
	FaultCutOff:              {},
	FaultSlow:                {},
	FaultUnauthorized:        {prevents: true, status: http.StatusUnauthorized},
	FaultRequestTimeout:      {prevents: true, status: http.StatusRequestTimeout},
	FaultTooManyRequests:     {prevents: true, status: http.StatusTooManyRequests},
	FaultInternalErrorBefore: {prevents: true, status: http.StatusInternalServerError},
	FaultInternalErrorAfter:  {status: http.StatusInternalServerError},
	FaultBadGateway:          {prevents: true, status: http.StatusBadGateway},
	FaultServiceUnavailable:  {prevents: true, status: http.StatusServiceUnavailable},
	FaultGatewayTimeout:      {status: http.StatusGatewayTimeout},
}

// check says what is wrong with the fault by itself; "" when nothing is.
func (f Fault) check() string {
	if _, known := effects[f.Kind]; !known {
		return "there is no such kind"
	}
	if !(f.Probability >= 0 && f.Probability <= 1) { // NaN is neither
		return fmt.Sprintf("a probability of %v is not between 0 and 1", f.Probability)
	}
	for _, name := range f.Operations {
		if !slices.ContainsFunc(api.All(), func(op api.Operation) bool { return op.Name == name }) {
			return fmt.Sprintf("there is no operation %q", name)
		}
	}
	slow := f.Kind == FaultSlow
	if slow && f.Delay <= 0 || !slow && f.Delay != 0 {
		return fmt.Sprintf("it can't have a delay of %v", f.Delay)
	}
	refusing := f.Kind == FaultTooManyRequests || f.Kind == FaultServiceUnavailable
	if f.RetryAfter < 0 || !refusing && f.RetryAfter != 0 {
		return fmt.Sprintf("it can't have a retry-after of %v", f.RetryAfter)
	}
	return ""
}

// concerns tells whether the fault is for the operation.
func (f Fault) concerns(op api.Operation) bool {
	if len(f.Operations) > 0 {
		return slices.Contains(f.Operations, op.Name)
	}
	_, free := authentication[op]
	return !free
}

// prevents tells whether a request that meets the fault is not processed.
func (f Fault) prevents() bool { return effects[f.Kind].prevents }

// refusal is what takes the place of the right answer; nil when nothing does.
func (f Fault) refusal() *refusal {
	status := effects[f.Kind].status
	if status == 0 {
		return nil
	}
	return refuse(status, "a fault of iikotest: %s", f.Kind)
}

// spoil sends what it must of an answer that does not arrive, and ends the handler. Otherwise it returns
// the body to send, when it is time to.
func (f Fault) spoil(w http.ResponseWriter, r *http.Request, status int, body []byte) []byte {
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

// reset resets the connection, or the stream of HTTP/2, and ends the handler.
func reset(w http.ResponseWriter) {
	if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
		if tcp, ok := conn.(*net.TCPConn); ok {
			_ = tcp.SetLinger(0) // without it, Close would end the connection in good order
		}
		_ = conn.Close()
	}
	panic(http.ErrAbortHandler)
}
