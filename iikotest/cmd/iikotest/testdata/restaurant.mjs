// What an integration in JavaScript does, from a token to a closed table order and a delivered delivery.
import createClient from "openapi-fetch";

const baseUrl = process.argv[2];
let client = createClient({ baseUrl });

const post = async (path, body) => {
  const { data, error, response } = await client.POST(path, { body });
  if (error) throw new Error(`${path}: ${response.status} ${JSON.stringify(error)}`);
  return data;
};
const control = (path, body) => fetch(`${baseUrl}/__iikotest/${path}`, { method: "POST", body: JSON.stringify(body) });
const command = async (organizationId, path, body) => {
  const { correlationId } = await post(path, { organizationId, ...body });
  for (;;) {
    const status = await post("/api/1/commands/status", { organizationId, correlationId });
    if (status.state !== "InProgress") return status;
  }
};
const succeed = async (...args) => {
  const status = await command(...args);
  if (status.state !== "Success") throw new Error(`${args[1]}: ${JSON.stringify(status)}`);
};

const { token } = await post("/api/1/access_token", { apiLogin: "any login" });
client = createClient({ baseUrl, headers: { Authorization: `Bearer ${token}` } });

const { organizations } = await post("/api/1/organizations", { organizationIds: null, returnAdditionalInfo: true, includeDisabled: false });
const organizationId = organizations[0].id;
const { terminalGroups } = await post("/api/1/terminal_groups", { organizationIds: [organizationId], includeDisabled: false });
const terminalGroupId = terminalGroups[0].items[0].id;
const menu = await post("/api/1/nomenclature", { organizationId, startRevision: 0 });
const soup = menu.products.find(product => product.name === "Borscht");
const { externalMenus } = await post("/api/2/menu");
await post("/api/2/menu/by_id", { externalMenuId: externalMenus[0].id, organizationIds: [organizationId], priceCategoryId: null });
await post("/api/1/stop_lists", { organizationIds: [organizationId] });
const { paymentTypes } = await post("/api/1/payment_types", { organizationIds: [organizationId] });
const cash = paymentTypes.find(type => type.paymentTypeKind === "Cash");
const pay = sum => [{ paymentTypeKind: "Cash", paymentTypeId: cash.id, sum }];
await post("/api/1/loyalty/iiko/customer/create_or_update", { organizationId, phone: "+79001234567", name: "John", surName: "Doe", birthday: "1990-05-15 00:00:00.000", sex: 1, consentStatus: 1 });
await post("/api/1/loyalty/iiko/customer/info", { type: "phone", phone: "+79001234567", organizationId });

const table = await post("/api/1/order/create", { organizationId, terminalGroupId, order: { items: [{ productId: soup.id, type: "Product", amount: 1 }], guests: { count: 2 } } });
const tableId = table.orderInfo.id;
await succeed(organizationId, "/api/1/order/add_items", { orderId: tableId, items: [{ productId: soup.id, type: "Product", amount: 1 }] });
const { orders } = await post("/api/1/order/by_id", { organizationIds: [organizationId], orderIds: [tableId] });
await succeed(organizationId, "/api/1/order/add_payments", { orderId: tableId, payments: pay(orders[0].order.sum) });
await succeed(organizationId, "/api/1/order/close", { orderId: tableId });

const delivery = await post("/api/1/deliveries/create", { organizationId, terminalGroupId, order: {
  phone: "+79001234567", orderServiceType: "DeliveryByClient", customer: { name: "John Doe", type: "regular" },
  items: [{ productId: soup.id, type: "Product", amount: 2, comment: "No onions please" }], payments: pay(2 * soup.sizePrices[0].price.currentPrice),
} });
const orderId = delivery.orderInfo.id;
await succeed(organizationId, "/api/1/deliveries/confirm", { orderId });
await succeed(organizationId, "/api/1/deliveries/update_order_delivery_status", { orderId, deliveryStatus: "Delivered" });
await succeed(organizationId, "/api/1/deliveries/close", { orderId });
const today = new Date(Date.now() - 24 * 3600e3).toISOString().slice(0, 10);
const found = await post("/api/1/deliveries/by_delivery_date_and_status", { organizationIds: [organizationId], deliveryDateFrom: today, statuses: ["Closed"] });
const closed = found.ordersByOrganizations[0].orders[0].order;

await control("fail", { operation: "Deliveries.ChangeExternalData", code: "Common", message: "scripted" });
const failed = await command(organizationId, "/api/1/deliveries/change_external_data", { orderId, externalData: [{ key: "a", value: "1" }] });
const refused = await client.POST("/api/1/deliveries/create", { body: { organizationId, order: { phone: "+79001234567", items: [], unknown: 1 } } });

console.log(JSON.stringify({
  table: (await post("/api/1/order/by_id", { organizationIds: [organizationId], orderIds: [tableId] })).orders[0].order.status,
  delivery: closed.status, sum: closed.sum, failed: failed.errorReason, refused: refused.error.errorDescription,
}));
