package redisstore_test

import (
	"context"
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"os"

	"github.com/redis/go-redis/v9"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/contrib/redisstore"
)

func Example() {
	rdb := redis.NewClient(&redis.Options{Addr: "localhost:6379", Password: os.Getenv("REDIS_PASSWORD")})
	defer rdb.Close()

	store := redisstore.New(rdb, redisstore.WithLogger(slog.Default()))
	cli, err := goiikoapi.NewClient(os.Getenv("IIKO_API_LOGIN"), goiikoapi.WithTokenStore(store))
	if err != nil {
		log.Fatal(err)
	}
	orgs, err := goiikoapi.Check(cli.Organizations(context.Background(), nil, nil, nil))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(orgs.Organizations), "organizations")
}

func ExampleNewWebhookStore() {
	rdb := redis.NewClient(&redis.Options{Addr: "localhost:6379", Password: os.Getenv("REDIS_PASSWORD")})
	defer rdb.Close()

	http.Handle("/iiko", goiikoapi.WebhookHandler(os.Getenv("WEBHOOK_TOKEN"), func(_ context.Context, event goiikoapi.WebhookEvent) error {
		fmt.Println(event.Type)
		return nil
	}, goiikoapi.WithDeduplicationStore(redisstore.NewWebhookStore(rdb)), goiikoapi.WithWebhookErrors(func(_ *http.Request, err error) {
		log.Print(err)
	})))
}
