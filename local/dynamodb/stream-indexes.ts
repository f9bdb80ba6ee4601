/** Keeps the cost of a write constant, because dynoxide searches the newest stream record without an index. */
import { DatabaseSync } from 'node:sqlite';

/** Adds the two indexes to the server's file while it runs. Depends on dynoxide 1.2.1's schema; a test measures the growth. */
export function addStreamIndexes(databaseFile: string): void {
  const database = new DatabaseSync(databaseFile);
  try {
    database.exec('PRAGMA busy_timeout = 5000');
    database.exec(
      'CREATE INDEX IF NOT EXISTS stream_by_number ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
    );
    database.exec(
      'CREATE INDEX IF NOT EXISTS stream_by_shard_and_number ON _stream_records (table_name, shard_id, CAST(sequence_number AS INTEGER))',
    );
  } finally {
    database.close();
  }
}
