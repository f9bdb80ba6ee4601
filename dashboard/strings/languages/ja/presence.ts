/** Being there for visitors: who isn't an agent, leaving, and being set to away. */
import type * as english from '#dashboard/strings/presence.ts';
import { numberText } from '#dashboard/strings/language.ts';

export const presence: typeof english.presence = {
  title: 'サインアウトしますか？',
  signOut: 'サインアウト',
  returned: (chats) => `返信を待っている訪問者が${numberText(chats)}人います。チャットはキューに戻ります。`,
  setAway: '2件のチャットが未返信のまま待機したため、離席中に変更されました。',
  goOnline: 'オンラインにする',
  setBy: ({ name, status }) => `${name}さんがあなたのステータスを「${status}」に変更しました。`,
  keepStatus: 'このままにする',
  moved: ({ name }) => `${name}さんとのチャットは、閲覧権限のない部署に移動しました。`,
  removed: 'オペレーターから外れました',
  removedBody: 'チャットの受信と返信はできません。誤りの場合は管理者に問い合わせてください。',
  notAnAgent: 'まだチャットを受けられません',
  notAnAgentAdmin: '訪問者に応対するには、自分をオペレーターに追加してください。',
  notAnAgentOther: 'オペレーターに追加するよう、管理者に依頼してください。',
  makeMeAgent: 'オペレーターになる',
};
