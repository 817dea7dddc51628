import {themed} from './colours.js';
import {tickText, ticks} from './numbers.js';

const LEFT = 46;
const RIGHT = 8;
const TOP = 6;
const BOTTOM = 18;

/**
 * Signals over time on a canvas. Where more samples fall on a pixel than it can show, the line covers
 * all from the least to the greatest.
 *
 * Calls onSeek(x) when pressed or dragged, onHover(x or null), onZoom(x, factor), onReset().
 */
export class Plot {
  constructor(canvas, calls = {}) {
    this.canvas = canvas;
    this.calls = calls;
    this.series = [];
    this.x = [];
    this.span = [0, 1];
    this.cursor = null;
    this.hover = null;
    this.listen();
    new ResizeObserver(() => this.schedule()).observe(canvas);
  }

  /** Sets what to draw: x, and for each signal {low, high, colour, dashed, visible}. */
  setData(x, series) {
    this.x = x;
    this.series = series;
    this.schedule();
  }

  setSpan(from, to) {
    this.span = [from, to > from ? to : from + 1];
    this.schedule();
  }

  setCursor(x) {
    if (x !== this.cursor) {
      this.cursor = x;
      this.schedule();
    }
  }

  setHover(x) {
    if (x !== this.hover) {
      this.hover = x;
      this.schedule();
    }
  }

  /** Draws before the next frame, once, however often it is asked. */
  schedule() {
    this.scheduled ??= requestAnimationFrame(() => {
      this.scheduled = null;
      this.draw();
    });
  }

  listen() {
    const {canvas, calls} = this;
    const at = (event) => this.toX(event.offsetX);
    canvas.addEventListener('pointerdown', (event) => {
      canvas.setPointerCapture(event.pointerId);
      calls.onSeek?.(at(event));
    });
    canvas.addEventListener('pointermove', (event) => {
      calls.onHover?.(at(event));
      if (event.buttons & 1) {
        calls.onSeek?.(at(event));
      }
    });
    canvas.addEventListener('pointerleave', () => calls.onHover?.(null));
    canvas.addEventListener('dblclick', () => calls.onReset?.());
    canvas.addEventListener('wheel', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) {
        event.preventDefault();
        calls.onZoom?.(at(event), Math.exp((event.deltaY || event.deltaX) * 0.002));
      }
    }, {passive: false});
  }

  toX(pixel) {
    const [from, to] = this.span;
    const width = this.canvas.clientWidth - LEFT - RIGHT;
    return from + (to - from) * Math.min(1, Math.max(0, (pixel - LEFT) / width));
  }

  draw() {
    const {canvas} = this;
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    if (width === 0) {
      return;
    }
    const ratio = devicePixelRatio;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const pen = canvas.getContext('2d');
    pen.scale(ratio, ratio);
    this.area = {left: LEFT, right: width - RIGHT, top: TOP, bottom: height - BOTTOM};
    this.scale();
    this.drawAxes(pen);
    pen.save();
    pen.beginPath();
    pen.rect(LEFT, TOP - 2, this.area.right - LEFT, this.area.bottom - TOP + 4);
    pen.clip();
    this.series.filter((one) => one.visible).forEach((one) => this.drawLine(pen, one));
    this.drawCursor(pen, this.hover, themed('--faint'), [3, 3]);
    this.drawCursor(pen, this.cursor, themed('--accent'), []);
    pen.restore();
  }

  /** Fits the vertical axis to what is visible. */
  scale() {
    const [from, to] = this.span;
    const first = indexAt(this.x, from);
    const last = Math.min(this.x.length - 1, indexAt(this.x, to) + 1);
    let least = Infinity;
    let greatest = -Infinity;
    for (const one of this.series.filter(({visible}) => visible)) {
      for (let i = first; i <= last; i++) {
        least = one.low[i] < least ? one.low[i] : least;
        greatest = one.high[i] > greatest ? one.high[i] : greatest;
      }
    }
    if (!(least <= greatest)) {
      [least, greatest] = [0, 1];
    }
    const room = (greatest - least) * 0.06 || Math.abs(greatest) * 0.1 || 1;
    this.range = [least - room, greatest + room];
    const {left, right, top, bottom} = this.area;
    this.px = (x) => left + ((x - from) / (to - from)) * (right - left);
    this.py = (y) => bottom - ((y - this.range[0]) / (this.range[1] - this.range[0])) * (bottom - top);
  }

  drawAxes(pen) {
    const {left, right, top, bottom} = this.area;
    pen.font = `10.5px ${themed('--sans')}`;
    pen.lineWidth = 1;
    pen.fillStyle = themed('--faint');
    pen.textBaseline = 'middle';
    pen.textAlign = 'right';
    const vertical = ticks(...this.range, (bottom - top) / 30);
    for (const value of vertical.values) {
      const y = Math.round(this.py(value)) + 0.5;
      pen.strokeStyle = themed('--line');
      pen.globalAlpha = Math.abs(value) < vertical.step / 2 ? 1 : 0.55;
      line(pen, left, y, right, y);
      pen.globalAlpha = 1;
      pen.fillText(tickText(value, vertical.step), left - 7, y);
    }
    pen.textBaseline = 'alphabetic';
    pen.textAlign = 'center';
    const horizontal = ticks(...this.span, (right - left) / 72);
    for (const value of horizontal.values) {
      const x = this.px(value);
      if (x > left + 8 && x < right - 8) {
        pen.fillText(tickText(value, horizontal.step), x, bottom + 14);
      }
    }
  }

  drawLine(pen, one) {
    pen.beginPath();
    let drawing = false;
    for (let i = 0; i < this.x.length; i++) {
      if (Number.isNaN(one.low[i])) {
        drawing = false;
        continue;
      }
      const x = this.px(this.x[i]);
      if (drawing) {
        pen.lineTo(x, this.py(one.low[i]));
      } else {
        pen.moveTo(x, this.py(one.low[i]));
      }
      if (one.high[i] !== one.low[i]) {
        pen.lineTo(x, this.py(one.high[i]));
      }
      drawing = true;
    }
    pen.strokeStyle = one.colour;
    pen.lineWidth = one.dashed ? 1.1 : 1.5;
    pen.lineJoin = 'round';
    pen.setLineDash(one.dashed ? [4, 3] : []);
    pen.globalAlpha = one.dashed ? 0.8 : 1;
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  }

  drawCursor(pen, at, colour, dash) {
    if (at === null) {
      return;
    }
    const x = Math.round(this.px(at)) + 0.5;
    pen.strokeStyle = colour;
    pen.lineWidth = 1;
    pen.setLineDash(dash);
    line(pen, x, this.area.top, x, this.area.bottom);
    pen.setLineDash([]);
  }
}

function line(pen, x1, y1, x2, y2) {
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
}

/** Index of the last x at or before a value; 0 before the first. */
export function indexAt(x, value) {
  let low = 0;
  let high = x.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (x[middle] <= value) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
