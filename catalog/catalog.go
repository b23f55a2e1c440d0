package catalog

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/contexts"
	"github.com/kebrick/goiikoapi/models"
)

// Part is a part of a snapshot that is read beside the menu.
type Part string

const (
	// PartOrganization: the settings of the restaurant, from Client.Organizations.
	PartOrganization Part = "organization"
	// PartTerminalGroups: from TerminalGroup.TerminalGroups.
	PartTerminalGroups Part = "terminal groups"
	// PartPaymentTypes: from Dictionaries.PaymentTypes.
	PartPaymentTypes Part = "payment types"
	// PartOrderTypes: from Dictionaries.OrderTypes.
	PartOrderTypes Part = "order types"
	// PartDiscounts: from Dictionaries.Discounts.
	PartDiscounts Part = "discounts"
	// PartCancelCauses: from Dictionaries.CancelCauses.
	PartCancelCauses Part = "cancel causes"
	// PartTipsTypes: from Dictionaries.TipsTypes.
	PartTipsTypes Part = "tips types"
	// PartStopLists: from Menu.StopLists.
	PartStopLists Part = "stop lists"
	// PartCombos: the combos of the nomenclature, from Menu.Combo, which needs the loyalty program. External menus have combos
	// of their own.
	PartCombos Part = "combos"
)

// reader reads a part.
type reader struct {
	part Part
	// read reads the part of a snapshot from iiko.
	read func(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error
	// keep takes the part of an earlier snapshot.
	keep func(s, before *Snapshot)
}

// readers are of all parts, in the order in which they are read.
var readers = []reader{
	{PartOrganization, readOrganization, func(s, before *Snapshot) { s.Organization = before.Organization }},
	{PartTerminalGroups, readTerminalGroups, func(s, before *Snapshot) { s.TerminalGroups = before.TerminalGroups }},
	{PartPaymentTypes, readPaymentTypes, func(s, before *Snapshot) { s.PaymentTypes = before.PaymentTypes }},
	{PartOrderTypes, readOrderTypes, func(s, before *Snapshot) { s.OrderTypes = before.OrderTypes }},
	{PartDiscounts, readDiscounts, func(s, before *Snapshot) { s.Discounts = before.Discounts }},
	{PartCancelCauses, readCancelCauses, func(s, before *Snapshot) { s.CancelCauses = before.CancelCauses }},
	{PartTipsTypes, readTipsTypes, func(s, before *Snapshot) { s.TipsTypes = before.TipsTypes }},
	{PartStopLists, readStopLists, func(s, before *Snapshot) { s.StopLists = before.StopLists }},
	{PartCombos, readCombos, func(s, before *Snapshot) { s.Combos = before.Combos }},
}

// Catalog keeps a [Snapshot] of a restaurant's menu up to date. It is safe for concurrent use.
type Catalog struct {
	cli             *goiikoapi.Client
	organizationID  string
	menuID          string
	version         int
	priceCategories []string
	parts           []Part
	current         atomic.Pointer[Snapshot]
	// syncing is held while a sync runs.
	syncing chan struct{}
	// stopLists and menus count the reads of the stop lists and of all.
	stopLists, menus reads
}

// reads counts reads, so that of events that come while one runs, one more is enough.
type reads struct {
	// begun is how many have begun, succeeded the number of the last that has succeeded.
	begun, succeeded atomic.Int64
}

// do reads and counts.
func (r *reads) do(read func() error) error {
	number := r.begun.Add(1)
	err := read()
	if err == nil {
		r.succeeded.Store(number)
	}
	return err
}

// Option is an option of [New].
type Option func(*Catalog) error

// WithExternalMenu reads an external menu, from Menu.Menu, instead of the nomenclature. version is the format, 2, 3 or 4, or
// 5 for Menu.MenuV3ByID. The prices are the menu's own or, with IDs, those of these price categories: a menu whose prices
// come from price categories needs at least one. Each price category costs one more call.
func WithExternalMenu(menuID string, version int, priceCategoryIDs ...string) Option {
	return func(c *Catalog) error {
		switch {
		case menuID == "":
			return errors.New("WithExternalMenu: menuID must not be empty")
		case version < 2 || version > menuV3:
			return fmt.Errorf("WithExternalMenu: version must be 2, 3, 4 or %d, not %d", menuV3, version)
		case slices.Contains(priceCategoryIDs, ""):
			return errors.New("WithExternalMenu: priceCategoryIDs must not have an empty ID")
		}
		c.menuID, c.version, c.priceCategories = menuID, version, priceCategoryIDs
		return nil
	}
}

// menuV3 is the version of Menu.MenuV3ByID.
const menuV3 = 5

// WithParts sets the parts that are read beside the menu, for an API login that has no right to the others. The default is
// all but combos and tips types.
func WithParts(chosen ...Part) Option {
	return func(c *Catalog) error {
		for _, part := range chosen {
			if !slices.ContainsFunc(readers, func(r reader) bool { return r.part == part }) {
				return fmt.Errorf("WithParts: there is no part %q", part)
			}
		}
		c.parts = chosen
		return nil
	}
}

// WithSnapshot begins with a saved snapshot, so that the first [Catalog.Sync] only asks for changes. It must be of the same
// organization and menu.
func WithSnapshot(s *Snapshot) Option {
	return func(c *Catalog) error {
		if s == nil {
			return errors.New("WithSnapshot: the snapshot must not be nil")
		}
		c.current.Store(s)
		return nil
	}
}

// New returns a catalog of an organization's nomenclature, or of an external menu with [WithExternalMenu]. It sends nothing:
// the first [Catalog.Sync] reads the menu. The error names the argument that is invalid.
func New(cli *goiikoapi.Client, organizationID string, opts ...Option) (*Catalog, error) {
	c := &Catalog{cli: cli, organizationID: organizationID, syncing: make(chan struct{}, 1)}
	for _, r := range readers {
		if r.part != PartCombos && r.part != PartTipsTypes {
			c.parts = append(c.parts, r.part)
		}
	}
	if cli == nil {
		return nil, errors.New("catalog: New: cli must not be nil")
	}
	if organizationID == "" {
		return nil, errors.New("catalog: New: organizationID must not be empty")
	}
	for i, opt := range opts {
		if opt == nil {
			return nil, fmt.Errorf("catalog: New: opts[%d] must not be nil", i)
		}
		if err := opt(c); err != nil {
			return nil, fmt.Errorf("catalog: New: %w", err)
		}
	}
	if s := c.current.Load(); s != nil {
		if err := c.begin(s); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// begin begins with a saved snapshot, without the parts that are not read.
func (c *Catalog) begin(s *Snapshot) error {
	switch {
	case s.OrganizationID != c.organizationID || s.MenuID != c.menuID:
		return fmt.Errorf("catalog: New: the snapshot is of organization %q and menu %q, not %q and %q", s.OrganizationID, s.MenuID, c.organizationID, c.menuID)
	case !slices.Equal(s.PriceCategoryIDs, c.priceCategories):
		return fmt.Errorf("catalog: New: the snapshot is of the price categories %q, not %q", s.PriceCategoryIDs, c.priceCategories)
	}
	kept := *s
	for _, r := range readers {
		if !slices.Contains(c.parts, r.part) && (r.part != PartCombos || c.menuID == "") {
			r.keep(&kept, &Snapshot{})
		}
	}
	c.current.Store(&kept)
	return nil
}

// Snapshot returns the menu as it was found last; nil before the first [Catalog.Sync] without [WithSnapshot].
func (c *Catalog) Snapshot() *Snapshot { return c.current.Load() }

// Sync brings the snapshot up to date and returns what has changed. The nomenclature is asked for by its revision, so iiko
// sends it only if it has changed; external menus and the other parts are read each time. If the menu can't be read, or is
// empty, the snapshot stays as it was. If a part can't be read, that part stays as it was, and Sync returns what has changed
// beside the error. Concurrent calls wait for each other.
//
// iiko limits how often menus and stop lists may be asked for, to about once in some minutes; see [Catalog.Handle] for
// stop lists.
func (c *Catalog) Sync(ctx context.Context) (Changes, error) {
	return c.replace(ctx, "Sync", func(before *Snapshot) (*Snapshot, error) { return c.sync(ctx, before) })
}

// sync returns the snapshot with all that can be read.
func (c *Catalog) sync(ctx context.Context, before *Snapshot) (s *Snapshot, err error) {
	err = c.menus.do(func() error {
		var failed error
		if s, failed = c.readMenu(ctx, before); failed != nil {
			s = before
			return fmt.Errorf("menu: %w", failed)
		}
		for _, r := range readers {
			if !slices.Contains(c.parts, r.part) {
				continue
			}
			if err := c.readPart(ctx, r, s); err != nil {
				if before != nil {
					r.keep(s, before)
				}
				failed = cmp.Or(failed, fmt.Errorf("%s: %w", r.part, err))
			}
		}
		switch {
		case failed == nil:
			s.SyncedAt = time.Now()
		case before != nil:
			s.SyncedAt = before.SyncedAt
		}
		return failed
	})
	return s, err
}

// SyncStopLists reads the stop lists only. It fails before the menu was read, and if they are not among [WithParts].
func (c *Catalog) SyncStopLists(ctx context.Context) (Changes, error) {
	return c.replace(ctx, "SyncStopLists", func(before *Snapshot) (*Snapshot, error) { return c.readStopLists(ctx, before) })
}

// readStopLists returns the snapshot with other stop lists.
func (c *Catalog) readStopLists(ctx context.Context, before *Snapshot) (*Snapshot, error) {
	i := slices.IndexFunc(readers, func(r reader) bool { return r.part == PartStopLists })
	switch {
	case before == nil:
		return nil, errors.New("there is no menu yet, call Sync first")
	case !slices.Contains(c.parts, PartStopLists):
		return before, errors.New("the stop lists are not among the parts that are read")
	}
	s := *before
	if err := c.readPart(ctx, readers[i], &s); err != nil {
		return before, err
	}
	return &s, nil
}

// readPart reads a part and counts the reads of stop lists.
func (c *Catalog) readPart(ctx context.Context, r reader, s *Snapshot) error {
	if r.part != PartStopLists {
		return r.read(ctx, c.cli, s)
	}
	return c.stopLists.do(func() error { return r.read(ctx, c.cli, s) })
}

// Handle reads what a webhook event says has changed: the stop lists, or all if the nomenclature has. It ignores other events,
// those of other organizations, and those about stop lists if these are not read, so it can be called with all of them. Of
// events that come while something is being read, one has it read again and returns the changes.
func (c *Catalog) Handle(ctx context.Context, event goiikoapi.WebhookEvent) (Changes, error) {
	if !strings.EqualFold(event.OrganizationID, c.organizationID) {
		return Changes{}, nil
	}
	read, counted := c.sync, &c.menus
	switch {
	case event.Type == models.WebhookEventTypeNomenclatureUpdate:
	case event.Type == models.WebhookEventTypeStopListUpdate && slices.Contains(c.parts, PartStopLists):
		read, counted = c.readStopLists, &c.stopLists
	default:
		return Changes{}, nil
	}
	begun := counted.begun.Load()
	return c.replace(ctx, "Handle", func(before *Snapshot) (*Snapshot, error) {
		if counted.succeeded.Load() > begun { // it was read after the event
			return before, nil
		}
		return read(ctx, before)
	})
}

// replace puts another snapshot in the place of the current one and returns the differences. next may return one beside an
// error.
func (c *Catalog) replace(ctx context.Context, method string, next func(before *Snapshot) (*Snapshot, error)) (Changes, error) {
	if ctx.Err() != nil {
		return Changes{}, fmt.Errorf("catalog: %s: %w", method, contexts.Ended(ctx))
	}
	select {
	case c.syncing <- struct{}{}:
		defer func() { <-c.syncing }()
	case <-ctx.Done():
		return Changes{}, fmt.Errorf("catalog: %s: another sync is still running: %w", method, contexts.Ended(ctx))
	}
	before := c.current.Load()
	after, err := next(before)
	if err != nil {
		err = fmt.Errorf("catalog: %s: %w", method, err)
	}
	if after == before {
		return Changes{}, err
	}
	c.current.Store(after)
	return Diff(before, after), err
}

// readMenu returns a new snapshot with the menu, which is that of before if iiko says that nothing has changed.
func (c *Catalog) readMenu(ctx context.Context, before *Snapshot) (*Snapshot, error) {
	read := c.readNomenclature
	if c.menuID != "" {
		read = c.readExternalMenu
	}
	s, err := read(ctx, before)
	switch {
	case err != nil:
		return nil, err
	case len(s.Items) > 0:
		return s, nil
	case before != nil && len(before.Items) > 0:
		return nil, fmt.Errorf("iiko returned an empty menu of revision %d; the %d items of revision %d stay", s.Revision, len(before.Items), before.Revision)
	case c.menuID == "":
		return nil, errors.New("iiko returned an empty nomenclature; a restaurant that works with external menus only needs WithExternalMenu")
	}
	return nil, errors.New("iiko returned an empty menu")
}

func (c *Catalog) readNomenclature(ctx context.Context, before *Snapshot) (*Snapshot, error) {
	known := int64(0)
	if before != nil {
		known = before.Revision
	}
	resp, err := c.nomenclatureSince(ctx, known)
	if err == nil && known != 0 && len(resp.Products) == 0 {
		if resp.Revision == known { // nothing has changed
			return &Snapshot{OrganizationID: before.OrganizationID, Revision: known, Categories: before.Categories, Items: before.Items}, nil
		}
		// The revision is another, but there is nothing in it, as after the restaurant's database was restored.
		resp, err = c.nomenclatureSince(ctx, 0)
	}
	if err != nil {
		return nil, err
	}
	s := FromNomenclature(c.organizationID, resp)
	if known != 0 && before.lacks(s) {
		// Items are gone. Whether they are, or iiko has sent changes only, the whole menu tells.
		if resp, err = c.nomenclatureSince(ctx, 0); err != nil {
			return nil, err
		}
		s = FromNomenclature(c.organizationID, resp)
	}
	return s, nil
}

// lacks reports whether another snapshot is without an item of this one. What is deleted is still listed.
func (s *Snapshot) lacks(other *Snapshot) bool {
	listed := map[string]bool{}
	for _, item := range other.Items {
		listed[item.ID] = true
	}
	return slices.ContainsFunc(s.Items, func(item Item) bool { return !listed[item.ID] })
}

func (c *Catalog) nomenclatureSince(ctx context.Context, revision int64) (*models.NomenclatureResponse, error) {
	return goiikoapi.Check(c.cli.Menu.ListNomenclature(ctx, models.NomenclatureRequest{OrganizationID: c.organizationID, StartRevision: &revision}))
}

// readExternalMenu returns the whole menu: iiko does not document what it returns by revision.
func (c *Catalog) readExternalMenu(ctx context.Context, _ *Snapshot) (*Snapshot, error) {
	categories := c.priceCategories
	if len(categories) == 0 {
		categories = []string{""}
	}
	var menu *Snapshot
	for _, category := range categories {
		s, err := c.readPrices(ctx, category)
		if err != nil {
			return nil, err
		}
		if menu == nil {
			menu = s
			continue
		}
		menu.addPrices(s)
	}
	return menu, nil
}

// readPrices returns the external menu with the prices of one category.
func (c *Catalog) readPrices(ctx context.Context, priceCategoryID string) (*Snapshot, error) {
	if c.version == menuV3 {
		menu, err := goiikoapi.Check(c.cli.Menu.MenuV3ByID(ctx, models.MenuV3ByIDRequest{
			ExternalMenuID: c.menuID, OrganizationID: c.organizationID, PriceCategoryID: priceCategoryID,
		}))
		if err != nil {
			return nil, err
		}
		return c.named(FromMenuV3(c.organizationID, priceCategoryID, menu)), nil
	}
	menu, err := goiikoapi.Check(c.cli.Menu.ExternalMenu(ctx, models.ExternalMenuRequest{
		ExternalMenuID: c.menuID, OrganizationIDs: []string{c.organizationID}, PriceCategoryID: priceCategoryID, Version: &c.version,
	}))
	if err != nil {
		return nil, err
	}
	return c.named(FromExternalMenu(c.organizationID, priceCategoryID, menu)), nil
}

// named gives a menu the ID that it was asked for by, which is longer than the one in the response.
func (c *Catalog) named(s *Snapshot) *Snapshot {
	s.MenuID = c.menuID
	return s
}

// addPrices adds the prices of the same menu in another price category.
func (s *Snapshot) addPrices(other *Snapshot) {
	s.PriceCategoryIDs = append(s.PriceCategoryIDs, other.PriceCategoryIDs...)
	add := func(prices *Prices, more Prices) {
		for category, price := range more {
			if *prices == nil {
				*prices = Prices{}
			}
			(*prices)[category] = price
		}
	}
	for i := range other.Items {
		from := &other.Items[i]
		item := s.item(from.ID)
		if item == nil {
			s.Items = append(s.Items, *from)
			continue
		}
		for j := range from.Sizes {
			size := item.size(from.Sizes[j].ID)
			if size == nil {
				item.Sizes = append(item.Sizes, from.Sizes[j])
				continue
			}
			add(&size.Prices, from.Sizes[j].Prices)
			for _, group := range from.Sizes[j].ModifierGroups {
				for _, modifier := range group.Modifiers {
					if _, known := size.modifier(group.ID, modifier.ID); known != nil {
						add(&known.Prices, modifier.Prices)
					}
				}
			}
		}
	}
}

func readOrganization(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error {
	resp, err := goiikoapi.Check(cli.Organizations(ctx, []string{s.OrganizationID}, goiikoapi.Ptr(true), goiikoapi.Ptr(true)))
	if err != nil {
		return err
	}
	for _, organization := range resp.Organizations {
		if organization.ID == s.OrganizationID {
			s.Organization = &organization
			return nil
		}
	}
	return fmt.Errorf("iiko returned no organization %q", s.OrganizationID)
}

func readTerminalGroups(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error {
	resp, err := goiikoapi.Check(cli.TerminalGroup.TerminalGroups(ctx, []string{s.OrganizationID}, false))
	if err == nil {
		s.TerminalGroups = itemsOf(s.OrganizationID, resp.TerminalGroups)
	}
	return err
}

func readPaymentTypes(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error {
	resp, err := goiikoapi.Check(cli.Dictionaries.PaymentTypes(ctx, []string{s.OrganizationID}))
	if err == nil {
		s.PaymentTypes = present(resp.PaymentTypes)
	}
	return err
}

func readOrderTypes(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error {
	resp, err := goiikoapi.Check(cli.Dictionaries.OrderTypes(ctx, []string{s.OrganizationID}))
	if err == nil {
		s.OrderTypes = itemsOf(s.OrganizationID, resp.OrderTypes)
	}
	return err
}

func readDiscounts(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error {
	resp, err := goiikoapi.Check(cli.Dictionaries.Discounts(ctx, []string{s.OrganizationID}))
	if err == nil {
		s.Discounts = itemsOf(s.OrganizationID, resp.Discounts)
	}
	return err
}

func readCancelCauses(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error {
	resp, err := goiikoapi.Check(cli.Dictionaries.CancelCauses(ctx, []string{s.OrganizationID}))
	if err == nil {
		s.CancelCauses = present(resp.CancelCauses)
	}
	return err
}

// readTipsTypes keeps those of the organization.
func readTipsTypes(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error {
	resp, err := goiikoapi.Check(cli.Dictionaries.TipsTypes(ctx))
	if err != nil {
		return err
	}
	s.TipsTypes = []models.TipsType{}
	for _, tips := range resp.TipsTypes {
		if slices.Contains(tips.OrganizationIDs, s.OrganizationID) {
			s.TipsTypes = append(s.TipsTypes, tips)
		}
	}
	return nil
}

func readStopLists(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error {
	resp, err := goiikoapi.Check(cli.Menu.StopLists(ctx, []string{s.OrganizationID}, true, nil))
	if err == nil {
		s.StopLists = itemsOf(s.OrganizationID, resp.TerminalGroupStopLists)
	}
	return err
}

func readCombos(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error {
	if s.MenuID != "" { // it has combos of its own
		return nil
	}
	resp, err := goiikoapi.Check(cli.Menu.Combo(ctx, s.OrganizationID))
	if err != nil {
		return err
	}
	s.Combos = []Combo{}
	for _, specification := range resp.ComboSpecifications {
		s.Combos = append(s.Combos, comboOf(specification))
	}
	return nil
}

// comboOf returns a combo of the loyalty program.
func comboOf(from models.ComboSpecification) Combo {
	combo := Combo{
		ID: from.SourceActionID, Name: goiikoapi.Value(from.Name), Groups: []ComboGroup{},
		Inactive: from.IsActive != nil && !*from.IsActive,
	}
	if from.PriceModificationType != nil && *from.PriceModificationType == models.ComboPriceModificationTypeFixedComboPrice {
		combo.Price = from.PriceModification
	}
	for _, group := range from.Groups {
		read := ComboGroup{ID: group.ID, Name: goiikoapi.Value(group.Name), Choices: []ComboChoice{}}
		for _, product := range group.Products {
			read.Choices = append(read.Choices, ComboChoice{ItemID: product.ProductID, SizeIDs: []string{product.SizeID}, ForbiddenModifiers: product.ForbiddenModifiers})
		}
		combo.Groups = append(combo.Groups, read)
	}
	return combo
}

// itemsOf returns what a response has for an organization, not nil.
func itemsOf[T any](organizationID string, all []models.OrganizationItems[T]) []T {
	items := []T{}
	for _, of := range all {
		if of.OrganizationID == organizationID {
			items = append(items, of.Items...)
		}
	}
	return items
}

// present returns a list that is not nil, because nil says that it was not read.
func present[T any](list []T) []T { return append([]T{}, list...) }
