/** Contrast of configured colours (WCAG 2.2), computed so that text stays readable whatever was configured. */

type Rgb = readonly [number, number, number];

/** A hex colour such as `#1a2b3c` or `#fff` as red, green and blue from 0 to 255. */
function parse(hex: string): Rgb {
  const digits = hex.length < 5 ? hex.replace(/\w/g, '$&$&') : hex;
  const channel = (at: number) => parseInt(digits.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) =>
    value > 10 ? ((value / 255 + 0.055) / 1.055) ** 2.4 : value / 255 / 12.92,
  ) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const a = luminance(parse(one)) + 0.05;
  const b = luminance(parse(other)) + 0.05;
  return a > b ? a / b : b / a;
}

/** The wanted text colour if it reads on the background, else black or white, whichever reads better. */
export function readableOn(background: string, wanted: string, least = 4.5): string {
  if (contrast(background, wanted) >= least) return wanted;
  return contrast(background, '#ffffff') > contrast(background, '#000000') ? '#ffffff' : '#000000';
}

/** The colour, moved towards black or white just as far as it takes to stand out from the surface by `least`. */
export function standOut(colour: string, surface: string, least: number): string {
  const from = parse(colour);
  const target = luminance(parse(surface)) > 0.18 ? 0 : 255;
  for (let step = 0; step <= 20; step++) {
    const mixed = `#${from
      .map((value) =>
        Math.round(value + ((target - value) * step) / 20)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
    if (contrast(mixed, surface) >= least) return mixed;
  }
  return target ? '#ffffff' : '#000000';
}
