package iikotest

import (
	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// Nomenclature returns the menu as it is now, of the first restaurant.
func (s *Server) Nomenclature() models.NomenclatureResponse {
	s.mu.Lock()
	defer s.mu.Unlock()
	return clone(s.restaurant.Nomenclature)
}

// ChangeNomenclature changes the menu of the first restaurant as the back office does. The revision moves on, unless change sets a newer one
// itself, and the event NomenclatureUpdate is sent if webhooks are on. Orders from then on are placed by the new menu;
// those that are placed keep their items and prices. change must not call the server.
func (s *Server) ChangeNomenclature(change func(*models.NomenclatureResponse)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	s.runDue(now)
	menu := clone(s.restaurant.Nomenclature)
	change(&menu)
	menu.Revision = max(menu.Revision, s.restaurant.Nomenclature.Revision+1)
	s.restaurant.Nomenclature = menu
	selected := value(value(value(s.notifier.filter).NomenclatureUpdateFilter).Updates)
	s.notify(selected, models.WebhookEventTypeNomenclatureUpdate, now, goiikoapi.NewID(), struct{}{})
}
