// Package mocks shows how to test code that uses iiko Cloud: with testify mocks of the SDK's interfaces, and with package
// iikotest. The code to test is [Special]; see special_test.go for the tests and mocks_test.go for the mocks.
package mocks
