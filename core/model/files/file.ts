/** Files on the wire: those of a message, those that a message is sent with, an upload, and what a widget allows. */
import * as z from 'zod/mini';
import { MAX_FILES, MAX_FILE_MEGABYTES, MEGABYTE, fileKinds } from './file-types.ts';
import { instant, oneLine, optionalText } from '#core/model/text.ts';

const pixels = z.int().check(z.gte(1));

/** What a device says of a file, in one line of whole characters: nothing of it may refuse the file. */
const stated = (max: number) =>
  z.string().check(
    z.overwrite((value) => oneLine(value.toWellFormed())),
    z.maxLength(max),
  );

/** Any ID of a file. One that was never given out is answered like one that is somebody else's. */
export const fileIdText = stated(100).check(z.minLength(1));

/** A file of a message. Everything in it was read from the stored bytes when the message was accepted. */
export const messageFile = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Its media type, such as `image/png`. */
  type: z.string(),
  /** Bytes. */
  size: z.int().check(z.gte(1)),
  /** Pixels of an image, where its beginning says them. */
  width: z.optional(pixels),
  height: z.optional(pixels),
});
/** A file of a message. */
export type MessageFile = z.infer<typeof messageFile>;

/** A file that a message is sent with. What is given besides the ID must be what the server finds. */
const sentFile = z.strictObject({
  id: fileIdText,
  name: z.optional(stated(1000)),
  type: z.optional(stated(200)),
  size: z.optional(z.int()),
  width: z.optional(z.int()),
  height: z.optional(z.int()),
});
/** A file that a message is sent with. */
export type SentFile = z.infer<typeof sentFile>;

/** The files that a message is sent with: one to five, each once. */
export const sentFiles = z.array(sentFile).check(
  z.minLength(1),
  z.maxLength(MAX_FILES),
  z.refine((files) => new Set(files.map(({ id }) => id)).size === files.length, 'Must not name a file twice'),
);

/** What a visitor's message may carry in addition to its text. */
export const visitorMetadata = z.strictObject({ files: z.optional(sentFiles) });

/** The files of a canned response: what the server found when they were uploaded. */
export const responseFiles = z
  .array(
    z.strictObject({
      id: fileIdText.check(z.regex(/^0-r/, 'Must be uploaded for a canned response')),
      name: stated(300).check(z.minLength(1)),
      type: stated(200),
      size: z.int().check(z.gte(1)),
      width: z.optional(pixels),
      height: z.optional(pixels),
    }),
  )
  .check(
    z.maxLength(MAX_FILES),
    z.refine((files) => new Set(files.map(({ id }) => id)).size === files.length, 'Must not name a file twice'),
  );

/** The text of a message, which may be missing where it has files. */
export const contentBesideFiles = z._default(optionalText(8000), '');

type Said = { content: string; metadata?: { files?: readonly unknown[] | undefined } | undefined };

/** Also where other fields are wrong: all that is missing is named together. */
const isObject = ({ value }: { value: unknown }): boolean => typeof value === 'object' && value !== null;

/** A message needs a text, or a file. */
export const hasTextOrFiles = z.refine<Said>(
  ({ content, metadata }) => content !== '' || metadata?.files !== undefined,
  { path: ['content'], error: 'Enter a text, or attach a file', when: isObject },
);

/** What is about to be uploaded: the name, type and size as the sender's device states them. */
export const uploadRequest = z.strictObject({
  name: stated(1000),
  /** The media type; empty if the device doesn't know it. */
  type: stated(200),
  /** Bytes. */
  size: z.int().check(z.gte(0)),
});
/** What is about to be uploaded. */
export type UploadRequest = z.infer<typeof uploadRequest>;

/** Where and how to upload: a form with these fields and, as its last one, the file in `file`, posted to `url`. */
export const upload = z.strictObject({
  id: z.string(),
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  expires_at: instant,
});
/** Where and how to upload. */
export type Upload = z.infer<typeof upload>;

/** `attachment`: the address downloads the file also where a browser would show it. */
export const fileQuery = z.strictObject({ disposition: z.optional(z.enum(['attachment'])) });

/** A file's address for the next minutes. It needs no token and is on an origin of its own. */
export const fileLink = z.strictObject({ url: z.string(), expires_at: instant });
/** A file's address for the next minutes. */
export type FileLink = z.infer<typeof fileLink>;

/** Which files a widget's visitors and agents may send; no kind: none. */
export const fileSettings = z.strictObject({
  kinds: z.array(z.enum(fileKinds)).check(
    z.maxLength(fileKinds.length),
    z.refine((kinds) => new Set(kinds).size === kinds.length, 'Must not name a kind twice'),
  ),
  max_megabytes: z.int().check(z.gte(1), z.lte(MAX_FILE_MEGABYTES)),
  /** Whether visitors may record voice messages. */
  voice_messages: z._default(z.boolean(), false),
});
/** Which files may be sent now, by the widget's settings and the deployment's. */
export const fileLimits = z.strictObject({
  kinds: z.array(z.enum(fileKinds)),
  /** The media types of these kinds. */
  types: z.array(z.string()),
  max_bytes: z.int().check(z.lte(MAX_FILE_MEGABYTES * MEGABYTE)),
  max_files: z.int(),
  /** Whether visitors may record voice messages. */
  voice: z.boolean(),
});
/** Which files may be sent now. */
export type FileLimits = z.infer<typeof fileLimits>;
