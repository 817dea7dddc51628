import {seriesColour} from '../plot/colours.js';
import {Legend} from '../plot/legend.js';
import {Plot} from '../plot/plot.js';
import {make} from './dom.js';

/** Of so many signals, all are shown at first; of more, the first few. */
const SHOWN = 12;
const FEW = 6;

/** A plot with its title and legend, which folds. */
export class Card {
  constructor({title, unit, names, open, calls, onOpen}) {
    this.names = names;
    this.x = new Float64Array(0);
    this.canvas = make('canvas', {ariaLabel: title});
    this.legendRoot = make('div');
    this.note = make('span', {className: 'more'});
    this.root = make('details', {className: 'card', open},
      make('summary', {},
        make('h2', {}, title),
        make('span', {className: 'unit'}, unit),
        this.note),
      this.canvas, this.legendRoot);
    this.root.addEventListener('toggle', () => onOpen());
    this.plot = new Plot(this.canvas, calls);
    this.legend = new Legend(this.legendRoot, () => this.plot.setData(this.x, this.lines()));
    const few = names.length > SHOWN ? FEW : names.length;
    this.series = names.map((name, i) => ({name, colour: seriesColour(i), visible: i < few}));
    this.legend.setSeries(this.series);
    this.overlay = [];
  }

  /** Says of how many samples one was kept. */
  setStride(stride) {
    this.note.textContent = stride > 1 ? `1 of ${stride} samples` : '';
  }

  get open() {
    return this.root.open;
  }

  /** How many points fit. */
  get points() {
    return Math.max(200, Math.min(2000, this.canvas.clientWidth));
  }

  /** Takes samples: x, and the least and greatest of each signal. */
  setSamples({x, low, high}) {
    this.x = x;
    this.series.forEach((one, i) => Object.assign(one, {low: low[i], high: high[i]}));
    this.plot.setData(x, this.lines());
  }

  /** Takes samples of the same names that are drawn dashed, such as what was commanded. */
  setOverlay(names, {x, low, high}) {
    this.overlay = names.flatMap((name, i) => {
      const own = this.names.indexOf(name);
      return own < 0 ? [] : [{own, low: onto(this.x, x, low[i]), high: onto(this.x, x, high[i])}];
    });
    this.plot.setData(this.x, this.lines());
  }

  lines() {
    const dashed = this.overlay.map(({own, low, high}) => ({
      low,
      high,
      dashed: true,
      colour: this.series[own].colour,
      visible: this.series[own].visible,
    }));
    return [...this.series.filter((one) => one.low), ...dashed];
  }

  /** Colours anew, when the theme has changed. */
  paint() {
    this.series.forEach((one, i) => {
      one.colour = seriesColour(i);
    });
    this.legend.setSeries(this.series);
    this.plot.setData(this.x, this.lines());
  }
}

/** Values at other times: of each time in x, the last one known. */
function onto(x, from, values) {
  let at = 0;
  return Float32Array.from(x, (time) => {
    while (at + 1 < from.length && from[at + 1] <= time) {
      at++;
    }
    return from.length && from[at] <= time ? values[at] : NaN;
  });
}
