package goiikoapi_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

func TestSum_isTheDecimalProduct(t *testing.T) {
	wrong := 0
	for _, test := range []struct{ price, amount, want float64 }{
		{0.1, 3, 0.3},
		{129.95, 3, 389.85},
		{19.99, 3, 59.97},
		{1.1, 1.1, 1.21},
		{1.005, 1000, 1005},
		{4.35, 100, 435},
		{0.57, 100, 57},
		{1234.56, 0.345, 425.9232},
		{1234.567891, 12.345, 15240.740614395},
		{33.333333, 3, 99.999999},
		{999999999.99, 3, 2999999999.97},
		{-19.99, 3, -59.97},
		{19.99, 0, 0},
		{1e-7, 1e7, 1},
	} {
		assert.Equal(t, test.want, goiikoapi.Sum(test.price, test.amount), "%v × %v", test.price, test.amount)
		if test.price*test.amount != test.want {
			wrong++
		}
	}
	assert.Greater(t, wrong, 5, "cases in which float64 multiplication is wrong")
}

func TestSum_isExactUpToFifteenDigits(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		// A price with six decimals and a weight in grams, of at most fifteen digits together.
		price, amount := decimal(t, random.Int64N(1e9), 6), decimal(t, random.Int64N(1e6), 3)
		sum := goiikoapi.Sum(price, amount)
		exact := new(big.Rat).Mul(rational(t, price), rational(t, amount))
		require.Zero(t, exact.Cmp(rational(t, sum)), "%v × %v = %v", price, amount, sum)
	}
}

func TestSum_isTheNearestOfAnyProduct(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 5000 {
		price, amount := math.Float64frombits(random.Uint64()), math.Float64frombits(random.Uint64())
		if math.IsNaN(price) || math.IsInf(price, 0) || math.IsNaN(amount) || math.IsInf(amount, 0) {
			continue
		}
		want, _ := new(big.Rat).Mul(rational(t, price), rational(t, amount)).Float64()
		require.Equal(t, want, goiikoapi.Sum(price, amount), "%v × %v", price, amount)
	}
}

func TestTotal_isTheDecimalSum(t *testing.T) {
	for _, test := range []struct {
		amounts []float64
		want    float64
	}{
		{nil, 0},
		{[]float64{19.99}, 19.99},
		{[]float64{0.1, 0.2}, 0.3},
		{[]float64{0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}, 1},
		{[]float64{1000000000000.01, 0.01, 0.01}, 1000000000000.03},
		{[]float64{690, 90, 780, -156}, 1404},
		{[]float64{1e300, 0.01, -1e300}, 0.01},
	} {
		assert.Equal(t, test.want, goiikoapi.Total(test.amounts...), "%v", test.amounts)
	}
}

func TestTotal_isExactForKopecks(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 1000 {
		amounts, kopecks := make([]float64, 1+random.IntN(50)), int64(0)
		for i := range amounts {
			amount := random.Int64N(1e10)
			kopecks += amount
			amounts[i] = decimal(t, amount, 2)
		}
		require.Equal(t, decimal(t, kopecks, 2), goiikoapi.Total(amounts...), "%v", amounts)
	}
}

func TestMoney_ofWhatIsNoNumberIsNoNumber(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	assert.True(t, math.IsNaN(goiikoapi.Sum(nan, 3)))
	assert.True(t, math.IsNaN(goiikoapi.Sum(3, nan)))
	assert.True(t, math.IsNaN(goiikoapi.Sum(inf, 0)))
	assert.Equal(t, -inf, goiikoapi.Sum(inf, -2))
	assert.Equal(t, inf, goiikoapi.Sum(1e300, 1e300), "too large for a float64")
	assert.True(t, math.IsNaN(goiikoapi.Total(1, nan)))
	assert.True(t, math.IsNaN(goiikoapi.Total(inf, -inf)))
	assert.Equal(t, inf, goiikoapi.Total(1, inf))
}

// TestAmounts_surviveAFloat64 is why amounts are of that type: the text of an amount of up to 15 significant digits
// is the same after parsing and formatting.
func TestAmounts_surviveAFloat64(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	for range 50000 {
		units, decimals := random.Int64N(1e15), random.IntN(7)
		text := new(big.Rat).SetFrac64(units, int64(math.Pow10(decimals))).FloatString(decimals)
		amount, err := strconv.ParseFloat(text, 64)
		require.NoError(t, err)
		require.Equal(t, text, strconv.FormatFloat(amount, 'f', decimals, 64))
		exact, _ := new(big.Rat).SetString(text)
		require.Zero(t, exact.Cmp(rational(t, amount)), text)
	}
}

// decimal returns units with a decimal point before the last decimals digits.
func decimal(t *testing.T, units int64, decimals int) float64 {
	t.Helper()
	value, err := strconv.ParseFloat(strconv.FormatInt(units, 10)+"e-"+strconv.Itoa(decimals), 64)
	require.NoError(t, err)
	return value
}

// rational returns the number that JSON has for value.
func rational(t *testing.T, value float64) *big.Rat {
	t.Helper()
	exact, ok := new(big.Rat).SetString(strconv.FormatFloat(value, 'g', -1, 64))
	require.True(t, ok)
	return exact
}

func TestRound_roundsTheDecimalNumber(t *testing.T) {
	for _, test := range []struct {
		amount   float64
		decimals int
		want     float64
	}{
		{1.005, 2, 1.01},
		{-1.005, 2, -1.01},
		{1.0049, 2, 1},
		{goiikoapi.Sum(1.15, 1.5), 2, 1.73},
		{2.5, 0, 3},
		{0.1, 2, 0.1},
		{1e300, 2, 1e300},
		{-0.001, 2, 0},
		{math.Inf(1), 2, math.Inf(1)},
	} {
		assert.Equal(t, test.want, goiikoapi.Round(test.amount, test.decimals), "%v", test.amount)
	}
	assert.True(t, math.IsNaN(goiikoapi.Round(math.NaN(), 2)))
}
