import {make} from './dom.js';

/** The panels beside the stage, one of which is seen. */
export class Tabs {
  constructor(bar, panels) {
    this.bar = bar;
    this.panels = panels;
    this.tabs = new Map();
    bar.addEventListener('keydown', (event) => this.move(event));
  }

  /** Adds a panel and returns its root. */
  add(id, title) {
    const count = make('span', {className: 'count', hidden: true});
    const button = make('button', {id: `tab-${id}`}, title, count);
    button.setAttribute('role', 'tab');
    button.setAttribute('aria-controls', `panel-${id}`);
    button.addEventListener('click', () => this.select(id));
    const panel = make('div', {id: `panel-${id}`, className: 'panel', hidden: true});
    panel.setAttribute('role', 'tabpanel');
    this.bar.append(button);
    this.panels.append(panel);
    this.tabs.set(id, {button, panel, count});
    return panel;
  }

  select(id) {
    for (const [other, {button, panel}] of this.tabs) {
      button.setAttribute('aria-selected', other === id);
      button.tabIndex = other === id ? 0 : -1;
      panel.hidden = other !== id;
    }
  }

  setCount(id, number) {
    const {count} = this.tabs.get(id);
    count.textContent = number;
    count.hidden = number === 0;
  }

  setVisible(id, visible) {
    this.tabs.get(id).button.hidden = !visible;
  }

  move(event) {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (step) {
      const seen = [...this.tabs].filter(([, tab]) => !tab.button.hidden).map(([id]) => id);
      const now = seen.findIndex((id) => !this.tabs.get(id).panel.hidden);
      const next = seen[(now + step + seen.length) % seen.length];
      this.select(next);
      this.tabs.get(next).button.focus();
      event.stopPropagation();
    }
  }
}
