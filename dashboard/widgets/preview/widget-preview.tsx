/** What visitors will see: the widget itself, fed what is being configured. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { preview as words, widgets } from '#dashboard/strings/widgets.ts';
import { SwitchTabs } from '#dashboard/ui/page/switch-tabs.tsx';
import { patterns } from '#dashboard/data/limits.ts';
import { type Draft, previewOf } from '#dashboard/widgets/draft/draft.ts';
import { drawPreview } from './render-preview.tsx';
import { type Scene, stateOf } from './preview-scenes.ts';

const COLOR = new RegExp(patterns.color);

/** The preview. */
export function WidgetPreview({ draft }: { draft: Draft }) {
  const [scene, setScene] = useState<Scene>('chat');
  const frame = useRef<HTMLDivElement>(null);
  const isDrawable = COLOR.test(draft.primary_color) && COLOR.test(draft.text_color);
  useLayoutEffect(() => {
    // A colour half typed is no colour: the last whole one stays.
    if (!frame.current || !isDrawable) return;
    drawPreview(frame.current, previewOf(draft), stateOf(scene));
  }, [draft, scene]);
  return (
    <>
      <header class="preview-head">
        <h2>{widgets.preview}</h2>
        <SwitchTabs label={widgets.preview} value={scene} names={words.scenes} onChange={setScene} />
      </header>
      <div class="preview" ref={frame} inert aria-hidden="true" />
    </>
  );
}
