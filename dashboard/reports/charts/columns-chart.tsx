/** Columns side by side, and a line over them where there is a second series: drawn as SVG, sharp on paper too. */
import { numberText } from '#dashboard/strings/language.ts';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { labelEvery, ticksUpTo } from './scale.ts';

/** One column, what stands below it, and what is said when pointed at; `line` is the second series. */
export type Point = { label: string; title: string; value: number; line?: number };

type ColumnsChartProps = { label: string; points: readonly Point[]; labelWidth?: number };

const HEIGHT = 200;
const LEFT = 36;
const BOTTOM = 22;
const TOP = 8;
const WIDEST_COLUMN = 44;

/** The chart; the table beside it says the same in words. */
export function ColumnsChart({ label, points, labelWidth = 52 }: ColumnsChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const watcher = new ResizeObserver(() => setWidth(Math.max(240, Math.round(element.clientWidth))));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  const ticks = ticksUpTo(Math.max(0, ...points.flatMap(({ value, line = 0 }) => [value, line])));
  const most = ticks.at(-1) ?? 1;
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / most);
  const band = (width - LEFT) / Math.max(1, points.length);
  const middle = (index: number) => LEFT + band * (index + 0.5);
  const column = Math.min(WIDEST_COLUMN, Math.max(1, band * 0.7));
  const every = labelEvery(points.length, width - LEFT, labelWidth);
  const hasLine = points.some(({ line }) => line !== undefined);
  return (
    <div ref={frame} class="chart">
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line class="chart-grid" x1={LEFT} x2={width} y1={y(tick)} y2={y(tick)} />
            <text x={LEFT - 8} y={y(tick) + 4} text-anchor="end">
              {numberText(tick)}
            </text>
          </g>
        ))}
        {points.map(({ value, label: below }, index) => (
          <g key={index}>
            <rect
              class="chart-column"
              x={middle(index) - column / 2}
              y={y(value)}
              width={column}
              height={Math.max(0, y(0) - y(value))}
              rx={Math.min(3, column / 4)}
            />
            {index % every === 0 && (
              <text x={middle(index)} y={HEIGHT - 6} text-anchor="middle">
                {below}
              </text>
            )}
          </g>
        ))}
        {hasLine && (
          <polyline
            class="chart-line"
            points={points.map(({ line = 0 }, index) => `${middle(index)},${y(line)}`).join(' ')}
          />
        )}
        {hasLine &&
          band > 14 &&
          points.map(({ line = 0 }, index) => (
            <circle key={index} class="chart-dot" cx={middle(index)} cy={y(line)} r={3} />
          ))}
        {points.map(({ title }, index) => (
          <rect
            key={index}
            class="chart-band"
            x={LEFT + band * index}
            y={TOP}
            width={band}
            height={HEIGHT - TOP - BOTTOM}
          >
            <title>{title}</title>
          </rect>
        ))}
      </svg>
    </div>
  );
}
