/** Japanese: the help center. */
import type { HelpTexts } from './texts.ts';

const texts: HelpTexts = {
  help: 'ヘルプ',
  look: '回答を検索',
  popular: 'よく読まれている記事',
  results: '結果: {n}',
  none: '見つかりませんでした。別の言葉で試すか、お問い合わせください。',
  talk: 'チャットで相談',
  helped: '役に立ちましたか？',
  yes: 'はい',
  no: 'いいえ',
  more: '詳しく読む',
};

export default texts;
