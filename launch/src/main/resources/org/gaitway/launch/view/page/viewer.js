import {Controls} from './controls.js';
import {fetchEpisode, fetchSamples, fetchScene, fetchShow, watch} from './data/api.js';
import {Player} from './data/player.js';
import {Poses} from './data/poses.js';
import {headline, subtitle} from './headline.js';
import {Hud} from './hud.js';
import {listenToKeys} from './keys.js';
import {AboutPanel} from './panel/about.js';
import {EpisodesPanel} from './panel/episodes.js';
import {EventsPanel} from './panel/events.js';
import {LearningPanel} from './panel/learning.js';
import {SignalsPanel} from './panel/signals.js';
import {Tabs} from './panel/tabs.js';
import {Robot} from './stage/robot.js';
import {Stage} from './stage/stage.js';
import {Timeline} from './timeline.js';

const byId = (id) => document.getElementById(id);

/** The page: fetches the episode, and has its parts show it. */
export class Viewer {
  constructor() {
    this.player = new Player();
    this.stage = new Stage(byId('canvas'));
    this.hud = new Hud(byId('hud'));
    this.timeline = new Timeline(byId('timeline'), this.player);
    this.controls = new Controls(this);
    const tabs = new Tabs(byId('tabs'), byId('panels'));
    this.tabs = tabs;
    this.signals = new SignalsPanel(tabs.add('signals', 'Signals'), this.player,
      (span) => this.timeline.setSpan(span));
    this.learning = new LearningPanel(tabs.add('learning', 'Learning'));
    this.events = new EventsPanel(tabs.add('events', 'Events'), this.player);
    this.episodes = new EpisodesPanel(tabs.add('episodes', 'Episodes'), (id) => this.open(id));
    this.about = new AboutPanel(tabs.add('about', 'About'));
    tabs.select('signals');
    this.player.addEventListener('change', () => this.draw());
    this.player.addEventListener('finish', () => this.goOn());
    listenToKeys(this);
    requestAnimationFrame((now) => this.tick(now));
  }

  /** Opens the newest episode. */
  async begin() {
    try {
      await this.updateShow();
      this.episodes.setFollowNewest(this.show.live);
      if (this.show.episodes.length) {
        await this.open(this.show.episodes[0].id);
      } else {
        this.say('No episode has been written here yet; this page waits for one.');
        this.listen('none');
      }
    } catch (error) {
      this.say(error.message, true);
    }
  }

  async updateShow() {
    this.show = await fetchShow();
    byId('live').hidden = !this.show.live;
    this.episodes.setEpisodes(this.show.episodes, this.show.live);
    this.tabs.setCount('episodes', this.show.episodes.length);
    this.tabs.setVisible('episodes', this.show.live || this.show.episodes.length > 1);
    this.tabs.setVisible('learning', await this.learning.update());
  }

  /** Opens an episode. */
  async open(id) {
    this.id = id;
    delete document.body.dataset.ready;
    this.say(null);
    this.dressed = false;
    this.fitted = null;
    this.poses = new Poses(id, () => this.draw());
    this.signals.setEpisode(id);
    this.episodes.setCurrent(id);
    this.player.end = 0;
    this.player.seek(0);
    try {
      await this.update();
      this.listen(id);
      if (this.show.live) {
        this.start();
      }
    } catch (error) {
      this.say(error.message, true);
    }
  }

  /** What happens as one watches is seen near its end; what is simulated faster, from its beginning. */
  start() {
    const asItHappens = ['run', 'simulate'].includes(this.episode.facts.kind);
    if (asItHappens && !this.episode.complete) {
      this.player.follow();
    } else {
      this.player.play();
    }
  }

  listen(id) {
    this.stopListening?.();
    this.stopListening = watch(id, (revisions) => this.hear(revisions),
      () => {
        this.lost = true;
        this.say('The viewer has ended: only what is here already can be shown.', true);
      });
  }

  /** Takes in that something has changed; what comes meanwhile is taken in after it. */
  async hear(revisions) {
    this.heard = revisions;
    this.lost = false;
    if (this.hearing) {
      return;
    }
    this.hearing = true;
    try {
      while (this.heard) {
        const {show, episode} = this.heard;
        this.heard = null;
        await this.takeIn(show, episode);
      }
    } catch (error) {
      this.say(error.message, true);
    } finally {
      this.hearing = false;
    }
  }

  async takeIn(show, episode) {
    if (show !== this.showRevision) {
      this.showRevision = show;
      await this.updateShow();
    }
    if (!this.id && this.show.episodes.length) {
      await this.open(this.show.episodes[0].id);
    } else if (this.id && episode !== this.episode?.revision) {
      await this.update();
    }
    if (this.hasBeenSeen()) {
      this.goOn();
    }
  }

  hasBeenSeen() {
    const {player, episode} = this;
    return episode?.complete && !player.playing && !player.atEdge && player.time >= player.end;
  }

  /** Fetches what is new about the episode. */
  async update() {
    const id = this.id;
    const episode = await fetchEpisode(id);
    if (id !== this.id) {
      return;
    }
    this.episode = episode;
    document.title = `${this.show.title} · Gaitway`;
    headline(episode, this.show);
    byId('subtitle').textContent = subtitle(episode.facts);
    this.player.extend(episode.end, !episode.complete && this.show.live);
    this.about.setFacts(episode.facts);
    this.events.setMarks(episode.marks);
    this.timeline.setMarks(episode.marks);
    this.tabs.setCount('events', episode.marks.length);
    await this.updateStage(id);
    await this.signals.update(episode.groups);
    await this.updateCurve(id);
    document.body.dataset.reading = episode.reading;
    document.body.dataset.frames = this.poses.times.length;
    document.body.dataset.ready = id;
  }

  async updateStage(id) {
    const {episode} = this;
    if (episode.scene && !this.dressed) {
      await this.dress(id);
    } else if (!episode.scene && !episode.reading) {
      this.model = null;
      this.stage.setRobot(null);
    }
    if (this.dressed && episode.frames) {
      await this.poses.grow(episode.frames, episode.frameStride, episode.complete);
      this.fitStage();
    }
    if (episode.problem) {
      this.say(episode.problem, true);
    } else if (!episode.scene && episode.complete) {
      this.say('There is no model in this episode, so there is no robot to draw.');
    }
  }

  /** Puts the episode's robot on the stage; one of the same model stays, and so does the camera. */
  async dress(id) {
    const model = this.episode.facts['model.sha256'];
    if (!model || model !== this.model) {
      const robot = await Robot.load(id, await fetchScene(id));
      if (id !== this.id) {
        return;
      }
      this.stage.setRobot(robot);
      robot.showHidden(this.controls.isPressed('hidden'));
      this.model = model;
    }
    this.dressed = true;
  }

  fitStage() {
    const {coarse} = this.poses;
    if (coarse !== this.fitted && this.stage.robot) {
      this.fitted = coarse;
      this.stage.trail.set(coarse, this.stage.robot.floorHeight());
      this.draw();
      this.stage.forces.fit(coarse.contacts, this.stage.size ?? 1);
      this.draw();
    }
  }

  /** The reward, else the first signal there is, is the timeline's curve. */
  async updateCurve(id) {
    const group = this.episode.groups.find(({id: name}) => name === 'reward');
    const curve = group && await fetchSamples(id, group.id, 0, this.player.end, 600);
    if (id === this.id) {
      this.timeline.setCurve(curve && {x: curve.x, low: curve.low[0], high: curve.high[0]});
    }
  }

  /** After an episode has been seen as far as it goes: the newest, if that is wanted. */
  goOn() {
    if (this.player.growing) {
      this.player.follow();
      return;
    }
    const newest = this.show.episodes[0]?.id;
    if (this.show.live && this.episodes.followNewest && newest !== this.id) {
      this.open(newest);
    }
  }

  tick(now) {
    this.player.advance(Math.min(0.25, (now - (this.last ?? now)) / 1000));
    this.last = now;
    this.stage.render();
    requestAnimationFrame((next) => this.tick(next));
  }

  /** Shows the robot as it is at the player's moment. */
  draw() {
    const {poses, stage, player} = this;
    if (!stage.robot || !poses?.times.length) {
      this.hud.show(null, null, null);
      return;
    }
    const {index, part} = poses.locate(player.time);
    const frame = poses.at(index);
    if (!frame) {
      return;
    }
    const next = frame.exact && index + 1 < poses.times.length ? poses.at(index + 1) : null;
    const force = stage.show(frame, next?.exact ? next : null, part);
    poses.prefetch(index + (player.playing ? 64 : 1));
    this.tell(frame, next, index, force);
  }

  tell(frame, next, index, force) {
    const finite = force !== null;
    const speed = next && distance(frame.poses, next.poses) / (this.poses.times[index + 1] - this.poses.times[index]);
    const shown = this.episode.forces && this.stage.forces.group.visible;
    this.hud.show(finite && this.stage.robot.base(), speed, shown ? force : null);
    document.body.dataset.frame = index;
    document.body.dataset.exact = frame.exact;
    if (!finite) {
      this.say('The state at this moment is not finite: there is nothing to draw.', true);
    } else if (this.poses.failure) {
      this.say(this.poses.failure, true);
    } else if (!this.episode.problem && !this.lost) {
      this.say(null);
    }
  }

  /** Goes some frames on or back. */
  step(frames) {
    const {times} = this.poses;
    const {index} = this.poses.locate(this.player.time + 1e-9);
    this.player.playing = false;
    const next = Math.min(times.length - 1, Math.max(0, index + frames));
    this.player.seek(times.length ? times[next] : this.player.time + 0.02 * frames);
  }

  toEnd() {
    if (this.show.live && !this.episode?.complete) {
      this.player.follow();
    } else {
      this.player.seek(this.player.end);
    }
  }

  /** Goes to the next event (1) or the one before (-1). */
  toEvent(direction) {
    const {time} = this.player;
    const times = this.timeline.marks.map((mark) => mark.time).sort((a, b) => a - b);
    const next = direction > 0
      ? times.find((t) => t > time + 1e-6)
      : times.findLast((t) => t < time - 1e-6);
    if (next !== undefined) {
      this.player.seek(next);
    }
  }

  zoom(factor) {
    this.signals.zoom(this.player.time, factor);
  }

  press(id) {
    byId(id).click();
  }

  /** Shows a message over the stage; null for none. */
  say(text, grave = false) {
    const message = byId('message');
    if (message.textContent !== (text ?? '')) {
      message.textContent = text ?? '';
    }
    message.hidden = !text;
    message.classList.toggle('grave', grave);
  }
}

function distance(a, b) {
  return a.length > 7 ? Math.hypot(b[7] - a[7], b[8] - a[8], b[9] - a[9]) : null;
}
