#!/bin/sh
# What an integration does, by curl alone: a token, a table order paid and closed, a delivery brought by a courier, an
# invoice posted, a discount calculated and redeemed. The IDs are those of the demo restaurant.
#
#	go run github.com/kebrick/goiikoapi/iikotest/cmd/iikotest@latest &
#	sh restaurant.sh http://127.0.0.1:8080
set -eu
url=$1

organization=c963cfe0-afae-4a3b-b909-6a04e7d80068
terminal_group=26b563b1-e794-4e14-a145-4c40c439f34a
borscht=8491cabe-a0af-4356-97bc-c74d6d683cf8
cash=55311d24-17e0-4e58-9bcd-4b53bf4b099c
courier=3d63c719-37ce-49cb-9940-3c6a63568ce6
street=6977a41b-730b-4d9c-94a6-7f00f335c357
supplier=5b8f0c1e-2d47-4a96-8c35-e17a60d9b243
token=

# post PATH BODY prints the response. If the status is an error, it prints what iiko says and fails.
post() {
  response=$(curl --silent --show-error --fail-with-body "$url$1" \
    -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d "$2") || { echo "$1: $response" >&2; return 1; }
  echo "$response"
}

# value NAME prints the first value of a property in a response.
value() { grep -o "\"$1\":\"*[^\",}]*" | head -n 1 | sed 's/[^:]*:"*//'; }

# command PATH BODY changes something and waits until it is done.
command() {
  id=$(post "$1" "$2" | value correlationId)
  while :; do
    status=$(post /api/1/commands/status "{\"organizationId\":\"$organization\",\"correlationId\":\"$id\"}")
    case $status in
    *'"Success"'*) return ;;
    *'"InProgress"'*) sleep 0.1 ;;
    *) echo "$1: $status" >&2; exit 1 ;;
    esac
  done
}

# of ORDER begins a request about an order.
of() { printf '{"organizationId":"%s","orderId":"%s"' "$organization" "$1"; }

payment() { printf '"payments":[{"paymentTypeKind":"Cash","paymentTypeId":"%s","sum":%s}]' "$cash" "$1"; }
item="{\"type\":\"Product\",\"productId\":\"$borscht\",\"amount\":1}"

token=$(post /api/1/access_token '{"apiLogin":"any login"}' | value token)

# A table: two soups, paid and closed.
table=$(post /api/1/order/create "{\"organizationId\":\"$organization\",\"terminalGroupId\":\"$terminal_group\",\"order\":{\"items\":[$item]}}" | value id)
command /api/1/order/add_items "$(of "$table"),\"items\":[$item]}"
command /api/1/order/add_payments "$(of "$table"),$(payment 780)}"
command /api/1/order/close "$(of "$table")}"
post /api/1/order/by_id "{\"organizationIds\":[\"$organization\"],\"orderIds\":[\"$table\"]}" | grep -o '"status":"Closed"'

# A delivery: confirmed, cooked on the floor, brought by a courier, closed.
delivery=$(post /api/1/deliveries/create "{\"organizationId\":\"$organization\",\"order\":{\"phone\":\"+79001234567\",
  \"orderServiceType\":\"DeliveryByCourier\",\"customer\":{\"type\":\"one-time\",\"name\":\"Anna\"},
  \"deliveryPoint\":{\"address\":{\"type\":\"legacy\",\"street\":{\"id\":\"$street\"},\"house\":\"7\"}},
  \"items\":[$item],$(payment 390)}}" | value id)
command /api/1/deliveries/confirm "$(of "$delivery")}"
post /__iikotest/delivery_status "{\"id\":\"$delivery\",\"status\":\"CookingCompleted\"}" > /dev/null
command /api/1/deliveries/update_order_courier "$(of "$delivery"),\"employeeId\":\"$courier\"}"
for status in OnWay Delivered; do
  command /api/1/deliveries/update_order_delivery_status "$(of "$delivery"),\"deliveryStatus\":\"$status\"}"
done
command /api/1/deliveries/close "$(of "$delivery")}"
post /api/1/deliveries/by_id "{\"organizationId\":\"$organization\",\"orderIds\":[\"$delivery\"]}" | grep -o '"status":"Closed"'

# An invoice of a supplier: posted.
invoice=$(post /api/inventory/v1/incoming_invoice/create "{\"organizationId\":\"$organization\",\"date\":\"2026-11-20\",\"counteragent\":\"$supplier\",\"items\":[]}" | value documentId)
post /api/inventory/v1/incoming_invoice/post "{\"organizationId\":\"$organization\",\"documentId\":\"$invoice\"}" > /dev/null
post /api/inventory/v1/incoming_invoice/get "{\"organizationId\":\"$organization\",\"documentId\":\"$invoice\"}" | grep -o '"status":"PROCESSED"'

# A coupon: its discount calculated, and redeemed in a table order.
position=2b8f5a90-11c4-4f0e-8d3b-5e7a6c9d0f12
program=152e9ea1-a5e1-409a-a3b4-9669e2dc9658
dish="{\"type\":\"Product\",\"productId\":\"$borscht\",\"amount\":1,\"positionId\":\"$position\"}"
coupon='"loyaltyInfo":{"coupon":"WELCOME-1"}'
discount=$(post /api/1/loyalty/iiko/calculate "{\"organizationId\":\"$organization\",\"order\":{\"phone\":\"+79001234567\",\"items\":[$dish],$coupon}}" | value discountSum)
order=$(post /api/1/order/create "{\"organizationId\":\"$organization\",\"terminalGroupId\":\"$terminal_group\",\"order\":{\"items\":[$dish],$coupon,
  \"discountsInfo\":{\"discounts\":[{\"type\":\"iikoCard\",\"programId\":\"$program\",\"programName\":\"Welcome\",
  \"discountItems\":[{\"positionId\":\"$position\",\"sum\":$discount,\"amount\":1}]}]}}}" | value id)
while :; do
  placed=$(post /api/1/order/by_id "{\"organizationIds\":[\"$organization\"],\"orderIds\":[\"$order\"]}")
  case $placed in
  *'"InProgress"'*) sleep 0.1 ;;
  *) break ;;
  esac
done
echo "$placed" | grep -o '"sum":331.5' | head -n 1
