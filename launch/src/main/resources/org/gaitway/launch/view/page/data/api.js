// What the server gives, as numbers and objects. Binary answers are little endian, as all computers
// that run browsers are.

/** Thrown when the server refuses; the message is for people. */
export class Refused extends Error {}

async function get(path) {
  const response = await fetch(path);
  if (!response.ok) {
    const told = await response.json().catch(() => ({}));
    throw new Refused(told.error ?? `the server answered ${response.status}`);
  }
  return response;
}

const json = async (path) => (await get(path)).json();
const bytes = async (path) => (await get(path)).arrayBuffer();

/** Title, whether it is live, and the list of episodes. */
export const fetchShow = () => json('api/show');

/** Columns of a training's metrics by name. */
export const fetchLearning = () => json('api/learning');

/** Facts, groups of signals and events of an episode. */
export const fetchEpisode = (id) => json(`api/episodes/${id}`);

/** Shapes of the robot. */
export const fetchScene = (id) => json(`api/episodes/${id}/scene`);

/** Times of the frames from an index on [s]. */
export async function fetchTimes(id, from) {
  return new Float64Array(await bytes(`api/episodes/${id}/times?from=${from}`));
}

/** A mesh: vertices (x, y, z) and triangles (three indices). */
export async function fetchSurface(id, index) {
  const data = await bytes(`api/episodes/${id}/surface?index=${index}`);
  const [vertices, triangles] = new Uint32Array(data, 0, 2);
  return {
    vertices: new Float32Array(data, 8, 3 * vertices),
    triangles: new Uint32Array(data, 8 + 12 * vertices, 3 * triangles),
  };
}

/** Poses and contacts of some frames; see Block. */
export async function fetchPoses(id, from, count, stride) {
  const data = await bytes(
    `api/episodes/${id}/poses?from=${from}&count=${count}&stride=${stride}`);
  const [, frames, bodies] = new Uint32Array(data, 0, 3);
  const width = 7 * bodies;
  const contactsAt = 16 + 4 * frames * width;
  return {
    from,
    stride,
    frames,
    width,
    poses: new Float32Array(data, 16, frames * width),
    before: new Uint32Array(data, contactsAt, frames + 1),
    contacts: new Float32Array(data, contactsAt + 4 * (frames + 1)),
  };
}

/** Signals of a group over a span of time: times, and the least and greatest of each. */
export async function fetchSamples(id, group, from, to, points) {
  const data = await bytes(
    `api/episodes/${id}/samples?group=${encodeURIComponent(group)}`
      + `&from=${from}&to=${to}&points=${points}`);
  const [signals, count] = new Uint32Array(data, 0, 2);
  const series = (at) => new Float32Array(data, 8 + 8 * count + 4 * count * at, count);
  return {
    x: new Float64Array(data.slice(8, 8 + 8 * count)),
    low: Array.from({length: signals}, (_, i) => series(2 * i)),
    high: Array.from({length: signals}, (_, i) => series(2 * i + 1)),
  };
}

/**
 * Calls back with the revisions of show and episode whenever they change, and when the server has
 * gone; returns how to stop.
 */
export function watch(id, onChange, onLoss) {
  const source = new EventSource(`api/changes?episode=${id}`);
  source.onerror = onLoss;
  source.onmessage = (event) => onChange(JSON.parse(event.data));
  return () => source.close();
}
