package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	_ "embed"
)

//go:embed schema.sql
var schema string

const (
	// applicationID is in the header of the program's databases.
	applicationID = 0x696d656e // "imen"
	// schemaVersion changes when an older program could not use the database.
	schemaVersion = 1
)

// database is the file that the menu is kept in.
type database struct {
	path string
	db   *sql.DB
}

// openDatabase opens a database or creates it. wait is how long it waits for another process that writes to it. A file that
// is anything else is left as it is.
func openDatabase(ctx context.Context, path string, wait time.Duration) (_ *database, err error) {
	// The operating system says best why a file can't be used.
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("database: %w", err)
	}
	whole, err := filepath.Abs(path)
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, fmt.Errorf("database: %w", err)
	}
	location := url.URL{Path: filepath.ToSlash(whole)}
	db, err := sql.Open("sqlite", fmt.Sprintf("file:%s?_busy_timeout=%d&_foreign_keys=on&_txlock=immediate", location.EscapedPath(), wait.Milliseconds()))
	if err != nil {
		return nil, fmt.Errorf("database %s: %w", path, err)
	}
	d := &database{path, db}
	defer func() {
		if err != nil {
			err = errors.Join(d.explain(err), db.Close())
		}
	}()
	db.SetMaxOpenConns(1)
	var application, version, tables int
	err = db.QueryRowContext(ctx, `SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
		FROM pragma_application_id, pragma_user_version`).Scan(&application, &version, &tables)
	switch {
	case err != nil:
		return nil, err
	case application == 0 && tables == 0: // new, or no sync was ever complete
	case application != applicationID:
		return nil, errors.New("it belongs to another program")
	case version != schemaVersion:
		return nil, fmt.Errorf("its schema is version %d; this program has version %d", version, schemaVersion)
	}
	// With a write-ahead log others can read the menu during a sync.
	if _, err := db.ExecContext(ctx, `PRAGMA journal_mode = WAL`); err != nil {
		return nil, err
	}
	return d, nil
}

// begin begins the transaction of a sync. It waits for other processes, and they wait for its end: there is one sync at a
// time.
func (d *database) begin(ctx context.Context) (*sql.Tx, error) {
	tx, err := d.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, d.explain(err)
	}
	var version int
	err = tx.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version)
	if err == nil && version == 0 {
		_, err = tx.ExecContext(ctx, fmt.Sprintf("%s; PRAGMA application_id = %d; PRAGMA user_version = %d", schema, applicationID, schemaVersion))
	}
	if err != nil {
		return nil, errors.Join(d.explain(err), tx.Rollback())
	}
	return tx, nil
}

// explain names the database and, for the errors of SQLite that users meet, what is wrong.
func (d *database) explain(err error) error {
	if failed := (*sqlite.Error)(nil); errors.As(err, &failed) {
		switch failed.Code() & 0xff { // without the detail
		case sqlite3.SQLITE_BUSY:
			err = errors.New("busy: another process has been writing to it for too long, see -wait")
		case sqlite3.SQLITE_NOTADB:
			err = errors.New("the file is not an SQLite database")
		}
	}
	return fmt.Errorf("database %s: %w", d.path, err)
}
