import {fetchLearning} from '../data/api.js';
import {Card} from './card.js';
import {empty} from './dom.js';

/** What is drawn together, of the columns of metrics.csv that there are. */
const CHARTS = [
  ['Return', 'mean of 100 episodes', [/^return_100$/]],
  ['Episode length', 'steps', [/^length_100$/]],
  ['Reward terms', 'mean of 100 episodes', [/^reward_/]],
  ['Kullback–Leibler divergence', '', [/^kl$/]],
  ['Value loss', '', [/^value_loss$/]],
  ['Surrogate', '', [/^surrogate$/]],
  ['Entropy', '', [/^entropy$/]],
  ['Explained variance', '', [/^explained_variance$/]],
  ['Clip fraction', '', [/^clip_fraction$/]],
  ['Gradient norms', '', [/_gradient_norm$/]],
  ['Learning rate', '', [/^learning_rate$/]],
];
const OPEN = 6;

/** Learning curves over the steps of a training. */
export class LearningPanel {
  constructor(root) {
    this.root = root;
    this.cards = [];
    this.hover = null;
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.cards.forEach(({card}) => card.paint());
    });
  }

  /** Fetches the curves anew; returns whether there are any. */
  async update() {
    this.columns = await fetchLearning();
    const steps = this.columns.steps ?? [];
    if (!steps.length) {
      this.root.replaceChildren(empty('No training was found beside these episodes.'));
      this.cards = [];
      return false;
    }
    if (!this.cards.length) {
      this.build();
    }
    this.draw();
    return true;
  }

  build() {
    const names = Object.keys(this.columns);
    this.cards = CHARTS.flatMap(([title, unit, patterns], index) => {
      const columns = names.filter((name) => patterns.some((pattern) => pattern.test(name)));
      return columns.length ? [{columns, card: this.card(title, unit, columns, index < OPEN)}] : [];
    });
    this.root.replaceChildren(...this.cards.map(({card}) => card.root));
  }

  card(title, unit, columns, open) {
    const names = columns.map((name) => name.replace(/^reward_|_100$|_norm$/g, '').replaceAll('_', ' '));
    const calls = {onHover: (step) => this.setHover(step)};
    return new Card({title, unit, names, open, calls, onOpen: () => this.draw()});
  }

  draw() {
    const x = Float64Array.from(this.columns.steps);
    for (const {columns, card} of this.cards) {
      // JSON has no NaN: what was not a number is null.
      const values = columns.map((name) => Float32Array.from(this.columns[name], (v) => v ?? NaN));
      card.plot.setSpan(x[0], x.at(-1));
      card.setSamples({x, low: values, high: values});
    }
    this.setHover(this.hover);
  }

  setHover(step) {
    this.hover = step;
    for (const {card} of this.cards) {
      card.plot.setHover(step);
      card.legend.show(card.x, step ?? card.x.at(-1) ?? null);
    }
  }
}
