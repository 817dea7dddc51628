/** So far behind the end of a growing episode is it played [s]: files grow by leaps of half a second. */
const LAG = 0.7;

/** Beyond this, what was missed is left out [s]. */
const FAR = 3;

/** Speeds to choose from. */
export const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 4, 8, 16];

/**
 * The moment that is shown, and whether it moves on. Tells 'change' when the moment or a setting
 * changes, 'finish' when it has come to the end by playing.
 */
export class Player extends EventTarget {
  time = 0;
  end = 0;
  speed = 1;
  playing = false;
  looping = false;
  /** Whether it stays near the end as the episode grows. */
  atEdge = false;
  /** Whether the end moves. */
  growing = false;

  play() {
    if (this.time >= this.end) {
      this.time = 0;
    }
    this.playing = true;
    this.atEdge = false;
    this.changed();
  }

  pause() {
    this.playing = false;
    this.atEdge = false;
    this.changed();
  }

  toggle() {
    if (this.playing || this.atEdge) {
      this.pause();
    } else {
      this.play();
    }
  }

  /** Goes to a moment [s]; playing goes on from there. */
  seek(time) {
    this.time = Math.min(this.end, Math.max(0, time));
    this.atEdge = false;
    this.changed();
  }

  /** Goes near the end and stays there while it moves. */
  follow() {
    this.playing = false;
    this.atEdge = true;
    this.time = Math.max(0, this.end - LAG);
    this.changed();
  }

  setSpeed(speed) {
    this.speed = speed;
    this.changed();
  }

  /** Goes to the next faster (1) or slower (-1) speed. */
  changeSpeed(by) {
    const at = SPEEDS.indexOf(this.speed) + by;
    this.setSpeed(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, at))]);
  }

  toggleLoop() {
    this.looping = !this.looping;
    this.changed();
  }

  /** Takes in that the episode is so long [s], and whether it grows. */
  extend(end, growing) {
    this.end = end;
    this.growing = growing;
    this.time = Math.min(this.time, end);
    this.changed();
  }

  /** Lets real time pass [s]. */
  advance(seconds) {
    if (this.atEdge) {
      this.approach(seconds);
    } else if (this.playing) {
      this.playOn(seconds);
    }
  }

  /** Moves smoothly behind an end that leaps: faster when far from it, slower when near. */
  approach(seconds) {
    const gap = this.end - (this.growing ? LAG : 0) - this.time;
    if (gap > FAR) {
      this.time += gap;
    } else {
      this.time += seconds * Math.min(2, Math.max(0, 1 + gap));
    }
    if (this.time < this.end) {
      this.changed();
    } else {
      this.time = this.end;
      this.atEdge = this.growing;
      this.changed();
      if (!this.growing) {
        this.dispatchEvent(new Event('finish'));
      }
    }
  }

  playOn(seconds) {
    this.time += seconds * this.speed;
    if (this.time < this.end) {
      this.changed();
    } else if (this.looping && this.end > 0) {
      this.time %= this.end;
      this.changed();
    } else {
      this.time = this.end;
      this.playing = false;
      this.changed();
      this.dispatchEvent(new Event('finish'));
    }
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }
}
