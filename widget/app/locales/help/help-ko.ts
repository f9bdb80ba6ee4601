/** Korean: the help center. */
import type { HelpTexts } from './texts.ts';

const texts: HelpTexts = {
  help: '도움말',
  look: '답변 검색',
  popular: '인기 문서',
  results: '결과: {n}',
  none: '결과가 없습니다. 다른 단어로 검색하거나 문의해 주세요.',
  talk: '문의하기',
  helped: '도움이 되었나요?',
  yes: '예',
  no: '아니요',
  more: '더 알아보기',
};

export default texts;
