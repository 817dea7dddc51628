import {fetchSamples} from '../data/api.js';
import {Card} from './card.js';
import {empty} from './dom.js';

/** The groups that come first and are open at first; others follow as they are in the file. */
const FIRST = ['reward', 'return', 'joint.position', 'joint.velocity', 'joint.effort', 'action', 'control'];

/** What was commanded is drawn over what was measured. */
const OVERLAYS = {
  'joint.position': 'command.position',
  'joint.velocity': 'command.velocity',
  'joint.effort': 'command.effort',
};

/** All signals of an episode, a plot for each group. They share one span of time. */
export class SignalsPanel {
  constructor(root, player, onSpan) {
    this.root = root;
    this.player = player;
    this.onSpan = onSpan;
    this.cards = new Map();
    this.span = null;
    this.hover = null;
    player.addEventListener('change', () => {
      this.keepInView();
      this.moveCursor();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.cards.forEach((card) => card.paint());
    });
  }

  /** Begins with another episode. */
  setEpisode(id) {
    this.id = id;
    this.cards.clear();
    this.span = null;
    this.root.replaceChildren(empty('This episode has no signals yet.'));
  }

  /** Takes in what groups there are now, and draws them up to their last sample. */
  async update(groups) {
    this.groups = new Map(groups.map((group) => [group.id, group]));
    const overlays = new Set(Object.values(OVERLAYS));
    const shown = groups
      .filter((group) => !overlays.has(group.id) || !this.groups.has(measuredOf(group.id)))
      .sort((a, b) => rank(a) - rank(b));
    for (const group of shown) {
      if (!this.cards.has(group.id)) {
        this.cards.set(group.id, this.card(group));
      }
      this.cards.get(group.id).setStride(group.stride);
    }
    if (shown.length) {
      const roots = shown.map((group) => this.cards.get(group.id).root);
      if (roots.some((root, i) => root !== this.root.children[i])) {
        this.root.replaceChildren(...roots);
      }
    }
    await this.refresh();
  }

  card(group) {
    const calls = {
      onSeek: (time) => this.player.seek(time),
      onHover: (time) => this.setHover(time),
      onZoom: (time, factor) => this.zoom(time, factor),
      onReset: () => this.setSpan(null),
    };
    return new Card({
      title: group.title,
      unit: group.unit,
      names: group.names,
      open: FIRST.includes(group.id),
      calls,
      onOpen: () => this.refresh(),
    });
  }

  /** Fetches what the open plots show; the last request wins. */
  async refresh() {
    const id = this.id;
    this.turn = (this.turn ?? 0) + 1;
    const turn = this.turn;
    const [from, to] = this.span ?? [0, this.player.end];
    for (const [group, card] of this.cards) {
      if (card.open) {
        await this.load(card, group, from, to);
        if (id !== this.id || turn !== this.turn) {
          return;
        }
      }
    }
    this.moveCursor();
  }

  async load(card, group, from, to) {
    const id = this.id;
    const samples = await fetchSamples(id, group, from, to, card.points);
    const over = this.groups.get(OVERLAYS[group]);
    const overlay = over && await fetchSamples(id, over.id, from, to, card.points);
    if (id !== this.id) {
      return;
    }
    card.plot.setSpan(from, to);
    card.setSamples(samples);
    if (overlay) {
      card.setOverlay(over.names, overlay);
    }
  }

  setHover(time) {
    this.hover = time;
    this.moveCursor();
  }

  moveCursor() {
    for (const card of this.cards.values()) {
      if (card.open) {
        card.plot.setCursor(this.player.time);
        card.plot.setHover(this.hover);
        card.legend.show(card.x, this.hover ?? this.player.time);
      }
    }
  }

  /** Moves the span along, when the player has left it. */
  keepInView() {
    const {time, end} = this.player;
    if (this.span && (time < this.span[0] || time > this.span[1])) {
      const width = this.span[1] - this.span[0];
      const start = Math.max(0, Math.min(end - width, time - width * 0.1));
      this.setSpan([start, start + width]);
    }
  }

  /** Shows less (factor below 1) or more of the time around a moment. */
  zoom(time, factor) {
    const [from, to] = this.span ?? [0, this.player.end];
    const start = Math.max(0, time - (time - from) * factor);
    const stop = Math.min(this.player.end, time + (to - time) * factor);
    if (stop - start >= this.player.end * 0.999) {
      this.setSpan(null);
    } else if (stop - start > 1e-3) {
      this.setSpan([start, stop]);
    }
  }

  setSpan(span) {
    this.span = span;
    this.onSpan(span);
    this.cards.forEach((card) => card.plot.setSpan(...(span ?? [0, this.player.end])));
    clearTimeout(this.later);
    this.later = setTimeout(() => this.refresh(), 60);
  }
}

const rank = (group) => {
  const at = FIRST.indexOf(group.id);
  return at < 0 ? FIRST.length : at;
};

const measuredOf = (overlay) => Object.keys(OVERLAYS).find((key) => OVERLAYS[key] === overlay);
