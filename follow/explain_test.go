package follow_test

import (
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/follow"
	"github.com/kebrick/goiikoapi/models"
)

func TestExplain_knowsWhatIikoSays(t *testing.T) {
	text := func(code models.ErrorCode, message string) models.ErrorInfo {
		return models.ErrorInfo{Code: code, Message: &message}
	}
	for _, test := range []struct {
		info models.ErrorInfo
		want follow.Cause
	}{
		{text("Common", "Creation timeout expired, order automatically transited to error creation status"), follow.CauseTerminalOffline},
		{models.ErrorInfo{Code: models.ErrorCodeDuplicatedOrderID}, follow.CauseDuplicate},
		{models.ErrorInfo{Code: "192"}, follow.CauseDuplicate},
		{text("Common", "Order already exists"), follow.CauseDuplicate},
		{text("Common", "product 1 is on the stop list"), follow.CauseStopList},
		{text("Common", "Product 'Borscht' is inactive. Only active products can be added to order"), follow.CauseStopList},
		{text("Common", "Product 'Borscht' excluded from menu"), follow.CauseStopList},
		{text("Common", "it's top parent group isn't allowed for current department"), follow.CauseStopList},
		{text("Common", "Product 'Pizza' has scale 'Sizes' therefore product size must be specified"), follow.CauseMenu},
		{models.ErrorInfo{Code: models.ErrorCodeProductNotFound}, follow.CauseMenu},
		{models.ErrorInfo{Code: models.ErrorCodeProductSizeNotFound}, follow.CauseMenu},
		{models.ErrorInfo{Code: models.ErrorCodeRequestProductPriceIsNotEqualToFrontPrice}, follow.CausePrice},
		{models.ErrorInfo{Code: models.ErrorCodeProductCanBuyFromCashdesk}, follow.CauseStopList},
		// The code counts before the text, but for a duplicate.
		{text(models.ErrorCodeDuplicatedOrderID, "Creation timeout expired, an order with payment type Card is there"), follow.CauseDuplicate},
		{text(models.ErrorCodeTerminalGroupDisabled, "the terminal group is inactive"), follow.CauseTerminalGroup},
		{text(models.ErrorCodeInvalidComboItemsAmount, "invalid amount"), follow.CauseCombo},
		{text(models.ErrorCodeInternalServerError, "An order with this id already exists"), follow.CauseDuplicate},
		{text("Common", "Заказ уже существует"), follow.CauseDuplicate},
		{models.ErrorInfo{Code: "Common", Message: goiikoapi.Ptr("no"), ErrorReason: goiikoapi.Ptr("Order already exists")}, follow.CauseDuplicate},
		{text("Common", "ConstraintViolationException: modifier has invalid group amount: min=1, max=1, actual=0"), follow.CauseModifiers},
		{text("Common", "Cannot find fixed group/simple modifiers item"), follow.CauseModifiers},
		{models.ErrorInfo{Code: models.ErrorCodeModifierDuplicated}, follow.CauseModifiers},
		{models.ErrorInfo{Code: models.ErrorCodeInvalidReferenceToCombo}, follow.CauseCombo},
		{text("Common", "Payment of cash payment type must have kind Cash"), follow.CausePayment},
		{text("Common", "Payment type Card is deleted."), follow.CausePayment},
		{models.ErrorInfo{Code: models.ErrorCodePaymentTypeCanNotBeUsedAsExternal}, follow.CausePayment},
		{text("Common", "Current settings require the delivery to be paid before sending"), follow.CausePayment},
		{models.ErrorInfo{Code: models.ErrorCodeDiscountCardNotFound}, follow.CauseLoyalty},
		{models.ErrorInfo{Code: models.ErrorCodeHomeNotFound}, follow.CauseAddress},
		{models.ErrorInfo{Code: models.ErrorCodeAnonymousCustomerDisabled}, follow.CauseCustomer},
		{models.ErrorInfo{Code: models.ErrorCodeInvalidPhone}, follow.CauseCustomer},
		{models.ErrorInfo{Code: models.ErrorCodeTooSmallDeliveryDate}, follow.CauseTime},
		{text("Common", "too small delivery date"), follow.CauseTime},
		{models.ErrorInfo{Code: models.ErrorCodeIncorrectOrderType}, follow.CauseOrderType},
		{models.ErrorInfo{Code: models.ErrorCodeTerminalGroupDisabled}, follow.CauseTerminalGroup},
		{text("SettingsIssue", "Product 'Borscht' doesn't have cooking place type"), follow.CauseSettings},
		{models.ErrorInfo{Code: "SettingsIssue"}, follow.CauseSettings},
		{text("Common", "something else"), follow.CauseUnknown},
		{models.ErrorInfo{}, follow.CauseUnknown},
		{described("Order already exists"), follow.CauseDuplicate},
	} {
		explained := follow.Explain(test.info)
		assert.Equal(t, test.want, explained.Cause, test.info)
		for _, text := range []string{explained.Meaning, explained.Action} {
			assert.NotEmpty(t, text)
			assert.False(t, cyrillic(text), text)
		}
		for _, text := range []string{explained.MeaningRU, explained.ActionRU} {
			assert.True(t, cyrillic(text), text)
		}
	}
}

func cyrillic(text string) bool {
	for _, r := range text {
		if unicode.Is(unicode.Cyrillic, r) {
			return true
		}
	}
	return false
}

// described is what an older terminal sends.
func described(text string) (info models.ErrorInfo) {
	//lint:ignore SA1019 older terminals send only a description
	info.Description = &text //nolint:staticcheck // the same for golangci-lint
	return info
}
