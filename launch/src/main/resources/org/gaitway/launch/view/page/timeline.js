import {themed} from './plot/colours.js';
import {seconds} from './plot/numbers.js';

const MARK_REACH = 5;

/** More marks than this for each pixel are drawn together. */
const CROWDED = 0.08;

/** Of marks that are drawn together, the gravest shows. */
const GRAVITY = ['end', 'mode', 'intervention', 'stop'];

/** The whole episode: its reward as a curve, events as marks, the moment that is shown. */
export class Timeline {
  constructor(root, player) {
    this.root = root;
    this.canvas = root.querySelector('canvas');
    this.tip = root.querySelector('.tip');
    this.player = player;
    this.marks = [];
    this.curve = null;
    this.span = null;
    this.hover = null;
    new ResizeObserver(() => this.schedule()).observe(root);
    player.addEventListener('change', () => this.schedule());
    this.listen();
  }

  listen() {
    const {root} = this;
    const at = (event) => ((event.clientX - root.getBoundingClientRect().left) / root.clientWidth)
      * this.player.end;
    root.addEventListener('pointerdown', (event) => {
      event.preventDefault(); // Keeps the keyboard's focus where it is.
      root.setPointerCapture(event.pointerId);
      this.player.seek(this.nearMark(event)?.time ?? at(event));
    });
    root.addEventListener('pointermove', (event) => {
      this.hover = at(event);
      this.showTip(event);
      if (event.buttons & 1) {
        this.player.seek(this.hover);
      }
      this.schedule();
    });
    root.addEventListener('pointerleave', () => {
      this.hover = null;
      this.tip.hidden = true;
      this.schedule();
    });
  }

  nearMark(event) {
    const x = event.clientX - this.root.getBoundingClientRect().left;
    const distance = (mark) => Math.abs(this.toPixel(mark.time) - x);
    const near = this.marks.filter((mark) => distance(mark) <= MARK_REACH);
    return near.sort((a, b) => distance(a) - distance(b))[0];
  }

  showTip(event) {
    const mark = this.nearMark(event);
    const time = mark?.time ?? this.hover;
    this.tip.textContent = mark ? `${seconds(time)} s\n${mark.text}` : `${seconds(time)} s`;
    this.tip.hidden = false;
    const x = Math.min(this.toPixel(time), this.root.clientWidth - this.tip.offsetWidth / 2);
    this.tip.style.left = `${Math.max(0, x - this.tip.offsetWidth / 2)}px`;
  }

  toPixel(time) {
    return (time / (this.player.end || 1)) * this.root.clientWidth;
  }

  setMarks(marks) {
    this.marks = marks;
    this.schedule();
  }

  /** Sets the curve in the background: {x, low, high}. */
  setCurve(curve) {
    this.curve = curve;
    this.schedule();
  }

  /** Sets the part that the plots show; null if it is all. */
  setSpan(span) {
    this.span = span;
    this.schedule();
  }

  schedule() {
    this.scheduled ??= requestAnimationFrame(() => {
      this.scheduled = null;
      this.draw();
    });
  }

  draw() {
    const {canvas, player} = this;
    const width = this.root.clientWidth;
    const height = this.root.clientHeight;
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    const pen = canvas.getContext('2d');
    pen.scale(devicePixelRatio, devicePixelRatio);
    const top = 12;
    pen.fillStyle = themed('--raised');
    pen.beginPath();
    pen.roundRect(0, top, width, height - top, 6);
    pen.fill();
    pen.save();
    pen.clip();
    this.drawCurve(pen, top + 4, height);
    pen.fillStyle = themed('--accent');
    pen.globalAlpha = 0.13;
    pen.fillRect(0, top, this.toPixel(player.time), height);
    pen.globalAlpha = 1;
    this.drawSpan(pen, top, width, height);
    pen.restore();
    if (this.marks.length > CROWDED * width) {
      this.drawCrowd(pen, width);
    } else {
      this.marks.forEach((mark) => this.drawMark(pen, mark, top, height));
    }
    if (this.hover !== null) {
      pen.fillStyle = themed('--faint');
      pen.fillRect(this.toPixel(this.hover), top, 1, height - top);
    }
    this.drawHead(pen, top, height);
    this.tell();
  }

  drawCurve(pen, top, bottom) {
    const {curve} = this;
    if (!curve || curve.x.length < 2) {
      return;
    }
    let least = 0;
    let greatest = 0;
    for (let i = 0; i < curve.x.length; i++) {
      least = Math.min(least, curve.low[i] || 0);
      greatest = Math.max(greatest, curve.high[i] || 0);
    }
    const y = (value) => bottom - 3 - ((value - least) / (greatest - least || 1)) * (bottom - top - 6);
    pen.beginPath();
    pen.moveTo(this.toPixel(curve.x[0]), y(0));
    for (let i = 0; i < curve.x.length; i++) {
      pen.lineTo(this.toPixel(curve.x[i]), y((curve.low[i] + curve.high[i]) / 2 || 0));
    }
    pen.lineTo(this.toPixel(curve.x.at(-1)), y(0));
    pen.fillStyle = themed('--faint');
    pen.globalAlpha = 0.38;
    pen.fill();
    pen.globalAlpha = 1;
  }

  drawSpan(pen, top, width, height) {
    if (this.span) {
      const [from, to] = this.span.map((time) => this.toPixel(time));
      pen.fillStyle = themed('--ground');
      pen.globalAlpha = 0.6;
      pen.fillRect(0, top, from, height);
      pen.fillRect(to, top, width - to, height);
      pen.globalAlpha = 1;
    }
  }

  /** A line down from a dot: what is grave reaches further. */
  drawMark(pen, mark, top, height) {
    const x = Math.min(this.root.clientWidth - 5, Math.max(5, this.toPixel(mark.time)));
    pen.fillStyle = themed(`--${mark.kind}`);
    pen.globalAlpha = mark.kind === 'stop' ? 0.9 : 0.55;
    pen.fillRect(x - 0.75, top - 4, 1.5, height - top + 4);
    pen.globalAlpha = 1;
    pen.beginPath();
    pen.arc(x, 6, mark.kind === 'stop' ? 5 : 4, 0, 2 * Math.PI);
    pen.fill();
  }

  /** A strip above the curve, coloured where there are marks. */
  drawCrowd(pen, width) {
    const strip = new Map();
    for (const mark of this.marks) {
      const x = Math.min(width - 2, 2 * Math.floor(this.toPixel(mark.time) / 2));
      strip.set(x, Math.max(strip.get(x) ?? 0, GRAVITY.indexOf(mark.kind)));
    }
    for (const [x, gravity] of strip) {
      pen.fillStyle = themed(`--${GRAVITY[gravity]}`);
      pen.fillRect(x, 3, 2, 6);
    }
  }

  drawHead(pen, top, height) {
    const x = this.toPixel(this.player.time);
    pen.fillStyle = themed('--accent');
    pen.fillRect(x - 1, top - 2, 2, height - top + 2);
    pen.beginPath();
    pen.roundRect(x - 5, top - 3, 10, 9, 3);
    pen.fill();
  }

  /** Says the same to those who do not see. */
  tell() {
    const {root, player} = this;
    root.setAttribute('aria-valuemin', 0);
    root.setAttribute('aria-valuemax', player.end.toFixed(3));
    root.setAttribute('aria-valuenow', player.time.toFixed(3));
    root.setAttribute('aria-valuetext', `${seconds(player.time)} of ${seconds(player.end)} s`);
  }
}
