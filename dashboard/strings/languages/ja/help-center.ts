/** Japanese: the help center. */
import type * as english from '#dashboard/strings/help-center.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('ja');

export const helpCenter: typeof english.helpCenter = {
  section: 'ヘルプセンター',
  isOn: '訪問者が公開記事を検索できる',
  isOnHelp: 'チャットの前と、検索エンジンに見つかるページで表示されます。',
  title: 'タイトル',
  titleHelp: '空欄の場合は訪問者の言語で「ヘルプ」と表示されます。',
  bot: '記事の元',
  own: 'チャットに答えるボット',
  open: 'ヘルプセンターを開く',
  openArticle: (question) => `「${question}」をヘルプセンターで開く`,
  public: '公開',
  choose: '公開記事…',
  chooseTitle: '公開記事',
  chooseLead: '公開記事は誰でも読めます。変更は 2 分以内に反映されます。',
  chooseAll: '表示中のすべてを選択',
  find: '記事を検索',
  save: '保存',
  saved: (changed) => count(changed, { other: '# 件の記事を変更しました' }),
  report: {
    title: 'ヘルプセンター',
    help: '「役に立ちましたか？」への訪問者の回答です。',
    article: '記事',
    helped: '役に立った',
    notHelped: '役に立たなかった',
    share: '割合',
    gone: '削除された記事',
    total: 'すべて',
    none: 'この期間の回答はありません',
    percent: (share) => `${numberText(Math.round(share * 100))}%`,
  },
};
