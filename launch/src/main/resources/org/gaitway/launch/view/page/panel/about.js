import {make} from './dom.js';

const SECTIONS = [
  ['Episode', /^(kind|created|episode|seed|environment|outcome|steps|return|duration|dropped)/],
  ['Task and model', /^(task|model|timestep|substeps)/],
  ['Policy', /^policy/],
  ['Program and machine', /^(gaitway|java|architecture|mujoco|format)/],
  ['Robot', /^(joints|commanded|sensors|observation|reward)/],
  ['Further', /./],
];

/** Everything that the file says about itself. */
export class AboutPanel {
  constructor(root) {
    this.root = root;
  }

  setFacts(facts) {
    const left = new Map(Object.entries(facts));
    const list = make('dl', {className: 'facts'});
    for (const [title, pattern] of SECTIONS) {
      const own = [...left].filter(([name]) => pattern.test(name));
      if (own.length) {
        list.append(make('h2', {}, title));
      }
      for (const [name, value] of own) {
        left.delete(name);
        list.append(make('dt', {}, name), make('dd', {}, value));
      }
    }
    this.root.replaceChildren(list);
  }
}
