package iikotest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/kebrick/goiikoapi/internal/lenient"
	"github.com/kebrick/goiikoapi/models"
)

// LoadRestaurant reads a restaurant from responses of iiko Cloud API, one per file:
//
//	organizations.json         Client.Organizations; the first organization is the restaurant's
//	terminal_groups.json       TerminalGroup.TerminalGroups
//	restaurant_sections.json   Reserves.RestaurantSections
//	regions.json               Address.Regions
//	cities.json                Address.Cities
//	streets_<city ID>.json     Address.StreetsByCity
//	delivery_restrictions.json DeliveryRestrictions.RetrieveDeliveryRestrictions
//	nomenclature.json          Menu.Nomenclature
//	external_menus.json        Menu.Menu
//	external_menu_<name>.json  Menu.MenuByID in any format; one file for each menu and format
//	combos.json                Menu.Combo
//	stop_lists.json            Menu.StopLists
//	order_types.json           Dictionaries.OrderTypes
//	payment_types.json         Dictionaries.PaymentTypes
//	tips_types.json            Dictionaries.TipsTypes
//	discounts.json             Dictionaries.Discounts
//	cancel_causes.json         Dictionaries.CancelCauses
//	removal_types.json         Dictionaries.RemovalTypes
//	marketing_sources.json     Dictionaries.MarketingSources
//
// No file is required. What is missing is that of [DemoRestaurant], as a part of the loaded organization and its first
// terminal group, except what would refer to entries that a file replaced: that is empty. Without organizations.json
// the ID of the organization is the first that a file names. Items of other organizations are ignored.
//
// LoadRestaurant returns an error that names the file, and the line if it can't be decoded; files of other names are
// refused. Whether the files fit together is told by [Restaurant.Check].
func LoadRestaurant(files fs.FS) (Restaurant, error) {
	read, err := readRestaurant(files)
	if err != nil {
		return Restaurant{}, err
	}
	var place Restaurant
	place.Organization.ID = organizationOf(read)
	for _, f := range read {
		if f.part.ofPlace {
			if err := f.part.load(&place, f); err != nil {
				return Restaurant{}, err
			}
		}
	}
	r := demoAt(place)
	for _, f := range read {
		if err := f.part.load(&r, f); err != nil {
			return Restaurant{}, err
		}
	}
	return r, nil
}

// restaurantFile is a file of LoadRestaurant.
type restaurantFile struct {
	name string
	data []byte
	part *restaurantPart
}

// restaurantPart is what files of one name, or of names with one beginning, hold.
type restaurantPart struct {
	name    string
	ofPlace bool // it tells the IDs that the demo restaurant's parts get
	load    func(*Restaurant, restaurantFile) error
}

// rest returns what a file name has in place of the * of the part's name, and whether it is one of the part's.
func (p restaurantPart) rest(name string) (string, bool) {
	before, after, varies := strings.Cut(p.name, "*")
	if !varies {
		return "", name == p.name
	}
	rest, begins := strings.CutPrefix(name, before)
	rest, ends := strings.CutSuffix(rest, after)
	return rest, begins && ends && rest != ""
}

// restaurantParts are in the order in which they are loaded: a part comes after those that its entries refer to.
var restaurantParts = []restaurantPart{
	{"organizations.json", true, loadPart(loadOrganization)},
	{"terminal_groups.json", true, loadPart(func(r *Restaurant, resp models.TerminalGroupsResponse) error {
		r.TerminalGroups = itemsOf(r, resp.TerminalGroups)
		r.SleepingTerminalGroups = itemsOf(r, resp.TerminalGroupsInSleep)
		r.DisabledTerminalGroups = nil
		return nil
	})},
	{"restaurant_sections.json", false, loadPart(func(r *Restaurant, resp models.RestaurantSectionsResponse) error {
		r.Sections = resp.RestaurantSections
		return nil
	})},
	{"regions.json", false, loadPart(func(r *Restaurant, resp models.RegionsResponse) error {
		r.Regions = itemsOf(r, resp.Regions)
		return nil
	})},
	{"cities.json", false, loadPart(func(r *Restaurant, resp models.CitiesResponse) error {
		r.Cities, r.Streets = itemsOf(r, resp.Cities), map[string][]models.Street{}
		return nil
	})},
	{"streets_*.json", false, loadStreets},
	{"delivery_restrictions.json", false, loadPart(func(r *Restaurant, resp models.DeliveryRestrictionsResponse) error {
		own := find(resp.DeliveryRestrictions, func(d models.DeliveryRestrictions) bool { return d.OrganizationID == r.Organization.ID })
		r.DeliveryRestrictions = value(own)
		return nil
	})},
	{"nomenclature.json", false, loadPart(func(r *Restaurant, resp models.NomenclatureResponse) error {
		r.Nomenclature, r.Combos, r.StopLists = resp, models.CombosResponse{}, nil
		return nil
	})},
	{"external_menus.json", false, loadPart(func(r *Restaurant, resp models.MenusResponse) error {
		r.ExternalMenus, r.PriceCategories = resp.ExternalMenus, resp.PriceCategories
		return nil
	})},
	{"external_menu_*.json", false, loadPart(loadExternalMenu)},
	{"combos.json", false, loadPart(func(r *Restaurant, resp models.CombosResponse) error {
		r.Combos = resp
		return nil
	})},
	{"stop_lists.json", false, loadPart(func(r *Restaurant, resp models.StopListsResponse) error {
		r.StopLists = itemsOf(r, resp.TerminalGroupStopLists)
		return nil
	})},
	{"order_types.json", false, loadPart(func(r *Restaurant, resp models.OrderTypesResponse) error {
		r.OrderTypes = itemsOf(r, resp.OrderTypes)
		return nil
	})},
	{"payment_types.json", false, loadPart(func(r *Restaurant, resp models.PaymentTypesResponse) error {
		r.PaymentTypes, r.TipsTypes = resp.PaymentTypes, nil
		return nil
	})},
	{"tips_types.json", false, loadPart(func(r *Restaurant, resp models.TipsTypesResponse) error {
		r.TipsTypes = resp.TipsTypes
		return nil
	})},
	{"discounts.json", false, loadPart(func(r *Restaurant, resp models.DiscountsResponse) error {
		r.Discounts = itemsOf(r, resp.Discounts)
		return nil
	})},
	{"cancel_causes.json", false, loadPart(func(r *Restaurant, resp models.CancelCausesResponse) error {
		r.CancelCauses = resp.CancelCauses
		return nil
	})},
	{"removal_types.json", false, loadPart(func(r *Restaurant, resp models.RemovalTypesResponse) error {
		r.RemovalTypes = resp.RemovalTypes
		return nil
	})},
	{"marketing_sources.json", false, loadPart(func(r *Restaurant, resp models.MarketingSourcesResponse) error {
		r.MarketingSources = filter(resp.MarketingSources, func(m models.MarketingSource) bool { return m.OrganizationID == r.Organization.ID })
		return nil
	})},
}

// readRestaurant reads the files of a restaurant, in the order of the parts.
func readRestaurant(files fs.FS) ([]restaurantFile, error) {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, fmt.Errorf("iikotest: LoadRestaurant: %w", err)
	}
	names, read := make([]string, len(entries)), []restaurantFile{}
	for i, entry := range entries {
		names[i] = entry.Name()
	}
	for i := range restaurantParts {
		part := &restaurantParts[i]
		names = slices.DeleteFunc(names, func(name string) bool {
			if _, ours := part.rest(name); !ours {
				return false
			}
			data, readErr := fs.ReadFile(files, name)
			err = errors.Join(err, readErr)
			read = append(read, restaurantFile{name, lenient.WithoutBOM(data), part})
			return true
		})
	}
	if err != nil {
		return nil, fmt.Errorf("iikotest: LoadRestaurant: %w", err)
	}
	if len(names) > 0 {
		known := make([]string, len(restaurantParts))
		for i, part := range restaurantParts {
			known[i] = part.name
		}
		return nil, fmt.Errorf("iikotest: LoadRestaurant: unknown file %s; known are %s", strings.Join(names, ", "), strings.Join(known, ", "))
	}
	return read, nil
}

var namedOrganization = regexp.MustCompile(`"organizationId"\s*:\s*"([^"]+)"`)

// organizationOf returns the first organization that a file names; that of the demo restaurant if none does.
func organizationOf(files []restaurantFile) string {
	for _, f := range files {
		if named := namedOrganization.FindSubmatch(f.data); named != nil {
			return string(named[1])
		}
	}
	return OrganizationID
}

// demoAt returns the demo restaurant as a part of the organization and the first terminal group of place.
func demoAt(place Restaurant) Restaurant {
	demo := DemoRestaurant()
	terminalGroupID := TerminalGroupID
	if len(place.TerminalGroups) > 0 {
		terminalGroupID = place.TerminalGroups[0].ID
	}
	moving := strings.NewReplacer(OrganizationID, place.Organization.ID, TerminalGroupID, terminalGroupID)
	moved := Restaurant{}
	if err := json.Unmarshal([]byte(moving.Replace(string(encode(demo)))), &moved); err != nil {
		panic(fmt.Sprintf("iikotest: cannot decode the demo restaurant: %v", err))
	}
	moved.Location = demo.Location
	return moved
}

// loadPart returns the load function of a part whose files are responses of one type.
func loadPart[Resp any](set func(*Restaurant, Resp) error) func(*Restaurant, restaurantFile) error {
	return func(r *Restaurant, f restaurantFile) error {
		var resp Resp
		err := lenient.Unmarshal(f.data, &resp)
		if err == nil {
			err = set(r, resp)
		}
		if err != nil {
			return fmt.Errorf("iikotest: LoadRestaurant: %s: %w", f.name, atLine(f.data, err))
		}
		return nil
	}
}

// atLine adds the line of a document to an error of decoding it.
func atLine(data []byte, err error) error {
	offset := int64(0)
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		offset = syntax.Offset
	}
	if mistyped := (*json.UnmarshalTypeError)(nil); errors.As(err, &mistyped) {
		offset = mistyped.Offset
		err = fmt.Errorf("%s must not be a JSON %s", mistyped.Field, mistyped.Value)
	}
	if offset == 0 {
		return err
	}
	line := 1 + bytes.Count(data[:min(int(offset), len(data))], []byte("\n"))
	return fmt.Errorf("line %d: %w", line, err)
}

func loadOrganization(r *Restaurant, resp models.OrganizationsResponse) error {
	if len(resp.Organizations) == 0 {
		return errors.New("it has no organization")
	}
	r.Organization = resp.Organizations[0]
	return nil
}

// loadStreets loads the streets of the city that the name of the file tells, as the response does not.
func loadStreets(r *Restaurant, f restaurantFile) error {
	cityID, _ := f.part.rest(f.name)
	return loadPart(func(r *Restaurant, resp models.StreetsResponse) error {
		r.Streets[cityID] = resp.Streets
		return nil
	})(r, f)
}

// loadExternalMenu adds a menu, and to the list of menus if external_menus.json does not have it.
func loadExternalMenu(r *Restaurant, menu models.ExternalMenu) error {
	if menu.ID.IsZero() {
		return errors.New("the menu has no id")
	}
	if menu.FormatVersion == nil {
		return errors.New("the menu has no formatVersion")
	}
	id := menu.ID.String()
	if entryByID(r.ExternalMenus, id) == nil {
		r.ExternalMenus = append(r.ExternalMenus, models.IDName{ID: id, Name: value(menu.Name)})
	}
	r.ExternalMenuItems = append(r.ExternalMenuItems, menu)
	return nil
}

// itemsOf returns the items of the restaurant's organization.
func itemsOf[T any](r *Restaurant, all []models.OrganizationItems[T]) []T {
	items := []T{}
	for _, of := range all {
		if of.OrganizationID == r.Organization.ID {
			items = append(items, of.Items...)
		}
	}
	return items
}
