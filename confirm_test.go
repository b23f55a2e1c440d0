package goiikoapi_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// naming is a call whose success has to name what was sent.
type naming struct {
	name string
	call func(context.Context, *goiikoapi.Client) error
	// operation is what it is called in errors.
	operation string
	// retried tells that it is retried after a lost response.
	retried bool
}

const sentID = "7C9C1F43-4b1e-4b42-8a56-0f9b1b1f0c11"

func namings() []naming {
	all := []naming{
		{
			name: "Drafts.Save",
			call: func(ctx context.Context, cli *goiikoapi.Client) error {
				return failed(cli.Drafts.Save(ctx, models.SaveDraftRequest{EmployeeID: "e", OrganizationID: "o", Order: models.DeliveryOrder{ID: sentID}}))
			},
			operation: "Drafts.Save",
		},
		{
			name: "Drafts.Commit",
			call: func(ctx context.Context, cli *goiikoapi.Client) error {
				return failed(cli.Drafts.Commit(ctx, models.CommitDraftRequest{OrganizationID: "o", OrderID: sentID}))
			},
			operation: "Drafts.Commit",
		},
	}
	operations := map[string]string{"Orders.CreateOrder": "Orders.OrderCreate", "Deliveries.CreateDelivery": "Deliveries.DeliveryCreate"}
	for _, c := range append(typedCreators, mapCreators...) {
		operation := c.name
		if of, typed := operations[c.name]; typed {
			operation = of
		}
		for _, id := range append(c.ids(), sentID) {
			all = append(all, naming{
				name:      c.name + " with id " + id,
				call:      func(ctx context.Context, cli *goiikoapi.Client) error { return failed(c.create(ctx, cli, id)) },
				operation: operation,
				retried:   true,
			})
		}
	}
	for _, c := range mapCreators {
		all = append(all, naming{
			name:      c.name + " without an id",
			call:      func(ctx context.Context, cli *goiikoapi.Client) error { return failed(c.create(ctx, cli, "")) },
			operation: c.name,
		})
	}
	return all
}

func TestErrUnexpectedResponse_isTheErrorOfASuccessThatDoesNotNameWhatWasSent(t *testing.T) {
	bodies := map[string]struct {
		status int
		body   string
	}{
		"no content":                  {http.StatusNoContent, ""},
		"an empty object":             {http.StatusOK, `{}`},
		"null":                        {http.StatusOK, `null`},
		"null for the order":          {http.StatusOK, `{"correlationId":"c-7","orderInfo":null}`},
		"null for the reserve":        {http.StatusOK, `{"correlationId":"c-7","reserveInfo":null}`},
		"null for the order's id":     {http.StatusOK, `{"correlationId":"c-7","orderInfo":{"id":null},"reserveInfo":{"id":null},"orderId":null}`},
		"an empty id":                 {http.StatusOK, `{"correlationId":"c-7","orderInfo":{"id":""},"reserveInfo":{"id":""},"orderId":""}`},
		"an error of a firewall":      {http.StatusOK, `{"error":"blocked by firewall"}`},
		"a message of a gateway":      {http.StatusOK, `{"message":"Forbidden"}`},
		"nothing but the correlation": {http.StatusCreated, "{\"correlationId\":\"c-7\"\n}"},
		"another id":                  {http.StatusOK, `{"orderInfo":{"id":"another"},"reserveInfo":{"id":"another"},"orderId":"another"}`},
	}
	for _, naming := range namings() {
		for name, response := range bodies {
			if name == "another id" && strings.HasSuffix(naming.name, "without an id") {
				continue // any will do
			}
			bubble(t, naming.name+": "+name, func(t *testing.T) {
				ctx, told := goiikoapi.WithResponse(t.Context())
				iiko := inTurn(says(response.status, response.body))
				err := naming.call(ctx, iiko.client(t))
				assertNotConfirmed(t, err, naming.operation)
				assert.Equal(t, response.status, goiikoapi.StatusCode(err))
				assert.Equal(t, 1, attemptsOf(err))
				assert.Len(t, iiko.arrivals(), 1, "it is not retried, nor read back")
				assert.Equal(t, response.status, told.StatusCode)
				assert.Equal(t, response.body, string(told.Body))
				if response.body != "" {
					assert.Contains(t, err.Error(), strings.Join(strings.Fields(response.body), " "), "it shows what came")
				}
				assert.Equal(t, strings.Contains(response.body, "c-7"), strings.Contains(err.Error(), "correlation id c-7"))
			})
			if !naming.retried {
				continue
			}
			bubble(t, naming.name+" after a lost response: "+name, func(t *testing.T) {
				iiko := inTurn(connectionLost, says(response.status, response.body))
				err := naming.call(t.Context(), iiko.client(t))
				assertNotConfirmed(t, err, naming.operation)
				assert.Equal(t, 2, attemptsOf(err))
				assert.Len(t, iiko.arrivals(), 2)
			})
		}
	}
}

func assertNotConfirmed(t *testing.T, err error, operation string) {
	t.Helper()
	var failure *goiikoapi.TransportError
	require.ErrorAs(t, err, &failure)
	assert.ErrorIs(t, err, goiikoapi.ErrUnexpectedResponse)
	assert.Equal(t, operation, failure.Operation)
	assert.True(t, goiikoapi.MayBeDone(err))
	assert.NotContains(t, err.Error(), "\n")
}

func TestErrUnexpectedResponse_isNotTheErrorOfAResponseThatWritesTheIDOtherwise(t *testing.T) {
	for _, id := range []string{strings.ToLower(sentID), strings.ReplaceAll(sentID, "-", ""), "{" + sentID + "}"} {
		named := strings.ReplaceAll(`{"orderInfo":{"id":"ID"},"reserveInfo":{"id":"ID"},"orderId":"ID"}`, "ID", id)
		for _, naming := range namings() {
			if !strings.HasSuffix(naming.name, sentID) && !strings.HasSuffix(naming.name, "without an id") && naming.retried {
				continue
			}
			bubble(t, naming.name+" named "+id, func(t *testing.T) {
				assert.NoError(t, naming.call(t.Context(), inTurn(says(http.StatusOK, named)).client(t)))
			})
		}
	}
}

func TestDrafts_Save_takesAnyIDWhereNoneWasSent(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `{"orderId":"of iiko"}`))
	saved, err := goiikoapi.Check(iiko.client(t).Drafts.Save(t.Context(), models.SaveDraftRequest{EmployeeID: "e", OrganizationID: "o"}))
	require.NoError(t, err)
	assert.Equal(t, "of iiko", saved.OrderID)
}

func TestErrUnexpectedResponse_isTheErrorOfARejectedCreateThatNamesNoID(t *testing.T) {
	iiko := inTurn(connectionLost, says(http.StatusOK, `{"orderInfo":{"creationStatus":"Error","errorInfo":{"code":"DuplicatedOrderId"}}}`))
	err := createFromMap(map[string]any{"id": "an id"})(t.Context(), iiko.client(t))
	assertNotConfirmed(t, err, "Deliveries.DeliveryCreate")
	assert.Len(t, iiko.arrivals(), 2)
}

func TestErrUnexpectedResponse_isTheErrorOfASuccessOfAnotherOperation(t *testing.T) {
	for body, foreign := range map[string]bool{
		`{"error":"blocked by firewall"}`:       true,
		`{"message":"Forbidden"}`:               true,
		"\ufeff" + `{"message":"Forbidden"}`:    true,
		`{"status":"ok","code":200}`:            true,
		`{}`:                                    false,
		`null`:                                  false,
		`{"correlationId":null,"message":"ok"}`: false,
		`{"CORRELATIONID":"c"}`:                 false,
	} {
		t.Run(body, func(t *testing.T) {
			cli := inTurn(says(http.StatusOK, body)).client(t)
			for name, call := range map[string]func(context.Context, *goiikoapi.Client) error{"a read": readMenus, "a change": topUp} {
				err := call(t.Context(), cli)
				if !foreign {
					assert.NoError(t, err, name)
					continue
				}
				assert.ErrorIs(t, err, goiikoapi.ErrUnexpectedResponse, name)
				assert.Equal(t, name == "a change", goiikoapi.MayBeDone(err), name)
			}
		})
	}
}
