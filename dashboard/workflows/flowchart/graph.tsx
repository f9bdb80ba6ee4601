/** The picture of a workflow: its steps from above to below, the ways between them, mistakes in red. */
import { useMemo } from 'preact/hooks';
import type { Definition } from '#core/automation/definition.ts';
import { kindOf } from '#core/automation/steps/kinds.ts';
import { editor as words } from '#dashboard/strings/workflows.ts';
import { faultsAt } from '#dashboard/workflows/draft/check.ts';
import type { Faults } from '#dashboard/workflows/kinds/step-fields.tsx';
import { short } from './labels.ts';
import { type Layout, layOut, size, type Way } from './layout.ts';
import { stepKindOf } from '#dashboard/workflows/kinds/kinds.tsx';
import { stepName } from '#dashboard/workflows/kinds/step-name.ts';
import { useZoom, ZoomButtons } from './zoom.tsx';
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
  const { frame, scale, zoom } = useZoom(width, height);
  return (
    <div class="flow-picture">
      <ZoomButtons zoom={zoom} />
      <div class="flow-picture-frame" ref={frame} tabIndex={-1}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          style={{ width: `${width * scale}px`, height: `${height * scale}px` }}
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
            <WayLabel key={`${way.from} ${way.to}`} way={way} />
          ))}
          {spots.map(({ id, x, y }) => {
            const step = definition.steps[id];
            if (!step) return null;
            const name = short(stepName(id), 22);
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
    </div>
  );
}

function WayLabel({ way: { name, label } }: { way: Way }) {
  if (!label) return null;
  return (
    <text class="flow-way-label" x={label.x} y={label.y} text-anchor="middle">
      {label.text}
      <title>{name}</title>
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
