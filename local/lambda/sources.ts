/** Names the places of a stack trace in the sources. Source maps are read when such a place is reported: at each start they take a fifth of its time. */
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A place in a bundle: its address, line and column. */
const PLACE = /(file:\/\/[^\s()]+?):(\d+):(\d+)/g;

const maps = new Map<string, SourceMap | undefined>();

function readMap(bundle: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(bundle)}.map`, 'utf8')));
  } catch {
    // A bundle without a map is its own source.
    return undefined;
  }
}

function mapOf(bundle: string): SourceMap | undefined {
  if (!maps.has(bundle)) maps.set(bundle, readMap(bundle));
  return maps.get(bundle);
}

/** The text with places in bundles replaced by those they were made from. What has no source map stays. */
export const inSources = (text: string): string =>
  text.replace(PLACE, (place: string, bundle: string, line: string, column: string) => {
    const origin = mapOf(bundle)?.findOrigin(Number(line), Number(column));
    if (!origin || !('fileName' in origin)) return place;
    return `${new URL(origin.fileName, bundle).href}:${origin.lineNumber}:${origin.columnNumber}`;
  });
