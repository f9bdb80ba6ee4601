/** Canned responses of one's own: any agent has some, and nobody else sees them. */
import * as z from 'zod/mini';
import { cannedResponse, ownResponseSettings } from '#core/model/actions/canned-response.ts';
import { endpoint } from '#core/contract/kit/endpoint.ts';
import { byOperation, settingsReads, settingsWrites } from '#core/contract/kit/settings.ts';

const kind = {
  collection: 'own-canned-responses',
  tag: 'Canned responses',
  one: "canned response of the caller's own",
  entity: cannedResponse,
} as const;
const reads = settingsReads(kind);
const writes = settingsWrites(kind, ownResponseSettings);
/** A key has none: they are a person's. */
const ofPeople = { role: 'agent', isForPeople: true } as const;

/** Every endpoint of them. */
export const ownResponses = byOperation('OwnCannedResponse', 'OwnCannedResponses', {
  list: endpoint({ ...reads.list, ...ofPeople, summary: "List the caller's own canned responses" }),
  get: endpoint({ ...reads.get, ...ofPeople }),
  create: endpoint({
    ...writes.create,
    ...ofPeople,
    body: z.extend(ownResponseSettings, {
      actions: z._default(ownResponseSettings.shape.actions, []),
      files: z._default(ownResponseSettings.shape.files, []),
    }),
  }),
  update: endpoint({ ...writes.update, ...ofPeople }),
  remove: endpoint({ ...writes.remove, ...ofPeople }),
});
