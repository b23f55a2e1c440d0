package goiikoapi_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// waitFor waits for what a creator has created, and returns its id, status and error code.
func (c creator) waitFor(ctx context.Context, cli *goiikoapi.Client, id string) (*created, *goiikoapi.CustomErrorModel, error) {
	switch c.readPath {
	case "/api/1/order/by_id":
		info, apiErr, err := cli.Orders.WaitCreated(ctx, "o", id)
		if info == nil {
			return nil, apiErr, err
		}
		return describe("", info.ID, info.OrganizationID, info.CreationStatus, info.ErrorInfo), apiErr, err
	case "/api/1/deliveries/by_id":
		info, apiErr, err := cli.Deliveries.WaitCreated(ctx, "o", id)
		if info == nil {
			return nil, apiErr, err
		}
		return describe("", info.ID, info.OrganizationID, info.CreationStatus, info.ErrorInfo), apiErr, err
	}
	info, apiErr, err := cli.Reserves.WaitCreated(ctx, "o", id)
	if info == nil {
		return nil, apiErr, err
	}
	return describe("", info.ID, info.OrganizationID, info.CreationStatus, info.ErrorInfo), apiErr, err
}

// waitOperation is what waiting for it is called in errors.
func (c creator) waitOperation() string {
	group, _, _ := strings.Cut(c.name, ".")
	return group + ".WaitCreated"
}

// lateDuplicate is what iiko may show under an id after it took the second create and the terminal then
// rejected it, because the first had arrived.
type lateDuplicate struct {
	name string
	// shows returns what is read, in turn.
	shows func(factCreator) []reply
	// ours tells that the order of the first create is returned.
	ours bool
	// is is found in the error otherwise, and found tells that it carries the order.
	is    error
	found bool
}

// duplicateInfo is a create that was rejected as a duplicate.
func (c factCreator) duplicateInfo(code any) jsonObject {
	return jsonObject{"id": "AN ID", "organizationId": "o", "creationStatus": "Error", "errorInfo": jsonObject{"code": code, "message": "Order already exists"}}
}

func lateDuplicates() []lateDuplicate {
	success := func(c factCreator, found facts) jsonObject {
		return c.info("an id", models.CreationStatusSuccess, found)
	}
	inProgress := func(c factCreator) jsonObject {
		return jsonObject{"id": "an id", "creationStatus": "InProgress", c.contents: nil}
	}
	filled := func(c factCreator, code any, found facts) jsonObject {
		info := c.duplicateInfo(code)
		info[c.contents] = c.info("an id", models.CreationStatusSuccess, found)[c.contents]
		return info
	}
	another := foundFacts.with(facts{"phone": "+70000000000"})
	return []lateDuplicate{
		{name: "two orders, of which the first exists", ours: true, shows: func(c factCreator) []reply {
			return []reply{c.shows(inProgress(c)), c.shows(success(c, foundFacts), c.duplicateInfo(c.duplicate))}
		}},
		{name: "two orders, of which the last exists", ours: true, shows: func(c factCreator) []reply {
			return []reply{c.shows(c.duplicateInfo(c.duplicate), success(c, foundFacts))}
		}},
		{name: "two orders, of which one still has to be taken", ours: true, shows: func(c factCreator) []reply {
			return []reply{
				c.shows(success(c, foundFacts), inProgress(c)),
				c.shows(c.duplicateInfo(c.duplicate), inProgress(c)),
				c.shows(c.duplicateInfo(c.duplicate), success(c, foundFacts)),
			}
		}},
		{name: "two orders, and a number for the code", ours: true, shows: func(c factCreator) []reply {
			return []reply{c.shows(c.duplicateInfo(192), success(c, foundFacts))}
		}},
		{name: "two orders, of which the one that exists is another", is: goiikoapi.ErrOtherOrder, found: true, shows: func(c factCreator) []reply {
			return []reply{c.shows(c.duplicateInfo(c.duplicate), success(c, another))}
		}},
		{name: "two orders, of which the one that exists is older", is: goiikoapi.ErrOtherOrder, found: true, shows: func(c factCreator) []reply {
			return []reply{c.shows(c.duplicateInfo(c.duplicate), success(c, foundFacts.with(facts{"timestamp": 1})))}
		}},
		{name: "two orders, of which the one that exists shows nothing", is: goiikoapi.ErrNotComparable, found: true, shows: func(c factCreator) []reply {
			return []reply{c.shows(c.duplicateInfo(c.duplicate), success(c, facts{}))}
		}},
		{name: "one order that shows what it is", ours: true, shows: func(c factCreator) []reply {
			return []reply{c.shows(inProgress(c)), c.shows(filled(c, c.duplicate, foundFacts))}
		}},
		{name: "one order that shows what it is, and a number for the code", ours: true, shows: func(c factCreator) []reply {
			return []reply{c.shows(filled(c, 192, foundFacts))}
		}},
		{name: "one order that shows that it is another", is: goiikoapi.ErrOtherOrder, found: true, shows: func(c factCreator) []reply {
			return []reply{c.shows(filled(c, c.duplicate, another))}
		}},
		{name: "one order that shows nothing", is: goiikoapi.ErrNotComparable, shows: func(c factCreator) []reply {
			return []reply{c.shows(inProgress(c)), c.shows(c.duplicateInfo(c.duplicate))}
		}},
	}
}

// takes returns an iiko that takes creates, the first ones with replies of their own, and shows what is read
// in turn.
func (c factCreator) takes(shows []reply, first ...reply) *fakeIiko {
	creates, reads := 0, 0
	return newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
		if r.URL.Path == c.readPath {
			reads++
			return shows[min(reads, len(shows))-1](r)
		}
		creates++
		if creates <= len(first) {
			return first[creates-1](r)
		}
		return succeeds(r)
	})
}

func TestOrders_Deliveries_Reserves_WaitCreated_tellsALateDuplicateOfAnEarlierAttemptApart(t *testing.T) {
	for _, c := range factCreators() {
		if !c.terminal() {
			continue
		}
		for _, test := range lateDuplicates() {
			bubble(t, c.name+": "+test.name, func(t *testing.T) {
				iiko := c.takes(test.shows(c), connectionLost)
				cli := iiko.client(t)
				_, apiErr, err := c.send(t.Context(), cli, sentFacts, "an id")
				require.NoError(t, err)
				require.Nil(t, apiErr)

				data, apiErr, err := c.waitFor(t.Context(), cli, "An ID")
				assert.Nil(t, apiErr)
				assert.Len(t, iiko.arrivals(c.readPath), len(test.shows(c)))
				if test.ours {
					require.NoError(t, err)
					assert.True(t, strings.EqualFold("an id", data.id))
					assert.Equal(t, models.CreationStatusSuccess, data.status)
					assert.Empty(t, data.errorCode)
					return
				}
				assert.Nil(t, data)
				assert.ErrorIs(t, err, test.is)
				assert.True(t, goiikoapi.MayBeDone(err))
				var rejected *goiikoapi.CreationError
				require.ErrorAs(t, err, &rejected)
				assert.Equal(t, c.waitOperation(), rejected.Operation)
				assert.Equal(t, models.ErrorCode(c.duplicate), rejected.Info.Code)
				var failure *goiikoapi.TransportError
				require.ErrorAs(t, err, &failure)
				assert.Equal(t, c.waitOperation(), failure.Operation)
				assert.NotContains(t, err.Error(), "\n")
				var duplicate *goiikoapi.DuplicateError
				require.ErrorAs(t, err, &duplicate)
				assert.Equal(t, "An ID", duplicate.ID)
				if test.found {
					assert.True(t, strings.EqualFold("an id", foundID(t, duplicate)))
				} else {
					assert.Nil(t, duplicate.Found)
				}
			})
			bubble(t, c.name+", sent once: "+test.name, func(t *testing.T) {
				cli := c.takes(test.shows(c)).client(t)
				_, apiErr, err := c.send(t.Context(), cli, sentFacts, "an id")
				require.NoError(t, err)
				require.Nil(t, apiErr)
				data, apiErr, err := c.waitFor(t.Context(), cli, "an id")
				assert.Nil(t, data)
				assert.Nil(t, apiErr)
				var rejected *goiikoapi.CreationError
				require.ErrorAs(t, err, &rejected)
				require.Same(t, rejected, err, "it is the error itself")
				assert.False(t, goiikoapi.MayBeDone(err))
			})
		}
	}
}

func TestOrders_Deliveries_Reserves_WaitCreated_returnsWhatExistsUnderAnIDThatTheSDKMade(t *testing.T) {
	for _, c := range factCreators() {
		if len(c.ids()) == 1 || !c.terminal() {
			continue
		}
		bubble(t, c.name, func(t *testing.T) {
			shows := func(r *http.Request) (*http.Response, error) {
				id := readID(t, r)
				info := c.duplicateInfo(c.duplicate)
				info["id"] = id
				return c.shows(info, c.info(id, models.CreationStatusSuccess, facts{"phone": "another"}))(r)
			}
			cli := c.takes([]reply{shows}, connectionLost).client(t)
			sent, apiErr, err := c.send(t.Context(), cli, sentFacts, "")
			require.NoError(t, err)
			require.Nil(t, apiErr)
			data, apiErr, err := c.waitFor(t.Context(), cli, sent.id)
			require.NoError(t, err)
			require.Nil(t, apiErr)
			assert.Equal(t, models.CreationStatusSuccess, data.status)
		})
	}
}

func TestOrders_Deliveries_Reserves_WaitCreated_remembersCreatesWhoseOutcomeIsUnknown(t *testing.T) {
	notConfirmed := says(http.StatusOK, `{}`)
	for _, c := range factCreators() {
		if !c.terminal() {
			continue
		}
		duplicated := []reply{c.shows(c.duplicateInfo(c.duplicate), c.info("an id", models.CreationStatusSuccess, foundFacts))}
		ours := func(t *testing.T, cli *goiikoapi.Client) bool {
			t.Helper()
			data, apiErr, err := c.waitFor(t.Context(), cli, "an id")
			require.Nil(t, apiErr)
			if err != nil {
				var rejected *goiikoapi.CreationError
				assert.ErrorAs(t, err, &rejected)
			}
			return data != nil
		}
		for name, first := range map[string][]reply{
			"all attempts of a call were lost": {connectionLost, connectionLost, connectionLost, connectionLost},
			"its response named nothing":       {notConfirmed},
			"the second got an API error":      {connectionLost, badRequest},
		} {
			bubble(t, c.name+" when "+name, func(t *testing.T) {
				cli := c.takes(duplicated, first...).client(t)
				require.Error(t, failed(c.send(t.Context(), cli, sentFacts, "an id")))
				require.NoError(t, failed(c.send(t.Context(), cli, sentFacts, "an id")), "the program sends it again")
				assert.True(t, ours(t, cli))
			})
		}
		bubble(t, c.name+" for an hour", func(t *testing.T) {
			cli := c.takes(duplicated, connectionLost).client(t)
			require.NoError(t, failed(c.send(t.Context(), cli, sentFacts, "an id")))
			time.Sleep(59 * time.Minute)
			assert.True(t, ours(t, cli))
			time.Sleep(2 * time.Minute)
			assert.False(t, ours(t, cli))
		})
		bubble(t, c.name+" since the first of them", func(t *testing.T) {
			begun := time.Now()
			shown := c.info("an id", models.CreationStatusSuccess, foundFacts.with(facts{"timestamp": begun.UnixMilli()}))
			cli := c.takes([]reply{c.shows(c.duplicateInfo(c.duplicate), shown)}, connectionLost, succeeds, connectionLost).client(t)
			require.NoError(t, failed(c.send(t.Context(), cli, sentFacts, "an id")))
			time.Sleep(40 * time.Minute)
			require.NoError(t, failed(c.send(t.Context(), cli, sentFacts, "AN ID")))
			assert.True(t, ours(t, cli))
		})
		bubble(t, c.name+" and the last content", func(t *testing.T) {
			cli := c.takes(duplicated, connectionLost, succeeds, connectionLost).client(t)
			require.NoError(t, failed(c.send(t.Context(), cli, sentFacts, "an id")))
			require.NoError(t, failed(c.send(t.Context(), cli, sentFacts.with(facts{"externalNumber": "N-18"}), "an id")))
			assert.False(t, ours(t, cli))
		})
		bubble(t, c.name+" and no other id", func(t *testing.T) {
			cli := c.takes(duplicated, connectionLost).client(t)
			require.NoError(t, failed(c.send(t.Context(), cli, sentFacts, "another id")))
			assert.False(t, ours(t, cli))
		})
		bubble(t, c.name+" and nothing else with the id", func(t *testing.T) {
			cli := c.takes(duplicated, connectionLost).client(t)
			for _, other := range factCreators() {
				if other.terminal() && other.path != c.path {
					require.NoError(t, failed(other.send(t.Context(), cli, sentFacts, "an id")))
				}
			}
			assert.False(t, ours(t, cli))
		})
		bubble(t, c.name+" and no create whose attempts did not arrive", func(t *testing.T) {
			cli := c.takes(duplicated, noConnection, tooManyCalls).client(t)
			require.NoError(t, failed(c.send(t.Context(), cli, sentFacts, "an id")))
			assert.False(t, ours(t, cli))
		})
		bubble(t, c.name+", the latest thousand", func(t *testing.T) {
			lose := true
			iiko := newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
				if r.URL.Path == c.readPath {
					return duplicated[0](r)
				}
				lose = !lose
				if !lose {
					return connectionLost(r)
				}
				return succeeds(r)
			})
			cli := iiko.client(t)
			require.NoError(t, failed(c.send(t.Context(), cli, sentFacts, "an id")))
			for n := range 999 {
				require.NoError(t, failed(c.send(t.Context(), cli, sentFacts, fmt.Sprint(n))))
			}
			assert.True(t, ours(t, cli))
			require.NoError(t, failed(c.send(t.Context(), cli, sentFacts, "one more")))
			assert.False(t, ours(t, cli))
		})
	}
}

func TestOrders_Deliveries_Reserves_WaitCreated_returnsTheErrorOfTheOrderThatExists(t *testing.T) {
	for _, c := range factCreators() {
		if !c.terminal() {
			continue
		}
		bubble(t, c.name, func(t *testing.T) {
			gone := jsonObject{"id": "an id", "creationStatus": "Error", "errorInfo": jsonObject{"code": "Common"}}
			cli := c.takes([]reply{c.shows(c.duplicateInfo(c.duplicate), gone)}, connectionLost).client(t)
			require.NoError(t, failed(c.send(t.Context(), cli, sentFacts, "an id")))
			data, apiErr, err := c.waitFor(t.Context(), cli, "an id")
			assert.Nil(t, data)
			assert.Nil(t, apiErr)
			var rejected *goiikoapi.CreationError
			require.ErrorAs(t, err, &rejected)
			assert.Empty(t, cmp.Diff(models.ErrorInfo{Code: models.ErrorCodeCommon}, rejected.Info))
			assert.False(t, goiikoapi.MayBeDone(err), "neither create came to anything")
		})
	}
}

func TestOrders_Deliveries_Reserves_WaitCreated_goesOnUntilSuccessOrError(t *testing.T) {
	for _, c := range factCreators() {
		if !c.terminal() {
			continue
		}
		inStatus := func(status any) reply { return c.shows(jsonObject{"id": "an id", "creationStatus": status}) }
		for name, status := range map[string]any{"null": nil, "nothing": "", "a status that nobody knows": "Postponed"} {
			bubble(t, c.name+" after "+name, func(t *testing.T) {
				iiko := c.takes([]reply{inStatus(status), inStatus(status), inStatus("Success")})
				data, apiErr, err := c.waitFor(t.Context(), iiko.client(t), "an id")
				require.NoError(t, err)
				require.Nil(t, apiErr)
				assert.Equal(t, models.CreationStatusSuccess, data.status)
				assert.Len(t, iiko.arrivals(), 3)
			})
			bubble(t, c.name+" or its context ends, after "+name, func(t *testing.T) {
				iiko := c.takes([]reply{inStatus(status)})
				cli := iiko.client(t)
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
				defer cancel()
				_, apiErr, err := c.waitFor(ctx, cli, "an id")
				assert.Nil(t, apiErr)
				assert.ErrorIs(t, err, context.DeadlineExceeded)
				assert.Equal(t, 10*time.Minute, time.Since(iiko.made))
				said, _ := status.(string)
				assert.EqualError(t, err, fmt.Sprintf("goiikoapi: %s: context deadline exceeded; its last status was %q", c.waitOperation(), said))
			})
		}
		bubble(t, c.name+" when it is unknown for a moment after long", func(t *testing.T) {
			replies := []reply{}
			for range 20 {
				replies = append(replies, inStatus("InProgress"))
			}
			iiko := c.takes(append(replies, c.shows(), inStatus("Success")))
			assert.NoError(t, failed(c.waitFor(t.Context(), iiko.client(t), "an id")))
		})
		bubble(t, c.name+" and says when iiko did not know it", func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 7*time.Second)
			defer cancel()
			_, _, err := c.waitFor(ctx, c.takes([]reply{c.shows()}).client(t), "an id")
			assert.EqualError(t, err, fmt.Sprintf("goiikoapi: %s: context deadline exceeded; iiko did not know it", c.waitOperation()))
		})
		bubble(t, c.name+" and tells the last status when a question fails", func(t *testing.T) {
			_, _, err := c.waitFor(t.Context(), c.takes([]reply{inStatus("InProgress"), says(http.StatusOK, "<html>")}).client(t), "an id")
			var failure *goiikoapi.TransportError
			require.ErrorAs(t, err, &failure)
			assert.Equal(t, http.StatusOK, goiikoapi.StatusCode(err))
			assert.ErrorContains(t, err, `; its last status was "InProgress"`)
		})
	}
}

func TestReserves_WaitCreated_needsAnID(t *testing.T) {
	_, _, err := new(goiikoapi.Reserves).WaitCreated(t.Context(), "o", "")
	assert.EqualError(t, err, "goiikoapi: Reserves.WaitCreated: reserveId is empty")
	for _, c := range typedCreators {
		if !c.terminal() {
			continue
		}
		_, _, err := c.waitFor(t.Context(), &goiikoapi.Client{Orders: &goiikoapi.Orders{}, Deliveries: &goiikoapi.Deliveries{}, Reserves: &goiikoapi.Reserves{}}, "an id")
		assert.ErrorContains(t, err, "is not made by NewClient", c.name)
	}
}
