package transport

import (
	"bytes"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSpares_keepABufferUntilItIsNotUsedForAWhile(t *testing.T) {
	var all spares
	first, second := bytes.NewBufferString("first"), bytes.NewBufferString("second")
	all.give(first)
	all.give(second)
	assert.Same(t, second, all.take())
	all.age() // what a garbage collection does
	assert.Same(t, first, all.take())
	assert.Zero(t, first.Len())
	all.give(first)
	all.age()
	all.age()
	assert.NotSame(t, first, all.take())
}

func TestSpares_areDroppedByTheGarbageCollector(t *testing.T) {
	var all spares
	for range 2 { // again after there were none
		all.give(new(bytes.Buffer))
		for waiting := true; waiting; {
			runtime.GC()
			all.mu.Lock()
			waiting = all.watched
			all.mu.Unlock()
		}
		assert.Empty(t, all.young)
		assert.Empty(t, all.old)
	}
}

func TestSpares_doNotKeepAHugeBuffer(t *testing.T) {
	var all spares
	all.give(bytes.NewBuffer(make([]byte, 0, maxPooled+1)))
	assert.Empty(t, all.young)
	assert.False(t, all.watched)
}
