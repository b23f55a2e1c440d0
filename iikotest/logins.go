package iikotest

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
)

// Login is an API login, or an API key in version 2 of authentication, with what it may do.
type Login struct {
	// APILogin is the login.
	APILogin string
	// Operations are those that it has the right to call, such as "Orders.OrderCreate"; all if nil. Another gets 401 with
	// an errorDescription that names the right.
	Operations []string
	// Organizations are the IDs of those that it has access to; all if nil. A request that names another gets 403.
	Organizations []string
	// SourceKey is the order source. It marks the orders that the login creates, and only such orders are seen.
	SourceKey string
	// LicenseExpired makes requests for a token get 423, and Inactive 401.
	LicenseExpired, Inactive bool
}

// WithLogins makes the server issue tokens for these logins only. By default any non-empty login is accepted and may do
// everything.
func WithLogins(logins ...Login) Option {
	return func(s *Server) { s.logins = append(s.logins, logins...) }
}

// session is what a token stands for.
type session struct {
	login   Login
	expires time.Time
}

// loginFor returns the login of a request for a token, or an error.
func (c *call) loginFor(apiLogin string) (Login, *apiError) {
	if len(c.logins) == 0 {
		return Login{APILogin: apiLogin}, nil
	}
	login := find(c.logins, func(l Login) bool { return l.APILogin == apiLogin })
	switch {
	case login == nil:
		return Login{}, errUnknownLogin
	case login.Inactive:
		return Login{}, apiErrorf(http.StatusUnauthorized, "ApiLogin is inactive")
	case login.LicenseExpired:
		return Login{}, apiErrorf(http.StatusLocked, "Apilogin's license for using the Cloud API has expired.")
	}
	return *login, nil
}

// errUnknownLogin is for credentials that are not known.
var errUnknownLogin = apiErrorf(http.StatusUnauthorized, "invalid API login or application")

// checkRight returns an error if the login has no right to call an operation.
func (l Login) checkRight(op *api.Operation) *apiError {
	if l.Operations == nil || slices.Contains(l.Operations, op.Name) {
		return nil
	}
	return apiErrorf(http.StatusUnauthorized, "Right %s is not allowed for this ApiLogin", strings.TrimPrefix(op.Path, "/"))
}

// sees reports whether the login sees an order, if it is of one of the source keys. No keys match any order.
func (l Login) sees(o *order, sourceKeys []string) bool {
	key := value(o.sourceKey)
	return (l.SourceKey == "" || key == l.SourceKey) && (len(sourceKeys) == 0 || slices.Contains(sourceKeys, key))
}

// source returns the source key of an order that the login creates.
func (l Login) source(requested *string) *string {
	if l.SourceKey != "" {
		return &l.SourceKey
	}
	return requested
}
