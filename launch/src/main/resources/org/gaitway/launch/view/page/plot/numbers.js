/** A number in few characters: 4 significant digits, no exponent where it can be helped. */
export function brief(value) {
  if (!Number.isFinite(value)) {
    return '–';
  }
  const size = Math.abs(value);
  if (size >= 1e6) {
    return `${trim((value / 1e6).toPrecision(4))}M`;
  }
  if (size >= 1e4) {
    return `${trim((value / 1e3).toPrecision(4))}k`;
  }
  if (size !== 0 && size < 1e-3) {
    return value.toExponential(1).replace('-', '−').replace('-', '−');
  }
  return value.toPrecision(4).slice(0, value < 0 ? 7 : 6).replace('-', '−').replace(/\.$/, '');
}

/** Without zeros at the end of its decimals. */
const trim = (text) => text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '').replace('-', '−');

/** Round numbers from low to high, about so many. */
export function ticks(low, high, about) {
  const rough = (high - low) / Math.max(1, about);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((s) => s >= rough * 0.8);
  const result = [];
  for (let n = Math.ceil(low / step); n * step <= high + step * 1e-9; n++) {
    result.push(n * step);
  }
  return {values: result, step};
}

/** A tick's text, with the digits that the step asks for. */
export function tickText(value, step) {
  const size = Math.max(Math.abs(value), step);
  if (size >= 1e6) {
    return `${trim((value / 1e6).toFixed(decimals(step / 1e6)))}M`;
  }
  if (size >= 1e4) {
    return `${trim((value / 1e3).toFixed(decimals(step / 1e3)))}k`;
  }
  if (step < 1e-4) {
    return value === 0 ? '0' : value.toExponential(0).replaceAll('-', '−');
  }
  return value.toFixed(decimals(step)).replace('-', '−');
}

const decimals = (step) => Math.min(6, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));

/** Seconds with three digits after the point. */
export const seconds = (time) => time.toFixed(3);
