/** Names and what is known under each, one a line. */
import type { ComponentChildren } from 'preact';

/** A name, what is known, and all of it where only a part is shown. */
type Fact = [string, ComponentChildren, string?];

/** The list; what is not known is left out. */
export function Facts({ of }: { of: (Fact | false | undefined)[] }) {
  return (
    <dl class="facts">
      {of.flatMap((fact) =>
        fact
          ? [
              <div key={fact[0]}>
                <dt>{fact[0]}</dt>
                <dd title={fact[2] ?? (typeof fact[1] === 'string' ? fact[1] : undefined)}>{fact[1]}</dd>
              </div>,
            ]
          : [],
      )}
    </dl>
  );
}
