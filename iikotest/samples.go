package iikotest

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"

	"github.com/kebrick/goiikoapi/internal/api"
)

// WithSamples makes the server answer the operations that it does not model with a document that has every property of
// the response, in place of 501. Such a response has the header X-Iikotest: sample. Its values mean nothing, but for the
// correlationId and for what the request names by the same property, such as an id, which is returned as it was sent.
func WithSamples() Option { return func(s *Server) { s.samples = true } }

// samplesDocument has the responses by operation.
//
//go:embed samples.json
var samplesDocument []byte

var samples = sync.OnceValue(func() map[string]json.RawMessage {
	var responses map[string]json.RawMessage
	if err := json.Unmarshal(samplesDocument, &responses); err != nil {
		panic(fmt.Sprintf("iikotest: samples.json: %v", err)) // it is part of the package
	}
	return responses
})

// sample returns the sample of an operation.
func (c *call) sample(op *api.Operation, body []byte) (any, *apiError) {
	var request map[string]json.RawMessage
	if len(body) > 0 {
		if err := json.Unmarshal(body, &request); err != nil {
			return nil, badRequest("invalid request body: %v", err)
		}
	}
	response, ok := samples()[op.Name]
	if !ok {
		return nil, apiErrorf(http.StatusNotImplemented, "iikotest has no sample of %s %s", op.Method, op.Path)
	}
	c.sampled = true
	var properties map[string]json.RawMessage
	if json.Unmarshal(response, &properties) != nil { // a list
		return response, nil
	}
	for property, sent := range request {
		if _, ok := properties[property]; ok {
			properties[property] = sent
		}
	}
	if _, ok := properties["correlationId"]; ok {
		properties["correlationId"] = encode(c.correlationID)
	}
	return properties, nil
}
