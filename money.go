package goiikoapi

import (
	"math/big"
	"strconv"
)

// Sum returns price × amount, calculated in decimals: Sum(129.95, 3) is 389.85, while float64 multiplication gives
// 389.84999999999997. iiko rejects a whole inventory document if the sum of one item is not exactly its price × amount.
// An item whose price or sum is unknown needs only the other one.
//
// The result is the float64 nearest to the product. In JSON it is exactly the product if that has at most 15
// significant digits. If price or amount is infinite or not a number, the result is price * amount; a request with
// such a result is an [ArgumentError].
func Sum(price, amount float64) float64 {
	p, a := decimal(price), decimal(amount)
	if p == nil || a == nil {
		return price * amount
	}
	product, _ := p.Mul(p, a).Float64()
	return product
}

// Total adds amounts up, calculated in decimals: Total(0.1, 0.2) is 0.3. The payments of an order must add up to its
// sum. The result is exact as that of [Sum] is. If an amount is infinite or not a number, so is the result.
func Total(amounts ...float64) float64 {
	total, inexact := new(big.Rat), 0.0
	for _, amount := range amounts {
		if a := decimal(amount); a != nil {
			total.Add(total, a)
		} else {
			inexact += amount // stays infinite or not a number
		}
	}
	sum, _ := total.Float64()
	return sum + inexact
}

// Round rounds an amount to a number of decimals, calculated in decimals, halves away from zero: Round(1.005, 2) is 1.01,
// while float64 arithmetic gives 1. decimals must not be negative. If amount is infinite or not a number, so is the result.
func Round(amount float64, decimals int) float64 {
	a := decimal(amount)
	if a == nil {
		return amount
	}
	rounded, _ := strconv.ParseFloat(a.FloatString(decimals), 64) // as far as it is too large, it is infinite
	return rounded
}

// decimal returns the number that value is in JSON, or nil if it is infinite or not a number.
func decimal(value float64) *big.Rat {
	number, ok := new(big.Rat).SetString(strconv.FormatFloat(value, 'g', -1, 64))
	if !ok {
		return nil
	}
	return number
}
