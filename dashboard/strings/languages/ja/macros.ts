/** Actions of canned responses: what each does, what came of it, and how they are set up. */
import type * as english from '#dashboard/strings/macros.ts';
import { numberText } from '#dashboard/strings/language.ts';

export const actionTexts: typeof english.actionTexts = {
  add_label: (label) => `ラベル「${label}」を追加`,
  remove_label: (label) => `ラベル「${label}」を削除`,
  set_priority: (priority) => `優先度を「${priority}」に設定`,
  assignTo: (name) => `${name}に割り当て`,
  assignToMe: '自分に割り当て',
  toQueue: 'キューに戻す',
  note: (text) => `メモ「${text}」を追加`,
  snoozeFor: (time) => `${time}スヌーズ`,
  until_reply: '訪問者が書き込むまでスヌーズ',
  resolve: '解決済みにする',
  minutes: (count) => `${numberText(count)}分`,
  hours: (count) => `${numberText(count)}時間`,
  days: (count) => `${numberText(count)}日間`,
  gone: 'すでにいない人',
};

export const macros: typeof english.macros = {
  count: (actions) => `アクション${numberText(actions)}件`,
  preview: '送信時に実行',
  remove: (action) => `実行しない：${action}`,
  removeAll: 'すべて外す',
  done: (count) => `アクションを${numberText(count)}件実行しました`,
  refused: (action, reason) => `${action}：${reason}`,
  refusals: {
    gone: '対象がすでに存在しません。',
    at_capacity: '相手の対応数が上限です。',
    unassigned: 'この会話には担当者がいません。',
    too_many_labels: 'ラベルが多すぎます。',
    label_not_allowed: 'チームのラベルではありません。',
    attributes_required: 'チームの必須属性が未入力です。',
    visitor_wrote: '訪問者が書き込んだばかりです。先にメッセージを確認してください。',
    not_possible: 'この会話では実行できません。',
  },
  undo: '元に戻す',
  undone: '元に戻しました',
  undoneButSaid: '元に戻しました。送信した内容やメモは残ります。',
  undoRefusals: {
    changed_since: 'その後に変更されたため、元に戻せませんでした。',
    at_capacity: '元のオペレーターの対応数が上限のため、元に戻せませんでした。',
    gone: '元のオペレーターがすでにいないため、元に戻せませんでした。',
    from_bot: 'ボットが対応していたため、元に戻せませんでした。',
    too_many_labels: 'ラベルが多すぎるため、元に戻せませんでした。',
    not_possible: '会話が進んだため、元に戻せませんでした。',
  },
};

export const actionFields: typeof english.actionFields = {
  add: 'アクションを追加',
  kind: 'アクション',
  priority: '優先度',
  remove: (action) => `削除：${action}`,
  kinds: {
    add_label: 'ラベルを追加',
    remove_label: 'ラベルを削除',
    set_priority: '優先度を設定',
    assign: '割り当て',
    note: 'メモを追加',
    snooze: 'スヌーズ',
    resolve: '解決済みにする',
  },
  label: 'ラベル',
  receiver: '割り当て先',
  me: '送信した本人',
  queue: '既定のキュー',
  department: (name) => `部署：${name}`,
  noteText: 'メモ',
  time: '期間',
};

export const responseFiles: typeof english.responseFiles = {
  count: (files) => `ファイル${numberText(files)}件`,
  attach: 'ファイルを添付',
};

export const ownCanned: typeof english.ownCanned = {
  title: '自分の定型文',
  lead: '自分だけに表示されます。',
  shared: 'チームの定型文',
  add: '自分用を作成',
  empty: '自分用の定型文はまだありません',
  emptyBody: '自分だけが使う文章を保存できます。ほかの人には表示されません。',
  mark: '自分用',
};
