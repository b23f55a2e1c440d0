package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help prints the help of a command.
func (p *program) help(cmd *cobra.Command) {
	var b strings.Builder
	about := cmd.Long
	if about == "" {
		about = cmd.Short
	}
	usage := p.useLine(cmd)
	if cmd.HasAvailableSubCommands() {
		usage = p.say(textUsageOfRoot)
	}
	fmt.Fprintf(&b, "%s\n\n%s\n  %s\n", about, p.say(textUsage), usage)
	if cmd.HasExample() {
		fmt.Fprintf(&b, "\n%s\n%s\n", p.say(textExamples), cmd.Example)
	}
	if cmd.HasAvailableSubCommands() {
		commands := table{columns: make([]column, 2)}
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() {
				commands.add(plain, "  "+sub.Use, sub.Short)
			}
		}
		fmt.Fprintf(&b, "\n%s\n%s", p.say(textCommands), commands.render(false))
	}
	if cmd.HasAvailableLocalFlags() {
		fmt.Fprintf(&b, "\n%s\n%s", p.say(textFlagsTitle), flagTable(cmd.LocalFlags()))
	}
	if cmd.HasAvailableInheritedFlags() {
		fmt.Fprintf(&b, "\n%s\n%s", p.say(textGlobalFlags), flagTable(cmd.InheritedFlags()))
	}
	fmt.Fprint(p.stdout, b.String())
}

// useLine returns how to call a command.
func (p *program) useLine(cmd *cobra.Command) string {
	line, ok := strings.CutSuffix(cmd.UseLine(), " [flags]")
	if ok {
		line += " " + p.say(textFlagsInUseLine)
	}
	return line
}

// flagTable lists flags. That of pflag is crooked in Cyrillic.
func flagTable(flags *pflag.FlagSet) string {
	t := table{columns: make([]column, 2)}
	flags.VisitAll(func(f *pflag.Flag) {
		value, usage := pflag.UnquoteUsage(f)
		short := "    "
		if f.Shorthand != "" {
			short = "-" + f.Shorthand + ", "
		}
		t.add(plain, strings.TrimRight("  "+short+"--"+f.Name+" "+value, " "), usage)
	})
	return t.render(false)
}

func (p *program) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: p.say(textHelpShort),
		Args:  p.arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return p.usage(textUnknownCommand, strings.Join(args, " "))
			}
			return found.Help()
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, begun string) (names []string, _ cobra.ShellCompDirective) {
			for _, sub := range cmd.Root().Commands() {
				if len(args) == 0 && sub.IsAvailableCommand() {
					names = append(names, cobra.CompletionWithDesc(sub.Name(), sub.Short))
				}
			}
			return beginning(begun, names), cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// beginning returns the texts that begin with what the user has typed.
func beginning(begun string, all []string) []string {
	return slices.DeleteFunc(all, func(text string) bool { return !strings.HasPrefix(strings.ToLower(text), strings.ToLower(begun)) })
}

func (p *program) completionCommand() *cobra.Command {
	generate := map[string]func(*cobra.Command) error{
		"bash": func(root *cobra.Command) error { return root.GenBashCompletionV2(p.stdout, true) },
		"zsh":  func(root *cobra.Command) error { return root.GenZshCompletion(p.stdout) },
		"fish": func(root *cobra.Command) error { return root.GenFishCompletion(p.stdout, true) },
	}
	return &cobra.Command{
		Use:                   "completion bash|zsh|fish",
		DisableFlagsInUseLine: true,
		Short:                 p.say(textCompletionShort),
		Example:               "  source <(iiko completion bash)\n  iiko completion zsh > \"${fpath[1]}/_iiko\"\n  iiko completion fish > ~/.config/fish/completions/iiko.fish",
		ValidArgs:             []string{"bash", "zsh", "fish"},
		Args:                  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if script, ok := generate[args[0]]; ok {
				return script(cmd.Root())
			}
			return p.usage(textShell, args[0])
		},
	}
}
