import * as THREE from 'three';
import {OrbitControls} from '../three/OrbitControls.js';
import {themed} from '../plot/colours.js';
import {Forces} from './forces.js';
import {Trail} from './trail.js';

/** From where the camera looks at first: from the side, a little from ahead and above. */
const VIEW = new THREE.Vector3(0.42, -1, 0.36).normalize();

/** The robot, its floor, light and camera. Draws only when something has changed. */
export class Stage {
  constructor(canvas) {
    this.canvas = canvas;
    this.renderer = new THREE.WebGLRenderer({canvas, antialias: true, alpha: true});
    this.renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    this.renderer.shadowMap.enabled = true;
    this.renderer.shadowMap.type = THREE.PCFSoftShadowMap;
    this.renderer.toneMapping = THREE.NeutralToneMapping;
    this.scene = new THREE.Scene();
    this.camera = new THREE.PerspectiveCamera(38, 1, 0.01, 500);
    this.camera.up.set(0, 0, 1);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.enableDamping = true;
    this.controls.dampingFactor = 0.12;
    this.controls.maxPolarAngle = 0.6 * Math.PI;
    this.controls.addEventListener('change', () => this.invalidate());
    this.forces = new Forces(themed('--stop'));
    this.trail = new Trail(themed('--accent'));
    this.scene.add(this.forces.group, this.trail.line);
    this.following = true;
    this.target = new THREE.Vector3();
    this.addLights();
    new ResizeObserver(() => this.resize()).observe(canvas.parentElement);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.paint());
  }

  addLights() {
    this.scene.add(new THREE.HemisphereLight('#ffffff', '#9a938a', 2.1));
    this.sun = new THREE.DirectionalLight('#fff6ea', 2.2);
    this.sun.castShadow = true;
    this.sun.shadow.mapSize.set(2048, 2048);
    this.sun.shadow.radius = 4;
    this.sun.shadow.normalBias = 0.02;
    this.fill = new THREE.DirectionalLight('#bcd4ff', 0.9);
    this.scene.add(this.sun, this.sun.target, this.fill, this.fill.target);
  }

  resize() {
    const {clientWidth, clientHeight} = this.canvas.parentElement;
    this.renderer.setSize(clientWidth, clientHeight, false);
    this.camera.aspect = clientWidth / Math.max(1, clientHeight);
    this.camera.updateProjectionMatrix();
    this.invalidate();
  }

  /** Puts another robot on the stage; null for none. */
  setRobot(robot) {
    this.robot?.dispose();
    this.robot = robot;
    this.forces.show([]);
    this.trail.set(null);
    this.size = null;
    if (robot) {
      this.scene.add(robot.root);
      this.paint();
    }
    this.invalidate();
  }

  paint() {
    this.robot?.floors.forEach((floor) => floor.paint(themed('--grid'), themed('--floor')));
    this.forces.paint(themed('--stop'));
    this.trail.paint(themed('--accent'));
    this.invalidate();
  }

  /** Looks at the robot as at first. */
  resetCamera() {
    if (!this.robot) {
      return;
    }
    const extent = this.robot.extent();
    this.size = Math.max(0.05, extent.radius);
    const distance = (1.35 * this.size) / Math.tan((this.camera.fov * Math.PI) / 360);
    this.robot.centre(this.target);
    this.controls.target.copy(extent.center);
    this.camera.position.copy(extent.center).addScaledVector(VIEW, distance);
    this.camera.near = this.size / 50;
    this.camera.far = 400 * this.size;
    this.camera.updateProjectionMatrix();
    this.fitLights();
    this.controls.update();
    this.invalidate();
  }

  fitLights() {
    const reach = 2.6 * this.size;
    const {camera} = this.sun.shadow;
    [camera.left, camera.right, camera.bottom, camera.top] = [-reach, reach, -reach, reach];
    [camera.near, camera.far] = [0.1 * this.size, 14 * this.size];
    camera.updateProjectionMatrix();
  }

  /** Shows a pose; returns the strengths of its contacts together [N], or null if not finite. */
  show(frame, next, part) {
    const finite = this.robot.pose(frame.poses, next?.poses, part);
    const contacts = finite && this.forces.group.visible ? frame.contacts : [];
    const total = this.forces.show(contacts,
      (place, body) => this.robot.carry(place, body, frame.poses));
    if (finite) {
      if (this.size === null) {
        this.resetCamera();
      }
      this.moveAlong();
    }
    this.invalidate();
    return finite ? total : null;
  }

  /** Lets camera, lights and floor go where the robot goes. */
  moveAlong() {
    const centre = this.robot.centre(new THREE.Vector3());
    const moved = centre.clone().sub(this.target);
    this.target.copy(centre);
    if (this.following) {
      this.controls.target.add(moved);
      this.camera.position.add(moved);
    }
    this.sun.target.position.copy(centre);
    this.sun.position.copy(centre).add(new THREE.Vector3(2, -2.6, 6).multiplyScalar(this.size));
    this.fill.target.position.copy(centre);
    this.fill.position.copy(centre).add(new THREE.Vector3(-4, 3, 2).multiplyScalar(this.size));
    this.robot.floors.forEach((floor) => floor.under(centre));
  }

  setFollowing(following) {
    this.following = following;
    if (following && this.robot) {
      this.robot.centre(this.target);
      const moved = this.target.clone().sub(this.controls.target);
      this.controls.target.add(moved);
      this.camera.position.add(moved);
    }
    this.invalidate();
  }

  invalidate() {
    this.stale = true;
  }

  /** Draws if something has changed since the last time. */
  render() {
    this.controls.update();
    if (this.stale) {
      this.stale = false;
      this.renderer.render(this.scene, this.camera);
    }
  }
}
