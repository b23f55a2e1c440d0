package main

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// pollInterval is how often changes are asked for.
const pollInterval = 15 * time.Second

// watcher knows what the deliveries were like when they were last seen.
type watcher struct {
	*program
	cli      *goiikoapi.Client
	chosen   organizations
	zones    []zone
	statuses []string
	seen     map[string]models.DeliveryInfo
	revision int64
}

// watch prints a line for each change of a delivery until ctx ends.
func (p *program) watch(ctx context.Context, cli *goiikoapi.Client, chosen organizations, zones []zone, statuses []string) error {
	w := &watcher{program: p, cli: cli, chosen: chosen, zones: zones, statuses: statuses, seen: map[string]models.DeliveryInfo{}}
	silently := func(models.DeliveryInfo, json.RawMessage) error { return nil }
	if err := w.list(ctx, silently); err != nil {
		return ended(ctx, err)
	}
	today := len(w.seen)
	if err := w.poll(ctx, silently); err != nil { // what is due on other days and changed since then
		return ended(ctx, err)
	}
	p.complain(p.say(textWatching, today))
	ticker := time.NewTicker(pollInterval)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
		err := w.poll(ctx, w.show)
		switch {
		case ctx.Err() != nil, p.stdout.err != nil:
			return ended(ctx, err)
		case err != nil && !passing(err):
			return err
		case err != nil:
			p.complain(p.describe(err))
		}
	}
}

// ended returns nil if the user has ended the program.
func ended(ctx context.Context, err error) error {
	if ctx.Err() == nil {
		return err
	}
	return nil
}

// passing reports whether a call may succeed later.
func passing(err error) bool {
	status := goiikoapi.StatusCode(err)
	return status == 0 || status >= 500 || goiikoapi.IsRateLimited(err) || goiikoapi.IsTimeout(err)
}

// poll calls show for what has changed since the revision. Where iiko does not know it any more, today's deliveries are
// compared.
func (w *watcher) poll(ctx context.Context, show func(models.DeliveryInfo, json.RawMessage) error) error {
	response, body, err := fetch(ctx, func(ctx context.Context) (*models.DeliveriesWithRevisionResponse, *goiikoapi.CustomErrorModel, error) {
		return w.cli.Deliveries.ByRevision(ctx, models.DeliveriesByRevisionRequest{StartRevision: w.revision, OrganizationIDs: w.chosen.ids()})
	})
	if goiikoapi.HasErrorCode(err, models.ErrorCodeTooOldRevision) {
		return w.list(ctx, show)
	}
	if err != nil {
		return err
	}
	if err := w.changes(response, body, show); err != nil {
		return err
	}
	w.revision = max(w.revision, response.MaxRevision)
	return nil
}

// list looks at all of today's deliveries and begins at their revision.
func (w *watcher) list(ctx context.Context, show func(models.DeliveryInfo, json.RawMessage) error) error {
	revision := int64(0)
	for i, period := range periods(w.zones, time.Time{}, time.Time{}) {
		response, body, err := deliveriesDue(ctx, w.cli, period, nil)
		if err != nil {
			return err
		}
		if err := w.changes(response, body, show); err != nil {
			return err
		}
		if i == 0 || response.MaxRevision < revision {
			revision = response.MaxRevision
		}
	}
	w.revision = revision
	return nil
}

// changes calls show for each delivery that has changed since it was seen.
func (w *watcher) changes(response *models.DeliveriesWithRevisionResponse, body []byte, show func(models.DeliveryInfo, json.RawMessage) error) error {
	var raw struct {
		OrdersByOrganizations []struct {
			Orders []json.RawMessage `json:"orders"`
		} `json:"ordersByOrganizations"`
	}
	if err := json.Unmarshal(bytes.TrimPrefix(body, []byte("\ufeff")), &raw); err != nil {
		return err
	}
	for i, organization := range response.OrdersByOrganizations {
		for j, delivery := range organization.Orders {
			before, known := w.seen[delivery.ID]
			if known && delivery.Timestamp <= before.Timestamp {
				continue
			}
			if err := show(delivery, raw.OrdersByOrganizations[i].Orders[j]); err != nil {
				return err
			}
			w.seen[delivery.ID] = delivery
		}
	}
	return nil
}

// show prints a change as one line.
func (w *watcher) show(d models.DeliveryInfo, raw json.RawMessage) error {
	placed := goiikoapi.Value(d.Order)
	if len(w.statuses) > 0 && !slices.Contains(w.statuses, string(placed.Status)) {
		return nil
	}
	if w.json {
		line, err := compact(raw)
		if err != nil {
			return err
		}
		return w.raw(line)
	}
	state := w.deliveryState(d)
	if before, known := w.seen[d.ID]; known && w.deliveryState(before) != state {
		state = w.deliveryState(before) + " → " + state
	}
	location := time.Local
	for _, z := range w.zones {
		if slices.Contains(z.organizations.ids(), d.OrganizationID) {
			location = z.location
		}
	}
	sum, organization := "", ""
	if d.Order != nil {
		sum = w.money(placed.Sum)
	}
	if len(w.chosen) > 1 {
		organization = w.chosen.name(d.OrganizationID)
	}
	at := time.UnixMilli(d.Timestamp).In(location).Format(time.TimeOnly)
	cells := []string{at, number(placed.Number), state, customerName(placed.Customer), placed.Phone, sum, organization, d.ID}
	for i, cell := range cells {
		cells[i] = oneLine(cell)
	}
	if w.colour {
		cells[2] = string(bold) + cells[2] + "\x1b[0m"
	}
	return w.print(join("  ", cells...), "\n")
}
