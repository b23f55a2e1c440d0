package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func (p *program) organizationsCommand() *cobra.Command {
	return p.reading(&cobra.Command{
		Use:   "organizations",
		Short: p.say(textOrganizationsShort),
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			cli, err := p.client()
			if err != nil {
				return err
			}
			response, body, err := listOrganizations(cmd.Context(), cli, true)
			if err != nil {
				return err
			}
			if p.json {
				return p.raw(body)
			}
			t := table{columns: p.columns(textName, textAddress, textCurrency, textVersion, textID)}
			for _, o := range response.Organizations {
				t.add(plain, name(o), goiikoapi.Value(o.RestaurantAddress), goiikoapi.Value(o.CurrencyISOName), goiikoapi.Value(o.Version), o.ID)
			}
			return p.print(t.render(p.colour))
		},
	})
}

func (p *program) terminalsCommand() *cobra.Command {
	return p.reading(&cobra.Command{
		Use:   "terminals",
		Short: p.say(textTerminalsShort),
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			cli, chosen, err := p.start(cmd.Context())
			if err != nil {
				return err
			}
			groups, body, err := terminalGroups(cmd.Context(), cli, chosen)
			if err != nil {
				return err
			}
			if p.json {
				return p.raw(body)
			}
			return p.showTerminals(cmd.Context(), cli, chosen, groups)
		},
	})
}

// showTerminals prints terminal groups and which of them are online.
func (p *program) showTerminals(ctx context.Context, cli *goiikoapi.Client, chosen organizations, groups *models.TerminalGroupsResponse) error {
	awake, asleep := flat(groups.TerminalGroups), flat(groups.TerminalGroupsInSleep)
	online := map[string]bool{}
	if len(awake) > 0 {
		alive, err := goiikoapi.Check(cli.TerminalGroup.IsAlive(ctx, chosen.ids(), ids(awake)))
		if err != nil {
			return err
		}
		for _, status := range alive.IsAliveStatus {
			online[status.TerminalGroupID] = status.IsAlive
		}
	}
	t := table{columns: p.columns(textName, textState, textTimeZone, textVersion, textOrganization, textID)}
	row := func(s style, group models.TerminalGroup, state text) {
		t.add(s, group.Name, p.say(state), group.TimeZone, goiikoapi.Value(group.PosVersion), chosen.name(group.OrganizationID), group.ID)
	}
	for _, group := range awake {
		if online[group.ID] {
			row(plain, group, textOnline)
		} else {
			row(red, group, textOffline)
		}
	}
	for _, group := range asleep {
		row(faint, group, textAsleep)
	}
	if len(chosen) == 1 {
		t.drop(4)
	}
	return p.print(t.render(p.colour))
}

// start returns a client and the organizations that the user has chosen.
func (p *program) start(ctx context.Context) (*goiikoapi.Client, organizations, error) {
	cli, err := p.client()
	if err != nil {
		return nil, nil, err
	}
	response, _, err := listOrganizations(ctx, cli, false)
	if err != nil {
		return nil, nil, err
	}
	chosen, err := p.choose(response.Organizations)
	return cli, chosen, err
}

func listOrganizations(ctx context.Context, cli *goiikoapi.Client, inFull bool) (*models.OrganizationsResponse, []byte, error) {
	return fetch(ctx, func(ctx context.Context) (*models.OrganizationsResponse, *goiikoapi.CustomErrorModel, error) {
		return cli.ListOrganizations(ctx, models.OrganizationsRequest{ReturnAdditionalInfo: &inFull})
	})
}

func terminalGroups(ctx context.Context, cli *goiikoapi.Client, chosen organizations) (*models.TerminalGroupsResponse, []byte, error) {
	return fetch(ctx, func(ctx context.Context) (*models.TerminalGroupsResponse, *goiikoapi.CustomErrorModel, error) {
		return cli.TerminalGroup.ListTerminalGroups(ctx, models.TerminalGroupsRequest{OrganizationIDs: chosen.ids()})
	})
}

// choose returns the organizations that --organization names, by id, name, or the beginning of a name; all without it.
func (p *program) choose(all organizations) (organizations, error) {
	if len(all) == 0 {
		return nil, p.failure(textNoOrganizations)
	}
	if len(p.organizations) == 0 {
		return all, nil
	}
	var chosen organizations
	for _, wanted := range p.organizations {
		o, err := p.find(all, wanted)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(chosen.ids(), o.ID) {
			chosen = append(chosen, o)
		}
	}
	return chosen, nil
}

func (p *program) find(all organizations, wanted string) (models.Organization, error) {
	var begin organizations
	for _, o := range all {
		if strings.EqualFold(o.ID, wanted) || folded(name(o)) == folded(wanted) {
			return o, nil
		}
		if wanted != "" && strings.HasPrefix(folded(name(o)), folded(wanted)) {
			begin = append(begin, o)
		}
	}
	switch len(begin) {
	case 1:
		return begin[0], nil
	case 0:
		return models.Organization{}, p.usage(textUnknownOrganization, wanted, all.names())
	}
	return models.Organization{}, p.usage(textAmbiguousOrganization, wanted, begin.names())
}

// folded returns text as it is searched for: in lower case, with е for ё.
func folded(text string) string { return strings.ReplaceAll(strings.ToLower(text), "ё", "е") }

// organizations are those of the API login, or some of them.
type organizations []models.Organization

func (all organizations) ids() []string {
	return (&models.OrganizationsResponse{Organizations: all}).ListIDs()
}

func (all organizations) names() string {
	names := make([]string, len(all))
	for i, o := range all {
		names[i] = name(o)
	}
	return strings.Join(names, ", ")
}

// name returns the name of an organization, or its id if it is another's.
func (all organizations) name(id string) string {
	for _, o := range all {
		if o.ID == id {
			return name(o)
		}
	}
	return id
}

func name(o models.Organization) string { return cmp.Or(goiikoapi.Value(o.Name), o.ID) }

// columns returns columns with titles, all of them on the left.
func (p *program) columns(titles ...text) []column {
	columns := make([]column, len(titles))
	for i, title := range titles {
		columns[i].title = p.say(title)
	}
	return columns
}

// flat returns what is listed by organization.
func flat[T any](lists []models.OrganizationItems[T]) (all []T) {
	for _, list := range lists {
		all = append(all, list.Items...)
	}
	return all
}

func ids(groups []models.TerminalGroup) []string {
	all := make([]string, len(groups))
	for i, group := range groups {
		all[i] = group.ID
	}
	return all
}

// zone is a time zone and the organizations that are in it.
type zone struct {
	location      *time.Location
	organizations organizations
}

// zones returns the time zones of organizations: those of their first terminal groups. One whose zone is not known is
// taken to be in that of this computer.
func (p *program) zones(ctx context.Context, cli *goiikoapi.Client, chosen organizations) ([]zone, error) {
	groups, _, err := terminalGroups(ctx, cli, chosen)
	if err != nil {
		return nil, err
	}
	terminals := slices.Concat(flat(groups.TerminalGroups), flat(groups.TerminalGroupsInSleep))
	var zones []zone
	for _, o := range chosen {
		location := time.Local
		if i := slices.IndexFunc(terminals, func(group models.TerminalGroup) bool { return group.OrganizationID == o.ID }); i >= 0 {
			if offset, ok := parseOffset(terminals[i].TimeZone); ok {
				location = time.FixedZone(terminals[i].TimeZone, int(offset.Seconds()))
			}
		}
		if location == time.Local {
			p.complain(p.say(textUnknownZone, name(o)))
		}
		same := slices.IndexFunc(zones, func(z zone) bool { return z.location.String() == location.String() })
		if same < 0 {
			zones, same = append(zones, zone{location: location}), len(zones)
		}
		zones[same].organizations = append(zones[same].organizations, o)
	}
	return zones, nil
}

// parseOffset parses an offset from UTC such as 03:00:00 or -04:30:00.
func parseOffset(text string) (time.Duration, bool) {
	var hours, minutes, seconds int
	unsigned, west := strings.CutPrefix(text, "-")
	if _, err := fmt.Sscanf(unsigned, "%d:%d:%d", &hours, &minutes, &seconds); err != nil {
		return 0, false
	}
	offset := time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute + time.Duration(seconds)*time.Second
	if west {
		offset = -offset
	}
	return offset, true
}
