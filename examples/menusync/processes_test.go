package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// processVariable makes the test binary the program.
const processVariable = "MENUSYNC_TEST_PROCESS"

func TestMain(m *testing.M) {
	if os.Getenv(processVariable) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// process is the program in a process of its own.
type process struct {
	*exec.Cmd
	// progress is what it writes to stderr.
	progress *bufio.Reader
	started  time.Time
}

func startProcess(t *testing.T, opts options) process {
	t.Helper()
	binary, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.Command(binary, "-db", opts.path)
	cmd.Env = append(os.Environ(), processVariable+"=1", "IIKO_API_LOGIN="+opts.apiLogin, "IIKO_BASE_URL="+opts.baseURL)
	progress, err := cmd.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		if cmd.ProcessState == nil { // Wait was not called
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
		}
	})
	return process{cmd, bufio.NewReader(progress), time.Now()}
}

// until reads progress until a line begins with a text.
func (p process) until(t *testing.T, text string) {
	t.Helper()
	for {
		line, err := p.progress.ReadString('\n')
		require.NoError(t, err, "before %q", text)
		if strings.HasPrefix(line, text) {
			return
		}
	}
}

// end waits for the end and returns the rest of the progress.
func (p process) end(t *testing.T) (progress string, err error) {
	t.Helper()
	var rest bytes.Buffer
	_, err = rest.ReadFrom(p.progress)
	require.NoError(t, err)
	return rest.String(), p.Wait()
}

// busyRestaurant is a server whose menu and stop list change each time that the menu is asked for. It remembers the
// restaurant at each revision.
type busyRestaurant struct {
	iiko *iikotest.Server
	mu   sync.Mutex
	// steps is the number of changes.
	steps int
	// dropped are the dishes that left the menu without a mark.
	dropped []string
	history map[int64]iikotest.Restaurant
}

func newBusyRestaurant(t *testing.T, dishes int) *busyRestaurant {
	t.Helper()
	first := largeRestaurant(dishes)
	b := &busyRestaurant{iiko: iikotest.Start(t, iikotest.WithRestaurant(first)), history: map[int64]iikotest.Restaurant{first.Nomenclature.Revision: first}}
	b.iiko.Handle("Menu.Nomenclature", func(iikotest.Request) (iikotest.Reply, bool) {
		b.change(t)
		return iikotest.Reply{}, false
	})
	return b
}

func (b *busyRestaurant) change(t *testing.T) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.steps++
	dish := func(i int) string { return fmt.Sprintf("generated-%05d", b.steps*10+i) }
	b.iiko.ChangeNomenclature(func(menu *models.NomenclatureResponse) {
		for i := range menu.Products { // all prices, so that a mix of two menus shows
			for j := range menu.Products[i].SizePrices {
				menu.Products[i].SizePrices[j].Price.CurrentPrice = goiikoapi.Total(menu.Products[i].SizePrices[j].Price.CurrentPrice, 0.01)
			}
		}
		menu.Products = append(menu.Products, newDish(fmt.Sprint("new-", b.steps), 99.99))
		product(menu, dish(1)).IsDeleted = new(true)
		product(menu, dish(2)).Name += " of the day"
		product(menu, dish(3)).GroupModifiers = nil
		product(menu, dish(6)).SizePrices = product(menu, dish(6)).SizePrices[:1]
		menu.Products = slices.DeleteFunc(menu.Products, func(p models.Product) bool { return p.ID == dish(4) })
		b.dropped = append(b.dropped, dish(4))
		menu.Groups[0].Name = fmt.Sprint("Pizza ", b.steps)
	})
	stop(t, b.iiko, dish(5), float64(b.steps))

	now := iikotest.DemoRestaurant()
	now.Nomenclature = b.iiko.Nomenclature()
	cli, err := goiikoapi.NewClient("the kitchen", goiikoapi.WithBaseURL(b.iiko.URL))
	if !assert.NoError(t, err) {
		return
	}
	defer cli.Close()
	lists, err := goiikoapi.Check(cli.Menu.StopLists(t.Context(), []string{iikotest.OrganizationID}, true, nil))
	if assert.NoError(t, err) {
		now.StopLists = lists.TerminalGroupStopLists[0].Items
	}
	b.history[now.Nomenclature.Revision] = now
}

// check compares a database with a first sync of the restaurant as it was at the revision of the database, and returns this.
func (b *busyRestaurant) check(t *testing.T, path string) int64 {
	t.Helper()
	revision, err := strconv.ParseInt(rows(t, path, "SELECT revision FROM sync_state")[0], 10, 64)
	require.NoError(t, err)
	b.mu.Lock()
	then, known := b.history[revision]
	b.mu.Unlock()
	require.True(t, known, "revision %d", revision)
	opts := optionsOf(t, iikotest.Start(t, iikotest.WithRestaurant(then)))
	output(t, opts)
	require.Empty(t, cmp.Diff(contents(t, opts.path), contents(t, path)), "the menu of revision %d", revision)
	return revision
}

func TestRun_killedAtAnyMoment_leavesTheOldOrTheNewMenu(t *testing.T) {
	const kills = 10
	b := newBusyRestaurant(t, 700)
	opts := optionsOf(t, b.iiko)
	output(t, opts)
	initial := len(rows(t, opts.path, "SELECT id FROM items"))

	whole := startProcess(t, opts)
	whole.until(t, "asking iiko")
	begins := time.Since(whole.started)
	_, err := whole.end(t)
	require.NoError(t, err)
	takes := time.Since(whole.started)
	revision := b.check(t, opts.path)

	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d; a process takes %v, the sync begins after %v", seed, takes, begins)
	random := rand.New(rand.NewPCG(seed, seed))
	killed := 0
	for i := range kills {
		p, within := startProcess(t, opts), takes
		if i > 2 { // in the sync itself
			p.until(t, "asking iiko")
			within -= begins
		}
		moment := time.Duration(random.Int64N(int64(within)))
		time.Sleep(moment) // the moment of the kill is the test
		require.NoError(t, p.Process.Kill())
		progress, err := p.end(t)
		if err != nil {
			killed++
		}
		now := b.check(t, opts.path)
		t.Logf("killed %v later, after %q: revision %d, before %d", moment, lastLine(progress), now, revision)
		require.GreaterOrEqual(t, now, revision)
		revision = now
	}
	assert.Positive(t, killed)
	for _, stage := range []string{"asking iiko", "writing"} {
		p := startProcess(t, opts)
		p.until(t, stage)
		require.NoError(t, p.Process.Kill())
		_, err := p.end(t)
		require.Error(t, err)
		revision = b.check(t, opts.path)
	}

	last := startProcess(t, opts)
	_, err = last.end(t)
	require.NoError(t, err)
	b.iiko.Handle("Menu.Nomenclature", nil)
	assert.Greater(t, b.check(t, opts.path), revision)
	assert.Empty(t, cmp.Diff(fresh(t, opts), contents(t, opts.path)), "nothing is lost, nothing doubled")
	assert.Len(t, rows(t, opts.path, "SELECT id FROM items"), initial-1+b.steps, "every dish that was ever on the menu")
	slices.Sort(b.dropped)
	assert.Equal(t, b.dropped[1:], rows(t, opts.path, "SELECT id FROM items WHERE deleted AND id NOT IN (SELECT value ->> 'id' FROM snapshot s, json_each(s.json, '$.items')) ORDER BY id"))
}

func TestRun_readersNeverSeeAPartOfASync(t *testing.T) {
	b := newBusyRestaurant(t, 400)
	opts := optionsOf(t, b.iiko)
	output(t, opts)
	var done atomic.Bool
	finished := make(chan error, 1)
	go func() {
		defer done.Store(true)
		for range 10 {
			if err := run(t.Context(), opts, io.Discard, io.Discard); err != nil {
				finished <- err
				return
			}
		}
		close(finished)
	}()
	db := openFile(t, opts.path)
	defer db.Close()
	seen := map[int64]bool{}
	for !done.Load() {
		var revision, step, saved int64
		var name string
		var balance float64
		require.NoError(t, db.QueryRowContext(t.Context(), `SELECT revision, name, max(balance), json ->> '$.revision'
			FROM sync_state, categories, stop_list, snapshot WHERE categories.name LIKE 'Pizza%'`).Scan(&revision, &name, &balance, &saved))
		_, err := fmt.Sscanf(name, "Pizza %d", &step)
		require.NoError(t, err)
		seen[step] = true
		require.Equal(t, []int64{step, step, step}, []int64{revision - 1700000000, saved - 1700000000, int64(balance)}, "of one sync")
	}
	require.NoError(t, <-finished)
	assert.Greater(t, len(seen), 1)
}

// lastLine returns the last line of a text.
func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}

func TestRun_killedInTheFirstSync_startsAgain(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithRestaurant(largeRestaurant(300)))
	opts := optionsOf(t, iiko)
	for _, stage := range []string{"asking iiko", "writing"} {
		p := startProcess(t, opts)
		p.until(t, stage)
		require.NoError(t, p.Process.Kill())
		_, err := p.end(t)
		require.Error(t, err)
	}
	output(t, opts)
	assert.Empty(t, cmp.Diff(fresh(t, opts), contents(t, opts.path)))
}

func TestMain_interrupted_endsAtOnce(t *testing.T) {
	iiko := iikotest.Start(t)
	opts := optionsOf(t, iiko)
	output(t, opts)
	before := contents(t, opts.path)
	asked, release := make(chan struct{}), make(chan struct{})
	defer close(release)
	iiko.Handle("Menu.StopLists", func(iikotest.Request) (iikotest.Reply, bool) {
		close(asked)
		<-release
		return iikotest.Reply{}, false
	})
	p := startProcess(t, opts)
	<-asked
	require.NoError(t, p.Process.Signal(os.Interrupt))
	progress, err := p.end(t)
	require.EqualError(t, err, "exit status 1")
	assert.Equal(t, "menusync: interrupted; the database has what the last complete sync wrote", lastLine(progress))
	iiko.Handle("Menu.StopLists", nil)
	assert.Empty(t, cmp.Diff(before, contents(t, opts.path)))
	left, err := filepath.Glob(opts.path + "-*")
	require.NoError(t, err)
	assert.Empty(t, left, "the write-ahead log is gone, too")
}

func TestMain_twoProcesses_syncOneAfterTheOther(t *testing.T) {
	b := newBusyRestaurant(t, 400)
	opts := optionsOf(t, b.iiko)
	var all []process
	for range 4 {
		all = append(all, startProcess(t, opts))
	}
	for _, p := range all {
		progress, err := p.end(t)
		require.NoError(t, err, progress)
	}
	b.mu.Lock()
	last := b.steps
	b.mu.Unlock()
	// A dish is gone each time, so all but the first ask for the whole menu, too.
	assert.Equal(t, 1+3*2, last)
	assert.EqualValues(t, 1700000007, b.check(t, opts.path))
}
