module github.com/kebrick/goiikoapi/examples/mocks

go 1.25.0

require (
	github.com/kebrick/goiikoapi v0.0.0
	github.com/stretchr/testify v1.12.1
)

require (
	github.com/stretchr/objx v0.5.3 // indirect
	go.yaml.in/yaml/v3 v3.0.5 // indirect
	golang.org/x/time v0.15.0 // indirect
)

replace github.com/kebrick/goiikoapi => ../..
