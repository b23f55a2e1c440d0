// Package models holds the requests, answers and dictionaries of iiko Cloud API.
//
// # How a property becomes a field
//
//   - A property that is always there is a value, which is always sent.
//   - An optional or nullable number, flag, text or object is a pointer: nil is not sent, and a nil in
//     an answer means that iiko left the property out or sent null.
//   - An optional identifier, date or enumeration is a plain value, because an empty one says nothing:
//     "" is not sent.
//   - A list is a slice. An optional one that is nil is not sent, an empty one is.
//   - Properties that iiko wants to see even when they hold nothing are pointers or slices of which nil is
//     sent as null.
//
// Decoding an answer and encoding it again keeps every property that the API documents.
//
// # What a request must hold
//
// A field with the tag iiko:"required" holds an identifier or an object that its operation cannot do without.
// The client refuses a call in which it is empty before anything is sent, and names it by its path in the
// JSON, such as order.items[2].productId. Empty is a text of white space only, a list that has no element or
// an empty one, a nil pointer, and a map without entries. A tag may name a condition:
//
//   - iiko:"required,type=Product": where the property type of the same object is Product;
//   - iiko:"required,operation=Update": in operations of that name.
//
// Everything else may be left empty: iiko decides what it makes of it.
//
// # Families
//
// Where the API chooses between several shapes by one property (the type of an order item, the kind
// of a payment), there is one struct with the properties of all of them. A shape that nobody has seen
// yet decodes like a known one. Functions such as [ProductItem] and [CashPayment] build the shapes
// that people write by hand.
//
// # Enumerations
//
// An enumeration is a named string or int with constants for the known values. It is open: a value
// without a constant is kept and sent back as it is.
//
// # Dates
//
// iiko writes most dates as the terminal's local time without a zone. [DateTime] keeps the text as it
// came; [DateTime.In] turns it into a [time.Time].
package models
