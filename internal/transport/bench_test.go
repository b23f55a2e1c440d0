package transport_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/kebrick/goiikoapi/internal/transport"
)

// BenchmarkSecrets_Redact takes the secrets out of a body of 64 KiB that has none.
func BenchmarkSecrets_Redact(b *testing.B) {
	bodies := map[string]string{
		"ascii":   `{"id":"5f0c1d7e-0000-4000-8000-000000000000","name":"Margherita","price":450,"tags":["hot","vegetarian"]},`,
		"text":    `{"id":"5f0c1d7e-0000-4000-8000-000000000000","name":"Маргарита", "описание": "сыр и томаты"},`,
		"escaped": `{\"id\":\"5f0c1d7e\",\"name\":\"\u041c\u0430\u0440\u0433\u0430\u0440\u0438\u0442\u0430\",\"link\":\"https:\/\/x.test\/?q=%D0%BC&amp;p=1\"},`,
	}
	for name, part := range bodies {
		for _, others := range []int{0, 64} {
			b.Run(fmt.Sprintf("%s, %d other secrets", name, others), func(b *testing.B) {
				secrets := transport.NewSecrets("0d7b1c5e-4a2f", "client-secret-of-the-app")
				for i := range 8 {
					secrets.AddToken(fmt.Sprintf("%d7f3a9c1e5b2d4f6081a3c5e7f9b1d3e5", i))
				}
				for i := range others {
					secrets.Add(fmt.Sprintf("%c%d-webhook-token", 'a'+i%26, i))
				}
				body := strings.Repeat(part, (64<<10)/len(part))
				b.SetBytes(int64(len(body)))
				b.ReportAllocs()
				for b.Loop() {
					if secrets.Redact(body) != body {
						b.Fatal("there is no secret in it")
					}
				}
			})
		}
	}
}
