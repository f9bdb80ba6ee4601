import { embed } from '@live-chat/widget/embed';
import { defineComponent, onMounted, onUnmounted } from 'vue';

/** `<LiveChat src="…" @unread="…" />`: the widget, for as long as the component is mounted. It draws nothing itself. */
export const LiveChat = defineComponent({
  props: { src: { type: String, required: true } },
  emits: { unread: (_count: number) => true },
  setup(props, { emit }) {
    let remove = () => {};
    onMounted(() => {
      remove = embed(props.src, (api) => api('on', 'unread', ({ count }) => emit('unread', count)));
    });
    onUnmounted(() => remove());
    return () => null;
  },
});
