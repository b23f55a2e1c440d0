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
	// webhookAttempts is how often a notification is sent until the server gives up.
	webhookAttempts = 5
	// webhookPause is the pause after the first attempt. Each of the next is twice as long.
	webhookPause = 50 * time.Millisecond
	// webhookTimeout is how long the server waits for an answer.
	webhookTimeout = 5 * time.Second
	// webhookDelay is how long a late event waits for the next one.
	webhookDelay = time.Second
)

var webhooks = operations{
	api.WebHookSettings:       handle((*call).webhookSettings),
	api.WebHookUpdateSettings: handle((*call).updateWebhookSettings),
}

// WithWebhook has the server send notifications of all kinds to a URL, with the token in their
// Authorization header. WebHook.UpdateSettings does the same later, and chooses among the kinds. A URL
// that is not absolute makes NewServer and Start panic.
func WithWebhook(url, authToken string) Option {
	if wrong := checkWebhookURI(url); wrong != "" {
		panic("iikotest: WithWebhook: " + wrong)
	}
	return func(s *Server) { s.notifier.uri, s.notifier.authToken = url, &authToken }
}

// WithWebhookDisorder has the server send some events twice and some late, as iiko may: the second time, or
// late, they come in one request with the next event, behind it. Which ones depends on seed and on how many
// events there were before, so a run that changes the same things in the same order can be repeated. What no
// other event follows is sent after a second, or by [Server.FlushWebhooks].
func WithWebhookDisorder(seed uint64) Option {
	return func(s *Server) { s.notifier.random = rand.New(rand.NewPCG(seed, 0)) }
}

// FlushWebhooks waits until the notifications of all that was asked of the restaurant so far have been
// sent, or the server has given up on them. It waits for orders and commands that are still in progress,
// too. It fails when ctx ends or the server is closed before that.
func (s *Server) FlushWebhooks(ctx context.Context) error {
	s.mu.Lock()
	if !s.notifier.running {
		s.mu.Unlock()
		return nil
	}
	due := time.Now()
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
		return fmt.Errorf("iikotest: not all webhooks are sent: %w", ctx.Err())
	case <-s.notifier.ctx.Done():
		return errors.New("iikotest: not all webhooks were sent when the server closed")
	}
}

// notifier is what a [Server] needs to send webhooks. The server's mutex guards the fields that change.
type notifier struct {
	uri       string // "" while webhooks are off
	authToken *string
	filter    *models.WebhookFilter // nil lets everything pass

	outbox []notification
	random *rand.Rand        // brings disorder when it is not nil
	late   []json.RawMessage // events that wait for the next one
	lateAt time.Time         // when they do so no longer

	running bool
	ctx     context.Context // ends the goroutine
	stop    context.CancelFunc
	stopped sync.WaitGroup
	wake    chan struct{} // tells the goroutine to look again
}

func newNotifier() *notifier {
	n := &notifier{wake: make(chan struct{}, 1)}
	n.ctx, n.stop = context.WithCancel(context.Background())
	return n
}

// notification is one request to the receiver of webhooks, or the place in the outbox that a flush waits
// for.
type notification struct {
	uri       string
	authToken *string
	body      []byte
	flushed   chan struct{}
}

// plainSettings are the settings of webhooks without the methods that hide the token.
type plainSettings models.WebhookSettingsResponse

func (c *call) webhookSettings(req models.OrganizationRequest) (*plainSettings, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationID); refused != nil {
		return nil, refused
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

// updateWebhookSettings replaces the settings as a whole. An empty URI turns webhooks off.
func (c *call) updateWebhookSettings(req models.UpdateWebhookSettingsRequest) (*models.CorrelationIDResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationID); refused != nil {
		return nil, refused
	}
	if wrong := checkWebhookURI(req.WebHooksURI); wrong != "" && req.WebHooksURI != "" {
		return nil, badRequest("%s", wrong)
	}
	c.notifier.release()
	c.notifier.uri, c.notifier.authToken, c.notifier.filter = req.WebHooksURI, req.AuthToken, req.WebHooksFilter
	c.startWebhooks()
	return &models.CorrelationIDResponse{CorrelationID: c.correlationID}, nil
}

// checkWebhookURI says what is wrong with a URI to send webhooks to; "" when nothing is.
func checkWebhookURI(uri string) string {
	parsed, err := url.Parse(uri)
	if err != nil || parsed.Scheme != "http" && parsed.Scheme != "https" || parsed.Host == "" {
		return fmt.Sprintf("webHooksUri: %q is not an absolute URL", uri)
	}
	return ""
}

// orderChanged tells of the new state of an order.
func (s *Server) orderChanged(o *order, correlationID string) {
	status, items := o.reached()
	failed := o.creation == models.CreationStatusError
	switch o.kind {
	case kindReserve:
		filter := value(value(s.notifier.filter).ReserveFilter)
		eventType, wanted := models.WebhookEventTypeReserveUpdate, value(filter.Updates)
		if failed {
			eventType, wanted = models.WebhookEventTypeReserveError, value(filter.Errors)
		}
		s.tell(wanted, eventType, o.timestamp, correlationID, s.reserveInfo(o))
		return
	case kindTableOrder:
		filter := value(value(s.notifier.filter).TableOrderFilter)
		eventType := models.WebhookEventTypeTableOrderUpdate
		wanted := slices.Contains(filter.OrderStatuses, models.OrderStatus(status)) || common(filter.ItemStatuses, items)
		if failed {
			eventType, wanted = models.WebhookEventTypeTableOrderError, value(filter.Errors)
		}
		s.tell(wanted, eventType, o.timestamp, correlationID, s.tableOrderInfo(o))
		return
	}
	filter := value(value(s.notifier.filter).DeliveryOrderFilter)
	eventType := models.WebhookEventTypeDeliveryOrderUpdate
	wanted := slices.Contains(filter.OrderStatuses, models.DeliveryStatus(status)) || common(filter.ItemStatuses, items)
	if failed {
		eventType, wanted = models.WebhookEventTypeDeliveryOrderError, value(filter.Errors)
	}
	info := s.deliveryInfo(o)
	if info.Order != nil {
		placed := *info.Order
		placed.ExternalData = withKeys(placed.ExternalData, filter.ReturnedExternalDataKeys)
		info.Order = &placed
	}
	s.tell(wanted, eventType, o.timestamp, correlationID, info)
}

// reached returns the status that the order has and had not at its last change, "" for none, and those of
// its items.
func (o *order) reached() (status string, items []models.OrderItemStatus) {
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

// common tells whether two lists have an entry in common.
func common[T comparable](a, b []T) bool {
	return slices.ContainsFunc(a, func(v T) bool { return slices.Contains(b, v) })
}

// stopListChanged tells that the stop list of a terminal group changed, in part or as a whole.
func (c *call) stopListChanged(terminalGroupID string, whole bool) {
	wanted := value(value(value(c.notifier.filter).StopListUpdateFilter).Updates)
	c.tell(wanted, models.WebhookEventTypeStopListUpdate, c.now, c.correlationID, models.StopListUpdate{
		TerminalGroupsStopListsUpdates: []models.TerminalGroupStopListUpdate{{ID: terminalGroupID, IsFull: whole}},
	})
}

// shiftChanged tells that a shift was opened or closed.
func (s *Server) shiftChanged(shift models.PersonalShift, at time.Time, correlationID string) {
	wanted := value(value(value(s.notifier.filter).PersonalShiftFilter).Updates)
	s.tell(wanted, models.WebhookEventTypePersonalShift, at, correlationID, shift)
}

// tell puts an event into the outbox when webhooks are on and there is no filter, or the filter wants it.
func (s *Server) tell(wanted bool, eventType models.WebhookEventType, at time.Time, correlationID string, info any) {
	n := s.notifier
	if n.uri == "" || n.filter != nil && !wanted {
		return
	}
	n.put(encode(models.Event[any]{
		EventType:      eventType,
		EventTime:      models.NewDateTime(at.UTC()),
		OrganizationID: s.restaurant.Organization.ID,
		CorrelationID:  correlationID,
		EventInfo:      info,
	}))
	n.look()
}

// put puts an event into the outbox, with those that have waited for it. In disorder it may have to wait
// itself, or come again with the next one.
func (n *notifier) put(event json.RawMessage) {
	late, again := false, false
	if n.random != nil {
		late, again = n.random.IntN(4) == 0, n.random.IntN(4) == 0
	}
	if !late {
		n.late = slices.Insert(n.late, 0, event)
		n.release()
	}
	if late || again {
		n.late, n.lateAt = append(n.late, event), time.Now().Add(webhookDelay)
	}
}

// release puts the late events into the outbox, as one notification.
func (n *notifier) release() {
	if len(n.late) > 0 {
		n.outbox = append(n.outbox, notification{uri: n.uri, authToken: n.authToken, body: encode(n.late)})
		n.late = nil
	}
}

// look has the goroutine look for work.
func (n *notifier) look() {
	select {
	case n.wake <- struct{}{}:
	default: // it will look anyway
	}
}

// startWebhooks starts the goroutine that sends webhooks, if they are on and it does not run yet.
func (s *Server) startWebhooks() {
	n := s.notifier
	if n.uri == "" || n.running || n.ctx.Err() != nil {
		return
	}
	n.running = true
	n.stopped.Go(s.sendWebhooks)
}

// stopWebhooks ends the goroutine, whatever it is at.
func (s *Server) stopWebhooks() {
	s.mu.Lock()
	s.notifier.stop()
	s.mu.Unlock()
	s.notifier.stopped.Wait()
}

// sendWebhooks sends one notification after the other. It also does the work of the restaurant when that
// is due, as there may be no request that does so.
func (s *Server) sendWebhooks() {
	n := s.notifier
	client := &http.Client{
		Transport:     &http.Transport{},
		Timeout:       webhookTimeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	defer client.CloseIdleConnections()
	for n.ctx.Err() == nil {
		next, later := s.nextNotification()
		switch {
		case next == nil:
			select {
			case <-n.ctx.Done():
			case <-n.wake:
			case <-later:
			}
		case next.flushed != nil:
			close(next.flushed)
		default:
			next.send(n.ctx, client)
		}
	}
}

// nextNotification takes a notification out of the outbox. When there is none, it returns nil and what
// tells when there may be one by the passing of time alone.
func (s *Server) nextNotification() (*notification, <-chan time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, now := s.notifier, s.now()
	s.catchUp(now)
	if len(n.late) > 0 && !n.lateAt.After(now) {
		n.release()
	}
	if len(n.outbox) > 0 {
		next := n.outbox[0]
		n.outbox = n.outbox[1:]
		return &next, nil
	}
	var later time.Time
	if len(s.queue) > 0 {
		later = s.queue[0].due
	}
	if len(n.late) > 0 && (later.IsZero() || n.lateAt.Before(later)) {
		later = n.lateAt
	}
	if later.IsZero() {
		return nil, nil
	}
	return nil, time.After(later.Sub(now))
}

// send sends the notification until it is answered with 200, or too often.
func (n notification) send(ctx context.Context, client *http.Client) {
	pause := webhookPause
	for attempt := 1; ; attempt++ {
		if n.sendOnce(ctx, client) || attempt == webhookAttempts {
			return
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return
		}
		pause *= 2
	}
}

// sendOnce tells whether the answer was 200.
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
	// What the body says does not matter; it is read so that the connection can be used again.
	_, _ = io.CopyN(io.Discard, resp.Body, 1<<16)
	return resp.StatusCode == http.StatusOK
}
