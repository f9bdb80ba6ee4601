/**
 * The ID of a file: whose conversation it belongs to, or that it is a canned response's; who uploaded it, and 119 random bits. So the ID says where the file is
 * and who may send it, nothing has to be stored about an upload, and only those who were shown a file know its ID.
 */
import type { Id } from '#core/model/id.ts';

/** Who uploads: the visitor; an agent, or an admin without an agent record, for the visitor, only for the team, or for a canned response. */
export type Uploader =
  | { side: 'visitor' }
  | { side: 'agent'; agent: Id | null; visibility: 'public' | 'internal' | 'response' };

/** In the place of a visitor: files of canned responses, which belong to the team. */
export const OF_TEAM = 0;

/** What an ID says. `mark` is the uploader as the ID writes it; `visitor` may be `OF_TEAM`. */
export type FileIdParts = { visitor: Id; mark: string; random: string };

/** Random letters and digits of an ID. */
export const RANDOM_LENGTH = 20;

const FORM = /^(0(?=-r)|[1-9]\d{0,15}(?!-r))-(v|[anr]\d{1,16})-([A-Za-z0-9]{20})$/;

const marks = { public: 'a', internal: 'n', response: 'r' } as const;

/** An uploader as an ID writes them. */
export const markOf = (uploader: Uploader): string =>
  uploader.side === 'visitor' ? 'v' : `${marks[uploader.visibility]}${uploader.agent ?? 0}`;

/** The ID of these parts. */
export const fileIdOf = ({ visitor, mark, random }: FileIdParts): string => `${visitor}-${mark}-${random}`;

/** The parts of an ID; undefined for what isn't one. */
export function fileIdParts(id: string): FileIdParts | undefined {
  const [, visitor, mark, random] = FORM.exec(id) ?? [];
  return visitor === undefined || mark === undefined || random === undefined
    ? undefined
    : { visitor: Number(visitor), mark, random };
}

/** Whether an ID is that of a canned response's file. */
export const isOfResponse = (id: string): boolean => fileIdParts(id)?.visitor === OF_TEAM;

/** Whether a visitor may see a file once they know its ID: it is in their folder, and not in a note. */
export const isForVisitor = ({ visitor, mark }: FileIdParts, reader: Id): boolean =>
  visitor === reader && !mark.startsWith('n');

/** Where all files of a visitor's conversations are in the bucket, or all of canned responses. */
export const folderOf = (visitor: Id): string => `${visitor}/`;

/** Where a file is in the bucket. */
export const objectKeyOf = ({ visitor, mark, random }: FileIdParts): string => `${folderOf(visitor)}${mark}-${random}`;
