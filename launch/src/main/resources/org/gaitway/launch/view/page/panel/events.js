import {seconds} from '../plot/numbers.js';
import {empty, make} from './dom.js';

/** The events of an episode; the last one that has happened is marked. */
export class EventsPanel {
  constructor(root, player) {
    this.root = root;
    this.player = player;
    this.items = [];
    player.addEventListener('change', () => this.moveOn());
  }

  setMarks(marks) {
    this.items = marks
      .toSorted((a, b) => a.time - b.time)
      .map((mark) => ({mark, row: this.row(mark)}));
    const list = make('ol', {className: 'list'}, ...this.items.map(({row}) => row));
    this.root.replaceChildren(marks.length ? list : empty('Nothing has happened: no events.'));
    this.current = null;
    this.moveOn();
  }

  row(mark) {
    const button = make('button', {},
      make('span', {className: `dot ${mark.kind}`, title: mark.kind}),
      make('time', {}, `${seconds(mark.time)} s`),
      make('span', {className: 'name'}, mark.text));
    button.addEventListener('click', () => this.player.seek(mark.time));
    return make('li', {}, button);
  }

  moveOn() {
    const last = this.items.findLast(({mark}) => mark.time <= this.player.time + 1e-9);
    if (last !== this.current) {
      this.current?.row.removeAttribute('aria-current');
      last?.row.setAttribute('aria-current', 'true');
      this.current = last;
    }
  }
}
