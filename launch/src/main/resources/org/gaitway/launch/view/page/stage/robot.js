import * as THREE from 'three';
import {fetchSurface} from '../data/api.js';
import {Floor} from './floor.js';
import {geometryOf, materialOf, setPose} from './shapes.js';

const FIRST_HIDDEN_GROUP = 3;

/** More would be seen as gaps. */
const LAYERS = 12;

/** The bodies of a model and their shapes. */
export class Robot {
  constructor(scene) {
    this.root = new THREE.Group();
    this.bodies = scene.bodies.map(() => new THREE.Group());
    this.root.add(...this.bodies);
    this.floors = [];
    this.hidden = [];
    this.layers = 0;
    this.from = new THREE.Quaternion();
    this.to = new THREE.Quaternion();
  }

  /** Builds a robot, meshes and all. */
  static async load(id, scene) {
    const robot = new Robot(scene);
    const surfaces = new Map();
    for (const geom of scene.geoms) {
      if ('surface' in geom && !surfaces.has(geom.surface)) {
        surfaces.set(geom.surface, await fetchSurface(id, geom.surface));
      }
      robot.add(geom, surfaces.get(geom.surface));
    }
    return robot;
  }

  add(geom, surface) {
    if (geom.shape === 'PLANE') {
      const floor = new Floor(geom);
      setPose(floor.group, geom.position, geom.rotation);
      this.bodies[geom.body].add(floor.group);
      this.floors.push(floor);
      return;
    }
    const geometry = geometryOf(geom, surface);
    if (!geometry || geom.colour[3] === 0) {
      return;
    }
    const mesh = new THREE.Mesh(geometry, materialOf(geom, this.layers++ % LAYERS));
    mesh.castShadow = true;
    mesh.receiveShadow = geom.body === 0;
    setPose(mesh, geom.position, geom.rotation);
    if (geom.group >= FIRST_HIDDEN_GROUP) {
      mesh.visible = false;
      this.hidden.push(mesh);
    }
    this.bodies[geom.body].add(mesh);
  }

  showHidden(shown) {
    this.hidden.forEach((mesh) => {
      mesh.visible = shown;
    });
  }

  /**
   * Takes up poses, or what lies between two.
   *
   * @return whether they are finite: else the robot is not drawn
   */
  pose(poses, next, part) {
    this.root.visible = poses.every(Number.isFinite);
    for (let i = 0; this.root.visible && i < this.bodies.length; i++) {
      this.poseBody(this.bodies[i], poses.subarray(7 * i), next?.subarray(7 * i), part);
    }
    return this.root.visible;
  }

  poseBody(body, pose, next, part) {
    body.position.set(pose[0], pose[1], pose[2]);
    body.quaternion.set(pose[4], pose[5], pose[6], pose[3]);
    if (next && part > 0 && Number.isFinite(next[0])) {
      this.to.set(next[4], next[5], next[6], next[3]);
      body.quaternion.slerp(this.to, part);
      body.position.x += part * (next[0] - pose[0]);
      body.position.y += part * (next[1] - pose[1]);
      body.position.z += part * (next[2] - pose[2]);
    }
  }

  /** Moves a place of a frame along with its body to where that is drawn. */
  carry(place, index, poses) {
    const [x, y, z, qw, qx, qy, qz] = poses.subarray(7 * index, 7 * index + 7);
    const body = this.bodies[index];
    place.sub({x, y, z}).applyQuaternion(this.from.set(qx, qy, qz, qw).invert());
    return place.applyQuaternion(body.quaternion).add(body.position);
  }

  /** Where the robot is: its first body that is not the world. */
  base() {
    return (this.bodies[1] ?? this.bodies[0]).position;
  }

  /** The middle of all its bodies, which moves more calmly than any of them. */
  centre(out) {
    out.set(0, 0, 0);
    const moving = this.bodies.slice(1);
    moving.forEach((body) => out.add(body.position));
    return out.divideScalar(Math.max(1, moving.length));
  }

  /** A sphere around the bodies, without what is fixed to the world. */
  extent() {
    const box = new THREE.Box3();
    this.root.updateMatrixWorld(true);
    this.bodies.slice(1).forEach((body) => box.expandByObject(body));
    if (box.isEmpty()) {
      this.bodies.forEach((body) => box.expandByObject(body));
    }
    return box.getBoundingSphere(new THREE.Sphere());
  }

  /** Height of a level floor without end; null if there is none. */
  floorHeight() {
    const level = this.floors.find(({endless, group}) => endless && Math.abs(group.quaternion.w) === 1);
    return level ? level.group.position.z + 0.002 : null;
  }

  dispose() {
    this.root.traverse((object) => {
      object.geometry?.dispose();
      object.material?.dispose();
    });
    this.root.removeFromParent();
  }
}
