/** Files in S3: uploads that are offered, verified before a message has them, linked to, kept, and erased. */
import {
  type FileIdParts,
  fileIdOf,
  fileIdParts,
  folderOf,
  isForVisitor,
  isOfResponse,
  markOf,
  objectKeyOf,
} from '#core/files/file-id.ts';
import { RANDOM_LENGTH } from '#core/files/file-id.ts';
import { allowedFiles, judgeOffer } from '#core/files/file-limits.ts';
import type { FileRules } from '#core/files/file-limits.ts';
import { contentDisposition } from '#core/files/file-name.ts';
import { isFileType, isShownInline } from '#core/model/files/file-types.ts';
import {
  HEAD_BYTES,
  LONG_HEAD_BYTES,
  type SettledInspection,
  inspectFile,
  inspectLongHead,
} from '#core/files/inspect-file.ts';
import type { MessageFile, SentFile } from '#core/model/files/file.ts';
import type { ObjectHead, ObjectStore } from '#functions/platform/s3/object-store.ts';
import type { RandomText } from '#functions/platform/random-text.ts';
import type { Added, BroughtFile, Copied, FileOwner, Files, Linked, Verified } from './files.ts';
import { type Verdict, verdictOf, withoutState } from './file-tags.ts';

/** What files need. */
export type FilesDeps = {
  store: ObjectStore;
  /** What the deployment allows. */
  rules: FileRules;
  /** Whether something tags each object with whether it contains malware. */
  isScanned: boolean;
  randomText: RandomText;
  now: () => number;
};

/** How long an upload may begin: a large file on a slow line takes minutes, and may be tried again. */
const UPLOAD_MS = 15 * 60_000;
/** An upload that is older is about to be deleted. */
const MAX_PENDING_MS = 12 * 3_600_000;
const LINK_SECONDS = 300;
const ERASE_TOGETHER = 25;

/** The tag by which what no message has is deleted. */
const PENDING = { state: 'pending' };

const MISSING = 'This file was not uploaded. Attach it again.';

/** Files in this bucket. */
export function openFiles(deps: FilesDeps): Files {
  const { store, now } = deps;
  return {
    offer: (owner, request, widget) => {
      const allowed = allowedFiles(widget, deps.rules);
      if (!allowed) return { outcome: 'off' };
      const offer = judgeOffer(request, allowed);
      if (offer.outcome === 'rejected') return offer;
      const parts = partsFor(owner, deps.randomText(RANDOM_LENGTH));
      const { name, type, size: bytes } = offer;
      const expiresAtMs = now() + UPLOAD_MS;
      const form = store.form({ key: objectKeyOf(parts), name, type, bytes, tags: PENDING }, expiresAtMs);
      const upload = { id: fileIdOf(parts), ...form, expires_at: new Date(expiresAtMs).toISOString() };
      return { outcome: 'offered', upload };
    },
    add: (owner, file, widget) => add(deps, owner, file, widget),
    copy: (owner, id, widget) => copy(deps, owner, id, widget),
    verify: (owner, sent) => verify(deps, owner, sent),
    link: (id, reader, download) => link(deps, id, reader, download),
    keep: async (ids) => {
      const kept = await Promise.all(ids.map((id) => keep(deps, id)));
      return ids.filter((_, index) => kept[index] === 'unchecked');
    },
    remove: async (ids) => {
      const parts = ids.map(fileIdParts).filter((part) => part !== undefined);
      await Promise.all(parts.map((part) => store.remove(objectKeyOf(part))));
    },
    erase: async (visitor) => {
      const found = await store.list(folderOf(visitor));
      for (let at = 0; at < found.length; at += ERASE_TOGETHER)
        await Promise.all(found.slice(at, at + ERASE_TOGETHER).map((key) => store.remove(key)));
      return found.length > 0;
    },
  };
}

const partsFor = ({ visitor, uploader }: FileOwner, random: string): FileIdParts => ({
  visitor,
  mark: markOf(uploader),
  random,
});

/**
 * Inspects a file in memory as an upload is inspected in the bucket, then stores it. One that is there is left alone: its tag
 * may be gone already, and a new one would have it deleted.
 */
async function add(deps: FilesDeps, owner: FileOwner, brought: BroughtFile, widget: FileRules): Promise<Added> {
  const { content, random } = brought;
  const allowed = allowedFiles(widget, deps.rules);
  if (!allowed) return { outcome: 'rejected', reason: "Files can't be sent in this chat." };
  const offer = judgeOffer({ ...brought, size: content.length }, allowed);
  if (offer.outcome === 'rejected') return offer;
  const { name, type, size } = offer;
  const inspection = inspectLongHead(type, content.subarray(0, LONG_HEAD_BYTES), size <= LONG_HEAD_BYTES);
  if (inspection.outcome === 'rejected') return inspection;
  const parts = partsFor(owner, random);
  const key = objectKeyOf(parts);
  if (!(await deps.store.has(key))) await deps.store.put({ key, name, type, tags: PENDING }, content);
  return { outcome: 'added', file: { id: fileIdOf(parts), name, type, size, ...inspection.size } };
}

/** The bytes stay in the bucket: only their beginning is looked at, as before any message. */
async function copy(deps: FilesDeps, owner: FileOwner, id: string, widget: FileRules): Promise<Copied> {
  const source = fileIdParts(id);
  const allowed = allowedFiles(widget, deps.rules);
  if (!allowed) return { outcome: 'off' };
  if (!source || !isOfResponse(id)) return { outcome: 'missing' };
  const from = objectKeyOf(source);
  const found = await look(deps.store, from);
  if (!found) return { outcome: 'missing' };
  const { head, inspection } = found;
  if (inspection.outcome !== 'accepted') return inspection;
  const offer = judgeOffer(head, allowed);
  if (offer.outcome === 'rejected') return offer;
  const verdict = await verdictAbout(deps, from);
  if (verdict.outcome !== 'clean') return verdict;
  const parts = partsFor(owner, deps.randomText(RANDOM_LENGTH));
  if (!(await deps.store.copy(from, objectKeyOf(parts), PENDING))) return { outcome: 'missing' };
  const { name, type, size } = head;
  return { outcome: 'copied', file: { id: fileIdOf(parts), name, type, size, ...inspection.size } };
}

/** Looks at all files of a message side by side; the first that can't be sent decides. */
async function verify(deps: FilesDeps, owner: FileOwner, sent: readonly SentFile[]): Promise<Verified> {
  const results = await Promise.all(sent.map((file) => verifyOne(deps, owner, file)));
  const files: MessageFile[] = [];
  for (const [index, result] of results.entries()) {
    if (typeof result === 'string') return { outcome: 'rejected', index, reason: result };
    files.push(result);
  }
  return { outcome: 'verified', files };
}

/** A file as it is stored, or why it can't be sent. */
async function verifyOne(deps: FilesDeps, owner: FileOwner, sent: SentFile): Promise<MessageFile | string> {
  const parts = fileIdParts(sent.id);
  if (parts?.visitor !== owner.visitor) return MISSING;
  const mark = markOf(owner.uploader);
  if (parts.mark !== mark)
    return parts.mark.slice(1) === mark.slice(1) && mark !== 'v' ? otherVisibility(mark) : MISSING;
  const found = await look(deps.store, objectKeyOf(parts));
  if (!found) return MISSING;
  const { head, inspection } = found;
  if (deps.now() - head.storedAtMs > MAX_PENDING_MS) return 'This file was uploaded too long ago. Attach it again.';
  if (inspection.outcome !== 'accepted') return inspection.reason;
  const file: MessageFile = {
    id: sent.id,
    name: head.name,
    type: head.type,
    size: head.size,
    ...inspection.size,
  };
  return differs(sent, file) ?? file;
}

const otherVisibility = (mark: string): string =>
  mark.startsWith('n')
    ? 'This file was uploaded for the visitor to see. Attach it to the note again.'
    : 'This file was uploaded for a note, which the visitor must not see. Attach it again.';

/** A statement about a file that its bytes don't confirm, as a sentence. */
function differs(sent: SentFile, file: MessageFile): string | undefined {
  const wrong = (['name', 'type', 'size', 'width', 'height'] as const).find(
    (field) => sent[field] !== undefined && sent[field] !== file[field],
  );
  return wrong && `The ${wrong} of this file is ${file[wrong] ?? 'unknown'}, not ${sent[wrong]}. Leave it out.`;
}

/** Reads the beginning of an object and inspects it; more of it, where an image says its size later. */
async function look(
  store: ObjectStore,
  key: string,
): Promise<{ head: ObjectHead; inspection: SettledInspection } | undefined> {
  const head = await store.head(key, HEAD_BYTES);
  if (!head || !isFileType(head.type)) return undefined;
  const first = inspectFile(head.type, head.bytes, head.size <= HEAD_BYTES);
  if (first.outcome !== 'more') return { head, inspection: first };
  const longer = await store.head(key, LONG_HEAD_BYTES);
  if (!longer) return undefined;
  return { head: longer, inspection: inspectLongHead(head.type, longer.bytes, longer.size <= LONG_HEAD_BYTES) };
}

/** The address of a file. Its bytes are looked at again: what was never verified by a message isn't served as what it claims. */
async function link(
  deps: FilesDeps,
  id: string,
  reader: Parameters<Files['link']>[1],
  download: boolean,
): Promise<Linked> {
  const parts = fileIdParts(id);
  if (!parts || (reader !== 'team' && !isForVisitor(parts, reader.visitor))) return { outcome: 'missing' };
  const key = objectKeyOf(parts);
  const found = await look(deps.store, key);
  if (found?.inspection.outcome !== 'accepted') return { outcome: 'missing' };
  const verdict = await verdictAbout(deps, key);
  if (verdict.outcome !== 'clean') return verdict;
  return { outcome: 'linked', link: linkTo(deps, key, found.head, download) };
}

async function verdictAbout({ store, isScanned }: FilesDeps, key: string): Promise<Verdict> {
  return isScanned ? verdictOf((await store.tags(key)) ?? {}) : { outcome: 'clean' };
}

function linkTo({ store, now }: FilesDeps, key: string, { type, name }: ObjectHead, download: boolean) {
  const kind = isShownInline(type) && !download ? 'inline' : 'attachment';
  const url = store.link(key, { type: servedType(type), disposition: contentDisposition(kind, name) }, LINK_SECONDS);
  return { url, expires_at: new Date(now() + LINK_SECONDS * 1000).toISOString() };
}

/** Texts say how they are written, so that no browser guesses. */
const servedType = (type: string): string => (type.startsWith('text/') ? `${type}; charset=utf-8` : type);

/**
 * Takes away the tag by which an upload would be deleted, and no other: a scanner's own tag stays. Before the scanner has
 * written that, nothing is written; what it found infected keeps the tag, and is deleted within a day.
 */
async function keep({ store, isScanned }: FilesDeps, id: string): Promise<'settled' | 'unchecked'> {
  const parts = fileIdParts(id);
  const key = parts && objectKeyOf(parts);
  const tags = key && (await store.tags(key));
  if (!key || !tags || !('state' in tags)) return 'settled';
  const verdict = isScanned ? verdictOf(tags).outcome : 'clean';
  if (verdict === 'clean') await store.putTags(key, withoutState(tags));
  return verdict === 'unchecked' ? verdict : 'settled';
}
