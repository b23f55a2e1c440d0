package follow_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/follow"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

func TestStore_keepsOneRecordForEachOrder(t *testing.T) {
	files, err := follow.NewFileStore(t.TempDir())
	require.NoError(t, err)
	for name, store := range map[string]follow.Store{"memory": follow.NewMemoryStore(), "files": files} {
		t.Run(name, func(t *testing.T) {
			ctx := t.Context()
			found, err := store.Find(ctx, org, iikotest.TableID)
			require.NoError(t, err)
			assert.Nil(t, found)
			record := follow.Record{OrganizationID: org, OrderID: iikotest.TableID, Since: time.Now().Round(0)}
			require.NoError(t, store.Save(ctx, record))
			record.Timestamp, record.Status = 7, models.DeliveryStatusOnWay
			require.NoError(t, store.Save(ctx, record))
			other := follow.Record{OrganizationID: org, OrderID: iikotest.CustomerID}
			require.NoError(t, store.Save(ctx, other))
			found, err = store.Find(ctx, org, strings.ToUpper(iikotest.TableID))
			require.NoError(t, err)
			assert.Empty(t, cmp.Diff(&record, found))
			all, err := store.All(ctx)
			require.NoError(t, err)
			assert.Len(t, all, 2)
			require.NoError(t, store.Delete(ctx, org, iikotest.TableID))
			all, err = store.All(ctx)
			require.NoError(t, err)
			assert.Empty(t, cmp.Diff([]follow.Record{other}, all))

			var writers sync.WaitGroup
			for i := range 20 {
				writers.Go(func() {
					assert.NoError(t, store.Save(ctx, follow.Record{OrganizationID: org, OrderID: iikotest.TableID, Timestamp: int64(i + 1)}))
				})
			}
			writers.Wait()
			found, err = store.Find(ctx, org, iikotest.TableID)
			require.NoError(t, err)
			assert.Positive(t, found.Timestamp)
		})
	}
}

func TestFileStore_namesFilesThatAreNoRecords(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a", "b")
	store, err := follow.NewFileStore(folder)
	require.NoError(t, err)
	good := follow.Record{OrganizationID: org, OrderID: iikotest.TableID}
	require.NoError(t, store.Save(t.Context(), good))
	write := func(name, text string) {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
	}
	write("half.order.json", `{"organizationId":`)
	write("empty.order.json", `{}`)
	write("1234.order.tmp", `{"organizationId":`) // what a program left that died while it saved
	write("notes.txt", "not ours")
	all, err := store.All(t.Context())
	require.ErrorContains(t, err, filepath.Join(folder, "half.order.json")+" is not a record: unexpected end of JSON input")
	require.ErrorContains(t, err, filepath.Join(folder, "empty.order.json")+" is not a record: it has no IDs")
	assert.Empty(t, cmp.Diff([]follow.Record{good}, all), "the others are read")
	_, err = follow.NewFileStore(folder)
	require.NoError(t, err)
	assert.NoFileExists(t, filepath.Join(folder, "1234.order.tmp"))
	assert.FileExists(t, filepath.Join(folder, "notes.txt"))

	for _, id := range []string{"", "../../etc", "1"} {
		require.ErrorContains(t, store.Save(t.Context(), follow.Record{OrganizationID: org, OrderID: id}), "must be UUIDs")
		_, err = store.Find(t.Context(), id, org)
		require.ErrorContains(t, err, "must be UUIDs")
		require.ErrorContains(t, store.Delete(t.Context(), id, org), "must be UUIDs")
	}
	require.NoError(t, os.RemoveAll(folder))
	require.ErrorContains(t, store.Save(t.Context(), good), "follow: FileStore: ")
	_, err = store.All(t.Context())
	require.ErrorContains(t, err, "follow: FileStore: ")
	_, err = follow.NewFileStore("")
	require.EqualError(t, err, "follow: NewFileStore: folder must not be empty")
	_, err = follow.NewFileStore("/dev/null/orders")
	require.ErrorContains(t, err, "follow: NewFileStore: ")
}

func TestFileStore_leavesNothingBehind(t *testing.T) {
	folder := t.TempDir()
	store, err := follow.NewFileStore(folder)
	require.NoError(t, err)
	record := follow.Record{OrganizationID: org, OrderID: iikotest.TableID}
	for range 3 {
		require.NoError(t, store.Save(t.Context(), record))
	}
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.Len(t, entries, 1)
	require.NoError(t, store.Delete(t.Context(), org, iikotest.TableID))
	entries, err = os.ReadDir(folder)
	require.NoError(t, err)
	assert.Empty(t, entries)
}
