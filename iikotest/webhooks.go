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
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

const (
	// webhookAttempts is the maximum number of attempts to send a notification.
	webhookAttempts = 5
	// webhookBackoff is the wait after the first attempt. It doubles after each one.
	webhookBackoff = 50 * time.Millisecond
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

	running bool
	ctx     context.Context // ends the goroutine
	stop    context.CancelFunc
	done    sync.WaitGroup
	wake    chan struct{} // wakes the goroutine up
}

func newNotifier() *notifier {
	n := &notifier{wake: make(chan struct{}, 1)}
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
	if apiErr := c.checkOrganizations(req.OrganizationID); apiErr != nil {
		return nil, apiErr
	}
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
	if apiErr := c.checkOrganizations(req.OrganizationID); apiErr != nil {
		return nil, apiErr
	}
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
	client := &http.Client{
		Transport:     &http.Transport{},
		Timeout:       webhookTimeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	defer client.CloseIdleConnections()
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
			next.send(n.ctx, client)
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

// send sends the notification, with retries until the response is 200 or the attempts are used up.
func (n notification) send(ctx context.Context, client *http.Client) {
	backoff := webhookBackoff
	for attempt := 1; ; attempt++ {
		if n.sendOnce(ctx, client) || attempt == webhookAttempts {
			return
		}
		select {
		case <-time.After(backoff):
		case <-ctx.Done():
			return
		}
		backoff *= 2
	}
}

// sendOnce makes one attempt and reports whether the response was 200.
func (n notification) sendOnce(ctx context.Context, client *http.Client) bool {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, n.uri, bytes.NewReader(n.body))
	if err != nil {
		return false
	}
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	if n.authToken != nil {
		req.Header.Set("Authorization", *n.authToken)
	}
	resp, err := client.Do(req)
	if err != nil {
		return false
	}
	defer resp.Body.Close()
	// The body is discarded; it is read so that the connection can be reused.
	_, _ = io.CopyN(io.Discard, resp.Body, 1<<16)
	return resp.StatusCode == http.StatusOK
}
