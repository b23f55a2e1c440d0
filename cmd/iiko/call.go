package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
)

func (p *program) callCommand() *cobra.Command {
	var yes bool
	var method string
	cmd := &cobra.Command{
		Use:     "call PATH [JSON]",
		Short:   p.say(textCallShort),
		Long:    p.say(textCallLong),
		Example: "  iiko call /api/1/organizations '{\"returnAdditionalInfo\":true}'\n  iiko call /api/1/deliveries/create @delivery.json --yes\n  jq … | iiko call /api/1/order/by_id -",
		Args:    p.arguments(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			endpoint, err := p.endpoint(args[0], method, yes)
			if err != nil {
				return err
			}
			request, err := p.request(cmd.Context(), endpoint, args[1:])
			if err != nil {
				return err
			}
			cli, err := p.client()
			if err != nil {
				return err
			}
			_, body, err := fetch(cmd.Context(), func(ctx context.Context) (*json.RawMessage, *goiikoapi.CustomErrorModel, error) {
				return goiikoapi.Call[json.RawMessage](ctx, cli, endpoint, request)
			})
			if err != nil {
				return err
			}
			return p.raw(body)
		},
		ValidArgsFunction: completePaths,
	}
	cmd.Flags().BoolVar(&yes, "yes", false, p.say(textFlagYes))
	cmd.Flags().StringVar(&method, "method", "", p.say(textFlagMethod))
	return cmd
}

// endpoint returns the operation of a path. One that may change something needs the user's yes, and so does one that is
// not in the table of operations.
func (p *program) endpoint(path, method string, yes bool) (goiikoapi.Endpoint, error) {
	path = "/" + strings.TrimLeft(path, "/")
	method = strings.ToUpper(method)
	if method != "" && method != http.MethodGet && method != http.MethodPost {
		return goiikoapi.Endpoint{}, p.usage(textMethod, method)
	}
	op := operation(path, method)
	switch {
	case op == nil && !strings.HasPrefix(path, "/api/"), strings.ContainsAny(path, "?# "):
		return goiikoapi.Endpoint{}, p.usage(textPath, path)
	case op == nil && !yes:
		return goiikoapi.Endpoint{}, p.usage(textUnknownOperation, path)
	case op == nil:
		return goiikoapi.Endpoint{Path: path, Method: cmp.Or(method, http.MethodPost)}, nil
	case op == api.ClientAccessToken || op == api.ClientAccessTokenV2: // the response is a secret
		return goiikoapi.Endpoint{}, p.usage(textToken, op.Name)
	case !reads(op) && !yes:
		return goiikoapi.Endpoint{}, p.usage(textNeedsYes, op.Name)
	}
	return goiikoapi.Endpoint{Path: op.Path, Method: op.Method, Group: op.Group, SafeToRetry: reads(op)}, nil
}

// operation returns the operation of a path; nil if there is none. If there are two, it is that with the method, or POST.
func operation(path, method string) *api.Operation {
	i := slices.IndexFunc(api.All(), func(op *api.Operation) bool {
		return op.Path == path && op.Method == cmp.Or(method, http.MethodPost)
	})
	if i < 0 && method == "" {
		i = slices.IndexFunc(api.All(), func(op *api.Operation) bool { return op.Path == path })
	}
	if i < 0 {
		return nil
	}
	return api.All()[i]
}

// reads reports whether an operation changes nothing.
func reads(op *api.Operation) bool { return op.Retry == api.RetrySafe && !op.Command }

// request returns the request of a call: JSON, - for standard input, or @ and the name of a file; nil if there is none.
func (p *program) request(ctx context.Context, endpoint goiikoapi.Endpoint, args []string) (any, error) {
	if len(args) == 0 {
		return nil, nil //nolint:nilnil // Call takes nil for a request without properties
	}
	if endpoint.Method == http.MethodGet {
		return nil, p.usage(textGetWithRequest, endpoint.Path)
	}
	data := []byte(args[0])
	if name, ok := strings.CutPrefix(args[0], "@"); ok {
		var err error
		if data, err = os.ReadFile(name); err != nil { //nolint:gosec // the user names it
			return nil, p.openError(err, name)
		}
	} else if args[0] == "-" {
		var err error
		if data, err = p.readAll(ctx); err != nil {
			return nil, err
		}
	}
	if data = bytes.TrimPrefix(data, []byte("\ufeff")); !json.Valid(data) {
		return nil, p.usage(textJSON)
	}
	return json.RawMessage(data), nil
}

// readAll reads standard input to its end, but no longer than until ctx ends.
func (p *program) readAll(ctx context.Context) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	read := make(chan result, 1)
	go func() {
		data, err := io.ReadAll(p.stdin)
		read <- result{data, err}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-read:
		return r.data, r.err
	}
}

// completePaths completes paths with the names of their operations.
func completePaths(_ *cobra.Command, args []string, begun string) (paths []string, _ cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	for _, op := range api.All() {
		paths = append(paths, cobra.CompletionWithDesc(op.Path, op.Name))
	}
	return beginning(begun, paths), cobra.ShellCompDirectiveNoFileComp
}
