/** Korean: what mails about unread answers say, and the pages their links open. */
import type { MailTexts } from './texts.ts';

const texts: MailTexts = {
  subject_named: '{site}의 {name} 님이 답변했습니다',
  subject: '{site}에서 답변했습니다',
  intro_one: '{site}에서 새 메시지가 왔습니다.',
  intro: '{site}에서 새 메시지가 왔습니다.',
  more: '외 {count}건.',
  open: '대화 열기',
  reply_above: '이 줄 위에 답장을 입력하세요',
  reply: '이 이메일에 답장하셔도 됩니다.',
  no_reply: '답장은 아무도 확인하지 않으니 이 이메일에 답장하지 마세요. 답변하려면 대화를 여세요.',
  on_site: '답변하려면 웹사이트에서 채팅을 여세요.',
  why: '누군가 {site}와의 채팅에 이 주소를 입력하여 이 이메일을 보내드립니다.',
  valid: '링크는 {days}일 동안 유효합니다. 링크가 있는 사람은 누구나 대화를 열 수 있으니 이 이메일을 전달하지 마세요.',
  unsubscribe: '이 이메일 수신 거부',
  assistant: '어시스턴트',
  agent: '상담원',
  opening: '대화를 여는 중…',
  expired_title: '링크가 만료되었습니다',
  expired: '계속하려면 웹사이트에서 채팅을 여세요.',
  failed: '대화를 열 수 없습니다. 연결을 확인하고 이 페이지를 새로고침하세요.',
  no_script: '대화를 열려면 JavaScript를 켜세요.',
  unsubscribe_title: '수신을 거부할까요?',
  unsubscribe_question: '읽지 않은 답변이 있어도 더 이상 이메일을 받지 않습니다.',
  unsubscribe_button: '수신 거부',
  unsubscribed_title: '수신을 거부했습니다',
  unsubscribed: '읽지 않은 답변에 대한 이메일을 더 이상 보내지 않습니다.',
  undo: '실행 취소',
  resubscribed_title: '다시 수신합니다',
  resubscribed: '읽지 않은 답변이 있으면 이메일을 보내드립니다.',
};
export default texts;
