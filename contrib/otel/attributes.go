package iikootel

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.opentelemetry.io/otel/attribute"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"

	"github.com/kebrick/goiikoapi"
)

var (
	operationName    = attribute.Key("iiko.operation")
	restrictionGroup = attribute.Key("iiko.restriction_group")
	attempts         = attribute.Key("iiko.attempts")
	outcomeUnknown   = attribute.Key("iiko.outcome_unknown")
	errorCode        = attribute.Key("iiko.error_code")
	correlationID    = attribute.Key("iiko.correlation_id")
	waitDuration     = attribute.Key("iiko.wait.duration")
	waitReason       = attribute.Key("iiko.wait.reason")
)

// operationAttributes describe an operation.
func operationAttributes(op goiikoapi.Operation) []attribute.KeyValue {
	attributes := []attribute.KeyValue{operationName.String(template(op.Name))}
	if op.Group != "" {
		attributes = append(attributes, restrictionGroup.String(op.Group))
	}
	return attributes
}

// requestAttributes describe the request of an attempt, as OpenTelemetry requires for spans and metrics.
func requestAttributes(step goiikoapi.Step) []attribute.KeyValue {
	attributes := []attribute.KeyValue{semconv.HTTPRequestMethodKey.String(method(step.Operation))}
	target, err := url.Parse(step.URL)
	if err != nil {
		return attributes
	}
	port, err := strconv.Atoi(target.Port())
	switch {
	case err == nil:
	case target.Scheme == "http":
		port = 80
	default:
		port = 443
	}
	return append(attributes, semconv.ServerAddress(target.Hostname()), semconv.ServerPort(port))
}

// urlAttributes describe the URL of an attempt.
func urlAttributes(step goiikoapi.Step) []attribute.KeyValue {
	path := template(step.Operation.Path)
	return []attribute.KeyValue{
		semconv.URLTemplate(path),
		semconv.URLFull(strings.TrimSuffix(step.URL, step.Operation.Path) + path),
	}
}

// resultAttributes are the status and, if the step failed, the type of the error.
func resultAttributes(result goiikoapi.StepResult, failed bool) []attribute.KeyValue {
	var attributes []attribute.KeyValue
	if result.StatusCode != 0 {
		attributes = append(attributes, semconv.HTTPResponseStatusCode(result.StatusCode))
	}
	if failed {
		attributes = append(attributes, semconv.ErrorTypeKey.String(errorType(result)))
	}
	return attributes
}

// callAttributes describe the result of a call, as far as it is no personal data.
func callAttributes(result goiikoapi.StepResult) []attribute.KeyValue {
	if errors.Is(result.Err, goiikoapi.ErrNotReturned) {
		return nil // nothing else is known
	}
	attributes := []attribute.KeyValue{attempts.Int(result.Attempts)}
	if result.Err == nil {
		return attributes
	}
	attributes = append(attributes, outcomeUnknown.Bool(goiikoapi.MayBeDone(result.Err)))
	var apiErr *goiikoapi.CustomErrorModel
	var failure *goiikoapi.TransportError
	id := ""
	if errors.As(result.Err, &failure) {
		id = failure.CorrelationID
	}
	if errors.As(result.Err, &apiErr) {
		id = cmp.Or(id, apiErr.CorrelationID)
		if code := string(apiErr.ErrorCode); isCode(code) {
			attributes = append(attributes, errorCode.String(code))
		}
	}
	if isCorrelationID(id) {
		attributes = append(attributes, correlationID.String(id))
	}
	return attributes
}

// errorType returns the type of the error of a step that failed.
func errorType(result goiikoapi.StepResult) string {
	err, status := result.Err, cmp.Or(goiikoapi.StatusCode(result.Err), result.StatusCode)
	var argument *goiikoapi.ArgumentError
	var duplicate *goiikoapi.DuplicateError
	var apiErr *goiikoapi.CustomErrorModel
	switch {
	case errors.As(err, &argument):
		return "invalid_argument"
	case errors.As(err, &duplicate):
		return "duplicate"
	case errors.Is(err, goiikoapi.ErrNotReturned):
		return "panic"
	case errors.Is(err, context.Canceled):
		return "cancelled"
	case status >= http.StatusBadRequest:
		return strconv.Itoa(status)
	case goiikoapi.IsRateLimited(err):
		return "rate_limited"
	case goiikoapi.IsTimeout(err):
		return "timeout"
	case errors.As(err, &apiErr):
		return "api_error"
	case status != 0:
		return "invalid_response"
	}
	return "no_response"
}

// methods are the HTTP methods that OpenTelemetry knows.
var methods = []string{
	http.MethodConnect, http.MethodDelete, http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodPatch,
	http.MethodPost, http.MethodPut, http.MethodTrace,
}

// method returns the method of an operation, or OpenTelemetry's word for another.
func method(op goiikoapi.Operation) string {
	if slices.Contains(methods, op.Method) {
		return op.Method
	}
	return "_OTHER"
}

var (
	word, version = regexp.MustCompile(`^[A-Za-z_-]{1,40}$`), regexp.MustCompile(`^v\d{1,2}$`)
	number        = regexp.MustCompile(`^\d{1,2}$`)
)

// template returns a path with {id} in place of what may be an id: all but words and the versions of the API. The names
// of operations stay as they are, but for goiikoapi.Call the name is the path.
func template(name string) string {
	if !strings.HasPrefix(name, "/") {
		return name
	}
	parts := strings.Split(name, "/")
	for i, part := range parts {
		isVersion := version.MatchString(part) || number.MatchString(part) && i == 2 && parts[1] == "api"
		if part != "" && !isVersion && !word.MatchString(part) {
			parts[i] = "{id}"
		}
	}
	return strings.Join(parts, "/")
}

var (
	code          = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9_.]{0,79}|\d{1,6})$`)
	correlationIs = regexp.MustCompile(`^[0-9A-Fa-f]{8}(-?[0-9A-Fa-f]{4}){3}-?[0-9A-Fa-f]{12}$`)
)

// isCode reports whether a text has the form of an error code, and so is no sentence with personal data.
func isCode(text string) bool { return code.MatchString(text) }

// isCorrelationID reports whether a text is a UUID.
func isCorrelationID(text string) bool { return correlationIs.MatchString(text) }
