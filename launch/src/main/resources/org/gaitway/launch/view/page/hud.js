import {make} from './panel/dom.js';
import {brief} from './plot/numbers.js';

/** Figures over the stage: where the base is, how fast it moves, and what pushes on the robot. */
export class Hud {
  constructor(root) {
    this.values = {};
    for (const [key, name] of [['place', 'base x y z'], ['speed', 'base speed'], ['force', 'contact forces']]) {
      this.values[key] = make('dd');
      root.append(make('dt', {}, name), this.values[key]);
    }
  }

  /** Shows figures: place [m], speed [m/s] and force [N], null for what is not known. */
  show(place, speed, force) {
    this.set('place', place && `${[...place].map((x) => x.toFixed(3).replace('-', '−')).join('  ')} m`);
    this.set('speed', speed !== null && Number.isFinite(speed) && `${speed.toFixed(2)} m/s`);
    this.set('force', force !== null && `${brief(force)} N`);
  }

  set(key, text) {
    const value = this.values[key];
    value.textContent = text || '';
    value.hidden = !text;
    value.previousSibling.hidden = !text;
  }
}
