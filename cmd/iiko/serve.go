package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/kebrick/goiikoapi/iikotest"
)

func (p *program) serveCommand() *cobra.Command {
	var addr, data string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: p.say(textServeShort),
		Long:  p.say(textServeLong),
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			options := []iikotest.Option{iikotest.WithStrictRequests(), iikotest.WithRequestLimit(0)}
			if data != "" {
				restaurant, err := iikotest.LoadRestaurant(os.DirFS(data))
				if err != nil {
					return p.usage(textData, data, err)
				}
				for _, fault := range restaurant.Check() {
					p.complain(p.say(textData, data, fault))
				}
				options = append(options, iikotest.WithRestaurant(restaurant))
			}
			listener, err := new(net.ListenConfig).Listen(cmd.Context(), "tcp", addr)
			if err != nil {
				return &usageError{err.Error()}
			}
			return p.serve(cmd.Context(), listener, options)
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", p.say(textFlagAddr))
	cmd.Flags().StringVar(&data, "data", "", p.say(textFlagData))
	return cmd
}

// serve serves an iiko in memory until ctx ends.
func (p *program) serve(ctx context.Context, listener net.Listener, options []iikotest.Option) error {
	iiko := iikotest.NewHandler(options...)
	defer iiko.Close()
	server := &http.Server{Handler: iiko, ReadHeaderTimeout: 10 * time.Second}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	if err := p.print(p.say(textServing, listener.Addr(), listener.Addr())); err != nil {
		_ = listener.Close()
		return err
	}
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
