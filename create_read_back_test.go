package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func TestOrders_Deliveries_Reserves_Drafts_readBackACreateWhoseResponseWasLost(t *testing.T) {
	lost := map[string]reply{
		"the connection reset":   connectionLost,
		"the response cut off":   breaksOff,
		"a gateway that gave up": says(http.StatusGatewayTimeout, ""),
		"an internal error":      internalError,
	}
	for _, c := range append(typedCreators, mapCreators...) {
		for name, first := range lost {
			bubble(t, c.name+" after "+name, func(t *testing.T) {
				ctx, response := goiikoapi.WithResponse(t.Context())
				iiko := newFakeIiko(func(n int, r *http.Request) (*http.Response, error) {
					switch {
					case r.URL.Path == c.readPath:
						return c.known("an id", models.CreationStatusSuccess)(r)
					case n == 0:
						return first(r)
					}
					return c.duplicateID()(r)
				})
				data, apiErr, err := c.create(ctx, iiko.client(t), "an id")
				require.NoError(t, err)
				require.Nil(t, apiErr)
				want := created{id: "an id", correlationID: "of the create"}
				if c.terminal() {
					want.organizationID, want.status = "o", models.CreationStatusSuccess
				}
				assert.Equal(t, want, *data)
				assert.Len(t, iiko.arrivals(c.path), 2)
				read := iiko.arrivals(c.readPath)
				require.Len(t, read, 1)
				assert.Contains(t, read[0].body, `"an id"`)
				assert.Equal(t, 2, response.Attempts, "of the create, not of reading it back")
				assert.Equal(t, http.StatusBadRequest, response.StatusCode)
				assert.Contains(t, string(response.Body), c.duplicate)
			})
		}
	}
}

func TestOrders_Deliveries_Reserves_readBackACreateThatIsADuplicateAtTheTerminal(t *testing.T) {
	for _, c := range append(typedCreators, mapCreators...) {
		if !c.terminal() {
			continue
		}
		bubble(t, c.name, func(t *testing.T) {
			iiko := inTurn(connectionLost, c.responds(models.CreationStatusError, c.duplicate), c.known("an id", models.CreationStatusSuccess))
			data, apiErr, err := c.create(t.Context(), iiko.client(t), "an id")
			require.NoError(t, err)
			require.Nil(t, apiErr)
			assert.Equal(t, "an id", data.id)
			assert.Equal(t, models.CreationStatusSuccess, data.status)
			assert.Empty(t, data.errorCode)
			assert.Len(t, iiko.arrivals(c.readPath), 1)
		})
	}
}

func TestDuplicateError_isTheErrorOfACreateThatCannotBeReadBack(t *testing.T) {
	type reading struct {
		reply reply
		// is and status are found in the error: what kept it from being read.
		is     error
		status int
	}
	broken := func(r *http.Request) (*http.Response, error) { return says(http.StatusOK, "<html>")(r) }
	readings := map[string]func(creator) reading{
		"it is not known yet": func(c creator) reading {
			return reading{reply: says(http.StatusOK, `{"correlationId":"c"}`), is: goiikoapi.ErrUnknownOrder}
		},
		"the list is empty": func(c creator) reading {
			return reading{reply: says(http.StatusOK, strings.ReplaceAll(fmt.Sprintf(`{%q:[]}`, c.list), `"":[]`, "")), is: goiikoapi.ErrUnknownOrder}
		},
		"another one is shown": func(c creator) reading {
			return reading{reply: c.known("another id", models.CreationStatusSuccess), is: goiikoapi.ErrUnknownOrder}
		},
		"there is nothing to check": func(creator) reading {
			return reading{reply: says(http.StatusNoContent, ""), is: goiikoapi.ErrUnknownOrder}
		},
		"iiko returns an API error": func(creator) reading { return reading{reply: badRequest, status: 400} },
		"iiko does not find it": func(creator) reading {
			return reading{reply: says(http.StatusBadRequest, `{"errorDescription":"unknown","error":"OrderNotFound"}`), status: 400}
		},
		"iiko is not available":      func(creator) reading { return reading{reply: unavailable, is: goiikoapi.ErrStatus} },
		"the response can't be read": func(creator) reading { return reading{reply: broken} },
		"the connection is lost":     func(creator) reading { return reading{reply: connectionLost, is: errReset} },
		"there are too many reads": func(creator) reading {
			return reading{reply: says(http.StatusTooManyRequests, "", "Retry-After", "3600"), is: goiikoapi.ErrStatus}
		},
	}
	for _, c := range append(typedCreators, mapCreators...) {
		for name, reading := range readings {
			for _, id := range c.ids() {
				bubble(t, c.name+" with "+fmt.Sprintf("%q", id)+": "+name, func(t *testing.T) {
					reading := reading(c)
					iiko := newFakeIiko(func(n int, r *http.Request) (*http.Response, error) {
						switch {
						case r.URL.Path == c.readPath:
							return reading.reply(r)
						case n == 0:
							return connectionLost(r)
						}
						return c.duplicateID()(r)
					})
					data, apiErr, err := c.create(t.Context(), iiko.client(t), id)
					assert.Nil(t, data)
					assert.Nil(t, apiErr)
					failure := assertDuplicate(t, err, c)
					assert.Nil(t, failure.Found)
					if id != "" {
						assert.Equal(t, id, failure.ID)
					} else {
						assert.Regexp(t, uuidV4, failure.ID)
					}
					if reading.is != nil {
						assert.ErrorIs(t, err, reading.is)
					}
					if reading.status != 0 {
						var apiErr *goiikoapi.CustomErrorModel
						require.ErrorAs(t, failure.Err, &apiErr)
						assert.Equal(t, reading.status, apiErr.StatusCode)
					}
					assert.NotEmpty(t, iiko.arrivals(c.readPath))
				})
			}
		}
	}
}

// assertDuplicate asserts that err is about a duplicate that was not recognized, after an API error of the
// second attempt of a create, and returns it.
func assertDuplicate(t *testing.T, err error, c creator) *goiikoapi.DuplicateError {
	t.Helper()
	var failure *goiikoapi.TransportError
	require.ErrorAs(t, err, &failure)
	require.Same(t, failure, err, "it is the error itself")
	assert.True(t, goiikoapi.MayBeDone(err))
	assert.Equal(t, http.StatusBadRequest, goiikoapi.StatusCode(err), "that of the create")
	assert.Equal(t, 2, failure.Attempts)
	assert.Equal(t, "of the create", failure.CorrelationID)
	assert.NotContains(t, err.Error(), "\n")
	assert.False(t, goiikoapi.IsNotFound(err))
	assert.False(t, goiikoapi.IsRateLimited(err))
	var duplicate *goiikoapi.DuplicateError
	require.ErrorAs(t, err, &duplicate)
	codes := []models.ErrorCode{}
	for _, wrapped := range duplicate.Unwrap() {
		if apiErr := (*goiikoapi.CustomErrorModel)(nil); errors.As(wrapped, &apiErr) {
			codes = append(codes, apiErr.ErrorCode)
		}
	}
	assert.Contains(t, codes, models.ErrorCode(c.duplicate), "it wraps what iiko said")
	return duplicate
}

func TestOrders_Deliveries_Reserves_Drafts_returnTheAPIErrorOfADuplicateThatNoEarlierAttemptMade(t *testing.T) {
	before := map[string][]reply{
		"at the first attempt":   nil,
		"after too many calls":   {tooManyCalls},
		"after a rejected token": {tokenNotValid},
		"after no connection":    {noConnection},
		"after several of these": {noConnection, tokenNotValid, tooManyCalls},
		"after no proxy":         {doesNotConnect(&net.OpError{Op: "proxyconnect", Err: errNoConnection})},
	}
	for _, c := range append(typedCreators, mapCreators...) {
		for name, replies := range before {
			bubble(t, c.name+" "+name, func(t *testing.T) {
				iiko := issuesTokens(append(replies, c.duplicateID())...)
				data, apiErr, err := c.create(t.Context(), iiko.clientFor(t, "login-7f31"), "an id")
				require.NoError(t, err)
				require.NotNil(t, apiErr)
				assert.Nil(t, data)
				assert.Equal(t, c.duplicate, string(apiErr.ErrorCode))
				assert.Equal(t, len(replies)+1, apiErr.Attempts)
				assert.False(t, apiErr.MayBeDone)
				assert.Len(t, iiko.arrivals(c.path), len(replies)+1)
				assert.Empty(t, iiko.arrivals(c.readPath))
			})
			if !c.terminal() {
				continue
			}
			bubble(t, c.name+" "+name+", at the terminal", func(t *testing.T) {
				iiko := issuesTokens(append(replies, c.responds(models.CreationStatusError, c.duplicate))...)
				data, apiErr, err := c.create(t.Context(), iiko.clientFor(t, "login-7f31"), "an id")
				require.NoError(t, err)
				require.Nil(t, apiErr)
				assert.Equal(t, created{id: "an id", organizationID: "o", correlationID: "of the create", status: models.CreationStatusError, errorCode: models.ErrorCode(c.duplicate)}, *data)
				assert.Empty(t, iiko.arrivals(c.readPath))
			})
		}
	}
}

func TestOrders_Deliveries_Reserves_Drafts_returnAnotherAPIErrorOfARetriedCreate(t *testing.T) {
	for _, c := range typedCreators {
		bubble(t, c.name, func(t *testing.T) {
			iiko := inTurn(connectionLost, says(http.StatusBadRequest, `{"errorDescription":"no such product","error":"ProductNotFound"}`))
			_, apiErr, err := c.create(t.Context(), iiko.client(t), "")
			require.NoError(t, err)
			require.NotNil(t, apiErr)
			assert.Equal(t, models.ErrorCodeProductNotFound, apiErr.ErrorCode)
			assert.True(t, apiErr.MayBeDone)
		})
		if !c.terminal() {
			continue
		}
		bubble(t, c.name+" at the terminal", func(t *testing.T) {
			iiko := inTurn(connectionLost, c.responds(models.CreationStatusError, "ProductNotFound"))
			data, apiErr, err := c.create(t.Context(), iiko.client(t), "an id")
			require.NoError(t, err)
			require.Nil(t, apiErr)
			assert.Equal(t, models.ErrorCodeProductNotFound, data.errorCode)
		})
	}
}

func TestOrders_Deliveries_doNotRetryACreateWithoutAnIDWhoseResponseWasLost(t *testing.T) {
	for _, c := range mapCreators {
		bubble(t, c.name, func(t *testing.T) {
			iiko := inTurn(connectionLost, succeeds)
			_, apiErr, err := c.create(t.Context(), iiko.client(t), "")
			assert.Nil(t, apiErr)
			assert.True(t, goiikoapi.MayBeDone(err))
			assert.Len(t, iiko.arrivals(), 1)
		})
		bubble(t, c.name+", though it is after too many calls", func(t *testing.T) {
			iiko := inTurn(tooManyCalls, noConnection, succeeds)
			_, apiErr, err := c.create(t.Context(), iiko.client(t), "")
			assert.NoError(t, err)
			assert.Nil(t, apiErr)
			assert.Len(t, iiko.arrivals(), 3)
		})
	}
	bubble(t, "an id that is no text is none", func(t *testing.T) {
		iiko := inTurn(connectionLost, succeeds)
		assert.Error(t, createFromMap(map[string]any{"id": 7})(t.Context(), iiko.client(t)))
		assert.Len(t, iiko.arrivals(), 1)
	})
}

func TestOrders_Deliveries_Reserves_Drafts_readAgainWhatIikoDoesNotShowYet(t *testing.T) {
	for _, c := range factCreators() {
		if !c.terminal() {
			continue
		}
		unfilled := func(status models.CreationStatus) reply {
			info := c.info("an id", status, foundFacts)
			info[c.contents] = nil
			return c.shows(info)
		}
		filled := c.shows(c.info("an id", models.CreationStatusSuccess, foundFacts))
		bubble(t, c.name+" until it is shown", func(t *testing.T) {
			iiko := c.existing(unfilled(models.CreationStatusInProgress), c.shows(), unfilled("Postponed"), unfilled(models.CreationStatusSuccess), filled)
			data, apiErr, err := c.send(t.Context(), iiko.client(t), sentFacts, "an id")
			require.NoError(t, err)
			require.Nil(t, apiErr)
			assert.Equal(t, models.CreationStatusSuccess, data.status)
			reads := iiko.arrivals(c.readPath)
			require.Len(t, reads, 5)
			for i, between := range gaps(reads) {
				assert.GreaterOrEqual(t, between.Milliseconds(), int64(pollGaps[i][0]))
				assert.LessOrEqual(t, between.Milliseconds(), int64(pollGaps[i][1]))
			}
		})
		bubble(t, c.name+" for half a minute", func(t *testing.T) {
			iiko := c.existing(unfilled(models.CreationStatusInProgress))
			_, apiErr, err := c.send(t.Context(), iiko.client(t), sentFacts.with(facts{"externalNumber": nil}), "an id")
			require.Nil(t, apiErr)
			failure := assertDuplicate(t, err, c.creator)
			assert.ErrorIs(t, err, goiikoapi.ErrNotComparable)
			assert.Equal(t, "an id", foundID(t, failure))
			took := time.Since(iiko.made)
			assert.Greater(t, took, 30*time.Second)
			assert.Less(t, took, 40*time.Second)
		})
		bubble(t, c.name+" until the context ends", func(t *testing.T) {
			iiko := c.existing(unfilled(models.CreationStatusInProgress))
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			_, apiErr, err := c.send(ctx, iiko.client(t), sentFacts, "an id")
			require.Nil(t, apiErr)
			failure := assertDuplicate(t, err, c.creator)
			assert.ErrorIs(t, err, context.DeadlineExceeded)
			assert.ErrorContains(t, err, `its last status was "InProgress"`)
			assert.Equal(t, "an id", foundID(t, failure))
			assert.Equal(t, 10*time.Second, time.Since(iiko.made))
		})
		bubble(t, c.name+" and not after its creation failed", func(t *testing.T) {
			iiko := c.existing(unfilled(models.CreationStatusError))
			_, apiErr, err := c.send(t.Context(), iiko.client(t), sentFacts.with(facts{"externalNumber": nil}), "an id")
			require.Nil(t, apiErr)
			assert.ErrorIs(t, err, goiikoapi.ErrNotComparable)
			assert.Len(t, iiko.arrivals(c.readPath), 1)
		})
		bubble(t, c.name+" though it can't be read any more", func(t *testing.T) {
			iiko := c.existing(unfilled(models.CreationStatusInProgress), badRequest)
			_, apiErr, err := c.send(t.Context(), iiko.client(t), sentFacts, "an id")
			require.Nil(t, apiErr)
			failure := assertDuplicate(t, err, c.creator)
			assert.Equal(t, "an id", foundID(t, failure), "as it was last")
		})
	}
}
