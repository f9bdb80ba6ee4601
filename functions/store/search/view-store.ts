/** Saved views in the table: a collection for each person, and one for what the team shares. */
import { MAX_VIEWS, type SavedView, savedView } from '#core/model/conversations/view.ts';
import { type LimitedStore, readAs, settingsStore } from '#functions/store/settings-store.ts';

/** The views of a person, by the user ID of their sign-in; with null those that everybody sees. */
export const viewStore = (owner: string | null): LimitedStore<SavedView> =>
  settingsStore<SavedView>({
    name: 'view',
    collection: owner === null ? 'SETTINGS#VIEWS' : `SETTINGS#VIEWS#${owner}`,
    max: MAX_VIEWS,
    read: readAs<SavedView>(savedView),
  });
