/** What system rows of a conversation record, for the team. */
import { numberText } from '#dashboard/strings/language.ts';
import type * as english from '#dashboard/strings/records.ts';

export const records: typeof english.records = {
  admin: '管理者',
  rule: (name, actions) => `ルール「${name}」：${actions}`,
  already: (action) => `${action}（変更なし）`,
  refused: (action) => `実行されませんでした：${action}`,
  note: 'メモを追加',
  followed: (name) => `${name}さんがこの会話をフォローしました`,
  unfollowed: (name) => `${name}さんがこの会話のフォローをやめました`,
  redacted: (name) => `${name}さんがメッセージを抹消しました`,
  visitor_edited: (name) => `${name}さんが訪問者の情報を変更しました`,
  visitor_blocked: (name) => `${name}さんが訪問者をブロックしました`,
  merged: (name, chat) => `${name}さんがチャット${chat}をこのチャットに統合しました`,
  merged_into: (name, chat) => `${name}さんがこのチャットをチャット${chat}に統合しました`,
  snoozed: '会話がスヌーズされました',
  woken: 'スヌーズが終了しました',
  resolved: '会話が解決されました',
  closed: '会話が終了しました',
  scheduled: (name, why) => `${name}さんの予約メッセージ。${why}`,
  otherSender: (address) =>
    `${address}からのメール返信は、訪問者のアドレスではないため、このチャットに追加されませんでした`,
  tool: {
    used: (call) => `ボットが ${call} を使いました`,
    failed: (call) => `ボットが ${call} を試しましたが、失敗しました`,
    ticket: (number) => `チケット ${number}`,
    after_code: 'メールのコードの確認後',
  },
  reasons: {
    first_response_due: '初回応答の期限が近づいています',
    resolution_due: '解決の期限が近づいています',
    email_forged:
      'メール返信はこのチャットに追加されませんでした：訪問者からとされていますが、メールプロバイダーが確認できません',
    email_too_large: 'メール返信はこのチャットに追加されませんでした：サイズが大きすぎます',
    email_unreadable: 'メール返信はこのチャットに追加されませんでした：読み取れません',
    email_widget_gone:
      'メール返信は追加されませんでした：このチャットは終了しており、ウィジェットは新しいチャットを受け付けていません',
  },
};

export const handoffNote: typeof english.handoffNote = {
  causes: {
    asked: () => '訪問者がオペレーターとの会話を希望しました。',
    unanswered: () => 'ボットには回答がありません。',
    failed: () => 'ボットのモデルがエラーになりました。',
    timeout: () => 'ボットのモデルの応答に時間がかかりすぎました。',
    refused: () => 'ボットの回答は保留されました。',
    ungrounded: () => '記事にない内容が含まれていたため、ボットの回答は保留されました。',
    budget: () => 'この訪問者またはネットワークに対するボットの1日のトークンを使い切りました。',
    max_turns: ({ count }) => `ボットが回答数の上限（${numberText(count)}件）に達しました。`,
    not_configured: () => 'ボットにモデル名、またはこの環境から呼び出せるURLが設定されていません。',
    files: ({ names }) => `訪問者がファイルを送信しましたが、ボットは読み取れません：${names.join('、')}`,
    neither: () => 'ボットが提示した記事は、どれも訪問者の意図と異なりました。',
    unclear: ({ names }) => `ボットは一度聞き返しましたが、どれのことか判断できません：${names.join(' / ')}`,
    no_help: () => 'ボットの回答は役に立ちませんでした。',
    handed_over: () => 'ボットが引き継ぎました。',
    wrong_codes: ({ count }) =>
      `訪問者がコードを${numberText(count)}回間違えました。コードは訪問者のメールアドレスに送信したため、別人の可能性があります。`,
  },
  question: (text) => `質問：${text}`,
  closest: (article, percent) => `最も近い記事（${numberText(percent)}%）：${article}`,
  answer: (text) => `ボットの回答：${text}`,
};
