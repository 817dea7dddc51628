import {make} from './panel/dom.js';
import {brief} from './plot/numbers.js';

/** What the header says first about an episode: what ran where. */
export function subtitle(facts) {
  const parts = [
    facts.kind,
    facts['policy.name'] && `policy ${facts['policy.name']}`,
    facts.episode && `episode ${facts.episode}`,
    facts.seed && `seed ${facts.seed}`,
  ];
  return parts.filter(Boolean).join(' · ');
}

function ending({facts, complete, reading, problem}, show) {
  if (facts.outcome || reading || complete) {
    return facts.outcome ?? (reading ? 'reading …' : problem ? 'damaged' : null);
  }
  return show.live ? 'running' : 'cut off';
}

/** Title and figures of the header. */
export function headline(episode, show) {
  const {facts} = episode;
  const task = [facts['task.name'], facts['task.version']].filter(Boolean).join(' ');
  document.getElementById('title').textContent = task || facts['model.name'] || show.title;
  const figures = [
    ['return', facts.return && brief(Number(facts.return))],
    ['steps', facts.steps],
    ['', ending(episode, show)],
  ];
  document.getElementById('headline').replaceChildren(...figures
    .filter(([, value]) => value)
    .map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, value))));
}
