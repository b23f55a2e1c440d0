package follow

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/kebrick/goiikoapi/models"
)

// Record is what a store keeps of an order that has not ended.
type Record struct {
	// OrganizationID is the organization of the order.
	OrganizationID string `json:"organizationId"`
	// OrderID is the order.
	OrderID string `json:"orderId"`
	// Since is when it began to be followed.
	Since time.Time `json:"since"`
	// Timestamp is that of the last handled state; 0 if none was.
	Timestamp int64 `json:"timestamp,omitzero"`
	// Status is the status in that state.
	Status models.DeliveryStatus `json:"status,omitzero"`
	// Known reports whether iiko has accepted the order from Place, or has returned it.
	Known bool `json:"known,omitzero"`
	// Place reports whether it was begun with [Follower.Place]. Begin it with Place again, because it may not have been sent.
	Place bool `json:"place,omitzero"`
	// Sent reports whether Place has begun to send it.
	Sent bool `json:"sent,omitzero"`
}

// Store keeps the records of orders that have not ended. It must be safe for concurrent use.
type Store interface {
	// Find returns the record of an order, or nil if there is none.
	Find(ctx context.Context, organizationID, orderID string) (*Record, error)
	// Save adds a record, or replaces that of the same order.
	Save(ctx context.Context, record Record) error
	// Delete removes the record of an order. It is not an error if there is none.
	Delete(ctx context.Context, organizationID, orderID string) error
	// All returns all records, in any order. If some can't be read, it returns the others and an error.
	All(ctx context.Context) ([]Record, error)
}

// orderKey is an order of an organization, in lower case.
type orderKey struct{ organizationID, orderID string }

func keyOf(organizationID, orderID string) orderKey {
	return orderKey{strings.ToLower(organizationID), strings.ToLower(orderID)}
}

// MemoryStore is a [Store] in memory. Create it with [NewMemoryStore].
type MemoryStore struct {
	mu      sync.Mutex
	records map[orderKey]Record
}

// NewMemoryStore returns an empty store.
func NewMemoryStore() *MemoryStore { return &MemoryStore{records: map[orderKey]Record{}} }

// Find returns the record of an order, or nil.
func (m *MemoryStore) Find(_ context.Context, organizationID, orderID string) (*Record, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if record, ok := m.records[keyOf(organizationID, orderID)]; ok {
		return &record, nil
	}
	return nil, nil //nolint:nilnil // there is none
}

// Save adds or replaces a record.
func (m *MemoryStore) Save(_ context.Context, record Record) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.records[keyOf(record.OrganizationID, record.OrderID)] = record
	return nil
}

// Delete removes a record.
func (m *MemoryStore) Delete(_ context.Context, organizationID, orderID string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.records, keyOf(organizationID, orderID))
	return nil
}

// All returns all records.
func (m *MemoryStore) All(context.Context) ([]Record, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var records []Record
	for _, record := range m.records {
		records = append(records, record)
	}
	return records, nil
}

// FileStore is a [Store] in a folder, with a JSON file for each order. A file is replaced as a whole and is on the disk when
// Save returns, so that a record survives the end of the program and, where folders can be synced, of the machine. Create it
// with [NewFileStore].
type FileStore struct {
	folder string
}

// fileExtension is that of the files of records, temporary that of files that are being written.
const fileExtension, temporary = ".order.json", ".order.tmp"

// NewFileStore returns a store in a folder, which is created if it does not exist. Only one program may use it at a time: files
// that another has not finished writing are removed.
func NewFileStore(folder string) (*FileStore, error) {
	if folder == "" {
		return nil, errors.New("follow: NewFileStore: folder must not be empty")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("follow: NewFileStore: %w", err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("follow: NewFileStore: %w", err)
	}
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), temporary) {
			continue
		}
		if err := os.Remove(filepath.Join(folder, entry.Name())); err != nil {
			return nil, fmt.Errorf("follow: NewFileStore: %w", err)
		}
	}
	return &FileStore{folder}, nil
}

// path returns the file of an order. IDs are UUIDs, so they are file names.
func (s *FileStore) path(organizationID, orderID string) (string, error) {
	if !uuid.MatchString(organizationID) || !uuid.MatchString(orderID) {
		return "", fmt.Errorf("follow: FileStore: %q and %q must be UUIDs", organizationID, orderID)
	}
	return filepath.Join(s.folder, strings.ToLower(organizationID+"_"+orderID)+fileExtension), nil
}

// Find returns the record of an order, or nil.
func (s *FileStore) Find(_ context.Context, organizationID, orderID string) (*Record, error) {
	path, err := s.path(organizationID, orderID)
	if err != nil {
		return nil, err
	}
	record, err := read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil //nolint:nilnil // there is none
	}
	return record, err
}

func read(path string) (*Record, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("follow: FileStore: %w", err)
	}
	var record Record
	if err := json.Unmarshal(data, &record); err != nil {
		return nil, fmt.Errorf("follow: FileStore: %s is not a record: %w", path, err)
	}
	if !uuid.MatchString(record.OrganizationID) || !uuid.MatchString(record.OrderID) {
		return nil, fmt.Errorf("follow: FileStore: %s is not a record: it has no IDs", path)
	}
	return &record, nil
}

// Save writes the file of a record.
func (s *FileStore) Save(_ context.Context, record Record) error {
	path, err := s.path(record.OrganizationID, record.OrderID)
	if err != nil {
		return err
	}
	data, err := json.Marshal(record)
	if err == nil {
		err = replace(path, data)
	}
	if err != nil {
		return fmt.Errorf("follow: FileStore: %w", err)
	}
	return nil
}

// replace writes a file, so that there is the old or the new one whatever happens.
func replace(path string, data []byte) (err error) {
	file, err := os.CreateTemp(filepath.Dir(path), "*"+temporary)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(file.Name())
		}
	}()
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	if closeErr := file.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err == nil {
		syncFolder(filepath.Dir(path))
	}
	return err
}

// syncFolder has the names in a folder written to the disk. Not every system can do it for a folder.
func syncFolder(path string) {
	if folder, err := os.Open(path); err == nil {
		_ = folder.Sync()
		_ = folder.Close()
	}
}

// Delete removes the file of a record.
func (s *FileStore) Delete(_ context.Context, organizationID, orderID string) error {
	path, err := s.path(organizationID, orderID)
	if err != nil {
		return err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("follow: FileStore: %w", err)
	}
	syncFolder(s.folder)
	return nil
}

// All reads all records. It returns those that can be read, and an error that names the files that can't.
func (s *FileStore) All(context.Context) ([]Record, error) {
	entries, err := os.ReadDir(s.folder)
	if err != nil {
		return nil, fmt.Errorf("follow: FileStore: %w", err)
	}
	var records []Record
	var unread []error
	for _, entry := range entries {
		if entry.IsDir() || !strings.HasSuffix(entry.Name(), fileExtension) {
			continue
		}
		record, err := read(filepath.Join(s.folder, entry.Name()))
		if errors.Is(err, fs.ErrNotExist) { // it has ended meanwhile
			continue
		}
		if err != nil {
			unread = append(unread, err)
			continue
		}
		records = append(records, *record)
	}
	return records, errors.Join(unread...)
}
