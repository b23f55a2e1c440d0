package goiikoapi_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

var ofOrganization = models.NomenclatureRequest{OrganizationID: "o"}

// streamed reads a whole nomenclature product by product.
func streamed(ctx context.Context, cli *goiikoapi.Client) (*models.NomenclatureResponse, error) {
	var menu models.NomenclatureResponse
	var products []models.Product
	for product, err := range cli.Menu.NomenclatureStream(ctx, ofOrganization, &menu) {
		if err != nil {
			menu.Products = products
			return &menu, err
		}
		products = append(products, product)
	}
	menu.Products = products
	return &menu, nil
}

func productID(product models.Product) string { return product.ID }

func TestMenu_NomenclatureStream_yieldsWhatNomenclatureReturns(t *testing.T) {
	demo, err := json.Marshal(iikotest.DemoRestaurant().Nomenclature)
	require.NoError(t, err)
	for name, body := range map[string]string{
		"a menu":               string(demo),
		"a byte order mark":    "\ufeff" + string(demo),
		"products first":       `{"products":[{"id":"p","name":"Борщ \u2028 \"по-киевски\""},{"id":"q","weight":"0.35","unknown":{"x":[1]}}],"groups":[{"id":"g"}],"sizes":[{"id":"s","priority":1.0}],"revision":9007199254740993}`,
		"nulls":                `{"correlationId":"c","groups":null,"products":null,"sizes":null,"revision":7}`,
		"other case":           `{"CORRELATIONID":"c","Groups":[{"ID":"g"}],"Products":[{"ID":"p"}]}`,
		"white space":          " {\n \"products\" : [ { \"id\" : \"p\" } , { \"id\" : \"q\" } ] ,\t\"revision\" : 1 } \r\n",
		"an unknown property":  `{"aPropertyThatNobodyKnows":{"products":[1]},"products":[{"id":"p"}],"revision":1}`,
		"only products":        `{"products":[{"id":"p"}]}`,
		"nothing has changed":  `{"correlationId":"c","groups":[],"productCategories":[],"products":[],"sizes":[],"revision":5}`,
		"a revision as a text": `{"products":[{"id":"p"}],"revision":"1700000000000"}`,
	} {
		t.Run(name, func(t *testing.T) {
			cli := inTurn(says(http.StatusOK, body), says(http.StatusOK, body)).client(t)
			want, err := goiikoapi.Check(cli.Menu.ListNomenclature(t.Context(), ofOrganization))
			require.NoError(t, err)
			got, err := streamed(t.Context(), cli)
			require.NoError(t, err)
			if len(want.Products) == 0 {
				want.Products = nil
			}
			assert.Empty(t, cmp.Diff(want, got))
		})
	}
}

func TestMenu_NomenclatureStream_hasTheRestBesideTheProducts(t *testing.T) {
	const body = `{"groups":[{"id":"g"}],"products":[{"id":"p"}],"sizes":[{"id":"s"}],"revision":7}`
	cli := inTurn(says(http.StatusOK, body)).client(t)
	menu := models.NomenclatureResponse{Revision: 3, Sizes: []models.Size{{ID: "of an earlier menu"}}}
	for _, err := range cli.Menu.NomenclatureStream(t.Context(), ofOrganization, &menu) {
		require.NoError(t, err)
		assert.Equal(t, models.NomenclatureResponse{Groups: []models.ProductGroup{{ID: "g"}}}, menu)
	}
	assert.Equal(t, models.NomenclatureResponse{Groups: []models.ProductGroup{{ID: "g"}}, Sizes: []models.Size{{ID: "s"}}, Revision: 7}, menu)
	assert.JSONEq(t, `{"groups":[{"id":"g"}],"sizes":[{"id":"s"}],"revision":7}`, string(cli.LastDataRaw()))
}

func TestMenu_NomenclatureStream_endsWithAnErrorThatSaysHowFarItGot(t *testing.T) {
	const two = `{"groups":[{"id":"g"}],"products":[{"id":"p"},{"id":"q"}`
	tests := map[string]struct {
		body, want string
		products   int
	}{
		"cut in the list":            {two, "can't be read further after 2 products and 56 bytes: unexpected EOF", 2},
		"cut after a comma":          {two + ",", "after 2 products and 57 bytes: unexpected EOF", 2},
		"cut in a product":           {two + `,{"id":"r`, "after 2 products and 57 bytes: unexpected EOF", 2},
		"cut after the list":         {two + `]`, "after 2 products and 57 bytes: unexpected EOF", 2},
		"cut before the list":        {`{"groups":[{"id"`, "after 0 products and 10 bytes: unexpected EOF", 0},
		"a broken product":           {two + `,{"id":}]}`, "after 2 products and 57 bytes: invalid character '}'", 2},
		"a product of another type":  {two + `,7]}`, "after 2 products and 58 bytes: ", 2},
		"a property of another type": {two + `,{"id":[]}]}`, "after 2 products and 66 bytes: ", 2},
		"no list":                    {`{"products":{"id":"p"}}`, "after 0 products and 13 bytes: products is {, not a list", 0},
		"groups of another type":     {`{"groups":7,"products":[{"id":"p"}]}`, "after 0 products and 22 bytes: ", 0},
		"sizes of another type":      {two + `],"sizes":7}`, "the response can't be decoded: ", 2},
		"something after the menu":   {two + `]}{}`, "after 2 products and 59 bytes: more than one JSON value", 2},
		"a page":                     {`<html></html>`, "after 0 products and 0 bytes: invalid character '<'", 0},
		"a list":                     {`[]`, "after 0 products and 1 bytes: [ instead of {", 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			iiko := inTurn(says(http.StatusOK, test.body), says(http.StatusOK, `{"products":[]}`))
			cli := iiko.client(t)
			ids, err := collect(cli.Menu.NomenclatureStream(t.Context(), ofOrganization, nil), productID)
			require.ErrorContains(t, err, test.want)
			var failure *goiikoapi.TransportError
			require.ErrorAs(t, err, &failure)
			assert.Equal(t, goiikoapi.TransportError{Operation: "Menu.Nomenclature", StatusCode: 200, Attempts: 1, Err: failure.Err, Excerpt: failure.Excerpt}, *failure)
			assert.Len(t, ids, test.products)
			assert.Len(t, iiko.arrivals(), 1)
		})
	}
}

func TestMenu_NomenclatureStream_endsWithTheErrorOfTheCall(t *testing.T) {
	tests := map[string]struct {
		response reply
		want     string
		is       error
	}{
		"an API error":                 {says(http.StatusBadRequest, `{"errorDescription":"no such organization"}`), "no such organization", nil},
		"an API error with status 200": {says(http.StatusOK, `{"correlationId":"c","errorDescription":"no such organization","error":"X"}`), "no such organization", nil},
		"an empty response":            {says(http.StatusOK, ""), "the response is empty", goiikoapi.ErrEmptyResponse},
		"the page of a firewall":       {says(http.StatusOK, `{"page":"login"}`), "", goiikoapi.ErrUnexpectedResponse},
		"an error of the connection":   {fails(errReset), "", errReset},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := streamed(t.Context(), inTurn(test.response).client(t, once))
			require.ErrorContains(t, err, test.want)
			if test.is != nil {
				require.ErrorIs(t, err, test.is)
			}
			var apiErr *goiikoapi.CustomErrorModel
			assert.Equal(t, strings.HasPrefix(name, "an API error"), errors.As(err, &apiErr))
		})
	}
	iiko := inTurn(succeeds)
	_, err := collect(iiko.client(t).Menu.NomenclatureStream(t.Context(), models.NomenclatureRequest{}, nil), productID)
	require.EqualError(t, err, "goiikoapi: Menu.Nomenclature: organizationId is empty")
	assert.Empty(t, iiko.arrivals())
}

func TestMenu_NomenclatureStream_isRetriedUntilAResponseBegins(t *testing.T) {
	iiko := inTurn(fails(errReset), says(http.StatusBadGateway, ""), says(http.StatusOK, `{"products":[{"id":"p"}]}`))
	ids, err := collect(iiko.client(t).Menu.NomenclatureStream(t.Context(), ofOrganization, nil), productID)
	require.NoError(t, err)
	assert.Equal(t, []string{"p"}, ids)
	assert.Len(t, iiko.arrivals(), 3)
}

func TestMenu_NomenclatureStream_canBeLeft(t *testing.T) {
	body := &closing{Reader: strings.NewReader(`{"products":[{"id":"p"},{"id":"q"},{"id":`)}
	cli := inTurn(func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: body, Request: r}, nil
	}).client(t)
	for product, err := range cli.Menu.NomenclatureStream(t.Context(), ofOrganization, nil) {
		require.NoError(t, err)
		if product.ID == "q" {
			break
		}
	}
	assert.True(t, body.closed)
}

// closing is a body that notes that it was closed.
type closing struct {
	io.Reader
	closed bool
}

func (c *closing) Close() error {
	c.closed = true
	return nil
}

// paced is a body whose first part arrives after one pause, and each other after another.
func paced(first, pause time.Duration, parts ...string) reply {
	return func(r *http.Request) (*http.Response, error) {
		body, writer := io.Pipe()
		go func() {
			for i, part := range parts {
				if i > 0 {
					first = pause
				}
				select {
				case <-time.After(first):
				case <-r.Context().Done():
					_ = writer.CloseWithError(r.Context().Err())
					return
				}
				_, _ = io.WriteString(writer, part)
			}
			_ = writer.Close()
		}()
		return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: body, Request: r}, nil
	}
}

func TestWithTimeout_boundsEachPartOfAStream(t *testing.T) {
	parts := []string{`{"products":[`, `{"id":"p"}`, `,{"id":"q"}`, `]}`}
	synctest.Test(t, func(t *testing.T) {
		cli := inTurn(paced(9*time.Second, 9*time.Second, parts...)).client(t, goiikoapi.WithTimeout(10*time.Second))
		ids, err := collect(cli.Menu.NomenclatureStream(t.Context(), ofOrganization, nil), productID)
		require.NoError(t, err)
		assert.Equal(t, []string{"p", "q"}, ids)
	})
	synctest.Test(t, func(t *testing.T) { // the loop may take its time
		cli := inTurn(paced(9*time.Second, 9*time.Second, parts...)).client(t, goiikoapi.WithTimeout(10*time.Second))
		for _, err := range cli.Menu.NomenclatureStream(t.Context(), ofOrganization, nil) {
			require.NoError(t, err)
			time.Sleep(time.Minute)
		}
	})
	synctest.Test(t, func(t *testing.T) {
		iiko := inTurn(paced(11*time.Second, 0, parts...))
		cli := iiko.client(t, goiikoapi.WithTimeout(10*time.Second))
		_, err := collect(cli.Menu.NomenclatureStream(t.Context(), ofOrganization, nil), productID)
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.ErrorContains(t, err, "after 0 products and 0 bytes: context deadline exceeded: no response within 10s")
		assert.Len(t, iiko.arrivals(), 1)
	})
	synctest.Test(t, func(t *testing.T) {
		cli := inTurn(paced(0, 11*time.Second, parts...)).client(t, goiikoapi.WithTimeout(10*time.Second))
		_, err := collect(cli.Menu.NomenclatureStream(t.Context(), ofOrganization, nil), productID)
		require.ErrorIs(t, err, context.DeadlineExceeded)
	})
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		cli := inTurn(paced(9*time.Second, 9*time.Second, parts...)).client(t, goiikoapi.WithTimeout(10*time.Second))
		ids, err := collect(cli.Menu.NomenclatureStream(ctx, ofOrganization, nil), productID)
		require.ErrorIs(t, err, context.DeadlineExceeded)
		assert.Equal(t, []string{"p"}, ids)
	})
}

func TestWithMaxResponseSize_boundsEachProductOfAStream(t *testing.T) {
	product := `{"id":"` + strings.Repeat("p", 60<<10) + `"}`
	body := `{"products":[` + strings.Repeat(product+",", 20) + product + `]}`
	for limit, fits := range map[int64]bool{128 << 10: true, 16 << 10: false} {
		cli := inTurn(says(http.StatusOK, body)).client(t, goiikoapi.WithMaxResponseSize(limit))
		ids, err := collect(cli.Menu.NomenclatureStream(t.Context(), ofOrganization, nil), productID)
		if fits {
			require.NoError(t, err)
			assert.Len(t, ids, 21)
		} else {
			require.ErrorIs(t, err, goiikoapi.ErrResponseTooLarge)
		}
	}
	groups := `{"groups":[{"id":"` + strings.Repeat("g", 20<<10) + `"}],"sizes":[{"id":"` + strings.Repeat("s", 20<<10) + `"}]}`
	_, err := streamed(t.Context(), inTurn(says(http.StatusOK, groups)).client(t, goiikoapi.WithMaxResponseSize(30<<10)))
	require.ErrorIs(t, err, goiikoapi.ErrResponseTooLarge)
}

func TestMenu_NomenclatureStream_readsWhatIsCompressed(t *testing.T) {
	cli := newStub(t, func(w http.ResponseWriter, r *http.Request) {
		assert.Equal(t, "gzip", r.Header.Get("Accept-Encoding"))
		w.Header().Set("Content-Encoding", "gzip")
		compressed := gzip.NewWriter(w)
		_, _ = io.WriteString(compressed, largeMenu("a"))
		_, _ = io.WriteString(compressed, "\n")
		_ = compressed.Close()
	}).client(t)
	menu, err := streamed(t.Context(), cli)
	require.NoError(t, err)
	assert.Len(t, menu.Groups, 501)
}

func TestMenu_NomenclatureStream_holdsOneProductAtATime(t *testing.T) {
	const products, ofEach, atMost = 2000, 32 << 10, 16 << 20
	product := fmt.Sprintf(`{"id":"p","description":%q}`, strings.Repeat("Борщ ", ofEach/9))
	body := io.MultiReader(strings.NewReader(`{"products":[`), &repeated{text: product + ",", times: products - 1}, strings.NewReader(product+`]}`))
	cli := inTurn(func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(body), Request: r}, nil
	}).client(t)
	runtime.GC()
	var before, during runtime.MemStats
	runtime.ReadMemStats(&before)
	count, peak := 0, uint64(0)
	for _, err := range cli.Menu.NomenclatureStream(t.Context(), ofOrganization, nil) {
		require.NoError(t, err)
		count++
		if count%100 == 0 {
			runtime.GC() // what is left is held
			runtime.ReadMemStats(&during)
			peak = max(peak, during.HeapAlloc)
		}
	}
	assert.Equal(t, products, count)
	assert.Less(t, peak, before.HeapAlloc+atMost, "of %d bytes", products*len(product))
}

// repeated reads a text again and again.
type repeated struct {
	text  string
	times int
	rest  bytes.Reader
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.rest.Len() == 0 {
		if r.times == 0 {
			return 0, io.EOF
		}
		r.times--
		r.rest.Reset([]byte(r.text))
	}
	return r.rest.Read(p)
}
