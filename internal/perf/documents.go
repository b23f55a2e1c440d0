//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
)

// documents returns the responses by path. They are made of the documents in testdata, which have every property, by
// repeating the elements of a list.
func documents() (map[string][]byte, error) {
	documents := map[string][]byte{"/api/1/access_token": []byte(`{"correlationId":"c","token":"token"}`)}
	for _, one := range []struct {
		path, operation string
		repeated        map[string]int // the length of a list, by its property
	}{
		{"/api/1/nomenclature", "Menu.Nomenclature", map[string]int{"products": 4000, "groups": 200, "sizePrices": 3, "childModifiers": 5}},
		{"/api/2/menu/by_id", "Menu.MenuByID", map[string]int{"itemCategories": 20, "items": 5}},
		{"/api/1/deliveries/by_delivery_date_and_status", "Deliveries.ByDeliveryDateAndStatus", map[string]int{"orders": 1000}},
		{"/api/1/stop_lists", "Menu.StopLists", map[string]int{"terminalGroupStopLists": 100, "items": 20}},
		{"/api/1/terminal_groups/is_alive", "TerminalGroup.IsAlive", nil},
	} {
		golden, err := os.ReadFile("testdata/" + one.operation + ".json")
		if err != nil {
			return nil, fmt.Errorf("in the root of the repository: %w", err)
		}
		var document struct{ Response any }
		if err := json.Unmarshal(golden, &document); err != nil {
			return nil, err
		}
		m := maker{lengths: one.repeated}
		if documents[one.path], err = json.Marshal(m.value("", document.Response)); err != nil {
			return nil, err
		}
	}
	return documents, nil
}

// maker makes documents.
type maker struct {
	lengths map[string]int
	// made is the number of texts so far.
	made int
}

// value returns a value with the lists at their lengths, and with other texts.
func (m *maker) value(name string, value any) any {
	switch value := value.(type) {
	case map[string]any:
		object := map[string]any{}
		for _, name := range sorted(value) {
			object[name] = m.value(name, value[name])
		}
		return object
	case []any:
		list := make([]any, max(len(value), m.lengths[name]))
		for i := range list {
			list[i] = m.value(name, value[i%len(value)])
		}
		return list
	case string:
		if value == "text" {
			return m.text(name)
		}
	}
	return value
}

func sorted(object map[string]any) []string {
	names := make([]string, 0, len(object))
	for name := range object {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// text returns an ID, of which some come again, a long text, or a short one.
func (m *maker) text(name string) string {
	m.made++
	switch {
	case strings.EqualFold(name, "id"):
		return id(m.made)
	case strings.HasSuffix(name, "Id"), strings.HasSuffix(name, "Ids"), strings.HasSuffix(name, "Group"):
		return id(m.made % 100)
	case strings.HasPrefix(name, "seo"), strings.HasSuffix(name, "escription"), strings.HasSuffix(name, "omment"):
		return strings.Repeat("Моцарелла, пармезан и \"горгонзола\" на тонком тесте. ", 2)
	case strings.Contains(name, "mage"):
		return "https://cdn.example/menu/" + id(m.made) + ".webp"
	}
	return fmt.Sprintf("Пицца № %d", m.made%1000)
}

// id returns the n-th ID.
func id(n int) string { return fmt.Sprintf("%08x-5b1c-4f0e-9d3a-%012x", uint32(n)*2654435761, n) }
