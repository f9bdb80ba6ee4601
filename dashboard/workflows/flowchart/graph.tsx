/** The picture of a workflow: its steps from above to below, the ways between them, mistakes in red. */
import { useMemo } from 'preact/hooks';
import type { Definition } from '#core/automation/definition.ts';
import { exitsOf } from '#core/automation/graph.ts';
import { kindOf } from '#core/automation/steps/kinds.ts';
import { editor as words, ways as wayNames } from '#dashboard/strings/workflows.ts';
import { faultsAt } from '#dashboard/workflows/draft/check.ts';
import type { Faults } from '#dashboard/workflows/kinds/step-fields.tsx';
import { type Layout, layOut, size, type Way } from './layout.ts';
import { stepKindOf } from '#dashboard/workflows/kinds/kinds.tsx';
import './graph.css';

type GraphProps = {
  definition: Definition;
  faults: Faults;
  chosen: string | undefined;
  onChoose: (id: string) => void;
};

/** The picture; a click or Enter on a step opens it. */
export function Graph({ definition, faults, chosen, onChoose }: GraphProps) {
  const { spots, ways, width, height } = useMemo((): Layout => layOut(definition), [definition]);
  return (
    <div class="flow-picture">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        style={{ width: `${width}px`, minWidth: `${0.62 * width}px` }}
        role="group"
        aria-label={words.graph}
      >
        <defs>
          <marker id="flow-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M1 1 7 4 1 7" class="flow-arrow" />
          </marker>
        </defs>
        {ways.map((way) => (
          <path
            key={`${way.from} ${way.to}`}
            class={way.isBack ? 'flow-way flow-way-back' : 'flow-way'}
            d={way.isBack ? roundTheSide(way) : downwards(way)}
            marker-end="url(#flow-arrow)"
          />
        ))}
        {ways.map((way) => (
          <WayLabel key={`${way.from} ${way.to}`} way={way} label={wayWords(definition, way)} />
        ))}
        {spots.map(({ id, x, y }) => {
          const step = definition.steps[id];
          if (!step) return null;
          const name = short(id, 22);
          const kind = stepKindOf(step);
          const summary = kind.summary(step);
          const line = short(kind.name + (summary && `: ${summary}`), 24);
          const isFaulty = Object.keys(faultsAt(faults, id)).length > 0;
          return (
            <g
              key={id}
              class={['flow-node', kindOf(step).isLast && 'flow-node-last', isFaulty && 'flow-node-faulty']
                .filter(Boolean)
                .join(' ')}
              transform={`translate(${x - size.width / 2} ${y})`}
              role="button"
              tabindex={0}
              aria-pressed={id === chosen}
              onClick={() => onChoose(id)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                onChoose(id);
              }}
            >
              <rect width={size.width} height={size.height} rx="8" />
              <text x="12" y="18" class="flow-node-name">
                {name}
              </text>{' '}
              <text x="12" y="34" class="flow-node-words">
                {line}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** What a way is called; nothing where its step has only one. */
function wayWords({ steps }: Definition, { from, fields }: Way): string {
  const step = steps[from];
  const exits = step ? exitsOf(step).filter(({ path }) => fields.includes(path.join('.'))) : [];
  return exits
    .map(({ path, label }) => label ?? wayNames[path.join('.')] ?? '')
    .filter(Boolean)
    .join(', ');
}

/** Beside where the way sets out: there the ways of one step are furthest apart from those of others. */
function WayLabel({ way: { points, isBack }, label }: { way: Way; label: string }) {
  const [start, next] = isBack ? points.slice(0, 2) : points;
  if (!start || !next || label === '') return null;
  return (
    <text class="flow-way-label" x={(start.x + next.x) / 2} y={(start.y + next.y) / 2 + 4} text-anchor="middle">
      {short(label, 20)}
      <title>{label}</title>
    </text>
  );
}

/** From point to point in soft curves that leave and arrive upright. */
function downwards({ points }: Way): string {
  const [start, ...rest] = points;
  let at = start ?? { x: 0, y: 0 };
  const parts = rest.map((to) => {
    const half = (at.y + to.y) / 2;
    const part = `C${at.x} ${half} ${to.x} ${half} ${to.x} ${to.y}`;
    at = to;
    return part;
  });
  return `M${start?.x ?? 0} ${start?.y ?? 0}${parts.join('')}`;
}

function roundTheSide({ points }: Way): string {
  return `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}`;
}

const short = (text: string, most: number): string => {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
};
