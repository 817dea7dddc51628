import {SPEEDS} from './data/player.js';
import {describeKeys} from './keys.js';
import {make} from './panel/dom.js';
import {seconds} from './plot/numbers.js';

const byId = (id) => document.getElementById(id);

/** The buttons, the clock and the divider. */
export class Controls {
  constructor(viewer) {
    this.viewer = viewer;
    this.player = viewer.player;
    this.transport();
    this.toggles();
    this.divider();
    this.player.addEventListener('change', () => this.update());
    this.update();
  }

  transport() {
    const {player, viewer} = this;
    const on = (id, action) => byId(id).addEventListener('click', action);
    on('start', () => player.seek(0));
    on('back', () => viewer.step(-1));
    on('play', () => player.toggle());
    on('next', () => viewer.step(1));
    on('end', () => viewer.toEnd());
    on('loop', () => player.toggleLoop());
    const speed = byId('speed');
    speed.append(...SPEEDS.map((value) => make('option', {value}, `${value}×`)));
    speed.addEventListener('change', () => {
      player.setSpeed(Number(speed.value));
      speed.blur();
    });
    describeKeys(byId('shortcuts'));
    on('help', () => byId('shortcuts').showModal());
  }

  toggles() {
    const {viewer} = this;
    const {stage} = viewer;
    this.toggle('follow', (on) => stage.setFollowing(on));
    this.toggle('forces', (on) => {
      stage.forces.group.visible = on;
      viewer.draw();
    });
    this.toggle('trail', (on) => {
      stage.trail.line.visible = on;
      stage.invalidate();
    });
    this.toggle('hidden', (on) => {
      stage.robot?.showHidden(on);
      stage.invalidate();
    });
    byId('camera').addEventListener('click', () => stage.resetCamera());
  }

  toggle(id, act) {
    byId(id).addEventListener('click', () => {
      const on = !this.isPressed(id);
      byId(id).setAttribute('aria-pressed', on);
      act(on);
    });
  }

  isPressed(id) {
    return byId(id).getAttribute('aria-pressed') === 'true';
  }

  /** The panel's width follows the divider, by pointer or arrow keys. */
  divider() {
    const divider = byId('divider');
    const setWidth = (width) => {
      const fitting = Math.min(innerWidth - 320, Math.max(280, width));
      document.body.style.setProperty('--side', `${fitting}px`);
    };
    divider.addEventListener('pointerdown', (event) => divider.setPointerCapture(event.pointerId));
    divider.addEventListener('pointermove', (event) => {
      if (event.buttons & 1) {
        setWidth(innerWidth - event.clientX);
      }
    });
    divider.addEventListener('keydown', (event) => {
      const by = {ArrowLeft: 20, ArrowRight: -20}[event.key];
      if (by) {
        setWidth(innerWidth - divider.getBoundingClientRect().right + by);
        event.stopPropagation();
      }
    });
  }

  update() {
    const {player} = this;
    const going = player.playing || player.atEdge;
    byId('play').classList.toggle('playing', going);
    byId('play').setAttribute('aria-label', going ? 'Pause' : 'Play');
    byId('loop').setAttribute('aria-pressed', player.looping);
    byId('speed').value = player.speed;
    byId('clock').replaceChildren(
      make('b', {}, seconds(player.time)), make('span', {}, ` / ${seconds(player.end)} s`));
  }
}
