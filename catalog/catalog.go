package catalog

import (
	"context"
	"errors"
	"fmt"
	"slices"
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
	// PartStopLists: from Menu.StopLists.
	PartStopLists Part = "stop lists"
	// PartCombos: from Menu.Combo, which needs the loyalty program. They replace the combos of an external menu.
	PartCombos Part = "combos"
)

// reader reads a part.
type reader struct {
	part Part
	read func(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error
}

// readers are of all parts, in the order in which they are read.
var readers = []reader{
	{PartOrganization, readOrganization},
	{PartTerminalGroups, readTerminalGroups},
	{PartPaymentTypes, func(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error {
		resp, err := goiikoapi.Check(cli.Dictionaries.PaymentTypes(ctx, []string{s.OrganizationID}))
		if err == nil {
			s.PaymentTypes = present(resp.PaymentTypes)
		}
		return err
	}},
	{PartOrderTypes, func(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error {
		resp, err := goiikoapi.Check(cli.Dictionaries.OrderTypes(ctx, []string{s.OrganizationID}))
		if err == nil {
			s.OrderTypes = itemsOf(s.OrganizationID, resp.OrderTypes)
		}
		return err
	}},
	{PartDiscounts, func(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error {
		resp, err := goiikoapi.Check(cli.Dictionaries.Discounts(ctx, []string{s.OrganizationID}))
		if err == nil {
			s.Discounts = itemsOf(s.OrganizationID, resp.Discounts)
		}
		return err
	}},
	{PartCancelCauses, func(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error {
		resp, err := goiikoapi.Check(cli.Dictionaries.CancelCauses(ctx, []string{s.OrganizationID}))
		if err == nil {
			s.CancelCauses = present(resp.CancelCauses)
		}
		return err
	}},
	{PartStopLists, readStopLists},
	{PartCombos, readCombos},
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
// all but combos.
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
		if r.part != PartCombos {
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
	if s := c.current.Load(); s != nil && (s.OrganizationID != organizationID || s.MenuID != c.menuID) {
		return nil, fmt.Errorf("catalog: New: the snapshot is of organization %q and menu %q, not %q and %q", s.OrganizationID, s.MenuID, organizationID, c.menuID)
	}
	return c, nil
}

// Snapshot returns the menu as it was found last; nil before the first [Catalog.Sync] without [WithSnapshot].
func (c *Catalog) Snapshot() *Snapshot { return c.current.Load() }

// Sync brings the snapshot up to date and returns what has changed. The nomenclature is asked for by its revision, so iiko
// sends it only if it has changed; external menus and the other parts are read each time. If anything can't be read, or the
// menu is empty all of a sudden, the snapshot stays as it was and Sync returns the error. Concurrent calls wait for each
// other.
//
// iiko limits how often menus and stop lists may be asked for, to about once in some minutes; see [Catalog.Handle] for
// stop lists.
func (c *Catalog) Sync(ctx context.Context) (Changes, error) {
	return c.replace(ctx, func(before *Snapshot) (*Snapshot, error) {
		s, err := c.readMenu(ctx, before)
		if err != nil {
			return nil, err
		}
		for _, r := range readers {
			if !slices.Contains(c.parts, r.part) {
				continue
			}
			if err := r.read(ctx, c.cli, s); err != nil {
				return nil, fmt.Errorf("catalog: Sync: %s: %w", r.part, err)
			}
		}
		s.SyncedAt = time.Now()
		return s, nil
	})
}

// SyncStopLists reads the stop lists only. It fails before the menu was read.
func (c *Catalog) SyncStopLists(ctx context.Context) (Changes, error) {
	return c.replace(ctx, func(before *Snapshot) (*Snapshot, error) {
		if before == nil {
			return nil, errors.New("catalog: SyncStopLists: there is no menu yet, call Sync first")
		}
		s := *before
		if err := readStopLists(ctx, c.cli, &s); err != nil {
			return nil, fmt.Errorf("catalog: SyncStopLists: %w", err)
		}
		return &s, nil
	})
}

// Handle reads what a webhook event says has changed: the stop lists, or all if the nomenclature has. It ignores other events
// and those of other organizations, so it can be called with all of them.
func (c *Catalog) Handle(ctx context.Context, event goiikoapi.WebhookEvent) (Changes, error) {
	switch {
	case event.OrganizationID != c.organizationID:
	case event.Type == models.WebhookEventTypeStopListUpdate:
		return c.SyncStopLists(ctx)
	case event.Type == models.WebhookEventTypeNomenclatureUpdate:
		return c.Sync(ctx)
	}
	return Changes{}, nil
}

// replace puts another snapshot in the place of the current one and returns the differences.
func (c *Catalog) replace(ctx context.Context, next func(before *Snapshot) (*Snapshot, error)) (Changes, error) {
	select {
	case c.syncing <- struct{}{}:
		defer func() { <-c.syncing }()
	case <-ctx.Done():
		return Changes{}, fmt.Errorf("catalog: another sync is still running: %w", contexts.Ended(ctx))
	}
	before := c.current.Load()
	after, err := next(before)
	if err != nil {
		return Changes{}, err
	}
	c.current.Store(after)
	return Diff(before, after), nil
}

// readMenu returns a new snapshot with the menu, which is that of before if iiko says that nothing has changed.
func (c *Catalog) readMenu(ctx context.Context, before *Snapshot) (*Snapshot, error) {
	read := c.readNomenclature
	if c.menuID != "" {
		read = c.readExternalMenu
	}
	s, err := read(ctx, before)
	if err != nil {
		return nil, fmt.Errorf("catalog: Sync: menu: %w", err)
	}
	if before == nil {
		return s, nil
	}
	if s == nil { // nothing has changed
		return &Snapshot{OrganizationID: before.OrganizationID, Revision: before.Revision, Categories: before.Categories, Items: before.Items}, nil
	}
	if len(s.Items) == 0 && len(before.Items) > 0 {
		return nil, fmt.Errorf("catalog: Sync: menu: iiko returned an empty menu of revision %d; the %d items of revision %d stay", s.Revision, len(before.Items), before.Revision)
	}
	return s, nil
}

// readNomenclature returns nil if the nomenclature has not changed.
func (c *Catalog) readNomenclature(ctx context.Context, before *Snapshot) (*Snapshot, error) {
	req := models.NomenclatureRequest{OrganizationID: c.organizationID, StartRevision: goiikoapi.Ptr(int64(0))}
	if before != nil {
		req.StartRevision = &before.Revision
	}
	resp, err := goiikoapi.Check(c.cli.Menu.ListNomenclature(ctx, req))
	if err != nil {
		return nil, err
	}
	if before != nil && resp.Revision == before.Revision && len(resp.Products) == 0 {
		return nil, nil
	}
	return FromNomenclature(c.organizationID, resp), nil
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

func readStopLists(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error {
	resp, err := goiikoapi.Check(cli.Menu.StopLists(ctx, []string{s.OrganizationID}, true, nil))
	if err == nil {
		s.StopLists = itemsOf(s.OrganizationID, resp.TerminalGroupStopLists)
	}
	return err
}

func readCombos(ctx context.Context, cli *goiikoapi.Client, s *Snapshot) error {
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
