import {make} from './panel/dom.js';

/** The keys, what they are for, and what they do with the viewer. */
const KEYS = [
  [[' ', 'k'], 'Space', 'play or pause', (viewer) => viewer.player.toggle()],
  [['ArrowLeft'], '←', 'a second back', (viewer) => viewer.player.seek(viewer.player.time - 1)],
  [['ArrowRight'], '→', 'a second on', (viewer) => viewer.player.seek(viewer.player.time + 1)],
  [[','], ',', 'a frame back', (viewer) => viewer.step(-1)],
  [['.'], '.', 'a frame on', (viewer) => viewer.step(1)],
  [['Home'], 'Home', 'to the beginning', (viewer) => viewer.player.seek(0)],
  [['End'], 'End', 'to the end; live: stay there', (viewer) => viewer.toEnd()],
  [['n'], 'N', 'to the next event', (viewer) => viewer.toEvent(1)],
  [['p'], 'P', 'to the event before', (viewer) => viewer.toEvent(-1)],
  [['['], '[', 'slower', (viewer) => viewer.player.changeSpeed(-1)],
  [[']'], ']', 'faster', (viewer) => viewer.player.changeSpeed(1)],
  [['l'], 'L', 'over and over', (viewer) => viewer.player.toggleLoop()],
  [['+', '='], '+', 'show less time in the plots', (viewer) => viewer.zoom(0.5)],
  [['-'], '−', 'show more time in the plots', (viewer) => viewer.zoom(2)],
  [['0'], '0', 'show all of the time', (viewer) => viewer.signals.setSpan(null)],
  [['f'], 'F', 'the camera follows the robot', (viewer) => viewer.press('follow')],
  [['r'], 'R', 'camera as it was', (viewer) => viewer.press('camera')],
  [['c'], 'C', 'contact forces', (viewer) => viewer.press('forces')],
  [['t'], 'T', 'path of the base', (viewer) => viewer.press('trail')],
  [['h'], 'H', 'hidden shapes', (viewer) => viewer.press('hidden')],
  [['?'], '?', 'these shortcuts', (viewer) => viewer.press('help')],
];

/** Has the viewer obey the keyboard. */
export function listenToKeys(viewer) {
  document.addEventListener('keydown', (event) => {
    const free = !event.ctrlKey && !event.metaKey && !event.altKey;
    const elsewhere = event.target.closest?.('select, input, dialog[open]');
    const key = KEYS.find(([names]) => names.includes(event.key));
    if (free && !elsewhere && key) {
      event.preventDefault();
      key[3](viewer);
    }
  });
}

/** Fills the dialog that tells the keys. */
export function describeKeys(dialog) {
  const list = make('dl');
  for (const [, name, what] of KEYS) {
    list.append(make('dt', {}, make('kbd', {}, name)), make('dd', {}, what));
  }
  dialog.append(make('h2', {}, 'Keyboard shortcuts'), list);
  dialog.addEventListener('click', () => dialog.close());
}
