package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kebrick/goiikoapi"
)

func TestMayBeDone_isTrueWhenItIsOfOneOfTheErrorsThatAreJoined(t *testing.T) {
	lost := &goiikoapi.TransportError{MayBeDone: true, Err: io.EOF}
	notSent := &goiikoapi.TransportError{Err: errNoConnection}
	failed := &goiikoapi.CustomErrorModel{StatusCode: 500, MayBeDone: true}
	refused := &goiikoapi.CustomErrorModel{StatusCode: 400}
	tests := []struct {
		name string
		err  error
		want bool
	}{
		{"one that was not sent, one lost", errors.Join(notSent, lost), true},
		{"one that was not sent, one that failed", errors.Join(notSent, failed), true},
		{"one that was refused, one that failed", errors.Join(refused, fmt.Errorf("second: %w", failed)), true},
		{"of joined ones that are wrapped", fmt.Errorf("all: %w", errors.Join(refused, errors.Join(notSent, lost))), true},
		{"none", errors.Join(notSent, refused, io.EOF, (*goiikoapi.TransportError)(nil), (*goiikoapi.CustomErrorModel)(nil)), false},
		{"of another call, inside", &goiikoapi.TransportError{Err: failed}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, goiikoapi.MayBeDone(test.err)) })
	}
}

func TestStatusCode_isThatOfTheFirstErrorThatIsJoined(t *testing.T) {
	notFound := &goiikoapi.CustomErrorModel{StatusCode: 404}
	err := errors.Join(notFound, &goiikoapi.TransportError{StatusCode: 502, Err: goiikoapi.ErrStatus})
	assert.Equal(t, 404, goiikoapi.StatusCode(err))
	assert.True(t, goiikoapi.IsNotFound(err))
	assert.Zero(t, goiikoapi.StatusCode(&goiikoapi.TransportError{Err: notFound}), "another call's")
}

func TestIsTimeout_isTrueWhenAnotherErrorSaysOfItselfThatItIsNone(t *testing.T) {
	assert.True(t, goiikoapi.IsTimeout(errors.Join(errReset, context.DeadlineExceeded)))
	assert.False(t, goiikoapi.IsTimeout(errors.Join(errReset, context.Canceled)))
}
