import { createApp, defineComponent, h, ref } from 'vue';
import { LiveChat } from './live-chat.ts';

const SCRIPT = 'https://chat.example.com/api/widget/YOUR-WIDGET-TOKEN/script.js';

/** In a single-file component, the template says the same: `<LiveChat v-if="hasChat" :src="SCRIPT" @unread="…" />`. */
const App = defineComponent(() => {
  const unread = ref(0);
  const hasChat = ref(true);
  return () => [
    h('h1', 'Our shop'),
    h('button', { type: 'button', onClick: () => window.LiveChat?.('open') }, `Ask us (${unread.value})`),
    h('label', [
      h('input', { type: 'checkbox', checked: hasChat.value, onChange: () => (hasChat.value = !hasChat.value) }),
      ' Show the chat',
    ]),
    hasChat.value ? h(LiveChat, { src: SCRIPT, onUnread: (count: number) => (unread.value = count) }) : null,
  ];
});

createApp(App).mount('#root');
