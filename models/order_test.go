package models_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/models"
)

func TestProductItem_andTheOtherConstructorsFillTheirFields(t *testing.T) {
	t.Parallel()

	street := models.AddressStreet{ID: "street"}
	half := models.CompoundItemComponent{ProductID: "margherita"}
	otherHalf := models.CompoundItemComponent{ProductID: "pepperoni"}

	lunch := models.SingleCombo("combo", "action", "Business lunch", 450)

	tests := []struct {
		name  string
		value any
		want  string
	}{
		{
			name:  "combo",
			value: lunch,
			want:  `{"id":"combo","name":"Business lunch","amount":1,"price":450,"sourceId":"action"}`,
		},
		{
			name:  "item of a combo",
			value: lunch.Item("soups", models.ProductItem("borscht", 1)),
			want: `{"type":"Product","amount":1,"productId":"borscht",` +
				`"comboInformation":{"comboId":"combo","comboSourceId":"action","comboGroupId":"soups"}}`,
		},
		{
			name:  "product item",
			value: models.ProductItem("borscht", 1.5),
			want:  `{"type":"Product","amount":1.5,"productId":"borscht"}`,
		},
		{
			name:  "compound item of two halves",
			value: models.CompoundItem(2, half, &otherHalf),
			want: `{"type":"Compound","amount":2,"primaryComponent":{"productId":"margherita"},` +
				`"secondaryComponent":{"productId":"pepperoni"}}`,
		},
		{
			name:  "compound item of one half",
			value: models.CompoundItem(1, half, nil),
			want:  `{"type":"Compound","amount":1,"primaryComponent":{"productId":"margherita"}}`,
		},
		{
			name:  "cash payment",
			value: models.CashPayment("cash", 450),
			want:  `{"paymentTypeKind":"Cash","sum":450,"paymentTypeId":"cash"}`,
		},
		{
			name:  "card payment",
			value: models.CardPayment("visa", 450.5),
			want:  `{"paymentTypeKind":"Card","sum":450.5,"paymentTypeId":"visa"}`,
		},
		{
			name:  "external payment",
			value: models.ExternalPayment("site", 450),
			want:  `{"paymentTypeKind":"External","sum":450,"paymentTypeId":"site","isProcessedExternally":true}`,
		},
		{
			name:  "loyalty card payment",
			value: models.LoyaltyCardPayment("bonus", 100, "+79990000000", models.IikoCardSearchScopePhone),
			want: `{"paymentTypeKind":"LoyaltyCard","sum":100,"paymentTypeId":"bonus","paymentAdditionalData":` +
				`{"type":"LoyaltyCard","credential":"+79990000000","searchScope":"Phone"}}`,
		},
		{
			name:  "payment of zero keeps its sum",
			value: models.CashPayment("cash", 0),
			want:  `{"paymentTypeKind":"Cash","sum":0,"paymentTypeId":"cash"}`,
		},
		{
			name:  "cash tips",
			value: models.CashTips("waiter", "cash", 50),
			want:  `{"paymentTypeKind":"Cash","tipsTypeId":"waiter","sum":50,"paymentTypeId":"cash"}`,
		},
		{
			name:  "card tips",
			value: models.CardTips("waiter", "visa", 50),
			want:  `{"paymentTypeKind":"Card","tipsTypeId":"waiter","sum":50,"paymentTypeId":"visa"}`,
		},
		{
			name:  "external tips",
			value: models.ExternalTips("courier", "site", 50),
			want: `{"paymentTypeKind":"External","tipsTypeId":"courier","sum":50,"paymentTypeId":"site",` +
				`"isProcessedExternally":true}`,
		},
		{
			name:  "RMS discount",
			value: models.RMSDiscount("happy-hour"),
			want:  `{"type":"RMS","discountTypeId":"happy-hour"}`,
		},
		{
			name: "iikoCard discount",
			value: models.IikoCardDiscount("program", "Bonus",
				models.IikoCardDiscountItem{PositionID: "line-1", Sum: 30, Amount: 1},
				models.IikoCardDiscountItem{PositionID: "line-2", Sum: 12.5, Amount: 2},
			),
			want: `{"type":"iikoCard","programId":"program","programName":"Bonus","discountItems":[` +
				`{"positionId":"line-1","sum":30,"amount":1},{"positionId":"line-2","sum":12.5,"amount":2}]}`,
		},
		{
			name:  "street address",
			value: models.StreetAddress(street, "12a"),
			want:  `{"type":"legacy","street":{"id":"street"},"house":"12a"}`,
		},
		{
			name:  "line address",
			value: models.LineAddress("Tverskaya 1, Moscow"),
			want:  `{"type":"city","line1":"Tverskaya 1, Moscow"}`,
		},
		{
			name:  "regular customer",
			value: models.RegularCustomer("Anna"),
			want:  `{"type":"regular","name":"Anna"}`,
		},
		{
			name:  "one-time customer",
			value: models.OneTimeCustomer("Anna"),
			want:  `{"type":"one-time","name":"Anna"}`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()

			got, err := json.Marshal(tt.value)
			require.NoError(t, err)
			require.JSONEq(t, tt.want, string(got))
		})
	}
}
