/** Where a bot's articles are read from. */
import * as z from 'zod/mini';
import { AGENT_API, byId, endpoint, idText, page } from '#core/contract/kit/endpoint.ts';
import { byOperation, expected, settingsEndpoints } from '#core/contract/kit/settings.ts';
import {
  source,
  sourceChanges,
  sourcePage,
  sourcePreview,
  sourceSettings,
  sourceTrial,
} from '#core/model/knowledge/source.ts';
import { instant, line } from '#core/model/text.ts';

const tag = 'Sources';
const { get, create, update, remove } = settingsEndpoints('sources', tag, 'source', source, sourceSettings);
const { shape } = sourceSettings;
const path = `${AGENT_API}/sources/{id}` as const;
const ofAdmins = { tag, role: 'admin' } as const;
/** When the reading began whose changes were looked at: after a newer one, nothing is done. Default: the newest. */
const ofReading = z.strictObject({ started_at: z.optional(instant) });

/** Every endpoint of sources. */
export const sources = {
  ...byOperation('Source', 'Sources', {
    list: endpoint({
      ...ofAdmins,
      method: 'GET',
      path: `${AGENT_API}/sources`,
      summary: 'List the sources of a bot, oldest first',
      query: z.strictObject({ bot_id: idText }),
      answer: { status: 200, schema: page(source) },
    }),
    get: endpoint({ ...get, role: 'admin' }),
    create: endpoint({
      ...create,
      summary: 'Create a source, and begin to read it',
      body: z.extend(z.partial(sourceSettings), { bot_id: shape.bot_id, kind: shape.kind }),
    }),
    update: endpoint({ ...update, body: z.extend(z.partial(sourceChanges), expected) }),
    remove: endpoint({
      ...remove,
      summary: 'Delete a source with its articles, except those that people edited',
      errors: ['not_found'],
    }),
  }),
  previewSource: endpoint({
    ...ofAdmins,
    method: 'POST',
    path: `${AGENT_API}/sources/preview`,
    summary: 'Tell what a source would read, without storing anything',
    body: z.strictObject({ kind: shape.kind, addresses: shape.addresses.check(z.minLength(1)) }),
    answer: { status: 200, schema: sourcePreview },
  }),
  readSource: endpoint({
    ...ofAdmins,
    method: 'POST',
    path: `${path}/read`,
    summary: 'Read a source now, unless it is being read',
    params: byId,
    answer: { status: 200, schema: source },
    errors: ['not_found', 'conflict'],
  }),
  listSourcePages: endpoint({
    ...ofAdmins,
    method: 'GET',
    path: `${path}/pages`,
    summary: 'List the pages of a source, at most 500, those that could not be read first',
    params: byId,
    answer: { status: 200, schema: page(sourcePage) },
    errors: ['not_found'],
  }),
  getSourceTrial: endpoint({
    ...ofAdmins,
    method: 'GET',
    path: `${path}/trial`,
    summary: 'List the test questions that the last reading made better or worse',
    params: byId,
    answer: { status: 200, schema: sourceTrial },
    errors: ['not_found'],
  }),
  publishSource: endpoint({
    ...ofAdmins,
    method: 'POST',
    path: `${path}/publish`,
    summary: 'Publish what is held of a source',
    params: byId,
    query: ofReading,
    answer: { status: 200, schema: source },
    errors: ['not_found', 'conflict'],
  }),
  discardSource: endpoint({
    ...ofAdmins,
    method: 'POST',
    path: `${path}/discard`,
    summary: 'Discard what is held of a source; a page is offered again once it changes',
    params: byId,
    query: ofReading,
    answer: { status: 200, schema: source },
    errors: ['not_found', 'conflict'],
  }),
  uploadSourceFile: endpoint({
    ...ofAdmins,
    method: 'POST',
    path: `${path}/files`,
    summary: 'Upload a Markdown, text, HTML or PDF file of at most 4 MB, in place of one with the same name',
    params: byId,
    body: z.strictObject({
      /** Its name, with its folders, if it has any. */
      name: line(300),
      /** Its bytes in Base64. */
      content: z.string().check(z.minLength(1), z.regex(/^[A-Za-z0-9+/]*={0,2}$/, 'Must be Base64')),
    }),
    answer: { status: 201, schema: sourcePage },
    errors: ['not_found', 'conflict', 'too_large'],
    maxBodyBytes: 5.7 * 1024 * 1024,
  }),
  deleteSourceFile: endpoint({
    ...ofAdmins,
    method: 'DELETE',
    path: `${path}/files/{page_id}`,
    summary: 'Delete an uploaded file with its articles, except those that people edited',
    params: z.strictObject({
      id: idText,
      page_id: z.string().check(z.regex(/^[\w-]{22}$/, 'Must be the ID of a page')),
    }),
    answer: { status: 204 },
    errors: ['not_found', 'conflict'],
  }),
} as const;
