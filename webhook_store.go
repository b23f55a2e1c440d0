package goiikoapi

import (
	"container/list"
	"context"
	"fmt"
	"sync"

	"github.com/kebrick/goiikoapi/internal/contexts"
)

// WebhookStore keeps the records of [WithDeduplicationStore]: for each order or reserve and type of event, one that says
// which events were handled. A store knows nothing of events; it keeps bytes under keys and makes sure that a record has
// one user at a time. The module contrib/redisstore has a store in Redis.
type WebhookStore interface {
	// Update calls handle, once, with the record stored under key, nil if there is none, and stores the record that handle
	// returns. If handle returns nil, as it does with an error, the stored record stays as it is.
	//
	// Among all users of the store, one at a time is in handle for a key; the others wait until ctx ends. handle may
	// take as long as it likes and go on after ctx has ended; what it returns is stored even then. It may panic or
	// call runtime.Goexit, which releases the key without storing anything. The key of a process that died must become free.
	//
	// Update returns nil only if handle was called and its record, if any, was stored. It returns the error of handle,
	// if handle returned one. If the storage can't be reached, or ctx ends before the key is free, Update returns an
	// error without calling handle.
	//
	// key is a hash in hexadecimal, 64 characters. A record has about 50 bytes, at most 2600. Both are the same in all
	// processes and contain no data of an event but hashes and timestamps.
	Update(ctx context.Context, key string, handle func(record []byte) ([]byte, error)) error
}

// memoryWebhookStore is a [WebhookStore] in the memory of the process. It keeps the records that were stored last.
type memoryWebhookStore struct {
	limit int

	mu sync.Mutex
	// busy has the keys in use; the channel is closed when the use ends.
	busy    map[string]chan struct{}
	records map[string]*list.Element // of keyedRecord
	// recent has the records, the most recent first.
	recent *list.List
}

type keyedRecord struct {
	key    string
	record []byte
}

func newMemoryWebhookStore(limit int) *memoryWebhookStore {
	return &memoryWebhookStore{limit: limit, busy: map[string]chan struct{}{}, records: map[string]*list.Element{}, recent: list.New()}
}

// Update implements [WebhookStore].
func (s *memoryWebhookStore) Update(ctx context.Context, key string, handle func([]byte) ([]byte, error)) error {
	stored, err := s.claim(ctx, key)
	if err != nil {
		return err
	}
	var record []byte // stays nil if handle does not return
	defer func() { s.release(key, record) }()
	record, err = handle(stored)
	return err
}

// claim waits until a key is free, reserves it until release, and returns its record.
func (s *memoryWebhookStore) claim(ctx context.Context, key string) ([]byte, error) {
	for {
		s.mu.Lock()
		done, busy := s.busy[key]
		if !busy {
			break
		}
		s.mu.Unlock()
		select {
		case <-done:
		case <-ctx.Done():
			return nil, fmt.Errorf("another about the same object is still being handled: %w", contexts.Ended(ctx))
		}
	}
	defer s.mu.Unlock()
	s.busy[key] = make(chan struct{})
	if element, ok := s.records[key]; ok {
		return element.Value.(keyedRecord).record, nil
	}
	return nil, nil
}

// release ends a claim, and stores the record unless it is nil.
func (s *memoryWebhookStore) release(key string, record []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.busy[key])
	delete(s.busy, key)
	if record == nil {
		return
	}
	if element, ok := s.records[key]; ok {
		s.recent.Remove(element)
	}
	s.records[key] = s.recent.PushFront(keyedRecord{key, record})
	if s.recent.Len() > s.limit {
		oldest := s.recent.Remove(s.recent.Back()).(keyedRecord)
		delete(s.records, oldest.key)
	}
}
