package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

var (
	//go:embed page.html
	page []byte
	//go:embed openapi.json
	openapi []byte
)

// newHandler returns the API, the control API beside it and the page.
func newHandler(iiko *iikotest.Server) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", iiko)
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(page)
	})
	mux.HandleFunc("GET /__iikotest/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(openapi)
	})
	for pattern, control := range controls(iiko) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			data, err := answer(control, r)
			w.Header().Set("Content-Type", "application/json; charset=utf-8")
			if err != nil {
				w.WriteHeader(http.StatusBadRequest)
				data = map[string]string{"error": err.Error()}
			}
			_ = json.NewEncoder(w).Encode(data) // an error means that the client has gone
		})
	}
	mux.HandleFunc("/__iikotest/", func(w http.ResponseWriter, r *http.Request) {
		http.Error(w, fmt.Sprintf("no control %s %s: see GET /__iikotest/", r.Method, r.URL.Path), http.StatusNotFound)
	})
	return mux
}

// control carries out a request to the control API and returns the response.
type control func(r *http.Request) (any, error)

// answer calls a control. The methods of a server panic if a test gives them something wrong, which is the caller's
// mistake here.
func answer(control control, r *http.Request) (data any, err error) {
	defer func() {
		if problem, ok := recover().(string); ok {
			data, err = nil, fmt.Errorf("%s", strings.TrimPrefix(problem, "iikotest: "))
		}
	}()
	return control(r)
}

// with returns a control that decodes a request of a type, in which every property must be known.
func with[Req any](do func(Req) (any, error)) control {
	return func(r *http.Request) (any, error) {
		var req Req
		decoder := json.NewDecoder(http.MaxBytesReader(nil, r.Body, 1<<20))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&req); err != nil {
			return nil, fmt.Errorf("invalid request body: %w", err)
		}
		return do(req)
	}
}

// onFloor returns a control for what the staff do with one order.
func onFloor(do func(id string) error) control {
	return with(func(req struct {
		ID string `json:"id"`
	}) (any, error) {
		return done, do(req.ID)
	})
}

// duration reads a duration of a request.
func duration(text string) (time.Duration, error) {
	read, err := time.ParseDuration(text)
	if err != nil || read < 0 {
		return 0, fmt.Errorf("duration %q is not one such as 20m or 1h30m", text)
	}
	return read, nil
}

// done is the response of a control that returns nothing.
var done = map[string]bool{"done": true}

func controls(iiko *iikotest.Server) map[string]control {
	return map[string]control{
		"GET /__iikotest/deliveries":   func(*http.Request) (any, error) { return iiko.Deliveries(), nil },
		"GET /__iikotest/table_orders": func(*http.Request) (any, error) { return iiko.TableOrders(), nil },
		"GET /__iikotest/menu":         func(*http.Request) (any, error) { return iiko.Nomenclature().Products, nil },
		"GET /__iikotest/couriers":     func(*http.Request) (any, error) { return iiko.Couriers(), nil },
		"GET /__iikotest/reserves":     func(*http.Request) (any, error) { return iiko.Reserves(), nil },
		"GET /__iikotest/requests": func(r *http.Request) (any, error) {
			return received(iiko.Requests(r.URL.Query()["operation"]...)), nil
		},
		"DELETE /__iikotest/requests": func(*http.Request) (any, error) {
			iiko.ResetRequests()
			return done, nil
		},
		"POST /__iikotest/next": with(func(req struct {
			Operation string          `json:"operation"`
			Status    int             `json:"status"`
			Body      json.RawMessage `json:"body"`
			Times     int             `json:"times"`
		}) (any, error) {
			if req.Status != 0 && (req.Status < 200 || req.Status > 599) {
				return nil, fmt.Errorf("status %d is not an HTTP status from 200 to 599", req.Status)
			}
			for range max(1, req.Times) {
				iiko.Next(req.Operation, iikotest.Reply{Status: req.Status, Body: []byte(req.Body)})
			}
			return done, nil
		}),
		"POST /__iikotest/fail": with(func(req struct {
			Operation string           `json:"operation"`
			Code      models.ErrorCode `json:"code"`
			Message   string           `json:"message"`
		}) (any, error) {
			iiko.FailNext(req.Operation, models.ErrorInfo{Code: req.Code, Message: &req.Message})
			return done, nil
		}),
		"POST /__iikotest/offline": with(func(req struct {
			Offline bool `json:"offline"`
		}) (any, error) {
			iiko.SetOffline(req.Offline)
			return done, nil
		}),
		"POST /__iikotest/cash_shift": with(func(req struct {
			Open bool `json:"open"`
		}) (any, error) {
			if req.Open {
				iiko.OpenCashShift()
			} else {
				iiko.CloseCashShift()
			}
			return done, nil
		}),
		"POST /__iikotest/advance": with(func(req struct {
			Duration string `json:"duration"`
		}) (any, error) {
			ahead, err := duration(req.Duration)
			if err == nil {
				iiko.Advance(ahead)
			}
			return done, err
		}),
		"POST /__iikotest/expire_tokens": func(*http.Request) (any, error) {
			iiko.ExpireTokens()
			return done, nil
		},
		"POST /__iikotest/delivery_status": with(func(req struct {
			ID     string                `json:"id"`
			Status models.DeliveryStatus `json:"status"`
		}) (any, error) {
			return done, iiko.SetDeliveryStatus(req.ID, req.Status)
		}),
		"POST /__iikotest/item_status": with(func(req struct {
			ID     string                 `json:"id"`
			Item   int                    `json:"item"`
			Status models.OrderItemStatus `json:"status"`
		}) (any, error) {
			return done, iiko.SetItemStatus(req.ID, req.Item, req.Status)
		}),
		"POST /__iikotest/assign_courier": with(func(req struct {
			ID        string `json:"id"`
			CourierID string `json:"courierId"`
		}) (any, error) {
			return done, iiko.AssignCourier(req.ID, req.CourierID)
		}),
		"POST /__iikotest/courier_location": with(func(req struct {
			CourierID string  `json:"courierId"`
			Latitude  float64 `json:"latitude"`
			Longitude float64 `json:"longitude"`
		}) (any, error) {
			return done, iiko.SetCourierLocation(req.CourierID, req.Latitude, req.Longitude)
		}),
		"POST /__iikotest/process_payments": onFloor(iiko.ProcessPayments),
		"POST /__iikotest/seat_guests":      onFloor(iiko.SeatGuests),
		"POST /__iikotest/close_banquet":    onFloor(iiko.CloseBanquet),
		"POST /__iikotest/delay": with(func(req struct {
			Operation string `json:"operation"`
			Duration  string `json:"duration"`
		}) (any, error) {
			delay, err := duration(req.Duration)
			if err == nil {
				iiko.DelayNext(req.Operation, delay)
			}
			return done, err
		}),
		"POST /__iikotest/double": with(func(req struct {
			Operation string `json:"operation"`
			Times     int    `json:"times"`
		}) (any, error) {
			iiko.DoubleNext(req.Operation, max(1, req.Times))
			return done, nil
		}),
		"GET /__iikotest/webhooks": func(*http.Request) (any, error) { return sentWebhooks(iiko.Webhooks()), nil },
		"POST /__iikotest/webhook": with(func(req struct {
			EventType models.WebhookEventType `json:"eventType"`
			EventInfo json.RawMessage         `json:"eventInfo"`
		}) (any, error) {
			if req.EventType == "" || req.EventInfo == nil {
				return nil, fmt.Errorf("eventType and eventInfo are required")
			}
			iiko.SendWebhook(req.EventType, req.EventInfo)
			return done, nil
		}),
		"POST /__iikotest/open_table": with(func(req models.CreateOrderRequest) (any, error) {
			if req.Order == nil {
				return nil, fmt.Errorf("order is missing")
			}
			posID, err := iiko.OpenTable(req)
			return map[string]string{"posId": posID}, err
		}),
		"POST /__iikotest/faults": with(func(req struct {
			Seed   uint64 `json:"seed"`
			Faults []struct {
				Kind        iikotest.FaultKind `json:"kind"`
				Probability float64            `json:"probability"`
				Operations  []string           `json:"operations"`
			} `json:"faults"`
		}) (any, error) {
			faults := []iikotest.Fault{}
			for _, fault := range req.Faults {
				faults = append(faults, iikotest.Fault{Kind: fault.Kind, Probability: fault.Probability, Operations: fault.Operations})
			}
			iiko.SetFaults(req.Seed, faults...)
			return done, nil
		}),
	}
}

// receivedRequest is a request as the control API shows it.
type receivedRequest struct {
	Operation string             `json:"operation"`
	Path      string             `json:"path"`
	Header    http.Header        `json:"header"`
	Body      any                `json:"body"` // JSON, or a text
	Fault     iikotest.FaultKind `json:"fault"`
	Processed bool               `json:"processed"`
	Error     string             `json:"error"`
}

func received(requests []iikotest.Request) []receivedRequest {
	shown := []receivedRequest{}
	for _, r := range requests {
		body := any(string(r.Body))
		if json.Valid(r.Body) {
			body = json.RawMessage(bytes.TrimSpace(r.Body))
		}
		shown = append(shown, receivedRequest{r.Operation, r.Path, r.Header, body, r.Fault, r.Processed, r.Error})
	}
	return shown
}

// sentWebhook is a webhook as the control API shows it.
type sentWebhook struct {
	URL      string          `json:"url"`
	Events   json.RawMessage `json:"events"`
	Attempts []attempt       `json:"attempts"`
}

// attempt is an attempt to send a webhook: its status, or the error if there was no response.
type attempt struct {
	Time   time.Time `json:"time"`
	Status int       `json:"status"`
	Error  string    `json:"error,omitzero"`
}

func sentWebhooks(webhooks []iikotest.Webhook) []sentWebhook {
	shown := []sentWebhook{}
	for _, webhook := range webhooks {
		attempts := []attempt{}
		for _, one := range webhook.Attempts {
			made := attempt{Time: one.Time, Status: one.Status}
			if one.Err != nil {
				made.Error = one.Err.Error()
			}
			attempts = append(attempts, made)
		}
		shown = append(shown, sentWebhook{webhook.URL, webhook.Body, attempts})
	}
	return shown
}
