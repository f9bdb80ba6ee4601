/** Chinese: the help center. */
import type { HelpTexts } from './texts.ts';

const texts: HelpTexts = {
  help: '帮助',
  look: '搜索答案',
  popular: '热门文章',
  results: '结果：{n}',
  none: '没有找到。请换个词试试，或直接问我们。',
  talk: '联系我们',
  helped: '这有帮助吗？',
  yes: '有',
  no: '没有',
  more: '了解更多',
};

export default texts;
