// Package models has the requests, responses and dictionaries of iiko Cloud API.
//
// # Field types
//
//   - A required property is a plain value, which is always encoded.
//   - An optional number, boolean, text or object is a pointer, and so is an optional enumeration by number. nil is
//     not encoded, and in a response nil means that iiko left the property out or sent null.
//   - An optional ID, date or enumeration by name is a plain value. "" is not encoded.
//   - A list is a slice. An optional list is not encoded when nil, but encoded when empty.
//   - Properties that iiko requires even when they have no value are pointers or slices, IDs too. nil is encoded as
//     null.
//
// Decoding a response and encoding it again keeps all documented properties.
//
// # Required fields
//
// A field with the tag iiko:"required" is an ID or an object that the operation requires. If it is empty, the
// client returns an error without sending the request. The error has the path of the field in the JSON, such as
// order.items[2].productId. Empty are a text with only white space, a list without elements or with an empty
// element, a nil pointer, and a map without entries. A tag can have a condition:
//
//   - iiko:"required,type=Product": if the property type of the same object is Product;
//   - iiko:"required,franchiseMasterId=*": if the property franchiseMasterId of the same object is set;
//   - iiko:"required,operation=Update": in operations with that name, and in their first version (UpdateV1).
//
// A list with the tag iiko:"present" can be empty, which means something, but not nil.
//
// All other fields can be empty; iiko validates them.
//
// # Bounds
//
// A number with the tag iiko:"min=1,max=1000" must be within these bounds, and a list with that tag must have a length
// within them and no empty element, unless they are nil; else the client returns an error that names them and sends
// nothing.
//
// # Filters
//
// The lists of the back office take filters. A list has a variable with the fields by which it can be filtered, and
// these have the operators that iiko accepts:
//
//	models.DirectoryListRequest[models.Producer]{
//		Filters: []models.Filter[models.Producer]{models.ProducerFields.Name.Like("farm")},
//	}
//
// # Variants
//
// Where one property selects between several variants (the type of an order item, the kind of a payment), there
// is one struct with the properties of all variants. Unknown variants are decoded like known ones. Functions such
// as [ProductItem] and [CashPayment] build the common variants.
//
// # Embedded structs
//
// What several responses have in common is a struct that they embed, such as [PlacedOrder] in [PlacedDelivery] and
// [PlacedTableOrder]. Its fields are read like those of the response; a literal of the response nests it. Requests
// embed nothing.
//
// # Enumerations
//
// An enumeration is a named string or int with constants for the known values. Values without a constant are
// decoded and encoded unchanged.
//
// # Dates
//
// Most dates in the API are in the terminal's local time, without a time zone. [DateTime] keeps the original
// text; [DateTime.In] converts it to a [time.Time].
package models
