package models_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/models"
)

func TestFilter_MarshalJSON_isWhatTheListsTake(t *testing.T) {
	products, staff, scales := models.ProductFields, models.StaffEmployeeFields, models.SizeScaleFields
	for want, filter := range map[string]json.Marshaler{
		`{"field":"id","op":"eq","value":"p"}`:                          products.ID.Eq("p"),
		`{"field":"id","op":"in","values":["p","q"]}`:                   products.ID.In("p", "q"),
		`{"field":"lastModifyNode","op":"blank"}`:                       products.LastModifyNode.Blank(),
		`{"field":"lastModifyNode","op":"notblank"}`:                    products.LastModifyNode.NotBlank(),
		`{"field":"name","op":"eq","value":"борщ \"дня\""}`:             products.Name.Eq(`борщ "дня"`),
		`{"field":"name","op":"ne","value":""}`:                         products.Name.Ne(""),
		`{"field":"name","op":"like","value":"суп"}`:                    products.Name.Like("суп"),
		`{"field":"code","op":"blank"}`:                                 products.Code.Blank(),
		`{"field":"code","op":"notblank"}`:                              products.Code.NotBlank(),
		`{"field":"productArticle","op":"in","values":["1","2"]}`:       products.ProductArticle.In("1", "2"),
		`{"field":"description","op":"nin","values":["x"]}`:             products.Description.NotIn("x"),
		`{"field":"type","op":"eq","value":"DISH"}`:                     products.Type.Eq(models.ProductCardTypeDish),
		`{"field":"type","op":"ne","value":"GOODS"}`:                    products.Type.Ne(models.ProductCardTypeGoods),
		`{"field":"type","op":"in","values":["DISH","SERVICE"]}`:        products.Type.In(models.ProductCardTypeDish, models.ProductCardTypeService),
		`{"field":"type","op":"nin","values":["RATE"]}`:                 products.Type.NotIn(models.ProductCardTypeRate),
		`{"field":"isDeleted","op":"eq","value":false}`:                 products.IsDeleted.Eq(false),
		`{"field":"revision","op":"eq","value":9007199254740993}`:       products.Revision.Eq(9007199254740993),
		`{"field":"revision","op":"ne","value":1}`:                      products.Revision.Ne(1),
		`{"field":"revision","op":"gt","value":1}`:                      products.Revision.Gt(1),
		`{"field":"revision","op":"gte","value":1}`:                     products.Revision.Gte(1),
		`{"field":"revision","op":"lt","value":1}`:                      products.Revision.Lt(1),
		`{"field":"revision","op":"lte","value":1}`:                     products.Revision.Lte(1),
		`{"field":"createdAt","op":"gt","value":"2026-11-25T00:00:00"}`: products.CreatedAt.Gt("2026-11-25T00:00:00"),
		`{"field":"deletedAt","op":"blank"}`:                            products.DeletedAt.Blank(),
		`{"field":"deletedAt","op":"notblank"}`:                         products.DeletedAt.NotBlank(),
		`{"field":"lastName","value":"Иванов"}`:                         staff.LastName.Is("Иванов"),
		`{"field":"isFired","value":"true"}`:                            staff.IsFired.Is(true),
		`{"field":"deleted","op":"eq","value":true}`:                    scales.IsDeleted.Eq(true),
		`[{"field":"revision","op":"eq","value":7}]`:                    models.Filters[models.SizeScale]{scales.Revision.Eq(7)},
		`[]`: models.Filters[models.SizeScale](nil),
	} {
		got, err := json.Marshal(filter)
		require.NoError(t, err)
		assert.Equal(t, want, string(got))
	}
}

func TestFilter_UnmarshalJSON_keepsEveryFilter(t *testing.T) {
	for _, document := range []string{
		`{"field":"a","op":"like","value":"b"}`,
		`{"field":"a","op":"in","values":[9007199254740993,"x",null]}`,
		`{"field":"a","value":{"b":1}}`,
	} {
		var filter models.Filter[models.ProductCard]
		require.NoError(t, json.Unmarshal([]byte(document), &filter))
		assert.Equal(t, "a", filter.Field())
		encoded, err := json.Marshal(filter)
		require.NoError(t, err)
		assert.JSONEq(t, document, string(encoded))
	}
	var filter models.Filter[models.ProductCard]
	require.NoError(t, json.Unmarshal([]byte(`{"field":"a","op":"like","value":"b"}`), &filter))
	assert.Equal(t, "like", filter.Operator())
	require.Error(t, json.Unmarshal([]byte(`{"field":7}`), &filter))
}

func TestOLAPFilter_constructorsBuildTheConditions(t *testing.T) {
	for want, filter := range map[string]models.OLAPFilter{
		`{"filterType":"IncludeValues","name":"DishName","values":["Борщ"]}`:                                                                                  models.OLAPInclude("DishName", "Борщ"),
		`{"filterType":"ExcludeValues","name":"DishName","values":["Борщ","Чай"]}`:                                                                            models.OLAPExclude("DishName", "Борщ", "Чай"),
		`{"filterType":"Range","from":0.5,"includeHigh":true,"includeLow":true,"name":"Sum","to":10}`:                                                         models.OLAPRange("Sum", 0.5, 10),
		`{"filterType":"Range","from":-1,"includeHigh":true,"includeLow":true,"name":"OrderNum","to":9007199254740993}`:                                       models.OLAPRange("OrderNum", -1, int64(9007199254740993)),
		`{"filterType":"DateRange","from":"2026-11-01","includeHigh":true,"includeLow":true,"name":"OpenDate.Typed","periodType":"CUSTOM","to":"2026-11-25"}`: models.OLAPDays("OpenDate.Typed", "2026-11-01", "2026-11-25"),
		`{"filterType":"DateRange","name":"OpenDate.Typed","periodType":"LAST_WEEK"}`:                                                                         models.OLAPIn("OpenDate.Typed", models.OLAPPeriodLastWeek),
	} {
		got, err := json.Marshal(filter)
		require.NoError(t, err)
		assert.JSONEq(t, want, string(got))
	}
}

func TestOLAPRows_decodesRowsByTheNamesOfColumns(t *testing.T) {
	report := &models.OLAPReport{}
	require.NoError(t, json.Unmarshal([]byte(`{"data":[
		{"DishName":"Борщ","DishAmountInt":9007199254740993,"DishDiscountSumInt":"389.85","Unknown":{}},
		{"DishName":null,"DishAmountInt":2.0,"DishDiscountSumInt":0,"Discount":1.5}
	],"summary":[]}`), report))
	type sale struct {
		Dish     string   `json:"DishName"`
		Amount   int64    `json:"DishAmountInt"`
		Sum      float64  `json:"DishDiscountSumInt"`
		Discount *float64 `json:"Discount,omitzero"`
	}
	sales, err := models.OLAPRows[sale](report)
	require.NoError(t, err)
	discount := 1.5
	assert.Equal(t, []sale{{"Борщ", 9007199254740993, 389.85, nil}, {"", 2, 0, &discount}}, sales)

	maps, err := models.OLAPRows[map[string]any](report)
	require.NoError(t, err)
	assert.Equal(t, "Борщ", maps[0]["DishName"])

	_, err = models.OLAPRows[struct {
		Waiter string `json:"WaiterName"`
	}](report)
	require.EqualError(t, err, `goiikoapi: the row 0 of the report has no column "WaiterName"`)
	type named struct{ DishName string }
	type nested struct {
		named
		Sum float64 `json:"DishDiscountSumInt"`
	}
	names, err := models.OLAPRows[nested](report)
	require.NoError(t, err)
	assert.Equal(t, []nested{{named{"Борщ"}, 389.85}, {}}, names)
	_, err = models.OLAPRows[struct{ WaiterName string }](report)
	require.EqualError(t, err, `goiikoapi: the row 0 of the report has no column "WaiterName"`)
	_, err = models.OLAPRows[struct {
		Dish   string `json:"DishName"`
		Waiter string `json:"-"`
	}](report)
	require.NoError(t, err)
	for want, err := range map[string]error{
		"goiikoapi: OLAPRows: int is neither a struct nor a map":              failedRows[int](),
		"goiikoapi: OLAPRows: *models_test.row is neither a struct nor a map": failedRows[*row](),
		"goiikoapi: OLAPRows: interface {} is neither a struct nor a map":     failedRows[any](),
	} {
		require.EqualError(t, err, want)
	}
	_, err = models.OLAPRows[sale](nil)
	require.EqualError(t, err, "goiikoapi: OLAPRows: the report is nil")
	_, err = models.OLAPRows[struct {
		Dish int `json:"DishName"`
	}](report)
	require.ErrorContains(t, err, "goiikoapi: the row 0 of the report can't be decoded: ")
}

type row struct{}

// failedRows decodes no rows.
func failedRows[T any]() error {
	_, err := models.OLAPRows[T](&models.OLAPReport{})
	return err
}

func TestOLAPColumn_String_describesTheColumn(t *testing.T) {
	var columns []models.OLAPColumn
	require.NoError(t, json.Unmarshal([]byte(`[
		{"name":"DishName","displayName":"Блюдо","type":"ENUM","canGroup":true,"canAggregate":false,"canFilter":true},
		{"name":"Sum","type":"MONEY","canAggregate":true},{}
	]`), &columns))
	assert.Equal(t, "[DishName (Блюдо): ENUM, groups, filters Sum: MONEY, aggregates : unknown type]", fmt.Sprint(columns))
	preset := models.OLAPPreset{PresetID: "7"}
	assert.Equal(t, " (7)", preset.String())
	require.NoError(t, json.Unmarshal([]byte(`{"name":"Выручка"}`), &preset))
	assert.Equal(t, "Выручка (7)", preset.String())
}

func TestOLAPCell_isReadByItsType(t *testing.T) {
	report := &models.OLAPReport{}
	const document = `{"data":[{"null":null,"text":"Борщ","number":1.5,"numeral":"9007199254740993","integer":2.0,"day":"2026-11-25","moment":"2026-11-25T10:00:00","list":[1]}]}`
	require.NoError(t, json.Unmarshal([]byte(document), report))
	type read struct {
		null             bool
		text             any
		number, number64 any
		date             any
	}
	of := func(column string) read {
		cell := report.Data[0][column]
		found := read{null: cell.IsNull()}
		if text, ok := cell.Text(); ok {
			found.text = text
		}
		if number, ok := cell.Number(); ok {
			found.number = number
		}
		if integer, ok := cell.Integer(); ok {
			found.number64 = integer
		}
		if date, ok := cell.Date(); ok {
			found.date = date
		}
		return found
	}
	for column, want := range map[string]read{
		"null":    {null: true},
		"missing": {null: true},
		"text":    {text: "Борщ"},
		"number":  {number: 1.5},
		"numeral": {text: "9007199254740993", number: 9007199254740992.0, number64: int64(9007199254740993)},
		"integer": {number: 2.0, number64: int64(2)},
		"day":     {text: "2026-11-25", date: models.DateTime("2026-11-25")},
		"moment":  {text: "2026-11-25T10:00:00", date: models.DateTime("2026-11-25T10:00:00")},
		"list":    {},
	} {
		assert.Equal(t, want, of(column), column)
	}
	encoded, err := json.Marshal(report)
	require.NoError(t, err)
	assert.JSONEq(t, document, string(encoded))
}
