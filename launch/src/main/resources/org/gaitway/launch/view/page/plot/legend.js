import {brief} from './numbers.js';
import {indexAt} from './plot.js';

/**
 * The names of a plot's signals, with their values at a moment. A press hides or shows one; with
 * shift or by double press it is shown alone, or all again.
 */
export class Legend {
  constructor(root, onChange) {
    this.root = root;
    this.root.className = 'legend';
    this.onChange = onChange;
    this.entries = [];
  }

  /** Sets the signals: {name, colour, visible}; the last changes with presses. */
  setSeries(series) {
    this.series = series;
    this.entries = series.map((one, index) => this.entry(one, index));
    this.root.replaceChildren(...this.entries.map((entry) => entry.button));
    this.update();
  }

  entry(one, index) {
    const button = document.createElement('button');
    const value = document.createElement('output');
    const swatch = document.createElement('i');
    swatch.style.setProperty('--colour', one.colour);
    const name = document.createElement('span');
    name.textContent = one.name;
    button.append(swatch, name, value);
    button.title = `${one.name}: press to hide or show, shift and press to show alone`;
    button.addEventListener('click', (event) => {
      if (event.shiftKey) {
        this.alone(index);
      } else {
        one.visible = !one.visible;
      }
      this.update();
      this.onChange();
    });
    button.addEventListener('dblclick', () => {
      this.alone(index);
      this.update();
      this.onChange();
    });
    return {button, value};
  }

  alone(index) {
    const already = this.series.every((one, i) => one.visible === (i === index));
    this.series.forEach((one, i) => {
      one.visible = already || i === index;
    });
  }

  update() {
    this.entries.forEach(({button}, i) => {
      button.setAttribute('aria-pressed', this.series[i].visible);
    });
  }

  /** Shows the values at x. */
  show(x, at) {
    const index = x.length && at !== null ? indexAt(x, at) : -1;
    this.entries.forEach(({value}, i) => {
      const {low, high} = this.series[i];
      const text = index < 0 || !low ? '' : brief((low[index] + high[index]) / 2);
      if (value.textContent !== text) {
        value.textContent = text;
      }
    });
  }
}
