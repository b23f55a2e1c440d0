// Command iiko is iiko Cloud API in a terminal: organizations, menus, stop lists, orders and customers as tables, and any
// operation of the API as JSON. README.md describes it.
package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The exit codes.
const (
	exitOK      = 0
	exitFailure = 1
	exitUsage   = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr))
}

// run runs the command line args and returns the exit code.
func run(ctx context.Context, args []string, env func(string) string, stdin io.Reader, stdout, stderr io.Writer) int {
	return (&program{env: env, stdin: stdin, stdout: &output{w: stdout}, stderr: &output{w: stderr}, colour: colours(env, stdout)}).run(ctx, args)
}

// program is one run of the command.
type program struct {
	env            func(string) string
	stdin          io.Reader
	stdout, stderr *output
	colour         bool
	// transport sends the requests; nil for the network.
	transport http.RoundTripper
	language  language

	// The flags of several commands.
	configFile, languageFlag string
	debug, json              bool
	organizations            []string
}

func (p *program) run(ctx context.Context, args []string) int {
	p.language = languageOf(args, p.env)
	root := p.command()
	root.SetArgs(append([]string{}, args...)) // nil would be the arguments of the process
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	err := root.ExecuteContext(ctx)
	if p.stdout.err != nil {
		err = p.stdout.err
	}
	wrong := (*usageError)(nil)
	switch {
	case err == nil, errors.Is(p.stdout.err, syscall.EPIPE): // who reads the output has seen enough
		return exitOK
	case ctx.Err() != nil: // who interrupts knows it
		return exitFailure
	}
	p.complain(p.describe(err))
	if errors.As(err, &wrong) {
		return exitUsage
	}
	return exitFailure
}

// command returns the command with all of its subcommands.
func (p *program) command() *cobra.Command {
	root := &cobra.Command{
		Use:               "iiko",
		Long:              p.say(textRoot),
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			if similar := cmd.SuggestionsFor(args[0]); len(similar) > 0 {
				return p.usage(textUnknownCommandSimilar, args[0], strings.Join(similar, ", "))
			}
			return p.usage(textUnknownCommand, args[0])
		},
		RunE:              func(cmd *cobra.Command, args []string) error { return cmd.Help() },
		PersistentPreRunE: func(*cobra.Command, []string) error { return p.checkLanguage() },
	}
	root.SuggestionsMinimumDistance = 2
	flags := root.PersistentFlags()
	flags.StringVar(&p.languageFlag, "lang", "", p.say(textFlagLang))
	flags.StringVar(&p.configFile, "config", "", p.say(textFlagConfig))
	flags.BoolVar(&p.debug, "debug", false, p.say(textFlagDebug))
	flags.BoolP("help", "h", false, p.say(textFlagHelp))
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return p.flagError(err) })
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { p.help(cmd) })
	root.SetHelpCommand(p.helpCommand())
	root.AddCommand(
		p.organizationsCommand(), p.terminalsCommand(), p.menuCommand(), p.stopListCommand(), p.ordersCommand(), p.orderCommand(),
		p.customerCommand(), p.callCommand(), p.serveCommand(), p.completionCommand(),
	)
	return root
}

// reading adds the flags of commands that read from iiko to cmd.
func (p *program) reading(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().BoolVar(&p.json, "json", false, p.say(textFlagJSON))
	if cmd.Name() != "organizations" {
		cmd.Flags().StringArrayVarP(&p.organizations, "organization", "o", nil, p.say(textFlagOrganization))
	}
	return cmd
}

// arguments returns a check that a command has from least to most arguments.
func (p *program) arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return p.usage(textArguments, p.useLine(cmd))
		}
		return nil
	}
}

// flagError returns an error of the flags in the user's language.
func (p *program) flagError(err error) error {
	unknown, valueless, invalid := (*pflag.NotExistError)(nil), (*pflag.ValueRequiredError)(nil), (*pflag.InvalidValueError)(nil)
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return p.usage(textUnknownFlag, "-"+unknown.GetSpecifiedName())
	case errors.As(err, &unknown):
		return p.usage(textUnknownFlag, "--"+unknown.GetSpecifiedName())
	case errors.As(err, &valueless):
		return p.usage(textFlagWithoutValue, "--"+valueless.GetFlag().Name)
	case errors.As(err, &invalid):
		return p.usage(textFlagValue, "--"+invalid.GetFlag().Name, invalid.GetValue())
	}
	return p.usage(textFlags, err)
}
