package iikotest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

const (
	// webhookAttempts is the maximum number of attempts to send a notification: iiko repeats a failed one every ten
	// minutes for an hour.
	webhookAttempts = 7
	// webhookInterval is the wait between attempts, unless WithWebhookInterval sets another.
	webhookInterval = 50 * time.Millisecond
	// inMemoryURI is the URL of a handler of WithWebhookHandler.
	inMemoryURI = "http://webhook.test/"
	// webhookTimeout is how long the server waits for a response.
	webhookTimeout = 5 * time.Second
	// webhookDelay is how long a delayed event waits for the next one at most.
	webhookDelay = time.Second
)

var webhooks = operations{
	api.WebHookSettings:       handle((*call).webhookSettings),
	api.WebHookUpdateSettings: handle((*call).updateWebhookSettings),
}

// WithWebhook sends notifications of all kinds to a URL, with the token in the Authorization header.
// WebHook.UpdateSettings does the same later and can filter the events. WithWebhook panics if the URL is not
// absolute.
func WithWebhook(uri, authToken string) Option {
	if problem := checkWebhookURI(uri); problem != "" {
		panic("iikotest: WithWebhook: " + problem)
	}
	return func(s *Server) { s.notifier.uri, s.notifier.authToken = uri, &authToken }
}

// WithWebhookHandler is WithWebhook for a handler in the same process, which is called without a network, also in a
// testing/synctest bubble in which the server was created. URLs of WebHook.UpdateSettings are those of the handler, too.
func WithWebhookHandler(handler http.Handler, authToken string) Option {
	return func(s *Server) {
		WithWebhook(inMemoryURI, authToken)(s)
		s.notifier.client.Transport = handlerTransport{handler}
	}
}

// handlerTransport calls a handler instead of sending requests.
type handlerTransport struct{ http.Handler }

func (t handlerTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	recorder := httptest.NewRecorder()
	received := r.Clone(r.Context())
	received.RequestURI = r.URL.RequestURI()
	t.ServeHTTP(recorder, received)
	return recorder.Result(), nil
}

// WithWebhookInterval sets how long the server waits before it repeats a webhook that did not get a 200, by its clock,
// which Advance moves. iiko waits ten minutes, and gives up after an hour; the default is 50 milliseconds, and as many
// attempts.
func WithWebhookInterval(interval time.Duration) Option {
	return func(s *Server) { s.notifier.interval = max(0, interval) }
}

// Webhook is a request to the webhook receiver.
type Webhook struct {
	// URL of the receiver.
	URL string
	// Body is the list of events, as sent.
	Body []byte
	// Attempts are the times that the server tried to send it, oldest first.
	Attempts []WebhookAttempt
}

// WebhookAttempt is one attempt to send a webhook.
type WebhookAttempt struct {
	// Time of the attempt, by the clock of the server.
	Time time.Time
	// Status is the HTTP status of the response; 0 if there was none.
	Status int
	// Err is why there was none.
	Err error
}

// Webhooks returns the webhooks that the server sent or tried to send, oldest first. [WithRequestLimit] bounds them, too.
func (s *Server) Webhooks() []Webhook {
	s.mu.Lock()
	defer s.mu.Unlock()
	sent := slices.Clone(s.notifier.sent)
	for i := range sent {
		sent[i].Attempts = slices.Clone(sent[i].Attempts)
	}
	return sent
}

// SendWebhook sends an event that the restaurant did not cause, such as one of a kind that the server does not send by
// itself. info is its eventInfo. The filter does not matter; without a receiver the event is dropped.
func (s *Server) SendWebhook(eventType models.WebhookEventType, info any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.notify(true, eventType, s.now(), goiikoapi.NewID(), info)
}

// WithWebhookDisorder sends some events twice and some late, as iiko may. The late ones and the duplicates
// come in one request with the next event, after it. Which events are affected depends only on seed and on the
// number of earlier events, so a run that makes the same changes in the same order is reproducible. If no other
// event follows, they are sent after a second or by [Server.FlushWebhooks].
func WithWebhookDisorder(seed uint64) Option {
	return func(s *Server) { s.notifier.random = rand.New(rand.NewPCG(seed, 0)) }
}

// FlushWebhooks waits until the notifications for all calls so far have been sent, or the server has given up
// on them. That includes orders and commands still in progress. It returns an error if ctx ends or the server
// is closed before that.
func (s *Server) FlushWebhooks(ctx context.Context) error {
	s.mu.Lock()
	if !s.notifier.running {
		s.mu.Unlock()
		return nil
	}
	due := s.now()
	if len(s.queue) > 0 {
		due = s.queue[len(s.queue)-1].due
	}
	flushed := make(chan struct{})
	s.enqueue(&command{due: due, run: func(time.Time) *models.ErrorInfo {
		s.notifier.release()
		s.notifier.outbox = append(s.notifier.outbox, notification{flushed: flushed})
		return nil
	}})
	s.mu.Unlock()
	select {
	case <-flushed:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("iikotest: FlushWebhooks: not all webhooks are sent: %w", ctx.Err())
	case <-s.notifier.ctx.Done():
		return errors.New("iikotest: FlushWebhooks: the server was closed before all webhooks were sent")
	}
}

// notifier is the webhook state of a [Server]. The server's mutex guards the fields that change.
type notifier struct {
	uri       string // "" if webhooks are off
	authToken *string
	filter    *models.WebhookFilter // nil matches all events

	outbox       []notification
	random       *rand.Rand        // if not nil, events are delayed and duplicated
	delayed      []json.RawMessage // events that wait for the next one
	delayedUntil time.Time

	client   *http.Client
	interval time.Duration // between attempts
	sent     []Webhook

	running bool
	ctx     context.Context // ends the goroutine
	stop    context.CancelFunc
	done    sync.WaitGroup
	wake    chan struct{} // wakes the goroutine up
}

func newNotifier() *notifier {
	n := &notifier{
		wake:     make(chan struct{}, 1),
		interval: webhookInterval,
		client: &http.Client{
			Transport:     &http.Transport{},
			Timeout:       webhookTimeout,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
	n.ctx, n.stop = context.WithCancel(context.Background())
	return n
}

// notification is one request to the webhook receiver, or a marker that FlushWebhooks waits for.
type notification struct {
	uri       string
	authToken *string
	body      []byte
	flushed   chan struct{}
}

// plainSettings is the webhook settings response without the methods that hide the token.
type plainSettings models.WebhookSettingsResponse

func (c *call) webhookSettings(req models.OrganizationRequest) (*plainSettings, *apiError) {
	settings := &plainSettings{
		CorrelationID:  c.correlationID,
		AuthToken:      c.notifier.authToken,
		WebHooksFilter: c.notifier.filter,
	}
	if c.notifier.uri != "" {
		settings.WebHooksURI = &c.notifier.uri
	}
	return settings, nil
}

// updateWebhookSettings replaces all settings. An empty URI turns webhooks off.
func (c *call) updateWebhookSettings(req models.UpdateWebhookSettingsRequest) (*models.CorrelationIDResponse, *apiError) {
	if problem := checkWebhookURI(req.WebHooksURI); problem != "" && req.WebHooksURI != "" {
		return nil, badRequest("%s", problem)
	}
	c.notifier.release()
	c.notifier.uri, c.notifier.authToken, c.notifier.filter = req.WebHooksURI, req.AuthToken, req.WebHooksFilter
	c.startWebhooks()
	return &models.CorrelationIDResponse{CorrelationID: c.correlationID}, nil
}

// checkWebhookURI returns what is wrong with a webhook URI, or "".
func checkWebhookURI(uri string) string {
	parsed, err := url.Parse(uri)
	if err != nil || parsed.Scheme != "http" && parsed.Scheme != "https" || parsed.Host == "" {
		return fmt.Sprintf("webHooksUri must be an absolute URL, got %q", uri)
	}
	return ""
}

// notifyOrder sends an event with the new state of an order.
func (s *Server) notifyOrder(o *order, correlationID string) {
	status, items := o.newStatuses()
	failed := o.creation == models.CreationStatusError
	switch o.kind {
	case kindReserve:
		filter := value(value(s.notifier.filter).ReserveFilter)
		eventType, selected := models.WebhookEventTypeReserveUpdate, value(filter.Updates)
		if failed {
			eventType, selected = models.WebhookEventTypeReserveError, value(filter.Errors)
		}
		s.notify(selected, eventType, o.timestamp, correlationID, s.reserveInfo(o))
		return
	case kindTableOrder:
		filter := value(value(s.notifier.filter).TableOrderFilter)
		eventType := models.WebhookEventTypeTableOrderUpdate
		selected := slices.Contains(filter.OrderStatuses, models.OrderStatus(status)) || overlap(filter.ItemStatuses, items)
		if failed {
			eventType, selected = models.WebhookEventTypeTableOrderError, value(filter.Errors)
		}
		s.notify(selected, eventType, o.timestamp, correlationID, s.tableOrderInfo(o))
		return
	}
	filter := value(value(s.notifier.filter).DeliveryOrderFilter)
	eventType := models.WebhookEventTypeDeliveryOrderUpdate
	selected := slices.Contains(filter.OrderStatuses, models.DeliveryStatus(status)) || overlap(filter.ItemStatuses, items)
	if failed {
		eventType, selected = models.WebhookEventTypeDeliveryOrderError, value(filter.Errors)
	}
	info := s.deliveryInfo(o)
	if info.Order != nil {
		placed := *info.Order
		placed.ExternalData = withKeys(placed.ExternalData, filter.ReturnedExternalDataKeys)
		info.Order = &placed
	}
	s.notify(selected, eventType, o.timestamp, correlationID, info)
}

// newStatuses returns the statuses that the order ("" if unchanged) and its items did not have at the last
// call, and stores the current ones.
func (o *order) newStatuses() (status string, items []models.OrderItemStatus) {
	before := o.statuses
	o.statuses = nil
	var placed []models.PlacedItem
	switch {
	case o.delivery != nil:
		o.statuses, placed = append(o.statuses, string(o.delivery.Status)), o.delivery.Items
	case o.table != nil:
		o.statuses, placed = append(o.statuses, string(o.table.Status)), o.table.Items
	}
	for _, item := range placed {
		o.statuses = append(o.statuses, string(item.Status))
	}
	for i, now := range o.statuses {
		switch {
		case i < len(before) && now == before[i]:
		case i == 0:
			status = now
		default:
			items = append(items, models.OrderItemStatus(now))
		}
	}
	return status, items
}

// overlap reports whether two lists have a common element.
func overlap[T comparable](a, b []T) bool {
	return slices.ContainsFunc(a, func(v T) bool { return slices.Contains(b, v) })
}

// notifyStopList sends an event about a changed stop list. whole is true if the whole list changed.
func (c *call) notifyStopList(terminalGroupID string, whole bool) {
	selected := value(value(value(c.notifier.filter).StopListUpdateFilter).Updates)
	c.notify(selected, models.WebhookEventTypeStopListUpdate, c.now, c.correlationID, models.StopListUpdate{
		TerminalGroupsStopListsUpdates: []models.TerminalGroupStopListUpdate{{ID: terminalGroupID, IsFull: whole}},
	})
}

// notifyShift sends an event about an opened or closed shift.
func (s *Server) notifyShift(shift models.PersonalShift, at time.Time, correlationID string) {
	selected := value(value(value(s.notifier.filter).PersonalShiftFilter).Updates)
	s.notify(selected, models.WebhookEventTypePersonalShift, at, correlationID, shift)
}

// notify queues an event if webhooks are on and either there is no filter or the event matches it.
func (s *Server) notify(selected bool, eventType models.WebhookEventType, at time.Time, correlationID string, info any) {
	n := s.notifier
	if n.uri == "" || n.filter != nil && !selected {
		return
	}
	n.add(encode(models.Event[any]{
		EventType:      eventType,
		EventTime:      models.NewDateTime(at.UTC()),
		OrganizationID: s.restaurant.Organization.ID,
		CorrelationID:  correlationID,
		EventInfo:      info,
	}))
	n.wakeUp()
}

// add puts an event into the outbox, followed by the delayed ones. With disorder the event may be delayed
// itself, or duplicated with the next one.
func (n *notifier) add(event json.RawMessage) {
	delayed, duplicate := false, false
	if n.random != nil {
		delayed, duplicate = n.random.IntN(4) == 0, n.random.IntN(4) == 0
	}
	if !delayed {
		n.delayed = slices.Insert(n.delayed, 0, event)
		n.release()
	}
	if delayed || duplicate {
		n.delayed, n.delayedUntil = append(n.delayed, event), time.Now().Add(webhookDelay)
	}
}

// release puts the delayed events into the outbox, as one notification.
func (n *notifier) release() {
	if len(n.delayed) > 0 {
		n.outbox = append(n.outbox, notification{uri: n.uri, authToken: n.authToken, body: encode(n.delayed)})
		n.delayed = nil
	}
}

// wakeUp makes the goroutine check for work.
func (n *notifier) wakeUp() {
	select {
	case n.wake <- struct{}{}:
	default: // a wake-up is already pending
	}
}

// startWebhooks starts the goroutine that sends webhooks, if they are on and it is not running yet.
func (s *Server) startWebhooks() {
	n := s.notifier
	if n.uri == "" || n.running || n.ctx.Err() != nil {
		return
	}
	n.running = true
	n.done.Go(s.sendWebhooks)
}

// stopWebhooks stops the goroutine and waits for it.
func (s *Server) stopWebhooks() {
	s.mu.Lock()
	s.notifier.stop()
	s.mu.Unlock()
	s.notifier.done.Wait()
}

// sendWebhooks sends the notifications one by one. It also runs the commands that are due, as there may be no
// request that does so.
func (s *Server) sendWebhooks() {
	n := s.notifier
	defer n.client.CloseIdleConnections()
	for n.ctx.Err() == nil {
		next, timer := s.nextNotification()
		switch {
		case next == nil:
			select {
			case <-n.ctx.Done():
			case <-n.wake:
			case <-timer:
			}
		case next.flushed != nil:
			close(next.flushed)
		default:
			s.send(*next)
		}
	}
}

// nextNotification removes a notification from the outbox. If it is empty, nextNotification returns nil and a
// channel that fires when the next command or delayed event is due; nil if there is none.
func (s *Server) nextNotification() (*notification, <-chan time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, now := s.notifier, s.now()
	s.runDue(now)
	if len(n.delayed) > 0 && !n.delayedUntil.After(now) {
		n.release()
	}
	if len(n.outbox) > 0 {
		next := n.outbox[0]
		n.outbox = n.outbox[1:]
		return &next, nil
	}
	var dueAt time.Time
	if len(s.queue) > 0 {
		dueAt = s.queue[0].due
	}
	if len(n.delayed) > 0 && (dueAt.IsZero() || n.delayedUntil.Before(dueAt)) {
		dueAt = n.delayedUntil
	}
	if dueAt.IsZero() {
		return nil, nil
	}
	return nil, time.After(dueAt.Sub(now))
}

// send sends a notification, with retries until the response is 200 or the attempts are used up.
func (s *Server) send(next notification) {
	n := s.notifier
	s.mu.Lock()
	n.sent = append(n.sent, Webhook{URL: next.uri, Body: next.body})
	if excess := len(n.sent) - s.requestLimit; excess > 0 {
		n.sent = slices.Delete(n.sent, 0, excess)
	}
	s.mu.Unlock()
	for attempt := 1; ; attempt++ {
		status, err := next.sendOnce(n.ctx, n.client)
		s.mu.Lock()
		now := s.now()
		if last := len(n.sent) - 1; last >= 0 { // only this goroutine appends
			n.sent[last].Attempts = append(n.sent[last].Attempts, WebhookAttempt{now, status, err})
		}
		s.mu.Unlock()
		if status == http.StatusOK || attempt == webhookAttempts || !s.waitUntil(now.Add(n.interval)) {
			return
		}
	}
}

// waitUntil waits until the clock of the server shows a time. It returns false if the server is closed before.
func (s *Server) waitUntil(due time.Time) bool {
	for {
		s.mu.Lock()
		s.runDue(s.now())
		left := due.Sub(s.now())
		s.mu.Unlock()
		if left <= 0 {
			return true
		}
		select {
		case <-s.notifier.ctx.Done():
			return false
		case <-s.notifier.wake:
		case <-time.After(left):
		}
	}
}

// sendOnce makes one attempt and returns the status of the response.
func (n notification) sendOnce(ctx context.Context, client *http.Client) (int, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, n.uri, bytes.NewReader(n.body))
	if err != nil {
		return 0, err
	}
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	if n.authToken != nil {
		req.Header.Set("Authorization", *n.authToken)
	}
	resp, err := client.Do(req)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	// The body is discarded; it is read so that the connection can be reused.
	_, _ = io.CopyN(io.Discard, resp.Body, 1<<16)
	return resp.StatusCode, nil
}
