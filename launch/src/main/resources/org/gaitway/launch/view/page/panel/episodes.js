import {empty, make} from './dom.js';

const size = (bytes) =>
  bytes < 1e6 ? `${(bytes / 1e3).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

const when = (modified) => new Date(modified).toLocaleTimeString([], {timeStyle: 'medium'});

/** The episodes of a folder, newest first. */
export class EpisodesPanel {
  constructor(root, onOpen) {
    this.onOpen = onOpen;
    /** Whether the newest is shown as soon as the one before has been seen. */
    this.followNewest = false;
    this.box = make('input', {type: 'checkbox'});
    this.box.addEventListener('change', () => {
      this.followNewest = this.box.checked;
    });
    this.check = make('label', {className: 'check'}, this.box, 'Go on to the newest episode');
    this.list = make('ol', {className: 'list episodes'});
    this.root = root;
  }

  setFollowNewest(follow) {
    this.followNewest = follow;
    this.box.checked = follow;
  }

  setEpisodes(episodes, live) {
    this.list.replaceChildren(...episodes.map((episode) => this.row(episode)));
    this.check.hidden = !live;
    this.root.replaceChildren(this.check,
      episodes.length ? this.list : empty('No episode has been written here yet.'));
    this.setCurrent(this.current);
  }

  row(episode) {
    const name = episode.name.split('/').at(-1).replace(/\.mcap$/, '');
    const button = make('button', {title: episode.name},
      make('span', {className: 'name'}, name),
      make('span', {className: 'size'}, size(episode.bytes)),
      make('time', {}, when(episode.modified)));
    button.addEventListener('click', () => {
      this.setFollowNewest(false);
      this.onOpen(episode.id);
    });
    const row = make('li', {}, button);
    row.dataset.id = episode.id;
    return row;
  }

  setCurrent(id) {
    this.current = id;
    for (const row of this.list.children) {
      row.setAttribute('aria-current', row.dataset.id === id);
    }
  }
}
