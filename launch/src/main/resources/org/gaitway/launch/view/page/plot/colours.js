// Hues that stay apart from each other, first those that differ most.
const HUES = [245, 55, 150, 10, 300, 95, 200, 340, 125, 275, 30, 180];

const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

let cache = {};
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  cache = {};
});

/** A colour of the theme, by its CSS variable. */
export function themed(name) {
  cache[name] ??= style(name);
  return cache[name];
}

/** The colour of the n-th signal: light on dark, dark on light. */
export function seriesColour(n) {
  const round = Math.floor(n / HUES.length);
  const hue = (HUES[n % HUES.length] + 15 * round) % 360;
  return `oklch(${themed('--series-light')} ${themed('--series-chroma')} ${hue})`;
}
