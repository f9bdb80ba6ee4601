/** What to call a visitor who is on the site. */
import type { LiveVisitor } from '#core/model/visitors/live-visitor.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';

/** The name, else the same word as in the inbox. */
export const nameOfLive = ({ id, name }: Pick<LiveVisitor, 'id' | 'name'>): string =>
  nameOf({ visitor: { id, name, email: null, verified: false, verified_fields: [] } });
