/** Files and pictures in a conversation. */
import type * as english from '#dashboard/strings/files.ts';

export const files: typeof english.files = {
  attach: 'ファイルを添付',
  tray: 'このメッセージのファイル',
  remove: (name) => `${name}を削除`,
  uploading: (name) => `${name}をアップロード中`,
  retrying: '再試行中…',
  open: (name) => `画像${name}を開く`,
  download: (name) => `${name}をダウンロード`,
  trouble: {
    type: 'この種類のファイルは送信できません。',
    empty: 'ファイルが空です。',
    size: 'ファイルが大きすぎます。',
    count: '1つのメッセージに添付できるファイルは5つまでです。',
    off: 'このウィジェットではファイルの送信がオフになっています。',
    rejected: 'このファイルは送信できません。',
    network: 'アップロードできませんでした。接続を確認してください。',
    lost: 'アップロードされていません。もう一度ファイルを選択してください。',
  },
  checked: 'マルウェアを検査中…',
  gone: 'すでに利用できません。',
  unreachable: 'このファイルを読み込めませんでした。',
  viewer: {
    close: '画像を閉じる',
    previous: '前の画像',
    next: '次の画像',
    zoomIn: '拡大',
    zoomOut: '縮小',
    download: 'ダウンロード',
    failed: 'この画像は表示できません。',
  },
};
