/** Scenes side by side: a row for each, a column for each look. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Look, looks, nameOf, type Scene, type Subject } from './scene.ts';

/** One scene alone in its page. */
export function Stage({ name, scene, look }: { name: string; scene: Scene; look: Look }) {
  return (
    <main class="gallery-stage">
      <h1 class="sr-only">{name}</h1>
      <Drawn scene={scene} look={look} />
    </main>
  );
}

function Drawn({ scene, look }: { scene: Scene; look: Look }) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (root.current) scene.act?.(root.current);
  }, [scene, look]);
  return (
    <div ref={root} class="gallery-scene">
      {scene.draw(look)}
    </div>
  );
}

/** All of them, narrowed by a word. */
export function Gallery({ subjects }: { subjects: readonly Subject[] }) {
  const [word, setWord] = useState('');
  const [only, setOnly] = useState<Look>();
  return (
    <main class="gallery">
      <header class="gallery-head">
        <h1>Gallery</h1>
        <input
          class="input"
          type="search"
          aria-label="Find"
          placeholder="Find"
          onInput={(event) => setWord(event.currentTarget.value)}
        />
        <select
          class="input input-small"
          aria-label="Look"
          onChange={(event) => setOnly(looks.find((look) => look === event.currentTarget.value))}
        >
          <option value="">All looks</option>
          {looks.map((look) => (
            <option key={look}>{look}</option>
          ))}
        </select>
      </header>
      {subjects.map((subject) => (
        <SubjectSection key={subject.title} subject={subject} word={word} shown={only ? [only] : looks} />
      ))}
    </main>
  );
}

type SectionProps = { subject: Subject; word: string; shown: readonly Look[] };

function SubjectSection({ subject, word, shown }: SectionProps) {
  const scenes = subject.scenes.filter((scene) => nameOf(subject, scene).toLowerCase().includes(word.toLowerCase()));
  if (scenes.length === 0) return null;
  return (
    <section>
      <h2>{subject.title}</h2>
      {scenes.map((scene) => (
        <article key={scene.name} class="gallery-row">
          <h3>{scene.name}</h3>
          {shown.map((look) => (
            <Frame key={look} subject={subject} scene={scene} look={look} />
          ))}
        </article>
      ))}
    </section>
  );
}

/** A part stands in the page itself; what covers a page gets a page of its own. */
function Frame({ subject, scene, look }: { subject: Subject; scene: Scene; look: Look }) {
  const name = nameOf(subject, scene);
  const address = `?${new URLSearchParams({ scene: name, look })}`;
  return (
    <div class={`gallery-frame gallery-${subject.kind} gallery-${look}`} dir={look === 'rtl' ? 'rtl' : 'ltr'}>
      {subject.kind === 'part' ? (
        <Drawn scene={scene} look={look} />
      ) : (
        <iframe src={address} title={`${name}, ${look}`} loading="lazy" />
      )}
      <a class="gallery-alone" href={address}>
        {look}
      </a>
    </div>
  );
}
