-- The menu of one restaurant. A row that iiko no longer has stays, with deleted = 1. Prices are in kopecks: hundredths of
-- the currency's unit.

CREATE TABLE categories (
    id          TEXT PRIMARY KEY,
    parent_id   TEXT REFERENCES categories DEFERRABLE INITIALLY DEFERRED, -- NULL at the top level
    name        TEXT NOT NULL, -- empty for a category that items refer to and iiko does not list
    description TEXT NOT NULL DEFAULT '',
    images      TEXT NOT NULL DEFAULT '[]', -- URLs, a JSON array
    hidden      INTEGER NOT NULL DEFAULT 0,
    position    INTEGER NOT NULL DEFAULT 0, -- in the menu
    deleted     INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE items (
    id           TEXT PRIMARY KEY, -- the product, for orders
    sku          TEXT NOT NULL,
    name         TEXT NOT NULL,
    description  TEXT NOT NULL,
    kind         TEXT NOT NULL, -- dish, good, service
    measure_unit TEXT NOT NULL,
    weighed      INTEGER NOT NULL, -- when it is sold
    open_price   INTEGER NOT NULL, -- the price can be set with the order
    images       TEXT NOT NULL, -- URLs, a JSON array
    tags         TEXT NOT NULL, -- a JSON array
    hidden       INTEGER NOT NULL, -- from guests
    position     INTEGER NOT NULL, -- in the menu
    deleted      INTEGER NOT NULL
) STRICT;

CREATE TABLE item_categories (
    item_id     TEXT NOT NULL REFERENCES items,
    category_id TEXT NOT NULL REFERENCES categories DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (item_id, category_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sizes (
    item_id      TEXT NOT NULL REFERENCES items,
    id           TEXT NOT NULL, -- for orders; empty if the item has no sizes
    name         TEXT NOT NULL,
    sku          TEXT NOT NULL,
    is_default   INTEGER NOT NULL,
    weight_grams REAL NOT NULL, -- 0 if unknown
    hidden       INTEGER NOT NULL,
    position     INTEGER NOT NULL,
    deleted      INTEGER NOT NULL,
    PRIMARY KEY (item_id, id)
) STRICT, WITHOUT ROWID;

-- A size without a price is not for sale. A price of 0 is free of charge.
CREATE TABLE prices (
    item_id           TEXT NOT NULL,
    size_id           TEXT NOT NULL,
    price_category_id TEXT NOT NULL, -- empty for the menu's own price
    kopecks           INTEGER NOT NULL,
    PRIMARY KEY (item_id, size_id, price_category_id),
    FOREIGN KEY (item_id, size_id) REFERENCES sizes
) STRICT, WITHOUT ROWID;

CREATE TABLE modifier_groups (
    item_id        TEXT NOT NULL,
    size_id        TEXT NOT NULL,
    id             TEXT NOT NULL, -- empty for the modifiers in no group
    name           TEXT NOT NULL,
    sku            TEXT NOT NULL,
    min_amount     REAL NOT NULL, -- of all modifiers of the group in a portion
    max_amount     REAL NOT NULL, -- 0 for no limit
    default_amount REAL NOT NULL,
    free_amount    REAL NOT NULL, -- free of charge
    own_limits     INTEGER NOT NULL, -- the limits of each modifier apply, too
    hidden         INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    deleted        INTEGER NOT NULL,
    PRIMARY KEY (item_id, size_id, id),
    FOREIGN KEY (item_id, size_id) REFERENCES sizes
) STRICT, WITHOUT ROWID;

CREATE TABLE modifiers (
    item_id        TEXT NOT NULL,
    size_id        TEXT NOT NULL,
    group_id       TEXT NOT NULL,
    id             TEXT NOT NULL, -- the product of the modifier, for orders
    name           TEXT NOT NULL,
    sku            TEXT NOT NULL,
    min_amount     REAL NOT NULL,
    max_amount     REAL NOT NULL, -- 0 for no limit
    default_amount REAL NOT NULL,
    free_amount    REAL NOT NULL,
    independent    INTEGER NOT NULL, -- the amount is not multiplied with that of the item
    hidden         INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    deleted        INTEGER NOT NULL,
    PRIMARY KEY (item_id, size_id, group_id, id),
    FOREIGN KEY (item_id, size_id, group_id) REFERENCES modifier_groups
) STRICT, WITHOUT ROWID;

CREATE TABLE modifier_prices (
    item_id           TEXT NOT NULL,
    size_id           TEXT NOT NULL,
    group_id          TEXT NOT NULL,
    modifier_id       TEXT NOT NULL,
    price_category_id TEXT NOT NULL,
    kopecks           INTEGER NOT NULL,
    PRIMARY KEY (item_id, size_id, group_id, modifier_id, price_category_id),
    FOREIGN KEY (item_id, size_id, group_id, modifier_id) REFERENCES modifiers
) STRICT, WITHOUT ROWID;

-- product_id is an item or a modifier, or a product that this menu does not have: so there is no foreign key.
CREATE TABLE stop_list (
    terminal_group_id TEXT NOT NULL,
    product_id        TEXT NOT NULL,
    size_id           TEXT NOT NULL, -- empty for all sizes
    balance           REAL NOT NULL, -- what is left; 0 is out of stock
    added_at          TEXT NOT NULL, -- UTC
    PRIMARY KEY (terminal_group_id, product_id, size_id)
) STRICT, WITHOUT ROWID;

-- One row: what the tables above hold.
CREATE TABLE sync_state (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    organization_id TEXT NOT NULL,
    menu_id         TEXT NOT NULL, -- the external menu; empty for the nomenclature
    revision        INTEGER NOT NULL, -- of the menu, for the next request
    synced_at       TEXT NOT NULL -- UTC
) STRICT;

-- One row: the same menu as package catalog saves it, with what the tables leave out, such as combos and allergens.
-- The next sync compares with it.
CREATE TABLE snapshot (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    json TEXT NOT NULL
) STRICT;
