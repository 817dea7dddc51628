import {fetchPoses, fetchTimes} from './api.js';

const BLOCK = 64;
const MOST_BLOCKS = 256;
const COARSE = 256;

/**
 * The poses of an episode's frames, fetched in blocks as they are needed. A coarse pass over the
 * whole episode comes first, so that scrubbing has something to show at once.
 */
export class Poses {
  constructor(id, onLoad) {
    this.id = id;
    this.onLoad = onLoad;
    this.times = new Float64Array(0);
    this.frameStride = 1;
    this.blocks = new Map();
    this.pending = new Set();
    this.coarse = null;
    this.failure = null;
  }

  /** Takes in that the episode has so many frames now, and whether that is all. */
  async grow(frames, frameStride, complete) {
    if (frameStride !== this.frameStride) {
      this.frameStride = frameStride;
      this.times = new Float64Array(0);
      this.blocks.clear();
    }
    if (frames > this.times.length) {
      const more = await fetchTimes(this.id, this.times.length);
      const times = new Float64Array(this.times.length + more.length);
      times.set(this.times);
      times.set(more, this.times.length);
      this.dropShortBlocks();
      this.times = times;
    }
    const reach = this.coarse?.reach ?? 0;
    if (this.times.length > (complete ? 1 : 2) * reach) {
      const stride = Math.max(1, Math.ceil(this.times.length / COARSE));
      const block = await fetchPoses(this.id, 0, COARSE + 1, stride);
      block.reach = this.times.length;
      this.coarse = block;
    }
    this.onLoad();
  }

  /** A block that was fetched before its frames were all there. */
  dropShortBlocks() {
    for (const [key, block] of this.blocks) {
      if (block.frames < BLOCK) {
        this.blocks.delete(key);
      }
    }
  }

  /** Index of the last frame at or before a time, and how far it is to the next (0 to 1). */
  locate(time) {
    const times = this.times;
    let low = 0;
    let high = times.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (times[middle] <= time) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    const span = times[low + 1] - times[low];
    const part = span > 0 ? Math.min(1, Math.max(0, (time - times[low]) / span)) : 0;
    return {index: low, part};
  }

  /** The pose of a frame, or of the nearest that is here; null if none is. */
  at(index) {
    const key = Math.floor(index / BLOCK);
    const block = this.blocks.get(key);
    if (block && index - block.from < block.frames) {
      this.blocks.delete(key); // The least recently used are first.
      this.blocks.set(key, block);
      return frameOf(block, index - block.from, true);
    }
    this.fetch(key);
    if (!this.coarse?.frames) {
      return null;
    }
    const nearest = Math.min(this.coarse.frames - 1, Math.round(index / this.coarse.stride));
    return frameOf(this.coarse, nearest, this.coarse.stride === 1);
  }

  /** Fetches what will be played next. */
  prefetch(index) {
    if (index < this.times.length) {
      this.fetch(Math.floor(index / BLOCK));
    }
  }

  async fetch(key) {
    if (this.pending.has(key) || this.blocks.has(key) || this.pending.size > 3) {
      return;
    }
    this.pending.add(key);
    try {
      const block = await fetchPoses(this.id, key * BLOCK, BLOCK, 1);
      this.blocks.set(key, block);
      if (this.blocks.size > MOST_BLOCKS) {
        this.blocks.delete(this.blocks.keys().next().value);
      }
    } catch (error) {
      this.failure = error.message;
    } finally {
      this.pending.delete(key);
      this.onLoad();
    }
  }
}

function frameOf(block, at, exact) {
  return {
    exact,
    poses: block.poses.subarray(at * block.width, (at + 1) * block.width),
    contacts: block.contacts.subarray(7 * block.before[at], 7 * block.before[at + 1]),
  };
}
