/** Keeps the cost of a write the same at 100,000 stream records as at ten: dynoxide looks for the newest record without an index. */
import { DatabaseSync } from 'node:sqlite';

/** Adds the two indexes to the server's file, beside the running server. Relies on dynoxide 1.2.1's schema; a test watches the growth. */
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
