package models_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// pointers are the identifiers, dates and enumerations that are pointers, with the reason.
var pointers = map[string]string{
	"AllowedRestrictionsResponse.AddressExternalID":        required,
	"AllowedTerminalGroup.DeliveryServiceProductID":        required,
	"CreateOrUpdateCustomerRequest.EmployeeID":             "with NullifyEmptyFields an empty text clears it",
	"CustomerTransaction.OrganizationID":                   required,
	"DeliveryRestrictionItem.DeliveryServiceProductID":     required,
	"DeliveryRestrictionItem.OrganizationID":               required,
	"DeliveryRestrictionItem.TerminalGroupID":              required,
	"DeliveryRestrictions.DefaultDeliveryServiceProductID": required,
	"RejectedTerminalGroup.OrganizationID":                 required,
	"RejectedTerminalGroup.TerminalGroupID":                required,
	"SizePrice.SizeID":                                     required,
	"UpdateAttendanceRequest.EndAt":                        required,
}

const required = "the property is required and can be null"

// modelField is a field of a struct of this package.
type modelField struct {
	name     string // with that of its struct
	goType   string // without *
	pointer  bool
	optional bool
	// kind is the kind of properties that docs/adr/0003-optional-properties.md has a rule for.
	kind string
}

const (
	kindList       = "list"
	kindObject     = "object"
	kindScalar     = "number, boolean or text"
	kindIdentifier = "identifier, date or enumeration"
	kindEmbedded   = "embedded struct"
)

var (
	identifierName = regexp.MustCompile(`ID($|For)`)
	identifierDoc  = regexp.MustCompile(`\bID of\b`)
)

// modelFields returns the fields of all structs of this package but those that are not encoded.
func modelFields(t *testing.T) []modelField {
	t.Helper()
	paths, err := filepath.Glob("*.go")
	require.NoError(t, err)
	var specs []*ast.TypeSpec
	underlying := map[string]string{}
	files := token.NewFileSet()
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(files, path, nil, parser.ParseComments)
		require.NoError(t, err)
		ast.Inspect(file, func(node ast.Node) bool {
			if spec, ok := node.(*ast.TypeSpec); ok {
				specs = append(specs, spec)
				underlying[spec.Name.Name] = types.ExprString(spec.Type)
			}
			return true
		})
	}
	var fields []modelField
	for _, spec := range specs {
		structure, ok := spec.Type.(*ast.StructType)
		if !ok {
			continue
		}
		for _, field := range structure.Fields.List {
			if len(field.Names) == 0 {
				goType := types.ExprString(field.Type)
				fields = append(fields, modelField{name: spec.Name.Name + "." + goType, goType: goType, kind: kindEmbedded})
			}
			if len(field.Names) == 0 || field.Tag == nil {
				continue
			}
			tag := reflect.StructTag(strings.Trim(field.Tag.Value, "`")).Get("json")
			if tag == "-" {
				continue
			}
			goType, pointer := strings.CutPrefix(types.ExprString(field.Type), "*")
			found := modelField{
				name:     spec.Name.Name + "." + field.Names[0].Name,
				goType:   goType,
				pointer:  pointer,
				optional: strings.HasSuffix(tag, ",omitzero"),
			}
			base := goType
			if known, ok := underlying[goType]; ok {
				base = known
			}
			switch {
			case strings.HasPrefix(base, "[]"), strings.HasPrefix(base, "map["), base == "json.RawMessage", base == "any":
				found.kind = kindList
			case goType == "Identifier", base == "string" && goType != "string",
				goType == "string" && (identifierName.MatchString(field.Names[0].Name) || identifierDoc.MatchString(field.Doc.Text())):
				found.kind = kindIdentifier
			case types.Universe.Lookup(base) != nil:
				found.kind = kindScalar // also of an enumeration by number, where 0 is a value
			default:
				found.kind = kindObject
			}
			fields = append(fields, found)
		}
	}
	return fields
}

func TestModels_followTheRulesForOptionalProperties(t *testing.T) {
	t.Parallel()
	fields := modelFields(t)
	require.Greater(t, len(fields), 1500)
	unused := maps.Clone(pointers)
	for _, field := range fields {
		delete(unused, field.name)
		switch field.kind {
		case kindEmbedded:
		case kindList:
			assert.False(t, field.pointer, "%s is a %s: not a pointer", field.name, field.kind)
		case kindIdentifier:
			reason := pointers[field.name]
			assert.Equal(t, reason != "", field.pointer, "%s is an %s: a pointer only with a reason", field.name, field.kind)
			assert.Equal(t, reason == required, field.pointer && !field.optional, "%s: %s", field.name, reason)
		default:
			assert.False(t, field.optional && !field.pointer, "%s is an optional %s: a pointer", field.name, field.kind)
		}
	}
	assert.Empty(t, unused, "no such fields")
}

func TestModels_embedNothingInTypesNamedRequest(t *testing.T) {
	t.Parallel()
	embedded := 0
	for _, field := range modelFields(t) {
		if field.kind == kindEmbedded {
			embedded++
			assert.NotContains(t, field.name, "Request", "docs/adr/0011-embedding-in-responses.md")
		}
	}
	assert.Greater(t, embedded, 20)
}
